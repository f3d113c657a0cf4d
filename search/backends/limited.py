"""A snapshot that knows of a few documents only, for what is asked of a page of results."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .postings import Postings
from .schema import Zone
from .snapshot import Snapshot


class LimitedSnapshot(Snapshot):
    """The same documents under the same numbers, but terms have postings in some of them alone."""

    def __init__(self, whole: Snapshot, documents: Sequence[int]) -> None:
        self._whole = whole
        self._documents = np.array(sorted(set(documents)), np.int32)
        self._limited: dict[tuple[str, str], Postings | None] = {}
        self.protected = whole.protected
        self.table = whole.table
        self.schema = whole.schema
        self.size = whole.size

    def postings(self, field: str, term: str) -> Postings | None:
        """The postings of a term in these documents, or None where none of them holds it."""
        key = field, term
        if key not in self._limited:
            whole = self._whole.postings(field, term)
            self._limited[key] = None if whole is None else limited_to(whole, self._documents)
        return self._limited[key]

    def lengths(self, zone: Zone) -> NDArray[np.float32]:
        """How many words each document has in the zone."""
        return self._whole.lengths(zone)


def limited_to(postings: Postings, documents: NDArray[np.int32]) -> Postings | None:
    """Those of the postings that are of the documents, which are in order; None if none is."""
    places = np.searchsorted(postings.docs, documents)
    places[places == len(postings.docs)] = 0
    places = places[postings.docs[places] == documents]
    if not places.size:
        return None
    positions = None
    if postings.positions is not None:
        _, positions = postings.positions_among(documents)
    return Postings(postings.docs[places], postings.weights[places], positions)
