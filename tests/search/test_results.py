"""What a search gives back: counts that hold, facets that keep their word, orders and dates."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article, SlugRedirect
from search.choices import Sort
from search.request import read_request
from search.service import run_search
from tests import factories


@pytest.fixture
def archive(report, index):
    """Index six reports of two sources over two tracks, three people among them."""
    wire, daily = (factories.SourceFactory(slug=slug) for slug in ("wire", "daily"))
    astana = factories.TrackFactory(slug="astana", name_en="Astana process")
    geneva = factories.TrackFactory(slug="geneva", name_ar="مسار جنيف", name_en="Geneva process")
    rounds = {
        slug: factories.RoundFactory(slug=slug, track=track, number=number)
        for slug, track, number in (
            ("astana-5", astana, 5),
            ("astana-6", astana, 6),
            ("geneva-7", geneva, 7),
        )
    }
    people = {
        slug: factories.ParticipantFactory(slug=slug, name_en=slug.title())
        for slug in ("envoy", "minister", "delegate")
    }
    rows = [
        ("هدنة", wire, dt.date(2017, 7, 4), ["astana-5", "astana-6"], ["envoy", "minister"]),
        ("هدنة", wire, dt.date(2017, 7, 5), ["astana-5"], ["envoy"]),
        ("هدنة", daily, dt.date(2017, 9, 15), ["astana-6", "geneva-7"], ["minister"]),
        ("سلام", daily, dt.date(2018, 1, 30), [], ["envoy", "delegate"]),
        ("سلام", wire, None, ["geneva-7"], []),
        ("سلام", wire, dt.date(2017, 7, 4), [], []),
    ]
    articles = []
    for body, source, day, of_rounds, of_people in rows:
        article = report(headline="", body=body, source=source, published=day)
        for slug in of_rounds:
            factories.RoundLinkFactory(article=article, round=rounds[slug])
        for place, slug in enumerate(of_people):
            factories.MentionFactory(
                article=article, participant=people[slug], start=place, end=place + 1
            )
        articles.append(article)
    index()
    return [article.pk for article in articles]


def choices(page, name):
    return {
        choice.value: choice.reports
        for facet in page.facets
        if facet.name == name
        for choice in facet.choices
    }


def test_without_words_all_reports_are_found_newest_first_undated_last(archive, find):
    one, two, three, four, five, six = archive
    assert find() == [four, three, two, six, one, five]
    assert find(sort=Sort.OLDEST) == [one, six, two, three, four, five]


def test_facets_count_people_rounds_tracks_and_sources_over_all_results(archive, search):
    page = search("هدنة", size=1)
    assert page.count == 3
    assert choices(page, "person") == {"envoy": 2, "minister": 2}
    assert choices(page, "round") == {"astana-5": 2, "astana-6": 2, "geneva-7": 1}
    assert choices(page, "track") == {"astana": 3, "geneva": 1}
    assert choices(page, "source") == {"wire": 2, "daily": 1}


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"q": "هدنة"},
        {"persons": ("envoy",)},
        {"round": "astana-5"},
        {"track": "astana", "source": "wire"},
        {"first": dt.date(2017, 7, 1), "last": dt.date(2017, 7, 31)},
        {"q": "هدنة", "persons": ("minister",), "round": "astana-6"},
    ],
)
def test_each_choice_counts_what_choosing_it_gives(archive, search, rf, parameters):
    page = search(**parameters)
    assert page.facets
    for facet in page.facets:
        for choice in facet.choices:
            chosen = run_search(read_request(rf.get(choice.url).GET), "ar")
            if not choice.is_selected:
                assert chosen.count == choice.reports, (facet.name, choice.value)


def test_a_choice_that_is_made_is_taken_back_by_its_link(archive, search, rf):
    page = search(persons=("envoy", "minister"), source="wire")
    assert page.count == 1
    for facet in page.facets:
        for choice in facet.choices:
            if choice.is_selected:
                request = read_request(rf.get(choice.url).GET)
                assert choice.value not in (*request.persons, request.source)


def test_two_people_find_the_reports_that_name_both(archive, find):
    assert find(persons=("envoy", "minister")) == [archive[0]]


def test_chips_name_each_filter_and_take_it_away(archive, search, rf):
    page = search(
        "هدنة", persons=("envoy",), round="astana-5", source="wire", first=dt.date(2017, 7, 1)
    )
    assert len(page.chips) == 4
    for chip in page.chips:
        fewer = read_request(rf.get(chip.url).GET)
        assert fewer.q == "هدنة"
        assert len(run_search(fewer, "ar").chips) == 3


def test_dates_find_what_may_have_been_published_in_them(report, index, find):
    month = report(published=dt.date(2017, 2, 1), published_to=dt.date(2017, 2, 28))
    day = report(published=dt.date(2017, 2, 16))
    report(published=dt.date(2017, 3, 1))
    report(published=None)
    index()
    assert set(find(first=dt.date(2017, 2, 16), last=dt.date(2017, 2, 16))) == {month.pk, day.pk}
    assert find(last=dt.date(2017, 2, 1)) == [month.pk]


def test_a_slug_that_leads_nowhere_is_told_and_the_rest_is_searched(archive, search):
    page = search("هدنة", language="en", persons=("nobody",), round="none", track="x", source="y")
    assert page.count == 3
    assert [problem.field for problem in page.problems] == ["person", "round", "track", "source"]
    assert "nobody" in str(page.problems[0].message)
    assert not page.chips


def test_a_slug_that_was_renamed_still_leads_there(archive, search):
    envoy = factories.ParticipantFactory(slug="envoy")
    SlugRedirect.objects.create(old_slug="old-envoy", participant=envoy)
    page = search(persons=("old-envoy",))
    assert page.count == 3
    assert page.request.persons == ("envoy",)


def test_the_histogram_counts_what_its_links_find(archive, search, rf):
    page = search("هدنة")
    assert [bar.reports for bar in page.histogram if bar.reports] == [2, 1]
    for bar in page.histogram:
        if bar.reports:
            assert run_search(read_request(rf.get(bar.url).GET), "ar").count == bar.reports


def test_the_histogram_leaves_out_what_has_no_place_in_it_and_says_how_many(report, index, search):
    report(published=dt.date(2017, 1, 1), published_to=dt.date(2017, 12, 31))
    report(published=dt.date(2017, 2, 1))
    report(published=dt.date(2017, 6, 1))
    report(published=None)
    index()
    page = search()
    assert sum(bar.reports for bar in page.histogram) == 2
    assert page.undated == 2


def test_a_span_of_many_years_is_shown_by_years(report, index, search):
    for year in (1950, 2000, 2017):
        report(published=dt.date(year, 5, 1))
    index()
    bars = search().histogram
    assert len(bars) == 2017 - 1950 + 1
    assert bars[0].place.days.first == dt.date(1950, 1, 1)
    assert sum(bar.reports for bar in bars) == 3


def test_dates_at_the_ends_of_the_calendar_are_shown(report, index, search):
    report(published=dt.date(1, 1, 1))
    report(published=dt.date(9999, 12, 31))
    index()
    page = search()
    assert page.count == 2
    assert sum(bar.reports for bar in page.histogram) + page.undated == 2


def test_what_all_words_together_do_not_find_is_found_in_part_and_said(report, index, search):
    article = report(body="هدنة في حلب")
    index()
    page = search("هدنة الغوطة", language="en")
    assert [hit.row.id for hit in page.hits] == [article.pk]
    assert [notice.text[:25] for notice in page.notices] == ["No report has all of this"]


def test_an_empty_result_offers_ways_that_are_known_to_find_something(archive, search, rf):
    page = search("«سلام هدنة»", source="daily")
    assert page.count == 0
    assert page.ways_out
    for way in page.ways_out:
        assert way.count == run_search(read_request(rf.get(way.url).GET), "ar").count > 0


def test_a_page_beyond_the_last_is_the_last_and_is_told(archive, search):
    page = search(size=4, page=1_000_000)
    assert page.pager.number == page.pager.pages == 2
    assert [problem.field for problem in page.problems] == ["page"]
    assert len(page.hits) == 2
    assert page.pager.first == 5
    assert page.pager.next_url == ""


def test_pages_together_show_each_result_once(archive, find):
    seen = [key for number in (1, 2, 3) for key in find(size=2, page=number)]
    assert sorted(seen) == sorted(archive)


def test_a_hit_says_what_matched_in_which_forms(report, index, search):
    report(headline="الهدنة", body="هدنةٌ وهدنة")
    index()
    (hit,) = search("هدنة").hits
    (matched,) = hit.matched
    assert matched.sought == "هدنة"
    assert matched.forms == ("الهدنة", "هدنةٌ", "وهدنة")
    assert matched.rung == "exact"
    assert "".join(part.text for part in hit.headline) == "الهدنة"


def test_a_report_deleted_since_it_was_indexed_is_left_out(report, index, search):
    kept, gone = report(body="هدنة"), report(body="هدنة")
    index()
    Article.objects.filter(pk=gone.pk).delete()
    assert [hit.row.id for hit in search("هدنة").hits] == [kept.pk]


def test_without_an_index_the_page_says_so(db, search):
    page = search("هدنة", language="en")
    assert page.count == 0
    assert page.notices[0].kind == "warning"


def test_the_number_of_queries_does_not_grow_with_the_results(report, index, search):
    counts = []
    for _ in range(2):
        for _ in range(8):
            factories.MentionFactory(article=report(body="هدنة"))
        index()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            search("هدنة")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 11
