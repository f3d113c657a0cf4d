"""What a query matches in reports that were found, from what the index keeps of them.

The index keeps, for each report, of which family its words are and where they stand; so no text is
read word by word again. Should a text have changed since it was indexed, it is read after all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from search.analyzers import FormTable
from search.backends.forward_index import Bounds, ForwardWords, Rows, key_of
from search.backends.limited import LimitedSnapshot
from search.backends.snapshot import Snapshot

from .highlight import Highlighter, Hit, asked_for
from .marks import Marks, Match, marks_of
from .query.nodes import Leaf, Node, speakers_of
from .query.places import POSITION_BITS, in_statements_of
from .sieve import Expected, Sieve

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


class _Span(NamedTuple):
    """A match among the words of some reports, and in their texts."""

    row: int
    beyond: int
    start: int
    end: int
    match: Match


class _Columns(NamedTuple):
    """Matches in order and apart from each other."""

    rows: Sequence[int] | Rows
    """The first word of each."""
    starts: Sequence[int]
    ends: Sequence[int]
    matches: Sequence[Match]


class _Seen(NamedTuple):
    """What stands where a sieve's parts may stand, in columns."""

    rows: Rows
    owners: Rows
    """The numbers of the texts in which the words are."""
    starts: list[int]
    ends: list[int]
    keys: list[int]
    matches: list[Match | None]
    """None for a word that is not sought by itself."""
    others: list[int]
    """The places in these columns of such words."""


class Marker:
    """Finds what a query matches in reports of a snapshot."""

    def __init__(self, snapshot: Snapshot, root: Node | None) -> None:
        self._snapshot = snapshot
        self._root = root
        self._speakers = speakers_of(root) if root is not None else frozenset[int]()
        leaves: dict[tuple[bool, frozenset[int]], list[Leaf]] = {}
        for part in asked_for(root):
            leaves.setdefault((part.in_title, part.speakers), []).append(part.leaf)
        self._sieves = [
            Sieve(snapshot, parts, in_title=in_title, speakers=speakers)
            for (in_title, speakers), parts in leaves.items()
        ]
        self._is_of_words = len(self._sieves) == 1 and not self._sieves[0].phrases

    @cached_property
    def _highlighter(self) -> Highlighter:
        return Highlighter(self._root, self._snapshot.table)

    def hits(self, texts: Mapping[int, Texts]) -> dict[int, TextHits]:
        """The matches in the texts of these documents, by document."""
        return {
            document: TextHits(marks.in_headline(), marks.in_body())
            for document, marks in self.marks(texts).items()
        }

    def marks(self, texts: Mapping[int, Texts]) -> dict[int, Marks]:
        """The same in columns."""
        words = self._snapshot.words_of(list(texts))
        page = _Page(words, list(texts.values()), self._snapshot.table)
        seen = [page.seen(sieve) for sieve in self._sieves]
        found = _matching(seen[0]) if self._is_of_words else page.apart(self._sieves, seen)
        marks = dict(zip(texts, page.marks(found), strict=True))
        for number in set[int]().union(*map(page.changed, seen)):
            document = int(words.documents[number])
            marks[document] = self._marks_anew(texts[document])
        return marks

    def _marks_anew(self, text: Texts) -> Marks:
        hits = self._highlighter.hits
        return marks_of(text.headline, hits(text.headline), text.body, hits(text.body))

    def first_statements(self, texts: Mapping[int, Texts]) -> dict[int, int]:
        """Where in its body the first statement begins by those whose statements are asked for.

        By document; those are left out that have none in the body.
        """
        starts: dict[int, int] = {}
        if not self._speakers:
            return starts
        documents = list(texts)
        words = self._snapshot.words_of(documents)
        limited = LimitedSnapshot(self._snapshot, documents)
        for bounds in in_statements_of(limited, sorted(self._speakers)).bounds or ():
            for place in bounds[::2].tolist():
                document, word = place >> POSITION_BITS, place & _POSITION
                number = documents.index(document)
                if word < words.headline_sizes[number]:
                    continue
                character = words.bounds[words.firsts[number] + word, 0] - words.origins[number]
                start = int(character) - len(texts[document].headline) - 1
                if 0 <= start < len(texts[document].body):
                    starts[document] = min(start, starts.get(document, start))
        return starts


class _Page:
    """Some texts one after the other, and the words that the index has of them."""

    def __init__(self, words: ForwardWords, texts: Iterable[Texts], table: FormTable) -> None:
        pieces = [piece for text in texts for piece in (text.headline, text.body)]
        self._text = "\n".join(pieces)
        sizes = np.array([len(piece) + 1 for piece in pieces], np.int64)
        starts = sizes.cumsum() - sizes
        self._headlines, self._bodies = starts[::2], starts[1::2]
        self._ends = self._bodies + sizes[1::2]
        # From where the index has a text's words to where they stand here.
        self._shifts = self._headlines - words.origins
        self._words = words
        self._table = table

    def seen(self, sieve: Sieve) -> _Seen:
        """What stands where one of the sieve's parts may stand."""
        rows = sieve.rows(self._words)
        owners = self._words.owners(rows)
        bounds = self._bounds(rows, owners)
        starts, ends = bounds[:, 0].tolist(), bounds[:, 1].tolist()
        keys = self._words.keys[rows].tolist()
        text, known = self._text, sieve.matches
        places = zip(keys, starts, ends, strict=True)
        matches = [known[key, text[start:end]] for key, start, end in places]
        others = [place for place, match in enumerate(matches) if match is None]
        return _Seen(rows, owners, starts, ends, keys, matches, others)

    def changed(self, seen: _Seen) -> set[int]:
        """The numbers of the texts in which other words stand than those that were indexed."""
        is_beyond = np.array(seen.ends, np.int64) >= self._ends[seen.owners]
        changed = set(seen.owners[is_beyond].tolist())
        for place in seen.others:
            # Words of another family may have the key; others were not there.
            word = self._text[seen.starts[place] : seen.ends[place]]
            if key_of(self._table[word].root) != seen.keys[place]:
                changed.add(int(seen.owners[place]))
        return changed

    def apart(self, sieves: Iterable[Sieve], seen: Iterable[_Seen]) -> _Columns:
        """What matches of all that was seen; where two meet, the longer one, a phrase."""
        spans: list[_Span] = []
        for sieve, of_sieve in zip(sieves, seen, strict=True):
            rows, *columns = _matching(of_sieve)
            spans += (_Span(row, row + 1, *rest) for row, *rest in zip(rows, *columns, strict=True))
            spans += self._phrases_in(sieve, of_sieve)
        spans.sort(key=lambda span: (span.row, -span.beyond))
        kept: list[_Span] = []
        for span in spans:
            if not kept or span.row >= kept[-1].beyond:
                kept.append(span)
        rows, _, starts, ends, matches = zip(*kept, strict=True) if kept else ((),) * 5
        return _Columns(rows, starts, ends, matches)

    def _phrases_in(self, sieve: Sieve, seen: _Seen) -> Iterator[_Span]:
        beyond = self._words.beyond(seen.rows).tolist()
        for row, limit, key in zip(seen.rows.tolist(), beyond, seen.keys, strict=True):
            for phrase in sieve.phrases.get(key, ()):
                span = self._phrase_at(row, limit, phrase)
                if span is not None:
                    yield span

    def _phrase_at(self, row: int, limit: int, phrase: Expected) -> _Span | None:
        beyond = row + 1 + len(phrase.keys)
        if beyond > limit or self._words.keys[row + 1 : beyond].tolist() != phrase.keys:
            return None
        rows = np.arange(row, beyond)
        bounds = self._bounds(rows, self._words.owners(rows)).tolist()
        match = phrase.matcher(*(self._table[self._text[start:end]] for start, end in bounds))
        if match is None:
            return None
        return _Span(row, beyond, bounds[0][0], bounds[-1][1], match)

    def _bounds(self, rows: Rows, owners: Rows) -> Bounds:
        """Where the words stand in all the texts together."""
        return self._words.bounds[rows] + self._shifts[owners, None]

    def marks(self, found: _Columns) -> Iterator[Marks]:
        """Yield the marks of each text."""
        first = 0
        places = self._headlines.tolist(), self._bodies.tolist()
        beyond = np.searchsorted(found.rows, self._words.ends).tolist()
        for headline, body, last in zip(*places, beyond, strict=True):
            own = slice(first, last)
            columns = found.starts[own], found.ends[own], found.matches[own]
            yield Marks(self._text, headline, body, *columns)
            first = last


def _matching(seen: _Seen) -> _Columns:
    """Those of the words that match."""
    found = [match for match in seen.matches if match is not None]
    if not seen.others:
        return _Columns(seen.rows, seen.starts, seen.ends, found)
    kept = [place for place, match in enumerate(seen.matches) if match is not None]
    starts, ends = ([column[place] for place in kept] for column in (seen.starts, seen.ends))
    return _Columns(seen.rows[kept], starts, ends, found)
