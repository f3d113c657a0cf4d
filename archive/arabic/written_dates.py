"""The numbers in a date as people type it, in Arabic or English, Gregorian or Hijri.

What a calendar has to say about those numbers is the business of archive.dates.
"""

import re
from typing import NamedTuple

from archive.arabic.months import ENGLISH_MONTHS, HIJRI_MONTHS, MONTHS, WEEKDAYS

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_YEAR_ONLY = re.compile(r"\d{3,9}|0+", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4,9})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)
_YEAR_LAST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4,9})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2}) )?([^\d]+?) (\d{3,9})", re.ASCII)
_NAME_FIRST = re.compile(r"([^\d]+?) (\d{1,2}) (\d{3,9})", re.ASCII)
_ENGLISH_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|[nr]d|th)\b", re.ASCII)
_HIJRI_ERA = re.compile(r"(?<=\d) ?(?:هجريه?|ه|ah|a\.h\.)$")
_GREGORIAN_ERA = re.compile(r"(?<=\d) ?(?:ميلاديه?|م|ad|ce)$")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("،,", " "))
_ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BEFORE_A_DATE = frozenset({*WEEKDAYS, *_ENGLISH_WEEKDAYS, "يوم", "في", "شهر", "سنه", "عام", "on"})


class WrittenDate(NamedTuple):
    """The numbers of a date, not yet looked up in a calendar."""

    year: int
    month: int | None = None
    day: int | None = None
    is_hijri: bool = False


def read_date(folded: str) -> WrittenDate | None:
    """The numbers of a folded date that stands alone, or None where it has no known form.

    Numeric dates have the year first or the day first; a named month stands in its usual
    places, after a weekday or not. Whether there is such a day is not looked up.
    """
    folded = " ".join(folded.translate(_DASHES).split())
    folded = _ENGLISH_ORDINAL.sub(r"\1", folded)
    words = folded.split(" ")
    while len(words) > 1 and words[0] in _BEFORE_A_DATE:
        words = words[1:]
    folded = _GREGORIAN_ERA.sub("", " ".join(words))
    without_era = _HIJRI_ERA.sub("", folded)
    has_hijri_era = without_era != folded
    numbers = _read_numbers(without_era)
    if numbers is not None:
        return WrittenDate(*numbers, is_hijri=has_hijri_era)
    return _read_named(without_era, has_hijri_era)


def _read_numbers(folded: str) -> tuple[int, int | None, int | None] | None:
    if match := _COMPACT.fullmatch(folded):
        return int(match[1]), int(match[2]), int(match[3])
    if _YEAR_ONLY.fullmatch(folded):
        return int(folded), None, None
    if match := _YEAR_FIRST.fullmatch(folded):
        return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if match := _YEAR_LAST.fullmatch(folded):
        return int(match[3]), int(match[2]), int(match[1]) if match[1] else None
    return None


def _read_named(folded: str, has_hijri_era: bool) -> WrittenDate | None:
    if match := _NAMED.fullmatch(folded):
        day, name, year = match.groups()
    elif match := _NAME_FIRST.fullmatch(folded):
        name, day, year = match.groups()
    else:
        return None
    name = name.removeprefix("من ").strip("-. ")
    day_number = int(day) if day else None
    hijri_month = HIJRI_MONTHS.get(name)
    if hijri_month is not None:
        return WrittenDate(int(year), hijri_month, day_number, is_hijri=True)
    month = _gregorian_month(name)
    if month is None or has_hijri_era:
        return None
    return WrittenDate(int(year), month, day_number)


def _gregorian_month(name: str) -> int | None:
    """The month that a name, or the same month's names in two systems, stand for."""
    parts = [part.strip() for part in re.split(r"[/()|-]", name) if part.strip()]
    months = {MONTHS.get(part, ENGLISH_MONTHS.get(part)) for part in parts}
    return months.pop() if len(months) == 1 else None
