"""Archives: every report in them, nothing written beside them, and bombs are given up."""

import bz2
import gzip
import io
import lzma
import os
import stat
import struct
import tarfile
import tempfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from archive.ingest.readers import opening, packed, unpacking
from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.values import Record, Refusal, RefusalReason
from tests.archive.ingest.readers.formats import MEMBERS, REPORT, tarred, zipped


@pytest.fixture(autouse=True)
def spools(tmp_path, monkeypatch) -> Path:
    """Return the folder in which temporary files are made, and check that none is left there."""
    folder = tmp_path / "spools"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def read(data: bytes, tmp_path: Path, name: str = "saved.zip") -> list[Record | Refusal]:
    path = tmp_path / "inbox" / "archive"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    answers = list(read_file(FoundFile(path, name)))
    assert list(path.parent.iterdir()) == [path], "something was written beside the archive"
    return answers


def bz2_in_small_blocks(data: bytes) -> bytes:
    """Return the data packed in blocks of 100 kB; what is in a block that is cut is lost."""
    return bz2.compress(data, compresslevel=1)


PACKINGS = {
    "zip": zipped,
    "tar": tarred,
    "tar.gz": lambda members: gzip.compress(tarred(members)),
    "tar.bz2": lambda members: bz2.compress(tarred(members)),
    "tar.xz": lambda members: lzma.compress(tarred(members)),
    "zip.gz": lambda members: gzip.compress(zipped(members)),
}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("name", ["saved", "saved.txt"])
def test_an_archive_of_every_format_gives_all_its_reports(tmp_path, packing, name):
    records = read(PACKINGS[packing](MEMBERS), tmp_path, name)
    assert all(isinstance(record, Record) for record in records), records
    assert {record.media_type for record in records} == {
        "text/plain", "text/html", "application/json", "application/rss+xml", "text/csv",
        "application/sgml",
    }  # fmt: skip
    assert len(records) == len(MEMBERS)
    assert records[0].name == f"{name}/report.txt"
    assert records[1].name == f"{name}/pages/report.html"
    assert records[1].external_id == "report"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("member", MEMBERS)
def test_a_single_packed_file_is_read(tmp_path, pack, member):
    (record,) = read(pack(MEMBERS[member]), tmp_path, Path(member).name)
    assert isinstance(record, Record)


def test_archives_in_archives_are_read_to_a_depth_that_people_use(tmp_path):
    inner = tarred({"report.txt": REPORT})
    for level in range(packed.MAX_DEPTH):
        inner = zipped({f"level-{level}.zip": inner})
    (record,) = read(inner, tmp_path)
    assert isinstance(record, Record)
    assert record.name.endswith("/level-0.zip/report.txt")


def test_an_archive_nested_twenty_deep_is_given_up_and_what_lies_higher_is_kept(tmp_path):
    inner = zipped({"report.txt": REPORT})
    for level in range(20):
        inner = zipped({f"{level}.zip": inner, "z.txt": REPORT + str(level).encode()})
    *records, last = sorted(read(inner, tmp_path), key=lambda one: isinstance(one, Refusal))
    assert len(records) == packed.MAX_DEPTH + 1
    assert (last.reason, last.detail) == (RefusalReason.NESTED_TOO_DEEP, str(packed.MAX_DEPTH))


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    "name",
    ["../../x.txt", "/etc/x.txt", "a/../../x.txt", "..\\x.txt", "C:\\x.txt", "\\\\host\\x.txt"],
)
def test_a_member_whose_path_leaves_the_archive_is_refused_by_name(tmp_path, pack, name):
    refusal, record = read(pack({name: REPORT, "good.txt": REPORT}), tmp_path)
    assert refusal.reason is RefusalReason.UNSAFE_MEMBER
    assert refusal.name == f"saved.zip/{name.replace(chr(92), '/')}"
    assert isinstance(record, Record)
    assert not (tmp_path / "x.txt").exists()


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE]
)
def test_links_and_devices_in_a_tar_are_refused(tmp_path, kind):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type = kind
        link.linkname = "/etc/passwd"
        archive.addfile(link)
    (refusal,) = read(stream.getvalue(), tmp_path)
    assert (refusal.name, refusal.reason) == ("saved.zip/link.txt", RefusalReason.UNSAFE_MEMBER)


def test_links_in_a_zip_are_refused(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    (refusal,) = read(stream.getvalue(), tmp_path)
    assert refusal.reason is RefusalReason.UNSAFE_MEMBER


@pytest.mark.parametrize("packing", ["zip", "tar.gz", "tar.bz2", "tar.xz"])
def test_a_bomb_is_given_up_and_what_came_before_is_kept(tmp_path, packing, monkeypatch):
    monkeypatch.setattr(unpacking, "RATIO_COUNTS_FROM", 5_000_000)
    monkeypatch.setattr(opening, "RATIO_COUNTS_FROM", 5_000_000)
    members = {"report.txt": REPORT, "bomb.txt": bytes(60_000_000)}
    record, refusal = read(PACKINGS[packing](members), tmp_path)
    assert isinstance(record, Record)
    assert refusal.reason is RefusalReason.UNPACKS_TOO_LARGE
    assert refusal.detail.endswith(" MB")


def test_a_bomb_of_archives_in_archives_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "RATIO_COUNTS_FROM", 5_000_000)
    inner = zipped({f"{n}.txt": bytes(1_000_000) for n in range(10)})
    middle = zipped({f"{n}.zip": inner for n in range(10)})
    answers = read(zipped({f"{n}.zip": middle for n in range(10)}), tmp_path)
    reasons = [answer.reason for answer in answers]
    assert RefusalReason.UNPACKS_TOO_LARGE in reasons
    assert len(answers) < 60


def test_a_single_packed_bomb_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "RATIO_COUNTS_FROM", 5_000_000)
    lines = b'{"id": "1", "text": "x"}\n' + (b" " * 999 + b"\n") * 40_000
    *_, refusal = read(gzip.compress(lines), tmp_path, "bomb.jsonl.gz")
    assert refusal.reason is RefusalReason.UNPACKS_TOO_LARGE


def test_a_zip_whose_members_share_their_bytes_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "RATIO_COUNTS_FROM", 5_000_000)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", "نص " * 100_000)
        first = archive.infolist()[0]
        # The directory names the same bytes a hundred times.
        archive.filelist.extend([first] * 99)
        archive._didModify = True
    *records, refusal = read(stream.getvalue(), tmp_path)
    assert len(records) < 50
    assert refusal.reason is RefusalReason.UNPACKS_TOO_LARGE


def test_an_archive_of_too_many_members_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_MEMBERS", 100)
    members = {f"{n}.txt": b"x" for n in range(150)}
    (refusal,) = read(zipped(members), tmp_path)
    assert (refusal.reason, refusal.detail) == (RefusalReason.TOO_MANY_MEMBERS, "100")
    *records, refusal = read(tarred(members), tmp_path)
    assert len(records) == 100
    assert refusal.reason is RefusalReason.TOO_MANY_MEMBERS


def test_what_is_no_report_is_refused_by_name_and_the_rest_is_taken(tmp_path):
    members = {
        "scan.pdf": b"%PDF-1.4\n\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 10,
        "photo.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 10,
        "photo.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
        "notes.docx": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
        "book.epub": zipped(
            {"mimetype": b"application/epub+zip"}, compress_type=zipfile.ZIP_STORED
        ),
        "style.css": b"body { color: red }",
        "empty.txt": b"",
        "report.txt": REPORT,
    }
    *refusals, record = read(zipped(members), tmp_path)
    assert isinstance(record, Record)
    assert [refusal.name for refusal in refusals] == [f"saved.zip/{name}" for name in members][:-1]
    not_text, unknown = RefusalReason.NOT_TEXT, RefusalReason.UNKNOWN_FORMAT
    assert [refusal.reason for refusal in refusals] == [
        not_text, not_text, not_text, not_text, not_text, unknown, RefusalReason.EMPTY,
    ]  # fmt: skip


def test_folders_and_what_computers_hide_are_passed_over(tmp_path):
    members = {"a/": b"", "__MACOSX/a/._r.txt": b"x", "a/.DS_Store": b"x", "./a/r.txt": REPORT}
    (record,) = read(zipped(members), tmp_path)
    assert record.name == "saved.zip/a/r.txt"


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_empty_archive_is_refused(tmp_path, pack):
    (refusal,) = read(pack({}), tmp_path)
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_arabic_names_are_read_however_the_archive_wrote_them(tmp_path, encoding):
    name = "تقارير/تقرير الجولة السابعة.txt"
    raw = name.encode(encoding)
    data = zipped({"x" * len(raw): REPORT}).replace(b"x" * len(raw), raw)
    (record,) = read(data, tmp_path)
    assert record.name == f"saved.zip/{name}"
    assert record.external_id == "تقرير الجولة السابعة"
    (record,) = read(tarred({name: REPORT}), tmp_path)
    assert record.name == f"saved.zip/{name}"


def test_a_locked_member_is_refused_as_locked(tmp_path):
    data = bytearray(zipped({"secret.txt": REPORT, "good.txt": REPORT}))
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 1)
    refusal, record = read(bytes(data), tmp_path)
    assert (refusal.name, refusal.reason) == ("saved.zip/secret.txt", RefusalReason.ENCRYPTED)
    assert isinstance(record, Record)


def test_a_damaged_member_of_a_zip_costs_no_other(tmp_path):
    noise = os.urandom(2000)
    data = zipped({"bad.txt": noise, "good.txt": REPORT})
    at = data.index(noise[100:120])
    refusal, record = read(data[:at] + b"damaged!" + data[at + 8 :], tmp_path)
    assert (refusal.name, refusal.reason) == ("saved.zip/bad.txt", RefusalReason.UNREADABLE)
    assert isinstance(record, Record)


def test_a_member_without_a_name_is_refused(tmp_path):
    data = zipped({"x": REPORT, "good.txt": REPORT})
    entry = data.index(b"PK\x01\x02")
    # The name of one letter is taken away, and given back as an extra field.
    data = data[: entry + 28] + b"\0\0\1\0" + data[entry + 32 :]
    refusal, record = read(data, tmp_path)
    assert refusal.reason is RefusalReason.UNSAFE_MEMBER
    assert isinstance(record, Record)


def test_a_zip_without_its_end_is_refused_as_cut_short(tmp_path):
    data = zipped(MEMBERS)
    (refusal,) = read(data[: len(data) // 2], tmp_path)
    assert refusal.reason is RefusalReason.CUT_SHORT


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2_in_small_blocks, lzma.compress])
def test_a_tar_cut_in_half_gives_what_came_before_and_says_so(tmp_path, pack):
    noise = {f"{n}.txt": REPORT + os.urandom(3000).hex().encode() for n in range(200)}
    data = pack(tarred(noise))
    for cut in (len(data) // 2, len(data) // 2 + 100, len(data) // 3 + 512):
        *records, refusal = read(data[:cut], tmp_path)
        assert len(records) > 10
        assert all(isinstance(record, Record) for record in records)
        assert refusal.reason is RefusalReason.CUT_SHORT


def test_rubbish_in_a_tar_is_said_to_be_there(tmp_path):
    data = tarred({"a.txt": REPORT, "b.txt": REPORT})
    half = len(tarred({"a.txt": REPORT})) - tarfile.RECORDSIZE
    at = data.index(b"b.txt")
    record, refusal = read(data[:at] + b"rubbish" * 100 + data[at + 700 :], tmp_path)
    assert half < at
    assert isinstance(record, Record)
    assert refusal.reason is RefusalReason.UNREADABLE


def test_an_archive_left_half_read_leaves_nothing_behind(tmp_path, spools):
    path = tmp_path / "archive"
    path.write_bytes(zipped(MEMBERS))
    answers = read_file(FoundFile(path, "saved.zip"))
    next(answers)
    assert list(spools.iterdir())
    answers.close()


def test_an_archive_of_many_members_takes_the_memory_of_few(tmp_path):
    path = tmp_path / "many.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for number in range(1000):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(REPORT)
            archive.addfile(info, io.BytesIO(REPORT))
    answers = read_file(FoundFile(path, "many.tar.gz"))
    tracemalloc.start()
    try:
        for _ in range(999):
            next(answers)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    answers.close()
    assert held < 400_000
