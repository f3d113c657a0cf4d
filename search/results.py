"""What a search found: frozen values that the page, the API and the evaluation read.

Texts are in the reader's language; every ``url`` is an address of this site.
"""

from dataclasses import dataclass

from archive.dates import DateRange
from archive.selectors.values import ArticleRow

from .highlight import Segment
from .request import Problem, SearchRequest


@dataclass(frozen=True, slots=True)
class Matched:
    """A word or phrase of the query and the forms of it that a report has."""

    sought: str
    forms: tuple[str, ...]
    rung: str
    """The strictest rung on which one of them matched: ``exact``, ``folded`` or ``stem``."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A report that was found."""

    row: ArticleRow
    external_id: str
    headline: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]
    """Joined, a stretch of the report as it was published, with ellipses where it goes on."""
    score: float
    matched: tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """Something the results can be narrowed to, with the number of results it would leave.

    The address of a chosen one takes the choice back.
    """

    value: str
    label: str
    count: int
    url: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one filter, the most frequent first."""

    name: str
    """The filter's parameter: ``person``, ``round``, ``track`` or ``source``."""
    label: str
    choices: tuple[FacetChoice, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An entry of one of the form's lists."""

    value: str
    label: str
    is_selected: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, with the address of the search without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class SortChoice:
    """An order of the results."""

    value: str
    label: str
    url: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in the results this page is."""

    number: int
    pages: int
    previous_url: str
    """Empty on the first page."""
    next_url: str
    """Empty on the last."""
    first: int
    """The place of the first result of the page, from 1; 0 where there are none."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, month or day with the number of results in it."""

    days: DateRange
    count: int
    url: str
    """The results of that period; empty where there are none."""
    height: int
    """From 0 to 100, the fullest period."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know about the results as a whole, and perhaps a way on."""

    text: str
    kind: str = "plain"
    """``plain`` or ``warning``."""
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A search near the one that found nothing, and how many reports it is known to find."""

    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of results with all that stands around it."""

    request: SearchRequest
    count: int
    took_ms: float
    hits: tuple[SearchHit, ...] = ()
    facets: tuple[Facet, ...] = ()
    chips: tuple[Chip, ...] = ()
    sorts: tuple[SortChoice, ...] = ()
    pager: Pager | None = None
    histogram: tuple[Bar, ...] = ()
    undated: int = 0
    """Results that are in no bar of the histogram, because their day or month is not known."""
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    options: dict[str, tuple[Option, ...]] | None = None
    """The entries of the form's lists, by parameter."""
    suggestion: str = ""

    @property
    def problems_by_field(self) -> dict[str, list[str]]:
        """What was wrong, by the field it was wrong in."""
        fields: dict[str, list[str]] = {}
        for problem in self.problems:
            fields.setdefault(problem.field, []).append(str(problem.message))
        return fields

    @property
    def has_filter_problems(self) -> bool:
        """Whether anything was wrong with one of the filters, so that they must be seen."""
        return any(problem.field in _FILTERS for problem in self.problems)


_FILTERS = frozenset({"person", "round", "track", "source", "from", "to"})
