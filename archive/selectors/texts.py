"""The texts of some reports, with what a line says of each: for results in which words are marked.

A search page reads twenty of them at once, so no model instances are made, and nothing is counted.
"""

from collections.abc import Iterable
from functools import cache

from archive.models import Article, SourceKind

from .keyed_rows import KeyedRows
from .rows import PUBLICATION_FIELDS, addresses, lead, localized, publication_of, title_from
from .values import ReportRef, ReportTexts, SourceRef

_SOURCE_FIELDS = ("slug", "name_ar", "name_en", "kind")
_FIELDS = (
    "pk",
    "external_id",
    "headline",
    "summary",
    "body",
    "language",
    *(f"source__{field}" for field in _SOURCE_FIELDS),
    *PUBLICATION_FIELDS,
)


def report_texts(keys: Iterable[int]) -> dict[int, ReportTexts]:
    """Return the public ones of these reports by their keys, read in one query."""
    report_url, source_url = addresses("article-detail"), addresses("source-detail")

    @cache
    def source(slug: str, name_ar: str, name_en: str, kind: str) -> SourceRef:
        is_own = kind == SourceKind.DIGEST
        return SourceRef(slug, localized(name_ar, name_en), source_url(slug), is_own)

    texts = {}
    for key, external_id, headline, summary, body, language, *rest in _rows.read(list(keys)):
        report = ReportRef(
            id=key,
            url=report_url(key),
            headline=headline or title_from(lead(summary or body)),
            source=source(*rest[: len(_SOURCE_FIELDS)]),
            publication=publication_of(*rest[len(_SOURCE_FIELDS) :]),
            language=language,
        )
        texts[key] = ReportTexts(report, external_id, headline, summary, body)
    return texts


_rows = KeyedRows(lambda: Article.objects.public().order_by().values_list(*_FIELDS))
