"""A text file is a report; what is no text, or says nothing, is refused with a reason."""

import pytest

from archive.ingest.readers import text
from archive.ingest.readers.files import read_paths
from archive.ingest.values import Record, Refusal, RefusalReason, WarningReason

REPORT = "جولة جديدة في أستانا\nبدأت اليوم جولة جديدة من المحادثات."


def read(path):
    return list(read_paths([path]))


def test_a_report_keeps_its_bytes_and_is_named_by_its_file(tmp_path):
    path = tmp_path / "تقرير-5.txt"
    path.write_bytes(REPORT.encode("cp1256"))
    [record] = read(path)
    assert isinstance(record, Record)
    assert record.original == REPORT.encode("cp1256")
    assert record.encoding == "windows-1256"
    assert record.text == REPORT
    assert record.headline is None
    assert record.external_id == "تقرير-5"
    assert record.id_is_derived


@pytest.mark.parametrize(
    ("name", "external_id"),
    [
        ("a.txt", "a"),
        ("a.b.txt", "a.b"),
        ("تقرير 2018.03", "تقرير 2018.03"),
        ("report", "report"),
        ("A.TXT", "A"),
        ("a.txt.gz", "a"),
    ],
)
def test_an_id_is_the_name_without_what_only_says_that_it_is_text(tmp_path, name, external_id):
    (tmp_path / name).write_text(REPORT, encoding="utf-8")
    [record] = read(tmp_path / name)
    assert record.external_id == external_id


def test_a_name_that_is_no_text_can_be_stored(tmp_path):
    path = tmp_path / "report-\udcff.txt"
    try:
        path.write_text(REPORT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    [record] = read(path)
    assert record.external_id.encode("utf-8")
    assert record.name.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", RefusalReason.EMPTY),
        (b" \r\n\t \n", RefusalReason.EMPTY),
        (b"\xef\xbb\xbf", RefusalReason.EMPTY),
        ("١٢٣٤ — 2017 !؟".encode(), RefusalReason.NO_LETTERS),
        (bytes(range(256)) * 20, RefusalReason.NOT_TEXT),
        ("Переговоры в Астане завершились".encode("koi8_r"), RefusalReason.UNKNOWN_ENCODING),
    ],
)
def test_what_cannot_be_a_report_is_refused_with_its_reason(tmp_path, data, reason):
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    assert read(path) == [Refusal("report.txt", reason)]


def test_a_file_longer_than_any_report_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * (text.MAX_BYTES + 1))
    assert read(path) == [Refusal("long.txt", RefusalReason.TOO_LARGE, "10")]


def test_a_report_with_no_arabic_in_it_is_taken(tmp_path):
    path = tmp_path / "english.txt"
    path.write_text("Talks open in Astana\nThe round opened on Tuesday.", encoding="utf-8")
    [record] = read(path)
    assert isinstance(record, Record)


def test_a_damaged_report_is_taken_with_a_warning(tmp_path):
    path = tmp_path / "damaged.txt"
    path.write_bytes(REPORT.encode()[:-1] + b"\xd8")
    [record] = read(path)
    [warning] = record.warnings
    assert (warning.reason, warning.detail) == (WarningReason.CHARACTERS_LOST, "1")


@pytest.mark.parametrize("name", ["notes.md", "table.csv.md", "program.py", "page.css"])
def test_texts_that_are_named_as_something_else_are_no_reports(tmp_path, name):
    path = tmp_path / name
    path.write_text(REPORT, encoding="utf-8")
    assert read(path) == [Refusal(name, RefusalReason.UNKNOWN_FORMAT)]
