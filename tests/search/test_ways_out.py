"""An empty result offers searches near it, each of which finds as many as it says."""

import datetime as dt
import re
from urllib.parse import urlencode

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


@pytest.mark.parametrize(
    ("query", "label", "count"),
    [
        ("هدنة -في", "Without leaving out “في”", 2),
        ("هدنة NOT حلب -حمص", "Without leaving out “حلب”", 1),
        ("هدنة NOT حلب -حمص", "Without leaving anything out", 2),
        ("هدنة -«في حلب» -حمص", "Without leaving out “في حلب”", 1),
        ("هدنة -source:wire", "Without leaving out “Wire”", 2),
        ("«حلب هدنة» «هدنة في»", "The words of “حلب هدنة”, wherever they stand", 1),
        ("«حلب هدنة» OR «في هدنة في»", "The words of “حلب هدنة”, wherever they stand", 1),
        ("حلب NEAR/1 هدنة", "Up to 10 words apart", 1),
        ("=الهدنه", "“الهدنه” in any form", 2),
        ("title:هدنة", "Anywhere in the report, not only in the headline", 2),
        ("said:envoy", "All reports, newest first", 3),
        ("source:daily هدنة", "Without the filter “Daily”", 2),
        ("person:envoy before:2016", "Without “before:2016”", 1),
        ("source:daily person:envoy هدنة", "Without the filter “Daily”", 1),
        ("source:daily person:envoy حمص", "The same words in the whole archive", 1),
        ("هدنة on:2017-08", "The nearest before: 4 July 2017", 1),
        ("هدنة on:2017-08", "The nearest after: 1 September 2017", 1),
        ("حمص before:2017-06", "The nearest after: 1 September 2017", 1),
        ("حلب AND جنيف", "Without “جنيف”", 1),
        ("حلب AND جنيف", "Any of these words", 2),
    ],
)
def test_whatever_narrows_a_query_can_be_let_go(archive, ways, query, label, count):
    assert ways("?" + urlencode({"q": query}))[label] == count


def test_where_words_and_filters_are_in_the_way_any_word_is_sought_everywhere(archive, ways):
    found = ways("?q=حمص AND جنيف&person=envoy")
    assert found["Any of these words, in the whole archive"] == 2


def test_what_someone_must_have_said_may_stand_beside(archive, report, index, ways):
    speaker = factories.ParticipantFactory(slug="speaker", name_en="The speaker")
    article = report(headline="", body="قال كلاماً طويلاً ثم قصفت حماة")
    factories.MentionFactory(article=article, participant=speaker)
    factories.StatementFactory(article=article, speaker=speaker, start=5, end=11)
    index()
    found = ways("?q=said:speaker حماة")
    assert found["In reports that name “The speaker”, whoever said it"] == 1
    assert found["Without “حماة”"] == 1


def test_the_nearest_search_comes_first_and_they_are_a_handful(archive, ways):
    found = list(ways("?q=«حلب هدنة» «في هدنة»&source=wire&from=2019&person=envoy"))
    assert found[-1] == "All reports, newest first"
    assert len(found) <= 7
    found = list(ways("?q=«حلب هدنة في» source:wire"))
    assert found.index("The words of “حلب هدنة في”, wherever they stand") == 0


def test_whatever_finds_nothing_leads_to_the_whole_archive(archive, ways):
    assert ways("?q=زرافة") == {"All reports, newest first": 3}


def test_the_number_of_reports_is_read_out_as_one_would_say_it(archive, client):
    page = client.get("/en/search/", {"q": "هدنة", "source": "daily"}).content.decode()
    read_out = re.findall(r'hidden">\s*(\d reports?)\s*<', page)
    assert {"1 report", "2 reports"} <= set(read_out)


def test_ways_out_ask_the_database_little(archive, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        client.get("/search/?q=«حلب حلب» «هدنة في»&source=daily&from=2019")
