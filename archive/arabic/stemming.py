"""Light stemming: enough to let the forms of a word meet, too little to join strangers.

The affixes are those of light10 (Larkey, Ballesteros and Connell, "Light Stemming for Arabic
Information Retrieval", in Arabic Computational Morphology, Springer 2007), with the conjunction
before the article, longer minimum lengths, and lists of the words whose letters mislead
(`lexicon`) or change from within (`plurals`). Where in doubt a word is left whole: a search that
misses a form is a lesser fault than one that answers سلام with إسلام.

All words here are folded.
"""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from archive.arabic.lexicon import (
    ARTICLE_LOOKALIKES,
    FUNCTION_WORDS,
    NISBAS,
    NOUNS,
    PREPOSITION_LOOKALIKES,
    SPELLINGS,
    WAW_WORDS,
    WHOLE_WORDS,
)
from archive.arabic.places import TOWNS
from archive.arabic.plurals import PLURALS
from archive.arabic.suffixes import LEAST_STEM, VERBAL_NOUN, strip_pronoun, strip_suffixes

# The article with what is written before it, longest first.
_ARTICLES = ("وبال", "وكال", "فبال", "فلل", "ولل", "وال", "بال", "كال", "فال", "لل", "ال")
_CLITICS = "وفبلك"
_FIRST_LETTERS = frozenset(_CLITICS + "ا")
_LEAST_AFTER_ARTICLE = 2
_LEAST_AFTER_CLITIC = 3

# After ب or ل, م and ت begin a noun or a verb; hardly a word has بم or لت as its root.
_PREPOSITION_BEFORE_STEM = re.compile("بم.{3,}|بت.{4,}|لم.{3,}|لت.{3,}")
# A plural of this shape loses no ه or ات: مصالحه is reconciliation, مصالح are interests.
_PARTICIPLE = re.compile("م.ا..")
_SOUND_ENDINGS = ("ه", "ات", "ون", "ين", "ي")


def light_stem(word: str, *, protected: AbstractSet[str] = frozenset()) -> str:
    """The stem of a folded word: never empty, and the word itself where nothing is sure.

    Words in `protected` (names) come back whole, without the clitics written onto them.
    """
    if protected:
        if word in protected:
            return SPELLINGS.get(word, word)
        if word[:1] in _FIRST_LETTERS:
            for _, rest in _splits(word):
                if rest in protected:
                    return SPELLINGS.get(rest, rest)
    return _stem(word)


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    if word.isascii():
        return word
    if "ئو" in word:
        word = word.replace("مسئول", "مسؤول").replace("شئون", "شؤون")
    rest = split_clitics(word)[1]
    rest = SPELLINGS.get(rest, rest)
    for form in (rest, strip_pronoun(rest)):
        if form in PLURALS:
            return strip_suffixes(PLURALS[form])
    stem = strip_suffixes(rest)
    stem = SPELLINGS.get(stem, stem)
    if stem in PLURALS and not (rest.endswith(_SOUND_ENDINGS) and _PARTICIPLE.fullmatch(stem)):
        return strip_suffixes(PLURALS[stem])
    return stem


@lru_cache(maxsize=200_000)
def _splits(word: str) -> tuple[tuple[str, str], ...]:
    """Every way to cut clitics from the front of a word, the uncut word first."""
    lengths = {0}
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _LEAST_AFTER_ARTICLE:
            lengths.add(len(article))
    if word[:1] in _CLITICS and len(word) > _LEAST_AFTER_CLITIC:
        lengths.add(1)
        if word[0] in "وف" and word[1] in "بلك" and len(word) > _LEAST_AFTER_CLITIC + 1:
            lengths.add(2)
    return tuple((word[:length], word[length:]) for length in sorted(lengths))


def split_clitics(word: str) -> tuple[str, str]:
    """The one split of a folded word that is safe without knowing names: (proclitic, rest)."""
    if _begins_as_itself(word):
        return "", word
    first, rest = word[:1], word[1:]
    if _has_conjunction(word) or _has_preposition(word):
        inner, innermost = split_clitics(rest)
        # Two conjunctions, or a clitic after a preposition, are letters of the word: ووجدنا.
        if inner in ("", "ال") or (first in "وف" and inner[0] not in "وف"):
            return first + inner, innermost
        return first, rest
    for article in ("ال", "لل"):
        if word.startswith(article) and len(word) >= 2 + _LEAST_AFTER_ARTICLE:
            return article, word[2:]
    return "", word


def _has_conjunction(word: str) -> bool:
    """Whether the word begins with و or ف as a word of its own."""
    first, rest = word[:1], word[1:]
    if first not in ("و", "ف"):
        return False
    if rest in FUNCTION_WORDS or rest in ARTICLE_LOOKALIKES:
        return True
    if first == "ف":
        # Without an article behind it, ف is too often the word's own: فصيل, فريق, فلسطين.
        return rest.startswith(("ال", "بال", "لل")) and len(rest) >= 2 + _LEAST_AFTER_ARTICLE
    return len(rest) >= _LEAST_AFTER_CLITIC and not _has_radical_waw(word)


def _has_preposition(word: str) -> bool:
    """Whether ب، ل or ك stands before what is surely a word of its own."""
    first, rest = word[:1], word[1:]
    if first not in ("ب", "ل", "ك") or len(rest) < _LEAST_AFTER_CLITIC:
        return False
    if rest.startswith("ال") and first != "ل":
        return len(rest) >= 2 + _LEAST_AFTER_ARTICLE
    if first == "ل" == rest[0]:
        return _is_known_noun(rest)  # للقاء: the second ل is the noun's
    if _is_known_noun(word):
        return False
    return _is_known_noun(rest) or _PREPOSITION_BEFORE_STEM.fullmatch(word) is not None


def _begins_as_itself(word: str) -> bool:
    """Whether the word's first letters only look like clitics."""
    return _is_whole(word) or strip_suffixes(word) in PREPOSITION_LOOKALIKES


def _is_whole(word: str) -> bool:
    if word in WHOLE_WORDS or word in PREPOSITION_LOOKALIKES or word in ARTICLE_LOOKALIKES:
        return True
    if word in SPELLINGS:
        return True
    return len(word) > 5 and word[:2] == "ال" and strip_suffixes(word) in _LONG_LOOKALIKES


def _has_radical_waw(word: str) -> bool:
    if word in WAW_WORDS:
        return True
    stem = strip_suffixes(word)
    # وعوده is "and the return" sooner than "his promises".
    return stem != word and stem in _WAW_STEMS and word[1:] not in NOUNS


def _is_known_noun(word: str) -> bool:
    if word in NOUNS or word in _NAMES or word in PLURALS or VERBAL_NOUN.fullmatch(word):
        return True
    stem = strip_suffixes(word)
    return stem in _NOUN_STEMS or stem in PLURALS or VERBAL_NOUN.fullmatch(stem) is not None


_NAMES = TOWNS.union(SPELLINGS, SPELLINGS.values(), NISBAS.values())
_LONG_LOOKALIKES = frozenset(
    stem for stem in map(strip_suffixes, ARTICLE_LOOKALIKES) if len(stem) > 4
)
_WAW_STEMS = frozenset(map(strip_suffixes, WAW_WORDS))
_NOUN_STEMS = frozenset(stem for stem in map(strip_suffixes, NOUNS) if len(stem) >= LEAST_STEM)
