"""All that Masar's search page shows, in its HTML: seven facets, reasons, copies and the rest."""

from tests.bench.engines.masar import Masar

from . import PageWork


class MasarPage(Masar):
    """The page of an archive in the folder, as the view makes it."""

    def open(self) -> None:
        """Open the index and lay out what pages refer to."""
        super().open()
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)

    def search(self, text: str) -> PageWork:
        """Search and render the page."""
        from django.contrib.auth.models import AnonymousUser
        from django.shortcuts import render
        from django.test import RequestFactory
        from django.utils import translation

        from search.request import read_request
        from search.service import run_search

        request = RequestFactory(headers={"host": "localhost"}).get("/search/", {"q": text})
        request.user = AnonymousUser()
        with translation.override("ar"):
            page = run_search(read_request(request.GET), "ar")
            render(request, "search/search.html", {"page": page})
        return PageWork(
            count=page.count,
            ids=tuple(hit.external_id for hit in page.hits),
            excerpts=tuple("".join(part.text for part in hit.excerpt) for hit in page.hits),
            facets=sum(len(facet.choices) for facet in page.facets),
            bars=len(page.chart.bars) if page.chart else 0,
        )


ENGINE = MasarPage
