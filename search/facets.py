"""Counts of what the results can be narrowed to: each is what choosing it would leave."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np
from django.utils.translation import get_language, gettext

from archive.arabic.collation import collation_key
from archive.dates import DateRange, PartialDate
from archive.models import ParticipantKind
from archive.templatetags import wording

from .backends.snapshot import BoolArray
from .choices import FacetName, FacetOrder
from .directory import Entry, Register
from .finding import Found
from .results import Facet, FacetChoice, SortChoice

MOST_CHOICES = 12
"""Choices that are shown beside the results; the others have a page."""

_KINDS = {
    FacetName.PERSON: ParticipantKind.PERSON,
    FacetName.ORGANISATION: ParticipantKind.ORGANISATION,
    FacetName.STATE: ParticipantKind.STATE,
}
_OF_TIME = (FacetName.YEAR, FacetName.MONTH)


def build_facets(found: Found) -> tuple[Facet, ...]:
    """The facets that have something to choose, each with its most frequent choices."""
    facets = (_short(whole_facet(found, name)) for name in FacetName if _is_shown(found, name))
    return tuple(facet for facet in facets if facet.choices)


def whole_facet(found: Found, name: FacetName, by: FacetOrder = FacetOrder.COUNT) -> Facet:
    """The facet with all its choices, those already made first."""
    choices = _CHOICES[name](found, name)
    key = _by_name if by is FacetOrder.NAME else _by_count
    if name in _OF_TIME:
        key = _by_time
    return Facet(
        name=name.value,
        label=_label(name),
        choices=tuple(sorted(choices, key=key)),
        whole_url=found.request.url(facet=name),
        orders=_orders(found, name, by),
        back_url=found.request.url(),
    )


def _orders(found: Found, name: FacetName, used: FacetOrder) -> tuple[SortChoice, ...]:
    if name in _OF_TIME:
        return ()
    labels = {
        FacetOrder.COUNT: gettext("Most frequent first"),
        FacetOrder.NAME: gettext("By name"),
    }
    return tuple(
        SortChoice(by.value, label, found.request.url(facet=name, by=by), by is used)
        for by, label in labels.items()
    )


def _short(facet: Facet) -> Facet:
    ordered = sorted(facet.choices, key=lambda choice: not choice.is_selected)
    return replace(facet, choices=tuple(ordered[:MOST_CHOICES]), total=len(ordered))


def _is_shown(found: Found, name: FacetName) -> bool:
    # Months of many years together are no list to choose from; the histogram shows them.
    return name is not FacetName.MONTH or _year_of(found) is not None


def _by_count(choice: FacetChoice) -> tuple[object, ...]:
    return (-choice.count, choice.label)


def _by_name(choice: FacetChoice) -> tuple[object, ...]:
    return collation_key(choice.label)


def _by_time(choice: FacetChoice) -> tuple[object, ...]:
    year, _, month = choice.value.partition("-")
    return (-int(year), month)


def _label(name: FacetName) -> str:
    return {
        FacetName.PERSON: gettext("People"),
        FacetName.ORGANISATION: gettext("Organisations"),
        FacetName.STATE: gettext("States"),
        FacetName.ROUND: gettext("Rounds"),
        FacetName.TRACK: gettext("Tracks"),
        FacetName.SOURCE: gettext("Sources"),
        FacetName.YEAR: gettext("Years"),
        FacetName.MONTH: gettext("Months"),
    }[name]


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


def _people(found: Found, name: FacetName) -> list[FacetChoice]:
    # A further one narrows what the chosen ones left: a report must name all of them.
    counts = found.snapshot.participants.counts(found.hits)
    chosen = [entry for entry in found.question.chosen.people if entry.group == _KINDS[name]]
    slugs = found.request.persons

    def url(entry: Entry) -> str:
        others = tuple(slug for slug in slugs if slug != entry.slug)
        return found.request.url(persons=others if entry in chosen else (*slugs, entry.slug))

    register = found.question.directory.people
    entries = (entry for entry in register.entries if entry.group == _KINDS[name])
    return _choices(entries, counts, chosen, url)


def _rounds(found: Found, name: FacetName) -> list[FacetChoice]:
    counts = _counted(found, name.value, found.snapshot.rounds.counts)
    return _single(found, name, counts, found.question.directory.rounds)


def _tracks(found: Found, name: FacetName) -> list[FacetChoice]:
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


def _sources(found: Found, name: FacetName) -> list[FacetChoice]:
    def count(among: BoolArray) -> dict[int, int]:
        keys, counts = np.unique(found.snapshot.column("source")[among], return_counts=True)
        return dict(zip(keys.tolist(), counts.tolist(), strict=True))

    counts = _counted(found, name.value, count)
    return _single(found, name, counts, found.question.directory.sources)


def _single(
    found: Found, name: FacetName, counts: dict[int, int], register: Register
) -> list[FacetChoice]:
    """The choices of a facet of which one at a time can be made."""
    chosen: Entry | None = getattr(found.question.chosen, name.value)

    def url(entry: Entry) -> str:
        return found.request.url(**{name.value: "" if entry == chosen else entry.slug})

    return _choices(register.entries, counts, [chosen] if chosen else [], url)


def _choices(
    entries: Iterable[Entry],
    counts: dict[int, int],
    chosen: Sequence[Entry],
    url: Callable[[Entry], str],
) -> list[FacetChoice]:
    return [
        FacetChoice(entry.slug, entry.label, counts.get(entry.key, 0), url(entry), entry in chosen)
        for entry in entries
        if counts.get(entry.key) or entry in chosen
    ]


def _times(found: Found, name: FacetName) -> list[FacetChoice]:
    """Years, or months: of the year that the search is about, else of all years."""
    year = _year_of(found) if name is FacetName.MONTH else None
    divisor = 10_000 if name is FacetName.YEAR else 100

    def count(among: BoolArray) -> dict[int, int]:
        return _periods(found, among, divisor, year)

    language = get_language() or "ar"
    choices = []
    for number, reports in _counted(found, "date", count).items():
        period = PartialDate(number) if divisor == 10_000 else PartialDate(*divmod(number, 100))
        days = DateRange.of(period)
        is_selected = (found.request.first, found.request.last) == (days.first, days.last)
        url = found.request.url(
            first=None if is_selected else days.first, last=None if is_selected else days.last
        )
        label = wording.days(days, language)
        choices.append(FacetChoice(period.isoformat(), label, reports, url, is_selected))
    return choices


def _year_of(found: Found) -> int | None:
    """The year in which all the days asked for lie, or else all the results; None if several."""
    first, last = found.request.first, found.request.last
    if first and last:
        return first.year if first.year == last.year else None
    years = _periods(found, found.hits, 10_000, None)
    return next(iter(years)) if len(years) == 1 else None


def _periods(found: Found, among: BoolArray, divisor: int, year: int | None) -> dict[int, int]:
    """How many of the documents may have been published in each year or month, by its number."""
    starts = found.snapshot.column("date_start")[among]
    ends = found.snapshot.column("date_end")[among][starts > 0] // divisor
    starts = starts[starts > 0] // divisor
    if year is not None:
        within = (starts <= year * 100 + 12) & (ends >= year * 100 + 1)
        starts = np.maximum(starts[within], year * 100 + 1)
        ends = np.minimum(ends[within], year * 100 + 12)
    spans, counts = np.unique(np.stack([starts, ends]), axis=1, return_counts=True)
    total: Counter[int] = Counter()
    for start, end, number in zip(*spans.tolist(), counts.tolist(), strict=True):
        for period in range(start, end + 1):
            # Of months, those after the twelfth are none.
            if divisor == 10_000 or 1 <= period % 100 <= 12:
                total[period] += number
    return dict(total)


_CHOICES: dict[FacetName, Callable[[Found, FacetName], list[FacetChoice]]] = {
    FacetName.PERSON: _people,
    FacetName.ORGANISATION: _people,
    FacetName.STATE: _people,
    FacetName.ROUND: _rounds,
    FacetName.TRACK: _tracks,
    FacetName.SOURCE: _sources,
    FacetName.YEAR: _times,
    FacetName.MONTH: _times,
}
