"""The reports of a page of results, with the words that were found in them."""

from collections.abc import Sequence

from archive.selectors.rows import lead
from archive.selectors.texts import report_texts
from archive.selectors.values import ReportTexts

from .analyzers import Rung
from .excerpts import excerpt, stretch
from .finding import Found
from .highlight import Hit, Segment, segments
from .marking import TextHits, Texts
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
    marks = found.marker.hits(texts)
    statements = found.marker.first_statements(texts)
    return tuple(
        _hit(found, document, report, marks[document], statements.get(document))
        for document, report in reports.items()
    )


def _hit(
    found: Found, document: int, report: ReportTexts, marked: TextHits, statement: int | None
) -> SearchHit:
    in_summary = [] if marked.body else found.highlighter.hits(report.summary)
    return SearchHit(
        row=report.report,
        external_id=report.external_id,
        headline=segments(report.report.headline, marked.headline),
        excerpt=(
            excerpt(report.body, marked.body)
            or excerpt(report.summary, in_summary)
            or (stretch(report.body, statement) if statement is not None else ())
            or (Segment(lead(report.summary or report.body), is_match=False),)
        ),
        score=float(found.match.scores[document]),
        matched=_matched(
            [
                (report.headline, marked.headline),
                (report.summary, in_summary),
                (report.body, marked.body),
            ]
        ),
    )


def _matched(found: Sequence[tuple[str, Sequence[Hit]]]) -> tuple[Matched, ...]:
    """What of the query was found, in which forms, in the order of the report."""
    forms: dict[str, dict[str, None]] = {}
    rungs: dict[str, Rung | None] = {}
    for text, hits in found:
        for hit in hits:
            form = text[hit.start : hit.end]
            known = forms.setdefault(hit.sought, {})
            if form in known:
                continue
            known[form] = None
            strictest = rungs.get(hit.sought)
            if strictest is None or (hit.rung and _STRICTNESS[hit.rung] < _STRICTNESS[strictest]):
                rungs[hit.sought] = hit.rung
    return tuple(
        Matched(sought, tuple(seen), rungs[sought] or "") for sought, seen in forms.items()
    )
