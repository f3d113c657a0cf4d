"""A search narrowed to words that match strictly enough: as typed, in spelling, by their stem."""

from functools import reduce

import numpy as np

from .analyzers import Rung
from .backends.schema import ZONES, field_name
from .backends.snapshot import BoolArray, Snapshot
from .query.evaluation import Match
from .query.nodes import Clauses, Node, Word


def narrowed(match: Match, snapshot: Snapshot, root: Node, rung: Rung | None) -> Match:
    """What of the match holds the words of the query on that rung, or on a stricter one."""
    if rung is None or rung is Rung.ROOT:
        # The root is the loosest rung: what is found at all is found on it.
        return match
    return Match(match.found & _held(snapshot, root, rung), match.scores)


def _held(snapshot: Snapshot, node: Node, rung: Rung) -> BoolArray:
    """The documents that hold the node's words on the rung; all for what is no plain word."""
    if isinstance(node, Word) and not node.is_function_word:
        return _holding(snapshot, snapshot.table[node.text].on(rung), rung)
    held = np.ones(snapshot.size, np.bool_)
    if isinstance(node, Clauses):
        for part in node.must:
            held &= _held(snapshot, part, rung)
        if node.should and (node.least_share or not node.must):
            # Any of them is enough to be looked at; how many it takes is the query's own affair.
            held &= reduce(np.logical_or, (_held(snapshot, part, rung) for part in node.should))
    inner = getattr(node, "node", None)
    return held if inner is None else _held(snapshot, inner, rung)


def _holding(snapshot: Snapshot, form: str, rung: Rung) -> BoolArray:
    holding = np.zeros(snapshot.size, np.bool_)
    for zone in ZONES:
        postings = snapshot.postings(field_name(zone, rung), form)
        if postings is not None:
            holding[postings.docs] = True
    return holding
