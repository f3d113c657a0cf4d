"""The order of results, the few of them that a page shows, and copies shown as one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .backends.postings import FloatArray
from .backends.snapshot import BoolArray, Snapshot
from .choices import Sort

# From so many results on, those that cannot be on the page are set aside before sorting.
_MANY = 200
_LATEST = 99_999_999

Documents = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Ranking:
    """What was found, and by what it is put in order.

    Equals are ordered by date, the latest first, and then by number: always the same way. Where
    copies are grouped, the first report of a story in this order stands for all of them.
    """

    snapshot: Snapshot
    found: BoolArray
    scores: FloatArray
    sort: Sort
    is_grouped: bool

    def count(self) -> int:
        """How many results there are."""
        return self.stories() if self.is_grouped else int(np.count_nonzero(self.found))

    def stories(self) -> int:
        """How many stories the reports found make."""
        told = np.zeros(self.snapshot.size, np.bool_)
        told[self.snapshot.stories[np.flatnonzero(self.found)]] = True
        return int(np.count_nonzero(told))

    def top(self, stop: int) -> Documents:
        """The documents of the first results in order; up to ``stop`` of them."""
        documents = np.flatnonzero(self.found)
        if self.sort is not Sort.RELEVANCE or len(documents) <= _MANY:
            return self._in_order(documents)[:stop]
        # Copies take places, so more are looked at than are shown.
        wanted = 2 * stop
        while True:
            contenders = _contenders(documents, self.scores, wanted)
            first = self._in_order(contenders)
            if len(first) >= stop or len(contenders) == len(documents):
                return first[:stop]
            wanted *= 4

    def _in_order(self, documents: Documents) -> Documents:
        dates = self.snapshot.column("date_start")[documents]
        numbers = self.snapshot.column("number")[documents]
        if self.sort is Sort.OLDEST:
            order = np.lexsort((numbers, np.where(dates > 0, dates, _LATEST)))
        elif self.sort is Sort.NEWEST:
            order = np.lexsort((-numbers, -dates))
        else:
            order = np.lexsort((-numbers, -dates, -self.scores[documents]))
        ordered = documents[order]
        if not self.is_grouped:
            return ordered
        _, firsts = np.unique(self.snapshot.stories[ordered], return_index=True)
        return ordered[np.sort(firsts)]


def _contenders(documents: Documents, scores: FloatArray, stop: int) -> Documents:
    """The documents whose score is among the best ``stop``, ties included."""
    if stop >= len(documents):
        return documents
    values = scores[documents]
    least = np.partition(values, len(values) - stop)[len(values) - stop]
    return documents[values >= least]


@dataclass(frozen=True, slots=True)
class Story:
    """The copies of a report among the results."""

    copies: int
    """How many others there are."""
    sources: int
    """From how many sources, that of the report shown included."""


def stories_of(snapshot: Snapshot, found: BoolArray, documents: Documents) -> list[Story]:
    """For each of a page's documents, the copies of it that were found."""
    stories = snapshot.stories
    wanted = np.zeros(snapshot.size, np.bool_)
    wanted[stories[documents]] = True
    members = np.flatnonzero(found)
    members = members[wanted[stories[members]]]
    sources = snapshot.column("source")[members]
    return [
        Story(len(same) - 1, len(np.unique(same)))
        for same in (sources[stories[members] == story] for story in stories[documents])
    ]
