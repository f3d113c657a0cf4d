"""How the results lie in time: by years, by months or by days, whichever suits their span."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from django.utils.translation import get_language, get_language_bidi, ngettext

from archive.dates import DateRange, PartialDate
from archive.templatetags import wording

from .addresses import written
from .backends.snapshot import BoolArray, Snapshot
from .request import SearchRequest
from .results import Bar, BarPlace, Histogram

# Up to so many months, months are shown; up to so many days, days.
_MOST_MONTHS = 36
_MOST_DAYS = 45
_MOST_BARS = 120

HEIGHT = 96
# What a bar takes of its place, so that neighbours stand apart.
_SHARE = 0.8
# With up to so many bars, each says its name.
_FEW = 12
_MANY_TICKS = 8
# Names of months («كانون الثاني») are longer than years and days.
_MANY_NAMES = 5
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)

_DAY, _MONTH, _YEAR = 1, 100, 10_000
"""By what a day's number is divided to tell its period."""


def histogram(snapshot: Snapshot, found: BoolArray, request: SearchRequest) -> Histogram | None:
    """The results in time, or None where none of them is dated.

    A result is counted where all the days on which it may have been published lie: one of which
    only the year is known is in no month's bar.
    """
    documents = np.flatnonzero(found)
    starts = snapshot.column("date_start")[documents]
    dated = starts > 0
    if not dated.any():
        return None
    ends = snapshot.column("date_end")[documents]
    first, last = _day(int(starts[dated].min())), _day(int(ends.max()))
    first = max(first, request.first) if request.first else first
    last = min(last, request.last) if request.last else last
    language = get_language() or "ar"
    axis = _axis(first, last, language, is_from_right=get_language_bidi())
    spans = snapshot.spans(axis.divisor).counts(found)
    by_number = {begins: reports for begins, ends_in, reports in spans if begins == ends_in}
    numbers = [by_number.get(place.number, 0) for place in axis.places]
    most = _round_up(max(numbers, default=0))
    return Histogram(
        bars=_bars(axis, numbers, most, request, language),
        undated=len(documents) - sum(numbers),
        unit={_DAY: "day", _MONTH: "month", _YEAR: "year"}[axis.divisor],
        most=most,
        half=most // 2 if most % 2 == 0 else 0,
        height=HEIGHT,
    )


class _Place(NamedTuple):
    """Where a bar may stand; what does not depend on how many results are in it."""

    shown: BarPlace
    number: int
    """The number of its day, month or year."""
    parameters: str
    """Its days as an address has them."""


@dataclass(frozen=True, slots=True)
class _Axis:
    divisor: int
    """By what a day's number is divided to tell its place's."""
    places: tuple[_Place, ...]


# Most searches lie in the same few years.
@lru_cache(maxsize=256)
def _axis(first: dt.date, last: dt.date, language: str, *, is_from_right: bool) -> _Axis:
    divisor, periods = _periods(first, last)
    shown = list(periods)[-_MOST_BARS:]
    share = 100 / len(shown)
    ticks = _ticks(shown, divisor, language)
    many = _MANY_NAMES if divisor == _MONTH else _MANY_TICKS
    minor = {n for at, n in enumerate(ticks) if at % 3} if len(ticks) > many else set()
    places = []
    for number, days in enumerate(shown):
        from_left = len(shown) - 1 - number if is_from_right else number
        shown_place = BarPlace(
            days=days,
            when=wording.days(days, language),
            x=f"{(from_left + (1 - _SHARE) / 2) * share:.3f}%",
            width=f"{_SHARE * share:.3f}%",
            middle=f"{(from_left + 0.5) * share:.3f}%",
            tick=ticks.get(number, ""),
            is_minor=number in minor,
        )
        parameters = "&".join(written({"first": days.first, "last": days.last}).values())
        places.append(_Place(shown_place, _number(days.first) // divisor, parameters))
    return _Axis(divisor, tuple(places))


def _bars(
    axis: _Axis, numbers: list[int], most: int, request: SearchRequest, language: str
) -> tuple[Bar, ...]:
    addresses = request.addresses("first", "last")
    has_ends = request.first is not None or request.last is not None
    bars = []
    for (place, _, parameters), reports in zip(axis.places, numbers, strict=True):
        if not reports:
            bars.append(Bar(place, 0, "", "", 0, HEIGHT))
            continue
        pattern, number = _counted(reports, language)
        label = pattern % {"when": place.when, "number": number}
        if has_ends:
            url = addresses.of(*_days_within(place.days, request))
        else:
            url = addresses.with_written(parameters)
        height = max(2, round(HEIGHT * reports / most))
        bars.append(Bar(place, reports, label, url, height, HEIGHT - height))
    return tuple(bars)


def _days_within(days: DateRange, request: SearchRequest) -> tuple[dt.date, dt.date]:
    """The days of a bar but for those outside of what is asked for."""
    first = max(days.first, request.first) if request.first else days.first
    last = min(days.last, request.last) if request.last else days.last
    return first, last


# Plural forms are looked up by rules; most bars are of the same few heights.
@lru_cache(maxsize=2_048)
def _counted(count: int, language: str) -> tuple[str, str]:
    """What a bar says to those who do not see it, and the number in it."""
    pattern = ngettext("%(when)s: %(number)s report", "%(when)s: %(number)s reports", count)
    return pattern, wording.number(count, language)


def _ticks(shown: list[DateRange], divisor: int, language: str) -> dict[int, str]:
    """What stands under which bars."""
    starts = [days.first for days in shown]
    if divisor == _YEAR:
        every = next(step for step in _STEPS if len(starts) / step <= _MANY_TICKS)
        named = [place for place, day in enumerate(starts) if day.year % every == 0]
        return {place: wording.digits(starts[place].year, language) for place in named}
    if divisor == _MONTH and len(starts) > _FEW:
        januaries = [place for place, day in enumerate(starts) if day.month == 1]
        return {place: wording.digits(starts[place].year, language) for place in januaries}
    if divisor == _MONTH:
        return {n: wording.month_short(day.month, language) for n, day in enumerate(starts)}
    every = 1 if len(starts) <= _FEW // 2 else 7
    shown_days = range(len(starts) % every // 2, len(starts), every)
    return {place: wording.day_short(starts[place], language) for place in shown_days}


def _round_up(most: int) -> int:
    """The number at the top of the scale: the least of 1, 2, 4, 6, 8 or ten times those."""
    step = 1
    while most > 10 * step:
        step *= 10
    return next((n * step for n in (1, 2, 4, 6, 8, 10) if n * step >= most), most)


def _periods(first: dt.date, last: dt.date) -> tuple[int, Iterator[DateRange]]:
    """By what a day's number is divided to tell the period, and the periods from first to last."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if (last - first).days < _MOST_DAYS:
        return _DAY, _steps(first, last, lambda day: DateRange(day, day))
    if months <= _MOST_MONTHS:
        return _MONTH, _steps(first, last, lambda d: DateRange.of(PartialDate(d.year, d.month)))
    return _YEAR, _steps(first, last, lambda day: DateRange.of(PartialDate(day.year)))


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
