"""The order of results, and the few of them that a page shows."""

import numpy as np
from numpy.typing import NDArray

from .backends.postings import FloatArray
from .backends.snapshot import BoolArray, Snapshot
from .request import Sort

# From so many results on, those that cannot be on the page are set aside before sorting.
_MANY = 2_000
_LATEST = 99_999_999

Documents = NDArray[np.int64]


def page_of(
    snapshot: Snapshot, found: BoolArray, scores: FloatArray, sort: Sort, start: int, stop: int
) -> Documents:
    """The documents in places start to stop of the results, in order.

    Equals are ordered by date, the latest first, and then by number: always the same way.
    """
    documents = np.flatnonzero(found)
    if sort is Sort.RELEVANCE and len(documents) > _MANY:
        documents = _contenders(documents, scores, stop)
    dates = snapshot.column("date_start")[documents]
    numbers = snapshot.column("number")[documents]
    if sort is Sort.OLDEST:
        order = np.lexsort((numbers, np.where(dates > 0, dates, _LATEST)))
    elif sort is Sort.NEWEST:
        order = np.lexsort((-numbers, -dates))
    else:
        order = np.lexsort((-numbers, -dates, -scores[documents]))
    return documents[order[start:stop]]


def _contenders(documents: Documents, scores: FloatArray, stop: int) -> Documents:
    """The documents whose score is among the best ``stop``, ties included."""
    if stop >= len(documents):
        return documents
    values = scores[documents]
    least = np.partition(values, len(values) - stop)[len(values) - stop]
    return documents[values >= least]
