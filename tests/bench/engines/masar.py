"""This archive's own search: the work that the others do, by the functions of the search page."""

from collections.abc import Iterable
from pathlib import Path

from tests.bench.collection import BenchReport
from tests.bench.rows import fill, start_django

from . import PAGE, PageWork, folder_size


class Masar:
    """An archive in the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        start_django(folder, "archive.settings.development")

    def build(self, reports: Iterable[BenchReport]) -> None:
        """Write the rows, then build the index of them."""
        from search.index.updating import rebuild

        fill(reports)
        rebuild()

    def open(self) -> None:
        """Open the index."""
        from search.index.live import live_index

        live_index().snapshot()

    def search(self, text: str) -> PageWork:
        """Find, count, and make twenty results, two facets and the chart."""
        from django.utils import translation

        from search.choices import FacetName
        from search.facets import short_facet
        from search.finding import find, understand
        from search.histogram import histogram
        from search.hits import build_hits
        from search.request import SearchRequest

        with translation.override("ar"):
            found = find(understand(SearchRequest(q=text)))
            hits = build_hits(found, found.ranking.top(PAGE).tolist())
            facets = [short_facet(found, name) for name in (FacetName.SOURCE, FacetName.PERSON)]
            chart = histogram(found.snapshot, found.hits, found.request)
        return PageWork(
            count=found.count,
            ids=tuple(hit.external_id for hit in hits),
            excerpts=tuple("".join(part.text for part in hit.excerpt) for hit in hits),
            facets=sum(len(facet.choices) for facet in facets),
            bars=len(chart.bars) if chart else 0,
        )

    def size(self) -> int:
        """Return the bytes of index and database."""
        return folder_size(self._folder)


ENGINE = Masar
