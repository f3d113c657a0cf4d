"""The reports of a page of results, with the words that were found in them."""

from collections.abc import Sequence

from archive.models import Article
from archive.selectors.paging import article_rows_of

from .analyzers import Rung
from .excerpts import excerpt
from .highlight import Highlighter, Hit, Segment, segments
from .results import Matched, SearchHit

_STRICTNESS = {rung: place for place, rung in enumerate(Rung)}


def build_hits(
    numbers: Sequence[int], scores: Sequence[float], highlighter: Highlighter
) -> tuple[SearchHit, ...]:
    """The articles of these numbers in their order, in two queries.

    One that was deleted or withdrawn since it was indexed is left out.
    """
    articles = Article.objects.public().filter(pk__in=numbers)
    texts = {
        pk: texts for pk, *texts in articles.values_list("pk", "external_id", "summary", "body")
    }
    rows = {row.id: row for row in article_rows_of(texts)}
    hits = []
    for number, score in zip(numbers, scores, strict=True):
        if number not in rows or number not in texts:
            continue
        row = rows[number]
        external_id, summary, body = texts[number]
        in_headline, in_body = highlighter.hits(row.headline), highlighter.hits(body)
        in_summary = highlighter.hits(summary)
        hits.append(
            SearchHit(
                row=row,
                external_id=external_id,
                headline=segments(row.headline, in_headline),
                excerpt=(
                    excerpt(body, in_body)
                    or excerpt(summary, in_summary)
                    or (Segment(row.lead, is_match=False),)
                ),
                score=score,
                matched=_matched(
                    [(row.headline, in_headline), (summary, in_summary), (body, in_body)]
                ),
            )
        )
    return tuple(hits)


def _matched(found: Sequence[tuple[str, Sequence[Hit]]]) -> tuple[Matched, ...]:
    """What of the query was found, in which forms, in the order of the report."""
    forms: dict[str, dict[str, None]] = {}
    rungs: dict[str, Rung] = {}
    for text, hits in found:
        for hit in hits:
            forms.setdefault(hit.sought, {})[text[hit.start : hit.end]] = None
            known = rungs.get(hit.sought, hit.rung)
            rungs[hit.sought] = min(known, hit.rung, key=_STRICTNESS.__getitem__)
    return tuple(Matched(sought, tuple(seen), rungs[sought]) for sought, seen in forms.items())
