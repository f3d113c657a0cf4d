"""Nearness: a report in which words follow one another as in the query comes before its equals.

That is for questions of a few words: few reports have the words of a pasted headline in its order.
Pairs of neighbouring words, as in the sequential dependence model (Metzler and Croft, "A Markov
Random Field Model for Term Dependencies", SIGIR 2005), are looked for in the best reports only:
where a word stands is read for some hundreds of them, however many were found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .analyzers import Rung
from .backends.postings import FloatArray, Postings
from .backends.schema import ZONES, Zone, field_name
from .backends.snapshot import BoolArray, Snapshot
from .opening import position_weights
from .query.nodes import Node, Word, sought
from .scoring import inverse_frequency, saturated, shortness, zone_factors

PAIR_WEIGHT = 0.2
"""What a pair is worth beside the commoner of its words, in a query of few words."""

# Reports further down than this are not on the first pages, whatever stands in them.
_CONTENDERS = 200
_POSITION_BITS = 32
_POSITION = (1 << _POSITION_BITS) - 1


@dataclass(frozen=True, slots=True)
class _Pair:
    first: str
    second: str
    distance: int
    """How many words the second is beyond the first in the query."""


def with_proximity(
    snapshot: Snapshot, root: Node, found: BoolArray, scores: FloatArray
) -> FloatArray:
    """The scores with what nearness adds to the best of the reports found; never less than 0.

    What is added depends on the query and the reports alone, not on the page that is shown.
    """
    words = _content_words(root)
    weight = PAIR_WEIGHT * shortness(len(words))
    pairs = list(_pairs(snapshot, words))
    if not (weight and pairs):
        return scores
    documents = _contenders(found, scores)
    if len(documents) < 2:
        return scores
    result = scores.copy()
    for pair in pairs:
        result[documents] += np.float32(weight) * _pair_scores(snapshot, pair, documents)
    return result


def _content_words(root: Node) -> list[tuple[int, Word]]:
    """The words of the query but for little ones, each with how many stand before it."""
    words = {node.start: node for node in sought(root) if isinstance(node, Word)}
    ordered = enumerate(words[start] for start in sorted(words))
    return [(place, word) for place, word in ordered if not word.is_function_word]


def _pairs(snapshot: Snapshot, words: list[tuple[int, Word]]) -> Iterator[_Pair]:
    """Yield the words that are neighbours in the query, but for little words between them."""
    for (place, word), (next_place, next_word) in pairwise(words):
        first, second = snapshot.table[word.text].stem, snapshot.table[next_word.text].stem
        if first != second:
            yield _Pair(first, second, next_place - place)


def _contenders(found: BoolArray, scores: FloatArray) -> NDArray[np.int64]:
    """The best documents found, in rising order; of equals, those indexed first."""
    documents = np.flatnonzero(found)
    if len(documents) <= _CONTENDERS:
        return documents
    values = scores[documents]
    least = np.partition(values, len(values) - _CONTENDERS)[len(values) - _CONTENDERS]
    better = documents[values > least]
    equals = documents[values == least][: _CONTENDERS - len(better)]
    return np.sort(np.concatenate([better, equals]))


def _pair_scores(snapshot: Snapshot, pair: _Pair, documents: NDArray[np.int64]) -> FloatArray:
    total = np.zeros(len(documents), np.float32)
    commoner = 0
    for zone in ZONES:
        field = field_name(zone, Rung.STEM)
        first, second = snapshot.postings(field, pair.first), snapshot.postings(field, pair.second)
        if first is None or second is None:
            continue
        commoner = max(commoner, len(first.docs), len(second.docs))
        firsts, seconds = _places(first, documents), _places(second, documents)
        if not (firsts.size and seconds.size):
            continue
        after = np.minimum(np.searchsorted(seconds, firsts, side="right"), len(seconds) - 1)
        gaps = seconds[after] - firsts
        together = firsts[(gaps > 0) & (gaps <= pair.distance)]
        weights = position_weights(together & _POSITION) if zone is Zone.BODY else None
        counts = np.bincount(together >> _POSITION_BITS, weights, minlength=len(documents))
        total += counts.astype(np.float32) * zone_factors(snapshot, zone)[documents]
    rarity = inverse_frequency(snapshot.size, commoner)
    return np.float32(rarity) * saturated(total)


def _places(postings: Postings, documents: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the term stands in these documents: which of them, and the position, in one number."""
    which, positions = postings.positions_among(documents)
    return (which << _POSITION_BITS) + positions
