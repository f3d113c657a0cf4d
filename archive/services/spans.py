"""Keeps what editors reviewed on its words when the text of an article changes."""

from collections.abc import Mapping
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
    for row in rows:
        change = changes[row.article_id]
        delta = _delta(change, row.start, row.end)
        if delta is None:
            gone.append(row)
        elif delta:
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


def _delta(change: TextChange, start: int, end: int) -> int | None:
    """How far the words at start:end have moved; None where they are gone.

    With their paragraph, if it is there unchanged; else to the nearest place with the same words.
    """
    if (delta := _paragraph_delta(change, start, end)) is not None:
        return delta
    words = change.before[start:end]
    nearest: int | None = None
    place = change.after.find(words) if words else -1
    while place >= 0:
        if nearest is None or abs(place - start) < abs(nearest - start):
            nearest = place
        place = change.after.find(words, place + 1)
    return None if nearest is None else nearest - start


def _paragraph_delta(change: TextChange, start: int, end: int) -> int | None:
    for first, last, delta in _unchanged(change):
        if first <= start and end <= last:
            return delta
    return None


@lru_cache(maxsize=4)
def _unchanged(change: TextChange) -> list[tuple[int, int, int]]:
    """Runs of paragraphs that the new text has too: first and last offset, and how far off."""
    before, after = change.before.split("\n"), change.after.split("\n")
    starts_before = list(accumulate((len(line) + 1 for line in before), initial=0))
    starts_after = list(accumulate((len(line) + 1 for line in after), initial=0))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return [
        (
            starts_before[block.a],
            starts_before[block.a + block.size] - 1,
            starts_after[block.b] - starts_before[block.a],
        )
        for block in blocks
        if block.size
    ]
