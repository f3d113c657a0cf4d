"""The calendar: every report stands in the smallest period that surely holds it."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from archive.selectors.calendar import (
    NotInCalendarError,
    calendar_day,
    calendar_month,
    calendar_year,
    calendar_years,
    latest_year,
)
from tests.factories import ArticleFactory, RoundFactory

pytestmark = pytest.mark.django_db


def report(first: str, last: str = "", **fields: object) -> int:
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    return ArticleFactory(published_from=start, published_to=end, **fields).pk


def ids(rows) -> list[int]:
    return [row.id for row in rows]


@pytest.fixture
def reports():
    return {
        "day": report("2017-07-04"),
        "two days": report("2017-07-04", "2017-07-05"),
        "month": report("2017-07-01", "2017-07-31"),
        "two months": report("2017-07-30", "2017-08-02"),
        "year": report("2017-01-01", "2017-12-31"),
        "hidden": report("2017-07-04", is_public=False),
        "later": report("2018-01-15"),
        "undated": ArticleFactory(published=None).pk,
    }


def test_a_year_counts_its_months_and_lists_what_is_of_none(reports):
    page = calendar_year(2017)
    assert {p.days.first.month: p.reports for p in page.months if p.reports} == {7: 3}
    assert page.months[6].url == "/calendar/2017/7/"
    assert page.months[7].url == ""
    assert ids(page.imprecise) == [reports["year"], reports["two months"]]
    assert [(p.days.first.year, p.reports) for p in page.years] == [(2017, 5), (2018, 1)]


def test_a_month_counts_its_days_and_lists_what_is_of_none(reports):
    page = calendar_month(2017, 7)
    days = {p.days.first.day: p for week in page.weeks for p in week if p}
    assert len(days) == 31
    assert {day: p.reports for day, p in days.items() if p.reports} == {4: 1}
    assert ids(page.imprecise) == [reports["month"], reports["two days"]]
    assert page.reports == 3
    assert page.previous is None
    assert page.next.url == "/calendar/2018/1/"


def test_a_day_lists_its_reports_and_those_that_may_be_of_it(reports):
    page = calendar_day(2017, 7, 4)
    assert ids(page.reports) == [reports["day"]]
    assert ids(page.possible) == [reports["month"], reports["two days"]]
    assert (page.previous, page.next.url) == (None, "/calendar/2018/1/15/")


def test_a_day_without_reports_points_to_the_nearest_with_some(reports):
    page = calendar_day(2017, 9, 1)
    assert (page.reports, page.possible) == ((), ())
    assert page.previous.url == "/calendar/2017/7/4/"
    assert page.next.url == "/calendar/2018/1/15/"


def test_rounds_stand_in_every_period_that_they_met_in(reports):
    slug = RoundFactory(start=dt.date(2017, 6, 30), end=dt.date(2017, 7, 1)).slug
    months = [p.days.first.month for p in calendar_year(2017).months if p.rounds]
    assert months == [6, 7]
    days = [p for week in calendar_month(2017, 7).weeks for p in week if p and p.rounds]
    assert [p.days.first.day for p in days] == [1]
    assert calendar_day(2017, 7, 1).rounds[0].slug == slug


@pytest.mark.parametrize(
    ("language", "weekdays", "first_week"),
    [
        ("ar", (5, 6, 0, 1, 2, 3, 4), [1, 2, 3, 4, 5, 6, 7]),
        ("en", (0, 1, 2, 3, 4, 5, 6), [None, None, None, None, None, 1, 2]),
    ],
)
def test_a_week_begins_as_the_language_has_it(reports, language, weekdays, first_week):
    with translation.override(language):
        page = calendar_month(2017, 7)
    assert page.weekdays == weekdays
    assert [p and p.days.first.day for p in page.weeks[0]] == first_week


def test_the_calendar_runs_from_the_first_to_the_last_report_or_round(reports):
    RoundFactory(start=dt.date(2012, 6, 30), end=dt.date(2012, 6, 30))
    assert calendar_years() == range(2012, 2019)
    assert calendar_year(2014).months[0].reports == 0
    assert latest_year() == 2018


@pytest.mark.parametrize(("year", "nearest"), [(0, 2017), (2016, 2017), (2019, 2018)])
def test_other_years_are_not_in_the_calendar(reports, year, nearest):
    for ask in (
        lambda: calendar_year(year),
        lambda: calendar_month(year, 1),
        lambda: calendar_day(year, 1, 1),
    ):
        with pytest.raises(NotInCalendarError) as error:
            ask()
        assert error.value.year == nearest


def test_an_empty_archive_has_the_calendar_of_this_year():
    this_year = timezone.localdate().year
    assert latest_year() == this_year
    page = calendar_year(this_year)
    assert (len(page.months), page.years) == (12, ())


@pytest.mark.parametrize(("year", "month"), [(1, 1), (9999, 12)])
def test_the_ends_of_all_calendars_can_be_shown(year, month):
    report(f"{year:04}-{month:02}-01")
    days = [p for week in calendar_month(year, month).weeks for p in week if p]
    assert len(days) == 31
    assert calendar_year(year).months[month - 1].reports == 1
    assert len(calendar_day(year, month, 1).reports) == 1
