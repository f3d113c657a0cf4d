"""The pages of the talks: first page, rounds, and their timelines."""

from dataclasses import dataclass
from typing import Literal

from archive.dates import DateRange

from .figures import ArchiveCounts, Axis, Coverage, PersonCount, TrackBlock
from .references import ArticleRow, PersonRef, RoundRef, StatementView


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    counts: ArchiveCounts
    axis: Axis
    latest: tuple[ArticleRow, ...]
    tracks: tuple[TrackBlock, ...]
    most_named: tuple[PersonCount, ...]
    on_this_day: tuple[ArticleRow, ...]
    """Reports of today's day and month in other years."""


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day, or days that are known only together, with their reports."""

    days: DateRange
    reports: tuple[ArticleRow, ...]
    statements: tuple[StatementView, ...]
    more: int = 0
    """Reports of these days beyond what is listed."""
    search_url: str = ""
    """A search that lists them all; empty where all are listed."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Before, during or after a round."""

    kind: Literal["before", "during", "after"]
    days: tuple[TimelineDay, ...]
    reports: int
    """All the reports of the phase, also those beyond what is listed."""
    search_url: str
    """A search that lists them all."""


@dataclass(frozen=True, slots=True)
class DelegateView:
    """Someone who sat in a round."""

    person: PersonRef
    role: str
    """The role in words."""
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class DelegationView:
    """A delegation and who sat in it."""

    delegation: PersonRef
    delegates: tuple[DelegateView, ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A round with its reports before, during and after."""

    round: RoundRef
    outcome: str
    needs_check: bool
    aliases: tuple[str, ...]
    rounds_in_track: int
    axis: Axis
    phases: tuple[Phase, ...]
    undated: tuple[ArticleRow, ...]
    """Reports about the round whose day nobody knows."""
    mentioned_later: int
    """Reports of other days that only mention the round."""
    delegations: tuple[DelegationView, ...]
    coverage: Coverage
    named: tuple[PersonCount, ...]
    reports: int
    sources: int
    previous: RoundRef | None
    next: RoundRef | None
