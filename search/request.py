"""What a reader asks for: one form, read tolerantly, and the frozen request it makes.

Whatever stands in the address, a request comes of it. What cannot be used is left out and told as
a problem of its field; the form still shows it as it was typed.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from archive.arabic.digits import to_ascii_digits
from archive.arabic.letters import clean_unicode
from archive.dates import DateInputError, DateInputProblem, DateRange, parse_date_input

from .query.parser import LONGEST_QUERY

PAGE_SIZE = 20
LARGEST_PAGE = 100
LARGEST_PAGE_NUMBER = 1_000_000
_LONGEST_SLUG = 80
_MOST_PERSONS = 10


class Sort(StrEnum):
    """An order of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be used, with the name of its field in the form, in the reader's language."""

    field: str
    message: str | Promise


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search: words, filters, order and page."""

    q: str = ""
    persons: tuple[str, ...] = ()
    """Slugs; a report must name all of them."""
    round: str = ""
    track: str = ""
    source: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    sort: Sort | None = None
    """None where the reader chose none: by relevance if there are words, else the newest first."""
    page: int = 1
    size: int = PAGE_SIZE
    typed_from: str = ""
    """What stands in the form's date boxes."""
    typed_to: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def has_filters(self) -> bool:
        """Whether anything but the words narrows the search."""
        return bool(
            self.persons or self.round or self.track or self.source or self.first or self.last
        )

    def url(self, **changes: Any) -> str:
        """The address of this search, with changes; on its first page if none is given."""
        return f"{reverse('search')}{replace(self, **{'page': 1} | changes).query_string()}"

    def query_string(self) -> str:
        """The part of the address that says all this, with its question mark; empty if nothing."""
        parameters: list[tuple[str, str]] = [
            ("q", self.q[:LONGEST_QUERY]),
            *(("person", slug) for slug in self.persons),
            ("round", self.round),
            ("track", self.track),
            ("source", self.source),
            ("from", self.first.isoformat() if self.first else ""),
            ("to", self.last.isoformat() if self.last else ""),
            ("sort", self.sort.value if self.sort else ""),
            ("page", str(self.page) if self.page > 1 else ""),
            ("size", str(self.size) if self.size != PAGE_SIZE else ""),
        ]
        given = [(name, value) for name, value in parameters if value]
        return f"?{urlencode(given)}" if given else ""


_DATE_PROBLEMS = {
    DateInputProblem.NOT_UNDERSTOOD: _(
        "This date was not understood. Write it like 2017-02-16, 16/2/2017 or February 2017."
    ),
    DateInputProblem.NO_SUCH_DAY: _("There is no such day in the calendar."),
    DateInputProblem.OUT_OF_RANGE: _("This date is outside the years that can be searched."),
}


def read_request(parameters: QueryDict) -> SearchRequest:
    """The search that an address asks for."""
    problems: list[Problem] = []
    typed_from, typed_to = (_text(parameters, name) for name in ("from", "to"))
    first, last = _days(typed_from, typed_to, problems)
    return SearchRequest(
        q=_text(parameters, "q"),
        persons=_slugs(parameters.getlist("person"), problems),
        round=_text(parameters, "round")[: _LONGEST_SLUG + 1],
        track=_text(parameters, "track")[: _LONGEST_SLUG + 1],
        source=_text(parameters, "source")[: _LONGEST_SLUG + 1],
        first=first,
        last=last,
        sort=_sort(_text(parameters, "sort"), problems),
        page=_number(_text(parameters, "page"), 1, LARGEST_PAGE_NUMBER, _page_problem, problems),
        size=_number(_text(parameters, "size"), PAGE_SIZE, LARGEST_PAGE, _size_problem, problems),
        typed_from=typed_from,
        typed_to=typed_to,
        problems=tuple(problems),
    )


def _text(parameters: QueryDict, name: str) -> str:
    """The parameter on one line, without what no reader can see."""
    return " ".join(clean_unicode(parameters.get(name) or "").split())


def _slugs(values: Iterable[str], problems: list[Problem]) -> tuple[str, ...]:
    slugs = dict.fromkeys(clean_unicode(value).strip()[: _LONGEST_SLUG + 1] for value in values)
    given = tuple(filter(None, slugs))
    if len(given) > _MOST_PERSONS:
        problems.append(Problem("person", _("Only the first ten names were used.")))
    return given[:_MOST_PERSONS]


def _days(
    typed_from: str, typed_to: str, problems: list[Problem]
) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day asked for; exchanged if the last is before the first."""
    from_days = _date("from", typed_from, problems)
    to_days = _date("to", typed_to, problems)
    first = from_days.first if from_days else None
    last = to_days.last if to_days else None
    if from_days and to_days and to_days.last < from_days.first:
        message = _("The last day was before the first, so the two were exchanged.")
        problems.append(Problem("to", message))
        return to_days.first, from_days.last
    return first, last


def _date(field: str, typed: str, problems: list[Problem]) -> DateRange | None:
    if not typed:
        return None
    try:
        return parse_date_input(typed)
    except DateInputError as error:
        problem = _DATE_PROBLEMS.get(error.reason, _DATE_PROBLEMS[DateInputProblem.NOT_UNDERSTOOD])
        problems.append(Problem(field, problem))
        return None


def _sort(typed: str, problems: list[Problem]) -> Sort | None:
    if not typed:
        return None
    try:
        return Sort(typed)
    except ValueError:
        problems.append(Problem("sort", _("There is no such order; the usual one was used.")))
        return None


def _number(
    typed: str, default: int, largest: int, message: Callable[[], Any], problems: list[Problem]
) -> int:
    """The number typed, in digits of any script; the default where it cannot be used."""
    if not typed:
        return default
    digits = to_ascii_digits(typed)
    if digits.isdecimal() and len(digits) <= 20 and int(digits) >= 1:
        return min(int(digits), largest)
    problems.append(message())
    return default


def _page_problem() -> Problem:
    return Problem("page", _("There is no such page; this is the first one."))


def _size_problem() -> Problem:
    return Problem("size", _("A page cannot have that many reports; it has the usual number."))
