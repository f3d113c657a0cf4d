"""JSON lines: each line stands for itself, and a bad one costs only itself."""

import gzip
import json
import tracemalloc

import pytest

from archive.ingest.readers import jsonl
from archive.ingest.readers.files import read_paths
from archive.ingest.values import Record, Refusal, RefusalReason, WarningReason

GOOD = {"id": "r-1", "source": "wakala", "title": "جولة في أستانا", "text": "بدأت الجولة اليوم."}


def line(**fields):
    return json.dumps(GOOD | fields, ensure_ascii=False).encode()


def read(path, *lines, end=b"\n"):
    path.write_bytes(end.join(lines))
    return list(read_paths([path]))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "reports.jsonl"


def test_a_line_becomes_a_report_with_all_that_it_states(path):
    stated = {
        "url": "https://example.org/1",
        "published": "2018-02-18T17:21:49+00:00",
        "author": "مراسلنا",
        "summary": "موجز",
        "section": "سياسة",
        "language": "ar",
        "unknown": [1, 2],
    }
    [record] = read(path, line(**stated))
    assert record.name == "reports.jsonl:1"
    assert (record.external_id, record.source) == ("r-1", "wakala")
    assert (record.headline, record.text) == (GOOD["title"], GOOD["text"])
    assert record.published == stated["published"]
    assert (record.url, record.author) == (stated["url"], stated["author"])
    assert not record.warnings


def test_the_original_of_a_report_is_the_bytes_of_its_line(path):
    records = read(path, line(id="1", unknown="kept"), line(id="2"), end=b"\r\n")
    assert [r.original for r in records] == [line(id="1", unknown="kept"), line(id="2")]


def test_gzip_is_unpacked_whatever_the_name(tmp_path):
    for name in ("reports.jsonl.gz", "reports"):
        (tmp_path / name).write_bytes(gzip.compress(line() + b"\n"))
        [record] = read_paths([tmp_path / name])
        assert record.original == line()


def test_json_lines_are_known_by_what_is_in_them(tmp_path):
    [record] = read(tmp_path / "reports.txt", line())
    assert record.headline == GOOD["title"]


def test_broken_json_in_line_3000_of_7791_costs_that_line(path):
    lines = [line(id=str(number)) for number in range(1, 7792)]
    lines[2999] = lines[2999][:40]
    results = read(path, *lines)
    refusals = [result for result in results if isinstance(result, Refusal)]
    assert [(r.name, r.reason) for r in refusals] == [
        ("reports.jsonl:3000", RefusalReason.BROKEN_JSON)
    ]
    assert len(results) == 7791


def test_a_line_of_40_megabytes_is_refused_without_being_held(path):
    with path.open("wb") as stream:
        stream.write(line(id="before") + b'\n{"id": "huge", "text": "')
        for _ in range(40):
            stream.write(b"a" * 1_000_000)
        stream.write(b'"}\n' + line(id="after"))
    tracemalloc.start()
    try:
        results = list(read_paths([path]))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(results[0], Record)
    assert results[1] == Refusal("reports.jsonl:2", RefusalReason.TOO_LARGE, "10")
    assert results[2].external_id == "after"
    assert peak < 3 * jsonl.MAX_LINE_BYTES


@pytest.mark.parametrize(
    ("broken", "reason", "detail"),
    [
        (b"{", RefusalReason.BROKEN_JSON, "2"),
        (b"[1, 2]", RefusalReason.NOT_AN_OBJECT, ""),
        (b"17", RefusalReason.NOT_AN_OBJECT, ""),
        (b"[" * 100_000, RefusalReason.BROKEN_JSON, ""),
        (b'{"id": ' + b"9" * 5000 + b"}", RefusalReason.BROKEN_JSON, ""),
        (b'{"id": "1"}', RefusalReason.FIELD_MISSING, "text"),
        (b'{"text": "\xd8\xa3"}', RefusalReason.FIELD_MISSING, "id"),
        (line(id=""), RefusalReason.FIELD_MISSING, "id"),
        (line(id=True), RefusalReason.FIELD_INVALID, "id"),
        (line(id="x" * 201), RefusalReason.FIELD_INVALID, "id"),
        (line(text=5), RefusalReason.FIELD_INVALID, "text"),
        (line(title=["a"]), RefusalReason.FIELD_INVALID, "title"),
        (line(source="وكالة"), RefusalReason.FIELD_INVALID, "source"),
        (line(source="a/b"), RefusalReason.FIELD_INVALID, "source"),
        (line(source="x" * 81), RefusalReason.FIELD_INVALID, "source"),
        (line(title="", text=" \n "), RefusalReason.EMPTY, ""),
        (line(title="2017", text="١٢٣ - 45"), RefusalReason.NO_LETTERS, ""),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_and_the_rest_goes_on(path, broken, reason, detail):
    results = read(path, line(id="first"), broken, line(id="last"))
    assert results[1] == Refusal("reports.jsonl:2", reason, detail)
    assert [results[0].external_id, results[2].external_id] == ["first", "last"]


def test_blank_lines_are_passed_over_and_lines_keep_their_numbers(path):
    results = read(path, b"", line(), b"   ", line(id="2"))
    assert [record.name for record in results] == ["reports.jsonl:2", "reports.jsonl:4"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1256"])
def test_lines_may_be_in_another_encoding(path, encoding):
    path.write_bytes(line().decode().encode(encoding))
    [record] = read_paths([path])
    assert record.text == GOOD["text"]


def test_a_file_in_utf_16_is_refused_once(path):
    path.write_bytes((line() + b"\n" + line(id="2")).decode().encode("utf-16"))
    assert list(read_paths([path])) == [
        Refusal("reports.jsonl", RefusalReason.UNKNOWN_ENCODING, "UTF-16")
    ]


@pytest.mark.parametrize("document", [GOOD, [GOOD, GOOD]])
def test_one_json_document_is_refused_once_and_not_line_by_line(path, document):
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    assert list(read_paths([path])) == [Refusal("reports.jsonl", RefusalReason.NOT_JSON_LINES)]


@pytest.mark.parametrize(
    "published",
    [
        "0000-01-01",
        "9999-12-31",
        "0001-01-01",
        "1899-12-31",
        "2017-02-31",
        "yesterday",
        "",
        5,
        None,
    ],
)
def test_a_report_is_taken_without_a_date_that_cannot_be(path, published):
    [record] = read(path, line(published=published))
    assert record.published == ""
    is_stated = published not in ("", None)
    assert [w.reason for w in record.warnings] == [WarningReason.DATE_NOT_USABLE] * is_stated
    assert [w.detail for w in record.warnings] == [str(published)] * is_stated


@pytest.mark.parametrize("published", ["2018", "2018-02", "2018-02-18", "2018-02-18T17:21:49Z"])
def test_a_date_may_be_as_exact_as_it_is_known(path, published):
    [record] = read(path, line(published=published))
    assert record.published == published
    assert not record.warnings


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//example.org", "http://", "http://[", 7])
def test_an_address_that_must_not_be_followed_is_left_out(path, url):
    [record] = read(path, line(url=url))
    assert record.url == ""
    assert [w.detail for w in record.warnings] == ["url"]


def test_a_title_too_long_to_be_one_opens_the_text(path):
    title = "كلمة " * 250
    [record] = read(path, line(title=title))
    assert record.headline == ""
    assert record.text == f"{title.strip()}\n{GOOD['text']}"
    assert [w.reason for w in record.warnings] == [WarningReason.HEADLINE_TOO_LONG]


def test_what_no_database_could_store_is_cleaned_away(path):
    fields = GOOD | {"id": "a\x00\ud800b", "title": "أ\x00ب", "author": ["أ", "ب"]}
    [record] = read(path, json.dumps(fields).encode())
    assert record.external_id == "a\N{REPLACEMENT CHARACTER}b"
    assert record.headline == "أب"
    assert record.author == "أ، ب"
