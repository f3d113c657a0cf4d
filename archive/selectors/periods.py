"""How many reports each year, month and day has, from one grouped query over the index."""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable

from django.db.models import Count, QuerySet
from django.urls import reverse

from archive.dates import DateRange, PartialDate, Precision
from archive.models import Article

from .counts import shares
from .values import PeriodCount, RoundRef

Held = list[tuple[DateRange, int]]
"""Days that reports were published on, or ranges of them, in order, each with its reports."""


def held_days(articles: QuerySet[Article]) -> Held:
    """Return the days of the dated articles, in order, with how many each has; one query."""
    grouped = (
        articles.filter(published_from__isnull=False)
        .order_by("published_from", "published_to")
        .values_list("published_from", "published_to")
        .annotate(Count("pk"))
    )
    return [(DateRange(first, last), count) for first, last, count in grouped if first and last]


def year_of(year: int) -> DateRange:
    """Return the days of a year."""
    return DateRange.of(PartialDate(year))


def month_of(year: int, month: int) -> DateRange:
    """Return the days of a month."""
    return DateRange.of(PartialDate(year, month))


def is_of_one_month(days: DateRange) -> bool:
    """Whether the first and the last day are of the same month."""
    return (days.first.year, days.first.month) == (days.last.year, days.last.month)


def by_year(held: Held) -> Counter[int]:
    """Return the reports of each year; one that spans two is of the first."""
    counted: Counter[int] = Counter()
    for days, count in held:
        counted[days.first.year] += count
    return counted


def by_month(held: Held) -> Counter[tuple[int, int]]:
    """Return the reports of each month; those that may be of two are of neither."""
    counted: Counter[tuple[int, int]] = Counter()
    for days, count in held:
        if is_of_one_month(days):
            counted[days.first.year, days.first.month] += count
    return counted


def by_day(held: Held) -> Counter[dt.date]:
    """Return the reports of each day; those that may be of two are of neither."""
    counted: Counter[dt.date] = Counter()
    for days, count in held:
        if days.days == 1:
            counted[days.first] += count
    return counted


def year_counts(held: Held, url: Callable[[DateRange], str]) -> tuple[PeriodCount, ...]:
    """Return the years that have reports, in order, each leading to what ``url`` says."""
    counted = by_year(held)
    return period_counts(sorted((year_of(year), counted[year]) for year in counted), url)


def period_counts(
    periods: Iterable[tuple[DateRange, int]],
    url: Callable[[DateRange], str],
    rounds: Iterable[RoundRef] = (),
) -> tuple[PeriodCount, ...]:
    """Return the periods with their tints, their addresses and the rounds that met in them."""
    listed, met = list(periods), list(rounds)
    return tuple(
        PeriodCount(
            days=days,
            reports=count,
            url=url(days) if count else "",
            share=share,
            rounds=tuple(meeting for meeting in met if meeting.days.overlaps(days)),
        )
        for (days, count), share in zip(listed, shares([n for _, n in listed]), strict=True)
    )


def calendar_url(days: DateRange) -> str:
    """Return the address of a day, month or year; of a range, that of the period that holds it."""
    first = days.first
    if days.precision is Precision.DAY:
        return reverse("calendar-day", args=[first.year, first.month, first.day])
    if is_of_one_month(days):
        return reverse("calendar-month", args=[first.year, first.month])
    return reverse("calendar-year", args=[first.year])


def weeks_of(month: DateRange, first_weekday: int) -> list[list[int]]:
    """Return the month's days by weeks; 0 stands for a day of a neighbouring month."""
    # By numbers: the dates around the first and the last month of the calendar do not exist.
    weeks = calendar.Calendar(first_weekday)
    return weeks.monthdayscalendar(month.first.year, month.first.month)
