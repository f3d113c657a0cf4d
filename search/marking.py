"""What a query matches in reports that were found, from what the index keeps of them.

The postings say at which words of a report something stands, and the index keeps where each word
begins and ends; so no text is read word by word again. Should a text have changed since it was
indexed, it is read after all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from search.analyzers import FormTable, Rung, WordForms
from search.backends.limited import LimitedSnapshot
from search.backends.schema import Zone, field_name
from search.backends.snapshot import Snapshot

from .highlight import Highlighter, Hit, asked_for, is_match, rung_of, words_of
from .query.expansion import Expansion, expand
from .query.nodes import Exact, Fuzzy, Leaf, Node, Phrase, Prefix, Sought, Word, speakers_of
from .query.phrases import phrase_places, with_proclitics
from .query.places import (
    EVERYWHERE,
    IN_TITLE,
    NOWHERE,
    POSITION_BITS,
    Places,
    Scope,
    in_statements_of,
    places_of_terms,
    within,
)

Numbers = NDArray[np.int64]

_POSITION = (1 << POSITION_BITS) - 1
_NO_WORD = np.zeros((1, 2), np.int64)


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


_Span: TypeAlias = tuple[int, int, int, int, int, int, bool]
"""A part of the query where it stands in a report.

Its first word and the one beyond its last, counted through headline and body; the number of the
part; in ``headline + "\\n" + body`` its first character, the one beyond its first word and the one
beyond all of it; and whether it is there: not if the report had more words when it was indexed.
"""


class _ChangedError(Exception):
    """A text is not as it was when it was indexed."""


class Marker:
    """Finds what a query matches in reports of a snapshot."""

    def __init__(self, snapshot: Snapshot, root: Node | None) -> None:
        self._snapshot = snapshot
        self._table = snapshot.table
        self._asked = asked_for(root)
        self._speakers = speakers_of(root) if root is not None else frozenset[int]()
        self._lengths = np.array(
            [len(part.leaf.words) if isinstance(part.leaf, Phrase) else 1 for part in self._asked],
            np.int64,
        )
        self._matches = _Matches(self._asked, snapshot.table)
        self._root = root
        self._expansions: dict[Leaf, Expansion] = {
            part.leaf: expand(snapshot, part.leaf)
            for part in self._asked
            if isinstance(part.leaf, Prefix | Fuzzy)
        }

    @cached_property
    def _highlighter(self) -> Highlighter:
        return Highlighter(self._root, self._table)

    def hits(self, texts: Mapping[int, Texts]) -> dict[int, TextHits]:
        """The matches in the texts of these documents, by document."""
        spans = self._spans(texts)
        hits = {}
        for document, text in texts.items():
            try:
                hits[document] = self._hits(text, spans.get(document, ()))
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

    def _spans(self, documents: Iterable[int]) -> dict[int, list[_Span]]:
        """What stands where in each document, in order, of equals the longer before the shorter."""
        known = np.array(sorted(documents), np.int64)
        held_by, firsts, parts = self._words(known)
        if not parts.size:
            return {}
        lengths = self._lengths[parts]
        order = np.lexsort((parts, -lengths, firsts, held_by))
        held_by, firsts, parts = held_by[order], firsts[order], parts[order]
        beyond = firsts + lengths[order]
        # The words of all the documents in one row, each document's after the one's before it.
        bounds = [self._snapshot.word_bounds(document) for document in known.tolist()]
        sizes = np.array([len(words) for words in bounds])
        rows = np.concatenate([*bounds, _NO_WORD])
        place = np.searchsorted(known, held_by)
        is_there = beyond <= sizes[place]
        base = (np.cumsum(sizes) - sizes)[place]
        # Of what is not there, nothing is looked at.
        first_rows = rows[np.where(is_there, base + firsts, -1)]
        last_rows = rows[np.where(is_there, base + beyond - 1, -1)]
        bound_columns = first_rows[:, 0], first_rows[:, 1], last_rows[:, 1]
        columns = (firsts, beyond, parts, *bound_columns, is_there)
        spans = list(zip(*(column.tolist() for column in columns), strict=True))
        ends = np.searchsorted(held_by, known, side="right").tolist()
        return {
            document: spans[start:end]
            for document, start, end in zip(known.tolist(), [0, *ends], ends, strict=False)
        }

    def _words(self, documents: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Which part of the query stands in which document from which word, counted through."""
        limited = LimitedSnapshot(self._snapshot, documents.tolist())
        headlines = self._snapshot.lengths(Zone.HEADLINE)[documents].astype(np.int64)
        held_by, firsts, parts = [NOWHERE], [NOWHERE], [NOWHERE]
        for number, part in enumerate(self._asked):
            for zone in (Zone.HEADLINE, Zone.BODY):
                which, words = self._words_in(limited, zone, part, documents)
                if not which.size:
                    continue
                held_by.append(which)
                firsts.append(words + headlines[which] if zone is Zone.BODY else words)
                parts.append(np.full(len(words), number))
        return documents[np.concatenate(held_by)], np.concatenate(firsts), np.concatenate(parts)

    def _words_in(
        self, limited: Snapshot, zone: Zone, part: Sought, documents: Numbers
    ) -> tuple[Numbers, Numbers]:
        """Which of the documents have the part in the zone, and from which word of it."""
        if isinstance(part.leaf, Word) and not (part.in_title or part.speakers):
            forms = self._table[part.leaf.text]
            rung = loosest(forms)
            postings = self._snapshot.postings(field_name(zone, rung), forms.on(rung))
            if postings is None:
                return NOWHERE, NOWHERE
            which, words = postings.positions_among(documents)
            return which, words.astype(np.int64)
        places = self._places(limited, zone, part)
        return np.searchsorted(documents, places >> POSITION_BITS), places & _POSITION

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
        rung = loosest(forms)
        return places_of_terms(limited, zone, rung, [forms.on(rung)])

    def _hits(self, text: Texts, spans: Sequence[_Span]) -> TextHits:
        """The hits in order; where two meet, the longer one, which is a phrase."""
        hits = TextHits([], [])
        whole = f"{text.headline}\n{text.body}"
        body_start = len(text.headline) + 1
        free = 0
        for first, beyond, part, start, first_end, end, is_there in spans:
            if first < free:
                continue
            match = self._matches[part, whole[start:first_end]]
            if match is None or not is_there:
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


def loosest(forms: WordForms) -> Rung:
    """The rung that holds all words that match one of these forms: the family has the stem too."""
    return Rung.ROOT if forms.has_family else Rung.STEM


class _Match(NamedTuple):
    """What a word at the place of a part of the query is to it."""

    sought: str
    rung: Rung | None
    is_match: bool
    """Not for another spelling than the exact one that was asked for."""


class _Matches(dict[tuple[int, str], _Match | None]):
    """By a part of the query and the word where the index has it; None for another word."""

    def __init__(self, asked: Sequence[Sought], table: FormTable) -> None:
        super().__init__()
        self._table = table
        self._match = [_matcher(part.leaf, table) for part in asked]

    def __missing__(self, key: tuple[int, str]) -> _Match | None:
        match = self[key] = self._match[key[0]](self._table[key[1]])
        return match


def _matcher(leaf: Leaf, table: FormTable) -> Callable[[WordForms], _Match | None]:
    """What tells of a word's forms how they match the leaf."""
    if isinstance(leaf, Word):
        typed = table[leaf.text]
        by_rung = [_Match(leaf.text, rung, is_match=True) for rung in Rung]

        def match_word(forms: WordForms) -> _Match | None:
            for match, wanted, here in zip(by_rung, typed, forms, strict=True):
                if wanted == here:
                    return match
            return None

        return match_word

    def match_leaf(forms: WordForms) -> _Match | None:
        if not _is_as_indexed(leaf, forms, table):
            return None
        exactly = not isinstance(leaf, Exact) or is_match(leaf, forms, table)
        return _Match(words_of(leaf), rung_of(leaf, forms, table), exactly)

    return match_leaf


def _is_as_indexed(leaf: Leaf, forms: WordForms, table: FormTable) -> bool:
    if isinstance(leaf, Phrase):
        return forms.folded in with_proclitics(table[leaf.words[0]].folded)
    if isinstance(leaf, Exact):
        return forms.folded == table[leaf.text].folded
    return is_match(leaf, forms, table)
