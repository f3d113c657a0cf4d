"""The pages of the calendar and of a source, and what a missing page offers."""

import datetime as dt
from dataclasses import dataclass

from archive.dates import DateRange

from .figures import PeriodCount, RoundCount, SourceCount
from .references import ArticleRow, RoundRef


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year by months."""

    year: int
    months: tuple[PeriodCount, ...]
    years: tuple[PeriodCount, ...]
    """All years that have reports, this one among them."""
    imprecise: tuple[ArticleRow, ...]
    """Reports of which only the year is known."""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month by weeks; days of the neighbouring months are None."""

    days: DateRange
    weeks: tuple[tuple[PeriodCount | None, ...], ...]
    weekdays: tuple[int, ...]
    """The order of weekdays in a week, Monday 0."""
    imprecise: tuple[ArticleRow, ...]
    """Reports of which only the month is known."""
    previous: PeriodCount | None
    next: PeriodCount | None
    reports: int
    rounds: tuple[RoundRef, ...] = ()
    """Rounds that met in it, each once."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day with its reports and rounds."""

    day: dt.date
    reports: tuple[ArticleRow, ...]
    possible: tuple[ArticleRow, ...]
    """Reports that may be of this day: their range holds it."""
    rounds: tuple[RoundRef, ...]
    previous: PeriodCount | None
    """The nearest earlier day with reports."""
    next: PeriodCount | None


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source; its reports come beside it, paged."""

    source: SourceCount
    needs_check: bool
    years: tuple[PeriodCount, ...]
    rounds: tuple[RoundCount, ...]


@dataclass(frozen=True, slots=True)
class NearbyPage:
    """A page that may be the one that was meant."""

    name: str
    url: str
