"""The order in which Arabic readers look names up, and the letter they look under."""

import re
import unicodedata

from archive.arabic.letters import clean_unicode, fold
from archive.arabic.lexicon import ARTICLE_LOOKALIKES

_ALPHABET = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
# Hamza is filed with the letter that carries it; alone, with alef.
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)} | {"ء": 0}
_RANK |= {"ؤ": _RANK["و"], "ئ": _RANK["ي"]}
_INITIALS = {"ء": "ا", "ؤ": "و", "ئ": "ي"}

_PARTICLES = frozenset({"ابن", "بن", "ابو", "ابي", "ابا", "ال"})
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")


def collation_key(name: str) -> tuple[tuple[int, tuple[int, ...]], str, str]:
    """A key that sorts names in dictionary order: Arabic first, then other scripts.

    A leading ال, ابن, أبو or آل does not count, and hamza counts as the letter that carries it.
    Names alike in all that are kept in a steady order by the rest of the key.
    """
    filed = _filed(name)
    group, ranks = 2, tuple(map(ord, filed))
    if filed:
        group = 0 if filed[0] in _RANK else 1 if filed[0].isalpha() else 2
    if group == 0:
        ranks = tuple(_RANK[char] + 1 if char in _RANK else _after(char) for char in filed)
    return (group, ranks), fold(name), name


def initial(name: str) -> str:
    """The letter under which an A to Z index files the name; "#" where it begins with none.

    A bare alef for every alef and hamza; Latin letters as capitals without accents.
    """
    first = _filed(name)[:1]
    if not first.isalpha():
        return "#"
    return _INITIALS.get(first, first.upper())


def _after(char: str) -> int:
    """The rank of what is no Arabic letter: a space before all, other characters after all."""
    return 0 if char == " " else len(_ALPHABET) + 1 + ord(char)


def _filed(name: str) -> str:
    """The folded name without the particles that it is not filed under."""
    words = _MARKS.sub("", clean_unicode(name)).split()
    while len(words) > 1 and fold(words[0]) in _PARTICLES:
        words = words[1:]
    if words:
        words = [_without_article(words[0]), *words[1:]]
    filed = fold(" ".join(words))
    start = next((i for i, char in enumerate(filed) if _counts(char)), len(filed))
    return filed[start:]


def _without_article(word: str) -> str:
    """The word without ال; أل is no article (ألمانيا), nor the start of الكسندر."""
    if word[:2] not in ("ال", "ٱل") or len(word) < 4 or fold(word) in ARTICLE_LOOKALIKES:
        return word
    return word[2:]


def _counts(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"
