"""The calendar: a year, a month or a day of reports."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.selectors import calendar as selectors
from archive.selectors.values import NearbyPage
from archive.templatetags import wording

from .missing import PageMissingError

PageT = TypeVar("PageT")


def calendar(_request: HttpRequest) -> HttpResponse:
    """Lead to the latest year that has reports."""
    return redirect("calendar-year", year=selectors.latest_year())


def calendar_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year by months."""
    page = _page(selectors.calendar_year, year)
    return render(request, "archive/calendar_year.html", {"page": page})


def calendar_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show a month by weeks."""
    page = _page(selectors.calendar_month, year, month)
    return render(request, "archive/calendar_month.html", {"page": page})


def calendar_day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """Show a day."""
    page = _page(selectors.calendar_day, year, month, day)
    return render(request, "archive/calendar_day.html", {"page": page})


def _page(selector: Callable[..., PageT], *numbers: int) -> PageT:
    try:
        return selector(*numbers)
    except selectors.NotInCalendarError as error:
        raise PageMissingError(
            _("The archive’s calendar has no such day, month or year."), _instead(error)
        ) from None


def _instead(error: selectors.NotInCalendarError) -> tuple[NearbyPage, ...]:
    language = get_language() or "ar"
    year = NearbyPage(
        wording.digits(error.year, language), reverse("calendar-year", args=[error.year])
    )
    if error.month is None:
        return (year,)
    name = f"{wording.month_name(error.month, language)} {error.year}"
    month = NearbyPage(
        wording.digits(name, language), reverse("calendar-month", args=[error.year, error.month])
    )
    return month, year
