"""The index at one moment, as arrays: what queries are evaluated on.

A snapshot never changes; a commit or a swap makes a new one. Documents are numbered from 0 through
all segments, deleted ones included.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import EmptyReader, IndexReader, MultiReader

from search.analyzers import Rung, form_table
from search.index.generations import Generation

from .bounded_cache import BoundedCache
from .facet_columns import BoolArray, KeyPairs, Spans
from .forward_index import ForwardWords, unpack_words
from .postings import JoinedPostings, Postings
from .schema import INDEX_NAME, Zone, build_schema, field_name
from .segment_reader import REMEMBERED_POSTINGS, ArraySegmentReader, KnownPostings, cost
from .vocabulary import Vocabulary

__all__ = ["BoolArray", "Snapshot"]

# A segment of less than a hundredth of the reports is a small one.
_SMALL_SHARE = 100
_HALF = 32
_LOW_HALF = (1 << _HALF) - 1


class Snapshot:
    """The index at one moment; segments that one ``before`` holds are not read again."""

    def __init__(self, generation: Generation, before: "Snapshot | None" = None) -> None:
        self.protected = generation.protected
        self.table = form_table(self.protected)
        self.schema = build_schema(self.protected)
        storage = FileStorage(str(generation.path))
        toc = TOC.read(storage, INDEX_NAME, schema=self.schema)
        known = {} if before is None else before.readers()
        self._read: KnownPostings = BoundedCache(REMEMBERED_POSTINGS, cost)
        if before is not None:
            self._read = before._read  # noqa: SLF001  (of the same class)
        self._segments: list[ArraySegmentReader] = [
            ArraySegmentReader(
                storage, self.schema, segment, self._read, known.get(segment.segment_id())
            )
            for segment in toc.segments
        ]
        sizes = [segment.doc_count_all() for segment in self._segments]
        self._bases = np.cumsum([0, *sizes])[:-1].tolist()
        self.size = sum(sizes)
        self._postings: BoundedCache[tuple[str, str], Postings | None] = BoundedCache(
            REMEMBERED_POSTINGS, cost
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

    def words_of(self, documents: Sequence[int]) -> ForwardWords:
        """The words of each document's headline and body.

        Places are code points of ``headline + "\\n" + body``.
        """
        headline_sizes = self.lengths(Zone.HEADLINE)[documents].astype(np.int64)
        records = [self._packed_words(document) for document in documents]
        return unpack_words(documents, headline_sizes, records)

    def _packed_words(self, document: int) -> bytes:
        place = bisect_right(self._bases, document) - 1
        return self._packed[place][document - self._bases[place]]

    @cached_property
    def _packed(self) -> list[Sequence[bytes]]:
        return [segment.packed_words for segment in self._segments]

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
        return JoinedPostings(parts)

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
