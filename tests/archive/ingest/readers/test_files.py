"""Folders are read in order; each file by what is in it; what is no report says why."""

import gzip
import os

import pytest

from archive.ingest.readers.files import FoundFile, read_paths, walk
from archive.ingest.values import Record, Refusal, RefusalReason

REPORT = "جولة جديدة في أستانا\nبدأت اليوم جولة جديدة من المحادثات."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"


def write(folder, *names, text=REPORT):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names(found):
    return [item.name for item in found]


def test_folders_are_read_in_order_and_hidden_files_are_passed_over(tmp_path):
    folder = tmp_path / "reports"
    write(folder, "b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/config.txt", "c.txt")
    found = list(walk([folder]))
    assert names(found) == [
        "reports/a/1.txt",
        "reports/a/2.txt",
        "reports/b.txt",
        "reports/c.txt",
    ]


def test_a_file_that_is_named_twice_is_read_once(tmp_path):
    write(tmp_path / "reports", "a.txt")
    folder = tmp_path / "reports"
    assert len(list(walk([folder, folder / "a.txt", folder / ".." / "reports"]))) == 1


def test_links_that_lead_in_circles_end(tmp_path):
    write(tmp_path / "reports", "a.txt")
    (tmp_path / "reports" / "again").symlink_to(tmp_path / "reports")
    assert names(walk([tmp_path / "reports"])) == ["reports/a.txt"]


def test_a_folder_of_images_gives_one_refusal_each(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.png").write_bytes(PNG + os.urandom(500))
    (tmp_path / "4.txt").write_bytes(PNG + os.urandom(500))
    results = list(read_paths([tmp_path]))
    assert [result.reason for result in results] == [RefusalReason.NOT_TEXT] * 4


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    write(tmp_path, "1.txt", "4.txt")
    (tmp_path / "2.txt").write_bytes(b"")
    (tmp_path / "3.txt").write_bytes(gzip.compress(REPORT.encode() * 200)[:-30])
    (tmp_path / "5.txt").symlink_to(tmp_path / "nowhere")
    results = list(read_paths([tmp_path]))
    assert [type(result) for result in results] == [Record, Refusal, Refusal, Record, Refusal]
    assert results[1].reason is RefusalReason.EMPTY
    assert results[4].reason is RefusalReason.UNREADABLE


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    [refusal] = read_paths([tmp_path])
    assert refusal.reason is RefusalReason.UNKNOWN_FORMAT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    write(tmp_path, "secret.txt")
    (tmp_path / "secret.txt").chmod(0)
    [refusal] = read_paths([tmp_path])
    assert refusal.reason is RefusalReason.UNREADABLE


def test_names_tell_nothing_of_where_the_files_lie(tmp_path, monkeypatch):
    write(tmp_path / "reports", "a.txt")
    monkeypatch.chdir(tmp_path / "reports")
    for path in (tmp_path / "reports", tmp_path / "reports" / "a.txt"):
        assert str(tmp_path) not in next(walk([path])).name
    [found] = walk(
        [
            tmp_path / "reports" / "..",
        ]
    )
    assert isinstance(found, FoundFile)
    assert str(tmp_path) not in found.name
