"""Reports by year, month and day."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import get_language

from archive.dates import DateRange
from archive.models import Article, Round

from .periods import (
    Held,
    by_day,
    by_month,
    by_year,
    calendar_url,
    held_days,
    is_of_one_month,
    month_of,
    period_counts,
    weeks_of,
    year_of,
)
from .rows import article_rows, round_ref
from .values import (
    ArticleRow,
    CalendarDay,
    CalendarMonth,
    CalendarYear,
    PeriodCount,
    RoundRef,
)

MOST_IMPRECISE = 50
LONGEST_POSSIBLE = 31
"""A report known only to more days than these is not offered as possibly of one of them."""
MONDAY = 0
SATURDAY = 5


class NotInCalendarError(LookupError):
    """The calendar has no such year, month or day.

    ``year`` is the nearest year that it has; ``month`` the month that was meant, where only the
    day is wrong.
    """

    def __init__(self, year: int, month: int | None = None) -> None:
        super().__init__(year, month)
        self.year = year
        self.month = month


def latest_year() -> int:
    """Return the latest year that has reports; this year while the archive is empty."""
    last = Article.objects.public().aggregate(last=Max("published_from"))["last"]
    return last.year if last else timezone.localdate().year


def calendar_years() -> range:
    """Return the years of the calendar: from the first to the last report or round; two queries."""
    reports = Article.objects.public().aggregate(a=Min("published_from"), b=Max("published_from"))
    return _years_between(reports["a"], reports["b"])


def calendar_year(year: int) -> CalendarYear:
    """Return the year by months; raises ``NotInCalendarError``. At most four queries."""
    held = _held_around(year)
    months, years = by_month(held), by_year(held)
    # A year stands among the years even where nothing but a round is of it.
    listed = sorted({*years, year}) if years else []
    return CalendarYear(
        year=year,
        months=period_counts(
            [(month_of(year, month), months[year, month]) for month in range(1, 13)],
            calendar_url,
            _rounds(year_of(year)),
        ),
        years=period_counts([(year_of(each), years[each]) for each in listed], calendar_url),
        imprecise=_of_ranges(
            (days, count)
            for days, count in held
            if days.first.year == year and not is_of_one_month(days)
        ),
    )


def calendar_month(year: int, month: int) -> CalendarMonth:
    """Return the month by weeks; raises ``NotInCalendarError``. At most four queries.

    Weeks begin on Saturday in Arabic and on Monday in English.
    """
    held = _held_around(year)
    if not 1 <= month <= 12:
        raise NotInCalendarError(year)
    whole, days = month_of(year, month), by_day(held)
    first_weekday = MONDAY if get_language() == "en" else SATURDAY
    dates = [whole.first + dt.timedelta(days=offset) for offset in range(whole.days)]
    rounds = _rounds(whole)
    cells = period_counts(
        [(DateRange(date, date), days[date]) for date in dates], calendar_url, rounds
    )
    months = {month_of(*key): count for key, count in by_month(held).items()}
    previous, following = _around(whole, months)
    return CalendarMonth(
        days=whole,
        weeks=tuple(
            tuple(cells[number - 1] if number else None for number in week)
            for week in weeks_of(whole, first_weekday)
        ),
        weekdays=tuple((first_weekday + offset) % 7 for offset in range(7)),
        imprecise=_of_ranges(
            (days, count)
            for days, count in held
            if days.days > 1 and whole.first <= days.first and days.last <= whole.last
        ),
        previous=previous,
        next=following,
        reports=months.get(whole, 0),
        rounds=rounds,
    )


def calendar_day(year: int, month: int, day: int) -> CalendarDay:
    """Return the day with its reports; raises ``NotInCalendarError``. At most five queries."""
    held = _held_around(year)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        raise NotInCalendarError(year, month if 1 <= month <= 12 else None) from None
    whole = DateRange(date, date)
    days = {DateRange(key, key): count for key, count in by_day(held).items()}
    previous, following = _around(whole, days)
    reports = Article.objects.public().filter(published_from=date, published_to=date)
    return CalendarDay(
        day=date,
        reports=article_rows(reports.chronological()),
        possible=_of_ranges(
            (days, count)
            for days, count in held
            if 1 < days.days <= LONGEST_POSSIBLE and days.contains(date)
        ),
        rounds=_rounds(whole),
        previous=previous,
        next=following,
    )


def _held_around(year: int) -> Held:
    """Return the days of the whole archive, if the calendar has that year."""
    held = held_days(Article.objects.public())
    years = _years_between(*(held[0][0].first, held[-1][0].first) if held else (None, None))
    if year not in years:
        raise NotInCalendarError(min(max(year, years[0]), years[-1]))
    return held


def _years_between(first: dt.date | None, last: dt.date | None) -> range:
    """Return the years from these days of reports, widened by the rounds."""
    rounds = Round.objects.aggregate(first=Min("start"), last=Max("end"))
    days = [day for day in (first, last, rounds["first"], rounds["last"]) if day]
    if not days:
        days = [timezone.localdate()]
    return range(min(days).year, max(days).year + 1)


def _rounds(days: DateRange) -> tuple[RoundRef, ...]:
    met = Round.objects.filter(start__lte=days.last, end__gte=days.first)
    return tuple(round_ref(meeting) for meeting in met.select_related("track"))


def _of_ranges(ranges: Iterable[tuple[DateRange, int]]) -> tuple[ArticleRow, ...]:
    """Return the first reports that are of exactly these ranges of days."""
    wanted, held = Q(pk__in=()), 0
    for days, count in ranges:
        if held >= MOST_IMPRECISE:
            break
        wanted |= Q(published_from=days.first, published_to=days.last)
        held += count
    reports = Article.objects.public().filter(wanted)
    return article_rows(reports.order_by("published_from", "published_to", "pk")[:MOST_IMPRECISE])


def _around(
    days: DateRange, counted: dict[DateRange, int]
) -> tuple[PeriodCount | None, PeriodCount | None]:
    """Return the nearest periods before and after that have reports."""
    before = max((other for other in counted if other.first < days.first), default=None)
    after = min((other for other in counted if other.first > days.first), default=None)
    return _period(before, counted), _period(after, counted)


def _period(days: DateRange | None, counted: dict[DateRange, int]) -> PeriodCount | None:
    return period_counts([(days, counted[days])], calendar_url)[0] if days else None
