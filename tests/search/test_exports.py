"""Results as data: whole, safe to open, in the order of the page, and honest about a limit."""

import csv
import datetime as dt
import io
import json

import feedparser
import pytest

from search import exports
from tests import factories


@pytest.fixture
def archive(report, index):
    """Index reports of three days, one undated, one that looks like a formula."""
    source = factories.SourceFactory(slug="wire", name_ar="الوكالة", name_en="The wire")
    reports = [
        report(headline=f"هدنة {day}", source=source, published=dt.date(2017, 7, day))
        for day in (4, 6, 5)
    ]
    reports.append(report(headline="=HYPERLINK(هدنة)", source=source, published=None))
    index()
    return reports


def fetch(client, path="/search/", **parameters):
    response = client.get(path, {"q": "هدنة", **parameters})
    content = response.streaming_content if response.streaming else [response.content]
    return response, b"".join(content)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_table_holds_all_results_in_the_order_of_the_page(client, archive):
    response, content = fetch(client, format="csv", sort="oldest", size="1")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="masar-results-')
    assert response["X-Total-Count"] == "4"
    first, second, third, undated = archive
    assert [int(row["id"]) for row in rows(content)] == [first.pk, third.pk, second.pk, undated.pk]
    assert rows(content)[0]["published_from"] == "2017-07-04"
    assert rows(content)[0]["source_name"] == "الوكالة"
    assert rows(content)[0]["url"] == f"http://testserver/articles/{first.pk}/"


def test_a_spreadsheet_reads_the_table_as_arabic_text_and_never_as_formulas(client, archive):
    _, content = fetch(client, format="csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert [row["headline"] for row in rows(content) if "HYPER" in row["headline"]] == [
        "'=HYPERLINK(هدنة)"
    ]


def test_json_lines_are_one_result_each(client, archive):
    response, content = fetch(client, "/en/search/", format="jsonl", sort="newest")
    assert response["Content-Type"].startswith("application/x-ndjson")
    results = [json.loads(line) for line in content.decode().splitlines()]
    assert [result["published_from"] for result in results] == [
        "2017-07-06", "2017-07-05", "2017-07-04", None,
    ]  # fmt: skip
    assert {result["source_name"] for result in results} == {"The wire"}
    assert results[0]["external_id"] == archive[1].external_id


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_file_that_does_not_hold_everything_says_so(client, archive, monkeypatch, kind):
    monkeypatch.setattr(exports, "MOST_RESULTS", 2)
    _, content = fetch(client, "/en/search/", format=kind)
    lines = content.decode().splitlines()
    assert "These are the first 2 of 4 results." in lines[-1]
    assert len(lines) == (4 if kind == "csv" else 3)


def test_a_feed_is_valid_and_has_the_newest_first(client, archive):
    response, content = fetch(client, "/en/search/", format="atom", sort="oldest")
    feed = feedparser.parse(content)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert not feed.bozo
    assert feed.feed.title == "Masar: هدنة"
    assert [entry.title for entry in feed.entries][:2] == ["هدنة 6", "هدنة 5"]
    assert feed.entries[0].updated.startswith("2017-07-06")
    assert feed.entries[0].author == "The wire"
    links = {link.rel: link.href for link in feed.feed.links}
    assert "format=atom" in links["self"]
    assert "format" not in links["alternate"]


def test_what_looks_like_markup_in_a_lead_is_text_in_the_feed(client, report, index):
    report(headline="هدنة", summary="أقل من <b>5</b> & <script>alert(1)</script>")
    index()
    _, content = fetch(client, format="atom")
    (entry,) = feedparser.parse(content).entries
    assert "&lt;b&gt;5&lt;/b&gt; &amp; &lt;script&gt;" in entry.summary


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_result_says_how_many_copies_it_stands_for(client, report, index, kind):
    first = report(headline="هدنة", published=dt.date(2017, 7, 4))
    report(headline="هدنة", published=dt.date(2017, 7, 5), duplicate_of=first)
    index()

    def copies(**parameters):
        _, content = fetch(client, format=kind, sort="oldest", **parameters)
        read = rows(content) if kind == "csv" else map(json.loads, content.splitlines())
        return [int(result["copies"]) for result in read]

    assert copies() == [1]
    assert copies(copies="all") == [0, 0]


def test_the_page_leads_to_its_results_as_data(client, archive):
    page = client.get("/en/search/", {"q": "هدنة"}).content.decode()
    assert '<link rel="alternate" type="application/atom+xml"' in page
    for kind in ("csv", "jsonl", "atom"):
        assert f"&amp;format={kind}" in page


def test_without_an_index_there_is_no_empty_file(client, db):
    response, _ = fetch(client, format="csv")
    assert response.status_code == 503


def test_more_results_cost_no_more_queries(client, archive, django_assert_max_num_queries):
    fetch(client, format="csv")
    with django_assert_max_num_queries(5):
        fetch(client, format="csv")
