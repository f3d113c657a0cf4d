"""The pages that stand alone: first page, rounds, sources, about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.models import Round, Source
from archive.selectors.addresses import nearby
from archive.selectors.counts import archive_counts
from archive.selectors.home import home_page
from archive.selectors.round_page import round_page
from archive.selectors.rounds import axis, track_blocks
from archive.selectors.sources import source_list as every_source
from archive.selectors.sources import source_page

from .missing import PageMissingError, moved_or_missing
from .paging import asked_page


def home(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "archive/home.html", {"page": home_page()})


def round_list(request: HttpRequest) -> HttpResponse:
    """Show every round, track by track."""
    tracks = track_blocks()
    return render(request, "archive/round_list.html", {"tracks": tracks, "axis": axis(tracks)})


def round_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a round with its days, or lead to where it went."""
    try:
        page = round_page(slug)
    except Round.DoesNotExist:
        return moved_or_missing(request, "round", slug)
    return render(request, "archive/round_detail.html", {"page": page})


def source_list(request: HttpRequest) -> HttpResponse:
    """Show every source."""
    return render(request, "archive/source_list.html", {"sources": every_source()})


def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a source with its reports."""
    try:
        page, reports = source_page(slug)
    except Source.DoesNotExist:
        raise PageMissingError(
            _("The archive has no source of this name."), nearby("source", slug)
        ) from None
    context = {"page": page, "reports": asked_page(request, reports)}
    return render(request, "archive/source_detail.html", context)


def about(request: HttpRequest) -> HttpResponse:
    """Say what the archive is and how far it can be trusted."""
    return render(request, "archive/about.html", {"counts": archive_counts()})
