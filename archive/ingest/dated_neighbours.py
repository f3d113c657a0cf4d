"""What the dated reports of an archive tell of the day on which an undated one was published.

Each day has a weight, as the clues of the text have: the logarithm of how much likelier reports as
alike as these are around the report's own day than around a day taken at random.

The constants were fitted by maximum likelihood on 1,300 of 7,791 reports of 2018, each dated by the
others: with its copies among them and without, by all of them, a quarter and a tenth, and by those
alone that begin or end days away from it, so that an archive without its time leaves it undated.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.arabic.letters import fold
from archive.arabic.tokens import words
from archive.ingest.dated_reports import DatedReports, Floats, SharedWords
from archive.ingest.values import NearReport

# A day on which the archive has reports at all, against one before or after them.
_IN_ARCHIVE = 3.73
# Reports as alike as this stand out.
_NOTICEABLE = 0.002
_WITHIN_DAYS, _WITHIN_WEEKS, _SAME_DAY_ELSEWHERE, _COPY = 0.51, 1.38, 0.93, 4.22
# How likeness fades with the days between, as standard deviations of bell curves.
_DAYS, _WEEKS, _ONE_DAY = 1.2, 4.0, 0.45
_REACH = 10
_AROUND_ARCHIVE = 2
# The days whose words are weighed one by one; the others are weighed together.
_MOST_DAYS = 120
_MOST_WORDS = 5
_NEAR_DAY = 3
_LEAST_ALIKE = 0.08


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The dated reports around an undated one."""

    reports: DatedReports
    text: str
    shared: SharedWords
    likeness: Floats
    first: int
    """The first day that is weighed, as an ordinal."""
    weights: Floats
    """The weights of this and the following days."""

    def weight(self, day: date) -> float:
        """The weight of the day; 0 where the archive has no reports."""
        place = day.toordinal() - self.first
        return float(self.weights[place]) if 0 <= place < len(self.weights) else 0.0

    def likely_days(self) -> list[date]:
        """The days with the greatest weights, at most a few hundred, in order."""
        best = np.argsort(-self.weights, kind="stable")[:_MOST_DAYS]
        return [date.fromordinal(self.first + place) for place in sorted(best.tolist())]

    def weight_of_others(self) -> float:
        """The weight of all other days of the archive together; minus infinity for none."""
        rest = np.sort(self.weights)[::-1][_MOST_DAYS:]
        return float(np.logaddexp.reduce(rest)) if len(rest) else float("-inf")

    def speaking_for(self, first: date, last: date, most: int) -> list[NearReport]:
        """The reports most alike from those days and the few around them, the most alike first."""
        start = first.toordinal() - _NEAR_DAY
        end = last.toordinal() + _NEAR_DAY
        days = self.reports.days
        near = np.flatnonzero((days >= start) & (days <= end) & (self.likeness >= _LEAST_ALIKE))
        # Of what an outlet filed twice one is enough.
        _, firsts = np.unique(self.likeness[near].round(6), return_index=True)
        near = near[firsts]
        best = near[np.argsort(-self.likeness[near], kind="stable")][:most]
        return [
            NearReport(number, date.fromordinal(day), self._words(number))
            for number, day in zip(
                self.reports.numbers[best].tolist(), days[best].tolist(), strict=True
            )
        ]

    def _words(self, number: int) -> tuple[str, ...]:
        written = _as_written(self.text)
        common = self.reports.common_words(self.shared, number, _MOST_WORDS)
        return tuple(written.get(word, word) for word in common)


@lru_cache(maxsize=2)
def _as_written(text: str) -> dict[str, str]:
    """The words of a text as they are compared, each with how it is first written there."""
    return {fold(word): word for word in reversed(words(text))}


def neighbours(
    reports: DatedReports, text: str, source: str, leave_out: frozenset[int] = frozenset()
) -> Neighbours | None:
    """The dated reports around a text of that source; None where there are none.

    Takes time in proportion to how often the archive has the text's words: milliseconds.
    """
    if len(reports) <= len(leave_out):
        return None
    shared = reports.shared_words(text, leave_out)
    likeness = reports.likeness(shared)
    kept = ~np.isin(reports.numbers, list(leave_out))
    margin = _AROUND_ARCHIVE
    first = int(reports.days[kept].min()) - margin
    count = int(reports.days[kept].max()) + margin - first + 1
    day = np.clip(reports.days - first, 0, count - 1)
    likeness = np.where(kept, likeness, 0.0)

    cubes = likeness**3
    by_day = np.bincount(day, weights=cubes, minlength=count)
    elsewhere = np.bincount(
        day, weights=cubes * reports.from_other_sources(source), minlength=count
    )
    best = np.zeros(count)
    np.maximum.at(best, day, likeness)
    weights = (
        _IN_ARCHIVE
        + _WITHIN_DAYS * _stands_out(_spread(by_day, _DAYS))
        + _WITHIN_WEEKS * _stands_out(_spread(by_day, _WEEKS))
        + _SAME_DAY_ELSEWHERE * _stands_out(_spread(elsewhere, _ONE_DAY))
        + _COPY * np.minimum(_spread(best**4, _ONE_DAY), 1.0)
    )
    return Neighbours(reports, text, shared, likeness, first, weights)


def _stands_out(likeness: Floats) -> Floats:
    return np.log1p(likeness / _NOTICEABLE)


def _spread(by_day: NDArray[Any], days: float) -> Floats:
    """The values of the days, each reaching to the days around it along a bell curve."""
    away: NDArray[np.int64] = np.arange(-_REACH, _REACH + 1)
    curve = np.exp(-0.5 * (away / days) ** 2)
    spread: Floats = np.convolve(by_day, curve)[_REACH : _REACH + len(by_day)]
    return spread
