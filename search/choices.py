"""What a reader may choose from a short list: orders, views, formats and what is counted."""

from enum import StrEnum

PAGE_SIZE = 20
"""Results on a page, where the reader asks for no other number."""


class Sort(StrEnum):
    """An order of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Copies(StrEnum):
    """Whether copies of one report are results of their own."""

    GROUPED = "grouped"
    """One result a story: the first of its copies in the order of results."""
    ALL = "all"


class Names(StrEnum):
    """How names in the words are taken."""

    KNOWN = "known"
    """As whom they name, under all names."""
    TYPED = "typed"
    """As words like others."""


class View(StrEnum):
    """What is shown of the results."""

    REPORTS = "reports"
    LINES = "lines"
    """A concordance: one line for each place where the words stand."""


class LineOrder(StrEnum):
    """The order of a concordance's lines."""

    AFTER = "after"
    """By the words after the match."""
    BEFORE = "before"
    """By the words before it, the nearest first."""
    DATE = "date"


class FacetName(StrEnum):
    """A list of what results can be narrowed to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    ROUND = "round"
    TRACK = "track"
    SOURCE = "source"
    YEAR = "year"
    MONTH = "month"


class FacetOrder(StrEnum):
    """The order of a facet's choices on the page that shows all of them."""

    COUNT = "count"
    NAME = "name"


class Format(StrEnum):
    """What results are sent as."""

    PAGE = "page"
    CSV = "csv"
    JSON_LINES = "jsonl"
    ATOM = "atom"
