"""Words that stand for others, exact words, and words in a part of the reports: their scores.

Each is scored as the word it is most like: the occurrences of all its forms in a zone are summed,
weighted by zone and length, saturated, and weighed by in how few reports they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from search.analyzers import Rung
from search.backends.schema import Zone, field_name
from search.backends.snapshot import Snapshot
from search.scoring import Occurrences, Weighted, word_scores, zone_counts

from .expansion import expand
from .nearness import leaf_places
from .nodes import Exact, Fuzzy, Leaf, Prefix, Word
from .places import Scope, occurrences_at, places_of_terms


def word_scores_in(snapshot: Snapshot, word: Word, scope: Scope) -> Weighted:
    """The documents that have a word within the scope, and their scores for it."""
    if scope.is_everything:
        return word_scores(snapshot, snapshot.table[word.text])

    def occurrences_of(rung: Rung, form: str, zones: Iterable[Zone]) -> Occurrences:
        asked = tuple(zone for zone in scope.zones if zone in zones)
        return term_occurrences(snapshot, rung, [form], replace(scope, zones=asked))

    return word_scores(snapshot, snapshot.table[word.text], occurrences_of)


def leaf_occurrences(snapshot: Snapshot, leaf: Leaf, scope: Scope) -> Occurrences:
    """Where a leaf that is no plain word stands, in numbers by document."""
    if isinstance(leaf, Exact):
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
            occurrences[zone] = found[0].docs, zone_counts(found[0], zone, rung)
        elif found:
            counts = np.zeros(snapshot.size, np.float32)
            for postings in found:
                counts[postings.docs] += zone_counts(postings, zone, rung)
            docs = np.flatnonzero(counts).astype(np.int32)
            occurrences[zone] = docs, counts[docs]
    return occurrences
