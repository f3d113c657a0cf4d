"""What documents are counted by: keys that they hold, and times of publication."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

BoolArray = NDArray[np.bool_]

# Filters kept for the next query, a byte a document each.
_REMEMBERED_MASKS = 200


@dataclass(frozen=True, eq=False)
class KeyPairs:
    """Which documents hold which keys, in pairs."""

    docs: NDArray[np.int32]
    keys: NDArray[np.int64]

    def holding(self, keys: Iterable[int], size: int) -> BoolArray:
        """Which of ``size`` documents hold any of the keys; an array of the caller's own."""
        wanted = frozenset(keys)
        if wanted not in self._held:
            if len(self._held) >= _REMEMBERED_MASKS:
                self._held.clear()
            found = np.zeros(size, np.bool_)
            found[self.docs[np.isin(self.keys, list(wanted))]] = True
            self._held[wanted] = found
        return self._held[wanted].copy()

    def counts(self, among: BoolArray) -> dict[int, int]:
        """For each key, how many of the documents hold it; keys that none holds are left out."""
        keys, places, ends = self._by_document
        documents = np.flatnonzero(among[: len(ends) - 1])
        lengths = ends[documents + 1] - ends[documents]
        first = (ends[documents] - lengths.cumsum() + lengths).repeat(lengths)
        counts = np.bincount(places[first + np.arange(len(first))], minlength=len(keys))
        held = np.flatnonzero(counts)
        return dict(zip(keys[held].tolist(), counts[held].tolist(), strict=True))

    @cached_property
    def _by_document(self) -> tuple[NDArray[np.int64], NDArray[np.intp], NDArray[np.int64]]:
        """The keys; the places among them of what is held, by document; where each one's end.

        That of document 0 ends at the second of the ends; documents after the last that holds any
        have none.
        """
        order = np.argsort(self.docs, kind="stable")
        keys, places = np.unique(self.keys, return_inverse=True)
        ends = np.cumsum(np.bincount(self.docs + 1, minlength=1))
        return keys, places[order], ends

    @cached_property
    def _held(self) -> dict[frozenset[int], BoolArray]:
        return {}


@dataclass(frozen=True, eq=False)
class Spans:
    """In which days, months or years documents may have been published."""

    firsts: NDArray[np.int64]
    """The first period of each span that occurs; 0 for documents without a date."""
    lasts: NDArray[np.int64]
    places: NDArray[np.intp]
    """For each document, the place of its span."""

    def counts(self, among: BoolArray) -> list[tuple[int, int, int]]:
        """First and last period of each span that is dated, and how many documents have it."""
        documents = np.flatnonzero(among)
        counts = np.bincount(self.places[documents], minlength=len(self.firsts))
        held = np.flatnonzero((counts > 0) & (self.firsts > 0))
        columns = self.firsts[held].tolist(), self.lasts[held].tolist(), counts[held].tolist()
        return list(zip(*columns, strict=True))
