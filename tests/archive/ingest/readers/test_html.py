"""Saved web pages: the report without the menus, in whatever encoding, or why there is none."""

import time

import pytest

from archive.ingest.readers import html
from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.values import Record, RefusalReason, WarningReason
from tests.archive.ingest.readers.pages import (
    ASIDE,
    HEADLINE,
    MENU,
    PARAGRAPHS,
    json_ld,
    menus,
    page,
    report,
)

TEXT = "\n".join(PARAGRAPHS)


def body_of(record: Record) -> str:
    """Return the text without the headline, which cleaning cuts where it is repeated."""
    assert isinstance(record, Record), record
    lines = record.text.splitlines()
    return "\n".join(line for line in lines if line != record.headline)


def read(data: bytes, tmp_path, name: str = "page.html"):
    path = tmp_path / "saved"
    path.write_bytes(data)
    return list(read_file(FoundFile(path, name)))


def test_a_saved_page_gives_its_report_without_menus_and_sidebars(tmp_path):
    data = page().encode()
    (record,) = read(data, tmp_path)
    assert body_of(record) == TEXT
    assert record.headline == HEADLINE
    assert record.original == data
    assert (record.media_type, record.encoding) == ("text/html", "utf-8")
    assert (record.external_id, record.id_is_derived) == ("page", True)


@pytest.mark.parametrize("name", ["page", "page.txt", "page.php", "صفحة"])
def test_a_page_is_known_by_its_first_characters_whatever_its_name(tmp_path, name):
    data = ("\ufeff  <!-- saved -->\n" + page()).encode()
    (record,) = read(data, tmp_path, name)
    assert record.media_type == "text/html"


def test_a_piece_of_a_page_is_known_by_its_name(tmp_path):
    (record,) = read(f"<div>{report()}</div>".encode(), tmp_path, "part.htm")
    assert body_of(record) == TEXT


def test_a_text_that_speaks_of_html_is_no_page(tmp_path):
    (record,) = read("الوسم <html> يفتح كل صفحة\n".encode(), tmp_path, "note.txt")
    assert record.media_type == "text/plain"


@pytest.mark.parametrize(
    ("written", "declared", "expected"),
    [
        ("cp1256", "windows-1256", "windows-1256"),
        ("cp1256", "utf-8", "windows-1256"),
        ("cp1256", "iso-8859-1", "windows-1256"),
        ("cp1256", "no-such-charset", "windows-1256"),
        ("utf-8", "windows-1256", "utf-8"),
        ("utf-8", "iso-8859-6", "utf-8"),
        ("utf-8-sig", "windows-1256", "utf-8-sig"),
        ("utf-16", "utf-8", "utf-16-le"),
        ("utf-16-be", "utf-16", "utf-16-be"),
    ],
)
def test_a_page_is_read_in_its_encoding_even_where_it_lies_about_it(
    tmp_path, written, declared, expected
):
    (record,) = read(page(charset=declared).encode(written), tmp_path)
    assert body_of(record) == TEXT
    assert record.encoding == expected
    assert record.warnings == ()


def test_a_declared_encoding_that_bytes_alone_do_not_tell_is_believed(tmp_path):
    (record,) = read(page(charset="iso-8859-6").encode("iso-8859-6"), tmp_path)
    assert body_of(record) == TEXT
    assert record.encoding == "iso-8859-6"


def test_a_western_page_that_says_so_keeps_its_accents(tmp_path):
    sentence = (
        "Señor Müller a déclaré que les négociations étaient prévues dès le début de l'année."
    )
    text = page(f"<article><h1>Les pourparlers</h1><p>{sentence}</p></article>", charset="latin1")
    data = text.encode("latin-1", "xmlcharrefreplace")
    (record,) = read(data, tmp_path)
    assert sentence in record.text


def test_what_the_server_said_of_the_encoding_goes_before_what_the_page_says():
    data = page(charset="iso-8859-6").encode("cp1256")
    record = html.read_page(data, "page.html", charset="windows-1256")
    assert body_of(record) == TEXT


def test_damaged_characters_are_counted_and_the_page_is_taken(tmp_path):
    data = page().encode().replace("المتحدث".encode(), b"\xd8\xff", 1)
    (record,) = read(data, tmp_path)
    assert WarningReason.CHARACTERS_LOST in {warning.reason for warning in record.warnings}


def test_a_page_of_menus_only_is_refused_as_holding_no_report(tmp_path):
    (refusal,) = read(menus().encode(), tmp_path)
    assert refusal.reason is RefusalReason.NO_REPORT
    assert refusal.name == "page.html"


def test_a_page_of_frames_or_nothing_is_refused(tmp_path):
    (refusal,) = read(b"<html><frameset cols='20%,*'><frame src='a'></frameset></html>", tmp_path)
    assert refusal.reason is RefusalReason.NO_REPORT
    (refusal,) = read(b"<!-- -->\n<html></html>", tmp_path)
    assert refusal.reason is RefusalReason.NO_REPORT


def test_a_flash_of_one_line_is_a_report(tmp_path):
    flash = "عاجل: بدء الجلسة الختامية بحضور جميع الوفود في العاصمة الكازاخستانية."
    (record,) = read(page(report((flash,))).encode(), tmp_path)
    assert flash in record.text


def test_a_lead_that_stands_outside_the_paragraphs_is_not_lost(tmp_path):
    first, *rest = PARAGRAPHS
    naked = f"<b>أستانا</b> - {first}" + "".join(f"<p>{one}</p>" for one in rest)
    (record,) = read(page(f"<div class='x'><h1>{HEADLINE}</h1>{naked}</div>").encode(), tmp_path)
    assert first in record.text
    assert all(one in record.text for one in rest)


def test_an_old_page_laid_out_in_tables_gives_paragraphs_and_no_menu(tmp_path):
    menu = "<br>".join(f"<a href='/{n}'>القسم {n} من الموقع</a>" for n in range(8))
    text = "<br><br>".join(PARAGRAPHS)
    body = (
        f"<table><tr><td>{menu}</td><td><table><tr><td><b>{HEADLINE}</b></td></tr>"
        f"<tr><td>{text}</td></tr></table></td></tr></table>"
    )
    data = f"<html><head><title>{HEADLINE}</title></head><body>{body}</body></html>".encode(
        "cp1256"
    )
    (record,) = read(data, tmp_path)
    assert body_of(record) == TEXT


def test_figures_in_a_table_stay_in_the_report(tmp_path):
    table = (
        "<table><tr><th>المدينة</th><th>العائدون</th></tr><tr><td>حمص</td><td>١٢٠</td></tr></table>"
    )
    body = report().replace("</article>", f"{table}</article>")
    (record,) = read(page(body).encode(), tmp_path)
    assert "حمص" in record.text
    assert "١٢٠" in record.text


def test_a_page_that_a_program_draws_gives_the_text_it_keeps_for_machines(tmp_path):
    head = json_ld(headline="عنوان", articleBody=PARAGRAPHS[0])
    data = f"<html><head>{head}</head><body><div id='root'></div></body></html>".encode()
    (record,) = read(data, tmp_path)
    assert PARAGRAPHS[0] in record.text


def test_a_page_without_a_title_leaves_the_headline_to_its_first_line(tmp_path):
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    (record,) = read(f"<html><body>{MENU}{body}{ASIDE}</body></html>".encode(), tmp_path)
    assert record.headline is None


@pytest.mark.parametrize("split", ["", "</p><p>"])
def test_five_megabytes_on_one_line_are_read_in_seconds(tmp_path, split):
    sentence = PARAGRAPHS[0]
    count = 5_000_000 // len(sentence.encode())
    body = f"<p>{(sentence + split) * count}</p>"
    start = time.perf_counter()
    (record,) = read(page(body).replace("\n", "").encode(), tmp_path)
    assert len(record.text) > 0.9 * count * len(sentence)
    assert time.perf_counter() - start < 20


def test_a_page_larger_than_any_report_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(html, "MAX_BYTES", 1_000_000)
    (refusal,) = read(page(f"<p>{'نص ' * 300_000}</p>").encode(), tmp_path)
    assert (refusal.reason, refusal.detail) == (RefusalReason.TOO_LARGE, "1")


@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_elements_nested_without_end_do_no_harm(tmp_path, tag):
    (answer,) = read(page(f"<{tag}>" * 20_000 + report()).encode(), tmp_path)
    assert isinstance(answer, Record) or answer.reason is RefusalReason.NO_REPORT


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + bytes(range(256)) * 20,
        b"<html><body>\x00\x00\x00<p>" + "نص".encode(),
        b"<!doctype html><script>",
        b"<html><head><meta charset=\xff\xfe>",
        '<?xml version="1.0" encoding="utf-8"?><html><p>نص'.encode(),
        b"<html><head><script type='application/ld+json'>{{{</script>",
        b"<html><head><script type='application/ld+json'>" + b"[" * 100_000,
        b"<html><head><link rel=canonical href='http://[bad'>",
    ],
)
def test_broken_pages_are_answered_never_raised(tmp_path, data):
    assert len(read(data, tmp_path)) == 1
