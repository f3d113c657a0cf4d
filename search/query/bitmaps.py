"""Which documents a field lets through; kept as long as the index does not change."""

from collections.abc import Callable, Hashable

import numpy as np

from search.backends.bounded_cache import CacheByOwner
from search.backends.schema import SAID
from search.backends.snapshot import BoolArray, Snapshot
from search.index.documents import day_number

from .fields import Field
from .nodes import Published, Said, Tied

# Bitmaps of one byte a document: at 100,000 reports, 20 MB.
_REMEMBERED = 200

_bitmaps: CacheByOwner[Snapshot, Hashable, BoolArray] = CacheByOwner(_REMEMBERED)


def tied(snapshot: Snapshot, node: Tied) -> BoolArray:
    """The documents that name the person, are of the round or come from the source."""
    return _kept(snapshot, node, lambda: _tied(snapshot, node))


def published(snapshot: Snapshot, node: Published) -> BoolArray:
    """The documents that may have been published then; never the undated."""
    return _kept(snapshot, node, lambda: _published(snapshot, node))


def with_statements(snapshot: Snapshot, node: Said) -> BoolArray:
    """The documents that hold a statement of any of the speakers."""
    key = (Field.SAID, node.speakers)
    return _kept(snapshot, key, lambda: _with_statements(snapshot, node.speakers))


def _kept(snapshot: Snapshot, key: Hashable, make: Callable[[], BoolArray]) -> BoolArray:
    """The bitmap, not to be written into."""

    def made() -> BoolArray:
        bitmap = make()
        bitmap.flags.writeable = False
        return bitmap

    return _bitmaps.get(snapshot, key, made)


def _tied(snapshot: Snapshot, node: Tied) -> BoolArray:
    if node.field is Field.PERSON:
        return snapshot.participants.holding(set(node.keys), snapshot.size)
    if node.field is Field.SOURCE:
        return np.isin(snapshot.column("source"), list(node.keys))
    return snapshot.rounds.holding(set(node.keys), snapshot.size)


def _published(snapshot: Snapshot, node: Published) -> BoolArray:
    starts, ends = snapshot.column("date_start"), snapshot.column("date_end")
    first, last = (day_number(day) for day in (node.days.first, node.days.last))
    is_dated = starts > 0
    if node.relation is Field.BEFORE:
        return is_dated & (starts < first)
    if node.relation is Field.AFTER:
        return is_dated & (ends > last)
    return is_dated & (starts <= last) & (ends >= first)


def _with_statements(snapshot: Snapshot, speakers: tuple[int, ...]) -> BoolArray:
    found = np.zeros(snapshot.size, np.bool_)
    for speaker in speakers:
        postings = snapshot.postings(SAID, str(speaker))
        if postings is not None:
            found[postings.docs] = True
    return found
