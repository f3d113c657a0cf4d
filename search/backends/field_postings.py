"""All postings of a field of a segment that is being written, as arrays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from operator import ne
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Occurrence = tuple[int, Sequence[int]]
"""A document, and the positions at which it holds a term; none where the field keeps none."""


@dataclass(frozen=True, eq=False)
class FieldPostings:
    """The terms of a field, and the documents of one term after another."""

    terms: Sequence[bytes]
    """In rising order, as bytes compare."""
    counts: Numbers
    """How many documents hold each term."""
    docs: Numbers
    """The documents of each term, in rising order."""
    weights: Numbers
    """How often each of the documents holds the term."""
    positions: Numbers | None
    """As many for each document as its weight; None where the field keeps none."""

    def renumbered(self, numbers: Numbers) -> "FieldPostings":
        """The same under new numbers, which rise with the old; documents with -1 are left out."""
        docs = numbers[self.docs]
        is_kept = docs >= 0
        counts = sums(is_kept, self.counts)
        positions = self.positions
        return FieldPostings(
            list(compress(self.terms, counts > 0)),
            counts[counts > 0],
            docs[is_kept],
            self.weights[is_kept],
            None if positions is None else positions[np.repeat(is_kept, self.weights)],
        )


def from_occurrences(
    occurrences: Mapping[bytes, list[Occurrence]], *, with_positions: bool
) -> FieldPostings:
    """The postings of a field of few terms a document; documents must have come in rising order."""
    terms = sorted(occurrences)
    found = [occurrence for term in terms for occurrence in occurrences[term]]
    docs = np.array([document for document, _ in found], np.int64)
    counts = np.array([len(occurrences[term]) for term in terms], np.int64)
    if not with_positions:
        return FieldPostings(terms, counts, docs, np.ones(len(docs), np.int64), None)
    weights = np.array([len(positions) for _, positions in found], np.int64)
    every = chain.from_iterable(positions for _, positions in found)
    return FieldPostings(terms, counts, docs, weights, np.fromiter(every, np.int64))


def joined(parts: Sequence[FieldPostings]) -> FieldPostings:
    """The postings of a field through several lots of documents, each beyond those before it."""
    if len(parts) == 1:
        return parts[0]
    terms = [term for part in parts for term in part.terms]
    # The order of equal terms is kept, and with it that of their documents.
    order = np.array(sorted(range(len(terms)), key=terms.__getitem__), np.int64)
    ordered = [terms[place] for place in order.tolist()]
    is_new = map(ne, ordered, [None, *ordered])
    firsts = np.flatnonzero(np.fromiter(is_new, np.bool_, len(ordered)))
    counts = np.concatenate([part.counts for part in parts])
    weights = np.concatenate([part.weights for part in parts])
    positions = None
    if parts[0].positions is not None:
        sizes = sums(weights, counts)
        positions = _reordered([part.positions for part in parts], sizes, order)
    return FieldPostings(
        [ordered[place] for place in firsts.tolist()],
        np.add.reduceat(counts[order], firsts),
        _reordered([part.docs for part in parts], counts, order),
        _reordered([weights], counts, order),
        positions,
    )


def sums(values: NDArray[Any], counts: Numbers) -> Numbers:
    """The sum of each of the runs that have these lengths, of which none is empty."""
    ends = np.cumsum(np.concatenate([np.zeros(1, np.int64), values]))
    bounds = np.cumsum(np.concatenate([np.zeros(1, np.int64), counts]))
    return np.diff(ends[bounds])


def greatest(values: NDArray[Any], counts: Numbers) -> Numbers:
    """The greatest value of each of the runs that have these lengths, of which none is empty."""
    return np.maximum.reduceat(values, starts_of(counts))


def starts_of(counts: Numbers) -> Numbers:
    """Where runs of these lengths begin that follow each other."""
    return np.cumsum(counts) - counts


def _reordered(parts: Iterable[Any], counts: Numbers, order: Numbers) -> Numbers:
    """The runs of those lengths, of which the values are made up, in another order."""
    values = np.concatenate(list(parts))
    lengths = counts[order]
    shifts = starts_of(counts)[order] - starts_of(lengths)
    return values[np.repeat(shifts, lengths) + np.arange(len(values))]
