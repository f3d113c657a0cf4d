"""The days before, during and after a round, with what was reported and said on each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from archive.dates import DateRange
from archive.models import Article, ReviewStatus, Round, Statement, StatementForm

from .linked import PHASES, LinkedReport, PhaseKind
from .rows import article_rows, search_url, visible
from .statements import statement_views, with_words
from .values import ArticleRow, Phase, StatementView, TimelineDay

REPORTS_A_PHASE = 40
FEWEST_A_DAY = 3
STATEMENTS_A_DAY = 3


@dataclass(frozen=True, slots=True)
class _Day:
    """Days known together, with their reports: those about the round first."""

    days: DateRange
    reports: tuple[int, ...]
    limit: int

    @property
    def listed(self) -> tuple[int, ...]:
        return self.reports[: self.limit]


def phases(meeting: Round, placed: dict[PhaseKind, list[LinkedReport]]) -> tuple[Phase, ...]:
    """Return the three phases, however empty; four queries.

    ``placed`` is what ``by_phase`` returns. A day lists its reports about the round, then those
    that mention it; the more days a phase has, the fewer are listed under each.
    """
    days = {kind: _days(placed[kind]) for kind in PHASES}
    every = [day for kind in PHASES for day in days[kind]]
    listed = Article.objects.filter(pk__in=[key for day in every for key in day.listed])
    rows = {row.id: row for row in article_rows(listed)}
    said = _statements(every)
    return tuple(
        Phase(
            kind=kind,
            days=tuple(_timeline_day(meeting, day, rows, said[day.days]) for day in days[kind]),
            reports=len(placed[kind]),
            search_url=_search_url(meeting, [day.days for day in days[kind]]),
        )
        for kind in PHASES
    )


def _days(reports: list[LinkedReport]) -> list[_Day]:
    dated = sorted(
        ((report.days, report) for report in reports if report.days is not None),
        key=lambda pair: (pair[0], not pair[1].is_subject),
    )
    groups = [
        (days, tuple(report.article for _, report in group))
        for days, group in groupby(dated, key=lambda pair: pair[0])
    ]
    limit = max(FEWEST_A_DAY, REPORTS_A_PHASE // len(groups)) if groups else 0
    return [_Day(days, keys, limit) for days, keys in groups]


def _timeline_day(
    meeting: Round, day: _Day, rows: dict[int, ArticleRow], said: list[StatementView]
) -> TimelineDay:
    more = len(day.reports) - len(day.listed)
    return TimelineDay(
        days=day.days,
        reports=tuple(rows[key] for key in day.listed if key in rows),
        statements=tuple(said),
        more=more,
        search_url=_search_url(meeting, [day.days]) if more else "",
    )


def _search_url(meeting: Round, days: list[DateRange]) -> str:
    """Return a search for the reports that name the round, over all of these days."""
    return search_url(
        round=meeting.slug,
        from_=min((span.first for span in days), default=""),
        to=max((span.last for span in days), default=""),
    )


def _statements(days: Iterable[_Day]) -> dict[DateRange, list[StatementView]]:
    """Return a few statements of each day: what editors confirmed and is surest first.

    No speaker twice a day: the same words often stand in many reports.
    """
    days_of = {key: day.days for day in days for key in day.reports}
    by_days: dict[DateRange, list[Any]] = defaultdict(list)
    found = visible(Statement.objects.filter(article__in=days_of))
    for entry in found.values(
        "pk", "article", "start", "speaker", "speaker_surface", "status", "form", "confidence"
    ):
        by_days[days_of[entry["article"]]].append(entry)
    chosen = [entry["pk"] for entries in by_days.values() for entry in _best(entries)]
    said: dict[DateRange, list[StatementView]] = defaultdict(list)
    views = statement_views(with_words(Statement.objects.filter(pk__in=chosen)))
    for view in views:
        said[days_of[view.article.id]].append(view)
    return said


def _best(entries: list[Any]) -> list[Any]:
    ranked = sorted(
        entries,
        key=lambda entry: (
            entry["status"] != ReviewStatus.CONFIRMED,
            entry["speaker"] is None,
            entry["form"] != StatementForm.DIRECT,
            -entry["confidence"],
            entry["article"],
            entry["start"],
        ),
    )
    # The first of each speaker, in the order of the ranks.
    firsts = {entry["speaker"] or entry["speaker_surface"]: entry for entry in reversed(ranked)}
    best = sorted(firsts.values(), key=ranked.index)
    return best[:STATEMENTS_A_DAY]
