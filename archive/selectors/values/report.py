"""A report as its page shows it: text cut into marked runs, and what was found in it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from .references import ArticleRow, PersonRef, RoundRef, StatementView


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
