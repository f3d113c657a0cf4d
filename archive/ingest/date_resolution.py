"""The days that a date expression means, seen from the day its report was published.

A rule answers only where the words leave one reading that is clearly nearest; everything else is
None, never a guess.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from archive.dates import DateRange, PartialDate
from archive.ingest.date_expressions import DateExpression, Unit
from archive.ingest.date_meanings import Meaning, distance
from archive.ingest.date_periods import part_of, share_of
from archive.ingest.hijri_dates import hijri_days
from archive.ingest.relative_dates import (
    counted_days,
    deictic_day,
    nearest_weekday,
    season_days,
    unit_days,
    weekday_days,
)

# A date without a year further away than this may as well be the year before or after.
_SURE_DISTANCE = 120
_FURTHEST = 250
# Reports speak of what was more than of what will be, unless they say that they look ahead.
_LESS_LIKELY = 2
_UNLIKELY = 4
_DOUBT = 0.3
_FURTHEST_RIVALS = 100
# «نهاية الأسبوع المقبل يومي 21 و22 كانون الأول»: so near its name a date explains it.
_NEAR_WEEK = timedelta(days=3)


def meanings(
    text: str, expressions: Sequence[DateExpression], published: date | None
) -> list[Meaning | None]:
    """What each of a text's expressions means in a report of that day, seen together.

    A week that a date stands beside means that date, there and wherever the same words are used;
    a date that its weekday belies means little, but something.
    """
    alone = [
        meaning(expression, published) or doubtful_meaning(expression, published)
        for expression in expressions
    ]
    named = {
        week.surface: Meaning(beside.days, "named-beside", beside.confidence)
        for (week, found), (date_beside, beside) in pairwise(zip(expressions, alone, strict=True))
        if found and beside and _names_week(text, week, date_beside)
        if beside.days.overlaps(_widened(found.days))
    }
    return [
        named.get(expression.surface, found) if expression.unit is Unit.WEEK else found
        for expression, found in zip(expressions, alone, strict=True)
    ]


def _names_week(text: str, week: DateExpression, beside: DateExpression) -> bool:
    """Whether a date stands right after a week and says which days of it are meant."""
    return (
        week.unit is Unit.WEEK
        and beside.month is not None
        and beside.has_day
        and not text[week.end : beside.start].strip(" (،")
    )


def _widened(days: DateRange) -> DateRange:
    return DateRange(days.first - _NEAR_WEEK, days.last + _NEAR_WEEK)


def meaning(expression: DateExpression, published: date | None) -> Meaning | None:
    """What the expression means in a report of that day; None where nothing fixes it."""
    try:
        return _meaning(expression, published)
    except (ValueError, OverflowError):
        return None


def doubtful_meaning(expression: DateExpression, published: date | None) -> Meaning | None:
    """What a date may mean that contradicts itself: the days from the one reading to the other.

    A weekday may belie its date, and a month's name its name in the other system. One of the two is
    a slip; which one, nobody can say. None for all other expressions.
    """
    if expression.rival_months:
        readings = [
            meaning(replace(expression, month=month, rival_months=()), published)
            for month in expression.rival_months
        ]
        found = [reading.days for reading in readings if reading]
        days = DateRange(min(found).first, max(found).last) if len(found) == len(readings) else None
        is_near = days is not None and days.days <= _FURTHEST_RIVALS
        return Meaning(days, "months-differ", _DOUBT) if days and is_near else None
    if expression.weekday is None or not expression.has_day:
        return None
    bare = replace(expression, weekday=None, last_weekday=None)
    dated = meaning(bare, published)
    if dated is None:
        return None
    named = nearest_weekday(dated.days.first, expression.weekday)
    days = DateRange(min(named, dated.days.first), max(named, dated.days.last))
    return Meaning(days, "weekday-belies-date", _DOUBT)


def _meaning(expression: DateExpression, published: date | None) -> Meaning | None:
    if expression.rival_months:
        return None
    if expression.until is not None:
        return _range(expression, expression.until, published)
    if expression.is_hijri:
        return hijri_days(expression, published)
    if expression.season is not None:
        return season_days(expression, expression.season, published)
    if expression.year is not None:
        return _with_year(expression, expression.year, "absolute", 0.95)
    return None if published is None else _seen_from(expression, published)


def _seen_from(expression: DateExpression, published: date) -> Meaning | None:
    """What the expression means that only the day of the report can fix."""
    if expression.month is not None:
        return _without_year(expression, published)
    if expression.shift is not None:
        return deictic_day(expression, expression.shift, published)
    if expression.unit is not None:
        return unit_days(expression, expression.unit, published)
    if expression.count is not None:
        return counted_days(expression.count, published)
    if expression.weekday is not None:
        return weekday_days(expression, expression.weekday, published)
    return None


def _range(
    expression: DateExpression, until: DateExpression, published: date | None
) -> Meaning | None:
    """From one day or month to another; the first is the last of its name before the second."""
    end = meaning(until, published)
    if end is None:
        return None
    if expression.is_hijri or expression.year is not None or expression.year_relation is not None:
        start = meaning(replace(expression, until=None), published)
        firsts = [start.days] if start else []
    else:
        candidates = _candidates(expression, end.days.last)
        firsts = [days for days in candidates if days.first <= end.days.first]
    if not firsts:
        return None
    days = DateRange(firsts[-1].first, end.days.last)
    return Meaning(days, "range", min(end.confidence, 0.9))


def _with_year(
    expression: DateExpression, year: int, rule: str, confidence: float
) -> Meaning | None:
    """The named day, month or year, or the part of it, in the given year."""
    days = _in_year(expression, year)
    if not _has_weekday(days, expression.weekday):
        return None
    return Meaning(days, rule, confidence)


def _in_year(expression: DateExpression, year: int) -> DateRange:
    month = expression.month
    if month is None or expression.first_day is None or expression.last_day is None:
        days = DateRange.of(PartialDate(year, month))
        if expression.last_year is not None:
            days = DateRange(days.first, PartialDate(expression.last_year).last)
        return part_of(share_of(days, expression.share), expression.part)
    return DateRange(
        date(year, month, expression.first_day), date(year, month, expression.last_day)
    )


def _without_year(expression: DateExpression, published: date) -> Meaning | None:
    if expression.year_relation is not None:
        year = published.year + expression.year_relation
        return _with_year(expression, year, "relative-year", 0.9)
    candidates = list(_candidates(expression, published))
    if expression.relation is not None:
        return _related(expression, candidates, published)
    if not candidates:
        return None
    ahead, back = (1, _UNLIKELY) if expression.looks_ahead else (_LESS_LIKELY, 1)
    nearest = min(candidates, key=lambda days: distance(days, published, ahead, back))
    away = distance(nearest, published, 1, 1)
    if expression.weekday is not None:
        return Meaning(nearest, "weekday-fixes-year", 0.9) if away <= _FURTHEST else None
    return Meaning(nearest, "nearest-year", 0.85 if away <= _SURE_DISTANCE else 0.6)


def _candidates(expression: DateExpression, published: date) -> Iterable[DateRange]:
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days = _in_year(expression, year)
        except ValueError:
            continue
        if _has_weekday(days, expression.weekday):
            yield days


def _has_weekday(days: DateRange, weekday: int | None) -> bool:
    """Whether one of the days, or of the first seven, is of that weekday."""
    return weekday is None or (weekday - days.first.weekday()) % 7 < days.days


def _related(
    expression: DateExpression, candidates: list[DateRange], published: date
) -> Meaning | None:
    """The one with الماضي, الجاري or المقبل after it."""
    month = DateRange.of(PartialDate(published.year, published.month))
    if expression.relation == 0:
        fitting = [days for days in candidates if month.overlaps(days)]
    elif expression.relation == 1:
        fitting = [days for days in candidates if days.first > published]
    elif expression.has_day:
        fitting = [days for days in candidates if days.last < published][-1:]
    else:
        fitting = [days for days in candidates if days.last < month.first][-1:]
    return Meaning(fitting[0], "related-month", 0.9) if fitting else None
