"""Segments read back whole, to be written once more as part of a larger one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .field_postings import FieldPostings, Numbers
from .postings import Postings
from .schema import RUNGS, ZONES, field_name
from .snapshot import ArraySegmentReader


@dataclass(frozen=True, eq=False)
class Lot:
    """Documents that come into a segment together: new ones, or those of another segment."""

    size: int
    postings: dict[str, FieldPostings]
    lengths: dict[str, Numbers]
    """How many words each of the documents has in a field; of fields that any of them has."""


def living(reader: ArraySegmentReader) -> Numbers:
    """The documents of a segment that have not been deleted or replaced."""
    return np.setdiff1d(np.arange(reader.doc_count_all()), reader.deleted())


def read_lot(reader: ArraySegmentReader, first: int) -> Lot:
    """The living documents of a segment, numbered from ``first`` on."""
    kept = living(reader)
    numbers = np.full(reader.doc_count_all(), -1, np.int64)
    numbers[kept] = np.arange(first, first + len(kept))
    terms: defaultdict[str, list[tuple[bytes, Postings]]] = defaultdict(list)
    for field, term, postings in reader.all_postings():
        terms[field].append((term, postings))
    fields = {name: _from_postings(found).renumbered(numbers) for name, found in terms.items()}
    held = {name: postings for name, postings in fields.items() if postings.terms}
    names = [field_name(zone, rung) for zone in ZONES for rung in RUNGS]
    return Lot(
        len(kept),
        held,
        {name: reader.lengths(name)[kept].astype(np.int64) for name in names if name in held},
    )


def _from_postings(found: Sequence[tuple[bytes, Postings]]) -> FieldPostings:
    """The postings of a field, of which each term's were read from a segment."""
    every = [postings for _, postings in found]
    positions = [postings.positions for postings in every if postings.positions is not None]
    return FieldPostings(
        [term for term, _ in found],
        np.array([len(postings.docs) for postings in every], np.int64),
        np.concatenate([postings.docs for postings in every]),
        np.concatenate([postings.weights for postings in every]).astype(np.int64),
        np.concatenate(positions) if positions else None,
    )
