"""When a meeting was that a clause tells of: on a date, the last, the next.

Which rounds the words fit is decided before (`round_meetings`).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from archive.arabic.letters import FoldedText
from archive.dates import DateRange
from archive.ingest.meeting_words import LAST, LAST_BEFORE, NEXT, SOON
from archive.ingest.values import KnownRound

DATED, RELATIVE = "meeting-dated", "meeting-relative"
SHORT_DATE, _MONTH = 4, 31
_LAST_WITHIN, _NEXT_WITHIN = 240, 60
_FAR_DATE = 7


class Clause(NamedTuple):
    """A clause with its sentence, both as folded letters, and the dates in them."""

    letters: str
    sentence: str
    dates: Sequence[DateRange]
    sentence_dates: Sequence[DateRange]


def dated_round(
    rounds: Sequence[KnownRound], dates: Sequence[DateRange], published: date | None
) -> tuple[KnownRound, str, bool] | None:
    """The round on the very days named, or the only one in the month named."""
    for longest in (SHORT_DATE, _MONTH):
        for days in dates:
            if days.days > longest:
                continue
            held = [known for known in rounds if _overlap(known.days, days)]
            if len(held) == 1:
                return held[0], DATED, published is not None and held[0].days.last < published
    return None


def relative_round(
    rounds: Sequence[KnownRound],
    fitting: Sequence[KnownRound],
    clause: Clause,
    found: re.Match[str],
    published: date,
) -> tuple[KnownRound, str, bool] | None:
    """The last before the report's day, or the next, where the words say so."""
    letters = clause.letters
    if LAST.match(letters, found.end()) or LAST_BEFORE.search(letters, 0, found.start()):
        past = [known for known in rounds if known.days.last < published]
        latest = max(past, key=lambda known: known.days.last, default=None)
        if latest is not None and gap(latest.days, published) <= _LAST_WITHIN:
            return latest, RELATIVE, True
    elif NEXT.match(letters, found.end()) or SOON.search(letters):
        coming = [known for known in fitting if known.days.first > published]
        soonest = min(coming, key=lambda known: known.days.first, default=None)
        if soonest is not None and -gap(soonest.days, published) <= _NEXT_WITHIN:
            return soonest, RELATIVE, False
    return None


def dates_in(
    folded: FoldedText,
    span: tuple[int, int],
    dated: Sequence[tuple[int, DateRange]],
    starts: Sequence[int],
) -> list[DateRange]:
    """The dates that stand in a span of the folded letters."""
    if not dated:
        return []
    start, end = folded.origin(*span)
    return [days for _, days in dated[bisect_left(starts, start) : bisect_left(starts, end)]]


def gap(days: DateRange, day: date) -> int:
    """Days from the range to the day: negative before it, 0 within it."""
    if day < days.first:
        return (day - days.first).days
    return max(0, (day - days.last).days)


def _overlap(days: DateRange, others: DateRange) -> bool:
    return days.first <= others.last and others.first <= days.last


def are_elsewhen(dates: Sequence[DateRange], known: KnownRound) -> bool:
    """Whether dates stand beside the meeting and all are far from the round."""
    return bool(dates) and all(
        (days.first > known.days.last and (days.first - known.days.last).days > _FAR_DATE)
        or (days.last < known.days.first and (known.days.first - days.last).days > _FAR_DATE)
        for days in dates
    )
