"""What a request narrows a search to, as one bitmap a filter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from django.utils.translation import gettext, gettext_lazy

from .backends.snapshot import BoolArray, Snapshot
from .directory import Directory, Entry
from .index.documents import day_number
from .request import Problem, SearchRequest


@dataclass(slots=True)
class Chosen:
    """The filters of a request that lead to something, and what was wrong with the others."""

    people: list[Entry] = field(default_factory=list)
    round: Entry | None = None
    track: Entry | None = None
    source: Entry | None = None
    problems: list[Problem] = field(default_factory=list)


def resolve(request: SearchRequest, directory: Directory) -> Chosen:
    """The people, round, track and source that the request's slugs name."""
    chosen = Chosen()
    for slug in request.persons:
        person = directory.person(slug)
        if person is None:
            message = gettext("Nobody is known by this name in addresses: “%(slug)s”.")
            chosen.problems.append(Problem("person", message % {"slug": slug}))
        elif person not in chosen.people:
            chosen.people.append(person)
    chosen.round = _one("round", request.round, directory.round, chosen.problems)
    chosen.track = _one("track", request.track, directory.track, chosen.problems)
    chosen.source = _one("source", request.source, directory.source, chosen.problems)
    return chosen


_UNKNOWN = {
    "round": gettext_lazy("No round is known by this name in addresses: “%(slug)s”."),
    "track": gettext_lazy("No track is known by this name in addresses: “%(slug)s”."),
    "source": gettext_lazy("No source is known by this name in addresses: “%(slug)s”."),
}


def _one(
    name: str, slug: str, find: Callable[[str], Entry | None], problems: list[Problem]
) -> Entry | None:
    if not slug:
        return None
    entry = find(slug)
    if entry is None:
        problems.append(Problem(name, _UNKNOWN[name] % {"slug": slug}))
    return entry


class Filters:
    """Which documents each filter lets through."""

    def __init__(
        self, snapshot: Snapshot, request: SearchRequest, chosen: Chosen, directory: Directory
    ) -> None:
        self._size = snapshot.size
        self._alive = snapshot.alive
        self._masks: dict[str, BoolArray] = {}
        if chosen.people:
            self._masks["person"] = np.logical_and.reduce(
                [snapshot.participants.holding({entry.key}, self._size) for entry in chosen.people]
            )
        if chosen.round:
            self._masks["round"] = snapshot.rounds.holding({chosen.round.key}, self._size)
        if chosen.track:
            keys = directory.rounds_of(chosen.track.slug)
            self._masks["track"] = snapshot.rounds.holding(keys, self._size)
        if chosen.source:
            self._masks["source"] = snapshot.column("source") == chosen.source.key
        if request.story:
            self._masks["story"] = snapshot.column("story") == request.story
        if request.first or request.last:
            self._masks["date"] = _published_within(snapshot, request)

    def passed(self, leaving_out: Iterable[str] = ()) -> BoolArray:
        """The documents that pass all filters but those left out."""
        passed = self._alive.copy()
        for name, mask in self._masks.items():
            if name not in leaving_out:
                passed &= mask
        return passed


def _published_within(snapshot: Snapshot, request: SearchRequest) -> BoolArray:
    """The documents that may have been published in the days asked for; never the undated."""
    starts, ends = snapshot.column("date_start"), snapshot.column("date_end")
    within = starts > 0
    if request.last:
        within &= starts <= day_number(request.last)
    if request.first:
        within &= ends >= day_number(request.first)
    return within
