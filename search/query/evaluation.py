"""A query tree evaluated on arrays: which documents match, and how well."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.backends.postings import FloatArray
from search.backends.snapshot import BoolArray, Snapshot
from search.scoring import (
    coverage,
    inverse_frequency,
    known_scores,
    little_share,
    phrase_scores,
    scores_of,
    shortness,
)

from .bitmaps import published, tied, with_statements
from .families import leaf_occurrences, word_scores_in
from .nearness import near_occurrences
from .nodes import (
    Clauses,
    InTitle,
    Near,
    Node,
    Person,
    Phrase,
    Published,
    Restated,
    Said,
    Tied,
    Word,
)
from .persons import person_match
from .phrases import phrase_occurrences
from .places import EVERYWHERE, IN_TITLE, Scope, in_statements_of, within

Documents = NDArray[np.integer[Any]]


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
        case Word():
            return _dense(snapshot, *word_scores_in(snapshot, node, scope))
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
        case Restated():
            return _evaluate_restated(snapshot, node, scope)
        case Tied():
            return _filtered(tied(snapshot, node))
        case Published():
            return _filtered(published(snapshot, node))
        case _:
            return _scored(scores_of(snapshot, leaf_occurrences(snapshot, node, scope)))


def _scored(scores: FloatArray) -> Match:
    return Match(scores > 0, scores)


def _dense(snapshot: Snapshot, documents: Documents, scores: FloatArray) -> Match:
    match = Match(np.zeros(snapshot.size, np.bool_), np.zeros(snapshot.size, np.float32))
    match.found[documents] = True
    match.scores[documents] = scores
    return match


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


def _evaluate_restated(snapshot: Snapshot, node: Restated, scope: Scope) -> Match:
    """What was typed or says the same; each way weighs as much as what was typed.

    Of words that mean the same, the one that fits best counts. Words that stand together count
    beside what was typed, which may stand apart; so does what a report is known to be.
    """
    typed = evaluate(snapshot, node.typed, scope)
    if not scope.is_everything:
        return typed
    rarity = sum(_rarity(evaluate(snapshot, part).found) for part in node.typed.must)
    found, scores = typed.found, typed.scores
    together, known = np.zeros((2, snapshot.size), np.float32)
    for other in node.others:
        match = evaluate(snapshot, other)
        found = found | match.found
        if isinstance(other, Tied | Published):
            known += known_scores(match.found)
            continue
        weighed = np.float32(rarity / _rarity(match.found)) * match.scores
        if isinstance(other, Near):
            together = np.maximum(together, weighed)
        else:
            scores = np.maximum(scores, weighed)
    return Match(found, scores + together + known)


def _rarity(found: BoolArray) -> float:
    return inverse_frequency(len(found), int(np.count_nonzero(found)))


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
        some = _Some(snapshot, clauses, scope)
        found &= some.enough()
        scores += some.scores
        if clauses.least_share and shortness(some.words):
            scores *= some.coverage()
    for node in clauses.must_not:
        found &= ~evaluate(snapshot, node, scope).found
    return Match(found, scores)


class _Some:
    """What should be found: how much of it each document holds, and how well.

    A pasted headline has a dozen words, some in most reports: all words are added at once.
    ``scores`` are by document; ``words`` is the number of parts that are no little words.
    """

    def __init__(self, snapshot: Snapshot, clauses: Clauses, scope: Scope) -> None:
        self._clauses = clauses
        size = snapshot.size
        nodes = _distinct(clauses.should, snapshot)
        # Little words last: they say nothing of what a report is about, only of how well it fits.
        words = [node for node in nodes if isinstance(node, Word)]
        words.sort(key=lambda word: word.is_function_word)
        self.words = sum(not word.is_function_word for word in words)
        found = [word_scores_in(snapshot, word, scope) for word in words]
        lengths = np.array([len(documents) for documents, _ in found[: self.words]], np.int64)
        weights = [inverse_frequency(size, length) for length in lengths.tolist()]
        little = np.float32(little_share(sum(map(_is_content, (*clauses.must, *nodes)))))
        scored = [scores for _, scores in found[: self.words]]
        scored += [scores * little for _, scores in found[self.words :]]
        documents = np.concatenate([_NONE, *(documents for documents, _ in found)])
        every_score = np.concatenate([_NO_SCORES, *scored])
        self.scores = np.bincount(documents, every_score, size).astype(np.float32)
        every_weight = np.repeat(weights, lengths)
        held = np.bincount(documents[: len(every_weight)], every_weight, size)
        self._held = held.astype(np.float32)
        self._any = self.scores > 0
        self._total = sum(weights)
        for node in nodes:
            if not isinstance(node, Word):
                self._add(node, evaluate(snapshot, node, scope))

    def _add(self, node: Node, match: Match) -> None:
        self.scores += match.scores
        self._any |= match.found
        if isinstance(node, Phrase):
            # The words of an optional phrase are there beside it.
            return
        weight = _rarity(match.found)
        self._total += weight
        self.words += 1
        self._held += np.float32(weight) * match.found

    def coverage(self) -> FloatArray:
        """By what the scores are multiplied for how much of it the documents hold."""
        return coverage(self._held / np.float32(self._total or 1), self.words)

    def enough(self) -> BoolArray:
        """The documents that hold enough."""
        if self._clauses.least_share:
            # A little less than the share, for what is lost in adding.
            return self._any & (self._held >= self._clauses.least_share * self._total * 0.999)
        if self._clauses.must:
            return np.ones(len(self._any), np.bool_)
        return self._any


_NONE: Documents = np.empty(0, np.int64)
_NO_SCORES: FloatArray = np.empty(0, np.float32)


def _is_content(node: Node) -> bool:
    return not (isinstance(node, Word) and node.is_function_word)


def _distinct(nodes: tuple[Node, ...], snapshot: Snapshot) -> list[Node]:
    """The nodes without words of a stem that was there before: a word said twice counts once."""
    distinct: dict[str | Node, Node] = {}
    for node in nodes:
        key = snapshot.table[node.text].stem if isinstance(node, Word) else node
        distinct.setdefault(key, node)
    return list(distinct.values())
