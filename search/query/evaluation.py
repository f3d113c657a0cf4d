"""A query tree evaluated on arrays: which documents match, and how well."""

from dataclasses import dataclass

import numpy as np

from search.backends.postings import FloatArray
from search.backends.snapshot import BoolArray, Snapshot
from search.scoring import inverse_frequency, phrase_scores, word_scores

from .nodes import Clauses, Node, Phrase, Word
from .phrases import phrase_occurrences


@dataclass(frozen=True, slots=True)
class Match:
    """What a query found: a flag and a score for each document of the snapshot."""

    found: BoolArray
    scores: FloatArray


def evaluate(snapshot: Snapshot, node: Node) -> Match:
    """What the query finds, deleted documents included."""
    if isinstance(node, Word):
        scores = word_scores(snapshot, snapshot.table[node.text])
        return Match(scores > 0, scores)
    if isinstance(node, Phrase):
        words = [snapshot.table[word] for word in node.words]
        scores = phrase_scores(snapshot, phrase_occurrences(snapshot, words), words)
        return Match(scores > 0, scores)
    return _evaluate_clauses(snapshot, node)


def everything(snapshot: Snapshot) -> Match:
    """All documents, none better than another."""
    return Match(np.ones(snapshot.size, np.bool_), np.zeros(snapshot.size, np.float32))


def _evaluate_clauses(snapshot: Snapshot, clauses: Clauses) -> Match:
    result = everything(snapshot)
    found, scores = result.found, result.scores
    for node in clauses.must:
        match = evaluate(snapshot, node)
        found &= match.found
        scores += match.scores
    if clauses.should:
        enough = _Enough(clauses, snapshot)
        for node in _distinct(clauses.should, snapshot):
            match = evaluate(snapshot, node)
            scores += match.scores
            enough.count(node, match.found)
        found &= enough.reached()
    for node in clauses.must_not:
        found &= ~evaluate(snapshot, node).found
    return Match(found, scores)


class _Enough:
    """Which documents hold enough of what they should."""

    def __init__(self, clauses: Clauses, snapshot: Snapshot) -> None:
        self._clauses = clauses
        self._size = snapshot.size
        self._held = np.zeros(snapshot.size, np.float32)
        self._any = np.zeros(snapshot.size, np.bool_)
        self._total = 0.0

    def count(self, node: Node, found: BoolArray) -> None:
        """Take account of where a part was found."""
        self._any |= found
        if isinstance(node, Phrase) or (isinstance(node, Word) and node.is_function_word):
            # The words of an optional phrase are there beside it.
            return
        weight = inverse_frequency(self._size, int(np.count_nonzero(found)))
        self._total += weight
        self._held[found] += np.float32(weight)

    def reached(self) -> BoolArray:
        """The documents that hold enough."""
        if self._clauses.least_share:
            # A little less than the share, for what is lost in adding.
            return self._any & (self._held >= self._clauses.least_share * self._total * 0.999)
        if self._clauses.must:
            return np.ones(self._size, np.bool_)
        return self._any


def _distinct(nodes: tuple[Node, ...], snapshot: Snapshot) -> list[Node]:
    """The nodes without words of a stem that was there before: a word said twice counts once."""
    distinct: dict[str | Node, Node] = {}
    for node in nodes:
        key = snapshot.table[node.text].stem if isinstance(node, Word) else node
        distinct.setdefault(key, node)
    return list(distinct.values())
