"""An empty result offers searches near it, each of which finds as many as it says."""

import datetime as dt

import pytest

from search.request import read_request
from search.service import run_search
from tests import factories


@pytest.fixture
def archive(report, index):
    """Index three reports: truce in Aleppo, truce in Homs, peace of the daily."""
    wire, daily = (
        factories.SourceFactory(slug=slug, name_en=slug.title()) for slug in ("wire", "daily")
    )
    envoy = factories.ParticipantFactory(slug="envoy", name_en="The envoy")
    first = report(headline="", body="هدنة في حلب", source=wire, published=dt.date(2017, 7, 4))
    report(headline="", body="هدنة في حمص", source=wire, published=dt.date(2017, 9, 1))
    report(headline="", body="سلام في جنيف", source=daily, published=dt.date(2018, 1, 1))
    factories.MentionFactory(article=first, participant=envoy)
    index()


@pytest.fixture
def ways(rf):
    """Return a function that gives the ways out of a search, by label, each tried."""

    def ask(query: str) -> dict[str, int]:
        page = run_search(read_request(rf.get(f"/{query}").GET), "en")
        assert page.count == 0
        for way in page.ways_out:
            assert run_search(read_request(rf.get(way.url).GET), "en").count == way.count > 0
        return {way.label: way.count for way in page.ways_out}

    return ask


def test_each_filter_that_is_in_the_way_can_be_left_out(archive, ways):
    found = ways("?q=هدنة&source=daily&person=envoy")
    assert found["Without the filter “Daily”"] == 1
    assert "Without the filter “The envoy”" not in found
    assert found["The same words in the whole archive"] == 2


def test_the_nearest_days_before_and_after_are_named(archive, ways):
    found = ways("?q=هدنة&from=2017-07-10&to=2017-08-10")
    assert found["The nearest before: 4 July 2017"] == 1
    assert found["The nearest after: 1 September 2017"] == 1
    assert found["Without the dates"] == 2


def test_a_phrase_can_be_taken_apart_and_words_left_out(archive, ways):
    found = ways("?q=«حلب هدنة»")
    assert found["The same words, wherever they stand"] == 1
    assert ways("?q=«حلب حلب» «هدنة في»")["Without “حلب حلب”"] == 2


def test_words_as_typed_can_be_let_go(archive, ways):
    assert ways("?q=الهدنة&rung=exact")["The same words in any form"] == 2


def test_whatever_finds_nothing_leads_to_the_whole_archive(archive, ways):
    assert ways("?q=زرافة") == {"All reports, newest first": 3}


def test_ways_out_ask_the_database_little(archive, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        client.get("/search/?q=«حلب حلب» «هدنة في»&source=daily&from=2019")
