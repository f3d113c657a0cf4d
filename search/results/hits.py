"""Results: reports that were found, or the lines in which words stand."""

from dataclasses import dataclass
from typing import NamedTuple

from archive.selectors.values import ArticleRow, ReportRef
from search.highlight import Segment
from search.marks import Marks

from .narrowing import SortChoice


@dataclass(frozen=True, slots=True)
class Matched:
    """A word or phrase of the query and the forms of it that a report has."""

    sought: str
    forms: tuple[str, ...]
    rung: str
    """The strictest rung on which one of them matched, a ``Rung``."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of the query that were found in a report, all of which match in one way."""

    text: str
    """The first few forms of each in which it was found, as a line says them."""
    label: str
    """The way in the reader's words: "as typed", "same stem"."""
    url: str
    """The search narrowed to words that match in this way; empty where it is so already."""


class SearchHit(NamedTuple):
    """A report that was found."""

    row: ReportRef
    external_id: str
    headline: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]
    """Joined, a stretch of the report as it was published, with ellipses where it goes on."""
    score: float
    marks: tuple[Marks, ...] = ()
    """What was found in it: in headline and body, then in its summary if that is shown."""
    matched: tuple[Matched, ...] = ()
    """The same for a reader, by words of the query."""
    url: str = ""
    """Its page, with the words marked and the way back to the results."""
    reasons: tuple[Reason, ...] = ()
    copies: int = 0
    """How many other copies of it are among the results, shown here as one with it."""
    sources: int = 1
    """From how many sources they come, that of this one included."""
    copies_url: str = ""
    """The results that are copies of it, each by itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """A place where the words stand, with what is before and after it."""

    before: str
    match: str
    after: str
    row: ArticleRow
    url: str
    """The place in the report."""
    direction: str
    """``rtl`` or ``ltr``: where the text before the match stands."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """The words in their context, a line for each place."""

    lines: tuple[Line, ...]
    count: int
    """Lines on all pages."""
    reports: int
    """Reports that were looked through."""
    is_cut: bool
    """Whether there are more reports than could be looked through."""
    orders: tuple[SortChoice, ...]
