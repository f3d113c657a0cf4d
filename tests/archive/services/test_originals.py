"""The bytes as they came: kept once, never rewritten, never handed out when they are damaged."""

import pytest

from archive.ingest.values import Record
from archive.models import Original
from archive.services.originals import (
    OriginalDamagedError,
    keep_bytes,
    original_rows,
    read_original,
    sha256_of,
)
from tests.factories import OriginalFactory

DATA = "نص الخبر كما جاء".encode()
SHA256 = sha256_of(DATA)
RECORD = Record("r.txt", DATA, "text/plain", "utf-8", DATA.decode())


@pytest.fixture
def path(settings):
    return settings.ORIGINALS_DIR / SHA256[:2] / SHA256


def test_bytes_are_kept_under_their_hash_and_nothing_else_is_left(path):
    keep_bytes(SHA256, DATA)
    assert path.read_bytes() == DATA
    assert list(path.parent.iterdir()) == [path]


def test_bytes_that_are_there_are_not_written_again(path):
    keep_bytes(SHA256, DATA)
    before = path.stat()
    keep_bytes(SHA256, DATA)
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert not after.st_mode & 0o222, "nobody may write into an original"


def test_a_write_that_fails_leaves_nothing_that_looks_whole(path, monkeypatch):
    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("archive.services.originals.os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        keep_bytes(SHA256, DATA)
    assert list(path.parent.iterdir()) == []


@pytest.mark.django_db
def test_the_same_bytes_have_one_row_however_often_they_come():
    first = original_rows({SHA256: RECORD})
    second = original_rows({SHA256: RECORD})
    assert first[SHA256] == second[SHA256] == Original.objects.get()


@pytest.mark.django_db
def test_what_was_kept_is_read():
    keep_bytes(SHA256, DATA)
    assert read_original(OriginalFactory(sha256=SHA256)) == DATA


@pytest.mark.django_db
def test_damaged_bytes_are_not_handed_out(path):
    keep_bytes(SHA256, DATA)
    path.chmod(0o644)
    path.write_bytes(DATA[:-1])
    with pytest.raises(OriginalDamagedError):
        read_original(OriginalFactory(sha256=SHA256))


@pytest.mark.django_db
def test_missing_bytes_are_told_of():
    with pytest.raises(OriginalDamagedError):
        read_original(OriginalFactory(sha256=SHA256))
