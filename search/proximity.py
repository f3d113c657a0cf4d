"""Nearness: a report in which words follow one another as in the query comes before its equals.

That is for questions of a few words: few reports have the words of a pasted headline in its order.
Pairs of neighbouring words, as in the sequential dependence model (Metzler and Croft, "A Markov
Random Field Model for Term Dependencies", SIGIR 2005), are looked for in the best reports only:
where a word stands is read for some hundreds of them, however many were found.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .analyzers import Rung
from .backends.postings import FloatArray
from .backends.schema import ZONES, Zone, field_name
from .backends.snapshot import BoolArray, Snapshot
from .opening import position_weights
from .query.nodes import Node, Word, sought
from .scoring import factors_by_zone, inverse_frequency, saturated, shortness

PAIR_WEIGHT = 0.2
"""What a pair is worth beside the commoner of its words, in a query of few words."""

# Reports further down than this are not on the first pages, whatever stands in them.
_CONTENDERS = 200
_POSITION_BITS = 32
_POSITION = (1 << _POSITION_BITS) - 1


class _Pair(NamedTuple):
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
    pairs = list(_pairs(snapshot, words)) if weight else []
    if not pairs:
        return scores
    documents = _contenders(found, scores)
    if len(documents) < 2:
        return scores
    result = scores.copy()
    result[documents] += np.float32(weight) * _nearness(snapshot, pairs, documents)
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


def _nearness(
    snapshot: Snapshot, pairs: Sequence[_Pair], documents: NDArray[np.int64]
) -> FloatArray:
    """The score of each document for all the pairs together."""
    terms = _terms(snapshot, pairs, documents)
    factors = factors_by_zone(snapshot)[:, documents]
    # Pairs are kept apart as zones and documents are: by slots, in which positions are counted.
    starts = [number * factors.size << _POSITION_BITS for number in range(len(pairs))]
    firsts = [terms[pair.first].places + start for pair, start in zip(pairs, starts, strict=True)]
    seconds = [terms[pair.second].places + start for pair, start in zip(pairs, starts, strict=True)]
    distances = np.repeat([pair.distance for pair in pairs], list(map(len, firsts)))
    together = _followed(np.concatenate(firsts), np.concatenate(seconds), distances)
    slots = together >> _POSITION_BITS
    is_in_body = slots // len(documents) % len(ZONES) == ZONES.index(Zone.BODY)
    weights = np.where(is_in_body, position_weights(together & _POSITION), 1)
    counts = np.bincount(slots, weights, len(pairs) * factors.size).astype(np.float32)
    totals = (counts.reshape(-1, *factors.shape) * factors).sum(axis=1)
    rarities = [
        inverse_frequency(snapshot.size, _commoner(terms[pair.first], terms[pair.second]))
        for pair in pairs
    ]
    return (np.array(rarities, np.float32)[:, None] * saturated(totals)).sum(axis=0)


class _Term(NamedTuple):
    """Where a stem stands in some documents, and how common it is."""

    places: NDArray[np.int64]
    """In rising order: a slot for the zone and the document, and a position, in one number."""
    frequencies: tuple[int, ...]
    """In how many documents of the archive it is, by zone."""


def _terms(
    snapshot: Snapshot, pairs: Sequence[_Pair], documents: NDArray[np.int64]
) -> dict[str, _Term]:
    # In a row of words, all but the outer ones are in two pairs.
    stems = {stem for pair in pairs for stem in (pair.first, pair.second)}
    return {stem: _term(snapshot, stem, documents) for stem in stems}


def _term(snapshot: Snapshot, stem: str, documents: NDArray[np.int64]) -> _Term:
    places, frequencies = [_NOWHERE], []
    for number, field in enumerate(_FIELDS):
        postings = snapshot.postings(field, stem)
        frequencies.append(0 if postings is None else len(postings.docs))
        if postings is not None:
            which, positions = postings.positions_among(documents)
            slots = which + number * len(documents)
            places.append((slots << _POSITION_BITS) + positions)
    return _Term(np.concatenate(places), tuple(frequencies))


_FIELDS = tuple(field_name(zone, Rung.STEM) for zone in ZONES)
_NOWHERE = np.empty(0, np.int64)


def _commoner(first: _Term, second: _Term) -> int:
    """How many documents have the commoner of the two, in a zone where both are."""
    both = zip(first.frequencies, second.frequencies, strict=True)
    return max([max(frequencies) for frequencies in both if all(frequencies)], default=0)


def _followed(
    firsts: NDArray[np.int64], seconds: NDArray[np.int64], distances: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Those of the first places after which one of the second ones is as near as it should be."""
    if not (firsts.size and seconds.size):
        return _NOWHERE
    after = np.minimum(seconds.searchsorted(firsts, side="right"), len(seconds) - 1)
    gaps = seconds[after] - firsts
    return firsts[(gaps > 0) & (gaps <= distances)]
