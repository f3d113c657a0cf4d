"""Where in the reports the parts of a query stand, as arrays.

A place is a document and the position of a word in a zone of it, in one number, so that places of
one zone are compared, shifted and intersected as plain sorted arrays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.analyzers import Rung
from search.backends.postings import Postings
from search.backends.schema import SAID, ZONES, Zone, field_name
from search.backends.snapshot import Snapshot
from search.opening import position_weights
from search.scoring import Occurrences

# Room for the positions of the longest text that is imported.
POSITION_BITS = 32
_POSITION = (1 << POSITION_BITS) - 1

Places = NDArray[np.int64]

NOWHERE: Places = np.empty(0, np.int64)


def places_of(postings: Postings) -> Places:
    """The places of a term in one zone."""
    if postings.positions is None:
        raise ValueError("places need a field that keeps positions")
    docs = np.repeat(postings.docs.astype(np.int64), postings.weights.astype(np.int64))
    return (docs << POSITION_BITS) + postings.positions


def together(places: Sequence[Places]) -> Places:
    """All of the places, in order, none of them twice."""
    if not places:
        return NOWHERE
    return places[0] if len(places) == 1 else np.unique(np.concatenate(places))


def places_of_terms(snapshot: Snapshot, zone: Zone, rung: Rung, terms: Sequence[str]) -> Places:
    """Where any of the terms stands in the zone."""
    field = field_name(zone, rung)
    found = [snapshot.postings(field, term) for term in terms]
    return together([places_of(postings) for postings in found if postings is not None])


def counted(places: Places, zone: Zone) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The documents that the places are in, and how many are in each, early ones for more."""
    docs, of_doc = np.unique(places >> POSITION_BITS, return_inverse=True)
    weights = position_weights(places & _POSITION) if zone is Zone.BODY else None
    counts = np.bincount(of_doc, weights, minlength=len(docs))
    return docs.astype(np.int32), counts.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the reports in which something must stand: some zones, or what some people said.

    ``bounds`` has, for each speaker, the ends of their statements: a place is in one of them if an
    odd number of the bounds are not beyond it.
    """

    zones: tuple[Zone, ...] = ZONES
    bounds: tuple[Places, ...] | None = None

    @property
    def is_everything(self) -> bool:
        """Whether anything stands in it."""
        return self.zones == ZONES and self.bounds is None

    def kept(self, snapshot: Snapshot, zone: Zone, places: Places) -> Places:
        """Those of the places in the zone that are in the scope."""
        if zone not in self.zones:
            return NOWHERE
        if self.bounds is None or not places.size:
            return places
        # Statements are in the headline and the body, counted through.
        if zone is Zone.LEAD:
            return NOWHERE
        counted_through = places
        if zone is Zone.BODY:
            counted_through = places + _headline_lengths(snapshot)[places >> POSITION_BITS]
        return places[self.is_said(counted_through)]

    def is_said(self, counted_through: Places) -> NDArray[np.bool_]:
        """Whether each of the places, counted through headline and body, is within the bounds."""
        inside = np.zeros(len(counted_through), np.bool_)
        for bounds in self.bounds or ():
            inside |= np.searchsorted(bounds, counted_through, side="right") % 2 == 1
        return inside


EVERYWHERE = Scope()
IN_TITLE = Scope(zones=(Zone.HEADLINE,))


def in_statements_of(snapshot: Snapshot, speakers: Sequence[int]) -> Scope:
    """The scope of what these people say."""
    found = [snapshot.postings(SAID, str(speaker)) for speaker in speakers]
    return Scope(bounds=tuple(places_of(postings) for postings in found if postings is not None))


def within(outer: Scope, inner: Scope) -> Scope:
    """What is in both scopes; of two speakers, the inner one."""
    zones = tuple(zone for zone in outer.zones if zone in inner.zones)
    return Scope(zones, outer.bounds if inner.bounds is None else inner.bounds)


def occurrences_at(places_by_zone: dict[Zone, Places]) -> Occurrences:
    """The places as the scoring takes them."""
    return {zone: counted(places, zone) for zone, places in places_by_zone.items() if places.size}


def _headline_lengths(snapshot: Snapshot) -> Places:
    return snapshot.lengths(Zone.HEADLINE).astype(np.int64)
