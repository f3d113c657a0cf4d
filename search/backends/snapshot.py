"""The index at one moment, as arrays: what queries are evaluated on.

A snapshot never changes; a commit or a swap makes a new one. Documents are numbered from 0 through
all segments, deleted ones included.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader

from search.analyzers import Rung, form_table
from search.index.generations import Generation

from .bounded_cache import BoundedCache
from .field_postings import FieldPostings
from .postings import Postings, joined
from .schema import INDEX_NAME, WORDS, Zone, build_schema, field_name
from .vocabulary import Vocabulary
from .word_bounds import Bounds, unpack_bounds

T = TypeVar("T")

BoolArray = NDArray[np.bool_]

# Postings kept for the next query, counted in documents: of each segment, and of all together, at
# most some 50 MB.
_REMEMBERED_POSTINGS = 4_000_000
# Filters kept for the next query, a byte a document each.
_REMEMBERED_MASKS = 200
# A segment of less than a hundredth of the reports is a small one.
_SMALL_SHARE = 100
_HALF = 32
_LOW_HALF = (1 << _HALF) - 1


def _cost(postings: Postings | None) -> int:
    return 1 if postings is None else 1 + len(postings.docs)


class ArraySegmentReader(SegmentReader):
    """A segment, read as arrays.

    But for deletions it never changes. So what was read of it is kept, and handed on to the reader
    that follows when some of its documents are deleted.
    """

    def __init__(
        self, storage: Any, schema: Any, segment: Any, before: "ArraySegmentReader | None" = None
    ) -> None:
        super().__init__(storage, schema, segment)
        self._kept: dict[Hashable, Any] = {} if before is None else before._kept  # noqa: SLF001

    def _keep(self, name: Hashable, read: Callable[[], T]) -> T:
        if name not in self._kept:
            self._kept[name] = read()
        kept: T = self._kept[name]
        return kept

    def arrays(self, field: str, term: bytes) -> Postings | None:
        """The postings of a term, deleted documents included."""
        known: BoundedCache[tuple[str, bytes], Postings | None] = self._keep(
            "postings", lambda: BoundedCache(_REMEMBERED_POSTINGS, _cost)
        )
        return known.get((field, term), lambda: self._terms.postings(field, term))

    def terms_of(self, field: str) -> list[bytes]:
        """All terms of a field."""
        terms = takewhile(lambda term: term[0] == field, self._terms.terms_from(field, b""))
        return [term for _, term in terms]

    def fields(self) -> Iterator[tuple[str, FieldPostings]]:
        """Yield all postings of each field, deleted documents included."""
        yield from self._terms.fields()

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of each field, in order."""
        return self._keep("vocabulary", lambda: Vocabulary(self._terms))

    def column(self, field: str) -> NDArray[np.int64]:
        """The numbers of a column."""
        return self._keep(("column", field), lambda: self._read_column(field))

    def _read_column(self, field: str) -> NDArray[np.int64]:
        if not self._perdoc.has_column(field):
            return np.zeros(self.doc_count_all(), np.int64)
        reader = self._perdoc.column_reader(field, self.schema[field].column_type)
        return reader.to_array().astype(np.int64)

    def lengths(self, field: str) -> NDArray[np.float32]:
        """How many words each document has in the field."""
        return self._keep(
            ("lengths", field), lambda: self._perdoc.lengths(field).astype(np.float32)
        )

    def key_pairs(self, field: str) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Which documents hold which keys, in pairs."""
        return self._keep(("keys", field), lambda: self._read_key_pairs(field))

    def _read_key_pairs(self, field: str) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        docs: list[Any] = [np.empty(0, np.int32)]
        keys: list[Any] = [np.empty(0, np.int64)]
        for term in self.terms_of(field):
            postings = self.arrays(field, term)
            if postings is not None:
                docs.append(postings.docs)
                keys.append(np.full(len(postings.docs), int(term), np.int64))
        return np.concatenate(docs), np.concatenate(keys)

    def word_bounds(self, document: int) -> Bounds:
        """Where each word of the document's headline and body begins and ends."""
        return unpack_bounds(self.packed_bounds(document))

    def packed_bounds(self, document: int) -> bytes:
        """The same as it is kept."""
        packed: bytes = self._word_bounds[document]
        return packed

    @property
    def _word_bounds(self) -> Any:
        column = self.schema[WORDS].column_type
        return self._keep("bounds", lambda: self._perdoc.column_reader(WORDS, column))

    def deleted(self) -> list[int]:
        """The documents that were deleted or replaced."""
        return list(self._perdoc.deleted_docs())


@dataclass(frozen=True, eq=False)
class KeyPairs:
    """Which documents hold which keys, in pairs."""

    docs: NDArray[np.int32]
    keys: NDArray[np.int64]

    def holding(self, keys: Iterable[int], size: int) -> BoolArray:
        """Which of ``size`` documents hold any of the keys; an array of the caller's own."""
        wanted = frozenset(keys)
        if wanted not in self._held:
            if len(self._held) >= _REMEMBERED_MASKS:
                self._held.clear()
            found = np.zeros(size, np.bool_)
            found[self.docs[np.isin(self.keys, list(wanted))]] = True
            self._held[wanted] = found
        return self._held[wanted].copy()

    def counts(self, among: BoolArray) -> dict[int, int]:
        """For each key, how many of the documents hold it; keys that none holds are left out."""
        keys, places, ends = self._by_document
        documents = np.flatnonzero(among[: len(ends) - 1])
        lengths = ends[documents + 1] - ends[documents]
        first = (ends[documents] - lengths.cumsum() + lengths).repeat(lengths)
        counts = np.bincount(places[first + np.arange(len(first))], minlength=len(keys))
        held = np.flatnonzero(counts)
        return dict(zip(keys[held].tolist(), counts[held].tolist(), strict=True))

    @cached_property
    def _by_document(self) -> tuple[NDArray[np.int64], NDArray[np.intp], NDArray[np.int64]]:
        """The keys; the places among them of what is held, by document; where each one's end.

        That of document 0 ends at the second of the ends; documents after the last that holds any
        have none.
        """
        order = np.argsort(self.docs, kind="stable")
        keys, places = np.unique(self.keys, return_inverse=True)
        ends = np.cumsum(np.bincount(self.docs + 1, minlength=1))
        return keys, places[order], ends

    @cached_property
    def _held(self) -> dict[frozenset[int], BoolArray]:
        return {}


@dataclass(frozen=True, eq=False)
class Spans:
    """In which days, months or years documents may have been published."""

    firsts: NDArray[np.int64]
    """The first period of each span that occurs; 0 for documents without a date."""
    lasts: NDArray[np.int64]
    places: NDArray[np.intp]
    """For each document, the place of its span."""

    def counts(self, among: BoolArray) -> list[tuple[int, int, int]]:
        """First and last period of each span that is dated, and how many documents have it."""
        documents = np.flatnonzero(among)
        counts = np.bincount(self.places[documents], minlength=len(self.firsts))
        held = np.flatnonzero((counts > 0) & (self.firsts > 0))
        columns = self.firsts[held].tolist(), self.lasts[held].tolist(), counts[held].tolist()
        return list(zip(*columns, strict=True))


class Snapshot:
    """The index at one moment; segments that one ``before`` holds are not read again."""

    def __init__(self, generation: Generation, before: "Snapshot | None" = None) -> None:
        self.protected = generation.protected
        self.table = form_table(self.protected)
        self.schema = build_schema(self.protected)
        storage = FileStorage(str(generation.path))
        toc = TOC.read(storage, INDEX_NAME, schema=self.schema)
        known = {} if before is None else before.readers()
        self._segments: list[ArraySegmentReader] = [
            ArraySegmentReader(storage, self.schema, segment, known.get(segment.segment_id()))
            for segment in toc.segments
        ]
        sizes = [segment.doc_count_all() for segment in self._segments]
        self._bases = np.cumsum([0, *sizes])[:-1].tolist()
        self.size = sum(sizes)
        self._postings: BoundedCache[tuple[str, str], Postings | None] = BoundedCache(
            _REMEMBERED_POSTINGS, _cost
        )
        self._columns: dict[str, NDArray[np.int64]] = {}
        self._spans: dict[int, Spans] = {}

    def readers(self) -> dict[str, ArraySegmentReader]:
        """The readers of the segments, by the segments' names."""
        return {reader.segment().segment_id(): reader for reader in self._segments}

    @cached_property
    def alive(self) -> BoolArray:
        """The documents that have not been deleted or replaced."""
        alive = np.ones(self.size, np.bool_)
        for segment, base in zip(self._segments, self._bases, strict=True):
            alive[[base + number for number in segment.deleted()]] = False
        return alive

    @cached_property
    def count(self) -> int:
        """How many reports can be found."""
        return int(self.alive.sum())

    def column(self, field: str) -> NDArray[np.int64]:
        """The numbers of a column, one a document."""
        if field not in self._columns:
            parts = [segment.column(field) for segment in self._segments]
            self._columns[field] = np.concatenate([np.empty(0, np.int64), *parts])
        return self._columns[field]

    def spans(self, divisor: int) -> Spans:
        """The documents' spans of publication by days (1), months (100) or years (10,000)."""
        if divisor not in self._spans:
            firsts = self.column("date_start") // divisor
            both = (firsts << _HALF) + self.column("date_end") // divisor
            distinct, places = np.unique(both, return_inverse=True)
            self._spans[divisor] = Spans(distinct >> _HALF, distinct & _LOW_HALF, places)
        return self._spans[divisor]

    @cached_property
    def stories(self) -> NDArray[np.int64]:
        """A number from 0 up for the story of each document: copies of one report share it."""
        return np.unique(self.column("story"), return_inverse=True)[1]

    @cached_property
    def participants(self) -> KeyPairs:
        """Which reports name whom."""
        return self._key_pairs("participants")

    @cached_property
    def rounds(self) -> KeyPairs:
        """Which reports are tied to which rounds."""
        return self._key_pairs("rounds")

    def _key_pairs(self, field: str) -> KeyPairs:
        pairs = [segment.key_pairs(field) for segment in self._segments]
        docs = [docs + base for (docs, _), base in zip(pairs, self._bases, strict=True)]
        return KeyPairs(
            np.concatenate([np.empty(0, np.int32), *docs]),
            np.concatenate([np.empty(0, np.int64), *(keys for _, keys in pairs)]),
        )

    def word_bounds(self, document: int) -> Bounds:
        """Where each word of the document's headline and body, counted through, stands.

        As code points of ``headline + "\\n" + body``.
        """
        place = bisect_right(self._bases, document) - 1
        return self._segments[place].word_bounds(document - self._bases[place])

    def lengths(self, zone: Zone) -> NDArray[np.float32]:
        """How many words each document has in the zone; the same on every rung."""
        return self._lengths[zone]

    def average_length(self, zone: Zone) -> float:
        """The mean length of the zone in the documents that have it; 1 where none has."""
        return self._average_lengths[zone]

    @cached_property
    def _average_lengths(self) -> dict[Zone, float]:
        filled = {zone: lengths[lengths > 0] for zone, lengths in self._lengths.items()}
        return {zone: float(some.mean()) if some.size else 1.0 for zone, some in filled.items()}

    @cached_property
    def _lengths(self) -> dict[Zone, NDArray[np.float32]]:
        return {
            zone: np.concatenate(
                [np.empty(0, np.float32)]
                + [segment.lengths(field_name(zone, Rung.STEM)) for segment in self._segments]
            )
            for zone in Zone
        }

    def postings(self, field: str, term: str) -> Postings | None:
        """The postings of a term through all segments, or None where there are none."""
        return self._postings.get((field, term), lambda: self._read_postings(field, term.encode()))

    def _read_postings(self, field: str, term: bytes) -> Postings | None:
        parts = [
            (postings, base)
            for segment, base in zip(self._segments, self._bases, strict=True)
            if (postings := segment.arrays(field, term)) is not None
        ]
        if not parts:
            return None
        if len(parts) == 1 and parts[0][1] == 0:
            return parts[0][0]
        return joined(parts)

    @property
    def main_vocabularies(self) -> tuple[Vocabulary, ...]:
        """The words of all segments but small ones: the same until many reports have changed."""
        return tuple(
            segment.vocabulary
            for segment in self._segments
            if segment.doc_count_all() * _SMALL_SHARE >= self.size
        )

    @property
    def vocabularies(self) -> list[Vocabulary]:
        """The words of each segment."""
        return [segment.vocabulary for segment in self._segments]

    @cached_property
    def reader(self) -> IndexReader:
        """Whoosh's view of the same segments, for stock Haystack queries."""
        if not self._segments:
            return EmptyReader(self.schema)
        return self._segments[0] if len(self._segments) == 1 else MultiReader(self._segments)
