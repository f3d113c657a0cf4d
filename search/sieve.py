"""Where in reports the parts of a query may stand, by the keys of the forward index.

A key says where to look; what is written there is read by ``marking``.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .backends.forward_index import KEYS, ForwardWords, Rows, key_of
from .backends.limited import LimitedSnapshot
from .backends.snapshot import Snapshot
from .highlight import length_of
from .marks import Matcher, Matches, matcher_of
from .query.expansion import expand
from .query.nodes import Exact, Fuzzy, Leaf, Phrase, Prefix, Word
from .query.phrases import with_proclitics
from .query.places import POSITION_BITS, in_statements_of


class Expected(NamedTuple):
    """A phrase of which the first word may have been met."""

    keys: list[int]
    """Those of the words that must follow."""
    matcher: Matcher


class Sieve:
    """Parts of a query that are sought in the same parts of the reports."""

    def __init__(
        self, snapshot: Snapshot, leaves: Iterable[Leaf], *, in_title: bool, speakers: Iterable[int]
    ) -> None:
        self._snapshot = snapshot
        self._in_title = in_title
        self._speakers = sorted(speakers)
        self.phrases: dict[int, list[Expected]] = {}
        """By the key of their first word, the longest first."""
        words: dict[int, list[Matcher]] = {}
        table = snapshot.table
        for leaf in sorted(leaves, key=length_of, reverse=True):
            matcher = matcher_of(leaf, table)
            if isinstance(leaf, Phrase) and len(leaf.words) > 1:
                expected = Expected([key_of(table[word].root) for word in leaf.words[1:]], matcher)
                for key in _first_keys(snapshot, leaf):
                    self.phrases.setdefault(key, []).append(expected)
            else:
                for key in _first_keys(snapshot, leaf):
                    words.setdefault(key, []).append(matcher)
        self.matches = Matches(words, table)
        self._flags = np.zeros(KEYS, np.bool_)
        self._flags[[*words, *self.phrases]] = True

    def rows(self, words: ForwardWords) -> Rows:
        """The words that one of the parts may be, or begin with."""
        rows = np.flatnonzero(self._flags[words.keys])
        if self._in_title:
            rows = rows[words.is_in_headline(rows)]
        return rows[self._is_said(words, rows)] if self._speakers else rows

    def _is_said(self, words: ForwardWords, rows: Rows) -> NDArray[np.bool_]:
        """Whether each of the words stands in a statement by one of the speakers."""
        statements = in_statements_of(
            LimitedSnapshot(self._snapshot, words.documents.tolist()), self._speakers
        )
        owners = words.owners(rows)
        places = (words.documents[owners] << POSITION_BITS) + rows - words.firsts[owners]
        return statements.is_said(places)


def _first_keys(snapshot: Snapshot, leaf: Leaf) -> set[int]:
    """The keys that the first word of what the leaf asks for may have."""
    table = snapshot.table
    match leaf:
        case Word() | Exact():
            return {key_of(table[leaf.text].root)}
        case Phrase():
            first = table[leaf.words[0]].folded
            return {key_of(table[word].root) for word in with_proclitics(first)}
        case Prefix():
            return {key_of(table[term].root) for term in expand(snapshot, leaf).terms}
        case Fuzzy():
            return {key_of(table.root_of(stem)) for stem in expand(snapshot, leaf).terms}
