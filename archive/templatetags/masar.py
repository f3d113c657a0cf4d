"""Template tags and filters: numbers, dates and the page in the other language.

Each returns plain text, which the template escapes and wraps in ``<time>`` or ``<bdi>``. The words
themselves are in ``wording``.
"""

import datetime as dt
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import timezone, translation
from django.utils.translation import gettext

from archive.dates import DateRange, PartialDate
from archive.selectors.values import PublicationView

from . import wording

register = template.Library()

_ISO_LENGTHS = {"year": 4, "month": 7}


@register.filter
def digits(value: object) -> str:
    """Return the value with the digits of the reader's language; nothing for None."""
    return "" if value is None else wording.digits(value, _language())


@register.filter
def number(value: Any) -> str:
    """Return a whole number with digits and marks of thousands; nothing for what is no number."""
    try:
        return wording.number(int(value), _language())
    except (TypeError, ValueError):
        return ""


@register.filter
def isodate(value: Any) -> str:
    """Return a day, a moment's day, a partial date or a range in ISO 8601; nothing for None.

    Of a publication the first day, or its month or year where no more is known.
    """
    if isinstance(value, PublicationView):
        shown = value.days.first.isoformat() if value.days else ""
        return shown[: _ISO_LENGTHS.get(value.precision)]
    if isinstance(value, dt.datetime):
        value = _local_day(value)
    if isinstance(value, dt.date | PartialDate | DateRange):
        return value.isoformat()
    return ""


@register.filter
def partial_date(value: str) -> str:
    """Return ISO text of any precision in words: "2017-02" as "شباط (فبراير) ٢٠١٧".

    Text that is no such date comes back as it is.
    """
    try:
        return wording.days(DateRange.of(PartialDate.fromisoformat(value)), _language())
    except ValueError:
        return value


@register.simple_tag
def day(value: dt.date | None, weekday: bool = False) -> str:
    """Return "٤ تموز (يوليو) ٢٠١٧" or "4 July 2017"; nothing for None."""
    return "" if value is None else wording.day(_local_day(value), _language(), weekday=weekday)


@register.simple_tag
def day_short(value: dt.date | None) -> str:
    """Return "٤ تموز" or "4 July"; nothing for None."""
    return "" if value is None else wording.day_short(_local_day(value), _language())


@register.simple_tag
def days(value: DateRange | None) -> str:
    """Return a range as briefly as it can be said: "٤–٥ تموز (يوليو) ٢٠١٧"; nothing for None."""
    return "" if value is None else wording.days(value, _language())


@register.simple_tag
def publication(view: PublicationView) -> str:
    """Return the date of publication, of any precision, or the word for undated."""
    return wording.days(view.days, _language()) if view.days else gettext("undated")


@register.simple_tag
def hijri(value: DateRange | dt.date | None) -> str:
    """Return the Hijri days; nothing for None and outside the calendar's years."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        value = DateRange(_local_day(value), _local_day(value))
    return wording.hijri(value, _language())


@register.simple_tag
def month_name(month: int) -> str:
    """Return the month's name, in Arabic in both systems."""
    return wording.month_name(month, _language())


@register.simple_tag
def weekday_name(weekday: int) -> str:
    """Return the weekday's name; Monday is 0."""
    return wording.weekday_name(weekday, _language())


@register.simple_tag(takes_context=True)
def language_url(context: template.Context, language: str) -> str:
    """Return the address of the same page in the other language, with the same parameters.

    The first page in that language where the page has no address of its own, as an error has none.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or request.resolver_match is None:
        return _first_page(language)
    here = request.get_full_path()
    return here if language == _language() else translate_url(here, language)


def _first_page(language: str) -> str:
    with translation.override(language):
        return reverse("home")


def _local_day(value: dt.date) -> dt.date:
    return timezone.localtime(value).date() if isinstance(value, dt.datetime) else value


def _language() -> str:
    return translation.get_language() or "ar"
