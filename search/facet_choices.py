"""What the results can be narrowed to in each respect, and how many reports each choice leaves."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
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


class Choices(NamedTuple):
    """What a facet has to choose from; most of it is never shown, so no addresses are made yet."""

    entries: list[Entry]
    """Those that would leave something, and those already chosen."""
    counts: dict[int, int]
    """How many reports each would leave, by its key; without those that would leave none."""
    chosen: Sequence[Entry]
    change: Callable[[Entry], tuple[Any, ...]]
    """What the facet's parameters are when an entry is chosen, or taken back."""


def choices_of(found: Found, name: FacetName) -> Choices:
    """What the facet has to choose from."""
    return _CHOICES[name](found, name)


def parameters_of(name: FacetName) -> tuple[str, ...]:
    """What a choice of the facet changes in a request."""
    return _PARAMETERS.get(name, (name.value,))


_PARAMETERS = {
    **dict.fromkeys(_KINDS, ("persons",)),
    **dict.fromkeys((FacetName.YEAR, FacetName.MONTH), ("first", "last")),
}


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


def _people(found: Found, name: FacetName) -> Choices:
    # A further one narrows what the chosen ones left: a report must name all of them.
    group = _KINDS[name]
    chosen = [entry for entry in found.question.chosen.people if entry.group == group]
    slugs = found.request.persons

    def change(entry: Entry) -> tuple[tuple[str, ...]]:
        if entry in chosen:
            return (tuple(slug for slug in slugs if slug != entry.slug),)
        return ((*slugs, entry.slug),)

    known = _known(found.question.directory.people, found.named, chosen)
    entries = [entry for entry in known if entry.group == group]
    return Choices(entries, found.named, chosen, change)


def _rounds(found: Found, name: FacetName) -> Choices:
    counts = _counted(found, name.value, found.snapshot.rounds.counts)
    return _single(found, name, counts, found.question.directory.rounds)


def _tracks(found: Found, name: FacetName) -> Choices:
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


def _sources(found: Found, name: FacetName) -> Choices:
    def count(among: BoolArray) -> dict[int, int]:
        counts = np.bincount(found.snapshot.column("source")[np.flatnonzero(among)])
        held = np.flatnonzero(counts)
        return dict(zip(held.tolist(), counts[held].tolist(), strict=True))

    counts = _counted(found, name.value, count)
    return _single(found, name, counts, found.question.directory.sources)


def _single(found: Found, name: FacetName, counts: dict[int, int], register: Register) -> Choices:
    """The choices of a facet of which one at a time can be made."""
    one: Entry | None = getattr(found.question.chosen, name.value)
    chosen = [] if one is None else [one]

    def change(entry: Entry) -> tuple[str]:
        return ("" if entry in chosen else entry.slug,)

    return Choices(_known(register, counts, chosen), counts, chosen, change)


def _known(register: Register, counts: dict[int, int], chosen: Sequence[Entry]) -> list[Entry]:
    """The entries that were counted, which are few beside all that there are, and those chosen."""
    by_key = register.by_key
    known = [by_key[key] for key in counts if key in by_key]
    return known + [entry for entry in chosen if entry.key not in counts]


def _times(found: Found, name: FacetName) -> Choices:
    """Years, or months: of the year that the search is about, else of all years."""
    year = year_of(found) if name is FacetName.MONTH else None
    divisor = 10_000 if name is FacetName.YEAR else 100

    def count(among: BoolArray) -> dict[int, int]:
        return _periods(found, among, divisor, year)

    language = get_language() or "ar"
    counts = _counted(found, "date", count)
    asked = found.request.first, found.request.last
    entries, chosen, ends = [], [], {}
    for number in counts:
        period = PartialDate(number) if divisor == 10_000 else PartialDate(*divmod(number, 100))
        days = DateRange.of(period)
        entry = Entry(number, period.isoformat(), wording.days(days, language))
        entries.append(entry)
        ends[number] = days.first, days.last
        if ends[number] == asked:
            chosen.append(entry)

    def change(entry: Entry) -> tuple[dt.date | None, dt.date | None]:
        return (None, None) if entry in chosen else ends[entry.key]

    return Choices(entries, counts, chosen, change)


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


_CHOICES: dict[FacetName, Callable[[Found, FacetName], Choices]] = {
    FacetName.PERSON: _people,
    FacetName.ORGANISATION: _people,
    FacetName.STATE: _people,
    FacetName.ROUND: _rounds,
    FacetName.TRACK: _tracks,
    FacetName.SOURCE: _sources,
    FacetName.YEAR: _times,
    FacetName.MONTH: _times,
}
