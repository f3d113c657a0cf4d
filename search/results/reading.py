"""How a query was read, and other searches that are offered for it."""

from dataclasses import dataclass


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
    places: tuple[PageLink, ...] = ()
    """Searches for places with a name that begins as the query does, where they are others."""


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
