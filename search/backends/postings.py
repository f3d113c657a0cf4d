"""A term's postings as arrays, and how they are laid down in a segment.

A term's postings are written in one piece: how many there are, the documents, their weights (left
out where all are 1) and, where the field keeps them, the positions of all documents in a row.
"""

import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.formats import Format

from search.opening import position_weights

from .field_postings import FieldPostings, Numbers, greatest, starts_of, sums
from .term_table import in_pieces, records_at

IntArray = NDArray[np.int32]
FloatArray = NDArray[np.float32]

# count, sort of weights, sort of positions
_HEADER = struct.Struct("<I2sxx")
_HEADER_RECORD = np.dtype(
    [("count", "<u4"), ("weights", "S1"), ("positions", "S1"), ("unused", "V2")]
)
_NONE = b"-"
_ONE_BYTE, _TWO_BYTES = 1 << 8, 1 << 16
_DTYPES = {code: np.dtype(dtype) for code, dtype in {b"B": "<u1", b"H": "<u2", b"I": "<u4"}.items()}


class Positions(Format):
    """Where a word stands in a field, as unsigned integers; as many as the posting's weight."""

    posting_size = -1

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions."""
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many positions there are."""
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        """The frequency as a weight."""
        return float(self.decode_frequency(value))


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


class JoinedPostings(Postings):
    """The postings of a term through several segments.

    What else than documents and weights is asked of them is asked of few, or once: it is put
    together then, and opening weights, which each segment's postings keep, are not kept twice.
    """

    _parts: list[Postings]

    def __init__(self, parts: Sequence[tuple[Postings, int]]) -> None:
        """Join postings, each given with the number of its segment's first document."""
        self.__dict__["_parts"] = [postings for postings, _ in parts]
        self.__dict__["docs"] = np.concatenate([p.docs + np.int32(base) for p, base in parts])
        self.__dict__["weights"] = np.concatenate([postings.weights for postings, _ in parts])

    @cached_property
    def positions(self) -> NDArray[np.uint32] | None:
        """The positions of all documents in a row."""
        positions = [part.positions for part in self._parts if part.positions is not None]
        return np.concatenate(positions) if positions else None

    @property
    def opening_weights(self) -> FloatArray:
        """The weights with early positions counting for more, as in a body."""
        return np.concatenate([part.opening_weights for part in self._parts])


def pack_postings(field: FieldPostings) -> tuple[bytes, Numbers]:
    """What is written for the terms of a field, in a row, and how many bytes for each."""
    terms = len(field.terms)
    headers = np.zeros(terms, _HEADER_RECORD)
    headers["count"] = field.counts
    headers["weights"] = _weight_codes(greatest(field.weights, field.counts))
    headers["positions"] = _NONE
    positions = [b""] * terms
    if field.positions is not None:
        totals = sums(field.weights, field.counts)
        headers["positions"] = np.where(greatest(field.positions, totals) < _TWO_BYTES, b"H", b"I")
        positions = _cut(field.positions, totals, headers["positions"])
    pieces = [b""] * (4 * terms)
    pieces[0::4] = in_pieces(headers)
    pieces[1::4] = _cut(field.docs, field.counts, np.full(terms, b"I"))
    pieces[2::4] = _cut(field.weights, field.counts, headers["weights"])
    pieces[3::4] = positions
    sizes = np.fromiter(map(len, pieces), np.int64, len(pieces)).reshape(-1, 4).sum(axis=1)
    return b"".join(pieces), sizes


def _weight_codes(greatest_weights: Numbers) -> NDArray[np.bytes_]:
    """The narrowest form that keeps the weights of each term; none where all are 1."""
    known = [greatest_weights == 1, greatest_weights < _ONE_BYTE, greatest_weights < _TWO_BYTES]
    return np.select(known, [_NONE, b"B", b"H"], b"I")


def _cut(values: NDArray[np.integer], counts: Numbers, codes: NDArray[np.bytes_]) -> list[bytes]:
    """The bytes of runs of values, of these lengths and in these forms."""
    packed = {_NONE: (b"", 0)}
    for code in set(codes.tolist()) - {_NONE}:
        packed[code] = values.astype(_DTYPES[code]).tobytes(), _DTYPES[code].itemsize
    pieces = []
    start = 0
    for end, code in zip(np.cumsum(counts).tolist(), codes.tolist(), strict=True):
        data, size = packed[code]
        pieces.append(data[start * size : end * size])
        start = end
    return pieces


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


def read_field(file: Any, terms: list[bytes], places: Numbers, sizes: Numbers) -> FieldPostings:
    """All postings of a field: those of each term begin at a place and take so many bytes."""
    start, end = int(places[0]), int(places[-1] + sizes[-1])
    content = file.get(start, end - start)
    headers = records_at(content, places - start, _HEADER_RECORD)
    counts = headers["count"].astype(np.int64)
    plain = np.full(len(terms), b"I")
    places = places - start + _HEADER.size
    docs = _read_runs(content, places, counts, plain)
    places = places + counts * _widths(plain)
    weights = _read_runs(content, places, counts, headers["weights"])
    positions = None
    if headers["positions"][0] != _NONE:
        places = places + counts * _widths(headers["weights"])
        totals = sums(weights, counts)
        positions = _read_runs(content, places, totals, headers["positions"])
    return FieldPostings(terms, counts, docs, weights, positions)


def _read_runs(
    content: bytes, places: Numbers, counts: Numbers, codes: NDArray[np.bytes_]
) -> Numbers:
    """The values of runs of these lengths and in these forms; 1 where they were left out."""
    widths = np.repeat(_widths(codes), counts)
    within = np.arange(len(widths)) - np.repeat(starts_of(counts), counts)
    at = np.repeat(places, counts) + within * widths
    every = np.frombuffer(content, np.uint8)
    values = (widths == 0).astype(np.int64)
    for byte in range(4):
        held = np.flatnonzero(widths > byte)
        values[held] |= every[at[held] + byte].astype(np.int64) << (8 * byte)
    return values


def _widths(codes: NDArray[np.bytes_]) -> Numbers:
    """How many bytes a value takes in each of the forms."""
    widths = np.zeros(len(codes), np.int64)
    for code, dtype in _DTYPES.items():
        widths[codes == code] = dtype.itemsize
    return widths
