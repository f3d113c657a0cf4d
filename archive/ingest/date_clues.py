"""What the words of a report tell of the day it was published, each clue with its weight.

A weight is the logarithm of how much likelier the words are in a report of that day than in one of
any other day. Those of weekdays and months were counted on 7,791 dated reports of 2018: the one
weekday that a report names, if in the first paragraph, is its own day in 68 of 100 and the day
before in 28.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from archive.dates import DateRange
from archive.ingest.date_expressions import DateExpression, Unit
from archive.ingest.date_resolution import meaning
from archive.ingest.datelines import is_dateline
from archive.ingest.passages import Span

# By how many days the report came out after "today" or after a weekday named without more.
_AFTER_TODAY = {0: 1.84, 1: -0.46}
_NOT_TODAY, _NOT_THE_DAY = -3.9, -5.0
# A day and month hold for one day in a year, a full date for one in the archive's ten.
_NAMES_DAY_OF_YEAR, _NAMES_DAY = 3.9, 6.2
_AFTER_WEEKDAY_IN_LEAD = (1.38, 0.71, -1.27, -2.6, -2.0, -2.6, -1.05)
_AFTER_ONLY_WEEKDAY_IN_LEAD = (1.56, 0.67, -2.5, -3.0, -3.0, -2.7, -2.5)
_AFTER_ONLY_WEEKDAY = (1.31, 0.9, -1.05, -2.0, -2.2, -2.0, -2.0)
# Several weekdays further on hang together: each counts half.
_AFTER_WEEKDAY = (0.43, 0.46, -0.1, -0.4, -0.5, -0.8, -0.5)
# By how many months it came out after «الماضي», before «المقبل».
_AFTER_LAST = (-0.9, 1.2, 0.9, 0.3, 0.1, 0.0, -0.35, -0.5, -0.8, -1.1, -1.3, -1.6)
_BEFORE_NEXT = (-0.6, 1.8, 0.7, 0.1, 0.0, -1.5, -1.5, -1.5, -1.5, -1.5, -1.5, -1.5)
_THIS_MONTH, _NOT_THIS_MONTH = 2.5, -4.0
_NEXT_WEEKDAY_FITS, _NEXT_WEEKDAY_BARELY, _NEXT_WEEKDAY_DOES_NOT = 3.0, 2.0, -4.0
_WEEKDAY_AND_DAY_AGREE, _WEEKDAY_AND_DAY_DIFFER = 1.95, -3.0
# The first paragraph tells of the day's news, or of the day before's.
_NEWS_SINCE = {0: 1.6, 1: 1.0, 2: 0.3}
_SAME_DAYS, _OTHER_DAYS = 0.5, -4.5
_YEAR_FITS, _YEAR_DOES_NOT = 2.2, -3.5
# By how many years it came out after the latest year that it names.
_AFTER_LATEST_YEAR = {-1: -0.9, 0: 0.2, 1: 0.8, 2: 0.6, 3: 0.5, 4: -0.2, 5: -0.6, 6: -1.0, 7: -0.6}
_LONG_AFTER_YEAR, _BEFORE_YEAR = -1.4, -2.7
_WEEK = 7
_NEARBY = 14
_NEAR_A_DATE, _FAR_FROM_DATE = 1.5, -0.5


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of a report, with their weight for each day."""

    words: str
    weight: Callable[[date], float]
    elsewhere: float = 0.0
    """The weight for a day taken at random."""


def clues(text: str, expressions: Sequence[DateExpression], about: Span) -> Iterator[Clue]:
    """The clues that the date expressions give by themselves."""
    has_near_date = False
    for expression in expressions:
        if expression.is_hijri:
            continue
        is_in_lead = expression.start < about.end
        clue = _of_day_of_report(text, expression) or _of_date(expression, is_in_lead=is_in_lead)
        if clue is not None:
            yield clue
        elif not has_near_date and expression.has_day and expression.month is not None:
            # The dates of a story told in order hang together: the first counts for all.
            has_near_date = True
            yield Clue(expression.surface, _near(expression))
    yield from _latest_year(expressions)
    yield from _bare_weekdays(expressions, about.end)
    yield from _adjacent(text, expressions)


def _of_day_of_report(text: str, expression: DateExpression) -> Clue | None:
    """«اليوم الثلاثاء»; with a date too, «غدا الأربعاء 3 أيار», and a dateline without a year."""
    shift = expression.shift
    if expression.month is not None and expression.has_day:
        if shift is None:
            if expression.year is not None or not is_dateline(text, expression):
                return None
            shift = 0
        bonus = _NAMES_DAY_OF_YEAR if expression.year is None else _NAMES_DAY
    elif shift is not None and expression.weekday is not None:
        bonus = 0.0
    else:
        return None

    otherwise = _NOT_THE_DAY if bonus else _NOT_TODAY

    def weight(day: date) -> float:
        spoken_of = day + timedelta(shift)
        if bonus:
            found = meaning(expression, day)
            late = _days_late(spoken_of, found.days, expression.weekday) if found else -1
        else:
            late = (spoken_of.weekday() - (expression.weekday or 0)) % _WEEK
        return _AFTER_TODAY[late] + bonus if late in _AFTER_TODAY else otherwise

    return Clue(expression.surface, weight, otherwise if bonus else 0.0)


def _days_late(spoken_of: date, named: DateRange, weekday: int | None) -> int:
    """How long after the day that the words name; with a weekday, that day of the named ones."""
    if weekday is not None:
        first = named.first
        named_day = first + timedelta((weekday - first.weekday()) % _WEEK)
        return (spoken_of - named_day).days
    return 0 if named.contains(spoken_of) else (spoken_of - named.last).days


def _of_date(expression: DateExpression, *, is_in_lead: bool) -> Clue | None:
    if expression.year is not None:
        return _of_named_year(expression)
    if expression.month is None or expression.year_relation is not None:
        return None
    if expression.weekday is not None:
        return _of_weekday_and_date(expression, is_in_lead=is_in_lead)
    if expression.relation == 0:
        return Clue(expression.surface, lambda day: _this_month(expression, day))
    if expression.relation is not None:
        table = _AFTER_LAST if expression.relation < 0 else _BEFORE_NEXT
        sign, month = -expression.relation, expression.month
        return Clue(expression.surface, lambda day: table[sign * (day.month - month) % 12])
    return None


def _this_month(expression: DateExpression, day: date) -> float:
    return _THIS_MONTH if day.month == expression.month else _NOT_THIS_MONTH


def _near(expression: DateExpression) -> Callable[[date], float]:
    def weight(day: date) -> float:
        found = meaning(expression, day)
        if found is None:
            return _FAR_FROM_DATE
        distance = max((found.days.first - day).days, (day - found.days.last).days)
        return _NEAR_A_DATE if distance <= _NEARBY else _FAR_FROM_DATE

    return weight


def _of_named_year(expression: DateExpression) -> Clue | None:
    """«العام الماضي 2017»: the year by its number and by its distance."""
    relation, year = expression.year_relation, expression.year
    if relation is None or year is None or expression.month is not None:
        return None
    return Clue(
        expression.surface,
        lambda day: _YEAR_FITS if day.year == year - relation else _YEAR_DOES_NOT,
        _YEAR_DOES_NOT,
    )


def _latest_year(expressions: Sequence[DateExpression]) -> Iterator[Clue]:
    """The latest year named: reports of a year name it, or one of the few before."""
    named = [e for e in expressions if e.year is not None and not e.is_hijri]
    if not named:
        return
    latest = max(named, key=lambda expression: expression.year or 0)
    year = latest.year or 0

    def weight(day: date) -> float:
        after = day.year - year
        otherwise = _BEFORE_YEAR if after < 0 else _LONG_AFTER_YEAR
        return _AFTER_LATEST_YEAR.get(after, otherwise)

    yield Clue(latest.surface, weight)


def _of_weekday_and_date(expression: DateExpression, *, is_in_lead: bool) -> Clue:
    """«الخميس 16 شباط»: the weekday picks the year; «الاثنين المقبل 6/شباط» the week, too."""

    def weight(day: date) -> float:
        found = meaning(expression, day)
        if found is None:
            return _WEEKDAY_AND_DAY_DIFFER
        ahead = (found.days.first - day).days
        if expression.relation == 1:
            if not 0 < ahead <= _WEEK:
                return _NEXT_WEEKDAY_DOES_NOT
            # Of the day after one says tomorrow, of the same weekday in a week.
            return _NEXT_WEEKDAY_BARELY if ahead in (1, _WEEK) else _NEXT_WEEKDAY_FITS
        agreement = _WEEKDAY_AND_DAY_AGREE
        if is_in_lead and not expression.looks_ahead:
            agreement += _NEWS_SINCE.get(-ahead, 0.0)
        return agreement + (_NEAR_A_DATE if abs(ahead) <= _NEARBY else _FAR_FROM_DATE)

    return Clue(expression.surface, weight)


def _bare_weekdays(expressions: Sequence[DateExpression], lead_end: int) -> Iterator[Clue]:
    """Weekdays without a date or اليوم, each once: the same weekday again says nothing new."""
    bare: dict[int, DateExpression] = {}
    for expression in expressions:
        if expression.weekday is not None and _is_bare(expression):
            bare.setdefault(expression.weekday, expression)
    for weekday, expression in bare.items():
        if expression.start < lead_end:
            table = _AFTER_WEEKDAY_IN_LEAD if len(bare) > 1 else _AFTER_ONLY_WEEKDAY_IN_LEAD
        else:
            table = _AFTER_WEEKDAY if len(bare) > 1 else _AFTER_ONLY_WEEKDAY
        yield Clue(expression.surface, _after_weekday(table, weekday))


def _is_bare(expression: DateExpression) -> bool:
    others = (expression.relation, expression.month, expression.year, expression.shift)
    return all(other is None for other in others) and not expression.looks_ahead


def _after_weekday(table: Sequence[float], weekday: int) -> Callable[[date], float]:
    return lambda day: table[(day.weekday() - weekday) % _WEEK]


def _adjacent(text: str, expressions: Sequence[DateExpression]) -> Iterator[Clue]:
    """«نهاية الأسبوع المقبل يومي 21 و22 كانون الأول»: two ways to name the same days."""
    for first, second in pairwise(expressions):
        if first.unit is not Unit.WEEK or text[first.end : second.start].strip(" ("):
            continue
        if second.month is not None and second.has_day:
            yield Clue(f"{first.surface} {second.surface}", _overlap(first, second), 0.0)


def _overlap(first: DateExpression, second: DateExpression) -> Callable[[date], float]:
    def weight(day: date) -> float:
        meanings = [meaning(expression, day) for expression in (first, second)]
        ranges: list[DateRange] = [found.days for found in meanings if found]
        if len(ranges) < len(meanings):
            return 0.0
        return _SAME_DAYS if ranges[0].overlaps(ranges[1]) else _OTHER_DAYS

    return weight
