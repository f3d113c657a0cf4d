"""The reports of a round, as keys and days, and the phase that each belongs to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from archive.dates import DateRange
from archive.models import Round, RoundLink, RoundRelation

from .rows import visible

WINDOW = dt.timedelta(days=14)
LONGEST_PLACED = 14
"""A report known only to more days than these stands on no day of a timeline."""

PhaseKind = Literal["before", "during", "after"]
PHASES: tuple[PhaseKind, ...] = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class LinkedReport:
    """A report that is about a round or mentions it."""

    article: int
    source: int
    days: DateRange | None
    is_subject: bool

    @property
    def is_placed(self) -> bool:
        """Whether its day, or few days, are known."""
        return self.days is not None and self.days.days <= LONGEST_PLACED


@dataclass(frozen=True, slots=True)
class Window:
    """The days around a round that its timeline shows."""

    round: DateRange
    first: dt.date
    """The round's first day, or some days before it."""
    last: dt.date

    @classmethod
    def of(cls, meeting: Round, neighbours: Iterable[Round]) -> "Window":
        """Return 14 days either side of the round, or fewer where a neighbour is nearer.

        Neighbours are the other rounds of the track: what lies before belongs to them while they
        meet, what lies after from the day on which they begin.
        """
        days = meeting.days
        first = _moved(days.first, -WINDOW)
        last = _moved(days.last, WINDOW)
        for other in neighbours:
            if other.pk == meeting.pk:
                continue
            if other.end < days.first:
                first = max(first, _moved(other.end, dt.timedelta(days=1)))
            elif other.start > days.last:
                last = min(last, _moved(other.start, dt.timedelta(days=-1)))
        return cls(days, first, last)

    def contains(self, days: DateRange) -> bool:
        """Whether any of the days lies in the window."""
        return days.first <= self.last and self.first <= days.last

    def phase(self, days: DateRange) -> PhaseKind:
        """Return the phase of days inside or outside of the window.

        Days that may be of the round are held to be of it.
        """
        if self.round.overlaps(days):
            return "during"
        return "before" if days.last < self.round.first else "after"


def linked_reports(meeting: Round) -> list[LinkedReport]:
    """Return the public reports linked to the round, in order of time; one query."""
    links = (
        visible(RoundLink.objects.filter(round=meeting))
        .order_by("article__published_from", "article__published_at", "article")
        .values_list(
            "article",
            "article__source",
            "article__published_from",
            "article__published_to",
            "relation",
        )
    )
    return [
        LinkedReport(
            article=article,
            source=source,
            days=DateRange(first, last) if first and last else None,
            is_subject=relation == RoundRelation.SUBJECT,
        )
        for article, source, first, last, relation in links
    ]


def by_phase(
    reports: Iterable[LinkedReport], window: Window
) -> dict[PhaseKind, list[LinkedReport]]:
    """Return the reports of each phase that have a place on the timeline.

    A report about the round has one whatever its day; one that mentions it only in the window.
    """
    placed: dict[PhaseKind, list[LinkedReport]] = {kind: [] for kind in PHASES}
    for report in reports:
        if report.days is None or not report.is_placed:
            continue
        if report.is_subject or window.contains(report.days):
            placed[window.phase(report.days)].append(report)
    return placed


def _moved(day: dt.date, by: dt.timedelta) -> dt.date:
    """Return the day so much later or earlier, or the calendar's last or first one."""
    try:
        return day + by
    except OverflowError:
        return dt.date.max if by > dt.timedelta(0) else dt.date.min
