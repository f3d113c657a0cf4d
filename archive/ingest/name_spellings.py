"""Other spellings of a name than the one that is stored, as Arabic writers make them freely.

Compounds are written joined or split, غ for ج in foreign names, one ya or two before a last ف, a
surname with its article or without.
"""

import re
from collections.abc import Iterator
from itertools import product

_PERSON = "person"
_MOST_SPELLINGS = 48
_MOST_WORDS = 8
_SHORTEST_WITH_ARTICLE = 4

_ARABIC = re.compile("[ء-ي]")
# Words that are written both onto the next and apart from it.
JOINING = frozenset(["دي", "عبد", "ابو", "ابي", "بن", "ابن", "ال", "فون", "فان", "لو", "دو"])
_JOINED = re.compile("(عبد(?=ال)|ابو(?=...)|دي(?=....))(.+)")


def spellings(key: str, kind: str) -> Iterator[str]:
    """Other spellings of a `comparable` form, the form itself excluded."""
    if not _ARABIC.search(key):
        if key.count(" ") > 1:
            yield from {re.sub(r"\b(?:al|el) ", "", key), re.sub(r"\b(al|el) ", r"\1", key)} - {key}
        return
    for variant in {key, _joined(key), _split(key)}:
        for spelling in _letter_variants(variant) if kind == _PERSON else (variant,):
            if spelling != key:
                yield spelling


def _joined(key: str) -> str:
    words: list[str] = []
    for word in key.split():
        if words and (words[-1] in JOINING or (word == "الدين" and len(words[-1]) > 1)):
            words[-1] += word
        else:
            words.append(word)
    return " ".join(words)


def _split(key: str) -> str:
    return " ".join(_JOINED.sub(r"\1 \2", word) for word in key.split())


def _letter_variants(key: str) -> Iterator[str]:
    """The name in the spellings that foreign names take; only for names of more than one word."""
    words = key.split()
    if not 1 < len(words) <= _MOST_WORDS:
        yield key
        return
    variants = [_word_variants(word) for word in words]
    variants[-1] = (*variants[-1], *_with_or_without_article(words))
    for count, choice in enumerate(product(*variants)):
        if count == _MOST_SPELLINGS:
            return
        yield " ".join(choice)


def _with_or_without_article(words: list[str]) -> tuple[str, ...]:
    """The surname the other way: «المقداد» for «مقداد»; not in «عبد الرحمن»."""
    surname = words[-1]
    if words[-2] in JOINING:
        return ()
    if not surname.startswith("ال"):
        return (f"ال{surname}",)
    return (surname[2:],) if len(surname) - 2 >= _SHORTEST_WITH_ARTICLE else ()


def _word_variants(word: str) -> tuple[str, ...]:
    variants = [word]
    if len(word) > 3:
        variants += [
            word.replace(a, b) for a, b in (("غ", "ج"), ("ج", "غ")) if a in word[1:] or a == word[0]
        ]
        if word.endswith("ييف"):
            variants.append(word[:-3] + "يف")
        elif word.endswith("يف"):
            variants.append(word[:-2] + "ييف")
    return tuple(dict.fromkeys(variants))
