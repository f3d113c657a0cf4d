"""The words that a beginning, or a word spelled about so, stands for in an index."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analyzers import Rung, WordForms
from search.backends.bounded_cache import CacheByOwner
from search.backends.schema import ZONES, field_name
from search.backends.snapshot import Snapshot
from search.backends.vocabulary import Counts

from .nodes import Fuzzy, Node, Prefix, sought

MOST_FORMS = 200
"""Words that one piece of a query stands for at most: those in the most reports."""

# Words kept for the next query, by generation of the index.
_REMEMBERED = 200
_MANY = 4 * MOST_FORMS

# What may be written before a word: always, and only where enough of the word follows.
_ARTICLES = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال", "فلل")
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك", "وب", "ول", "س")
_LEAST_AFTER_CONJUNCTION = 3
_LEAST_AFTER_PREPOSITION = 4


@dataclass(frozen=True, slots=True)
class Expansion:
    """Terms of a rung that a piece of a query stands for."""

    rung: Rung
    terms: tuple[str, ...]
    is_capped: bool
    """Whether there are more in the index."""


def beginnings(prefix: str) -> tuple[str, ...]:
    """How words begin that begin with the folded prefix once a clitic is taken away."""
    if prefix[:1].isascii():
        return (prefix,)
    if prefix.startswith("ال"):
        bare = prefix[2:]
        return (prefix, *(clitic + prefix for clitic in "وفبك"), "لل" + bare, "ولل" + bare)
    before = [*_ARTICLES]
    if len(prefix) >= _LEAST_AFTER_CONJUNCTION:
        before += _CONJUNCTIONS
    if len(prefix) >= _LEAST_AFTER_PREPOSITION:
        before += _PREPOSITIONS
    return (prefix, *(clitic + prefix for clitic in before))


def is_about(stem: str, sought_stem: str, distance: int) -> bool:
    """Whether a stem is near enough to the one that was sought."""
    return (
        stem[:1] == sought_stem[:1]
        and OSA.distance(stem, sought_stem, score_cutoff=distance) <= distance
    )


def expand(snapshot: Snapshot, node: Prefix | Fuzzy) -> Expansion:
    """What the piece stands for, remembered as long as the index does not change."""
    return _expansions.get(snapshot, node, lambda: _expand(snapshot, node))


_expansions: CacheByOwner[Snapshot, Prefix | Fuzzy, Expansion] = CacheByOwner(_REMEMBERED)


def capped(snapshot: Snapshot, root: Node) -> list[tuple[Prefix | Fuzzy, Expansion]]:
    """The pieces of the query that stand for more words than are searched for."""
    pieces = dict.fromkeys(leaf for leaf in sought(root) if isinstance(leaf, Prefix | Fuzzy))
    expansions = [(piece, expand(snapshot, piece)) for piece in pieces]
    return [(piece, expansion) for piece, expansion in expansions if expansion.is_capped]


def _expand(snapshot: Snapshot, node: Prefix | Fuzzy) -> Expansion:
    forms: WordForms = snapshot.table[node.text]
    if isinstance(node, Prefix):
        counts = _beginning_with(snapshot, beginnings(forms.folded))
        best = [term for term, _ in counts.most_common(MOST_FORMS)]
        return Expansion(Rung.FOLDED, tuple(best), len(counts) > MOST_FORMS)
    stems = _stems_about(snapshot, forms.stem, node.distance)
    distances = {
        stem: distance
        for stem, distance, _ in process.extract(
            forms.stem, list(stems), scorer=OSA.distance, score_cutoff=node.distance, limit=None
        )
    }
    ordered = sorted(distances, key=lambda stem: (distances[stem], -stems[stem], stem))
    return Expansion(Rung.STEM, tuple(ordered[:MOST_FORMS]), len(ordered) > MOST_FORMS)


def _beginning_with(snapshot: Snapshot, prefixes: Iterable[str]) -> Counter[str]:
    """The most frequent terms that begin so, far more of them than are used."""
    counts: Counter[str] = Counter()
    for zone in ZONES:
        field = field_name(zone, Rung.FOLDED)
        for vocabulary in snapshot.vocabularies:
            for prefix in prefixes:
                among = vocabulary.range_of(field, prefix.encode())
                frequencies = vocabulary.frequencies(among)
                best = _greatest(frequencies)
                for term, count in zip(
                    vocabulary.terms(among, best), frequencies[best].tolist(), strict=True
                ):
                    counts[term] += count
    return counts


def _greatest(frequencies: Counts) -> Counts:
    if len(frequencies) <= _MANY:
        return np.arange(len(frequencies))
    return np.argpartition(-frequencies, _MANY)[:_MANY]


def _stems_about(snapshot: Snapshot, stem: str, distance: int) -> dict[str, int]:
    """The stems of the same first letter and about the same length, with their frequencies."""
    first, size = stem[:1].encode(), len(stem.encode())
    room = distance * max(len(first), 1)
    found: Counter[str] = Counter()
    for zone in ZONES:
        field = field_name(zone, Rung.STEM)
        for vocabulary in snapshot.vocabularies:
            among = vocabulary.range_of(field, first)
            near = np.flatnonzero(np.abs(vocabulary.lengths(among) - size) <= room)
            frequencies = vocabulary.frequencies(among)[near].tolist()
            for term, count in zip(vocabulary.terms(among, near), frequencies, strict=True):
                found[term] += count
    return found
