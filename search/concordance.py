"""The words in their context: a line for each place where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from archive.arabic.letters import fold
from archive.arabic.tokens import words
from archive.models import Article
from archive.selectors.paging import article_rows_of

from .choices import LineOrder
from .finding import Found
from .marking import TextHits, Texts
from .results import Concordance, Line, SortChoice

MOST_REPORTS = 2_000
"""Reports that are looked through, the first of the results."""
MOST_PLACES = 10_000
"""Places after which no more reports are looked through: a small word stands at many in each."""
_CONTEXT = 60
# Words that the order of lines goes by.
_WORDS_COMPARED = 3
# Reports whose texts are held at once.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """A match in a report, with as much of the text around it as a line shows."""

    article: int
    number: int
    """The number of the match in the report, from 1."""
    before: str
    match: str
    after: str


def concordance(found: Found) -> Concordance:
    """The page of lines that was asked for; the last one, where a later one was."""
    request = found.request
    documents = found.ranking.top(MOST_REPORTS)
    places: list[_Place] = []
    looked_through = 0
    for in_report in _by_report(found, documents.tolist()):
        places += in_report
        looked_through += 1
        if len(places) >= MOST_PLACES:
            break
    if request.order is LineOrder.AFTER:
        places.sort(key=_by_what_follows)
    elif request.order is LineOrder.BEFORE:
        places.sort(key=_by_what_precedes)
    else:
        columns = (found.snapshot.column(name)[documents] for name in ("number", "date_start"))
        dates = dict(zip(*columns, strict=True))
        places.sort(key=lambda place: -dates[place.article])
    last = max(1, -(-len(places) // request.size))
    start = (min(request.page, last) - 1) * request.size
    return Concordance(
        lines=tuple(_lines(found, places[start : start + request.size])),
        count=len(places),
        reports=looked_through,
        is_cut=found.ranking.count() > looked_through,
        orders=_orders(found),
    )


def _by_report(found: Found, documents: Sequence[int]) -> Iterator[list[_Place]]:
    """Yield the matches of each report in turn: those of its headline, then those of its body."""
    numbers = found.snapshot.column("number")
    for start in range(0, len(documents), _AT_ONCE):
        chunk = {
            int(numbers[document]): document for document in documents[start : start + _AT_ONCE]
        }
        rows = Article.objects.public().filter(pk__in=chunk).order_by()
        texts = {
            chunk[pk]: Texts(headline, body)
            for pk, headline, body in rows.values_list("pk", "headline", "body")
        }
        marks = found.marker.hits(texts)
        for number, document in chunk.items():
            # A report may have been withdrawn since it was indexed.
            known = document in texts
            yield list(_in_report(number, texts[document], marks[document])) if known else []


def _in_report(number: int, texts: Texts, marks: TextHits) -> Iterator[_Place]:
    in_order = [
        *((texts.headline, hit) for hit in marks.headline),
        *((texts.body, hit) for hit in marks.body),
    ]
    for place, (text, hit) in enumerate(in_order, 1):
        match = text[hit.start : hit.end]
        yield _Place(number, place, _before(text, hit.start), match, _after(text, hit.end))


def _before(text: str, start: int) -> str:
    piece = " ".join(text[max(0, start - _CONTEXT) : start].split("\n"))
    if start > _CONTEXT:
        piece = piece[piece.find(" ") + 1 :]
    return piece


def _after(text: str, end: int) -> str:
    piece = " ".join(text[end : end + _CONTEXT].split("\n"))
    if end + _CONTEXT < len(text):
        piece = piece[: piece.rfind(" ")]
    return piece


def _by_what_follows(place: _Place) -> tuple[bool, list[str]]:
    """Lines at the end of a text, after which there is nothing to go by, come last."""
    after = words(fold(place.after))[:_WORDS_COMPARED]
    return not after, after


def _by_what_precedes(place: _Place) -> tuple[bool, list[str]]:
    before = words(fold(place.before))[: -_WORDS_COMPARED - 1 : -1]
    return not before, before


def _lines(found: Found, places: Sequence[_Place]) -> Iterator[Line]:
    rows = {row.id: row for row in article_rows_of({place.article for place in places})}
    trail = found.request.trail()
    for place in places:
        row = rows.get(place.article)
        if row is not None:
            url = f"{row.url}{trail}#hit-{place.number}"
            direction = "rtl" if _is_rtl(row.language) else "ltr"
            yield Line(place.before, place.match, place.after, row, url, direction)


def _is_rtl(language: str) -> bool:
    return language.partition("-")[0] in settings.LANGUAGES_BIDI


def _orders(found: Found) -> tuple[SortChoice, ...]:
    labels = {
        LineOrder.AFTER: gettext("By the words after"),
        LineOrder.BEFORE: gettext("By the words before"),
        LineOrder.DATE: gettext("Newest first"),
    }
    request = found.request
    return tuple(
        SortChoice(order.value, label, request.url(order=order), order is request.order)
        for order, label in labels.items()
    )
