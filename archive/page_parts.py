"""Parts of the report's page that come from apps which the archive does not know.

An app that has something to show there (search has similar reports, and the words that led to the
report) registers a maker in its ``ready()``::

    register_article_part("similar", Place.SIDE, similar_part)

The page calls every maker with the request and the report, and includes what it returns at its
place. A maker answers in milliseconds, or returns None where it has nothing to show; it deals with
its own failures, because a part is never worth the page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest

from archive.selectors.values import ArticlePage


class Place(StrEnum):
    """Where on the page a part stands."""

    ABOVE = "above"
    """Between the head of the report and its text, over the whole width."""
    SIDE = "side"
    """Beside the text, under the people named."""
    BELOW = "below"
    """After the text, in its column."""


@dataclass(frozen=True, slots=True)
class Part:
    """A template, and what it finds under the name ``content``, besides the page's own names."""

    template: str
    content: Any = None


MakePart = Callable[[HttpRequest, ArticlePage], Part | None]
"""Returns what to show for this report and this request, or None."""

_makers: dict[str, tuple[Place, MakePart]] = {}


def register_article_part(name: str, place: Place, make: MakePart) -> None:
    """Add a maker under a name; the same name replaces it. Parts stand in the order of names."""
    _makers[name] = (place, make)


def article_parts(request: HttpRequest, page: ArticlePage) -> dict[str, list[Part]]:
    """Return, by the value of ``Place``, the parts to be shown there."""
    parts: dict[str, list[Part]] = {place.value: [] for place in Place}
    for _name, (place, make) in sorted(_makers.items()):
        part = make(request, page)
        if part is not None:
            parts[place.value].append(part)
    return parts
