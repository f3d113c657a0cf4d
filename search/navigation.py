"""What leads from one search to the next: pages, orders, chips and the form's lists."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from archive.dates import DateRange
from archive.models import ParticipantKind
from archive.templatetags import wording

from .backends.snapshot import Snapshot
from .choices import Copies, Format, Sort, View
from .directory import Directory, Entry
from .explain import rung_label
from .filters import Chosen
from .names import report_counts_in
from .request import Problem, SearchRequest
from .results import Chip, Option, Pager, SortChoice

# Names in the form's list of people; all the others are reached through facets and their pages.
_MOST_PEOPLE = 200


def build_pager(request: SearchRequest, results: int) -> tuple[Pager, tuple[Problem, ...]]:
    """Where this page is in so many results: the last one, where a later one was asked for."""
    pages = max(1, -(-results // request.size))
    number = min(request.page, pages)
    problems: tuple[Problem, ...] = ()
    if number != request.page:
        problems = (Problem("page", gettext("There are not that many pages; this is the last.")),)
    pager = Pager(
        number=number,
        pages=pages,
        previous_url=request.url(page=number - 1) if number > 1 else "",
        next_url=request.url(page=number + 1) if number < pages else "",
        first=(number - 1) * request.size + 1 if results else 0,
    )
    return pager, problems


def build_sorts(request: SearchRequest, used: Sort) -> tuple[SortChoice, ...]:
    """The orders, the one in use among them."""
    labels = {
        Sort.RELEVANCE: gettext("Best match"),
        Sort.NEWEST: gettext("Newest first"),
        Sort.OLDEST: gettext("Oldest first"),
    }
    return tuple(
        SortChoice(sort.value, label, request.url(sort=sort), sort is used)
        for sort, label in labels.items()
    )


def build_views(request: SearchRequest) -> tuple[SortChoice, ...]:
    """The ways to show the results."""
    labels = {View.REPORTS: gettext("Reports"), View.LINES: gettext("Words in context")}
    return tuple(
        SortChoice(view.value, label, request.url(view=view), view is request.view)
        for view, label in labels.items()
    )


def build_copies(request: SearchRequest, count: int, stories: int) -> SortChoice | None:
    """The other way to treat copies; None where there are none among the results."""
    if count == stories:
        return None
    is_grouped = request.copies is Copies.GROUPED
    label = gettext("Show every copy") if is_grouped else gettext("Group copies")
    other = Copies.ALL if is_grouped else Copies.GROUPED
    return SortChoice(other.value, label, request.url(copies=other), is_selected=False)


def build_exports(request: SearchRequest) -> tuple[SortChoice, ...]:
    """The same results as data."""
    labels = {Format.CSV: "CSV", Format.JSON_LINES: "JSON Lines", Format.ATOM: "Atom"}
    return tuple(
        SortChoice(kind.value, label, request.url(format=kind, view=View.REPORTS), False)
        for kind, label in labels.items()
    )


def build_chips(request: SearchRequest, chosen: Chosen) -> tuple[Chip, ...]:
    """The filters in use."""
    slugs = tuple(entry.slug for entry in chosen.people)
    chips = [
        Chip(entry.label, request.url(persons=tuple(s for s in slugs if s != entry.slug)))
        for entry in chosen.people
    ]
    for name in ("round", "track", "source"):
        entry: Entry | None = getattr(chosen, name)
        if entry is not None:
            chips.append(Chip(entry.label, request.url(**{name: ""})))
    if request.first or request.last:
        chips.append(Chip(_days_label(request), request.url(first=None, last=None)))
    if request.rung:
        label = gettext("Words match: %(way)s") % {"way": rung_label(request.rung)}
        chips.append(Chip(label, request.url(rung=None)))
    if request.story:
        chips.append(Chip(gettext("Copies of one report"), request.url(story=0)))
    return tuple(chips)


def _days_label(request: SearchRequest) -> str:
    language = get_language() or "ar"
    if request.first and request.last:
        return wording.days(DateRange(request.first, request.last), language)
    if request.first:
        return gettext("From %(day)s") % {"day": wording.day(request.first, language)}
    last = request.last or dt.date.max
    return gettext("Until %(day)s") % {"day": wording.day(last, language)}


def build_options(
    chosen: Chosen, directory: Directory, snapshot: Snapshot | None
) -> dict[str, tuple[Option, ...]]:
    """The entries of the form's lists."""
    return {
        "person": _people(directory, snapshot),
        "round": tuple(
            Option(e.slug, e.label, e == chosen.round, directory.tracks.by_slug[e.group].label)
            for e in directory.rounds.entries
        ),
        "track": _plain(directory.tracks.entries, chosen.track),
        "source": _plain(directory.sources.entries, chosen.source),
    }


def _plain(entries: Iterable[Entry], chosen: Entry | None) -> tuple[Option, ...]:
    return tuple(Option(entry.slug, entry.label, entry == chosen) for entry in entries)


def _people(directory: Directory, snapshot: Snapshot | None) -> tuple[Option, ...]:
    """Those whom reports name, the most named ones where they are many; by kind."""
    counts = {} if snapshot is None else report_counts_in(snapshot)
    named = [entry for entry in directory.people.entries if counts.get(entry.key)]
    if len(named) > _MOST_PEOPLE:
        most = sorted(named, key=lambda entry: -counts[entry.key])[:_MOST_PEOPLE]
        kept = {entry.key for entry in most}
        named = [entry for entry in named if entry.key in kept]
    groups = {
        ParticipantKind.PERSON.value: gettext("People"),
        ParticipantKind.ORGANISATION.value: gettext("Organisations"),
        ParticipantKind.STATE.value: gettext("States"),
    }
    return tuple(
        Option(entry.slug, entry.label, is_selected=False, group=label)
        for kind, label in groups.items()
        for entry in named
        if entry.group == kind
    )
