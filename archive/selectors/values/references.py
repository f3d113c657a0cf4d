"""What a line names: sources, participants, rounds, reports, and when they were published."""

import datetime as dt
from dataclasses import dataclass

from archive.dates import DateRange


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source, as a line names it."""

    slug: str
    name: str
    url: str
    is_own: bool
    """Whether the archive itself wrote these reports."""


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A participant, as a line names it."""

    slug: str
    name: str
    kind: str
    """``person``, ``organisation`` or ``state``."""
    description: str
    url: str


@dataclass(frozen=True, slots=True)
class RoundRef:
    """A round, as a line names it."""

    slug: str
    name: str
    number: int | None
    track: str
    """The track's slug."""
    track_name: str
    days: DateRange
    city: str
    level: str
    """The level in words."""
    url: str


@dataclass(frozen=True, slots=True)
class PublicationView:
    """When a report was published, with what that rests on."""

    days: DateRange | None
    precision: str
    """``day``, ``month``, ``year``, ``range``, or empty where undated."""
    origin: str
    """``stated``, ``inferred``, ``edited`` or ``unknown``."""
    confidence: float
    evidence: str
    rule: str
    moment: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report, as a line names it."""

    id: int
    url: str
    headline: str
    """Its headline, else its first words."""
    source: SourceRef
    publication: PublicationView
    language: str


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """A report with its texts as they were published, for who marks words in them."""

    report: ReportRef
    external_id: str
    headline: str
    """Empty where it has none."""
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class ArticleRow(ReportRef):
    """A report, as a list shows it."""

    lead: str
    """The summary, else the first sentence or so of the body; plain text."""
    duplicates: int = 0
    """How many other copies of the same report the archive holds."""


@dataclass(frozen=True, slots=True)
class StatementView:
    """What someone said, with the report it stands in."""

    text: str
    speaker: PersonRef | None
    speaker_surface: str
    verb: str
    is_direct: bool
    is_confirmed: bool
    confidence: float
    rule: str
    article: ArticleRow
    also_in: int = 0
    """So many more reports of the same story hold it."""
