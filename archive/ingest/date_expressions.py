"""What the words of a date say; which days they mean is the business of `date_resolution`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from archive.ingest.date_vocabulary import Part, Season


class Unit(StrEnum):
    """What an expression such as «الأسبوع المقبل» counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Share(NamedTuple):
    """Which piece of a period is meant: the second quarter, the last half, the first week."""

    number: int
    """From 1; 0 for the last."""
    of: int | None
    """How many pieces make the period; None for weeks of a month."""


class Count(NamedTuple):
    """How many units lie between the day of the report and what is meant: «قبل ثلاثة أيام»."""

    number: int
    unit: Unit
    sign: int
    """-1 for what is past, 1 for what is to come."""
    is_throughout: bool
    """Whether all the days between are meant: «الأيام الثلاثة المقبلة»."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """What one date expression says; what it does not say is None."""

    surface: str
    start: int
    end: int
    year: int | None = None
    last_year: int | None = None
    """For «بين عامي 2011 و2016», «التسعينيات» and «شتاء 2016-2017»."""
    month: int | None = None
    rival_months: tuple[int, ...] = ()
    """Two, and no month, where its names differ: «تشرين الأول/نوفمبر»."""
    first_day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    last_weekday: int | None = None
    """For «يومي الاثنين والثلاثاء»."""
    shift: int | None = None
    """Days from the day of the report: اليوم is 0, أمس -1."""
    last_shift: int | None = None
    """For «اليوم وغدا»."""
    relation: int | None = None
    """-1 for الماضي, 0 for الجاري and الآن, 1 for المقبل: of the day, month or unit named."""
    year_relation: int | None = None
    """The same for «من العام الماضي» after a month or day."""
    unit: Unit | None = None
    season: Season | None = None
    part: Part | None = None
    share: Share | None = None
    count: Count | None = None
    until: "DateExpression | None" = None
    """Where the days end, if they end in another month: «30 نيسان و1 أيار»."""
    is_hijri: bool = False
    is_night: bool = False
    """Whether two weekdays are the night between them: «ليل السبت الأحد»."""
    looks_ahead: bool = False
    """Whether the sentence, up to here, speaks of what is to come."""
    looks_back: bool = False
    """Whether a verb of the past stands right before it: «أعلن الخميس»."""

    @property
    def has_day(self) -> bool:
        """Whether a day of a month is named."""
        return self.first_day is not None
