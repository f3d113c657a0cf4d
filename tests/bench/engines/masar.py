"""This archive's own search, through the function that the search page calls."""

from collections.abc import Iterable
from pathlib import Path

from tests.bench.collection import BenchReport
from tests.bench.rows import fill, start_django

from . import PageWork, folder_size


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
        """Run the search; what the page shows besides is made as well."""
        from search.request import SearchRequest
        from search.service import run_search

        page = run_search(SearchRequest(q=text), "ar")
        return PageWork(
            count=page.count,
            ids=tuple(hit.external_id for hit in page.hits),
            excerpts=tuple("".join(part.text for part in hit.excerpt) for hit in page.hits),
            facets=sum(len(facet.choices) for facet in page.facets),
            bars=len(page.histogram),
        )

    def size(self) -> int:
        """Return the bytes of index and database."""
        return folder_size(self._folder)


ENGINE = Masar
