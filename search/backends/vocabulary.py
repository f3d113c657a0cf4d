"""The words of a field in order, read from a segment's dictionary of terms by arrays.

Whoosh's dictionary is a hash file whose keys lie in order: a number of the field and the term. Its
own readers decode it key by key; here ranges of it are found by bisection and read by NumPy, so
that no list of words has to be kept, nor made when a worker starts.
"""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Before each key: its length and that of its data, four bytes each.
_LENGTHS = 8
_FIELD_NUMBER = 2
# In a term's data, after a flag and the total weight.
_FREQUENCY_AT = 5

Counts = NDArray[np.int64]


class Vocabulary:
    """The terms of one segment."""

    def __init__(self, terms: Any) -> None:
        self._index = terms._tindex  # noqa: SLF001  (Whoosh names no other way in)
        self._fields = terms._fieldmap  # noqa: SLF001
        file = self._index.dbfile
        self._data = np.frombuffer(file._buf, np.uint8)  # noqa: SLF001  (nothing is copied)

    @cached_property
    def _places(self) -> Counts:
        """Where each key begins, in the order of the keys."""
        index = self._index
        size, base = index.indexsize, index.indexbase
        dtype = {1: ">u1", 2: ">u2", 4: ">u4", 8: ">i8"}[size]
        stored = self._data[base : base + size * index.indexlen]
        return np.frombuffer(stored.tobytes(), dtype).astype(np.int64)

    def range_of(self, field: str, prefix: bytes) -> slice:
        """Where the terms of the field that begin so stand, in the order of all keys."""
        number = self._fields.get(field)
        if number is None:
            return slice(0, 0)
        key = int(number).to_bytes(_FIELD_NUMBER) + prefix
        first = self._first_from(key)
        # No UTF-8 text holds the byte that is added: it stands after all that begins so.
        return slice(first, self._first_from(key + b"\xff"))

    def _first_from(self, key: bytes) -> int:
        low, high = 0, len(self._places)
        while low < high:
            middle = (low + high) // 2
            if self._index.key_at(int(self._places[middle])) < key:
                low = middle + 1
            else:
                high = middle
        return low

    def frequencies(self, among: slice) -> Counts:
        """How many documents hold each of the terms, deleted ones included."""
        places = self._places[among]
        return self._number_at(places + _LENGTHS + self._number_at(places) + _FREQUENCY_AT)

    def lengths(self, among: slice) -> Counts:
        """How many bytes each of the terms has."""
        return self._number_at(self._places[among]) - _FIELD_NUMBER

    def terms(self, among: slice, chosen: Counts) -> list[str]:
        """Those of the terms, by their places among them."""
        places = self._places[among][chosen]
        starts = places + _LENGTHS + _FIELD_NUMBER
        ends = places + _LENGTHS + self._number_at(places)
        data = self._data
        return [
            data[start:end].tobytes().decode()
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]

    def _number_at(self, places: Counts) -> Counts:
        """The numbers of four bytes that begin there, the highest byte first."""
        number = np.zeros(len(places), np.int64)
        for offset in range(4):
            number = (number << 8) | self._data[places + offset]
        return number
