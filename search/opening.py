"""How much a word weighs by its place in a body: news says first what it is about."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

OPENING_WEIGHT = 6.0
"""How much more the first word of a body weighs than one far down."""
OPENING_LENGTH = 25.0
"""Words after which that has fallen to a third (1/e)."""

# Beyond so many words there is nothing left of it that a number of 32 bits would hold.
_WORDS_APART = 1024
_BY_POSITION = (
    1 + OPENING_WEIGHT * np.exp(-np.arange(_WORDS_APART, dtype=np.float64) / OPENING_LENGTH)
).astype(np.float32)


def position_weights(positions: NDArray[np.integer[Any]]) -> NDArray[np.float32]:
    """What a word at each of these positions weighs: 7 for the first of a body, 1 far down."""
    return _BY_POSITION[np.minimum(positions, _WORDS_APART - 1)]
