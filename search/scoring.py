"""BM25F on the ladder: how well a word or a phrase fits each report.

On a rung, the occurrences of a word in headline, lead and body are summed, each weighted by its
zone and by how long that zone of the report is, and only then saturated (Robertson, Zaragoza and
Taylor, "Simple BM25 Extension to Multiple Weighted Fields", CIKM 2004). The rungs are then summed:
a report that spells the word as the query does has it on all three.
"""

from collections.abc import Iterable

import numpy as np

from search.analyzers import Rung, WordForms
from search.backends.postings import FloatArray, IntArray
from search.backends.schema import ZONES, Zone, field_name
from search.backends.snapshot import Snapshot

SATURATION = 1.2
"""BM25's k1."""
LENGTH_INFLUENCE = 0.75
"""BM25's b: 0 takes no account of how long a zone is, 1 all of it."""
ZONE_WEIGHTS = {Zone.HEADLINE: 3.0, Zone.LEAD: 1.5, Zone.BODY: 1.0}
RUNG_WEIGHTS = {Rung.STEM: 1.0, Rung.FOLDED: 0.1, Rung.EXACT: 0.1}

Occurrences = dict[Zone, tuple[IntArray, FloatArray]]
"""For each zone, the documents and how often each has what is sought there."""


def word_scores(snapshot: Snapshot, forms: WordForms) -> FloatArray:
    """The score of each document for a word; 0 where no form of it stands."""
    scores = np.zeros(snapshot.size, np.float32)
    for rung, weight in RUNG_WEIGHTS.items():
        occurrences: Occurrences = {}
        for zone in ZONES:
            postings = snapshot.postings(field_name(zone, rung), forms.on(rung))
            if postings is not None:
                occurrences[zone] = postings.docs, postings.weights
        weighted = weighted_occurrences(snapshot, occurrences)
        scores += weight * rarity(snapshot, weighted) * saturated(weighted)
    return scores


def weighted_occurrences(snapshot: Snapshot, occurrences: Occurrences) -> FloatArray:
    """The occurrences summed over the zones, each weighted by zone and length."""
    total = np.zeros(snapshot.size, np.float32)
    for zone, (docs, counts) in occurrences.items():
        norms = length_norms(snapshot, zone, docs)
        total[docs] += np.float32(ZONE_WEIGHTS[zone]) * counts / norms
    return total


def length_norms(snapshot: Snapshot, zone: Zone, docs: IntArray) -> FloatArray:
    """By what the documents' occurrences in the zone are divided: 1 at the average length."""
    influence = np.float32(LENGTH_INFLUENCE / snapshot.average_length(zone))
    return np.float32(1 - LENGTH_INFLUENCE) + influence * snapshot.lengths(zone)[docs]


def rarity(snapshot: Snapshot, weighted: FloatArray) -> float:
    """The inverse document frequency of what has these occurrences."""
    return inverse_frequency(snapshot.size, int(np.count_nonzero(weighted)))


def inverse_frequency(documents: int, holding: int) -> float:
    """How much it says that a document holds something that so many of them hold."""
    return float(np.log1p((documents - holding + 0.5) / (holding + 0.5)))


def saturated(weighted: FloatArray) -> FloatArray:
    """The occurrences as a score: the tenth says less than the second."""
    return np.float32(SATURATION + 1) * weighted / (weighted + np.float32(SATURATION))


def phrase_scores(
    snapshot: Snapshot, occurrences: Occurrences, words: Iterable[WordForms]
) -> FloatArray:
    """The score of each document for a phrase, which weighs as much as its words together."""
    rarities = [
        rarity(snapshot, weighted_occurrences(snapshot, _folded(snapshot, forms)))
        for forms in words
    ]
    return np.float32(sum(rarities)) * saturated(weighted_occurrences(snapshot, occurrences))


def _folded(snapshot: Snapshot, forms: WordForms) -> Occurrences:
    found: Occurrences = {}
    for zone in ZONES:
        postings = snapshot.postings(field_name(zone, Rung.FOLDED), forms.folded)
        if postings is not None:
            found[zone] = postings.docs, postings.weights
    return found
