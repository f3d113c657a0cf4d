"""Counts of what the results can be narrowed to: each is what choosing it would leave."""

from collections.abc import Iterable

import numpy as np
from django.utils.translation import gettext

from .directory import Entry, Register
from .finding import Found
from .results import Facet, FacetChoice

MOST_CHOICES = 12


class FacetSource:
    """All that facets are counted from."""

    def __init__(self, found: Found) -> None:
        self.snapshot = found.snapshot
        self.matching = found.match.found
        self.filters = found.filters
        self.request = found.request
        self.chosen = found.question.chosen
        self.directory = found.question.directory


def build_facets(found: Found) -> tuple[Facet, ...]:
    """The facets that have something to choose."""
    source = FacetSource(found)
    facets = (_people(source), _rounds(source), _tracks(source), _sources(source))
    return tuple(facet for facet in facets if facet.choices)


def _people(source: FacetSource) -> Facet:
    # A further person narrows what the chosen ones left: a report must name all of them.
    among = source.matching & source.filters.passed()
    counts = source.snapshot.participants.counts(among)
    slugs = tuple(entry.slug for entry in source.chosen.people)
    choices = [
        FacetChoice(
            value=entry.slug,
            label=entry.label,
            count=count,
            url=source.request.url(
                persons=tuple(slug for slug in slugs if slug != entry.slug)
                if entry.slug in slugs
                else (*slugs, entry.slug)
            ),
            is_selected=entry.slug in slugs,
        )
        for entry, count in _frequent(counts, source.directory.people, source.chosen.people)
    ]
    return Facet("person", gettext("People and bodies"), tuple(choices))


def _rounds(source: FacetSource) -> Facet:
    among = source.matching & source.filters.passed(leaving_out=["round"])
    counts = source.snapshot.rounds.counts(among)
    return _single(source, "round", gettext("Rounds"), counts, source.directory.rounds)


def _tracks(source: FacetSource) -> Facet:
    # Not the sum of its rounds' counts: a report may be tied to several of them.
    among = source.matching & source.filters.passed(leaving_out=["track"])
    size = source.snapshot.size
    counts = {}
    for track in source.directory.tracks.entries:
        rounds = source.directory.rounds_of(track.slug)
        held = among & source.snapshot.rounds.holding(rounds, size)
        counts[track.key] = int(np.count_nonzero(held))
    return _single(source, "track", gettext("Tracks"), counts, source.directory.tracks)


def _sources(source: FacetSource) -> Facet:
    among = source.matching & source.filters.passed(leaving_out=["source"])
    keys, counts = np.unique(source.snapshot.column("source")[among], return_counts=True)
    counted = dict(zip(keys.tolist(), counts.tolist(), strict=True))
    return _single(source, "source", gettext("Sources"), counted, source.directory.sources)


def _single(
    source: FacetSource, name: str, label: str, counts: dict[int, int], register: Register
) -> Facet:
    """A facet of which one choice at a time can be made."""
    chosen: Entry | None = getattr(source.chosen, name)
    choices = [
        FacetChoice(
            value=entry.slug,
            label=entry.label,
            count=count,
            url=source.request.url(**{name: "" if entry == chosen else entry.slug}),
            is_selected=entry == chosen,
        )
        for entry, count in _frequent(counts, register, [chosen] if chosen else [])
    ]
    return Facet(name, label, tuple(choices))


def _frequent(
    counts: dict[int, int], register: Register, chosen: Iterable[Entry]
) -> list[tuple[Entry, int]]:
    """The chosen entries, then the most frequent ones, as many as a facet shows."""
    first = [(entry, counts.get(entry.key, 0)) for entry in chosen]
    taken = {entry.key for entry, _ in first}
    others = [
        (register.by_key[key], count)
        for key, count in counts.items()
        if count and key in register.by_key and key not in taken
    ]
    others.sort(key=lambda pair: (-pair[1], pair[0].label))
    return [*first, *others][:MOST_CHOICES]
