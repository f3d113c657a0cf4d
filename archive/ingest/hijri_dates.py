"""Days of the Hijri calendar, in full or as a report names them: «15 شعبان», «رمضان الماضي».

By Umm al-Qura: where a month is begun by sighting the moon, it may begin a day later.
"""

from datetime import date

from hijridate import Hijri

from archive.dates import DateRange, hijri
from archive.ingest.date_expressions import DateExpression
from archive.ingest.date_meanings import Meaning, distance

_LESS_LIKELY = 2


def hijri_days(expression: DateExpression, published: date | None) -> Meaning | None:
    """Days of a Hijri month or year; without a year, of the one nearest to the report."""
    if expression.year is not None:
        return Meaning(_in_hijri_year(expression, expression.year), "hijri", 0.9)
    today = hijri(published) if published else None
    if published is None or today is None:
        return None
    if expression.year_relation is not None:
        days = _in_hijri_year(expression, today.year + expression.year_relation)
        return Meaning(days, "hijri", 0.85)
    candidates = [_in_hijri_year(expression, today.year + near) for near in (-1, 0, 1)]
    if expression.relation == 0:
        candidates = [days for days in candidates if days.contains(published)]
    elif expression.relation == 1 or (expression.relation is None and expression.looks_ahead):
        candidates = [days for days in candidates if days.first > published][:1]
    elif expression.relation == -1:
        candidates = [days for days in candidates if days.last < published][-1:]
    if not candidates:
        return None
    nearest = min(candidates, key=lambda days: distance(days, published, _LESS_LIKELY, 1))
    return Meaning(nearest, "hijri", 0.6 if expression.relation is None else 0.8)


def _in_hijri_year(expression: DateExpression, year: int) -> DateRange:
    first_month = last_month = expression.month
    if first_month is None or last_month is None:
        first_month, last_month = 1, 12
    first = Hijri(year, first_month, expression.first_day or 1)
    last_day = expression.last_day or Hijri(year, last_month, 1).month_length()
    last = Hijri(year, last_month, last_day)
    return DateRange(*(date(*day.to_gregorian().datetuple()) for day in (first, last)))
