"""A segment of the index, read as arrays."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import takewhile
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import SegmentReader

from .bounded_cache import BoundedCache
from .field_postings import FieldPostings
from .postings import Postings
from .schema import WORDS
from .vocabulary import Vocabulary

T = TypeVar("T")

KnownPostings: TypeAlias = BoundedCache[Hashable, Postings | None]

REMEMBERED_POSTINGS = 3_000_000
"""Postings kept for the next query, counted in documents: some 50 MB at most."""


def cost(postings: Postings | None) -> int:
    """What it costs to keep postings, in documents."""
    return 1 if postings is None else 1 + len(postings.docs)


class ArraySegmentReader(SegmentReader):
    """A segment, read as arrays.

    But for deletions it never changes. So what was read of it is kept, and handed on to the reader
    that follows when some of its documents are deleted.
    """

    def __init__(
        self,
        storage: Any,
        schema: Any,
        segment: Any,
        known: KnownPostings | None = None,
        before: "ArraySegmentReader | None" = None,
    ) -> None:
        """Read a segment; those of a snapshot share the room for ``known`` postings."""
        super().__init__(storage, schema, segment)
        self._known = known or BoundedCache(REMEMBERED_POSTINGS, cost)
        self._kept: dict[Hashable, Any] = {} if before is None else before._kept  # noqa: SLF001

    def _keep(self, name: Hashable, read: Callable[[], T]) -> T:
        if name not in self._kept:
            self._kept[name] = read()
        kept: T = self._kept[name]
        return kept

    def arrays(self, field: str, term: bytes) -> Postings | None:
        """The postings of a term, deleted documents included."""
        key = self.segment().segment_id(), field, term
        return self._known.get(key, lambda: self._terms.postings(field, term))

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

    @property
    def packed_words(self) -> Sequence[bytes]:
        """The words of each document's headline and body, as ``forward_index`` packs them."""
        column = self.schema[WORDS].column_type
        return self._keep("words", lambda: self._perdoc.column_reader(WORDS, column))

    def deleted(self) -> list[int]:
        """The documents that were deleted or replaced."""
        return list(self._perdoc.deleted_docs())
