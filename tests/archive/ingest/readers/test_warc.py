"""Web archives: one report a page, one record in memory, and what came before a break is kept."""

import gzip
import itertools
import random
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from archive.ingest.readers import html
from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.values import Record, Refusal, RefusalReason
from tests.archive.ingest.readers.formats import ADDRESS, HTML, PAGE, record_bytes, response, warc
from tests.archive.ingest.readers.pages import HEADLINE, menus, page


def read(data: bytes, tmp_path: Path, name: str = "crawl.warc") -> list[Record | Refusal]:
    path = tmp_path / "crawl"
    path.write_bytes(data)
    return list(read_file(FoundFile(path, name)))


def pages(count: int) -> Iterator[bytes]:
    return (
        response(page(title=f"{HEADLINE} {n}").encode(), f"{ADDRESS}/{n}") for n in range(count)
    )


@pytest.mark.parametrize("gzipped", [False, True])
def test_each_page_is_a_report_named_by_file_offset_and_address(tmp_path, gzipped):
    data = warc(*pages(3), gzipped=gzipped)
    records = read(data, tmp_path)
    plain = gzip.decompress(data) if gzipped else data
    for number, record in enumerate(records):
        assert isinstance(record, Record)
        place, uri = record.name.split(" ")
        assert place.startswith("crawl.warc:")
        assert plain[int(place.rsplit(":", 1)[1]) :].startswith(b"WARC/1.")
        assert uri == record.url == record.external_id == f"{ADDRESS}/{number}"
        assert record.original == page(title=f"{HEADLINE} {number}").encode()
        assert record.media_type == "text/html"
    assert len(records) == 3


def test_a_web_archive_packed_as_one_piece_is_read_too(tmp_path):
    assert len(read(gzip.compress(warc(*pages(2))), tmp_path)) == 2


def test_only_pages_that_the_server_gave_are_reports(tmp_path):
    records = read(
        warc(
            record_bytes("warcinfo", "", b"software: x\r\n"),
            record_bytes("request", f"{ADDRESS}/0", b"GET / HTTP/1.1\r\n\r\n"),
            record_bytes("response", "dns:news.example.org", b"20180101000000\r\n"),
            record_bytes("response", f"{ADDRESS}/nothing", b""),
            response(b"\x89PNG", f"{ADDRESS}/a.png", [("Content-Type", "image/png")]),
            response(b"body{}", f"{ADDRESS}/a.css", [("Content-Type", "text/css")]),
            response(PAGE, f"{ADDRESS}/gone", status="404 Not Found"),
            response(PAGE, f"{ADDRESS}/moved", [*HTML, ("Location", "/x")], "301 Moved"),
            response(),
            response(PAGE, f"{ADDRESS}/x", [("Content-Type", "application/xhtml+xml")]),
            response(PAGE, f"{ADDRESS}/untyped", []),
            response(b"a=1", f"{ADDRESS}/untyped.js", []),
        ),
        tmp_path,
    )
    assert [r.url for r in records] == [f"{ADDRESS}/astana-7", f"{ADDRESS}/x", f"{ADDRESS}/untyped"]


def test_an_archive_without_pages_is_refused(tmp_path):
    png = response(b"\x89PNG", f"{ADDRESS}/a.png", [("Content-Type", "image/png")])
    (refusal,) = read(warc(png), tmp_path)
    assert (refusal.name, refusal.reason) == ("crawl.warc", RefusalReason.NO_REPORT)


def test_a_page_of_menus_is_refused_by_name_and_the_rest_is_taken(tmp_path):
    refusal, record = read(warc(response(menus().encode(), f"{ADDRESS}/"), response()), tmp_path)
    assert refusal.reason is RefusalReason.NO_REPORT
    assert refusal.name.endswith(f" {ADDRESS}/")
    assert isinstance(record, Record)


def chunked(data: bytes) -> bytes:
    pieces = (data[at : at + 500] for at in range(0, len(data), 500))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("payload", "headers"),
    [
        (gzip.compress(PAGE), [("Content-Encoding", "gzip")]),
        (brotli.compress(PAGE), [("Content-Encoding", "br")]),
        (zlib.compress(PAGE), [("Content-Encoding", "deflate")]),
        (zlib.compress(PAGE)[2:-4], [("Content-Encoding", "deflate")]),
        (PAGE, [("Content-Encoding", "gzip")]),
        (PAGE, [("Transfer-Encoding", "chunked"), ("Content-Encoding", "br")]),
        (chunked(PAGE), [("Transfer-Encoding", "chunked")]),
        (
            chunked(gzip.compress(PAGE)),
            [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
        ),
    ],
)
def test_the_original_is_the_page_as_the_browser_saw_it(tmp_path, payload, headers):
    (record,) = read(warc(response(payload, headers=[*HTML, *headers])), tmp_path)
    assert record.original == PAGE


def test_the_encoding_that_the_server_names_is_used(tmp_path):
    data = page(charset="").encode("cp1256")
    headers = [("Content-Type", 'text/html; charset="windows-1256"')]
    (record,) = read(warc(response(data, headers=headers)), tmp_path)
    assert record.headline == HEADLINE


def test_a_page_too_large_for_a_report_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(html, "MAX_BYTES", 1_000_000)
    large = response(b"<html>" + b"x" * 1_100_000, f"{ADDRESS}/large")
    bomb = response(
        gzip.compress(b"<html>" + b"x" * 50_000_000),
        f"{ADDRESS}/bomb",
        [*HTML, ("Content-Encoding", "gzip")],
    )
    answers = read(warc(large, bomb, response()), tmp_path)
    assert [isinstance(answer, Record) for answer in answers] == [False, False, True]
    assert {answer.reason for answer in answers[:2]} == {RefusalReason.TOO_LARGE}


@pytest.mark.parametrize("gzipped", [False, True])
def test_wherever_an_archive_is_cut_what_came_before_is_kept_and_the_break_is_named(
    tmp_path, gzipped
):
    records = list(pages(2))
    first = len(warc(records[0], gzipped=gzipped))
    data = warc(*records, gzipped=gzipped)
    steps = (range(first + 2, len(data), 61), range(len(data) - 60, len(data) - 8))
    for cut in itertools.chain(*steps):
        record, *rest = read(data[:cut], tmp_path)
        assert isinstance(record, Record), cut
        assert [answer.reason for answer in rest if isinstance(answer, Refusal)] in (
            [RefusalReason.CUT_SHORT],
            [],
        ), cut
        # Within the two line ends, or the check sum, after the record nothing of it is missing.
        whole = isinstance(rest[0], Record) if rest else False
        assert whole or rest[0].name.startswith("crawl.warc:"), cut


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress, zlib.compress])
def test_half_of_a_packed_page_is_not_taken_for_a_page(tmp_path, pack):
    name = {gzip.compress: "gzip", brotli.compress: "br", zlib.compress: "deflate"}[pack]
    packed = pack(PAGE)
    headers = [*HTML, ("Content-Encoding", name)]
    half = response(packed[: len(packed) // 2], f"{ADDRESS}/half", headers)
    refusal, record = read(warc(half, response()), tmp_path)
    assert refusal.reason is RefusalReason.CUT_SHORT
    assert refusal.name.endswith("/half")
    assert isinstance(record, Record)


def test_a_page_that_the_crawler_cut_is_refused(tmp_path):
    cut = response(uri=f"{ADDRESS}/cut").replace(
        b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date"
    )
    refusal, record = read(warc(cut, response()), tmp_path)
    assert refusal.reason is RefusalReason.CUT_SHORT
    assert isinstance(record, Record)


def test_a_record_cut_in_half_is_named_by_its_address(tmp_path):
    data = warc(*pages(2))
    record, refusal = read(data[: len(data) - 300], tmp_path)
    assert record.url == f"{ADDRESS}/0"
    assert refusal.reason is RefusalReason.CUT_SHORT
    assert refusal.name.endswith(f" {ADDRESS}/1")


def test_rubbish_between_records_is_named_and_what_came_before_is_kept(tmp_path):
    one = warc(response())
    record, refusal = read(one + b"rubbish\r\nmore\r\n" * 20_000 + one, tmp_path)
    assert isinstance(record, Record)
    assert (refusal.reason, refusal.detail) == (RefusalReason.UNREADABLE, "WARC")


def test_a_damaged_piece_of_gzip_is_named_and_what_came_before_is_kept(tmp_path):
    one, two = (warc(record, gzipped=True) for record in pages(2))
    damaged = two[:100] + bytes(100) + two[200:]
    record, refusal = read(one + damaged, tmp_path)
    assert isinstance(record, Record)
    assert refusal.reason is RefusalReason.UNREADABLE


def test_a_large_archive_is_read_in_the_memory_of_one_record(tmp_path):
    path = tmp_path / "large.warc"
    picture = response(
        random.Random(7).randbytes(2_000_000), headers=[("Content-Type", "image/png")]
    )
    with path.open("wb") as stream:
        for _ in range(40):
            stream.write(picture + response())
    tracemalloc.start()
    try:
        count = sum(isinstance(one, Record) for one in read_file(FoundFile(path, "large.warc")))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 40
    assert peak < 10_000_000
