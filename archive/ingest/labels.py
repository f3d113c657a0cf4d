"""The right answers for a report, as a person gave them: what extraction is measured against.

Offsets count Unicode code points in ``text``, the report as it was saved. A category that nobody
labelled is None and is not measured; an empty one means that there is nothing to find. Where
careful readers would differ, a label is optional: found or not, it counts neither way.
"""

import datetime as dt
from dataclasses import dataclass

from archive.dates import DateRange
from archive.ingest.values import Record, Relation


@dataclass(frozen=True, slots=True)
class NameLabel:
    """A participant named at a place."""

    participant: str
    surface: str
    start: int
    end: int
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class DateLabel:
    """A date expression; ``accepted`` is empty where its words fix no day («قريبا»)."""

    surface: str
    start: int
    end: int
    accepted: tuple[DateRange, ...]
    """Every reading that is right, the likeliest first: literal, or as the facts have it."""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class RoundLabel:
    """A round that the report is about or mentions."""

    slug: str
    relation: Relation
    surface: str
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class StatementLabel:
    """The words someone said; ``speaker`` is empty for one whom the archive does not know."""

    speaker: str
    speaker_surface: str
    verb: str
    is_direct: bool
    start: int
    end: int
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class NoiseLabel:
    """A line that is no part of the report; ``line`` is counted from 1."""

    line: int
    kind: str


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report with its labels; ``record`` is what extraction is given."""

    name: str
    record: Record
    text: str
    published: dt.date | None = None
    names: tuple[NameLabel, ...] | None = None
    dates: tuple[DateLabel, ...] | None = None
    rounds: tuple[RoundLabel, ...] | None = None
    statements: tuple[StatementLabel, ...] | None = None
    noise: tuple[NoiseLabel, ...] | None = None
