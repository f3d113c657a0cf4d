"""A term's postings as arrays, and how they are laid down in a segment.

A term's postings are written in one piece: how many there are, the documents, their weights (left
out where all are 1) and, where the field keeps them, the positions of all documents in a row.
"""

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.formats import Format

from search.opening import position_weights

IntArray = NDArray[np.int32]
FloatArray = NDArray[np.float32]

# count, sort of weights, sort of positions
_HEADER = struct.Struct("=I2sxx")
_NONE = b"-"
_DTYPES = {
    code: np.dtype(dtype)
    for code, dtype in {b"B": "<u1", b"H": "<u2", b"I": "<u4", b"f": "<f4"}.items()
}


class Counts(Format):
    """How often a word stands in a field; kept as the posting's weight, so no value beside it."""

    posting_size = 0

    def word_values(self, value: Any, analyzer: Any, **kwargs: Any) -> Iterator[tuple[Any, ...]]:
        """Yield (word, frequency, weight, no value) for each word."""
        for word, positions in _positions_of_words(value, analyzer, kwargs).items():
            yield word, len(positions), float(len(positions)), b""


class Positions(Format):
    """Where a word stands in a field, as unsigned integers; as many as the posting's weight."""

    posting_size = -1

    def word_values(self, value: Any, analyzer: Any, **kwargs: Any) -> Iterator[tuple[Any, ...]]:
        """Yield (word, frequency, weight, packed positions) for each word."""
        for word, positions in _positions_of_words(value, analyzer, kwargs).items():
            yield word, len(positions), float(len(positions)), self.encode(positions)

    def encode(self, positions: list[int]) -> bytes:
        """The packed positions."""
        return array("I", positions).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions."""
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many positions there are."""
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        """The frequency as a weight."""
        return float(self.decode_frequency(value))


def _positions_of_words(text: str, analyzer: Any, options: dict[str, Any]) -> dict[str, list[int]]:
    words: dict[str, list[int]] = {}
    for token in analyzer(text, **(options | {"positions": True})):
        words.setdefault(token.text, []).append(token.pos)
    return words


@dataclass(frozen=True, eq=False)
class Postings:
    """The documents that hold a term, in rising order, with how often each does."""

    docs: IntArray
    weights: FloatArray
    positions: NDArray[np.uint32] | None = None
    """The positions of all documents in a row; document i has ``weights[i]`` of them."""

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Where each document's positions end."""
        return np.cumsum(self.weights, dtype=np.int64)

    @cached_property
    def opening_weights(self) -> FloatArray:
        """The weights with early positions counting for more, as in a body; kept once known."""
        if self.positions is None:
            raise ValueError("this field keeps no positions")
        starts = self.ends - self.weights.astype(np.int64)
        return np.add.reduceat(position_weights(self.positions), starts).astype(np.float32)

    def positions_among(
        self, documents: NDArray[np.integer[Any]]
    ) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Every position in these documents, which are in rising order, and in which of them it is.

        The documents are told by their places among those given.
        """
        if self.positions is None:
            raise ValueError("this field keeps no positions")
        at = self.docs.searchsorted(documents)
        # Beyond the last is some other document as well.
        at[at == len(self.docs)] = 0
        held = np.flatnonzero(self.docs[at] == documents)
        if not held.size:
            return held, self.positions[:0]
        at = at[held]
        counts = self.weights[at].astype(np.int64)
        before = (self.ends[at] - counts.cumsum()).repeat(counts)
        before += np.arange(len(before))
        return held.repeat(counts), self.positions[before]

    def positions_in(self, place: int) -> NDArray[np.uint32]:
        """The positions in the document at that place of ``docs``."""
        if self.positions is None:
            raise ValueError("this field keeps no positions")
        end = int(self.ends[place])
        return self.positions[end - int(self.weights[place]) : end]


def _little_endian(values: array) -> bytes:
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values.tobytes()


def _packed_weights(weights: "array[float]") -> tuple[bytes, bytes]:
    """The weights in the narrowest form that keeps them; nothing where all are 1."""
    greatest = max(weights)
    if greatest == min(weights) == 1.0:
        return _NONE, b""
    if greatest < 65536 and all(weight.is_integer() for weight in weights):
        code = "B" if greatest < 256 else "H"
        return code.encode(), _little_endian(array(code, map(int, weights)))
    return b"f", _little_endian(weights)


def _packed_positions(packed: bytes) -> tuple[bytes, bytes]:
    positions = array("I", packed)
    if max(positions, default=0) < 65536:
        return b"H", _little_endian(array("H", positions))
    return b"I", _little_endian(positions)


def pack_postings(
    docs: "array[int]", weights: "array[float]", positions: bytes | None
) -> Iterator[bytes]:
    """Yield what is written for a term; ``positions`` are packed, None where none are kept."""
    weights_code, packed_weights = _packed_weights(weights)
    positions_code, packed_positions = _NONE, b""
    if positions is not None:
        positions_code, packed_positions = _packed_positions(positions)
    yield _HEADER.pack(len(docs), weights_code + positions_code)
    yield _little_endian(docs)
    yield packed_weights
    yield packed_positions


def read_postings(file: Any, offset: int) -> Postings:
    """The postings that begin at the offset."""
    count, codes = _HEADER.unpack(file.get(offset, _HEADER.size))
    place = offset + _HEADER.size
    docs = np.frombuffer(file.get(place, 4 * count), "<u4").astype(np.int32)
    place += 4 * count
    if codes[:1] == _NONE:
        weights = np.ones(count, np.float32)
    else:
        dtype = _DTYPES[codes[:1]]
        weights = np.frombuffer(file.get(place, dtype.itemsize * count), dtype).astype(np.float32)
        place += dtype.itemsize * count
    if codes[1:] == _NONE:
        return Postings(docs, weights)
    dtype = _DTYPES[codes[1:]]
    total = int(weights.sum(dtype=np.int64))
    positions = np.frombuffer(file.get(place, dtype.itemsize * total), dtype)
    return Postings(docs, weights, positions)
