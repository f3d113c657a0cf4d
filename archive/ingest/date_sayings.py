"""What the words of one date expression say, read from their codes and values."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from archive.ingest.date_expressions import Count, DateExpression, Share, Unit
from archive.ingest.date_vocabulary import Part, Season

_UNITS = {"K": Unit.WEEK, "L": Unit.MONTH, "V": Unit.YEAR}
_COUNTED = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_LEAP_YEAR = 2000
_LAST_CENTURY = 20


class Word(NamedTuple):
    """A word of an expression: its code and value."""

    code: str
    value: int


def read_saying(kind: str, words: Sequence[Word], place: DateExpression) -> DateExpression | None:
    """The expression at its place, with all that its words say; None where no calendar has it."""
    share, words = _share(words)
    parts = _values(words, "P")
    said = replace(place, share=share, part=Part(parts[0]) if parts else None)
    match kind:
        case "distance" | "throughout":
            return _counted(kind, words, said)
        case "decade" | "century":
            return _age(words, said)
    return _date(kind, words, said)


def _values(words: Sequence[Word], codes: str) -> list[int]:
    return [word.value for word in words if word.code in codes]


def _share(words: Sequence[Word]) -> tuple[Share | None, Sequence[Word]]:
    """The piece that «الربع الأول من» or «الأسبوع الأخير من» names, and the words that follow."""
    if len(words) < 2 or words[0].code not in "JK" or words[1].code not in "OA":
        return None, words
    number = words[1].value if words[1].code == "O" else 0
    return Share(number, words[0].value or None), words[2:]


def _date(kind: str, words: Sequence[Word], said: DateExpression) -> DateExpression | None:
    """A day, month, season, year, weekday or unit."""
    days, months, years = _values(words, "NO"), _values(words, "MmeH"), _values(words, "Yh75")
    for whole in _values(words, "D"):
        numeric_year, month_and_day = divmod(whole, 10_000)
        years, months, days = [numeric_year], [month_and_day // 100], [month_and_day % 100]
    is_hijri = kind == "hijri" or any(word.code == "2" for word in words)
    year = years[0] if years else None
    last_year = years[1] if len(years) > 1 else None
    if not _is_in_calendar(days, months, year, is_hijri=is_hijri):
        return None
    is_one_month = len(set(months)) == 1
    if year is not None and last_year is not None and last_year < year:
        return None
    weekdays, shifts, seasons = _values(words, "W"), _values(words, "Tgw"), _values(words, "sS")
    unit, relation, unit_relation = _relations(words)
    names_period = bool(months or seasons)
    counts = unit if not names_period and year is None else None
    return replace(
        said,
        year=year,
        last_year=last_year,
        month=months[0] if is_one_month else None,
        rival_months=() if is_one_month else tuple(sorted(months)),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        weekday=weekdays[0] if weekdays else None,
        last_weekday=weekdays[-1] if len(weekdays) > 1 else None,
        shift=shifts[0] if shifts else None,
        last_shift=shifts[-1] if shifts else None,
        relation=unit_relation if counts else relation,
        year_relation=unit_relation if names_period and unit is Unit.YEAR else None,
        season=Season(seasons[0]) if seasons else None,
        unit=counts,
        is_hijri=is_hijri,
        is_night=kind == "night",
    )


def _relations(words: Sequence[Word]) -> tuple[Unit | None, int | None, int | None]:
    """The unit named, which day or month is meant, and which of the units."""
    unit: Unit | None = None
    relation = unit_relation = None
    is_this = False
    for code, value in words:
        match code:
            case "K" | "L" | "V":
                unit = _UNITS[code]
                unit_relation = 0 if is_this else unit_relation
            case "Z":
                is_this = True
            case "w":
                relation = 0
            case "R" | "r":
                if unit is None:
                    relation = value
                else:
                    unit_relation = value
    if is_this and unit is None:
        relation = 0
    return unit, relation, unit_relation


def _is_in_calendar(
    days: Sequence[int], months: Sequence[int], year: int | None, *, is_hijri: bool
) -> bool:
    if not days or not months:
        return True
    if is_hijri:
        return min(days) >= 1 and max(days) <= 30
    month = max(months)
    longest = monthrange(year or _LEAP_YEAR, month)[1] if 1 <= month <= 12 else 0
    return min(days) >= 1 and max(days) <= longest


def _counted(kind: str, words: Sequence[Word], said: DateExpression) -> DateExpression | None:
    """«قبل ثلاثة أيام», «الأيام الثلاثة المقبلة»; a duration of years, «منذ سبع سنوات», is none."""
    units = [word for word in words if word.code in "uUbBklvj"]
    unit = _COUNTED[units[-1].value]
    numbers = _values(words, "NnOc")
    number = 2 if units[-1].code in "bB" else numbers[0] if numbers else 1
    if number < 1:
        return None
    if kind == "throughout":
        return replace(said, count=Count(number, unit, _values(words, "RA")[0], True))
    if any(word.code == "I" for word in words) and unit is Unit.YEAR:
        return None
    sign = 1 if any(word.code == "z" for word in words) else -1
    return replace(said, count=Count(number, unit, sign, False))


def _age(words: Sequence[Word], said: DateExpression) -> DateExpression | None:
    """A decade or a century; «القرن الماضي» is the twentieth."""
    decades, numbers = _values(words, "y3"), _values(words, "ON")
    relations = _values(words, "R")
    century = _LAST_CENTURY
    if numbers:
        century = numbers[0]
    elif relations:
        century += 1 + relations[0]
    if decades:
        first = decades[0] + 100 * (century - _LAST_CENTURY)
        return replace(said, year=first, last_year=first + 9)
    first = 100 * (century - 1) + 1
    return replace(said, year=first, last_year=first + 99)
