"""Phrases: where words stand one after the other."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.analyzers import Rung, WordForms
from search.backends.postings import Postings
from search.backends.schema import ZONES, Zone, field_name
from search.backends.snapshot import Snapshot
from search.scoring import Occurrences

# Room for the positions of the longest text that is imported.
_POSITION_BITS = 32

Places = NDArray[np.int64]


def phrase_occurrences(snapshot: Snapshot, words: Sequence[WordForms]) -> Occurrences:
    """The documents that hold the words in a row, with how often, by zone.

    The first word may have a conjunction or a preposition written onto it.
    """
    found: Occurrences = {}
    for zone in ZONES:
        places = _places_in_zone(snapshot, zone, words)
        if places.size:
            docs, counts = np.unique(places >> _POSITION_BITS, return_counts=True)
            found[zone] = docs.astype(np.int32), counts.astype(np.float32)
    return found


def _places_in_zone(snapshot: Snapshot, zone: Zone, words: Sequence[WordForms]) -> Places:
    """Where the phrase begins, as document and position in one number."""
    field = field_name(zone, Rung.FOLDED)
    places: Places | None = None
    for offset, forms in enumerate(words):
        spellings = with_proclitics(forms.folded) if offset == 0 else (forms.folded,)
        here = [
            _places(postings) - offset
            for spelling in spellings
            if (postings := snapshot.postings(field, spelling)) is not None
        ]
        if not here:
            return np.empty(0, np.int64)
        word_places = here[0] if len(here) == 1 else np.sort(np.concatenate(here))
        places = (
            word_places
            if places is None
            else np.intersect1d(places, word_places, assume_unique=True)
        )
        if not places.size:
            break
    return np.empty(0, np.int64) if places is None else places


def _places(postings: Postings) -> Places:
    if postings.positions is None:
        raise ValueError("phrases need a field that keeps positions")
    docs = np.repeat(postings.docs.astype(np.int64), postings.weights.astype(np.int64))
    return (docs << _POSITION_BITS) + postings.positions


def with_proclitics(folded: str) -> tuple[str, ...]:
    """A folded word as it may be written at the start of a phrase, itself first."""
    if folded.isascii():
        return (folded,)
    attached = [clitic + folded for clitic in "وفبلك"]
    if folded.startswith("ال"):
        attached += ["لل" + folded[2:], "وبال" + folded[2:], "ولل" + folded[2:]]
    return (folded, *attached)
