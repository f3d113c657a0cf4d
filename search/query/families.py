"""Words that stand for others, exact words, and words in a part of the reports: their scores.

Each is scored as the word it is most like: the occurrences of all its forms in a zone are summed,
weighted by zone and length, saturated, and weighed by in how few reports they are.
"""

from collections.abc import Sequence

import numpy as np

from search.analyzers import Rung, WordForms
from search.backends.postings import FloatArray
from search.backends.schema import field_name
from search.backends.snapshot import Snapshot
from search.scoring import RUNG_WEIGHTS, Occurrences, rarity, saturated, weighted_occurrences

from .expansion import expand
from .nearness import leaf_places
from .nodes import Exact, Fuzzy, Leaf, Prefix, Word
from .places import Scope, occurrences_at, places_of_terms


def scores_of(snapshot: Snapshot, occurrences: Occurrences) -> FloatArray:
    """The score of each document for something that has these occurrences."""
    weighted = weighted_occurrences(snapshot, occurrences)
    return np.float32(rarity(snapshot, weighted)) * saturated(weighted)


def word_scores_in(snapshot: Snapshot, word: Word, scope: Scope) -> FloatArray:
    """The score of each document for a word within the scope.

    In what someone said, the exact rung does not count: it keeps no positions.
    """
    forms: WordForms = snapshot.table[word.text]
    scores = np.zeros(snapshot.size, np.float32)
    for rung, weight in RUNG_WEIGHTS.items():
        if rung is Rung.EXACT and scope.bounds is not None:
            continue
        occurrences = term_occurrences(snapshot, rung, [forms.on(rung)], scope)
        scores += np.float32(weight) * scores_of(snapshot, occurrences)
    return scores


def leaf_occurrences(snapshot: Snapshot, leaf: Leaf, scope: Scope) -> Occurrences:
    """Where a leaf that is no plain word stands, in numbers by document."""
    if isinstance(leaf, Exact) and scope.bounds is None:
        exact = snapshot.table[leaf.text].exact
        return term_occurrences(snapshot, Rung.EXACT, [exact], scope)
    if isinstance(leaf, Prefix | Fuzzy):
        expansion = expand(snapshot, leaf)
        return term_occurrences(snapshot, expansion.rung, expansion.terms, scope)
    places = {zone: leaf_places(snapshot, zone, leaf) for zone in scope.zones}
    return occurrences_at(
        {zone: scope.kept(snapshot, zone, found) for zone, found in places.items()}
    )


def term_occurrences(
    snapshot: Snapshot, rung: Rung, terms: Sequence[str], scope: Scope
) -> Occurrences:
    """How often any of the terms stands in each document of the scope, by zone."""
    if scope.bounds is not None:
        places = {zone: places_of_terms(snapshot, zone, rung, terms) for zone in scope.zones}
        return occurrences_at(
            {zone: scope.kept(snapshot, zone, found) for zone, found in places.items()}
        )
    occurrences: Occurrences = {}
    for zone in scope.zones:
        found = [
            postings
            for term in terms
            if (postings := snapshot.postings(field_name(zone, rung), term)) is not None
        ]
        if len(found) == 1:
            occurrences[zone] = found[0].docs, found[0].weights
        elif found:
            counts = np.zeros(snapshot.size, np.float32)
            for postings in found:
                counts[postings.docs] += postings.weights
            docs = np.flatnonzero(counts).astype(np.int32)
            occurrences[zone] = docs, counts[docs]
    return occurrences
