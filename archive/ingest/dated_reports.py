"""The dated reports of an archive, and how alike each of them is to a report without a date.

News comes in bursts: reports that share rare words were mostly published within days of one
another. Dating a text by the dated texts most like it goes back to de Jong, Rode and Hiemstra,
"Temporal Language Models for the Disclosure of Historical Text" (2005), and Kanhabua and Nørvåg,
"Improving Temporal Language Models for Determining Time of Non-timestamped Documents" (2008). They
compare with all the texts of a period together; on 7,791 reports of 2018 the single texts most
alike told more.

Likeness is the cosine of tf-idf vectors in which a word counts by its rarity and by how early it
first stands: the first paragraphs tell the news, the last ones what had led to it.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive.arabic.letters import fold
from archive.arabic.tokens import words

Floats = NDArray[np.float64]

# A word at this place in the text counts half as much as the first.
_HALF_WEIGHT_AT = 100
_LONGEST_READ = 20_000
# What so large a share of all reports has tells nothing.
_COMMONEST = 0.25


class DatedReport(NamedTuple):
    """A report whose day of publication is known."""

    number: int
    day: date
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class SharedWords:
    """The words that a text shares with dated reports: for each time that a report has one of them,
    which word, which report, and how much it makes the two alike.
    """

    words: list[str]
    word: NDArray[np.int64]
    report: NDArray[np.int64]
    weight: Floats


class DatedReports:
    """Dated reports with their words, packed into arrays: about 2 kB a report."""

    def __init__(self, reports: Iterable[DatedReport]) -> None:
        self._vocabulary: dict[str, int] = {}
        numbers, days, sources = array("q"), array("q"), array("q")
        terms, weights, sizes = array("i"), array("f"), array("q")
        slugs: dict[str, int] = {}
        for report in reports:
            found = _weighed(report.text)
            vocabulary = self._vocabulary
            terms.extend(vocabulary.setdefault(word, len(vocabulary)) for word in found)
            weights.extend(found.values())
            sizes.append(len(found))
            numbers.append(report.number)
            days.append(report.day.toordinal())
            sources.append(slugs.setdefault(report.source, len(slugs)))
        self._slugs = slugs
        self.numbers = np.array(numbers, dtype=np.int64)
        self.days = np.array(days, dtype=np.int64)
        self._sources = np.array(sources, dtype=np.int64)
        self._pack(np.array(terms, dtype=np.int32), np.array(weights, dtype=np.float32), sizes)

    def _pack(
        self, terms: NDArray[np.int32], weights: NDArray[np.float32], sizes: "array[int]"
    ) -> None:
        """Turn the lists of words by report into lists of reports by word."""
        holders = np.repeat(np.arange(len(sizes), dtype=np.int32), np.array(sizes, dtype=np.int64))
        held = np.bincount(terms, minlength=len(self._vocabulary))
        # The text that a report is compared with is one more report.
        rarity = _rarity(np.maximum(held, 2), len(sizes) + 1)
        lengths = np.bincount(holders, weights=(weights * rarity[terms]) ** 2, minlength=len(sizes))
        weights = (weights / np.sqrt(np.maximum(lengths, 1e-9))[holders]).astype(np.float32)
        order = np.argsort(terms, kind="stable")
        self._holders, self._weights = holders[order], weights[order]
        total = int(held.sum())
        self._starts = np.concatenate(([0], np.cumsum(held), [total])).astype(np.int64)

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {number: place for place, number in enumerate(self.numbers.tolist())}

    def from_other_sources(self, source: str) -> NDArray[np.bool_]:
        """Which of the reports come from another source than this one."""
        return self._sources != self._slugs.get(source, -1)

    def shared_words(self, text: str, leave_out: Collection[int] = ()) -> SharedWords:
        """The words that the text shares with the reports, but for those numbers."""
        own = _weighed(text)
        # Words that no report has stand after all others, with no places.
        new = len(self._vocabulary)
        terms = np.array([self._vocabulary.get(word, new) for word in own], dtype=np.int64)
        starts, ends = self._starts[terms], self._starts[terms + 1]
        usual = (ends - starts) > _COMMONEST * (len(self) + 1)
        ends = np.where(usual, starts, ends)
        places = _ranges(starts, ends)
        word = np.repeat(np.arange(len(own)), ends - starts)
        report = self._holders[places].astype(np.int64)
        if leave_out:
            out = [self._places[number] for number in leave_out if number in self._places]
            kept = ~np.isin(report, out)
            word, report, places = word[kept], report[kept], places[kept]
        # The text is one more report that has the word; a word that is new counts as one that is
        # rare, so that a text of new words is like no report.
        held = np.bincount(word, minlength=len(own)) + 1
        total = len(self) - len(leave_out) + 1
        rarity = np.where(usual, 0.0, _rarity(np.maximum(held, 2), total))
        weighed = np.array(list(own.values()), dtype=np.float64) * rarity
        length = float(np.sqrt((weighed**2).sum())) or 1.0
        weight = (weighed * rarity / length)[word] * self._weights[places]
        return SharedWords(list(own), word, report, weight)

    def likeness(self, shared: SharedWords) -> Floats:
        """How alike each report is to the text of these words, from 0 to 1, as ``numbers`` go."""
        alike = np.bincount(shared.report, weights=shared.weight, minlength=len(self))
        return alike.astype(np.float64)

    def common_words(self, shared: SharedWords, number: int, most: int) -> list[str]:
        """The words, as folded, that make that report most like the text; the weightiest first."""
        at = np.flatnonzero(shared.report == self._places[number])
        heaviest = at[np.argsort(-shared.weight[at], kind="stable")][:most]
        return [shared.words[index] for index in shared.word[heaviest].tolist()]


def _rarity(held: NDArray[np.int64], total: int) -> Floats:
    """How rare words are that so many of all reports have; 0 for those that many have."""
    rarity: Floats = np.log(total / np.maximum(held, 1))
    return np.where(held > _COMMONEST * total, 0.0, rarity)


def _weighed(text: str) -> dict[str, float]:
    """The words of a text as they are compared, each with what its first place is worth."""
    found: dict[str, float] = {}
    for place, word in enumerate(words(fold(text[:_LONGEST_READ]))):
        if word not in found:
            found[word] = 1 / (1 + place / _HALF_WEIGHT_AT)
    return found


def _ranges(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """All whole numbers from each start up to its end, one range after the other."""
    sizes = ends - starts
    total = int(sizes.sum())
    offsets = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.arange(total, dtype=np.int64) - offsets + np.repeat(starts, sizes)
