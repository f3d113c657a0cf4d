"""The values that readers and stages pass on; all frozen, none knows Django.

A ``Record`` is what a reader took from a file. A ``Draft`` is the report being understood: each
stage returns a copy with its own part filled in. Offsets count Unicode code points in
``headline + "\\n" + body`` of the draft.
"""

import datetime as dt
import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from archive.dates import DateRange, Precision
from archive.ingest.dated_reports import DatedReports


class WarningReason(enum.StrEnum):
    """What a report was taken without; the words for it are the import report's business."""

    DATE_NOT_USABLE = "date-not-usable"
    VALUE_NOT_USABLE = "value-not-usable"
    HEADLINE_TOO_LONG = "headline-too-long"
    VALUE_SHORTENED = "value-shortened"
    CHARACTERS_LOST = "characters-lost"
    REVIEWED_WORDS_GONE = "reviewed-words-gone"


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something that was left out of a report that was taken."""

    name: str
    reason: WarningReason
    detail: str = ""
    """What the reason is about: the value that was not used, or a field's name."""


@dataclass(frozen=True, slots=True)
class Record:
    """One report as a reader found it: its bytes, and the fields it states, not yet cleaned."""

    name: str
    """The file and, where it holds several, the line: ``reports.jsonl:12``."""
    original: bytes
    media_type: str
    encoding: str
    text: str
    """The whole text; where ``headline`` is None its first line may be the headline."""
    headline: str | None = None
    external_id: str = ""
    id_is_derived: bool = False
    """Whether the id was made from the file's name, so that two files may share it."""
    source: str = ""
    """The slug that the record states; empty where it states none."""
    url: str = ""
    published: str = ""
    """As stated, ISO 8601; empty where nothing is stated."""
    published_rule: str = ""
    """What in the record states the date, if not a field of its own: ``json-ld``, ``address``."""
    published_confidence: float = 1.0
    author: str = ""
    summary: str = ""
    section: str = ""
    language: str = ""
    publisher: str = ""
    """The outlet's name, in its own words, where the record names it apart from a source."""
    warnings: tuple[ReadingWarning, ...] = ()


class RefusalReason(enum.StrEnum):
    """Why a record was not taken; the words for it are the report's business."""

    EMPTY = "empty"
    NOT_TEXT = "not-text"
    NO_LETTERS = "no-letters"
    TOO_LARGE = "too-large"
    BROKEN_JSON = "broken-json"
    NOT_AN_OBJECT = "not-an-object"
    FIELD_MISSING = "field-missing"
    FIELD_INVALID = "field-invalid"
    UNREADABLE = "unreadable"
    UNKNOWN_FORMAT = "unknown-format"
    UNKNOWN_ENCODING = "unknown-encoding"
    NOT_JSON_LINES = "not-json-lines"
    NO_REPORT = "no-report"
    CUT_SHORT = "cut-short"
    NO_HEADER = "no-header"
    BROKEN_ROW = "broken-row"
    CELLS_DIFFER = "cells-differ"
    UNSAFE_MEMBER = "unsafe-member"
    ENCRYPTED = "encrypted"
    NESTED_TOO_DEEP = "nested-too-deep"
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    TOO_MANY_MEMBERS = "too-many-members"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was not taken, and why."""

    name: str
    reason: RefusalReason
    detail: str = ""
    """What the reason is about: a field's name, a position, a size."""


class NoiseKind(enum.StrEnum):
    """What sort of text was cut from a body."""

    COMMENT_COUNTER = "comment-counter"
    MOST_READ = "most-read"
    RELATED_LINKS = "related-links"
    SITE_NAVIGATION = "site-navigation"
    IMAGE_CAPTION = "image-caption"
    SHARE_BUTTONS = "share-buttons"
    TRUNCATED_TEASER = "truncated-teaser"
    REPEATED_HEADLINE = "repeated-headline"
    REPEATED_PARAGRAPH = "repeated-paragraph"
    PROMOTION = "promotion"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class Noise:
    """A line that is no part of the report."""

    kind: NoiseKind
    text: str
    line: int
    """Counted from 1 in the text as read."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rule that made a result, how sure it is (0 to 1), and the span it rests on."""

    rule: str
    confidence: float
    start: int | None = None
    end: int | None = None


class Origin(enum.StrEnum):
    """How a publication date became known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published, as well as it could be worked out."""

    days: DateRange
    precision: Precision
    origin: Origin
    rule: str
    confidence: float
    evidence: str
    """The words that the date rests on."""
    moment: dt.datetime | None = None
    """The exact time, aware, where it is stated."""


@dataclass(frozen=True, slots=True)
class NearReport:
    """A dated report that speaks for a day, with the words that it shares with the undated one."""

    number: int
    day: dt.date
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Days on which a report may have been published, and how likely: from 0 to 1."""

    days: DateRange
    share: float
    reports: tuple[NearReport, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The candidate for JSON, as it is stored and printed."""
        return {
            "from": self.days.first.isoformat(),
            "to": self.days.last.isoformat(),
            "share": self.share,
            "reports": [
                {"article": near.number, "day": near.day.isoformat(), "words": list(near.words)}
                for near in self.reports
            ],
        }


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression; ``days`` is None where the words fix no day."""

    surface: str
    start: int
    end: int
    days: DateRange | None
    precision: Precision | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FoundName:
    """A participant named at a place; ``surface`` leaves out an attached particle."""

    participant: str
    alias: str
    """The alias that matched, as it is stored."""
    surface: str
    start: int
    end: int
    evidence: Evidence


class Relation(enum.StrEnum):
    """How a report stands to a round."""

    SUBJECT = "subject"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class FoundRound:
    """A round that the report is about or mentions; one a round, however often it is named."""

    round: str
    relation: Relation
    surface: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """What someone said: ``start`` and ``end`` span the words, without quotation marks."""

    speaker: str
    """The participant's slug; empty where the speaker is not known."""
    speaker_surface: str
    verb: str
    is_direct: bool
    start: int
    end: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """A person named at a place whom the archive does not know."""

    name: str
    """The full name's letters, folded: the same for every spelling of it in one report."""
    surface: str
    title: str
    """The words before the name that give the office; empty for one who only speaks."""
    start: int
    end: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """The report being understood."""

    record: Record
    headline: str = ""
    body: str = ""
    language: str = "ar"
    noise: tuple[Noise, ...] = ()
    publication: Publication | None = None
    candidates: tuple[Candidate, ...] = ()
    """The likeliest days of a report that states none, the likeliest first."""
    dates: tuple[FoundDate, ...] = ()
    names: tuple[FoundName, ...] = ()
    rounds: tuple[FoundRound, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    proposed: tuple[ProposedPerson, ...] = ()

    @property
    def text(self) -> str:
        """Headline and body as one text: what every offset counts in."""
        return f"{self.headline}\n{self.body}"


Stage = Callable[[Draft], Draft]
"""A step of the pipeline: takes a draft, returns it with one more part filled in."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that may stand in a report."""

    participant: str
    text: str
    is_ambiguous: bool
    kind: str
    """``person``, ``organisation`` or ``state``."""


@dataclass(frozen=True, slots=True)
class KnownRound:
    """A round, as the stages need it."""

    slug: str
    track: str
    number: int | None
    days: DateRange
    level: str
    city: str
    names: tuple[str, ...]
    ambiguous_names: tuple[str, ...] = ()
    """Names that other meetings have too."""
    participants: frozenset[str] = frozenset()
    """Who sat in it."""


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """Who held an office, when; open ends are None."""

    participant: str
    office: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the archive knows before it reads: names, rounds and offices."""

    names: tuple[KnownName, ...] = ()
    rounds: tuple[KnownRound, ...] = ()
    offices: tuple[KnownOffice, ...] = ()
    today: dt.date = field(default_factory=lambda: dt.datetime.now(dt.UTC).date())
    """Today: no report is published after it."""
    dated: DatedReports | None = None
    """The archive's dated reports, by which others are dated, if they were loaded."""
