"""The words of each report in their order: of which family each is, and where it stands.

Postings tell of a word in which reports it is; this tells of a report where its words are, so that
a page of results is marked without reading its texts word by word, and without the postings of
each word, which are long. A word is known by a key of 16 bits. Words of other families may share
it: a key says where to look, and what is written there says whether it is the word.

Places are kept as the steps from one to the next, which are small: what stands before a word, the
word, what stands before the next, and so on. They are the lengths of ``tokens.pieces``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Bounds = NDArray[np.int64]
"""One row a word: its first character and the one beyond its last, as code points of the text."""

KEYS = 1 << 16
"""How many keys there are."""

Keys = NDArray[np.uint16]
Rows = NDArray[np.int64]

# A word: what stands before it, how long it is, and its key.
_NARROW = np.dtype([("steps", "u1", 2), ("key", "<u2")])
_WIDE = np.dtype([("steps", "<u4", 2), ("key", "<u2")])
# At the end of a record of wide words; its length is odd then, and that of no other.
_WIDE_SIGN = b"W"


def key_of(root: str) -> int:
    """The key of all words of that root."""
    return crc32(root.encode()) % KEYS


def steps_through(*texts: Sequence[str]) -> list[int]:
    """The steps through texts that stand on lines of their own, each given in pieces."""
    steps: list[int] = []
    for pieces in texts:
        lengths = list(map(len, pieces))
        if steps:
            # What follows the last word, the end of its line, and what precedes the next.
            lengths[0] += steps.pop() + 1
        steps += lengths
    return steps[:-1]


def bounds_of(steps: Sequence[int] | NDArray[Any]) -> Bounds:
    """The bounds that are so far from each other."""
    return np.cumsum(steps, dtype=np.int64).reshape(-1, 2)


def pack_words(steps: Sequence[int], keys: Sequence[int]) -> bytes:
    """The steps and keys of a report's words: four bytes a word for nearly all reports."""
    try:
        narrow = np.frombuffer(bytes(steps), np.uint8)
    except ValueError:  # one of the steps is greater than a byte
        return _packed(np.array(steps, np.uint32), keys, _WIDE) + _WIDE_SIGN
    return _packed(narrow, keys, _NARROW)


def _packed(steps: NDArray[Any], keys: Sequence[int], dtype: np.dtype[Any]) -> bytes:
    words = np.empty(len(keys), dtype)
    words["steps"] = steps.reshape(-1, 2)
    words["key"] = keys
    return words.tobytes()


@dataclass(frozen=True, eq=False)
class ForwardWords:
    """The words of some reports, those of one after those of the one before it.

    Words are told by their rows.
    """

    documents: Rows
    sizes: Rows
    """How many words each report has."""
    headline_sizes: Rows
    """How many of them are in its headline."""
    steps: NDArray[Any]
    """Two of each word."""
    keys: Keys

    @cached_property
    def ends(self) -> Rows:
        """Beyond the last word of each report."""
        return self.sizes.cumsum()

    @cached_property
    def firsts(self) -> Rows:
        """The first word of each report."""
        return self.ends - self.sizes

    @cached_property
    def bounds(self) -> Bounds:
        """Where the words stand, as if each report began where the last word before it ends."""
        return bounds_of(self.steps)

    @cached_property
    def origins(self) -> NDArray[np.int64]:
        """Where each report begins in ``bounds``."""
        return np.append(0, self.bounds[:, 1])[self.firsts]

    def owners(self, rows: Rows) -> Rows:
        """The places of the reports, among all, in which the words are."""
        return self.ends.searchsorted(rows, side="right")

    def is_in_headline(self, rows: Rows) -> NDArray[np.bool_]:
        """Whether each of the words stands in a headline."""
        return rows < (self.firsts + self.headline_sizes)[self.owners(rows)]

    def beyond(self, rows: Rows) -> Rows:
        """Where the headline or the body ends in which each of the words stands."""
        owners = self.owners(rows)
        bodies = (self.firsts + self.headline_sizes)[owners]
        return np.where(rows < bodies, bodies, self.ends[owners])


def unpack_words(
    documents: Sequence[int], headline_sizes: Rows, records: Sequence[bytes]
) -> ForwardWords:
    """The words that ``pack_words`` packed, of one report after another."""
    if any(len(record) % 2 for record in records):
        parts = [_widened(record) for record in records]
        sizes = list(map(len, parts))
        wide = np.concatenate(parts)
        steps, keys = wide["steps"].ravel(), wide["key"]
    else:
        sizes = [len(record) // _NARROW.itemsize for record in records]
        # The two steps of a word together are as long as its key.
        halves = np.frombuffer(b"".join(records), _NARROW["key"])
        steps, keys = halves[::2].copy().view(np.uint8), halves[1::2]
    return ForwardWords(
        np.array(documents, np.int64), np.array(sizes, np.int64), headline_sizes, steps, keys
    )


def _widened(record: bytes) -> NDArray[Any]:
    if len(record) % 2:
        return np.frombuffer(record[: -len(_WIDE_SIGN)], _WIDE)
    return np.frombuffer(record, _NARROW).astype(_WIDE)
