"""The reports of a page of results, with the words that were found in them."""

from collections.abc import Sequence

from archive.models import Article
from archive.selectors.rows import article_rows, for_rows

from .analyzers import Rung
from .excerpts import excerpt, stretch
from .finding import Found
from .highlight import Hit, Segment, segments
from .marking import Texts
from .results import Matched, SearchHit

_STRICTNESS = {rung: place for place, rung in enumerate(Rung)}


def build_hits(found: Found, documents: Sequence[int]) -> tuple[SearchHit, ...]:
    """The articles of these documents in their order, in one query.

    One that was deleted or withdrawn since it was indexed is left out.
    """
    numbers = found.snapshot.column("number")[documents].tolist()
    public = for_rows(Article.objects.public().filter(pk__in=numbers), besides=["body"])
    articles = {article.pk: article for article in public}
    rows = {row.id: row for row in article_rows(list(articles.values()))}
    texts = {
        document: Texts(articles[number].headline, articles[number].body)
        for document, number in zip(documents, numbers, strict=True)
        if number in articles
    }
    marks = found.marker.hits(texts)
    statements = found.marker.first_statements(texts)
    hits = []
    for document, number in zip(documents, numbers, strict=True):
        if document not in texts:
            continue
        article, row, marked = articles[number], rows[number], marks[document]
        in_summary = [] if marked.body else found.highlighter.hits(article.summary)
        hits.append(
            SearchHit(
                row=row,
                external_id=article.external_id,
                headline=segments(row.headline, marked.headline if article.headline else ()),
                excerpt=(
                    excerpt(article.body, marked.body)
                    or excerpt(article.summary, in_summary)
                    or (
                        stretch(article.body, statements[document])
                        if document in statements
                        else ()
                    )
                    or (Segment(row.lead, is_match=False),)
                ),
                score=float(found.match.scores[document]),
                matched=_matched(
                    [
                        (article.headline, marked.headline),
                        (article.summary, in_summary),
                        (article.body, marked.body),
                    ]
                ),
            )
        )
    return tuple(hits)


def _matched(found: Sequence[tuple[str, Sequence[Hit]]]) -> tuple[Matched, ...]:
    """What of the query was found, in which forms, in the order of the report."""
    forms: dict[str, dict[str, None]] = {}
    rungs: dict[str, Rung | None] = {}
    for text, hits in found:
        for hit in hits:
            forms.setdefault(hit.sought, {})[text[hit.start : hit.end]] = None
            known = rungs.get(hit.sought)
            if known is None or (hit.rung and _STRICTNESS[hit.rung] < _STRICTNESS[known]):
                rungs[hit.sought] = hit.rung
    return tuple(
        Matched(sought, tuple(seen), rungs[sought] or "") for sought, seen in forms.items()
    )
