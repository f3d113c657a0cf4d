"""The participants: from A to Z, and each one's page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.models import Participant
from archive.selectors.people import people_page
from archive.selectors.person_page import person_page

from .missing import moved_or_missing
from .paging import asked_page


def person_list(request: HttpRequest) -> HttpResponse:
    """Show the participants of one kind, or all."""
    kind = request.GET.get("kind", "")
    page = people_page(kind)
    if kind != page.kind:
        messages.info(request, _("There is no such kind of participant. Shown are all."))
    return render(request, "archive/person_list.html", {"page": page})


def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a participant with the reports that name them, or lead to where they went."""
    try:
        page, reports = person_page(slug)
    except Participant.DoesNotExist:
        return moved_or_missing(request, "participant", slug)
    context = {"page": page, "reports": asked_page(request, reports)}
    return render(request, "archive/person_detail.html", context)
