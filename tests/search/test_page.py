"""The search page: it answers every address in both languages, without scripts."""

import datetime as dt
import re
from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils import translation

from archive.models import Source
from tests import factories

BAD = [
    "page=-1",
    "page=1e9",
    "page=1000000000",
    "from=2017-02-31",
    "from=2018&to=2017",
    "q=%3F%3F%3F!!",
    "q=" + "%D8%A7" * 10_000,
    "q=%D9%83%D9%84%D9%85%D8%A9+" * 3_000,
    "q=%00&person=%00&round=%00&from=%00",
    "q=%FF%FE",
    "person=nobody&round=none&track=none&source=none",
    "sort=best&size=-5",
    "q=%3Cscript%3Ealert(1)%3C/script%3E",
    "q=%27%20OR%201%3D1%20--",
    "q=%E2%80%AE%D8%B3%D9%84%D8%A7%D9%85",
    "q=%C2%AB%C2%AB%C2%AB%22%22%22",
    "q=" + "(" * 200 + "a" + ")" * 200,
    "q=%2A&q=%D8%A7%2A%7E",
    "size=%D9%A3&page=%D9%A1",
    "rung=root&view=lines&order=before&copies=all&q=%D9%87%D8%AF%D9%86%D8%A9",
    "rung=%00&copies=x&story=9e9&view=x&order=x&facet=x&by=x&format=x",
    "facet=month&by=name&q=%28%28",
    "story=999999999&q=%2A",
    "view=lines&page=1000000000&q=%D9%87%D8%AF%D9%86%D8%A9",
]


@pytest.fixture
def archive(report, index):
    """Index a few reports."""
    source = factories.SourceFactory(slug="wire", name_en="The wire")
    for number in range(25):
        report(headline=f"هدنة {number}", body="هدنة في حلب <b>و</b> أستانا.", source=source)
    index()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("query", BAD, ids=lambda query: query[:30])
def test_every_bad_address_is_answered_with_a_page(client, archive, language, query):
    with translation.override(language):
        response = client.get(f"{reverse('search')}?{query}")
    page = response.content.decode()
    assert response.status_code == HTTPStatus.OK
    assert f'lang="{language}"' in page
    assert page.count("<h1") == 1
    assert "<script>alert" not in page


def test_a_problem_is_told_at_its_field_and_what_was_typed_stays(client, archive):
    response = client.get("/en/search/", {"q": "هدنة", "from": "2017-02-31", "person": "nobody"})
    page = response.content.decode()
    assert "There is no such day in the calendar." in page
    assert 'value="2017-02-31"' in page
    assert 'id="from-problems"' in page
    assert "nobody" in page
    assert 'value="هدنة"' in page
    assert "25 reports" in page
    assert re.search(r"<details[^>]* open", page)


def test_results_are_marked_and_escaped(client, archive):
    page = client.get("/search/", {"q": "هدنة حلب"}).content.decode()
    assert "<mark>هدنة</mark>" in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_pages_are_linked(client, archive):
    page = client.get("/en/search/", {"q": "هدنة", "page": "2"}).content.decode()
    assert "Page 2 of 2" in page
    assert 'rel="prev"' in page
    assert 'rel="next"' not in page
    assert '<ol class="items hits" start="21">' in page


def test_the_chart_tells_its_numbers_in_words_and_as_a_table(client, report, index):
    for day in (1, 1, 3):
        report(headline="هدنة", published=dt.date(2017, 7, day))
    index()
    page = client.get("/en/search/", {"q": "هدنة"}).content.decode()
    assert 'aria-label="1 July 2017: 2 reports"' in page
    assert page.count('class="chart-bar"') == 2
    table = page[page.index("<table") : page.index("</table>")]
    assert re.findall(r"<td>(\d+)</td>", table) == ["2", "1"]
    assert "from=2017-07-03&amp;to=2017-07-03" in table
    assert "Results by day" in page


def test_time_runs_from_right_to_left_in_arabic(client, report, index):
    for day in (1, 2):
        report(headline="هدنة", published=dt.date(2017, 7, day))
    index()
    for path, runs_right in (("/search/", False), ("/en/search/", True)):
        page = client.get(path, {"q": "هدنة"}).content.decode()
        places = [float(x) for x in re.findall(r'class="chart-bar" x="([\d.]+)%"', page)]
        assert (places[0] < places[1]) is runs_right


def test_each_result_says_in_which_way_it_was_found_and_narrows_to_that(client, archive):
    page = client.get("/en/search/", {"q": "الهدنة"}).content.decode()
    way = re.search(
        r'<bdi lang="ar">هدنة</bdi>: <a class="reason-way" href="([^"]+)"[^>]*>([^<]+)', page
    )
    assert way[2] == "same stem"
    narrowed = client.get(way[1].replace("&amp;", "&")).content.decode()
    assert "Words match: same stem" in narrowed
    exact = client.get("/en/search/", {"q": "الهدنة", "rung": "exact"}).content.decode()
    assert "Nothing found" in exact


def test_words_that_match_in_one_way_are_told_together(client, archive):
    page = client.get("/en/search/", {"q": "الهدنة حلب أستانا"}).content.decode()
    told = re.search(r'<ul class="reasons".*?</ul>', page, re.DOTALL)[0]
    ways = re.findall(r"<bdi[^>]*>([^<]+)</bdi>: <a[^>]*>([^<]+)</a>", told)
    assert ways == [("حلب, أستانا", "as typed"), ("هدنة", "same stem")]


def test_what_is_chosen_beside_the_form_stays_when_the_form_is_sent(client, archive):
    parameters = {"q": "هدنة", "rung": "stem", "copies": "all", "view": "lines", "order": "date"}
    page = client.get("/search/", parameters).content.decode()
    form = page[page.index('<form class="search-form"') :]
    for name in ("rung", "copies", "view", "order"):
        assert f'<input type="hidden" name="{name}" value="{parameters[name]}">' in form


def test_a_forged_choice_is_told_on_the_page(client, archive):
    page = client.get("/en/search/", {"q": "هدنة", "rung": "x", "format": "pdf"}).content.decode()
    assert "There is no such way for words to match; every way was used." in page
    assert "Results come as csv, jsonl or atom; this is the page." in page
    assert "25 reports" in page


def test_an_empty_result_offers_ways_out(client, archive):
    page = client.get("/en/search/", {"q": "زرافة", "source": "wire"}).content.decode()
    assert "Nothing found" in page
    assert "All reports of these filters" in page
    assert "All reports, newest first" in page


def test_without_an_index_the_page_is_there_and_says_so(client, db):
    response = client.get("/en/search/", {"q": "هدنة"})
    assert response.status_code == HTTPStatus.OK
    assert "The index is being prepared" in response.content.decode()
    assert "Nothing found" not in response.content.decode()


def test_neither_page_needs_scripts_or_styles_of_its_own(client, archive):
    for address in ("/search/?q=هدنة", "/search/help/"):
        page = client.get(address).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", page)
        assert not re.search(r"<style|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize("path", ["/search/help/", "/en/search/help/"])
def test_the_help_page_is_there(client, db, path):
    assert client.get(path).status_code == HTTPStatus.OK


def test_a_search_is_read_only(client, db):
    assert client.post("/search/", {"q": "هدنة"}).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_healthz_knows_whether_there_is_an_index(client, db, index):
    assert client.get("/healthz").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    index()
    assert client.get("/healthz").json()["index"] == "ok"


@pytest.mark.parametrize(
    "query",
    [
        {"q": "هدنة"},
        {"q": "wire ceasefire هدنة"},
        {"q": "مصدر:wire (هدنة أو سلام)"},
        {"q": "هدنة حلب", "source": "wire", "rung": "stem", "page": "2"},
    ],
)
def test_the_page_asks_the_database_whether_anything_changed_and_for_its_texts(
    client, archive, django_assert_num_queries, query
):
    # Names, rounds and sources are read once, and again when one of them has changed.
    client.get("/search/", query)
    with django_assert_num_queries(2):
        assert b'<ol class="items hits"' in client.get("/search/", query).content


def test_a_name_that_changed_between_two_pages_is_on_the_second(client, archive):
    assert "The wire" in client.get("/en/search/", {"q": "هدنة"}).content.decode()
    source = Source.objects.get(slug="wire")
    source.name_en = "The daily"
    source.save()
    page = client.get("/en/search/", {"q": "هدنة"}).content.decode()
    assert "The daily" in page
    assert "The wire" not in page
