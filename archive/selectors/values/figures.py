"""What is counted and drawn: the axis of the talks, counts, coverage, periods."""

import datetime as dt
from dataclasses import dataclass

from archive.dates import DateRange

from .references import PersonRef, RoundRef, SourceRef


@dataclass(frozen=True, slots=True)
class AxisPoint:
    """A round on the axis of the talks."""

    round: RoundRef
    reports: int
    position: float
    """Where on the axis, from 0 (the earliest) to 100 (the latest), in true time."""
    radius: float
    """In pixels, 3 to 12, so that its area grows with the reports."""
    is_current: bool
    lane: int = 0
    """Which of the axis's lanes it stands in, from 0 (the topmost): one lane a track."""


@dataclass(frozen=True, slots=True)
class AxisYear:
    """The first of January of a year on the axis."""

    year: int
    position: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The rounds on true time."""

    points: tuple[AxisPoint, ...]
    years: tuple[AxisYear, ...]
    lanes: tuple[str, ...] = ()
    """The names of the tracks, one a lane; empty where all points are of one track."""


@dataclass(frozen=True, slots=True)
class ArchiveCounts:
    """How much the archive holds."""

    reports: int
    undated: int
    sources: int
    rounds: int
    people: int
    days: DateRange | None
    """From the earliest to the latest day of publication."""


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A participant with the number of reports that name them."""

    person: PersonRef
    reports: int


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source with its number of reports and the days they span."""

    source: SourceRef
    kind: str
    """The kind in words."""
    country: str
    homepage: str
    reports: int
    undated: int
    days: DateRange | None


@dataclass(frozen=True, slots=True)
class RoundCount:
    """A round with the number of reports about it and the number that mention it."""

    round: RoundRef
    subject: int
    mentioned: int


@dataclass(frozen=True, slots=True)
class TrackBlock:
    """A track with its rounds in order of time."""

    slug: str
    name: str
    description: str
    rounds: tuple[RoundCount, ...]


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What a source published on a day."""

    day: dt.date
    count: int
    share: int
    """Tint, from 0 (none) to 4 (the most)."""
    url: str
    """A search for these reports; empty where there are none."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A source's days."""

    source: SourceRef
    cells: tuple[CoverageCell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sources by days: who reported when, and who was silent."""

    days: tuple[dt.date, ...]
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """A year, month or day with its number of reports."""

    days: DateRange
    reports: int
    url: str
    """Empty where there are none."""
    share: int
    """Tint, from 0 (none) to 4 (the most)."""
    rounds: tuple[RoundRef, ...] = ()
    """Rounds that met in it."""
