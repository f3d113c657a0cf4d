"""What a reader asks for: one form, read tolerantly, and the frozen request it makes.

Whatever stands in the address, a request comes of it. What cannot be used is left out and told as
a problem of its field; the form still shows it as it was typed.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.arabic.digits import to_ascii_digits
from archive.arabic.letters import clean_unicode
from archive.dates import DateInputError, DateInputProblem, DateRange, parse_date_input

from .addresses import PARAMETERS, Addresses, page_address, query_string, written
from .analyzers import Rung
from .choices import (
    PAGE_SIZE,
    Copies,
    FacetName,
    FacetOrder,
    Format,
    LineOrder,
    Names,
    Sort,
    View,
)

LARGEST_PAGE = 100
LARGEST_NUMBER = 1_000_000_000
_LONGEST_SLUG = 80
_MOST_PERSONS = 10


ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be used, with the name of its field in the form, in the reader's language."""

    field: str
    message: str | Promise


@dataclass(frozen=True)
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
    rung: Rung | None = None
    """The loosest rung on which words may match; None for any."""
    names: Names = Names.KNOWN
    copies: Copies = Copies.GROUPED
    story: int = 0
    """The number of a report to whose copies the search is narrowed; 0 for none."""
    view: View = View.REPORTS
    order: LineOrder = LineOrder.AFTER
    facet: FacetName | None = None
    """The facet all of whose choices are shown instead of results."""
    by: FacetOrder = FacetOrder.COUNT
    format: Format = Format.PAGE
    page: int = 1
    size: int = PAGE_SIZE
    typed_from: str = ""
    """What stands in the form's date boxes."""
    typed_to: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def has_filters(self) -> bool:
        """Whether anything but the words narrows the search."""
        chosen = (self.persons, self.round, self.track, self.source, self.story)
        return any(chosen) or self.first is not None or self.last is not None

    def url(self, **changes: Any) -> str:
        """The address of this search, with changes: the first page of its results, as a page.

        Letters of any script stand in it as they are, as a link in HTML may have them: written out
        in bytes they would be half of a page of results. Outside HTML it wants ``iri_to_uri``.
        """
        return f"{page_address()}{query_string(self._first_page | written(changes))}"

    def addresses(self, *names: str) -> Addresses:
        """What ``url`` gives for changes of these parameters, for many of them.

        They must follow one another in an address.
        """
        return Addresses(self._first_page, names)

    def trail(self) -> str:
        """The part of an address that says which results, in which order; empty if nothing."""
        return query_string(_without(self._parts, _HOW_SHOWN))

    def query_string(self) -> str:
        """The part of the address that says all this, with its question mark; empty if nothing."""
        return query_string(self._parts)

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The parameters as an address has them, in its order, but for usual values."""
        values = written({name: value for name in PARAMETERS if (value := getattr(self, name))})
        return {name: text for name, text in values.items() if text}

    @cached_property
    def _first_page(self) -> dict[str, str]:
        """The same without those that lead beyond the first page of results."""
        return _without(self._parts, _FURTHER)


def _without(parts: dict[str, str], names: frozenset[str]) -> dict[str, str]:
    return {name: text for name, text in parts.items() if name not in names}


_FURTHER = frozenset({"page", "facet", "by", "format"})
"""What leads beyond the first page of results."""
_HOW_SHOWN = frozenset({"page", "size", "facet", "format", "view", "order"})
"""What says nothing of which results there are, nor of their order."""


_DATE_PROBLEMS = {
    DateInputProblem.NOT_UNDERSTOOD: _(
        "This date was not understood. Write it like 2017-02-16, 16/2/2017 or February 2017."
    ),
    DateInputProblem.NO_SUCH_DAY: _("There is no such day in the calendar."),
    DateInputProblem.OUT_OF_RANGE: _("This date is outside the years that can be searched."),
}


def read_request(parameters: QueryDict) -> SearchRequest:
    """The search that an address asks for."""
    read = _Reader(parameters)
    first, last = read.days("from", "to")
    return SearchRequest(
        q=read.text("q"),
        persons=read.slugs("person"),
        round=read.slug("round"),
        track=read.slug("track"),
        source=read.slug("source"),
        first=first,
        last=last,
        sort=read.choice("sort", Sort),
        rung=read.choice("rung", Rung),
        names=read.choice("names", Names) or Names.KNOWN,
        copies=read.choice("copies", Copies) or Copies.GROUPED,
        story=read.number("story", 0, LARGEST_NUMBER),
        view=read.choice("view", View) or View.REPORTS,
        order=read.choice("order", LineOrder) or LineOrder.AFTER,
        facet=read.choice("facet", FacetName),
        by=read.choice("by", FacetOrder) or FacetOrder.COUNT,
        format=read.choice("format", Format) or Format.PAGE,
        page=read.number("page", 1, LARGEST_NUMBER),
        size=min(read.number("size", PAGE_SIZE, LARGEST_NUMBER), LARGEST_PAGE),
        typed_from=read.text("from"),
        typed_to=read.text("to"),
        problems=tuple(read.problems),
    )


_PROBLEMS = {
    "person": _("Only the first ten names were used."),
    "sort": _("There is no such order; the usual one was used."),
    "rung": _("There is no such way for words to match; every way was used."),
    "names": _("Names are taken as known or as typed; here they are taken as known."),
    "copies": _("Copies are either grouped or all shown; here they are grouped."),
    "story": _("There is no report of this number; all stories are shown."),
    "view": _("Results are shown as reports or as lines; these are the reports."),
    "order": _("There is no such order; the usual one was used."),
    "facet": _("There is no such list to choose from; these are the results."),
    "by": _("There is no such order; the usual one was used."),
    "format": _("Results come as csv, jsonl or atom; this is the page."),
    "page": _("There is no such page; this is the first one."),
    "size": _("A page cannot have that many reports; it has the usual number."),
}
"""What is said of a value that could not be used, by its parameter."""


class _Reader:
    """Reads parameters, and notes what could not be used."""

    def __init__(self, parameters: QueryDict) -> None:
        self._parameters = parameters
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        """The parameter on one line, without what no reader can see."""
        return " ".join(clean_unicode(self._parameters.get(name) or "").split())

    def slug(self, name: str) -> str:
        """The parameter, as long as a slug can be and a little longer."""
        return self.text(name)[: _LONGEST_SLUG + 1]

    def slugs(self, name: str) -> tuple[str, ...]:
        """All values of the parameter, each once, as many as can be asked for."""
        values = self._parameters.getlist(name)
        slugs = dict.fromkeys(clean_unicode(value).strip()[: _LONGEST_SLUG + 1] for value in values)
        given = tuple(filter(None, slugs))
        if len(given) > _MOST_PERSONS:
            self._note(name)
        return given[:_MOST_PERSONS]

    def choice(self, name: str, choices: type[ChoiceT]) -> ChoiceT | None:
        """The choice that was made; None where none was, or none that there is."""
        typed = self.text(name)
        if not typed:
            return None
        try:
            return choices(typed)
        except ValueError:
            self._note(name)
            return None

    def number(self, name: str, default: int, largest: int) -> int:
        """The number typed, in digits of any script; the default where it cannot be used."""
        typed = self.text(name)
        if not typed:
            return default
        digits = to_ascii_digits(typed)
        if digits.isdecimal() and len(digits) <= 20 and int(digits) >= 1:
            return min(int(digits), largest)
        self._note(name)
        return default

    def days(self, first_name: str, last_name: str) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day asked for; exchanged if the last is before the first."""
        from_days, to_days = self._date(first_name), self._date(last_name)
        first = from_days.first if from_days else None
        last = to_days.last if to_days else None
        if from_days and to_days and to_days.last < from_days.first:
            message = _("The last day was before the first, so the two were exchanged.")
            self.problems.append(Problem(last_name, message))
            return to_days.first, from_days.last
        return first, last

    def _date(self, name: str) -> DateRange | None:
        typed = self.text(name)
        if not typed:
            return None
        try:
            return parse_date_input(typed)
        except DateInputError as error:
            usual = _DATE_PROBLEMS[DateInputProblem.NOT_UNDERSTOOD]
            self.problems.append(Problem(name, _DATE_PROBLEMS.get(error.reason, usual)))
            return None

    def _note(self, name: str) -> None:
        self.problems.append(Problem(name, _PROBLEMS[name]))
