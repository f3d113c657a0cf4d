"""From a result into its report and back: words to mark there, and the results around it.

A result's link carries its search. The report's page, which knows nothing of searching, asks here
for the words to mark (``archive.text_marks``) and for what stands above the text
(``archive.page_parts``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from django.http import HttpRequest
from django.urls import reverse

from archive.page_parts import Part
from archive.selectors.values import ArticlePage
from archive.text_marks import FindSpans

from .choices import PAGE_SIZE
from .finding import Found, find, understand
from .index.generations import IndexUnavailableError
from .marking import TextHits, Texts
from .request import read_request

# What makes an address one that comes from results.
_PARAMETERS = ("q", "person", "round", "track", "source", "from", "to", "story")

_trails: WeakKeyDictionary[HttpRequest, Found | None] = WeakKeyDictionary()
"""What was found for a request, so that its page asks once."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Where in the results of a search a report is."""

    words: str
    matches: int
    """Words that are marked in its text."""
    place: int
    """From 1; 0 where the report is not among the results any more."""
    total: int
    results_url: str
    """The page of results that it is on."""
    previous_url: str
    next_url: str


def words_to_mark(request: HttpRequest) -> FindSpans | None:
    """What finds the words that led to the report; None where none did."""
    found = _found(request)
    if found is None or found.question.parsed.root is None:
        return None

    def spans(number: int, headline: str, body: str) -> Sequence[tuple[int, int]]:
        hits = _hits(found, number, Texts(headline, body))
        body_start = len(headline) + 1
        return [
            *((hit.start, hit.end) for hit in hits.headline),
            *((hit.start + body_start, hit.end + body_start) for hit in hits.body),
        ]

    return spans


def _hits(found: Found, number: int, texts: Texts) -> TextHits:
    snapshot = found.snapshot
    documents = np.flatnonzero((snapshot.column("number") == number) & snapshot.alive).tolist()
    if documents:
        return found.marker.hits({documents[0]: texts})[documents[0]]
    # Not indexed yet: it is read word by word.
    mark = found.highlighter.hits
    return TextHits(mark(texts.headline), mark(texts.body))


def trail_part(request: HttpRequest, page: ArticlePage) -> Part | None:
    """The way back to the results and on to the next; None where no search led here."""
    found = _found(request)
    if found is None:
        return None
    return Part("search/trail.html", _trail(found, page))


def _found(request: HttpRequest) -> Found | None:
    if request not in _trails:
        _trails[request] = _find(request)
    return _trails[request]


def _find(request: HttpRequest) -> Found | None:
    if not any(request.GET.get(name) for name in _PARAMETERS):
        return None
    try:
        return find(understand(read_request(request.GET)))
    except IndexUnavailableError:
        # Marks and steps are extras: the report is there without them.
        return None


def _trail(found: Found, page: ArticlePage) -> Trail:
    request = found.request
    documents = found.ranking.top(found.snapshot.size)
    here = _place(found, documents, page.row.id)
    numbers = found.snapshot.column("number")

    def url(place: int) -> str:
        if here < 0 or not 0 <= place < len(documents):
            return ""
        address = reverse("article-detail", args=[int(numbers[documents[place]])])
        return f"{address}{request.trail()}#hit-1"

    return Trail(
        words=request.q,
        matches=page.sought,
        place=here + 1,
        total=len(documents),
        results_url=request.url(page=max(here, 0) // PAGE_SIZE + 1, size=PAGE_SIZE),
        previous_url=url(here - 1),
        next_url=url(here + 1),
    )


def _place(found: Found, documents: np.ndarray, number: int) -> int:
    """The place of the report among the results, or that of its story; -1 for neither."""
    snapshot = found.snapshot
    places = np.flatnonzero(snapshot.column("number")[documents] == number)
    if not places.size and found.ranking.is_grouped:
        own = snapshot.column("story")[(snapshot.column("number") == number) & snapshot.alive]
        places = np.flatnonzero(np.isin(snapshot.column("story")[documents], own))
    return int(places[0]) if places.size else -1
