"""What a search found: frozen values that the page, the API and the evaluation read.

Texts are in the reader's language; every ``url`` is an address of this site.
"""

from dataclasses import dataclass

from archive.dates import DateRange
from archive.selectors.values import ArticleRow, ReportRef

from .highlight import Segment
from .request import Problem, SearchRequest


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


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A report that was found."""

    row: ReportRef
    external_id: str
    headline: tuple[Segment, ...]
    excerpt: tuple[Segment, ...]
    """Joined, a stretch of the report as it was published, with ellipses where it goes on."""
    score: float
    matched: tuple[Matched, ...]
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
class SortChoice:
    """An order of the results."""

    value: str
    label: str
    url: str
    is_selected: bool


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
    """What results can be narrowed to in one respect."""

    name: str
    """A ``FacetName``."""
    label: str
    choices: tuple[FacetChoice, ...]
    whole_url: str = ""
    """The page of all choices."""
    total: int = 0
    """How many choices there are in all, where only some are here."""
    orders: tuple[SortChoice, ...] = ()
    """The orders of its page."""
    back_url: str = ""
    """From its page back to the results."""

    @property
    def is_cut(self) -> bool:
        """Whether there are more choices than these."""
        return self.total > len(self.choices)


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
    when: str
    """The same in words."""
    label: str
    """The time and the number of results; empty where there are none."""
    count: int
    url: str
    """The results of that period; empty where there are none."""
    x: str
    """Where it begins, in per cent from the left: time runs with the reader's language."""
    width: str
    height: str
    """In pixels, of ``Histogram.height``."""
    y: str
    tick: str = ""
    """What stands under it, where anything does."""
    middle: str = ""
    """Where its tick stands, in per cent."""
    is_minor: bool = False
    """Whether the tick can be left out where there is little room."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """How the results lie in time."""

    bars: tuple[Bar, ...]
    undated: int
    """Results that are in no bar, because their day or month is not known."""
    unit: str
    """``day``, ``month`` or ``year``."""
    most: int
    """The number at the top of the scale."""
    half: int
    """The number half-way up, or 0 where there is none."""
    height: int
    """Pixels from the base line to the top of the scale."""


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
class QueryPiece:
    """A run of the query as typed, and whether a note points at it."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a piece of the query may mean, and the search in which it does."""

    label: str
    query: str
    url: str
    count: int | None
    """Reports that this search finds; None where there is no index to ask."""


@dataclass(frozen=True, slots=True)
class QueryNote:
    """What a piece of the query was taken for, or why it was passed over."""

    code: str
    start: int
    end: int
    message: str
    meanings: tuple[Meaning, ...] = ()
    """What was perhaps meant, the likest first; of a name that is several's, each of them."""
    are_taken: bool = False
    """Whether each of the meanings was searched for."""
    list_url: str = ""
    """The page of all that could have been named."""
    list_label: str = ""


@dataclass(frozen=True, slots=True)
class QueryReading:
    """How a query was read."""

    typed: str
    """The query, without what no reader can see."""
    pieces: tuple[QueryPiece, ...]
    """Joined, the query as typed, but for the middle of long pieces."""
    notes: tuple[QueryNote, ...]
    read_as: str
    """The query written out in the reader's syntax; empty for plain words."""
    other: str
    """The same in the other syntax."""
    other_url: str

    @property
    def told(self) -> tuple[QueryNote, ...]:
        """The notes, but for those that say again what one before them said."""
        return tuple({note.message: note for note in reversed(self.notes)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A participant whom a name may mean."""

    label: str
    url: str
    """Their page."""
    note: str
    """How the name was recognised, where that needs saying."""
    count: int
    """Reports found that name them."""
    search_url: str
    """The search for them alone; empty where it is this one."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name in the query and whom it may mean."""

    typed: str
    entries: tuple[NamedEntry, ...]
    is_sought: bool
    """Whether the reports under all their names are what was searched for."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the archive that the words of a query may lead to."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class NameLines:
    """The names in a query, and what else of the archive has such a name."""

    lines: tuple[NameLine, ...] = ()
    other_url: str = ""
    """The same search with the names as words like others, or again as names."""
    are_words: bool = False
    """Whether the names are taken as words now."""
    people: tuple[PageLink, ...] = ()
    """Others with a name that begins as the query does."""
    rounds: tuple[PageLink, ...] = ()
    """Rounds with the words of the query in their names."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A query that was perhaps meant, and how many reports it finds."""

    text: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class NarrowerSearch:
    """A search that the words of a plain query suggest, and how many reports it finds."""

    labels: tuple[str, ...]
    """What some of the words are taken to say: who said it, which round, which days."""
    words: str
    """The other words, which are searched for as they are; empty for none."""
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of results with all that stands around it."""

    request: SearchRequest
    count: int
    """How many reports were found, copies included."""
    took_ms: float
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
    names: NameLines = NameLines()
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
