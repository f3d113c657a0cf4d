"""What a query matches in reports that were found, from what the index keeps of them.

The postings say at which words of a report something stands, and the index keeps where each word
begins and ends; so no text is read word by word again. Should a text have changed since it was
indexed, it is read after all.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from search.analyzers import FormTable, Rung, WordForms
from search.backends.limited import LimitedSnapshot
from search.backends.schema import Zone
from search.backends.snapshot import Snapshot

from .highlight import Highlighter, Hit, asked_for, is_match, rung_of, words_of
from .query.expansion import Expansion, expand
from .query.nodes import Exact, Fuzzy, Leaf, Node, Phrase, Prefix, Sought, speakers_of
from .query.phrases import phrase_places, with_proclitics
from .query.places import (
    EVERYWHERE,
    IN_TITLE,
    POSITION_BITS,
    Places,
    Scope,
    in_statements_of,
    places_of_terms,
    together,
    within,
)

_POSITION = (1 << POSITION_BITS) - 1


@dataclass(frozen=True, slots=True)
class Texts:
    """What of a report is marked."""

    headline: str
    body: str


@dataclass(frozen=True, slots=True)
class TextHits:
    """The matches in a headline and in a body, each in order and apart from each other."""

    headline: list[Hit]
    body: list[Hit]


class _ChangedError(Exception):
    """A text is not as it was when it was indexed."""


class Marker:
    """Finds what a query matches in reports of a snapshot."""

    def __init__(self, snapshot: Snapshot, root: Node | None) -> None:
        self._snapshot = snapshot
        self._table = snapshot.table
        self._asked = asked_for(root)
        self._speakers = speakers_of(root) if root is not None else frozenset[int]()
        self._lengths = [
            len(part.leaf.words) if isinstance(part.leaf, Phrase) else 1 for part in self._asked
        ]
        self._matches = _Matches(self._asked, snapshot.table)
        self._highlighter = Highlighter(root, snapshot.table)
        self._expansions: dict[Leaf, Expansion] = {
            part.leaf: expand(snapshot, part.leaf)
            for part in self._asked
            if isinstance(part.leaf, Prefix | Fuzzy)
        }

    def hits(self, texts: Mapping[int, Texts]) -> dict[int, TextHits]:
        """The matches in the texts of these documents, by document."""
        found = self._positions(texts)
        hits = {}
        for document, text in texts.items():
            try:
                hits[document] = self._hits(document, text, found.get(document, []))
            except _ChangedError:
                hits[document] = TextHits(
                    self._highlighter.hits(text.headline), self._highlighter.hits(text.body)
                )
        return hits

    def first_statements(self, texts: Mapping[int, Texts]) -> dict[int, int]:
        """Where in its body the first statement begins by those whose statements are asked for.

        By document; those are left out that have none in the body.
        """
        starts: dict[int, int] = {}
        if not self._speakers:
            return starts
        limited = LimitedSnapshot(self._snapshot, list(texts))
        headlines = self._snapshot.lengths(Zone.HEADLINE)
        for bounds in in_statements_of(limited, sorted(self._speakers)).bounds or ():
            for place in bounds[::2].tolist():
                document, word = place >> POSITION_BITS, place & _POSITION
                if word < headlines[document]:
                    continue
                words = self._snapshot.word_bounds(document)
                start = int(words[word][0]) - len(texts[document].headline) - 1
                if 0 <= start < len(texts[document].body):
                    starts[document] = min(start, starts.get(document, start))
        return starts

    def _positions(self, documents: Mapping[int, Texts]) -> dict[int, list[tuple[int, int]]]:
        """For each document, at which words, counted through, which part of the query stands."""
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        limited = LimitedSnapshot(self._snapshot, list(documents))
        headlines = self._snapshot.lengths(Zone.HEADLINE)
        for place, part in enumerate(self._asked):
            for zone in (Zone.HEADLINE, Zone.BODY):
                places = self._places(limited, zone, part)
                held_by = places >> POSITION_BITS
                words = places & _POSITION
                if zone is Zone.BODY:
                    words = words + headlines[held_by].astype(np.int64)
                for document, word in zip(held_by.tolist(), words.tolist(), strict=True):
                    found[document].append((word, place))
        return found

    def _places(self, limited: Snapshot, zone: Zone, part: Sought) -> Places:
        scope: Scope = IN_TITLE if part.in_title else EVERYWHERE
        if part.speakers:
            scope = within(scope, in_statements_of(limited, sorted(part.speakers)))
        return scope.kept(limited, zone, self._leaf_places(limited, zone, part.leaf))

    def _leaf_places(self, limited: Snapshot, zone: Zone, leaf: Leaf) -> Places:
        if isinstance(leaf, Phrase):
            return phrase_places(limited, zone, [self._table[word] for word in leaf.words])
        if isinstance(leaf, Prefix | Fuzzy):
            expansion = self._expansions[leaf]
            return places_of_terms(limited, zone, expansion.rung, expansion.terms)
        forms = self._table[leaf.text]
        if isinstance(leaf, Exact):
            return places_of_terms(limited, zone, Rung.FOLDED, [forms.folded])
        stems = places_of_terms(limited, zone, Rung.STEM, [forms.stem])
        if not forms.has_family:
            return stems
        return together([stems, places_of_terms(limited, zone, Rung.ROOT, [forms.root])])

    def _hits(self, document: int, text: Texts, found: list[tuple[int, int]]) -> TextHits:
        """The hits in order; where two meet, the longer one, which is a phrase."""
        hits = TextHits([], [])
        if not found:
            return hits
        spans = self._spans(found)
        words = self._snapshot.word_bounds(document)
        if spans[-1][1] > len(words):
            raise _ChangedError
        firsts = words[[first for first, _, _ in spans]].tolist()
        ends = words[[beyond - 1 for _, beyond, _ in spans], 1].tolist()
        whole = f"{text.headline}\n{text.body}"
        body_start = len(text.headline) + 1
        free = 0
        for (first, beyond, place), (start, first_end), end in zip(
            spans, firsts, ends, strict=True
        ):
            if first < free:
                continue
            match = self._matches[place, whole[start:first_end]]
            if match is None:
                raise _ChangedError
            if not match.is_match:
                continue
            free = beyond
            if start < body_start:
                hits.headline.append(Hit(start, end, match.sought, match.rung))
            else:
                in_body = start - body_start, end - body_start
                hits.body.append(Hit(*in_body, match.sought, match.rung))
        return hits

    def _spans(self, found: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """From which word to which what stands, in order, the longer before the shorter."""
        spans = [(first, first + self._lengths[place], place) for first, place in found]
        spans.sort(key=lambda span: (span[0], -span[1], span[2]))
        return spans


@dataclass(frozen=True, slots=True)
class _Match:
    """What a word at the place of a part of the query is to it."""

    sought: str
    rung: Rung | None
    is_match: bool
    """Not for another spelling than the exact one that was asked for."""


class _Matches(dict[tuple[int, str], _Match | None]):
    """By a part of the query and the word where the index has it; None for another word."""

    def __init__(self, asked: Sequence[Sought], table: FormTable) -> None:
        super().__init__()
        self._asked = asked
        self._table = table

    def __missing__(self, key: tuple[int, str]) -> _Match | None:
        leaf, forms = self._asked[key[0]].leaf, self._table[key[1]]
        match: _Match | None = None
        if self._is_as_indexed(leaf, forms):
            exactly = not isinstance(leaf, Exact) or is_match(leaf, forms, self._table)
            match = _Match(words_of(leaf), rung_of(leaf, forms, self._table), exactly)
        self[key] = match
        return match

    def _is_as_indexed(self, leaf: Leaf, forms: WordForms) -> bool:
        if isinstance(leaf, Phrase):
            return forms.folded in with_proclitics(self._table[leaf.words[0]].folded)
        if isinstance(leaf, Exact):
            return forms.folded == self._table[leaf.text].folded
        return is_match(leaf, forms, self._table)
