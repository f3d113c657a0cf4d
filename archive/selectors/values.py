"""What pages show: frozen values that selectors return and templates read.

Names and texts are already in the reader's language where the archive holds both; every ``url`` is
an address of this site. Counts count public reports.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

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
class ArticleRow:
    """A report, as a list shows it."""

    id: int
    url: str
    headline: str
    lead: str
    """The summary, else the first sentence or so of the body; plain text."""
    source: SourceRef
    publication: PublicationView
    language: str
    duplicates: int = 0
    """How many other copies of the same report the archive holds."""


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


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    counts: ArchiveCounts
    axis: Axis
    latest: tuple[ArticleRow, ...]
    tracks: tuple[TrackBlock, ...]
    most_named: tuple[PersonCount, ...]
    on_this_day: tuple[ArticleRow, ...]
    """Reports of today's day and month in other years."""


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day, or days that are known only together, with their reports."""

    days: DateRange
    reports: tuple[ArticleRow, ...]
    statements: tuple[StatementView, ...]
    more: int = 0
    """Reports of these days beyond what is listed."""
    search_url: str = ""
    """A search that lists them all; empty where all are listed."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Before, during or after a round."""

    kind: Literal["before", "during", "after"]
    days: tuple[TimelineDay, ...]
    reports: int
    """All the reports of the phase, also those beyond what is listed."""
    search_url: str
    """A search that lists them all."""


@dataclass(frozen=True, slots=True)
class DelegateView:
    """Someone who sat in a round."""

    person: PersonRef
    role: str
    """The role in words."""
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class DelegationView:
    """A delegation and who sat in it."""

    delegation: PersonRef
    delegates: tuple[DelegateView, ...]


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
class RoundPage:
    """A round with its reports before, during and after."""

    round: RoundRef
    outcome: str
    needs_check: bool
    aliases: tuple[str, ...]
    rounds_in_track: int
    axis: Axis
    phases: tuple[Phase, ...]
    undated: tuple[ArticleRow, ...]
    """Reports about the round whose day nobody knows."""
    mentioned_later: int
    """Reports of other days that only mention the round."""
    delegations: tuple[DelegationView, ...]
    coverage: Coverage
    named: tuple[PersonCount, ...]
    reports: int
    sources: int
    previous: RoundRef | None
    next: RoundRef | None


@dataclass(frozen=True, slots=True)
class InitialGroup:
    """The participants filed under a letter."""

    initial: str
    people: tuple[PersonCount, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The participants from A to Z, of one kind or all."""

    kind: str
    groups: tuple[InitialGroup, ...]
    counts: tuple[tuple[str, int], ...]
    """How many of each kind there are: (kind, count)."""


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name, and how many mentions it made."""

    text: str
    script: str
    is_ambiguous: bool
    is_attested: bool
    mentions: int


@dataclass(frozen=True, slots=True)
class TenureView:
    """An office held; the dates are ISO text of any precision, empty where unknown."""

    office: str
    organisation: PersonRef | None
    start: str
    end: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """A round that someone sat in."""

    round: RoundRef
    delegation: PersonRef
    role: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A participant with every name, office, round and statement; reports come beside it, paged."""

    person: PersonRef
    affiliation: PersonRef | None
    needs_check: bool
    wikidata_url: str
    aliases: tuple[AliasView, ...]
    tenures: tuple[TenureView, ...]
    attendances: tuple[AttendanceView, ...]
    statements: tuple[StatementView, ...]
    statement_count: int
    named_with: tuple[PersonCount, ...]
    years: tuple["PeriodCount", ...]
    reports: int
    search_url: str


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
class Segment:
    """A run of text with one set of marks."""

    text: str
    kind: str
    """``text``, ``person``, ``date`` or ``hit``."""
    url: str
    label: str
    """What the mark says: the participant's full name, or the day in ISO."""
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a paragraph that is, or is not, a statement."""

    segments: tuple[Segment, ...]
    statement: StatementView | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a report."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class RoundLinkView:
    """A round that a report is about or mentions."""

    round: RoundRef
    relation: Literal["subject", "mentioned"]
    relation_label: str
    evidence: str
    is_confirmed: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A participant with the forms under which a report names them."""

    person: PersonRef
    surfaces: tuple[str, ...]
    count: int
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class NoiseView:
    """Text that was cut, with its kind in words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A report with everything worked out about it."""

    row: ArticleRow
    headline: tuple[Segment, ...]
    summary: str
    author: str
    section: str
    original_url: str
    """Where it was published; empty where unknown."""
    paragraphs: tuple[Paragraph, ...]
    rounds: tuple[RoundLinkView, ...]
    people: tuple[NamedPerson, ...]
    statements: int
    noise: tuple[NoiseView, ...]
    sha256: str
    received_at: dt.datetime
    copies: tuple[ArticleRow, ...]
    previous: ArticleRow | None
    """The report before it in time, of any source."""
    next: ArticleRow | None


@dataclass(frozen=True, slots=True)
class NearbyPage:
    """A page that may be the one that was meant."""

    name: str
    url: str
