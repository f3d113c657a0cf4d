"""What results can be put in order, narrowed and paged by.

Values of which a page has dozens are named tuples, which are made several times as fast.
"""

from dataclasses import dataclass
from typing import NamedTuple

from archive.dates import DateRange


@dataclass(frozen=True, slots=True)
class SortChoice:
    """An order of the results."""

    value: str
    label: str
    url: str
    is_selected: bool


class FacetChoice(NamedTuple):
    """Something the results can be narrowed to, with the number of results it would leave.

    The address of a chosen one takes the choice back.
    """

    value: str
    label: str
    reports: int
    url: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What results can be narrowed to in one respect."""

    name: str
    """A ``FacetName``."""
    label: str
    choices: tuple[FacetChoice, ...]
    whole_url: str = ""
    """The page of all choices."""
    total: int = 0
    """How many choices there are in all, where only some are here."""
    orders: tuple[SortChoice, ...] = ()
    """The orders of its page."""
    back_url: str = ""
    """From its page back to the results."""

    @property
    def is_cut(self) -> bool:
        """Whether there are more choices than these."""
        return self.total > len(self.choices)


class Option(NamedTuple):
    """An entry of one of the form's lists."""

    value: str
    label: str
    is_selected: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, with the address of the search without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in the results this page is."""

    number: int
    pages: int
    previous_url: str
    """Empty on the first page."""
    next_url: str
    """Empty on the last."""
    first: int
    """The place of the first result of the page, from 1; 0 where there are none."""


class BarPlace(NamedTuple):
    """A year, month or day, and where its bar may stand; across, in per cent of the drawing."""

    days: DateRange
    when: str
    """The same in words."""
    x: str
    """Where the bar begins, from the left: time runs with the reader's language."""
    width: str
    middle: str
    """Where its tick stands."""
    tick: str
    """What stands under it, where anything does."""
    is_minor: bool
    """Whether the tick can be left out where there is little room."""


class Bar(NamedTuple):
    """A year, month or day with the number of results in it."""

    place: BarPlace
    reports: int
    label: str
    """The time and the number of results; empty where there are none."""
    url: str
    """The results of that period; empty where there are none."""
    height: int
    """In pixels, of ``Histogram.height``."""
    y: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """How the results lie in time."""

    bars: tuple[Bar, ...]
    undated: int
    """Results that are in no bar, because their day or month is not known."""
    unit: str
    """``day``, ``month`` or ``year``."""
    most: int
    """The number at the top of the scale."""
    half: int
    """The number half-way up, or 0 where there is none."""
    height: int
    """Pixels from the base line to the top of the scale."""
