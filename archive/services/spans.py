"""Keeps what editors reviewed on its words when the text of an article changes."""

from collections.abc import Mapping, Set
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from django.db.models import Model

from archive.models import RoundLink


class TextChange(NamedTuple):
    """The text of an article, headline and body, before and after."""

    before: str
    after: str


def move_spans(model: type[Model], changes: Mapping[int, TextChange]) -> list[tuple[int, str]]:
    """Move rows of these articles to where their words now stand; return what is gone.

    Call it in the transaction that changes the texts, after the pipeline's own rows were deleted.
    A row whose words the new text does not have is deleted and returned as its article's key and
    the words. Runs one query where nothing moves, at most two more where something does.
    """
    rows: Any = model._default_manager.filter(article_id__in=list(changes))
    if model is RoundLink:
        _move_evidence(rows, changes)
        return []
    moved, gone = [], []
    taken: dict[tuple[int, int | None], set[int]] = {}
    for row in rows:
        change = changes[row.article_id]
        places = taken.setdefault((row.article_id, getattr(row, "participant_id", None)), set())
        delta = _delta(change, row.start, row.end, places)
        if delta is None:
            gone.append(row)
            continue
        places.add(row.start + delta)
        if delta:
            row.start += delta
            row.end += delta
            _shift_evidence(row, change)
            moved.append(row)
    # Deleted and written anew: on its way one row might meet another on the same place.
    model._default_manager.filter(pk__in=[row.pk for row in (*moved, *gone)]).delete()
    model._default_manager.bulk_create(moved, ignore_conflicts=True)
    return [(row.article_id, changes[row.article_id].before[row.start : row.end]) for row in gone]


def _move_evidence(rows: Any, changes: Mapping[int, TextChange]) -> None:
    """A link to a round is about the whole report: only its evidence has a place."""
    moved = [row for row in rows if row.evidence_start is not None]
    for row in moved:
        _shift_evidence(row, changes[row.article_id])
    RoundLink.objects.bulk_update(moved, ["evidence_start", "evidence_end"])


def _shift_evidence(row: Any, change: TextChange) -> None:
    if row.evidence_start is None or row.evidence_end is None:
        return
    delta = _delta(change, row.evidence_start, row.evidence_end)
    row.evidence_start = None if delta is None else row.evidence_start + delta
    row.evidence_end = None if delta is None else row.evidence_end + delta


def _delta(change: TextChange, start: int, end: int, taken: Set[int] = frozenset()) -> int | None:
    """How far the words at start:end have moved; None where they are gone.

    With their paragraph, if it is there unchanged; else to the nearest place with the same words
    that is not taken.
    """
    for first, last, delta in _unchanged(change):
        if first <= start and end <= last:
            return delta
    words = change.before[start:end]
    places = []
    place = change.after.find(words) if words else -1
    while place >= 0:
        if place not in taken:
            places.append(place)
        place = change.after.find(words, place + 1)
    return min((place - start for place in places), key=abs, default=None)


@lru_cache(maxsize=4)
def _unchanged(change: TextChange) -> list[tuple[int, int, int]]:
    """The paragraphs that the new text has too: first and last offset, and how far they moved."""
    before, after = change.before.split("\n"), change.after.split("\n")
    starts_before = list(accumulate((len(line) + 1 for line in before), initial=0))
    starts_after = list(accumulate((len(line) + 1 for line in after), initial=0))
    return [
        (
            starts_before[at],
            starts_before[at] + len(before[at]),
            starts_after[to] - starts_before[at],
        )
        for at, to in sorted(_matches(before, after).items())
    ]


def _matches(before: list[str], after: list[str]) -> dict[int, int]:
    """Which paragraph became which: those that kept their order, then those that were moved."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    matches = {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }
    left: dict[str, list[int]] = {}
    for to in sorted(set(range(len(after))) - set(matches.values()), reverse=True):
        left.setdefault(after[to], []).append(to)
    for at, line in enumerate(before):
        if at not in matches and left.get(line):
            matches[at] = left[line].pop()
    return matches
