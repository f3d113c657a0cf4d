"""The page of a long list that a reader asked for, or the nearest there is."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.arabic.digits import to_ascii_digits
from archive.templatetags import wording

LAST = "last"
_LONGEST_SHOWN = 20
# More digits than any list has pages; int() itself refuses thousands of them.
_MOST_DIGITS = 9


def asked_page(request: HttpRequest, paginator: Paginator) -> Page:
    """Return the page that ``?page=`` names, in digits of any script, or "last".

    A page that is not there gives the nearest one, and what is no number the first; a message
    says so, since a reader must not take one page for another.
    """
    asked = request.GET.get("page", "").strip()
    number = _nearest(asked, paginator.num_pages)
    page = paginator.page(number)
    if asked and asked != LAST and to_ascii_digits(asked).lstrip("0") != str(number):
        messages.info(request, _explanation(asked, page))
    return page


def _nearest(asked: str, pages: int) -> int:
    if asked == LAST:
        return pages
    digits = to_ascii_digits(asked)
    if not digits.isascii() or not digits.isdigit():
        return 1
    number = int(digits) if len(digits.lstrip("0")) <= _MOST_DIGITS else pages
    return min(max(number, 1), pages)


def _explanation(asked: str, page: Page) -> str:
    language = get_language() or "ar"
    shown = asked if len(asked) <= _LONGEST_SHOWN else f"{asked[:_LONGEST_SHOWN]}…"
    return _("This list has no page “%(asked)s”. Shown is page %(number)s of %(pages)s.") % {
        "asked": shown,
        "number": wording.number(page.number, language),
        "pages": wording.number(page.paginator.num_pages, language),
    }
