"""Counts of what the results can be narrowed to: each is what choosing it would leave."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from archive.arabic.collation import collation_key

from .choices import FacetName, FacetOrder
from .directory import Entry
from .facet_choices import Choices, choices_of, parameters_of, year_of
from .finding import Found
from .results import Facet, FacetChoice, SortChoice

MOST_CHOICES = 12
"""Choices that are shown beside the results; the others have a page."""

_OF_TIME = (FacetName.YEAR, FacetName.MONTH)


def build_facets(found: Found) -> tuple[Facet, ...]:
    """The facets that have something to choose, each with its most frequent choices."""
    facets = (short_facet(found, name) for name in FacetName if _is_shown(found, name))
    return tuple(facet for facet in facets if facet.choices)


def whole_facet(found: Found, name: FacetName, by: FacetOrder = FacetOrder.COUNT) -> Facet:
    """The facet with all its choices."""
    choices = choices_of(found, name)
    key = _by_name if name not in _OF_TIME and by is FacetOrder.NAME else _usual(name, choices)
    return Facet(
        name=name.value,
        label=str(_LABELS[name]),
        choices=_shown(found, name, choices, sorted(choices.entries, key=key)),
        orders=() if name in _OF_TIME else _orders(found, name, by),
        back_url=found.request.url(),
    )


def short_facet(found: Found, name: FacetName) -> Facet:
    """The facet with its most frequent choices, those already made first."""
    choices = choices_of(found, name)
    ordered = sorted(choices.entries, key=_usual(name, choices))
    if choices.chosen:
        ordered.sort(key=lambda entry: entry not in choices.chosen)
    return Facet(
        name=name.value,
        label=str(_LABELS[name]),
        choices=_shown(found, name, choices, ordered[:MOST_CHOICES]),
        whole_url=found.request.url(facet=name),
        total=len(ordered),
    )


def _shown(
    found: Found, name: FacetName, choices: Choices, entries: Iterable[Entry]
) -> tuple[FacetChoice, ...]:
    counts, chosen = choices.counts, choices.chosen
    addresses = found.request.addresses(*parameters_of(name))
    return tuple(
        FacetChoice(
            entry.slug,
            entry.label,
            counts.get(entry.key, 0),
            addresses.of(*choices.change(entry)),
            entry in chosen,
        )
        for entry in entries
    )


def _orders(found: Found, name: FacetName, used: FacetOrder) -> tuple[SortChoice, ...]:
    labels = {
        FacetOrder.COUNT: gettext("Most frequent first"),
        FacetOrder.NAME: gettext("By name"),
    }
    return tuple(
        SortChoice(by.value, label, found.request.url(facet=name, by=by), by is used)
        for by, label in labels.items()
    )


def _is_shown(found: Found, name: FacetName) -> bool:
    # Months of many years together are no list to choose from; the histogram shows them.
    return name is not FacetName.MONTH or year_of(found) is not None


def _usual(name: FacetName, choices: Choices) -> Callable[[Entry], tuple[Any, ...]]:
    """By what a facet's choices are put in order: the most frequent first, times as they pass."""
    counts = choices.counts
    return _by_time if name in _OF_TIME else lambda entry: (-counts.get(entry.key, 0), entry.label)


def _by_name(entry: Entry) -> tuple[Any, ...]:
    return collation_key(entry.label)


def _by_time(entry: Entry) -> tuple[Any, ...]:
    year, _, month = entry.slug.partition("-")
    return (-int(year), month)


_LABELS = {
    FacetName.PERSON: gettext_lazy("People"),
    FacetName.ORGANISATION: gettext_lazy("Organisations"),
    FacetName.STATE: gettext_lazy("States"),
    FacetName.ROUND: gettext_lazy("Rounds"),
    FacetName.TRACK: gettext_lazy("Tracks"),
    FacetName.SOURCE: gettext_lazy("Sources"),
    FacetName.YEAR: gettext_lazy("Years"),
    FacetName.MONTH: gettext_lazy("Months"),
}
