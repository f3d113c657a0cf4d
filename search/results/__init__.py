"""What a search found: frozen values that the page, the API and the evaluation read.

Texts are in the reader's language; every ``url`` is an address of this site.
"""

from .hits import Concordance, Line, Matched, Reason, SearchHit
from .narrowing import (
    Bar,
    BarPlace,
    Chip,
    Facet,
    FacetChoice,
    Histogram,
    Option,
    Pager,
    SortChoice,
)
from .page import SearchPage
from .reading import (
    Meaning,
    Meant,
    NamedEntry,
    NameLine,
    NameLines,
    NarrowerSearch,
    Notice,
    PageLink,
    QueryNote,
    QueryPiece,
    QueryReading,
    WayOut,
)

__all__ = [
    "Bar",
    "BarPlace",
    "Chip",
    "Concordance",
    "Facet",
    "FacetChoice",
    "Histogram",
    "Line",
    "Matched",
    "Meaning",
    "Meant",
    "NameLine",
    "NameLines",
    "NamedEntry",
    "NarrowerSearch",
    "Notice",
    "Option",
    "PageLink",
    "Pager",
    "QueryNote",
    "QueryPiece",
    "QueryReading",
    "Reason",
    "SearchHit",
    "SearchPage",
    "SortChoice",
    "WayOut",
]
