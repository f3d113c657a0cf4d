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
    NOUNS,
    OTHER_PROCLITIC_LOOKALIKES,
    SPELLINGS,
    WAW_WORDS,
    WHOLE_WORDS,
)
from archive.arabic.plurals import PLURALS

# With the article inside them, longest first.
_ARTICLES = ("وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال")
_SINGLE_CLITICS = "وفبلك"
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا")

# Verbal nouns that begin with alef: after ب or ل they are nouns with a preposition.
_VERBAL_NOUN = re.compile("ا(?:ست..?ا..?|ن..ا.|.ت.ا.|ت.ا.|..ا.|ستي.اء)ه?")

_LEAST_AFTER_ARTICLE = 2
_LEAST_AFTER_CLITIC = 3
_LEAST_STEM = 3
_LEAST_LONG_STEM = 4


def light_stem(word: str, *, protected: AbstractSet[str] = frozenset()) -> str:
    """The stem of a folded word: never empty, and the word itself where nothing is sure.

    Words in `protected` (names) come back whole, without the clitics written onto them.
    """
    if protected:
        for _, rest in clitic_splits(word):
            if rest in protected:
                return SPELLINGS.get(rest, rest)
    return _stem(word)


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    if word.isascii():
        return word
    rest = split_clitics(word)[1]
    if rest in SPELLINGS:
        return SPELLINGS[rest]
    singular = PLURALS.get(rest)
    if singular is not None:
        return _strip_suffixes(singular)
    stem = _strip_suffixes(rest)
    return _strip_suffixes(PLURALS[stem]) if stem in PLURALS else stem


@lru_cache(maxsize=200_000)
def _splits(word: str) -> tuple[tuple[str, str], ...]:
    splits = [("", word)]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _LEAST_AFTER_ARTICLE:
            splits.append((article, word[len(article) :]))
    if word[:1] in _SINGLE_CLITICS and len(word) > _LEAST_AFTER_CLITIC:
        splits.append((word[0], word[1:]))
        if word[0] in "وف" and word[1] in "بلك" and len(word) > _LEAST_AFTER_CLITIC + 1:
            splits.append((word[:2], word[2:]))
    return tuple(sorted(splits, key=lambda split: len(split[0])))


def clitic_splits(word: str) -> list[tuple[str, str]]:
    """Every way to cut clitics from the front of a folded word, the uncut word first.

    Each is (proclitic, rest) with proclitic + rest == word, the longest proclitic last: for
    matching names, where the list of names decides. لل stands for ل and ال both.
    """
    return list(_splits(word))


def split_clitics(word: str) -> tuple[str, str]:
    """The one split of a folded word that is safe without knowing the names: (proclitic, rest)."""
    if _is_whole(word):
        return "", word
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _LEAST_AFTER_ARTICLE:
            return article, word[len(article) :]
    if len(word) < _LEAST_AFTER_CLITIC + 1 or word[0] not in _SINGLE_CLITICS:
        return "", word
    clitic, rest = word[0], word[1:]
    if clitic == "و":
        if _has_radical_waw(word):
            return "", word
        inner, innermost = split_clitics(rest)
        return (clitic + inner, innermost) if inner != "و" else (clitic, rest)
    if _is_known_noun(rest) and not _is_known_noun(word):
        return clitic, rest
    return "", word


def _is_whole(word: str) -> bool:
    """Whether the word begins with letters that only look like clitics."""
    return (
        word in ARTICLE_LOOKALIKES
        or word in OTHER_PROCLITIC_LOOKALIKES
        or word in WHOLE_WORDS
        or word in SPELLINGS
        or (word[:1] in "اب" and _strip_suffixes(word) in ARTICLE_LOOKALIKES)
    )


def _has_radical_waw(word: str) -> bool:
    return word in WAW_WORDS or _strip_suffixes(word) in _WAW_STEMS


def _is_known_noun(word: str) -> bool:
    if word in NOUNS or word in PLURALS or word in SPELLINGS:
        return True
    return _VERBAL_NOUN.fullmatch(word) is not None or _strip_suffixes(word) in _NOUN_STEMS


def _strip_suffixes(word: str) -> str:
    """The word without pronoun, plural and feminine endings, each taken off at most once."""
    if word in WHOLE_WORDS:
        return word
    for ending in _PRONOUNS:
        least = _LEAST_STEM if ending == "ها" else _LEAST_LONG_STEM
        if word.endswith(ending) and len(word) >= len(ending) + least:
            word = word[: -len(ending)]
            break
    if word in WHOLE_WORDS:
        return word
    return _strip_feminine(_strip_plural(word))


def _strip_plural(word: str) -> str:
    for ending in ("تان", "تين", "ات", "وا"):
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST_STEM:
            return word[: -len(ending)]
    for ending in ("ون", "ين"):
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST_LONG_STEM:
            return word[:-2]
    if word[-2:] in ("ان", "ون", "ين") and word[:-2] in NOUNS:
        return word[:-2]
    if word.endswith("ا") and (word[:-1] in NOUNS or _VERBAL_NOUN.fullmatch(word[:-1])):
        return word[:-1]
    return word


def _strip_feminine(word: str) -> str:
    if word.endswith("ه") and len(word) > _LEAST_STEM:
        word = word[:-1]
    if word.endswith("ي") and len(word) > _LEAST_LONG_STEM and word not in WHOLE_WORDS:
        word = word[:-1]
    return word


_WAW_STEMS = frozenset(map(_strip_suffixes, WAW_WORDS))
_NOUN_STEMS = frozenset(stem for stem in map(_strip_suffixes, NOUNS) if len(stem) >= _LEAST_STEM)
