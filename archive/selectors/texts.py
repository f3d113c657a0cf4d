"""The texts of some reports, with what a line says of each: for results in which words are marked.

A search page reads twenty of them at once, so no model instances are made, and nothing is counted.
"""

from collections.abc import Callable, Iterable
from functools import cache

from django.urls import reverse

from archive.models import Article, Source

from .rows import PUBLICATION_FIELDS, lead, publication_of, source_ref, title_from
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
    public = Article.objects.public().filter(pk__in=keys).order_by()
    sources = cache(_source)
    url_of = _addresses()
    texts = {}
    for key, external_id, headline, summary, body, language, *rest in public.values_list(*_FIELDS):
        source, publication = rest[: len(_SOURCE_FIELDS)], rest[len(_SOURCE_FIELDS) :]
        report = ReportRef(
            id=key,
            url=url_of(key),
            headline=headline or title_from(lead(summary or body)),
            source=sources(*source),
            publication=publication_of(*publication),
            language=language,
        )
        texts[key] = ReportTexts(report, external_id, headline, summary, body)
    return texts


def _source(*values: str) -> SourceRef:
    return source_ref(Source(**dict(zip(_SOURCE_FIELDS, values, strict=True))))


def _addresses() -> Callable[[int], str]:
    """What makes the address of a report of its key: they differ in nothing else."""
    before, _, after = reverse("article-detail", args=[0]).rpartition("0")
    return lambda key: f"{before}{key}{after}"
