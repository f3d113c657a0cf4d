"""All that a page of results shows."""

from dataclasses import dataclass, field

from search.request import Problem, SearchRequest

from .hits import Concordance, SearchHit
from .narrowing import Bar, Chip, Facet, Histogram, Option, Pager, SortChoice
from .reading import Meant, NameLines, NarrowerSearch, Notice, QueryReading, WayOut


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of results with all that stands around it."""

    request: SearchRequest
    count: int
    """How many reports were found, copies included."""
    took_ms: float
    is_searched: bool = True
    """Whether there is an index to search in; without one, nothing is known about the archive."""
    stories: int = 0
    """How many stories they make."""
    hits: tuple[SearchHit, ...] = ()
    lines: Concordance | None = None
    """In place of hits, where the reader wants the places where the words stand."""
    whole_facet: Facet | None = None
    """In place of hits, where the reader wants all choices of a facet."""
    facets: tuple[Facet, ...] = ()
    chips: tuple[Chip, ...] = ()
    sorts: tuple[SortChoice, ...] = ()
    views: tuple[SortChoice, ...] = ()
    copies: SortChoice | None = None
    """The other way to treat copies, where there are any."""
    exports: tuple[SortChoice, ...] = ()
    """The results in other formats."""
    pager: Pager | None = None
    chart: Histogram | None = None
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    options: dict[str, tuple[Option, ...]] | None = None
    """The entries of the form's lists, by parameter."""
    meant: Meant | None = None
    """What was perhaps meant, where some of the words are hardly there."""
    names: NameLines = field(default_factory=NameLines)
    """The names in the query and whom they were taken for."""
    narrower: tuple[NarrowerSearch, ...] = ()
    """Searches that the words suggest, each with fewer results than this one, the best first."""
    reading: QueryReading | None = None
    """How the query was read, where that must be said."""

    @property
    def suggestion(self) -> str:
        """The words that were perhaps meant; empty where there are none."""
        return self.meant.text if self.meant else ""

    @property
    def histogram(self) -> tuple[Bar, ...]:
        """The results in time."""
        return self.chart.bars if self.chart else ()

    @property
    def undated(self) -> int:
        """Results that are in no bar."""
        return self.chart.undated if self.chart else self.count

    @property
    def problems_by_field(self) -> dict[str, list[str]]:
        """What was wrong, by the field it was wrong in."""
        fields: dict[str, list[str]] = {}
        for problem in self.problems:
            fields.setdefault(problem.field, []).append(str(problem.message))
        return fields

    @property
    def other_problems(self) -> list[str]:
        """What was wrong with what is no field of the form."""
        return [str(problem.message) for problem in self.problems if problem.field not in _FIELDS]

    @property
    def has_filter_problems(self) -> bool:
        """Whether anything was wrong with one of the filters, so that they must be seen."""
        return any(problem.field in _FILTERS for problem in self.problems)


_FILTERS = frozenset({"person", "round", "track", "source", "from", "to"})
_FIELDS = _FILTERS | {"q"}
