"""What a query matches in reports that were found, from what the index keeps of them.

The postings say at which words of a report something stands, and the index keeps where each word
begins and ends; so no text is read word by word again. Should a text have changed since it was
indexed, it is read after all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.analyzers import Rung, WordForms
from search.backends.limited import LimitedSnapshot
from search.backends.schema import Zone, field_name
from search.backends.snapshot import Snapshot

from .highlight import Highlighter, Hit, asked_for
from .marks import Marks, Matches, marks_of
from .query.expansion import Expansion, expand
from .query.nodes import Exact, Fuzzy, Leaf, Node, Phrase, Prefix, Sought, Word, speakers_of
from .query.phrases import phrase_places
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
_WORDS = (Word, Prefix, Fuzzy)
"""Parts of a query that are one word each, and match wherever they stand."""
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


@dataclass(frozen=True, slots=True)
class _Spans:
    """Where parts of the query stand in a report, in order; of equals the longer comes first.

    Words are counted through headline and body; characters are those of both with a line end
    between them.
    """

    are_there: bool
    """Not if the report had more words when it was indexed."""
    parts: list[int]
    firsts: list[int]
    """The first word of each, and the one beyond its last."""
    beyonds: list[int]
    starts: list[int]
    """The first character of each, the one beyond its first word, and the one beyond all of it."""
    first_ends: list[int]
    ends: list[int]


_NOTHING = _Spans(True, [], [], [], [], [], [])


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
        self._is_plain = all(isinstance(part.leaf, _WORDS) for part in self._asked)
        self._matches = Matches(self._asked, snapshot.table)
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
        return {
            document: TextHits(marks.in_headline(), marks.in_body())
            for document, marks in self.marks(texts).items()
        }

    def marks(self, texts: Mapping[int, Texts]) -> dict[int, Marks]:
        """The same in columns."""
        spans = self._spans(texts)
        marks = {}
        for document, text in texts.items():
            try:
                marks[document] = self._marks(text, spans.get(document, _NOTHING))
            except _ChangedError:
                headline, body = text.headline, text.body
                hits = self._highlighter.hits
                marks[document] = marks_of(headline, hits(headline), body, hits(body))
        return marks

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

    def _spans(self, documents: Iterable[int]) -> dict[int, _Spans]:
        """What stands where in each document."""
        known = np.array(sorted(documents), np.int64)
        held_by, firsts, parts = self._words(known)
        if not parts.size:
            return {}
        lengths = self._lengths[parts]
        order = np.lexsort((parts, -lengths, firsts, held_by))
        if self._is_plain:
            # Of single words none reaches into another: the first of those at one place stays.
            places = held_by[order], firsts[order]
            is_other = [column[1:] != column[:-1] for column in places]
            order = order[np.append(True, np.logical_or(*is_other))]
        held_by, firsts, parts = held_by[order], firsts[order], parts[order]
        beyonds = firsts + lengths[order]
        # The words of all the documents in one row, each document's after the one's before it.
        bounds = [self._snapshot.word_bounds(document) for document in known.tolist()]
        sizes = np.array([len(words) for words in bounds])
        rows = np.concatenate([*bounds, _NO_WORD])
        is_there = beyonds <= sizes[held_by]
        base = (np.cumsum(sizes) - sizes)[held_by]
        # Of what is not there, nothing is looked at.
        first_rows = rows[np.where(is_there, base + firsts, -1)]
        last_rows = rows[np.where(is_there, base + beyonds - 1, -1)]
        characters = first_rows[:, 0], first_rows[:, 1], last_rows[:, 1]
        columns = [column.tolist() for column in (parts, firsts, beyonds, *characters)]
        ends = np.searchsorted(held_by, np.arange(len(known)), side="right").tolist()
        return {
            document: _Spans(
                bool(is_there[start:end].all()), *(column[start:end] for column in columns)
            )
            for document, start, end in zip(known.tolist(), [0, *ends], ends, strict=False)
        }

    def _words(self, documents: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """In which of the documents, from which word, counted through, which part stands."""
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
        return np.concatenate(held_by), np.concatenate(firsts), np.concatenate(parts)

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

    def _marks(self, text: Texts, spans: _Spans) -> Marks:
        if not spans.are_there:
            raise _ChangedError
        whole = f"{text.headline}\n{text.body}"
        bounds = zip(spans.starts, spans.first_ends, strict=True)
        words = [whole[start:end] for start, end in bounds]
        if any(
            self._matches[key] is None
            for key in dict.fromkeys(zip(spans.parts, words, strict=True))
        ):
            raise _ChangedError
        starts, ends, parts, forms = spans.starts, spans.ends, spans.parts, words
        if not self._is_plain:
            kept = list(self._apart(spans, words))
            starts, ends, parts = (
                [column[place] for place in kept] for column in (starts, ends, parts)
            )
            forms = [whole[start:end] for start, end in zip(starts, ends, strict=True)]
            for place, form in zip(kept, forms, strict=True):
                # A phrase is known by its first word.
                part = spans.parts[place]
                self._matches[part, form] = self._matches[part, words[place]]
        return Marks(len(text.headline) + 1, starts, ends, parts, forms, self._matches)

    def _apart(self, spans: _Spans, words: Sequence[str]) -> Iterator[int]:
        """Yield the places of those that match; where two meet, the longer one, a phrase."""
        free = 0
        bounds = zip(spans.firsts, spans.beyonds, strict=True)
        for place, (first, beyond) in enumerate(bounds):
            match = self._matches[spans.parts[place], words[place]]
            if first >= free and match is not None and match.is_match:
                yield place
                free = beyond


def loosest(forms: WordForms) -> Rung:
    """The rung that holds all words that match one of these forms: the family has the stem too."""
    return Rung.ROOT if forms.has_family else Rung.STEM
