"""The days that a date expression means, seen from the day its report was published.

A rule answers only where the words leave one reading that is clearly nearest; everything else is
None, never a guess.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from hijridate import Hijri

from archive.dates import DateRange, PartialDate
from archive.ingest.date_expressions import DateExpression, Unit
from archive.ingest.date_words import Part

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
# A date without a year further away than this may as well be the year before or after.
_SURE_DISTANCE = 120
_FURTHEST = 250
# Reports speak of what was more than of what will be, unless they say that they look ahead.
_LESS_LIKELY = 2
_UNLIKELY = 4
_THIRD_OF_MONTH = 10


class Meaning(NamedTuple):
    """The days that an expression means, the rule that says so, and how sure it is."""

    days: DateRange
    rule: str
    confidence: float


def meaning(expression: DateExpression, published: date | None) -> Meaning | None:
    """What the expression means in a report of that day; None where nothing fixes it."""
    try:
        return _meaning(expression, published)
    except (ValueError, OverflowError):
        return None


def _meaning(expression: DateExpression, published: date | None) -> Meaning | None:
    if expression.is_hijri:
        return _hijri(expression)
    if expression.year is not None:
        return _with_year(expression, expression.year, "absolute", 0.95)
    if published is None:
        return None
    if expression.month is not None:
        return _without_year(expression, published)
    if expression.shift is not None:
        return _deictic(expression, expression.shift, published)
    if expression.unit is not None:
        return _unit(expression, expression.unit, published)
    if expression.weekday is not None:
        return _weekday(expression, expression.weekday, published)
    return None


def _hijri(expression: DateExpression) -> Meaning | None:
    if expression.year is None or expression.month is None:
        return None
    first = Hijri(expression.year, expression.month, expression.first_day or 1)
    last_day = expression.last_day or first.month_length()
    last = Hijri(expression.year, expression.month, last_day)
    days = DateRange(*(date(*day.to_gregorian().datetuple()) for day in (first, last)))
    return Meaning(days, "hijri", 0.9)


def _with_year(
    expression: DateExpression, year: int, rule: str, confidence: float
) -> Meaning | None:
    """The named day, month or year, or the part of it, in the given year."""
    days = _in_year(expression, year)
    if not _has_weekday(days, expression.weekday):
        # One of the two is a slip; which one, nobody can say.
        return None
    return Meaning(days, rule, confidence)


def _in_year(expression: DateExpression, year: int) -> DateRange:
    month = expression.month
    if month is None or expression.first_day is None or expression.last_day is None:
        return part_of(DateRange.of(PartialDate(year, month)), expression.part)
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
    nearest = min(candidates, key=lambda days: _distance(days, published, ahead, back))
    distance = _distance(nearest, published, 1, 1)
    if expression.weekday is not None:
        return Meaning(nearest, "weekday-fixes-year", 0.9) if distance <= _FURTHEST else None
    return Meaning(nearest, "nearest-year", 0.85 if distance <= _SURE_DISTANCE else 0.6)


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


def _distance(days: DateRange, published: date, ahead: int, back: int) -> int:
    """How far the range is from the day, in days, each direction with its weight."""
    if days.first > published:
        return (days.first - published).days * ahead
    return max(0, (published - days.last).days) * back


def _deictic(expression: DateExpression, shift: int, published: date) -> Meaning | None:
    first = published + shift * _DAY
    last = published + (expression.last_shift or 0) * _DAY if expression.last_shift else first
    if expression.weekday is None:
        return Meaning(DateRange(min(first, last), max(first, last)), "day-of-report", 0.85)
    named = nearest_weekday(first, expression.weekday)
    if abs((named - first).days) > 1:
        return None
    # A report put on line after midnight still says "today" of the day before.
    return Meaning(DateRange(named, named), "day-of-report", 0.95 if named == first else 0.7)


def nearest_weekday(day: date, weekday: int) -> date:
    """The day with that weekday at most three days from the given one."""
    ahead = (weekday - day.weekday()) % 7
    return day + (ahead if ahead <= 3 else ahead - 7) * _DAY


def _weekday(expression: DateExpression, weekday: int, published: date) -> Meaning | None:
    relation = expression.relation
    if relation is None and expression.looks_ahead:
        relation = 1
    since = (published.weekday() - weekday) % 7
    if expression.last_weekday is not None:
        if relation is None:
            # Two weekdays may lie ahead as well as behind.
            return None
        length = (expression.last_weekday - weekday) % 7
    else:
        length = 0
    if relation is None:
        first, confidence = published - since * _DAY, 0.7
    elif relation < 0:
        first, confidence = published - (since or 7) * _DAY, 0.85
    else:
        first, confidence = published + ((-since) % 7 or 7) * _DAY, 0.85
    return Meaning(DateRange(first, first + length * _DAY), "weekday", confidence)


def _unit(expression: DateExpression, unit: Unit, published: date) -> Meaning | None:
    relation = expression.relation or 0
    if unit is Unit.WEEK:
        monday = published - published.weekday() * _DAY + relation * _WEEK
        days = DateRange(monday, monday + 6 * _DAY)
    elif unit is Unit.MONTH:
        year, month = divmod(published.year * 12 + published.month - 1 + relation, 12)
        if expression.first_day is not None and expression.last_day is not None:
            first, last = (
                date(year, month + 1, day) for day in (expression.first_day, expression.last_day)
            )
            return Meaning(DateRange(first, last), "related-month", 0.9)
        days = DateRange.of(PartialDate(year, month + 1))
    else:
        days = DateRange.of(PartialDate(published.year + relation))
    return Meaning(part_of(days, expression.part), "related-period", 0.85)


def part_of(days: DateRange, part: Part | None) -> DateRange:
    """The first, middle or last third, as writers count it: مطلع, منتصف, أواخر."""
    if part is None or days.first.year == MAXYEAR:
        return days
    if days.days == 7:
        first, last = ((0, 2), (2, 4), (3, 6))[part]
        return DateRange(days.first + first * _DAY, days.first + last * _DAY)
    if days.days <= 31:
        first, last = ((1, 10), (11, 20), (21, days.last.day))[part]
        return DateRange(days.first.replace(day=first), days.first.replace(day=last))
    first, last = ((1, 3), (5, 8), (10, 12))[part]
    year = days.first.year
    return DateRange(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
