"""Pages that are not there: where they went, or what may have been meant."""

from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

from archive.arabic.digits import to_ascii_digits
from archive.selectors.addresses import moved_to, nearby
from archive.selectors.values import NearbyPage


class PageMissingError(Http404):
    """A page that is not there, with a word for the reader and pages that are there."""

    def __init__(self, text: str, pages: tuple[NearbyPage, ...] = ()) -> None:
        super().__init__(text)
        self.text = text
        self.pages = pages


def moved_or_missing(
    request: HttpRequest, kind: Literal["round", "participant"], slug: str
) -> HttpResponse:
    """Redirect to where the old slug leads now; raises ``PageMissingError`` if nowhere."""
    address = moved_to(kind, slug)
    if address is None:
        raise PageMissingError(
            _("The archive has nothing of this name. Look through the list, or search for it."),
            nearby(kind, slug),
        )
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, and offer what may have been meant.

    An address written with Arabic-Indic digits leads to the same page as with others.
    """
    path = to_ascii_digits(request.path_info)
    if path != request.path_info and _exists(path):
        return HttpResponsePermanentRedirect(escape_leading_slashes(path))
    missing = exception if isinstance(exception, PageMissingError) else None
    return render(request, "404.html", {"missing": missing}, status=404)


def _exists(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
