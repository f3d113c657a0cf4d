"""The reports of a page of results, with the words that were found in them."""

from collections.abc import Sequence
from itertools import chain

from archive.selectors.rows import lead
from archive.selectors.texts import report_texts
from archive.selectors.values import ReportTexts

from .analyzers import Rung
from .excerpts import best_place, bounds, cut, excerpt
from .finding import Found
from .highlight import Segment, segments
from .marking import Texts
from .marks import Marks, marks_of
from .results import Matched, SearchHit

_STRICTNESS = {rung: place for place, rung in enumerate(Rung)}


def build_hits(found: Found, documents: Sequence[int]) -> tuple[SearchHit, ...]:
    """The articles of these documents in their order, in one query.

    One that was deleted or withdrawn since it was indexed is left out.
    """
    numbers = found.snapshot.column("number")[documents].tolist()
    known = report_texts(numbers)
    reports = {
        document: known[number]
        for document, number in zip(documents, numbers, strict=True)
        if number in known
    }
    texts = {document: Texts(report.headline, report.body) for document, report in reports.items()}
    marks = found.marker.marks(texts)
    statements = found.marker.first_statements(texts)
    return tuple(
        _hit(found, document, report, marks[document], statements.get(document))
        for document, report in reports.items()
    )


def _hit(
    found: Found, document: int, report: ReportTexts, marks: Marks, statement: int | None
) -> SearchHit:
    is_in_body = marks.first_in_body < len(marks.starts)
    in_summary = [] if is_in_body else found.highlighter.hits(report.summary)
    all_marks: tuple[Marks, ...] = (marks,)
    if is_in_body:
        shown = _from_body(report.body, marks)
    elif in_summary:
        shown = excerpt(report.summary, in_summary)
        all_marks = (marks, marks_of("", [], report.summary, in_summary))
    elif statement is not None:
        shown = cut(report.body, *bounds(report.body, statement))
    else:
        shown = (Segment(lead(report.summary or report.body), is_match=False),)
    return SearchHit(
        row=report.report,
        external_id=report.external_id,
        headline=segments(report.report.headline, marks.places_in_headline()),
        excerpt=shown,
        score=float(found.match.scores[document]),
        marks=all_marks,
    )


def _from_body(body: str, marks: Marks) -> tuple[Segment, ...]:
    first = marks.first_in_body
    sought = [match.sought for match in marks.matches[first:]]
    place = best_place(marks.starts[first:], marks.ends[first:], sought)
    start, end = bounds(body, place - marks.body_start)
    return cut(body, start, end, marks.places_in_body(start, end))


def matched_in(hit: SearchHit) -> tuple[Matched, ...]:
    """What of the query was found, in which forms, in the order of the report."""
    forms: dict[str, dict[str, None]] = {}
    strictest: dict[str, Rung | None] = {}
    for sought, form, rung in chain.from_iterable(marks.distinct() for marks in hit.marks):
        forms.setdefault(sought, {})[form] = None
        known = strictest.get(sought)
        if known is None or (rung and _STRICTNESS[rung] < _STRICTNESS[known]):
            strictest[sought] = rung
    return tuple(
        Matched(sought, tuple(seen), strictest[sought] or "") for sought, seen in forms.items()
    )
