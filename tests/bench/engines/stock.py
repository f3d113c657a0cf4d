"""Haystack's own Whoosh backend, used as its documentation says."""

import re
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from tests.bench.collection import DAYS, FIRST_DAY, BenchReport
from tests.bench.rows import fill, start_django

from . import PAGE, PageWork, folder_size


class StockHaystack:
    """An archive in the folder, with the stock engine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        start_django(folder, "tests.bench.stock.settings")

    def build(self, reports: Iterable[BenchReport]) -> None:
        """Write the rows, then index them all in one update."""
        fill(reports)
        from haystack import connections

        from archive.models import Article

        unified = connections["default"].get_unified_index()
        articles = Article.objects.prefetch_related("mentions")
        connections["default"].get_backend().update(unified.get_index(Article), articles)

    def open(self) -> None:
        """Open the index."""
        from haystack import connections

        connections["default"].get_backend().setup()

    def search(self, text: str) -> PageWork:
        """Ask a SearchQuerySet for everything that the page shows."""
        from haystack.query import SQ, SearchQuerySet

        words = SQ()
        for word in re.findall(r"\w+", text):
            words |= SQ(content=word)
        found = SearchQuerySet().filter(words).facet("source").facet("people").highlight()
        found = found.date_facet("day", FIRST_DAY, FIRST_DAY + timedelta(DAYS), "month")
        results = list(found[:PAGE])
        groups = found.facet_counts()
        fields = groups.get("fields", {})
        return PageWork(
            count=found.count(),
            ids=tuple(result.external_id for result in results),
            excerpts=tuple(str(getattr(result, "highlighted", "")) for result in results),
            facets=sum(len(choices) for choices in fields.values()),
            bars=len(groups.get("dates", {}).get("day", [])),
        )

    def size(self) -> int:
        """Return the bytes of index and database."""
        return folder_size(self._folder)


ENGINE = StockHaystack
