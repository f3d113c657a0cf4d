"""Phrases: where words stand one after the other."""

from collections.abc import Sequence

import numpy as np

from search.analyzers import Rung, WordForms
from search.backends.schema import ZONES, Zone
from search.backends.snapshot import Snapshot
from search.scoring import Occurrences

from .places import NOWHERE, Places, occurrences_at, places_of_terms


def phrase_occurrences(snapshot: Snapshot, words: Sequence[WordForms]) -> Occurrences:
    """The documents that hold the words in a row, with how often, by zone.

    The first word may have a conjunction or a preposition written onto it.
    """
    return occurrences_at({zone: phrase_places(snapshot, zone, words) for zone in ZONES})


def phrase_places(snapshot: Snapshot, zone: Zone, words: Sequence[WordForms]) -> Places:
    """Where in the zone the phrase begins."""
    places: Places | None = None
    for offset, forms in enumerate(words):
        spellings = with_proclitics(forms.folded) if offset == 0 else (forms.folded,)
        here = places_of_terms(snapshot, zone, Rung.FOLDED, spellings) - offset
        places = here if places is None else np.intersect1d(places, here, assume_unique=True)
        if not places.size:
            return NOWHERE
    return NOWHERE if places is None else places


def with_proclitics(folded: str) -> tuple[str, ...]:
    """A folded word as it may be written at the start of a phrase, itself first."""
    if folded.isascii():
        return (folded,)
    attached = [clitic + folded for clitic in "وفبلك"]
    if folded.startswith("ال"):
        attached += ["لل" + folded[2:], "وبال" + folded[2:], "ولل" + folded[2:]]
    return (folded, *attached)
