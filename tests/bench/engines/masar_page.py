"""All that Masar's search page shows, in its HTML: seven facets, reasons, copies and the rest."""

from http import HTTPStatus
from typing import Any

from tests.bench.engines.masar import Masar

from . import PageWork


class MasarPage(Masar):
    """The page of an archive in the folder, as a browser gets it."""

    def open(self) -> None:
        """Open the index and make a browser."""
        super().open()
        from django.core.management import call_command
        from django.test import Client

        call_command("collectstatic", interactive=False, verbosity=0)
        self._client = Client(headers={"host": "localhost"})

    def search(self, text: str) -> PageWork:
        """Ask for the page."""
        answer: Any = self._client.get("/search/", {"q": text})
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"the search page answered {answer.status_code}")
        page = answer.context["page"]
        return PageWork(
            count=page.count,
            ids=tuple(hit.external_id for hit in page.hits),
            excerpts=tuple("".join(part.text for part in hit.excerpt) for hit in page.hits),
            facets=sum(len(facet.choices) for facet in page.facets),
            bars=len(page.chart.bars) if page.chart else 0,
        )


ENGINE = MasarPage
