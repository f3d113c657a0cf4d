"""The search page and its help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .request import read_request
from .service import run_search


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer whatever the address asks for; never with an error."""
    page = run_search(read_request(request.GET), get_language() or "ar")
    return render(request, "search/search.html", {"page": page})


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """Explain how to search."""
    return render(request, "search/help.html")
