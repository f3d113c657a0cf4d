"""Where in a report each of its words begins and ends, kept with the index.

The postings say at which positions words stand; this says which characters a position is. So that
excerpts and marks are made without reading the texts' words once more.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.arabic.tokens import spans

Bounds = NDArray[np.int64]
"""One row a word: its first character and the one beyond its last, as code points of the text."""

_NARROW, _WIDE = b"B", b"I"
_WIDTHS: dict[bytes, np.dtype[Any]] = {_NARROW: np.dtype("<u1"), _WIDE: np.dtype("<u4")}
_NONE: Bounds = np.empty((0, 2), np.int64)


def word_bounds(text: str) -> Bounds:
    """The bounds of the text's words."""
    found = [bound for span in spans(text) for bound in span]
    return np.array(found, np.int64).reshape(-1, 2)


def pack_bounds(bounds: Bounds) -> bytes:
    """The bounds in two bytes a word for nearly all texts; empty without words.

    Kept are the steps from one bound to the next, which are small.
    """
    if not bounds.size:
        return b""
    steps = np.diff(bounds.ravel(), prepend=0)
    code = _NARROW if int(steps.max()) < 256 else _WIDE
    return code + steps.astype(_WIDTHS[code]).tobytes()


def unpack_bounds(packed: bytes) -> Bounds:
    """The bounds that ``pack_bounds`` packed."""
    if not packed:
        return _NONE
    steps = np.frombuffer(packed[1:], _WIDTHS[packed[:1]])
    return np.cumsum(steps, dtype=np.int64).reshape(-1, 2)
