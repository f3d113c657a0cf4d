"""How the results lie in time: by years, by months or by days, whichever suits their span."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from archive.dates import DateRange, PartialDate

from .backends.snapshot import BoolArray, Snapshot
from .request import SearchRequest
from .results import Bar

# Up to so many months, months are shown; up to so many days, days.
_MOST_MONTHS = 36
_MOST_DAYS = 45
_MOST_BARS = 120

Days = NDArray[np.int64]


def histogram(
    snapshot: Snapshot, found: BoolArray, request: SearchRequest
) -> tuple[tuple[Bar, ...], int]:
    """The bars, and the number of results that are in none.

    A result is counted where all the days on which it may have been published lie: one of which
    only the year is known is in no month's bar.
    """
    starts, ends = snapshot.column("date_start")[found], snapshot.column("date_end")[found]
    dated = starts > 0
    undated = int(np.count_nonzero(~dated))
    starts, ends = starts[dated], ends[dated]
    if not starts.size:
        return (), undated
    first, last = _day(int(starts.min())), _day(int(ends.max()))
    if request.first:
        first = max(first, request.first)
    if request.last:
        last = min(last, request.last)
    bars, counted = _bars(starts, ends, first, last, request)
    return bars, undated + starts.size - counted


def _bars(
    starts: Days, ends: Days, first: dt.date, last: dt.date, request: SearchRequest
) -> tuple[tuple[Bar, ...], int]:
    precision, periods = _periods(first, last)
    cut_starts, cut_ends = starts // precision, ends // precision
    keys, counts = np.unique(cut_starts[cut_starts == cut_ends], return_counts=True)
    by_key = dict(zip(keys.tolist(), counts.tolist(), strict=True))
    shown = list(periods)[-_MOST_BARS:]
    numbers = [by_key.get(_number(days.first) // precision, 0) for days in shown]
    most = max(numbers, default=0)
    bars = tuple(
        Bar(
            days=days,
            count=count,
            url=request.url(first=days.first, last=days.last) if count else "",
            height=-(-100 * count // most) if most else 0,
        )
        for days, count in zip(shown, numbers, strict=True)
    )
    return bars, sum(numbers)


def _periods(first: dt.date, last: dt.date) -> tuple[int, Iterator[DateRange]]:
    """By what a day's number is divided to tell the period, and the periods from first to last."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if (last - first).days < _MOST_DAYS:
        return 1, _steps(first, last, lambda day: DateRange(day, day))
    if months <= _MOST_MONTHS:
        return 100, _steps(first, last, lambda day: DateRange.of(PartialDate(day.year, day.month)))
    return 10_000, _steps(first, last, lambda day: DateRange.of(PartialDate(day.year)))


def _steps(
    first: dt.date, last: dt.date, period: Callable[[dt.date], DateRange]
) -> Iterator[DateRange]:
    day = first
    while day <= last:
        days = period(day)
        yield days
        if days.last == dt.date.max:
            return
        day = days.last + dt.timedelta(days=1)


def _day(number: int) -> dt.date:
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _number(day: dt.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
