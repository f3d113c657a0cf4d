"""Segments read back whole, to be written once more as part of a larger one."""

from dataclasses import dataclass

import numpy as np

from .field_postings import FieldPostings, Numbers
from .schema import RUNGS, ZONES, field_name
from .segment_reader import ArraySegmentReader


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
    fields = {name: postings.renumbered(numbers) for name, postings in reader.fields()}
    held = {name: postings for name, postings in fields.items() if postings.terms}
    names = [field_name(zone, rung) for zone in ZONES for rung in RUNGS]
    return Lot(
        len(kept),
        held,
        {name: reader.lengths(name)[kept].astype(np.int64) for name in names if name in held},
    )
