"""Weeks, seasons, and pieces of periods, as Arab writers count them.

A week runs from Sunday to Saturday, and its end, «نهاية الأسبوع», is Friday and Saturday. Spring
begins in March, and the winter of a year in its December.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from archive.dates import DateRange, PartialDate, Precision
from archive.ingest.date_expressions import Count, Share, Unit
from archive.ingest.date_vocabulary import Part, Season

_DAY = timedelta(days=1)
_SUNDAY = 6
_DAYS_OF_WEEK = {Part.FIRST: (0, 2), Part.MIDDLE: (2, 4), Part.LAST: (5, 6)}
_DAYS_OF_MONTH = {Part.FIRST: (1, 10), Part.MIDDLE: (11, 20), Part.LAST: (21, 31)}
_MONTHS_OF_YEAR = {Part.FIRST: (1, 3), Part.MIDDLE: (5, 8), Part.LAST: (10, 12)}
_YEARS_OF_DECADE = {Part.FIRST: (0, 3), Part.MIDDLE: (4, 6), Part.LAST: (7, 9)}
_FIRST_MONTH = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}
# Beyond so many days nobody counts them one by one.
_EXACT_DAYS = 10
_LONGEST_SEASON = 92


def week_of(day: date) -> DateRange:
    """The week, from Sunday to Saturday, that holds the day."""
    sunday = day - (day.weekday() - _SUNDAY) % 7 * _DAY
    return DateRange(sunday, sunday + 6 * _DAY)


def month_of(day: date, months: int) -> DateRange:
    """The calendar month so many months after the day's own."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return DateRange.of(PartialDate(year, month + 1))


def season_of(season: Season, year: int, last_year: int | None = None) -> DateRange:
    """The season of the year, or of two: «شتاء 2016-2017»; ValueError where it is in neither."""
    first = date(year, _FIRST_MONTH[season], 1)
    last = month_of(first, 2).last
    if last_year not in (None, year, last.year):
        raise ValueError(f"no {season.name} lies in {year} and {last_year}")
    return DateRange(first, last)


def part_of(days: DateRange, part: Part | None) -> DateRange:
    """The first, middle or last third, as writers count it: مطلع, منتصف, أواخر."""
    if part is None or days.first.year == MAXYEAR:
        return days
    if days.days == 7:
        first, last = _DAYS_OF_WEEK[part]
        return DateRange(days.first + first * _DAY, days.first + last * _DAY)
    if days.days <= 31:
        first, last = _DAYS_OF_MONTH[part]
        return DateRange(
            days.first.replace(day=first), days.first.replace(day=min(last, days.last.day))
        )
    year = days.first.year
    if days.precision is Precision.YEAR:
        first, last = _MONTHS_OF_YEAR[part]
        return DateRange(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
    if days.days <= _LONGEST_SEASON:
        return month_of(days.first, int(part))
    scale = max(1, round((days.last.year - year + 1) / 10))
    first, last = _YEARS_OF_DECADE[part]
    return DateRange(date(year + first * scale, 1, 1), date(year + (last + 1) * scale - 1, 12, 31))


def share_of(days: DateRange, share: Share | None) -> DateRange:
    """The half or quarter of a period, or the week of a month; ValueError where it has none."""
    if share is None:
        return days
    if share.of is None:
        return _week_of_month(days, share.number)
    number = share.number or share.of
    if number > share.of:
        raise ValueError(f"{share.of} pieces have no piece {number}")
    if days.precision is Precision.YEAR:
        months = 12 // share.of
        first = days.first.replace(month=(number - 1) * months + 1)
        return DateRange(first, month_of(first, months - 1).last)
    if days.precision is Precision.MONTH and share.of == 2:
        middle = days.first.replace(day=15)
        if number == 1:
            return DateRange(days.first, middle)
        return DateRange(middle + _DAY, days.last)
    raise ValueError(f"no piece {number} of {share.of} is counted in {days}")


def _week_of_month(days: DateRange, number: int) -> DateRange:
    if days.precision is not Precision.MONTH or number > 4:
        raise ValueError(f"no week {number} in {days}")
    if not number:
        return DateRange(days.last - 6 * _DAY, days.last)
    first = days.first + (number - 1) * 7 * _DAY
    return DateRange(first, first + 6 * _DAY)


def counted_from(day: date, count: Count) -> DateRange:
    """The day, week, month or year so far from the day; or all the days between.

    Who says «قبل ثلاثة أشهر» has not counted days: what is given is as exact as the unit.
    """
    number = count.sign * count.number
    if count.is_throughout:
        there = _shifted(day, number, count.unit)
        return DateRange(min(day, there), max(day, there))
    match count.unit:
        case Unit.DAY:
            there = day + number * _DAY
            slack = 0 if count.number <= _EXACT_DAYS else count.number // 10
            return DateRange(there - slack * _DAY, there + slack * _DAY)
        case Unit.WEEK:
            there = day + 7 * number * _DAY
            return DateRange(there - 3 * _DAY, there + 3 * _DAY)
        case Unit.MONTH:
            return month_of(day, number)
        case Unit.YEAR:
            return DateRange.of(PartialDate(day.year + number))


def _shifted(day: date, number: int, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day + number * _DAY
        case Unit.WEEK:
            return day + 7 * number * _DAY
        case Unit.MONTH | Unit.YEAR:
            month = month_of(day, number if unit is Unit.MONTH else 12 * number)
            return month.first.replace(day=min(day.day, month.last.day))
