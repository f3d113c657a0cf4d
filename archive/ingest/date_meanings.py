"""What date expressions turn out to mean, and how far that is from a report."""

from datetime import date
from typing import NamedTuple

from archive.dates import DateRange


class Meaning(NamedTuple):
    """The days that an expression means, the rule that says so, and how sure it is."""

    days: DateRange
    rule: str
    confidence: float


def distance(days: DateRange, published: date, ahead: int, back: int) -> int:
    """How far the range is from the day, in days, each direction with its weight."""
    if days.first > published:
        return (days.first - published).days * ahead
    return max(0, (published - days.last).days) * back
