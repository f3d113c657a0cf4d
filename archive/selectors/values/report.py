"""A report as its page shows it: text cut into marked runs, and what was found in it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from .references import ArticleRow, PersonRef, RoundRef, StatementView


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """A place of what a reader searched for, among all such places of the report."""

    number: int
    """From 1, in the order of the text."""
    total: int
    is_start: bool
    """Whether the run begins it: a mark may cut it in two."""

    @property
    def anchor(self) -> str:
        """Its name in the page's address."""
        return f"hit-{self.number}"

    @property
    def previous(self) -> str:
        """The name of the place before it; empty for the first."""
        return f"hit-{self.number - 1}" if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The name of the place after it; empty for the last."""
        return f"hit-{self.number + 1}" if self.number < self.total else ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with one set of marks."""

    text: str
    kind: str
    """``text``, ``person`` or ``date``."""
    url: str
    label: str
    """What the mark says: the participant's full name, or the day in ISO."""
    is_suggested: bool
    sought: SoughtWord | None = None


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
    sought: int = 0
    """How many places of what the reader searched for are marked."""
