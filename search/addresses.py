"""How a search is written as an address, and many addresses that differ in a little."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from .choices import PAGE_SIZE, Copies, FacetOrder, Format, LineOrder, Names, View
from .query.parser import LONGEST_QUERY


class Addresses:
    """Addresses of one search that differ in some neighbouring parameters only.

    A page of results has dozens of them: all that they share is written once.
    """

    def __init__(self, parts: Mapping[str, str], names: Sequence[str]) -> None:
        """Take the parameters as an address has them, in its order, and names of those to change.

        ValueError where the names do not follow one another in an address.
        """
        first = _PLACES[names[0]]
        end = first + len(names)
        if [_PLACES[name] for name in names] != list(range(first, end)):
            raise ValueError("parameters must follow one another in an address")
        before = [text for name, text in parts.items() if _PLACES[name] < first]
        after = [text for name, text in parts.items() if _PLACES[name] >= end]
        address = page_address()
        self._writers = [PARAMETERS[name] for name in names]
        self._before = f"{address}?" + "".join([f"{text}&" for text in before])
        self._after = "".join([f"&{text}" for text in after])
        self._without = address + _joined([*before, *after])

    def of(self, *values: Any) -> str:
        """The address with these values of the parameters."""
        texts = [write(value) for write, value in zip(self._writers, values, strict=True)]
        return self.with_written("&".join(filter(None, texts)))

    def with_written(self, text: str) -> str:
        """The address with parameters that were written before, by ``written``."""
        return f"{self._before}{text}{self._after}" if text else self._without


def written(values: Mapping[str, Any]) -> dict[str, str]:
    """The parameters as an address has them, by name; empty for usual values."""
    return {name: PARAMETERS[name](value) for name, value in values.items()}


def query_string(parts: Mapping[str, str]) -> str:
    """The parameters together, with their question mark; empty if there are none."""
    return _joined([parts[name] for name in sorted(parts, key=_PLACES.__getitem__) if parts[name]])


def page_address() -> str:
    """The search page's own address, in the reader's language."""
    where = get_script_prefix(), get_language()
    if where not in _addresses:
        _addresses[where] = reverse("search")
    return _addresses[where]


_addresses: dict[tuple[str, str | None], str] = {}


def _joined(texts: Sequence[str]) -> str:
    return f"?{'&'.join(texts)}" if texts else ""


def _parameter(name: str, usual: object = "") -> Callable[[Any], str]:
    """What writes a value of the parameter into an address: nothing for the usual value."""

    def write(value: Any) -> str:
        return "" if not value or value == usual else f"{name}={_quoted(str(value))}"

    return write


def _quoted(text: str) -> str:
    return _NO_LETTERS.sub(_escaped, text).replace(" ", "+")


def _escaped(run: re.Match[str]) -> str:
    """The bytes of the run as %C2%AB; all of what may stand as it is was left out of it."""
    return f"%{run[0].encode().hex('%')}".upper()


_NO_LETTERS = re.compile(r"[^\w.~ -]+")


def _write_words(value: str) -> str:
    return f"q={_quoted(value[:LONGEST_QUERY])}" if value else ""


def _day(name: str) -> Callable[[dt.date | None], str]:
    """What writes a day into an address: nothing in it needs to be escaped."""
    return lambda day: "" if day is None else f"{name}={day}"


def _write_persons(slugs: Iterable[str]) -> str:
    return "&".join([f"person={_quoted(slug)}" for slug in slugs])


PARAMETERS: dict[str, Callable[[Any], str]] = {
    "q": _write_words,
    "persons": _write_persons,
    "round": _parameter("round"),
    "track": _parameter("track"),
    "source": _parameter("source"),
    "first": _day("from"),
    "last": _day("to"),
    "sort": _parameter("sort"),
    "rung": _parameter("rung"),
    "names": _parameter("names", Names.KNOWN),
    "copies": _parameter("copies", Copies.GROUPED),
    "story": _parameter("story"),
    "view": _parameter("view", View.REPORTS),
    "order": _parameter("order", LineOrder.AFTER),
    "facet": _parameter("facet"),
    "by": _parameter("by", FacetOrder.COUNT),
    "format": _parameter("format", Format.PAGE),
    "page": _parameter("page", 1),
    "size": _parameter("size", PAGE_SIZE),
}
"""What writes each of a request's fields, in the order of an address."""
_PLACES = {name: place for place, name in enumerate(PARAMETERS)}
