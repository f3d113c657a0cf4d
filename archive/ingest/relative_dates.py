"""Days seen from the day of the report: «أمس», «الاثنين المقبل», «الشهر الماضي», «هذا الصيف»."""

from datetime import date, timedelta

from archive.dates import DateRange, PartialDate
from archive.ingest.date_expressions import Count, DateExpression, Unit
from archive.ingest.date_meanings import Meaning
from archive.ingest.date_periods import (
    counted_from,
    month_of,
    part_of,
    season_of,
    share_of,
    week_of,
)
from archive.ingest.date_vocabulary import Season

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
# «هذا الصيف» is said before the summer, too.
_NEAR_SEASON = 100
_TWO_DAYS, _SIX_DAYS = 2, 6


def deictic_day(expression: DateExpression, shift: int, published: date) -> Meaning | None:
    """The day so far from the report's own; the weekday named with it must agree."""
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


def weekday_days(expression: DateExpression, weekday: int, published: date) -> Meaning | None:
    """The day of that weekday, or the two weekdays, last or next."""
    since = (published.weekday() - weekday) % 7
    if expression.last_weekday is None:
        length = 0
    elif expression.relation is None and not (expression.looks_ahead or expression.is_night):
        # Two weekdays may lie ahead as well as behind.
        return None
    else:
        length = (expression.last_weekday - weekday) % 7
    match expression.relation:
        case None:
            days, confidence = _bare_weekday(expression, since)
        case -1:
            days, confidence = -(since or 7), 0.85
        case _:
            days, confidence = 7 - since, 0.85
    first = published + days * _DAY
    return Meaning(DateRange(first, first + length * _DAY), "weekday", confidence)


def _bare_weekday(expression: DateExpression, since: int) -> tuple[int, float]:
    """How many days ahead a weekday lies that was so many days ago, and how sure that is.

    Of the day itself and the day before reports speak most, even where they look ahead (what was
    to begin on Thursday, the report of Thursday says); what was six days ago is tomorrow.
    """
    if since <= 1 or expression.looks_back:
        return -since, 0.7
    if expression.looks_ahead:
        return 7 - since, 0.6 if since == _TWO_DAYS else 0.85
    return (1, 0.6) if since == _SIX_DAYS else (-since, 0.7)


def unit_days(expression: DateExpression, unit: Unit, published: date) -> Meaning | None:
    """The week, month or year, or the piece of it."""
    relation = expression.relation or 0
    if unit is Unit.WEEK:
        days = week_of(published + relation * _WEEK)
    elif unit is Unit.MONTH:
        days = month_of(published, relation)
        if expression.first_day is not None and expression.last_day is not None:
            first, last = (
                days.first.replace(day=day) for day in (expression.first_day, expression.last_day)
            )
            return Meaning(DateRange(first, last), "related-month", 0.9)
    else:
        days = DateRange.of(PartialDate(published.year + relation))
    days = part_of(share_of(days, expression.share), expression.part)
    return Meaning(days, "related-period", 0.85)


def counted_days(count: Count, published: date) -> Meaning:
    """The days so far from the report, or those between."""
    rule = "period" if count.is_throughout else "distance"
    return Meaning(counted_from(published, count), rule, 0.6)


def season_days(
    expression: DateExpression, season: Season, published: date | None
) -> Meaning | None:
    year, relation = expression.year, expression.relation
    if year is None and expression.year_relation is not None and published is not None:
        year = published.year + expression.year_relation
    if year is not None:
        days = season_of(season, year, expression.last_year)
        # The winter of a year may be the one that it began with.
        is_plain = season is not Season.WINTER or expression.last_year is not None
        return Meaning(part_of(days, expression.part), "season", 0.9 if is_plain else 0.5)
    if published is None or relation is None:
        return None
    seasons = [season_of(season, published.year + near) for near in (-2, -1, 0, 1)]
    if relation < 0:
        fitting = [days for days in seasons if days.last < published][-1:]
    elif relation > 0:
        fitting = [days for days in seasons if days.first > published][:1]
    else:
        fitting = [days for days in seasons if days.last >= published][:1]
        if fitting and (fitting[0].first - published).days > _NEAR_SEASON:
            return None
    return Meaning(part_of(fitting[0], expression.part), "season", 0.8) if fitting else None
