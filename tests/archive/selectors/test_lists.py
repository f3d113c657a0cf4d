"""The first page, the rounds on their axis, and the sources."""

import datetime as dt

import pytest

from archive.models import ReviewStatus, Source
from archive.selectors.counts import archive_counts
from archive.selectors.home import home_page
from archive.selectors.rounds import LARGEST_DOT, MOST_YEARS_NAMED, SMALLEST_DOT, axis, track_blocks
from archive.selectors.sources import source_list, source_page
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    RoundFactory,
    RoundLinkFactory,
    SourceFactory,
    TrackFactory,
)

pytestmark = pytest.mark.django_db


def meeting(number: int, day: dt.date, track: str = "astana", reports: int = 0):
    made = RoundFactory(track__slug=track, number=number, start=day, end=day)
    for _ in range(reports):
        RoundLinkFactory(round=made, article=ArticleFactory(published=day))
    return made


def test_counts_are_of_what_readers_may_see():
    shown = ArticleFactory(published=dt.date(2017, 7, 4))
    ArticleFactory(published=None, source=shown.source)
    ArticleFactory(published=dt.date(2019, 1, 1), is_public=False)
    counts = archive_counts()
    assert (counts.reports, counts.undated, counts.sources) == (2, 1, 1)
    assert counts.days.isoformat() == "2017-07-04"


def test_an_empty_archive_counts_nothing():
    counts = archive_counts()
    assert (counts.reports, counts.days) == (0, None)
    page = home_page()
    assert (page.latest, page.axis.points, page.tracks, page.on_this_day) == ((), (), (), ())


def test_the_axis_sets_rounds_on_true_time_and_sizes_them_by_area():
    meeting(1, dt.date(2017, 1, 1), reports=1)
    meeting(2, dt.date(2017, 4, 11), reports=4)
    meeting(3, dt.date(2017, 7, 20))
    points = axis(track_blocks(), current="astana-2").points
    assert [point.position for point in points] == [0, 50, 100]
    assert [point.reports for point in points] == [1, 4, 0]
    assert (points[1].radius, points[2].radius) == (LARGEST_DOT, SMALLEST_DOT)
    middle = SMALLEST_DOT**2 + (LARGEST_DOT**2 - SMALLEST_DOT**2) / 4
    assert points[0].radius ** 2 == pytest.approx(middle, rel=0.05)
    assert [point.is_current for point in points] == [False, True, False]


def test_each_track_has_its_lane_and_a_lone_one_needs_no_name():
    meeting(1, dt.date(2017, 1, 1))
    assert axis(track_blocks()).lanes == ()
    TrackFactory(slug="empty", name_ar="مسار فارغ", position=5)
    TrackFactory(slug="geneva", name_ar="مسار جنيف", position=9)
    meeting(8, dt.date(2017, 11, 28), track="geneva")
    drawn = axis(track_blocks())
    assert drawn.lanes == ("مسار أستانا", "مسار جنيف")
    assert [point.lane for point in drawn.points] == [0, 1]


def test_a_lone_round_stands_in_the_middle():
    meeting(1, dt.date(2017, 1, 1))
    assert [point.position for point in axis(track_blocks()).points] == [50.0]


def test_years_are_named_where_they_begin_and_thinned_out_over_a_long_time():
    meeting(1, dt.date(1990, 1, 1))
    meeting(2, dt.date(2026, 1, 1))
    years = axis(track_blocks()).years
    assert 1 < len(years) <= MOST_YEARS_NAMED
    assert all(0 < year.position <= 100 for year in years)


def test_rounds_are_listed_by_track_with_what_is_about_them_and_what_mentions_them():
    made = meeting(5, dt.date(2017, 7, 4), reports=2)
    RoundLinkFactory(round=made, relation="mentioned")
    RoundLinkFactory(round=made, status=ReviewStatus.REJECTED)
    RoundLinkFactory(round=made, article__is_public=False)
    meeting(4, dt.date(2017, 5, 3))
    (block,) = track_blocks()
    assert [(r.round.number, r.subject, r.mentioned) for r in block.rounds] == [
        (4, 0, 0),
        (5, 2, 1),
    ]


def test_the_latest_reports_are_the_newest_and_never_the_undated_first():
    old, new = (ArticleFactory(published=dt.date(year, 1, 1)) for year in (2016, 2018))
    undated = ArticleFactory(published=None)
    assert [row.id for row in home_page().latest] == [new.pk, old.pk, undated.pk]


def test_on_this_day_shows_other_years_and_only_days_that_are_known(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: dt.date(2024, 2, 29))
    leap = ArticleFactory(published=dt.date(2016, 2, 29))
    ArticleFactory(published=dt.date(2017, 2, 28))
    ArticleFactory(published=dt.date(2024, 2, 29))
    ArticleFactory(
        published_from=dt.date(2016, 2, 29),
        published_to=dt.date(2016, 3, 1),
        published_precision="range",
    )
    assert [row.id for row in home_page().on_this_day] == [leap.pk]


def test_the_most_named_are_counted_by_report():
    mention = MentionFactory()
    MentionFactory(participant=mention.participant)
    MentionFactory()
    first = home_page().most_named[0]
    assert (first.person.slug, first.reports) == (mention.participant.slug, 2)


def test_sources_are_those_with_reports_the_largest_first():
    small, large = SourceFactory.create_batch(2)
    SourceFactory()
    ArticleFactory(source=small, published=None)
    for day in (4, 9):
        ArticleFactory(source=large, published=dt.date(2017, 7, day))
    ArticleFactory(source=small, is_public=False)
    listed = source_list()
    assert [(s.source.slug, s.reports, s.undated) for s in listed] == [
        (large.slug, 2, 0),
        (small.slug, 1, 1),
    ]
    assert listed[0].days.isoformat() == "2017-07-04/2017-07-09"
    assert listed[1].days is None


def test_a_source_without_reports_has_a_page_that_says_so():
    page, reports = source_page(SourceFactory(slug="quiet").slug)
    assert (page.source.reports, page.source.days, page.rounds) == (0, None, ())
    assert list(reports.page(1)) == []


def test_a_source_tells_the_rounds_that_it_covered():
    article = ArticleFactory()
    made = RoundLinkFactory(article=article).round
    RoundLinkFactory()
    page, _ = source_page(article.source.slug)
    assert [(r.round.slug, r.subject) for r in page.rounds] == [(made.slug, 1)]


def test_a_homepage_that_is_no_web_address_is_not_linked():
    page, _ = source_page(SourceFactory(homepage="javascript:alert(1)").slug)
    assert page.source.homepage == ""


def test_an_unknown_source_is_not_there():
    with pytest.raises(Source.DoesNotExist):
        source_page("none")
