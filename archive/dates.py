"""Dates as the archive knows them: some to the day, some to the month or the year.

`PartialDate` is what a report states, `DateRange` what a page filters by, and `parse_date_input`
what a reader types. Hijri dates go through hijridate (Umm al-Qura); outside its years there is
no answer, never a guess.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from enum import StrEnum
from functools import total_ordering

from hijridate import Gregorian, Hijri

from archive.arabic.letters import clean_unicode, fold
from archive.arabic.written_dates import WrittenDate, read_date

FIRST_PLAUSIBLE_YEAR = 1900

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A Gregorian year, month or day; ordered by time, a period before the days within it.

    Raises ValueError for a day without a month and for what is not in the calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not MINYEAR <= self.year <= MAXYEAR:
            raise ValueError(f"year {self.year} is not between {MINYEAR} and {MAXYEAR}")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day needs a month")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"month {self.month} is not between 1 and 12")
        length = monthrange(self.year, self.month)[1]
        if self.day is not None and not 1 <= self.day <= length:
            raise ValueError(f"{self.year:04}-{self.month:02} has no day {self.day}")

    @classmethod
    def fromisoformat(cls, text: str) -> "PartialDate":
        """The date written as "2017", "2017-02" or "2017-02-16"; ValueError for anything else."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date like 2017, 2017-02 or 2017-02-16")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The given day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """Whether the day, only the month, or only the year is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """The date as "2017", "2017-02" or "2017-02-16"."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def is_plausible(self, today: date | None = None) -> bool:
        """Whether a report could bear this date: from 1900 to two years after today's."""
        this_year = (today or datetime.now(tz=UTC).date()).year
        return FIRST_PLAUSIBLE_YEAR <= self.year <= this_year + 2

    def __str__(self) -> str:
        return self.isoformat()

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """Days from first to last, both included; ValueError where last is before first."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a range cannot end ({self.last}) before it starts ({self.first})")

    @classmethod
    def of(cls, day: PartialDate) -> "DateRange":
        """All the days that the partial date can be."""
        return cls(day.first, day.last)

    @property
    def precision(self) -> Precision:
        """DAY, MONTH or YEAR where the range is exactly one of them, else RANGE."""
        if self.first == self.last:
            return Precision.DAY
        year, month = self.first.year, self.first.month
        if self == DateRange.of(PartialDate(year, month)):
            return Precision.MONTH
        if self == DateRange.of(PartialDate(year)):
            return Precision.YEAR
        return Precision.RANGE

    @property
    def days(self) -> int:
        """How many days it has: 1 or more."""
        return (self.last - self.first).days + 1

    def contains(self, day: date) -> bool:
        """Whether the day is within the range."""
        return self.first <= day <= self.last

    def overlaps(self, other: "DateRange") -> bool:
        """Whether the two ranges share a day."""
        return self.first <= other.last and other.first <= self.last

    def isoformat(self) -> str:
        """The range as "2017", "2017-02" or "2017-02-16" if it is one, else "first/last"."""
        match self.precision:
            case Precision.DAY:
                return self.first.isoformat()
            case Precision.MONTH:
                return self.first.isoformat()[:7]
            case Precision.YEAR:
                return self.first.isoformat()[:4]
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def __str__(self) -> str:
        return self.isoformat()


@dataclass(frozen=True, slots=True, order=True)
class HijriDate:
    """A day of the Umm al-Qura calendar."""

    year: int
    month: int
    day: int


def hijri(day: date) -> HijriDate | None:
    """The day in the Umm al-Qura calendar, or None outside its years (1343 to 1500 AH)."""
    try:
        converted = Gregorian.fromdate(day).to_hijri()
    except OverflowError:
        return None
    return HijriDate(*converted.datetuple())


class DateInputProblem(StrEnum):
    """Why a typed date was refused."""

    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"
    NO_SUCH_DAY = "no_such_day"
    OUT_OF_RANGE = "out_of_range"


class DateInputError(ValueError):
    """A typed date that cannot be used: the text as it was typed, and the reason."""

    def __init__(self, text: str, reason: DateInputProblem) -> None:
        super().__init__(text, reason)
        self.text = text
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason.value}: {self.text[:80]!r}"


# Longer than any date, so that what is typed or sent costs no time.
_LONGEST_INPUT = 100


def parse_date_input(text: str) -> DateRange:
    """The days that a reader means by what was typed in a date box or an address.

    Reads 2017-02-16, 2017-02, 2017, 16/2/2017 (the day first), names of months in Arabic (all
    systems, also two at once: شباط/فبراير) and English, digits of any script, and Hijri dates
    with a Hijri month or هـ. Raises DateInputError, and nothing else, for any other text.
    """
    cleaned = clean_unicode(text[: _LONGEST_INPUT + 1]).strip()
    if not cleaned:
        raise DateInputError(text, DateInputProblem.EMPTY)
    if len(text.strip()) > _LONGEST_INPUT:
        raise DateInputError(text, DateInputProblem.NOT_UNDERSTOOD)
    written = read_date(fold(cleaned))
    if written is None:
        raise DateInputError(text, DateInputProblem.NOT_UNDERSTOOD)
    try:
        return _hijri_days(written) if written.is_hijri else _gregorian_days(written)
    except OverflowError:
        raise DateInputError(text, DateInputProblem.OUT_OF_RANGE) from None
    except ValueError:
        raise DateInputError(text, DateInputProblem.NO_SUCH_DAY) from None


def _gregorian_days(written: WrittenDate) -> DateRange:
    if not MINYEAR <= written.year <= MAXYEAR:
        raise OverflowError
    return DateRange.of(PartialDate(written.year, written.month, written.day))


def _hijri_days(written: WrittenDate) -> DateRange:
    """The days of a Hijri year, month or day; OverflowError outside the calendar's years."""
    year, month, day = written.year, written.month, written.day
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"no Hijri month {month}")
    first = Hijri(year, month or 1, 1 if day is None else day).to_gregorian()
    start = date(*first.datetuple())
    if day is not None:
        return DateRange(start, start)
    last_month = Hijri(year, month or 12, 1)
    end = date(*last_month.to_gregorian().datetuple()) + timedelta(last_month.month_length() - 1)
    return DateRange(start, end)
