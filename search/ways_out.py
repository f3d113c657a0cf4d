"""Searches near one that found nothing, each known to find something.

Every way is tried by the engine as the search that its link makes.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from django.utils.translation import get_language, gettext

from archive.dates import DateRange
from archive.templatetags import wording

from .filters import Chosen, Filters
from .finding import Found, find_in, understand
from .index.documents import day_number
from .query.lexer import without_quotes
from .query.nodes import Clauses, Word, sought
from .request import SearchRequest
from .results import WayOut

_MOST_WAYS = 8
# Of a longer query, leaving out one word after the other says little.
_FEW_PARTS = 6
_OR = {"ar": " أو ", "en": " OR "}

_Way = tuple[str, dict[str, Any]]
"""What it is called, and what it changes in the request."""


def ways_out(found: Found) -> tuple[WayOut, ...]:
    """The ways, with how many reports each finds; the last is the whole archive."""
    ways: dict[str, WayOut] = {}
    for label, changes in _ways(found):
        request = replace(found.request, page=1, **changes)
        url = request.url()
        if len(ways) < _MOST_WAYS and url not in ways and (count := _count(found, request)):
            ways[url] = WayOut(label, url, count)
    everything = SearchRequest()
    if found.snapshot.count:
        label = gettext("All reports, newest first")
        ways[everything.url()] = WayOut(label, everything.url(), found.snapshot.count)
    return tuple(ways.values())


def _count(found: Found, request: SearchRequest) -> int:
    question = understand(request)
    filters = Filters(found.snapshot, question.request, question.chosen, question.directory)
    return find_in(found.snapshot, question, filters).count


def _ways(found: Found) -> Iterator[_Way]:
    """Yield what might find something, the nearest to what was asked for first."""
    yield from _other_words(found)
    if found.request.first or found.request.last:
        yield from _neighbouring_days(found)
    without = list(_without_a_filter(found.request, found.question.chosen))
    yield from without
    nothing: dict[str, Any] = {}
    for _, changes in without:
        nothing |= changes
    if len(without) > 1:
        yield gettext("The same words in the whole archive"), nothing | {"persons": ()}
    if without and found.request.q:
        yield gettext("All reports of these filters"), {"q": "", "sort": None, "rung": None}


def _other_words(found: Found) -> Iterator[_Way]:
    request, typed = found.request, found.question.as_typed
    if request.rung is not None:
        yield gettext("The same words in any form"), {"rung": None}
    if typed.root is None:
        return
    words = without_quotes(request.q)
    if words != request.q:
        yield gettext("The same words, wherever they stand"), {"q": words}
    single = [leaf.text for leaf in sought(typed.root) if isinstance(leaf, Word)]
    if len(single) > 1:
        either = _OR.get(get_language() or "ar", " OR ").join(dict.fromkeys(single))
        yield gettext("Any of these words"), {"q": either}
    parts = [node for node in typed.root.must if not isinstance(node, Clauses)]
    if 1 < len(parts) <= _FEW_PARTS:
        for part in parts:
            left_out = typed.text[part.start : part.end]
            rest = f"{typed.text[: part.start]} {typed.text[part.end :]}"
            label = gettext("Without “%(words)s”") % {"words": without_quotes(left_out)}
            yield label, {"q": " ".join(rest.split())}


def _without_a_filter(request: SearchRequest, chosen: Chosen) -> Iterator[_Way]:
    """Yield what each filter but this one would leave."""
    label = gettext("Without the filter “%(name)s”")
    for person in chosen.people:
        others = tuple(slug for slug in request.persons if slug != person.slug)
        yield label % {"name": person.label}, {"persons": others}
    for name in ("round", "track", "source"):
        entry = getattr(chosen, name)
        if entry is not None:
            yield label % {"name": entry.label}, {name: ""}
    if request.first or request.last:
        yield gettext("Without the dates"), {"first": None, "last": None}
    if request.story:
        yield gettext("Not only copies of one report"), {"story": 0}


def _neighbouring_days(found: Found) -> Iterator[_Way]:
    """Yield the days, nearest before and after those asked for, on which something matches."""
    passed = found.filters.passed(leaving_out=["date"])
    documents = np.flatnonzero(found.match.found & passed)
    starts = found.snapshot.column("date_start")[documents]
    ends = found.snapshot.column("date_end")[documents]
    language = get_language() or "ar"
    if found.request.first:
        before = np.flatnonzero((starts > 0) & (ends < day_number(found.request.first)))
        if before.size:
            days = _days(starts, ends, before[np.argmax(ends[before])])
            label = gettext("The nearest before: %(days)s")
            yield label % {"days": wording.days(days, language)}, _within(days)
    if found.request.last:
        after = np.flatnonzero(starts > day_number(found.request.last))
        if after.size:
            days = _days(starts, ends, after[np.argmin(starts[after])])
            label = gettext("The nearest after: %(days)s")
            yield label % {"days": wording.days(days, language)}, _within(days)


def _within(days: DateRange) -> dict[str, Any]:
    return {"first": days.first, "last": days.last}


def _days(starts: Any, ends: Any, place: Any) -> DateRange:
    return DateRange(_day(int(starts[place])), _day(int(ends[place])))


def _day(number: int) -> dt.date:
    return dt.date(number // 10_000, number // 100 % 100, number % 100)
