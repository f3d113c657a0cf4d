"""Words of the index as readers write them: which begin so, and how they are spelled."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import numpy as np

from archive.arabic.stemming import light_stem

from .analyzers import Rung
from .backends.schema import ZONES, field_name
from .backends.snapshot import Snapshot
from .query.operators import is_function_word

# Terms looked at for one beginning, the most frequent ones.
_MOST_TERMS = 60
_ALEFS = ("ا", "أ", "إ", "آ")
_ENDINGS = {"ه": ("ه", "ة"), "ي": ("ي", "ى")}


def words_beginning(snapshot: Snapshot, prefix: str, most: int) -> list[str]:
    """The most frequent folded words that begin so, with or without the article; one of a stem.

    The one by which a stem stands is its most frequent form.
    """
    counts: Counter[str] = Counter()
    prefixes = {prefix} if prefix.startswith("ال") or prefix.isascii() else {prefix, f"ال{prefix}"}
    for zone in ZONES:
        for vocabulary in snapshot.vocabularies:
            for begin in prefixes:
                among = vocabulary.range_of(field_name(zone, Rung.FOLDED), begin.encode())
                frequencies = vocabulary.frequencies(among)
                best = np.argsort(-frequencies, kind="stable")[:_MOST_TERMS]
                terms = vocabulary.terms(among, best)
                for term, count in zip(terms, frequencies[best].tolist(), strict=True):
                    counts[term] += count
    found: dict[str, str] = {}
    for term, _ in counts.most_common():
        if not term.isdecimal() and not is_function_word(term):
            found.setdefault(light_stem(term, protected=snapshot.protected), term)
        if len(found) == most:
            break
    return list(found.values())


def document_frequency(snapshot: Snapshot, rung: Rung, form: str) -> int:
    """In how many reports the form stands on that rung, zone by zone, deleted ones included."""
    postings = [snapshot.postings(field_name(zone, rung), form) for zone in ZONES]
    return sum(len(found.docs) for found in postings if found is not None)


def as_written(snapshot: Snapshot, folded: str) -> str:
    """The folded word in its most frequent spelling: أستانا for استانا."""
    best = max(
        _spellings(folded),
        key=lambda spelling: document_frequency(snapshot, Rung.EXACT, spelling),
    )
    return best if document_frequency(snapshot, Rung.EXACT, best) else folded


def _spellings(folded: str) -> Iterator[str]:
    """Yield the spellings that differ in the first alef and the last letter, itself first."""
    place = 2 if folded.startswith("الا") else 0
    first = _ALEFS if folded[place : place + 1] == "ا" else (folded[place : place + 1],)
    last = _ENDINGS.get(folded[-1:], (folded[-1:],))
    if len(folded) < place + 2:
        yield folded
        return
    for alef, ending in product(first, last):
        yield f"{folded[:place]}{alef}{folded[place + 1 : -1]}{ending}"
