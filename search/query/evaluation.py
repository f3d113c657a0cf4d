"""A query tree evaluated on arrays: which documents match, and how well."""

from dataclasses import dataclass

import numpy as np

from search.backends.postings import FloatArray
from search.backends.snapshot import BoolArray, Snapshot
from search.scoring import coverage, inverse_frequency, phrase_scores, scores_of, word_scores

from .bitmaps import published, tied, with_statements
from .families import leaf_occurrences, word_scores_in
from .nearness import near_occurrences
from .nodes import Clauses, InTitle, Near, Node, Person, Phrase, Published, Said, Tied, Word
from .persons import person_match
from .phrases import phrase_occurrences
from .places import EVERYWHERE, IN_TITLE, Scope, in_statements_of, within


@dataclass(frozen=True, slots=True)
class Match:
    """What a query found: a flag and a score for each document of the snapshot."""

    found: BoolArray
    scores: FloatArray


def evaluate(snapshot: Snapshot, node: Node, scope: Scope = EVERYWHERE) -> Match:
    """What the query finds within the scope, deleted documents included."""
    match node:
        case Clauses():
            return _evaluate_clauses(snapshot, node, scope)
        case Word() if scope.is_everything:
            return _scored(word_scores(snapshot, snapshot.table[node.text]))
        case Word():
            return _scored(word_scores_in(snapshot, node, scope))
        case Phrase() if scope.is_everything:
            words = [snapshot.table[word] for word in node.words]
            occurrences = phrase_occurrences(snapshot, words)
            return _scored(phrase_scores(snapshot, occurrences, words))
        case Near():
            return _scored(scores_of(snapshot, near_occurrences(snapshot, node, scope)))
        case InTitle():
            return evaluate(snapshot, node.node, within(scope, IN_TITLE))
        case Said() | Person():
            return _evaluate_person(snapshot, node, scope)
        case Tied():
            return _filtered(tied(snapshot, node))
        case Published():
            return _filtered(published(snapshot, node))
        case _:
            return _scored(scores_of(snapshot, leaf_occurrences(snapshot, node, scope)))


def _scored(scores: FloatArray) -> Match:
    return Match(scores > 0, scores)


def _filtered(found: BoolArray) -> Match:
    return Match(found, np.zeros(len(found), np.float32))


def _evaluate_person(snapshot: Snapshot, node: Said | Person, scope: Scope) -> Match:
    if isinstance(node, Said):
        return _evaluate_said(snapshot, node, scope)
    typed = evaluate(snapshot, node.typed, scope)
    if not scope.is_everything:
        return typed
    return Match(*person_match(snapshot, node, typed.found, typed.scores))


def _evaluate_said(snapshot: Snapshot, node: Said, scope: Scope) -> Match:
    speaking = with_statements(snapshot, node)
    if node.node is None:
        return _filtered(speaking)
    inner = within(scope, in_statements_of(snapshot, node.speakers))
    match = evaluate(snapshot, node.node, inner)
    return Match(match.found & speaking, match.scores)


def everything(snapshot: Snapshot) -> Match:
    """All documents, none better than another."""
    return Match(np.ones(snapshot.size, np.bool_), np.zeros(snapshot.size, np.float32))


def _evaluate_clauses(snapshot: Snapshot, clauses: Clauses, scope: Scope) -> Match:
    result = everything(snapshot)
    found, scores = result.found, result.scores
    for node in clauses.must:
        match = evaluate(snapshot, node, scope)
        found &= match.found
        scores += match.scores
    if clauses.should:
        enough = _Enough(clauses, snapshot)
        for node in _distinct(clauses.should, snapshot):
            match = evaluate(snapshot, node, scope)
            scores += match.scores
            enough.count(node, match.found)
        found &= enough.reached()
        if clauses.least_share:
            scores *= enough.coverage()
    for node in clauses.must_not:
        found &= ~evaluate(snapshot, node, scope).found
    return Match(found, scores)


class _Enough:
    """Which documents hold enough of what they should."""

    def __init__(self, clauses: Clauses, snapshot: Snapshot) -> None:
        self._clauses = clauses
        self._size = snapshot.size
        self._held = np.zeros(snapshot.size, np.float32)
        self._any = np.zeros(snapshot.size, np.bool_)
        self._total = 0.0
        self._words = 0

    def count(self, node: Node, found: BoolArray) -> None:
        """Take account of where a part was found."""
        self._any |= found
        if isinstance(node, Phrase) or (isinstance(node, Word) and node.is_function_word):
            # The words of an optional phrase are there beside it.
            return
        weight = inverse_frequency(self._size, int(np.count_nonzero(found)))
        self._total += weight
        self._words += 1
        self._held += np.float32(weight) * found

    def coverage(self) -> FloatArray:
        """By what the scores are multiplied for how much of it the documents hold."""
        return coverage((self._held / (self._total or 1)).astype(np.float32), self._words)

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
