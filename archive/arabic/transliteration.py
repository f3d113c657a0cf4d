"""Names across scripts: what two spellings of one name have in common.

Press Latin («Jaafari»), scholarly transliteration («Jaʿfarī»), Arabizi («ja3fari») and Arabic
(«الجعفري») are read into the same two forms: the skeletons, which are the consonants that a name
may sound like and meet where two spellings can be one name, and the sound, which keeps what vowels
are written and tells how near two spellings are. Skeletons find candidates and never decide alone:
«button» has the skeleton of a name too.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from anyascii import anyascii

from archive.arabic.letters import LETTERS, clean_unicode, fold
from archive.arabic.sounds import (
    Options,
    arabic_options,
    arabic_sound,
    latin_options,
    latin_sound,
)

_LONGEST_NAME = 200
_MOST_SKELETONS = 96

_ARABIC = re.compile(f"[{LETTERS}]")
_ARABIC_WORD = re.compile("[ء-ي]+")
_LATIN_WORD = re.compile("[a-z]+")

# Letters of transliterations and of languages around the talks, which ASCII alone would blur.
_LATIN_LETTERS = str.maketrans(
    {
        **dict.fromkeys("şšṣ̌", "sh"),
        **dict.fromkeys("çč", "ch"),
        **dict.fromkeys("ǧǰ", "j"),
        **dict.fromkeys("ġḡ", "gh"),
        **dict.fromkeys("ḫḵẖ", "kh"),
        **dict.fromkeys("ṯ", "th"),
        **dict.fromkeys("ḏ", "dh"),
        **dict.fromkeys("ž", "zh"),
        **dict.fromkeys("ıİ", "i"),
        # A ʿayn, a hamza, and what stands for them.
        **dict.fromkeys("ʿʾʻʼʽʹ'’‘`´′", "'"),
    }
)
_ARABIZI = {
    "2": "'",
    "3'": "gh",
    "3": "'",
    "4": "dh",
    "5": "kh",
    "6'": "z",
    "6": "t",
    "7'": "kh",
    "7": "h",
    "8": "q",
    "9'": "d",
    "9": "s",
}
_TYPED_WORD = re.compile("[a-z0-9']+")
_ARABIZI_LETTER = re.compile("|".join(sorted(_ARABIZI, key=len, reverse=True)))
# A word of letters and single digits; a number after letters (F16, S300, 2017) is none.
_ARABIZI_WORD = re.compile(r"(?=[a-z2-9']*[a-z])(?=[a-z']*[2-9])(?:[2-9]?'?[a-z]+)+[2-9]?'?")

_LATIN_ABD = re.compile(r"\babd(?:[aeiou]l[ -]*|[aeiou]([rsn])[ -]*(?=\1)|[aeou](?=[a-z]))(?=\w\w)")
_LATIN_ARTICLE = re.compile(r"\b(?:[aeu]l|(?:[aeu](sh|dh|th|[tdrzsln])))[ -]+(?=(\w))")
_LATIN_DIN = re.compile(r"(?<=[a-z]{2})[ -]?[aeu][ld][ -]?d(?:ee|[iye])ne?\b")
_ARABIC_ABD = re.compile(r"\bعبد ?ال(?=..)")
_ARABIC_DIN = re.compile(r"(?<=[ء-ي]{2})الدين")
_LEAST_AFTER_ARTICLE = 2


def is_in_arabic(name: str) -> bool:
    """Whether any letter of the name is Arabic."""
    return _ARABIC.search(name) is not None


def has_arabizi(text: str) -> bool:
    """Whether digits stand for Arabic letters in a word of the text: «7ariri», but not «S300»."""
    plain = text.casefold().translate(_LATIN_LETTERS)
    return any(_ARABIZI_WORD.fullmatch(word) for word in _TYPED_WORD.findall(plain))


@lru_cache(maxsize=20_000)
def plain_latin(name: str) -> str:
    """A name of any script but Arabic in small ASCII words, without its articles.

    Arabizi is read, «abd al-», «abdul» and «abdel» become one, letters of other alphabets are
    transliterated.
    """
    text = clean_unicode(name[:_LONGEST_NAME]).casefold().translate(_LATIN_LETTERS)
    text = _TYPED_WORD.sub(_read_arabizi, text)
    text = anyascii(text).lower().replace("'", "")
    text = re.sub(r"[^a-z0-9 -]", " ", text)
    text = _LATIN_ABD.sub("abd ", text)
    text = _LATIN_DIN.sub(" din", text)
    text = _LATIN_ARTICLE.sub(_without_article, text)
    return " ".join(text.replace("-", " ").split())


@lru_cache(maxsize=20_000)
def plain_arabic(name: str) -> str:
    """A folded Arabic name, with «عبد ال» and «الدين» written apart and dashes as spaces."""
    text = re.sub(r"[^\w ]|_", " ", fold(name[:_LONGEST_NAME]))
    text = _ARABIC_ABD.sub("عبد ال", text)
    return " ".join(_ARABIC_DIN.sub(" الدين", text).split())


def skeletons(name: str) -> frozenset[str]:
    """The consonants that the name may sound like; empty for a name that has none.

    Two spellings in any scripts that can be one name share at least one.
    """
    return _skeletons(tuple(_all_options(name)))


def sound(name: str) -> str:
    """The name as it most likely sounds, in one script for all; for measuring how near two are."""
    if is_in_arabic(name):
        words = _ARABIC_WORD.findall(plain_arabic(name))
        return "".join(arabic_sound(_bare(word)) for word in words)
    return "".join(map(latin_sound, _LATIN_WORD.findall(plain_latin(name))))


def _read_arabizi(word: re.Match[str]) -> str:
    if _ARABIZI_WORD.fullmatch(word[0]) is None:
        return word[0]
    return _ARABIZI_LETTER.sub(lambda match: _ARABIZI[match[0]], word[0])


def _without_article(match: re.Match[str]) -> str:
    assimilated, following = match[1], match[2]
    if assimilated is not None and assimilated[0] != following:
        return match[0]
    return ""


def _all_options(name: str) -> Iterable[Options]:
    if is_in_arabic(name):
        for word in _ARABIC_WORD.findall(plain_arabic(name)):
            bare = _bare(word)
            if bare != word:
                # ألكسندر begins with no article.
                yield ("", "L")
            yield from arabic_options(bare)
        return
    for word in _LATIN_WORD.findall(plain_latin(name)):
        if word[:2] in ("al", "el") and len(word) >= 2 + _LEAST_AFTER_ARTICLE:
            yield ("L", "")
            yield from latin_options(word[2:].removeprefix("l"))
        else:
            yield from latin_options(word)


def _bare(word: str) -> str:
    if word.startswith("ال") and len(word) >= 2 + _LEAST_AFTER_ARTICLE:
        return word[2:]
    return word


@lru_cache(maxsize=20_000)
def _skeletons(options: tuple[Options, ...]) -> frozenset[str]:
    # The rarest readings are given up where there are too many.
    count = 1
    kept = []
    for option in options:
        allowed = option if count * len(option) <= _MOST_SKELETONS else option[:1]
        count *= len(allowed)
        kept.append(allowed)
    return frozenset(filter(None, ("".join(choice) for choice in product(*kept))))
