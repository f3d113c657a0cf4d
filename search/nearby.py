"""Searches near one that found nothing: each lets something go of its words or of its filters."""

import datetime as dt
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

import numpy as np
from django.utils.translation import get_language, gettext

from archive.dates import DateRange
from archive.templatetags import wording

from .backends.snapshot import BoolArray
from .choices import Names
from .filters import Chosen
from .finding import Found
from .index.documents import day_number
from .query.evaluation import evaluate
from .query.fields import Field
from .query.lexer import unquoted, without_quotes
from .query.loosening import Loosening, Looser, loosened, with_any_word, without_fields
from .query.nodes import Clauses, Node, ParsedQuery, Phrase, Published, Said, Tied, Word
from .query.rendering import Syntax, render
from .request import SearchRequest

_DAY = dt.timedelta(days=1)
# Of a longer query, leaving out one word after the other says little.
_FEW_PARTS = 6


class Distance(IntEnum):
    """How far a search is from the one that was asked for."""

    FORM = 0
    """The same words, spelled or formed otherwise."""
    PLACE = 1
    """The same words, standing elsewhere."""
    DAYS = 2
    """The same words on the nearest days."""
    FILTER = 3
    """Without a filter, a field or something left out."""
    WORD = 4
    """Without a word."""
    SOME = 5
    """With any of the words."""
    FILTERS = 6
    """Without most of the filters, or without the words."""


@dataclass(frozen=True, slots=True)
class Way:
    """What a search near by is called, and what it changes in the request."""

    distance: Distance
    label: str
    changes: dict[str, Any]
    group: Hashable = None
    """Of the ways of one group, the first that finds something is enough."""


def ways_nearby(found: Found) -> Iterator[Way]:
    """Yield what might find something."""
    yield from _of_words(found)
    yield from _of_days(found)
    yield from _of_filters(found)


def _of_words(found: Found) -> Iterator[Way]:
    request, typed = found.request, found.question.as_typed
    if request.rung is not None:
        yield Way(Distance.FORM, gettext("The same words in any form"), {"rung": None})
    if request.names is Names.TYPED and found.question.names:
        yield Way(Distance.FORM, gettext("Names in any spelling"), {"names": Names.KNOWN})
    if typed.root is None:
        return
    bare = without_quotes(request.q)
    if bare != request.q and not typed.uses_language:
        label = gettext("The same words, wherever they stand")
        yield Way(Distance.PLACE, label, {"q": bare})
    is_short = len(typed.root.must) <= _FEW_PARTS
    for looser in loosened(typed.root):
        if is_short or looser.kind is not Loosening.LEFT_OUT or _is_field(looser.changed):
            distance, label = _called(looser)
            group = looser.changed if looser.kind is Loosening.FARTHER else None
            yield Way(distance, label, {"q": _written(typed, looser)}, group)
    if len(typed.root.must_not) > 1 and (typed.root.must or typed.root.should):
        label = gettext("Without leaving anything out")
        yield Way(Distance.SOME, label, {"q": _rendered(replace(typed.root, must_not=()))})
    if any_word := with_any_word(typed.root):
        label = gettext("Any of these words")
        yield Way(Distance.SOME, label, {"q": _rendered(any_word)})


def _is_field(node: Node) -> bool:
    return isinstance(node, Tied | Published | Said)


def _called(looser: Looser) -> tuple[Distance, str]:
    """How far the looser query is from the one that was typed, and what it is called."""
    changed = looser.changed
    words = unquoted(_rendered(changed))
    match looser.kind:
        case Loosening.ANY_FORM:
            label = gettext("“%(words)s” in any form")
            return Distance.FORM, label % {"words": words.removeprefix("=")}
        case Loosening.FARTHER:
            label = gettext("Up to %(number)s words apart")
            return Distance.PLACE, label % {
                "number": wording.number(looser.number, get_language() or "ar")
            }
        case Loosening.APART:
            if not isinstance(changed, Phrase):
                return Distance.PLACE, gettext("The same words, wherever they stand")
            label = gettext("The words of “%(words)s”, wherever they stand")
            return Distance.PLACE, label % {"words": words}
        case Loosening.ANYWHERE:
            return Distance.PLACE, gettext("Anywhere in the report, not only in the headline")
        case Loosening.NOT_SAID:
            label = gettext("In reports that name “%(name)s”, whoever said it")
            return Distance.PLACE, label % {"name": _name_of(changed)}
        case Loosening.LET_IN:
            label = gettext("Without leaving out “%(words)s”")
            named = _name_of(changed) if isinstance(changed, Tied) else words
            return Distance.FILTER, label % {"words": named}
    if isinstance(changed, Tied):
        label = gettext("Without the filter “%(name)s”")
        return Distance.FILTER, label % {"name": _name_of(changed)}
    distance = Distance.FILTER if _is_field(changed) else Distance.WORD
    return distance, gettext("Without “%(words)s”") % {"words": words}


def _name_of(node: Node) -> str:
    if not isinstance(node, Tied | Said):
        return _rendered(node)
    label = node.label_ar if get_language() == "ar" else node.label_en
    return label or node.typed


def _written(typed: ParsedQuery, looser: Looser) -> str:
    """The looser query: of plain words, as they were typed but for what was changed."""
    changed = looser.changed
    if typed.uses_language or not isinstance(changed, Word | Phrase):
        return _rendered(looser.root)
    start, end = changed.start, changed.end
    before, piece, after = typed.text[:start], typed.text[start:end], typed.text[end:]
    if looser.kind is Loosening.APART:
        return " ".join(f"{before} {without_quotes(piece)} {after}".split())
    if looser.kind is Loosening.LET_IN:
        before = before.rstrip().rstrip("-−")
    return " ".join(f"{before} {after}".split())


def _rendered(node: Node) -> str:
    return render(node, Syntax.ARABIC if get_language() == "ar" else Syntax.LATIN)


def _of_filters(found: Found) -> Iterator[Way]:
    request = found.request
    each = list(_each_left_out(request, found.question.chosen))
    for label, changes in each:
        yield Way(Distance.FILTER, label, changes)
    nothing: dict[str, Any] = {}
    for _, changes in each:
        nothing |= changes
    nothing |= {"persons": ()} if request.persons else {}
    root = found.question.as_typed.root
    bare = without_fields(root) if root is not None else None
    fields = len(root.must) - len(bare.must) if root is not None and bare is not None else 0
    if len(each) + fields > 1:
        changes = nothing if bare is None else nothing | {"q": _rendered(bare)}
        yield Way(Distance.FILTERS, gettext("The same words in the whole archive"), changes)
    if each and root is not None and (any_word := with_any_word(bare or root)):
        label = gettext("Any of these words, in the whole archive")
        yield Way(Distance.FILTERS, label, nothing | {"q": _rendered(any_word)})
    if each and request.q:
        label = gettext("All reports of these filters")
        yield Way(Distance.FILTERS, label, {"q": "", "sort": None, "rung": None})


def _each_left_out(request: SearchRequest, chosen: Chosen) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what each filter is called that can be left out, and how."""
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


def _of_days(found: Found) -> Iterator[Way]:
    """Yield the search on the days nearest to those that were asked for."""
    request = found.request
    if request.first or request.last:
        passed = found.match.found & found.filters.passed(leaving_out=["date"])
        for label, days in _nearest(found, passed, request.first, request.last):
            yield Way(Distance.DAYS, label, {"first": days.first, "last": days.last})
    root = found.question.as_typed.root or Clauses()
    for published in (node for node in root.must if isinstance(node, Published)):
        others = [node for node in root.must if node is not published]
        whole = replace(root, must=tuple(others))
        passed = evaluate(found.snapshot, whole).found & found.filters.passed()
        for label, days in _nearest(found, passed, *_asked(published)):
            on = replace(published, relation=Field.ON, days=days)
            changed = replace(root, must=tuple(on if n is published else n for n in root.must))
            yield Way(Distance.DAYS, label, {"q": _rendered(changed)})


def _asked(published: Published) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that a report may be of."""
    match published.relation:
        case Field.BEFORE:
            return None, published.days.first - _DAY
        case Field.AFTER:
            return published.days.last + _DAY, None
        case _:
            return published.days.first, published.days.last


def _nearest(
    found: Found, passed: BoolArray, first: dt.date | None, last: dt.date | None
) -> Iterator[tuple[str, DateRange]]:
    """Yield the days of the nearest of the documents before the first day and after the last."""
    documents = np.flatnonzero(passed)
    starts = found.snapshot.column("date_start")[documents]
    ends = found.snapshot.column("date_end")[documents]
    language = get_language() or "ar"
    if first:
        before = np.flatnonzero((starts > 0) & (ends < day_number(first)))
        if before.size:
            days = _days(starts, ends, before[np.argmax(ends[before])])
            label = gettext("The nearest before: %(days)s")
            yield label % {"days": wording.days(days, language)}, days
    if last:
        after = np.flatnonzero(starts > day_number(last))
        if after.size:
            days = _days(starts, ends, after[np.argmin(starts[after])])
            label = gettext("The nearest after: %(days)s")
            yield label % {"days": wording.days(days, language)}, days


def _days(starts: Any, ends: Any, place: Any) -> DateRange:
    return DateRange(_day(int(starts[place])), _day(int(ends[place])))


def _day(number: int) -> dt.date:
    return dt.date(number // 10_000, number // 100 % 100, number % 100)
