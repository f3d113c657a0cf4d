"""Sources by days: who reported on a round when, and who was silent."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from archive.dates import DateRange
from archive.models import Article, Round, Source

from .counts import shares
from .linked import LinkedReport, Window
from .rows import search_url, source_ref
from .values import Coverage, CoverageCell, CoverageRow

MOST_DAYS = 21
MOST_SOURCES = 20


def coverage(meeting: Round, window: Window, reports: Iterable[LinkedReport]) -> Coverage:
    """Return the grid of the days around the round; one query.

    A source has a row if the archive holds a report of it from these days, about anything: one
    that published and did not speak of the round was silent, and that is shown.
    """
    counted = Counter(
        (report.source, report.days.first)
        for report in reports
        if report.days is not None and report.days.days == 1 and window.contains(report.days)
    )
    shown = columns(window, {day for _, day in counted})
    if not counted:
        return Coverage(shown, ())
    rows = [_row(meeting, source, shown, counted) for source in _active(shown)]
    rows.sort(key=lambda row: (-row.total, row.source.name))
    return Coverage(shown, tuple(_tinted(rows[:MOST_SOURCES])))


def columns(window: Window, days: set[dt.date]) -> tuple[dt.date, ...]:
    """Return the round's days and those around it that have reports, at most 21 in all.

    A longer stretch is cut evenly on both sides of the round; a longer round at its end.
    """
    held = DateRange(
        min(window.round.first, *days) if days else window.round.first,
        max(window.round.last, *days) if days else window.round.last,
    )
    room = max(0, MOST_DAYS - window.round.days)
    before = (window.round.first - held.first).days
    after = (held.last - window.round.last).days
    kept_before = min(before, max(room // 2, room - after))
    kept_after = min(after, room - kept_before)
    first = window.round.first - dt.timedelta(days=kept_before)
    length = min(MOST_DAYS, kept_before + window.round.days + kept_after)
    return tuple(first + dt.timedelta(days=offset) for offset in range(length))


def _active(days: tuple[dt.date, ...]) -> Iterable[Source]:
    """Return the sources of which a public report may have been published on these days."""
    reports = Article.objects.public().between(days[0], days[-1]).filter(source=OuterRef("pk"))
    return Source.objects.filter(Exists(reports))


def _row(
    meeting: Round, source: Source, days: tuple[dt.date, ...], counted: Counter[tuple[int, dt.date]]
) -> CoverageRow:
    cells = tuple(
        CoverageCell(day=day, count=count, share=0, url=_url(meeting, source, day) if count else "")
        for day in days
        for count in [counted[source.pk, day]]
    )
    return CoverageRow(source_ref(source), cells, sum(cell.count for cell in cells))


def _url(meeting: Round, source: Source, day: dt.date) -> str:
    return search_url(round=meeting.slug, source=source.slug, from_=day, to=day)


def _tinted(rows: list[CoverageRow]) -> Iterable[CoverageRow]:
    tints = iter(shares([cell.count for row in rows for cell in row.cells]))
    for row in rows:
        cells = tuple(
            CoverageCell(cell.day, cell.count, next(tints), cell.url) for cell in row.cells
        )
        yield CoverageRow(row.source, cells, row.total)
