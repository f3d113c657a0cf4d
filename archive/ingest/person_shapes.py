"""What the shape of words says of whether they are a person's name, and of which parts it is made.

Nothing of the text around them: that is `unknown_persons`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.ingest.given_names import ARAB, EAST_ASIAN, OTHER
from archive.ingest.person_words import (
    COMMON_ENDINGS,
    FEMININE_PLURAL,
    GOD_OR_FAITH,
    JOINED_FIRST,
    JOINED_TO_FAITH,
    OFFICE_WORDS,
    places,
)

ARTICLE, AND = "ال", "و"
MOST_UNITS = 4
PREPOSITIONS = ("ل", "ب", "ك")
_FUTURE = ("ست", "سي")
_LINEAGE = ("بن", "ابن", "ال", "عبد")
"""«بن», and آل without its madda."""
_SHORT = 5
_PRONOUN = "ها"


class Word(NamedTuple):
    """A word of a text: how it compares, and its span."""

    letters: str
    start: int
    end: int


Units = Sequence[Sequence[Word]]
"""A name's parts, some of several words: «عبد الرحمن»."""


@dataclass(frozen=True, slots=True)
class Run:
    """The words of a name, and whether what follows must end it."""

    words: tuple[Word, ...]
    is_bounded: bool

    @property
    def letters(self) -> str:
        """The words as they compare."""
        return " ".join(word.letters for word in self.words)


def units_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words, those that belong together as one: «عبد الرحمن», «دي ميستورا», «نصر الله»."""
    units: list[list[Word]] = []
    for word in words:
        if units and _belongs(units[-1][-1].letters, word.letters):
            units[-1].append(word)
        else:
            units.append([word])
    return units


def _belongs(before: str, letters: str) -> bool:
    if before in JOINED_TO_FAITH:
        return letters in GOD_OR_FAITH
    return before in JOINED_FIRST or letters in GOD_OR_FAITH


def is_given(letters: str) -> bool:
    """Whether the word is a given name, or stands first in names as one does."""
    first = letters.split(" ")[0]
    return letters in ARAB or first in OTHER or letters in ("عبد", "ابو") or letters in EAST_ASIAN


def begins_given(words: Sequence[Word]) -> bool:
    """Whether a name begins with a given name: «محمد», or any word with «الدين»."""
    return is_given(words[0].letters) or _has_faith(words)


def _has_faith(words: Sequence[Word]) -> bool:
    return len(words) > 1 and words[1].letters in GOD_OR_FAITH


def is_arab(units: Units) -> bool:
    """Whether the name begins as Arabs' names do."""
    first = units[0]
    return first[0].letters in ARAB or first[0].letters in JOINED_FIRST or _has_faith(first)


def is_lineage(letters: str) -> bool:
    """Whether the second word of a ruler's name goes on with the name: «سلمان بن عبد العزيز»."""
    return letters in _LINEAGE or is_given(letters)


def may_be_family(letters: str) -> bool:
    """Whether the word opens an East Asian name, and is not a particle that is written so."""
    return letters in EAST_ASIAN and len(letters) <= _SHORT


def continues_asian(units: Units, unit: Sequence[Word], kept: int) -> bool:
    """Whether the part is the third syllable of an East Asian name."""
    letters = unit[0].letters
    return (
        units[0][0].letters in EAST_ASIAN
        and kept == 2
        and len(letters) <= _SHORT
        and not letters.startswith(PREPOSITIONS)
    )


def is_like_verb(letters: str) -> bool:
    """Whether the word has the letters of a verb in the present tense, and is no given name."""
    return letters[:1] in "يت" and len(letters) > 3 and not is_given(letters)


def is_like_object(unit: Sequence[Word]) -> bool:
    """Whether the word ends as a verb's object does: «بلاغا», «زيارة»."""
    letters = unit[-1].letters
    return letters.endswith(("ا", *COMMON_ENDINGS)) and not is_given(letters)


def is_half(kept: Units, dropped: Sequence[Word]) -> bool:
    """Whether a name may be cut off before its surname: «محمد جواد» of «محمد جواد ظريف»."""
    if len(kept[-1]) > 1 or not is_given(kept[-1][0].letters):
        return False
    is_verb = is_arab(kept) and is_like_verb(dropped[0].letters)
    return not (is_verb or is_like_object(dropped))


def has_particle(letters: str, *, is_far: bool) -> bool:
    """Whether a word is surely or likely written together with a particle: «لوكالة», «وزوجته»."""
    if is_given(letters):
        return False
    if letters.startswith(AND) or (is_far and letters.startswith(_FUTURE)):
        return True
    if letters.endswith(_PRONOUN):
        return True
    rest = letters[1:]
    return letters.startswith(PREPOSITIONS) and (
        rest in OFFICE_WORDS
        or rest in places()
        or rest in ARAB
        or rest in OTHER
        or rest.endswith(COMMON_ENDINGS[:2])
    )


def is_no_name(units: Units, *, is_bounded: bool) -> bool:
    """Whether words that begin as a name does go on as none."""
    first, last = units[0][0].letters, units[-1][-1].letters
    if not 2 <= len(units) <= MOST_UNITS:
        return True
    if any(len(unit) == 1 and len(unit[0].letters) < 2 for unit in units):
        return True
    if last in OFFICE_WORDS and not is_given(last):
        return True
    if not is_bounded and last.endswith(FEMININE_PLURAL) and not is_given(last):
        return True
    if first in EAST_ASIAN and last.startswith(PREPOSITIONS) and len(last) > _SHORT:
        return True
    # «الوزير سلمان يستقبل»: a verb is as likely as a surname.
    return first in ARAB and len(units) == 2 and is_like_verb(last) and not is_bounded


def looks_common(run: Run) -> bool:
    """Whether the words are shaped as nouns and adjectives are, not as foreign names."""
    if all(word.letters.endswith("ا") for word in run.words):
        return True
    if run.words[0].letters.startswith((*PREPOSITIONS, AND)):
        return True
    return any(map(_is_common, (word.letters for word in run.words)))


def _is_common(letters: str) -> bool:
    if letters in OFFICE_WORDS or letters in places() or letters.startswith(ARTICLE):
        return True
    if len(letters) < 3 or letters[:1] in "يت":
        return True
    return letters.endswith(COMMON_ENDINGS) and not is_given(letters)
