"""Tables: one report a row, and a broken row costs no other."""

import csv
import gzip
import tracemalloc

import pytest

from archive.ingest.readers import csv_rows, csv_table
from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.values import Record, RefusalReason, WarningReason
from tests.archive.ingest.readers.formats import ARTICLE, HEADER, ROW, table
from tests.archive.ingest.readers.pages import HEADLINE, PARAGRAPHS

OTHER = ("r-8", "test-daily", 'قال: "نعم"، ثم مضى', PARAGRAPHS[1], "", "", "")


def read(data: str | bytes, tmp_path, name: str = "reports.csv"):
    path = tmp_path / "table"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_file(FoundFile(path, name)))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_row_is_a_report_whatever_separates_its_cells(tmp_path, delimiter):
    record, other = read(table(ROW, OTHER, delimiter=delimiter), tmp_path)
    assert (record.external_id, record.source, record.id_is_derived) == ("r-7", "test-daily", False)
    assert (record.headline, record.text) == (HEADLINE, ARTICLE)
    assert (record.url, record.published) == ("https://x.example/7", "2017-10-31")
    assert record.author == "سلمى الحسن"
    assert other.headline == 'قال: "نعم"، ثم مضى'
    # The first report takes as many lines as it has paragraphs.
    assert (record.name, other.name) == ("reports.csv:2", "reports.csv:6")


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp1256", "windows-1256"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_a_row_is_kept_with_its_header_and_can_be_read_again(tmp_path, written, encoding):
    text = table(OTHER, ROW)
    _, record = read(text.encode(written), tmp_path)
    assert record.encoding == encoding
    assert record.original.decode(encoding) == table(ROW)
    again = csv_table.read_row(record.original, record.encoding, "again")
    assert isinstance(again, Record)
    assert (again.headline, again.text, again.external_id) == (HEADLINE, ARTICLE, "r-7")


@pytest.mark.parametrize(
    "header",
    [
        ("المعرّف", "المصدر", "العنوان", "النص", "الرابط", "تاريخ النشر", "الكاتب"),
        ("ID", "Source", "Headline", "Full Text", "Link", "Publication_Date", "Byline"),
        ("docno", "outlet", "Title", "BODY", "URL", "pub-date", "Author"),
    ],
)
def test_columns_are_known_by_other_names(tmp_path, header):
    (record,) = read(table(ROW, header=header), tmp_path)
    assert (record.external_id, record.source, record.headline) == ("r-7", "test-daily", HEADLINE)
    assert (record.text, record.url) == (ARTICLE, "https://x.example/7")
    assert (record.published, record.author) == ("2017-10-31", "سلمى الحسن")


def test_columns_that_mean_nothing_are_passed_over(tmp_path):
    header = ("#", *HEADER, "ملاحظات")
    (record,) = read(table(("1", *ROW, "مهم"), header=header), tmp_path)
    assert record.external_id == "r-7"
    assert "مهم".encode() in record.original


@pytest.mark.parametrize("name", ["reports", "reports.txt", "تقارير"])
def test_a_table_is_known_by_its_header_where_the_name_says_nothing(tmp_path, name):
    assert len(read(table(ROW, OTHER), tmp_path, name)) == 2


def test_a_text_with_commas_is_no_table(tmp_path):
    (record,) = read(f"{HEADLINE}، والنص، والمصدر\n{ARTICLE}", tmp_path, "report.txt")
    assert record.media_type == "text/plain"


def test_a_table_without_a_header_is_refused_whole(tmp_path):
    (refusal,) = read(table(OTHER, header=ROW), tmp_path)
    assert (refusal.name, refusal.reason) == ("reports.csv", RefusalReason.NO_HEADER)


def test_a_table_without_a_column_of_text_is_refused_whole(tmp_path):
    (refusal,) = read("id,title\n1,عنوان\n", tmp_path)
    assert (refusal.reason, refusal.detail) == (RefusalReason.FIELD_MISSING, "text")


@pytest.mark.parametrize("text", ["id,title,text\n", "id,title,text", "\n\nid,title,text\n\n\n"])
def test_a_table_of_a_header_only_is_empty(tmp_path, text):
    (refusal,) = read(text, tmp_path)
    assert refusal.reason is RefusalReason.EMPTY


def test_a_row_with_too_few_or_too_many_cells_is_refused_by_its_line(tmp_path):
    text = table(ROW, ROW[:5], (*ROW, "زائد"), (*OTHER, "", ""))
    first, few, many, last = read(text, tmp_path)
    assert isinstance(first, Record)
    assert (few.name, few.reason, few.detail) == (
        "reports.csv:6",
        RefusalReason.CELLS_DIFFER,
        "5/7",
    )
    assert (many.reason, many.detail) == (RefusalReason.CELLS_DIFFER, "8/7")
    assert isinstance(last, Record)


@pytest.mark.parametrize(
    "broken", ['x,s,عنوان,"نص لا يغلق,,,\n', 'x,s,"عنوان" زائد,نص,,,\n', '"x,s,عنوان,نص,,,\n']
)
def test_a_row_whose_quotation_marks_do_not_match_costs_no_other(tmp_path, broken):
    lines = "".join(f"r-{n},s,عنوان {n},نص الخبر {n},,,\n" for n in range(50))
    answers = read(f"{','.join(HEADER)}\n{lines}{broken}{lines}", tmp_path)
    (refusal,) = [answer for answer in answers if not isinstance(answer, Record)]
    assert (refusal.name, refusal.reason) == ("reports.csv:52", RefusalReason.BROKEN_ROW)
    assert len(answers) == 101


def test_a_file_of_broken_rows_takes_no_more_than_linear_time(tmp_path):
    # A test that is not linear here would run for hours.
    answers = read("id,title,text\n" + 'x,"ab\n' * 100_000, tmp_path)
    assert len(answers) > 10_000


def test_a_row_longer_than_any_report_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_rows, "MOST_CHARS", 100_000)
    text = f"id,title,text\n1,عنوان,{'x' * 250_000}\n2,عنوان,نص\n"
    refusal, record = read(text, tmp_path)
    assert (refusal.name, refusal.reason) == ("reports.csv:2", RefusalReason.TOO_LARGE)
    assert (record.name, record.text) == ("reports.csv:3", "نص")


def test_the_separator_that_spreadsheets_name_above_the_header_is_used(tmp_path):
    record, _ = read("sep=;\r\n" + table(ROW, OTHER, delimiter=";"), tmp_path)
    assert record.name == "reports.csv:3"
    again = csv_table.read_row(record.original, record.encoding, "again")
    assert isinstance(again, Record)
    assert again.text == ARTICLE


@pytest.mark.parametrize(
    ("written", "day"), [("31/10/2017", "2017-10-31"), ("٣١ تشرين الأول ٢٠١٧", "2017-10-31")]
)
def test_dates_as_people_write_them_are_read(tmp_path, written, day):
    (record,) = read(f"id,text,date\n1,نص,{written}\n", tmp_path)
    assert record.published == day


def test_a_date_of_which_nobody_can_tell_the_month_is_left_out_with_a_warning(tmp_path):
    (record,) = read("id,text,date\n1,نص,03/04/2017\n", tmp_path)
    assert record.published == ""
    assert record.warnings[0].reason is WarningReason.DATE_NOT_USABLE
    assert record.warnings[0].detail == "03/04/2017"


def test_the_name_of_a_source_that_is_no_slug_is_kept_as_the_publishers(tmp_path):
    (record,) = read("id,المصدر,text\n1,صحيفة التجربة,نص\n", tmp_path)
    assert (record.source, record.publisher) == ("", "صحيفة التجربة")


def test_a_row_without_an_id_has_its_address_or_one_made_of_the_row(tmp_path):
    first, second, third = read("url,text\nhttps://x.example/1,نص\n,نص ثان\n,نص ثالث\n", tmp_path)
    assert (first.external_id, first.id_is_derived) == ("https://x.example/1", False)
    assert second.external_id.startswith("reports-")
    assert second.id_is_derived
    assert second.external_id != third.external_id


def test_html_in_a_cell_becomes_text(tmp_path):
    markup = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}&nbsp;</p>"
    (record,) = read(table(("1", markup), header=("id", "text")), tmp_path)
    assert record.text == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"


def test_damaged_characters_are_counted_and_kept_in_the_original(tmp_path):
    data = table(ROW, OTHER).encode().replace("الوفد".encode(), b"\xd8\xff", 1)
    record, other = read(data, tmp_path)
    assert record.original in data
    assert (record.warnings[0].reason, record.warnings[0].detail) == (
        WarningReason.CHARACTERS_LOST,
        "2",
    )
    assert other.warnings == ()


def test_a_truncated_gzip_keeps_the_rows_before_the_cut(tmp_path):
    rows = [(str(n), f"عنوان {n * n}", f"{n} {PARAGRAPHS[n % 4]}") for n in range(5000)]
    data = gzip.compress(table(*rows, header=("id", "title", "text")).encode())
    *records, refusal = read(data[: len(data) // 2], tmp_path, "reports.csv.gz")
    assert len(records) > 1000
    assert all(isinstance(record, Record) for record in records)
    assert (refusal.name, refusal.reason) == ("reports.csv.gz", RefusalReason.CUT_SHORT)


def test_a_large_table_is_read_row_by_row(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("id", "title", "text"))
        writer.writerows((n, HEADLINE, ARTICLE * 10) for n in range(2000))
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_file(FoundFile(path, "large.csv")))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 2000
    assert peak < 5_000_000
