"""Where in a report each of its words begins and ends, kept with the index.

The postings say at which positions words stand; this says which characters a position is. So that
excerpts and marks are made without reading the texts' words once more.

Bounds are kept as the steps from one to the next, which are small: what stands before a word, the
word, what stands before the next, and so on. They are the lengths of ``tokens.pieces``.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bounds = NDArray[np.int64]
"""One row a word: its first character and the one beyond its last, as code points of the text."""

_NARROW, _WIDE = b"B", b"I"
_WIDTHS: dict[bytes, np.dtype[Any]] = {_NARROW: np.dtype("<u1"), _WIDE: np.dtype("<u4")}
_NONE: Bounds = np.empty((0, 2), np.int64)


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


def bounds_of(steps: Sequence[int]) -> Bounds:
    """The bounds that are so far from each other."""
    return np.cumsum(steps, dtype=np.int64).reshape(-1, 2)


def pack_steps(steps: list[int]) -> bytes:
    """The steps in two bytes a word for nearly all texts; empty without words."""
    if not steps:
        return b""
    try:
        return _NARROW + bytes(steps)
    except ValueError:  # one of them is greater than a byte
        return _WIDE + np.array(steps, _WIDTHS[_WIDE]).tobytes()


def unpack_bounds(packed: bytes) -> Bounds:
    """The bounds whose steps ``pack_steps`` packed."""
    if not packed:
        return _NONE
    steps = np.frombuffer(packed[1:], _WIDTHS[packed[:1]])
    return np.cumsum(steps, dtype=np.int64).reshape(-1, 2)
