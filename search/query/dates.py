"""The dates of a query: a day, a month or a year as people write them, or a range of them."""

import re
from dataclasses import dataclass

from archive.dates import DateInputError, DateInputProblem, DateRange, parse_date_input

_RANGE = re.compile(r"\s*(?:\.\.+|…)\s*|\s+(?:إلى|الى|حتى|to|until)\s+", re.IGNORECASE)
_PUNCTUATION = " ،,;؛.…"


@dataclass(frozen=True, slots=True)
class ReadDays:
    """The days that were read, and whether the last stood before the first."""

    days: DateRange
    were_exchanged: bool = False


def read_days(text: str) -> ReadDays | None:
    """The days that the text says, or None where it is not a date or a range of dates."""
    text = text.strip(_PUNCTUATION)
    parts = _RANGE.split(text)
    if len(parts) > 2 or not text:
        return None
    try:
        ranges = [parse_date_input(part) for part in parts]
    except DateInputError:
        return None
    first, last = ranges[0], ranges[-1]
    if last.last < first.first:
        return ReadDays(DateRange(last.first, first.last), were_exchanged=True)
    return ReadDays(DateRange(min(first.first, last.first), max(first.last, last.last)))


def problem_with(text: str) -> DateInputProblem:
    """Why the text, or the first part of it that is not one, cannot be read as a date."""
    for part in _RANGE.split(text.strip(_PUNCTUATION)):
        try:
            parse_date_input(part)
        except DateInputError as error:
            return error.reason
    return DateInputProblem.NOT_UNDERSTOOD
