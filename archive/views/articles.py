"""A report, and the bytes that it came as."""

import logging
import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from archive.models import Article
from archive.page_parts import article_parts
from archive.selectors.article_page import article_page
from archive.services.originals import OriginalDamagedError, read_original
from archive.text_marks import words_to_mark

from .missing import PageMissingError

logger = logging.getLogger(__name__)

_CHARSET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# Python's own names of encodings that browsers know under another.
_BROWSERS_NAMES = {"utf-8-sig": "utf-8", "utf_8": "utf-8", "cp1256": "windows-1256"}


def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a public report."""
    try:
        page = article_page(pk, words_to_mark(request))
    except Article.DoesNotExist:
        raise _missing() from None
    context = {"page": page, "parts": article_parts(request, page)}
    return render(request, "archive/article_detail.html", context)


def article_original(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the bytes of a public report as they came, to be kept and not to be shown.

    Always as plain text: they may be a web page with code of its own.
    """
    try:
        article = Article.objects.public().select_related("original").only("original").get(pk=pk)
    except Article.DoesNotExist:
        raise _missing() from None
    original = article.original
    # The name is the content: what a browser holds under it needs no second sending.
    etag = quote_etag(original.sha256)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    try:
        data = read_original(original)
    except OriginalDamagedError:
        logger.exception("The original of report %s cannot be sent", pk)
        raise PageMissingError(
            _("The original of this report cannot be read at the moment. Please try again later.")
        ) from None
    return HttpResponse(
        data,
        headers={
            "Content-Type": f"text/plain; charset={_charset(original.encoding)}",
            "Content-Disposition": f'attachment; filename="masar-{pk}.txt"',
            "X-Content-Type-Options": "nosniff",
            "ETag": etag,
        },
    )


def _charset(encoding: str) -> str:
    name = _BROWSERS_NAMES.get(encoding.lower(), encoding)
    return name if _CHARSET.fullmatch(name) else "utf-8"


def _missing() -> PageMissingError:
    return PageMissingError(
        _("The archive has no report of this number, or no longer shows it. Search for its words.")
    )
