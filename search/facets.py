"""Counts of what the results can be narrowed to: each is what choosing it would leave."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from archive.arabic.collation import collation_key

from .choices import FacetName, FacetOrder
from .facet_choices import Candidate, candidates, year_of
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
    key = _by_time if name in _OF_TIME else _by_name if by is FacetOrder.NAME else _by_count
    return Facet(
        name=name.value,
        label=str(_LABELS[name]),
        choices=_choices(found, sorted(candidates(found, name), key=key)),
        orders=() if name in _OF_TIME else _orders(found, name, by),
        back_url=found.request.url(),
    )


def short_facet(found: Found, name: FacetName) -> Facet:
    """The facet with its most frequent choices, those already made first."""
    key = _by_time if name in _OF_TIME else _by_count
    ordered = sorted(candidates(found, name), key=key)
    ordered.sort(key=lambda candidate: not candidate.is_selected)
    return Facet(
        name=name.value,
        label=str(_LABELS[name]),
        choices=_choices(found, ordered[:MOST_CHOICES]),
        whole_url=found.request.url(facet=name),
        total=len(ordered),
    )


def _choices(found: Found, shown: Iterable[Candidate]) -> tuple[FacetChoice, ...]:
    return tuple(
        FacetChoice(
            value=candidate.value,
            label=candidate.label,
            count=candidate.reports,
            url=found.request.url(**candidate.change()),
            is_selected=candidate.is_selected,
        )
        for candidate in shown
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


def _by_count(choice: Candidate) -> tuple[Any, ...]:
    return (-choice.reports, choice.label)


def _by_name(choice: Candidate) -> tuple[Any, ...]:
    return collation_key(choice.label)


def _by_time(choice: Candidate) -> tuple[Any, ...]:
    year, _, month = choice.value.partition("-")
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
