"""Arabic words of the index that sound like a word in Latin letters: سكريبال for Skripal.

For names that no participant bears, which Arabic reports have in Arabic letters only.
"""

import math
from dataclasses import replace
from weakref import WeakKeyDictionary

import numpy as np
from rapidfuzz import fuzz

from archive.arabic.sounds import arabic_spellings
from archive.arabic.transliteration import is_in_arabic, plain_latin, sound

from .analyzers import Rung
from .backends.schema import Zone, field_name
from .backends.snapshot import Snapshot
from .query.evaluation import evaluate
from .query.nodes import Word
from .word_forms import as_written

_SHORTEST, _LONGEST = 4, 20
# Fewer consonants are shared by too many words that are no names.
_FEWEST_CONSONANTS = 3
_LEAST_REPORTS = 2
# A word is hardly there if one that sounds so is so many times as frequent.
_TIMES = 100
# Of a word that sounds nothing like the one typed, and what ten times as many reports are worth.
_COST_OF_SOUND, _WORTH_OF_TEN_TIMES = 2.0, 0.5
# However frequent, none that sounds so much less like it.
_FARTHEST_FROM_BEST = 0.21
_MOST_REMEMBERED = 10_000
# Of the words that begin so, the most frequent ones.
_MOST_WORDS = 5_000
# Of 100; a name is written with a capital, unless it is typed in haste.
_LEAST_LIKENESS, _LEAST_OF_SMALL = 65.0, 80.0
# What stands in more of the reports is no rare name.
_GREATEST_SHARE = 0.1
_ARTICLE = "ال"


def heard_as(snapshot: Snapshot, word: Word) -> str:
    """The Arabic word, as written, that sounds like one in Latin letters; empty for none.

    Only for a word that hardly any report has as it stands. Remembered until the index changes.
    """
    known = _heard.setdefault(snapshot, {})
    if word.text not in known:
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        known[word.text] = _heard_now(snapshot, word)
    return known[word.text]


_heard: "WeakKeyDictionary[Snapshot, dict[str, str]]" = WeakKeyDictionary()


def _heard_now(snapshot: Snapshot, word: Word) -> str:
    found = sounding_like(snapshot, word.text)
    if not found:
        return ""
    there = evaluate(snapshot, replace(word, is_function_word=False)).found & snapshot.alive
    least = max(_LEAST_REPORTS, int(np.count_nonzero(there)) * _TIMES)
    best = max(likeness for likeness, _ in found.values())
    likely = {
        term: _COST_OF_SOUND * (1 - likeness) - _WORTH_OF_TEN_TIMES * math.log10(reports)
        for term, (likeness, reports) in found.items()
        if reports >= least and likeness >= best - _FARTHEST_FROM_BEST
    }
    return (
        as_written(snapshot, min(likely, key=lambda term: (likely[term], term))) if likely else ""
    )


def sounding_like(snapshot: Snapshot, typed: str) -> dict[str, tuple[float, int]]:
    """Folded words that may be the one typed in Latin letters, with their likeness and reports.

    Likeness is from 0 to 1. Nothing for other scripts and for words with few consonants.
    """
    word = "" if is_in_arabic(typed) else plain_latin(typed)
    if not word.isalpha() or not _SHORTEST <= len(word) <= _LONGEST:
        return {}
    spellings = arabic_spellings(word)
    if spellings.consonants < _FEWEST_CONSONANTS:
        return {}
    heard = sound(word)
    least = _LEAST_LIKENESS if typed[:1].isupper() else _LEAST_OF_SMALL
    most = snapshot.count * _GREATEST_SHARE
    found: dict[str, tuple[float, int]] = {}
    for beginning in sorted(spellings.beginnings):
        for prefix in (beginning, _ARTICLE + beginning):
            counts = _beginning_with(snapshot, prefix)
            for term in spellings.pattern.findall("\n".join(counts)):
                likeness = fuzz.ratio(heard, sound(term))
                if likeness >= least and counts[term] <= max(most, _LEAST_REPORTS):
                    found[term] = likeness / 100, counts[term]
    return found


def _beginning_with(snapshot: Snapshot, prefix: str) -> dict[str, int]:
    """The words that begin so and stand in the text of some reports, with how many."""
    counts: dict[str, int] = {}
    for vocabulary in snapshot.main_vocabularies:
        among = vocabulary.range_of(field_name(Zone.BODY, Rung.FOLDED), prefix.encode())
        frequencies = vocabulary.frequencies(among)
        chosen = (-frequencies).argsort(kind="stable")[:_MOST_WORDS]
        chosen = chosen[frequencies[chosen] >= _LEAST_REPORTS]
        terms = vocabulary.terms(among, chosen)
        for term, count in zip(terms, frequencies[chosen].tolist(), strict=True):
            counts[term] = counts.get(term, 0) + count
    return counts
