"""Nearness: words and phrases that stand within some words of one another."""

from dataclasses import dataclass

import numpy as np

from search.analyzers import Rung, WordForms
from search.backends.schema import ZONES, Zone
from search.backends.snapshot import Snapshot
from search.scoring import Occurrences

from .expansion import expand
from .nodes import Exact, Fuzzy, Leaf, Near, Phrase, Prefix
from .phrases import phrase_places
from .places import NOWHERE, Places, Scope, occurrences_at, places_of_terms, together


@dataclass(frozen=True, slots=True)
class _Spans:
    """Where something begins and ends, each in order."""

    starts: Places
    ends: Places


def near_occurrences(snapshot: Snapshot, near: Near, scope: Scope) -> Occurrences:
    """The documents in which each part stands near the next, with how often the last does."""
    return occurrences_at({zone: _near_in_zone(snapshot, zone, near, scope) for zone in ZONES})


def leaf_places(snapshot: Snapshot, zone: Zone, leaf: Leaf) -> Places:
    """Where in the zone a word of any sort stands, or a phrase begins."""
    table = snapshot.table
    match leaf:
        case Phrase():
            return phrase_places(snapshot, zone, [table[word] for word in leaf.words])
        case Exact():
            return places_of_terms(snapshot, zone, Rung.EXACT, [table[leaf.text].exact])
        case Prefix() | Fuzzy():
            expansion = expand(snapshot, leaf)
            return places_of_terms(snapshot, zone, expansion.rung, expansion.terms)
        case _:
            return _word_places(snapshot, zone, table[leaf.text])


def _word_places(snapshot: Snapshot, zone: Zone, forms: WordForms) -> Places:
    """Where a form of the word, or a word of its family, stands: as it is found by itself."""
    stems = places_of_terms(snapshot, zone, Rung.STEM, [forms.stem])
    if not forms.has_family:
        return stems
    return together([stems, places_of_terms(snapshot, zone, Rung.ROOT, [forms.root])])


def _near_in_zone(snapshot: Snapshot, zone: Zone, near: Near, scope: Scope) -> Places:
    """Where the last part begins, near the one before it that is near the one before that."""
    if zone not in scope.zones:
        return NOWHERE
    parts = [_spans(snapshot, zone, part, scope) for part in near.parts]
    if not all(part.starts.size for part in parts):
        return NOWHERE
    before = parts[0]
    for following, distance in zip(parts[1:], near.distances, strict=True):
        if not before.starts.size:
            break
        before = _beside(following, before, distance)
    return np.unique(before.starts)


def _spans(snapshot: Snapshot, zone: Zone, part: tuple[Leaf, ...], scope: Scope) -> _Spans:
    starts, ends = [], []
    for leaf in part:
        begins = scope.kept(snapshot, zone, leaf_places(snapshot, zone, leaf))
        starts.append(begins)
        ends.append(begins + (len(leaf.words) - 1 if isinstance(leaf, Phrase) else 0))
    if len(part) == 1:
        return _Spans(starts[0], ends[0])
    order = np.argsort(np.concatenate(starts), kind="stable")
    return _Spans(np.concatenate(starts)[order], np.concatenate(ends)[order])


def _beside(these: _Spans, others: _Spans, distance: int) -> _Spans:
    """Those of these that have one of the others near, before them or after them."""
    after = np.searchsorted(others.starts, these.ends, side="right")
    next_starts = others.starts[np.minimum(after, len(others.starts) - 1)]
    is_near = (after < len(others.starts)) & (next_starts - these.ends <= distance)
    ends = np.sort(others.ends)
    before = np.searchsorted(ends, these.starts, side="left") - 1
    is_near |= (before >= 0) & (these.starts - ends[np.maximum(before, 0)] <= distance)
    return _Spans(these.starts[is_near], these.ends[is_near])
