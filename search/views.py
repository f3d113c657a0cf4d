"""The search page, its results as data, and its help."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from .choices import Format, Sort
from .examples import help_examples
from .exports import MOST_RESULTS, atom_feed, csv_lines, json_lines
from .finding import find, understand
from .index.generations import IndexUnavailableError
from .index.live import live_index
from .request import SearchRequest, read_request
from .service import run_search
from .signs import all_signs

_FILES = {
    Format.CSV: (csv_lines, "text/csv; charset=utf-8"),
    Format.JSON_LINES: (json_lines, "application/x-ndjson; charset=utf-8"),
}


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Answer whatever the address asks for; never with an error."""
    asked = read_request(request.GET)
    if asked.format is not Format.PAGE:
        return _as_data(request, asked)
    page = run_search(asked, get_language() or "ar")
    return render(request, "search/search.html", {"page": page})


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """Explain how to search, with examples that find something now."""
    try:
        examples = help_examples(live_index().snapshot(), get_language() or "ar")
    except IndexUnavailableError:
        examples = {}
    return render(request, "search/help.html", {"examples": examples, "signs": all_signs()})


def _as_data(request: HttpRequest, asked: SearchRequest) -> HttpResponseBase:
    language = get_language() or "ar"
    if asked.format is Format.ATOM:
        asked = replace(asked, sort=Sort.NEWEST)
    try:
        found = find(understand(asked))
    except IndexUnavailableError:
        text = gettext("The index is being prepared. Try again shortly.")
        return HttpResponse(text, status=503, content_type="text/plain; charset=utf-8")
    if asked.format is Format.ATOM:
        page_url = request.build_absolute_uri(found.request.url())
        feed_url = request.build_absolute_uri(request.get_full_path())
        feed = atom_feed(found, language, page_url, feed_url, request.build_absolute_uri)
        response: HttpResponseBase = HttpResponse(feed, "application/atom+xml; charset=utf-8")
    else:
        lines, content_type = _FILES[asked.format]
        response = StreamingHttpResponse(
            lines(found, language, request.build_absolute_uri), content_type=content_type
        )
        name = f"masar-results-{timezone.localdate().isoformat()}.{asked.format}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["X-Total-Count"] = str(found.ranking.count())
        response.headers["X-Result-Limit"] = str(MOST_RESULTS)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
