"""What the results can be narrowed to in each respect, and how many reports each choice leaves."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from django.utils.translation import get_language

from archive.dates import DateRange, PartialDate
from archive.models import ParticipantKind
from archive.templatetags import wording

from .backends.snapshot import BoolArray
from .choices import FacetName
from .directory import Entry, Register
from .finding import Found

_KINDS = {
    FacetName.PERSON: ParticipantKind.PERSON,
    FacetName.ORGANISATION: ParticipantKind.ORGANISATION,
    FacetName.STATE: ParticipantKind.STATE,
}


Change = Callable[[], dict[str, Any]]


class Candidate(NamedTuple):
    """A choice before anyone has seen it; most never are, so their addresses are not made."""

    value: str
    label: str
    reports: int
    is_selected: bool
    change: Change
    """Tells what choosing it, or taking it back, changes in the request."""


def candidates(found: Found, name: FacetName) -> list[Candidate]:
    """The choices of the facet that would leave something, and those already made."""
    return _CANDIDATES[name](found, name)


def _counted(
    found: Found, filter_name: str, count: Callable[[BoolArray], dict[int, int]]
) -> dict[int, int]:
    """The counts among what is found without that filter, as a search with another would find it.

    Where no report has all the words, such a search may still find one that has: those count first.
    """
    passed = found.filters.passed(leaving_out=[filter_name])
    counts = count(found.exact.found & passed)
    if found.looser is None:
        return counts
    return count(found.looser.found & passed) | counts


def _people(found: Found, name: FacetName) -> list[Candidate]:
    # A further one narrows what the chosen ones left: a report must name all of them.
    chosen = [entry for entry in found.question.chosen.people if entry.group == _KINDS[name]]
    slugs = found.request.persons

    def changes(entry: Entry) -> dict[str, Any]:
        others = tuple(slug for slug in slugs if slug != entry.slug)
        return {"persons": others if entry in chosen else (*slugs, entry.slug)}

    register = found.question.directory.people
    return _entries(register, found.named, chosen, changes, group=_KINDS[name])


def _rounds(found: Found, name: FacetName) -> list[Candidate]:
    counts = _counted(found, name.value, found.snapshot.rounds.counts)
    return _single(found, name, counts, found.question.directory.rounds)


def _tracks(found: Found, name: FacetName) -> list[Candidate]:
    directory, snapshot = found.question.directory, found.snapshot

    def count(among: BoolArray) -> dict[int, int]:
        # Not the sum of its rounds' counts: a report may be tied to several of them.
        held = {
            track.key: among & snapshot.rounds.holding(directory.rounds_of(track.slug), among.size)
            for track in directory.tracks.entries
        }
        counts = {key: int(np.count_nonzero(documents)) for key, documents in held.items()}
        return {key: number for key, number in counts.items() if number}

    return _single(found, name, _counted(found, name.value, count), directory.tracks)


def _sources(found: Found, name: FacetName) -> list[Candidate]:
    def count(among: BoolArray) -> dict[int, int]:
        counts = np.bincount(found.snapshot.column("source")[np.flatnonzero(among)])
        held = np.flatnonzero(counts)
        return dict(zip(held.tolist(), counts[held].tolist(), strict=True))

    counts = _counted(found, name.value, count)
    return _single(found, name, counts, found.question.directory.sources)


def _single(
    found: Found, name: FacetName, counts: dict[int, int], register: Register
) -> list[Candidate]:
    """The choices of a facet of which one at a time can be made."""
    chosen: Entry | None = getattr(found.question.chosen, name.value)

    def changes(entry: Entry) -> dict[str, Any]:
        return {name.value: "" if entry == chosen else entry.slug}

    return _entries(register, counts, [chosen] if chosen else [], changes)


def _entries(
    register: Register,
    counts: dict[int, int],
    chosen: Sequence[Entry],
    changes: Callable[[Entry], dict[str, Any]],
    group: str = "",
) -> list[Candidate]:
    # Those found are few beside all that there are.
    known = {key: entry for key in counts if (entry := register.by_key.get(key)) is not None}
    known |= {entry.key: entry for entry in chosen}
    return [
        Candidate(
            entry.slug, entry.label, counts.get(key, 0), entry in chosen, partial(changes, entry)
        )
        for key, entry in known.items()
        if not group or entry.group == group
    ]


def _times(found: Found, name: FacetName) -> list[Candidate]:
    """Years, or months: of the year that the search is about, else of all years."""
    year = year_of(found) if name is FacetName.MONTH else None
    divisor = 10_000 if name is FacetName.YEAR else 100

    def count(among: BoolArray) -> dict[int, int]:
        return _periods(found, among, divisor, year)

    language = get_language() or "ar"
    periods = []
    for number, reports in _counted(found, "date", count).items():
        period = PartialDate(number) if divisor == 10_000 else PartialDate(*divmod(number, 100))
        days = DateRange.of(period)
        is_selected = (found.request.first, found.request.last) == (days.first, days.last)
        ends = {"first": days.first, "last": days.last}
        change: Change = partial(dict, dict.fromkeys(ends) if is_selected else ends)
        label = wording.days(days, language)
        periods.append(Candidate(period.isoformat(), label, reports, is_selected, change))
    return periods


def year_of(found: Found) -> int | None:
    """The year in which all the days asked for lie, or else all the results; None if several."""
    first, last = found.request.first, found.request.last
    if first and last:
        return first.year if first.year == last.year else None
    years = _periods(found, found.hits, 10_000, None)
    return next(iter(years)) if len(years) == 1 else None


def _periods(found: Found, among: BoolArray, divisor: int, year: int | None) -> dict[int, int]:
    """How many of the documents may have been published in each year or month, by its number."""
    total: Counter[int] = Counter()
    least, most = (year * 100 + 1, year * 100 + 12) if year is not None else (0, 999_999)
    for first, last, number in found.snapshot.spans(divisor).counts(among):
        for period in range(max(first, least), min(last, most) + 1):
            # Of months, those after the twelfth are none.
            if divisor == 10_000 or 1 <= period % 100 <= 12:
                total[period] += number
    return dict(total)


_CANDIDATES: dict[FacetName, Callable[[Found, FacetName], list[Candidate]]] = {
    FacetName.PERSON: _people,
    FacetName.ORGANISATION: _people,
    FacetName.STATE: _people,
    FacetName.ROUND: _rounds,
    FacetName.TRACK: _tracks,
    FacetName.SOURCE: _sources,
    FacetName.YEAR: _times,
    FacetName.MONTH: _times,
}
