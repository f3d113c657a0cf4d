"""Where a person's name ends that begins at a place of a report, and whether it is one.

Given names, the shape of the words and what follows them tell; who may be named at a place is known
elsewhere (`unknown_persons`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.arabic.months import WEEKDAYS
from archive.ingest.person_shapes import (
    ARTICLE,
    MOST_UNITS,
    PREPOSITIONS,
    Run,
    Units,
    Word,
    continues_asian,
    has_particle,
    is_arab,
    is_given,
    is_half,
    is_like_object,
    is_like_verb,
    is_no_name,
    looks_common,
    may_be_family,
    units_of,
)
from archive.ingest.person_titles import HEADS, PARTICLES, SPACE, word_at
from archive.ingest.person_words import BEFORE_IN, GOD_OR_FAITH, JOINED_FIRST, ends_name
from archive.ingest.reporting_verbs import COMPLEMENTIZERS, reporting_word
from archive.ingest.speaker_phrases import ADVERBS
from archive.ingest.word_counts import WordCounts

_CLOSING = re.compile("[،,.:؛)(؟!\n]|[ \u00a0]?[(:]|$")
_LONGEST_NAME, _LONGEST_SURFACE = 6, 120
SHORTEST_SURNAME = 4
_IN, _VAN = "ان", "فان"
_LINEAGE = ("بن", "ابن", "ال")
_ABD = "عبد"
_SURELY, _PERHAPS, _NOT = "surely", "perhaps", ""


class NameReader:
    """Reads names in one text; ``letters`` are the text's, folded."""

    def __init__(self, text: str, letters: str) -> None:
        self._text = text
        self._counts = WordCounts(letters)

    def run(self, start: int) -> Run | None:
        """The name that begins there; None where the words are none."""
        words: list[Word] = []
        is_bounded, at = True, start
        while len(words) <= _LONGEST_NAME:
            word = word_at(self._text, at)
            if word is None:
                # A quotation, a number: none of the name, but no clause ends there.
                is_bounded = False
                break
            if ending := self._ends(words, word):
                is_bounded = ending == _SURELY
                break
            words.append(word)
            space = SPACE.match(self._text, word.end)
            if _CLOSING.match(self._text, word.end) or space is None:
                is_bounded = _CLOSING.match(self._text, word.end) is not None
                break
            at = space.end()
        return self._judged(words, is_bounded=is_bounded) if len(words) <= _LONGEST_NAME else None

    def _ends(self, words: Sequence[Word], word: Word) -> str:
        """Whether the word ends the name before it: surely, perhaps, or not."""
        letters = word.letters
        if letters == _IN and " ".join(before.letters for before in words) in BEFORE_IN:
            return _NOT
        if letters in COMPLEMENTIZERS or reporting_word(self._text[word.start : word.end]):
            return _SURELY
        if words and words[-1].letters in JOINED_FIRST:
            return _NOT
        if words and self._text[word.start : word.end] == _VAN:
            # Folded, «فإن» is the same.
            return _NOT
        if letters in WEEKDAYS or letters in ADVERBS:
            return _SURELY
        if ends_name(letters) and not (not words and may_be_family(letters)):
            return _SURELY if letters in HEADS else _PERHAPS
        if letters.startswith(PARTICLES) or (
            words and has_particle(letters, is_far=len(words) > 1)
        ):
            return _PERHAPS
        if letters.startswith(ARTICLE) and letters not in GOD_OR_FAITH and letters != ARTICLE:
            return _NOT if _may_be_surname(words, letters) else _PERHAPS
        return _NOT

    def _judged(self, words: Sequence[Word], *, is_bounded: bool) -> Run | None:
        """The words as a name of two to four parts, or as many of them as surely are."""
        units: Units = units_of(words)
        if len(units) < 2 or units[-1][-1].letters in JOINED_FIRST:
            return None
        if units[0][0].letters.startswith((ARTICLE, *PARTICLES)):
            return None
        if units[0][0].letters in _LINEAGE:
            return None
        kept = self._surely_of_name(units, is_bounded=is_bounded)
        if len(kept) < len(units):
            is_bounded = is_bounded and self._is_long_name(units)
            if not is_bounded and is_half(kept, units[len(kept)]):
                return None
            kept = units if is_bounded else kept
        if is_no_name(kept, is_bounded=is_bounded):
            return None
        run = tuple(word for unit in kept for word in unit)
        return Run(run, is_bounded) if run[-1].end - run[0].start <= _LONGEST_SURFACE else None

    def _surely_of_name(self, units: Units, *, is_bounded: bool) -> Units:
        """The parts up to the surname, where nothing shows that the name goes on after it."""
        kept = 2
        for before, unit in pairwise(units[1:]):
            letters = unit[0].letters
            is_last = is_bounded and kept + 1 == len(units)
            if not (
                letters in _LINEAGE
                or continues_asian(units, unit, kept)
                or (len(before) == 1 and is_given(before[0].letters)
                    and self._goes_on(before[0].letters, unit, is_last=is_last))
            ):  # fmt: skip
                break
            kept += 1
        return units[:kept]

    def _goes_on(self, before: str, unit: Sequence[Word], *, is_last: bool) -> bool:
        """Whether a part belongs to the name in which a given name stands before it."""
        letters = unit[0].letters
        if is_like_verb(letters):
            return False
        if is_given(letters) or (is_last and not is_like_object(unit)):
            return True
        return self.is_repeated(f"{before} {letters}")

    def _is_long_name(self, units: Units) -> bool:
        """Whether a third part is the surname: with the article, or by itself elsewhere, too."""
        last = units[-1][-1].letters
        if len(units) >= MOST_UNITS or is_like_object(units[-1]) or is_like_verb(last):
            return False
        if last.startswith(PREPOSITIONS):
            return False
        if is_arab(units):
            return last.startswith(ARTICLE)
        return self.is_repeated(" ".join(word.letters for unit in units for word in unit))

    def is_name(self, run: Run) -> bool:
        """Whether words that nobody knows for a given name are still a name."""
        if not run.is_bounded or looks_common(run):
            return False
        # A given name does not stand without its surname, as a noun would.
        counts = self._counts
        return counts.of_any_form(run.words[0].letters) <= counts.of_phrase(run.letters)

    def is_repeated(self, name: str) -> bool:
        """Whether the surname stands by itself somewhere, as a surname does in a report."""
        surname = name.rpartition(" ")[2]
        if len(surname) < SHORTEST_SURNAME:
            return False
        return self._counts.of_word(surname) > self._counts.of_phrase(name)


def _may_be_surname(words: Sequence[Word], letters: str) -> bool:
    """Whether a word with the article is the surname of the name before it: «محمد الحسن»."""
    if not words or not is_arab([words]) or len(letters) < len(ARTICLE) + 2:
        return False
    others = {word.letters for word in words[1:]} - GOD_OR_FAITH
    has_one = any(other.startswith(ARTICLE) for other in others)
    return not has_one or (len(words) > 1 and words[-2].letters == _ABD)
