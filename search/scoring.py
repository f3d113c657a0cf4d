"""BM25F on the ladder: how well a word or a phrase fits each report.

On a rung, the occurrences of a word in headline, lead and body are summed, each weighted by its
zone and by how long that zone of the report is, and only then saturated (Robertson, Zaragoza and
Taylor, "Simple BM25 Extension to Multiple Weighted Fields", CIKM 2004). News says first what it is
about, so in the body an occurrence weighs the more, the earlier it stands (`opening`). Other words
of a word's family (the root rung) count as a part of an occurrence of its stem. The rungs are then
summed: a report that spells the word as the query does has it on all of them.

Occurrences and the scores of a word are sparse, numbers by document for the documents that have
any; other scores are dense.
"""

from collections.abc import Callable, Iterable
from math import log1p
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from search.analyzers import Rung, WordForms
from search.backends.bounded_cache import CacheByOwner
from search.backends.postings import FloatArray, IntArray, Postings
from search.backends.schema import ZONES, Zone, field_name
from search.backends.snapshot import BoolArray, Snapshot

SATURATION = 1.6
"""BM25's k1."""
LENGTH_INFLUENCE = 0.7
"""BM25's b: 0 takes no account of how long a zone is, 1 all of it."""
ZONE_WEIGHTS = {Zone.HEADLINE: 9.0, Zone.LEAD: 4.0, Zone.BODY: 1.0}
RUNG_WEIGHTS = {Rung.STEM: 1.0, Rung.FOLDED: 0.1, Rung.EXACT: 0.1}
"""From the loosest to the strictest: each holds what the next one does."""
FAMILY_SHARE = 0.4
"""What another word of the family is worth, beside a word of the same stem."""
COVERAGE = 0.5
"""To what power the share of a short query that a report holds is taken, to multiply its score."""
LITTLE_SHARE = 0.3
"""What a little word is worth in a question, beside what it is worth in a pasted headline."""
SHORT_QUERY, LONG_QUERY = 5, 8
"""Words up to which a query is a question, and from which on it is a pasted headline."""

Occurrences = dict[Zone, tuple[IntArray, FloatArray]]
"""For each zone, the documents and how often each has what is sought there."""
Weighted = tuple[NDArray[np.integer[Any]], FloatArray]
"""The documents, in rising order, that have what is sought, and a number above 0 for each."""
Reader = Callable[[Rung, str, Iterable[Zone]], Occurrences]
"""Where a form of a word stands on a rung in these zones."""


def word_scores(
    snapshot: Snapshot, forms: WordForms, occurrences_of: Reader | None = None
) -> Weighted:
    """The documents in which the word, or one of its family, stands, and their scores for it.

    ``occurrences_of`` reads where a form stands: in all of the reports, if none is given, and then
    what was worked out is kept for the next query.
    """
    if occurrences_of is not None:
        return _word_scores(snapshot, forms, occurrences_of)
    return _word_scores_of.get(
        snapshot,
        forms,
        lambda: _word_scores(
            snapshot,
            forms,
            lambda rung, form, zones: form_occurrences(snapshot, rung, form, zones),
        ),
    )


# Words kept for the next query, counted in the documents that hold them: as many as two hundred
# that stand in every report, those of some hundreds of queries (48 MB for 30,000 reports).
_REMEMBERED_BY_REPORT = 200
_word_scores_of: CacheByOwner[Snapshot, WordForms, Weighted] = CacheByOwner(
    lambda snapshot: _REMEMBERED_BY_REPORT * max(snapshot.size, 1),
    lambda scores: 1 + len(scores[0]),
)


def _word_scores(snapshot: Snapshot, forms: WordForms, read: Reader) -> Weighted:
    # From rung to stricter rung: where the looser form does not stand, the stricter does not.
    zones: Iterable[Zone] = ZONES
    family: Occurrences = {}
    if forms.has_family:
        zones = family = read(Rung.ROOT, forms.root, zones)
    found = read(Rung.STEM, forms.stem, zones)
    parts = [(1.0, found)]
    if family:
        # The family holds the stem as well, so the stem adds what it is worth beyond it.
        parts = [(1 - FAMILY_SHARE, found), (FAMILY_SHARE, family)]
    documents, weights = _summed(snapshot, parts)
    documents = documents.astype(np.int32)
    scores = _rung_share(snapshot, Rung.STEM, len(documents)) * saturated(weights)
    for rung in (Rung.FOLDED, Rung.EXACT):
        found = read(rung, forms.on(rung), found)
        if not found:
            break
        weights = _dense(snapshot, _weighted(snapshot, [(1.0, found)]))[documents]
        holding = int(np.count_nonzero(weights))
        scores += _rung_share(snapshot, rung, holding) * saturated(weights)
    return documents, scores


def _rung_share(snapshot: Snapshot, rung: Rung, holding: int) -> np.float32:
    return np.float32(RUNG_WEIGHTS[rung] * inverse_frequency(snapshot.size, holding))


def form_occurrences(
    snapshot: Snapshot, rung: Rung, form: str, zones: Iterable[Zone] = ZONES
) -> Occurrences:
    """Where a form stands on a rung, its early occurrences weighing more."""
    return {
        zone: (postings.docs, zone_counts(postings, zone, rung))
        for zone in zones
        if (postings := snapshot.postings(field_name(zone, rung), form)) is not None
    }


def zone_counts(postings: Postings, zone: Zone, rung: Rung) -> FloatArray:
    """How often each document of the postings has the term, early occurrences in bodies for more.

    On the exact rung, which only tells equals apart, every occurrence counts for one.
    """
    if zone is not Zone.BODY or rung is Rung.EXACT:
        return postings.weights
    return postings.opening_weights


def scores_of(snapshot: Snapshot, occurrences: Occurrences) -> FloatArray:
    """The score of each document for something that has these occurrences."""
    documents, weights = weighted_occurrences(snapshot, occurrences)
    scores = np.zeros(snapshot.size, np.float32)
    rarity = np.float32(inverse_frequency(snapshot.size, len(documents)))
    scores[documents] = rarity * saturated(weights)
    return scores


def weighted_occurrences(snapshot: Snapshot, occurrences: Occurrences) -> Weighted:
    """The occurrences summed over the zones, each weighted by zone and length."""
    return _summed(snapshot, [(1.0, occurrences)])


def _summed(snapshot: Snapshot, parts: Iterable[tuple[float, Occurrences]]) -> Weighted:
    weighted = _weighted(snapshot, parts)
    if not weighted:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    if len(weighted) == 1:
        return weighted[0][0].astype(np.int64), weighted[0][1]
    # Of flags, those that are set are found several times as fast as of numbers.
    held = np.zeros(snapshot.size, np.bool_)
    for docs, _ in weighted:
        held[docs] = True
    documents = np.flatnonzero(held)
    return documents, _dense(snapshot, weighted)[documents]


def _weighted(
    snapshot: Snapshot, parts: Iterable[tuple[float, Occurrences]]
) -> list[tuple[IntArray, FloatArray]]:
    return [
        (docs, counts * zone_factors(snapshot, zone)[docs] * np.float32(share))
        for share, occurrences in parts
        for zone, (docs, counts) in occurrences.items()
    ]


def _dense(snapshot: Snapshot, weighted: Iterable[tuple[IntArray, FloatArray]]) -> FloatArray:
    total = np.zeros(snapshot.size, np.float32)
    for docs, weights in weighted:
        total[docs] += weights
    return total


def zone_factors(snapshot: Snapshot, zone: Zone) -> FloatArray:
    """By what each document's occurrences in the zone are multiplied.

    That is the zone's weight at the average length, and the less, the longer the zone is.
    """
    row: FloatArray = factors_by_zone(snapshot)[_ROWS[zone]]
    return row


def factors_by_zone(snapshot: Snapshot) -> FloatArray:
    """The factors of all zones, a row each in the order of ``ZONES``."""
    factors = _factors.get(snapshot)
    if factors is None:
        factors = _factors[snapshot] = np.stack([_zone_factors(snapshot, zone) for zone in ZONES])
    return factors


_factors: "WeakKeyDictionary[Snapshot, FloatArray]" = WeakKeyDictionary()
_ROWS = {zone: row for row, zone in enumerate(ZONES)}


def _zone_factors(snapshot: Snapshot, zone: Zone) -> FloatArray:
    share = snapshot.lengths(zone) / np.float32(snapshot.average_length(zone))
    norms = np.float32(1 - LENGTH_INFLUENCE) + np.float32(LENGTH_INFLUENCE) * share
    return np.float32(ZONE_WEIGHTS[zone]) / norms


def inverse_frequency(documents: int, holding: int) -> float:
    """How much it says that a document holds something that so many of them hold."""
    return log1p((documents - holding + 0.5) / (holding + 0.5))


def saturated(weights: FloatArray) -> FloatArray:
    """The occurrences as a score: the tenth says less than the second."""
    return np.float32(SATURATION + 1) * weights / (weights + np.float32(SATURATION))


def known_scores(holding: BoolArray) -> FloatArray:
    """The score of each document for what it is known to be: as for a word of its lead."""
    rarity = inverse_frequency(len(holding), int(np.count_nonzero(holding)))
    return np.float32(rarity) * saturated(np.float32(ZONE_WEIGHTS[Zone.LEAD]) * holding)


def phrase_scores(
    snapshot: Snapshot, occurrences: Occurrences, words: Iterable[WordForms]
) -> FloatArray:
    """The score of each document for a phrase, which weighs as much as its words together."""
    rarities = [folded_rarity(snapshot, forms) for forms in words]
    documents, weights = weighted_occurrences(snapshot, occurrences)
    scores = np.zeros(snapshot.size, np.float32)
    scores[documents] = np.float32(sum(rarities)) * saturated(weights)
    return scores


def folded_rarity(snapshot: Snapshot, forms: WordForms) -> float:
    """The inverse document frequency of the word as it is spelled."""
    holding = np.zeros(snapshot.size, np.bool_)
    for docs, _ in form_occurrences(snapshot, Rung.FOLDED, forms.folded).values():
        holding[docs] = True
    return inverse_frequency(snapshot.size, int(np.count_nonzero(holding)))


def coverage(held: FloatArray, words: int) -> FloatArray:
    """By what a score is multiplied where a report holds that share of what it should.

    In a question of a few words each of them matters, and a report that lacks one falls behind. A
    pasted headline has so many that none of them does.
    """
    return np.power(np.minimum(held, np.float32(1)), np.float32(COVERAGE * shortness(words)))


def little_share(words: int) -> float:
    """What a little word is worth beside another, in a query of so many other words.

    What a question asks with, «لماذا» or «هل», stands first of all in headlines that ask as well,
    and those seldom answer. A pasted headline looks for the very headline that asks so.
    """
    return 1 - (1 - LITTLE_SHARE) * shortness(words)


def shortness(words: int) -> float:
    """How much a query of so many words is a question, 1, rather than a pasted headline, 0."""
    return min(1.0, max(0.0, (LONG_QUERY - words) / (LONG_QUERY - SHORT_QUERY)))
