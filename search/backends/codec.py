"""A Whoosh codec whose postings, lengths and columns are read as arrays.

Whoosh's own codec keeps postings in small compressed blocks for matchers that walk them one by one,
and rounds the length of a field to a byte. Here a term's postings are three arrays in one piece,
read straight from the memory-mapped segment, and lengths are exact. Whoosh's matchers still work
on top (stock Haystack queries, merging of segments).
"""

import io
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.codec.whoosh3 import (
    W3Codec,
    W3FieldWriter,
    W3PerDocReader,
    W3PerDocWriter,
    W3Segment,
    W3TermInfo,
    W3TermsReader,
)
from whoosh.columns import NumericColumn
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound

from .postings import Positions, Postings, pack_postings, read_postings


@dataclass(slots=True)
class TermBlock:
    """A term's postings as they come, with what Whoosh's statistics of a term ask of a block."""

    docs: "array[int]" = field(default_factory=lambda: array("I"))
    _weights: "array[float]" = field(default_factory=lambda: array("f"))
    values: list[bytes] = field(default_factory=list)

    def add(self, document: int, weight: float, value: bytes) -> None:
        """Add a document; they come in rising order."""
        self.docs.append(document)
        self._weights.append(weight)
        if value:
            self.values.append(value)

    def pack(self, format_: Format) -> Iterator[bytes]:
        """Yield the pieces to be written."""
        positions = b"".join(self.values) if isinstance(format_, Positions) else None
        yield from pack_postings(self.docs, self._weights, positions)

    def __len__(self) -> int:
        return len(self.docs)

    def min_id(self) -> int:
        """The first document."""
        return self.docs[0]

    def max_id(self) -> int:
        """The last document."""
        return self.docs[-1]

    def min_length(self) -> int:
        """Lengths are not kept by term: no field is shorter than this."""
        return 0

    def max_length(self) -> int:
        """Lengths are not kept by term."""
        return 0

    def max_weight(self) -> float:
        """The greatest weight."""
        return max(self._weights)


class ArrayPostingsWriter(base.PostingsWriter):
    """Writes a term's postings in one piece when the last has come."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._format: Format | None = None
        self._terminfo: Any = None
        self._block = TermBlock()

    def start_postings(self, format_: Format, terminfo: Any) -> None:
        """Begin a term."""
        self._format = format_
        self._terminfo = terminfo
        self._block = TermBlock()

    def add_posting(
        self, id_: int, weight: float, vbytes: bytes, length: int | None = None
    ) -> None:
        """Add a document; they come in rising order."""
        self._block.add(id_, weight, vbytes)

    def add_block(self, block: TermBlock) -> None:
        """Take all of a term's postings at once."""
        self._block = block

    def written(self) -> bool:
        """Nothing is written before the term is finished."""
        return False

    def finish_postings(self) -> Any:
        """Write the term down and return its statistics."""
        start = self._file.tell()
        for piece in self._block.pack(self._format):
            self._file.write(piece)
        self._terminfo.add_block(self._block)
        self._terminfo.set_extent(start, self._file.tell() - start)
        return self._terminfo


class TermPool:
    """Collects a writer's postings by term; documents must be added in rising order.

    Whoosh's own pool keeps one long list of postings and sorts it. Here only terms are sorted.
    """

    def __init__(self) -> None:
        self._terms: dict[str, dict[bytes, TermBlock]] = {}

    @property
    def fieldnames(self) -> set[str]:
        """The fields met so far."""
        return set(self._terms)

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Add a posting."""
        fieldname, term, document, weight, value = item
        blocks = self._terms.get(fieldname)
        if blocks is None:
            blocks = self._terms[fieldname] = {}
        block = blocks.get(term)
        if block is None:
            block = blocks[term] = TermBlock()
        block.add(document, weight, value)

    def iter_postings(self) -> "TermPool":
        """The pool itself: the codec's field writer takes terms whole."""
        return self

    def blocks(self) -> Iterator[tuple[str, Iterator[tuple[bytes, TermBlock]]]]:
        """Yield each field with its terms, both in order."""
        for fieldname in sorted(self._terms):
            yield fieldname, iter(sorted(self._terms[fieldname].items(), key=itemgetter(0)))

    def cleanup(self) -> None:
        """Let the postings go."""
        self._terms.clear()


class ArrayMatcher(ListMatcher):
    """Whoosh's matcher over a term's arrays."""

    def __init__(self, postings: Postings, *args: Any, **kwargs: Any) -> None:
        super().__init__(postings.docs.tolist(), postings.weights.tolist(), *args, **kwargs)
        self._postings = postings

    def copy(self) -> "ArrayMatcher":
        """A matcher at the same place."""
        return ArrayMatcher(
            self._postings,
            format=self._format,
            scorer=self._scorer,
            position=self._i,
            term=self._term,
            terminfo=self._terminfo,
        )

    def value(self) -> bytes:
        """The packed positions in the present document; empty where the field keeps none."""
        if self._postings.positions is None:
            return b""
        return self._postings.positions_in(self._i).astype("=u4").tobytes()


class ArrayTermsReader(W3TermsReader):
    """Finds terms, and their postings as arrays."""

    def postings(self, fieldname: str, term: bytes) -> Postings | None:
        """The postings of the term, or None where no document holds it."""
        try:
            return read_postings(self._postfile, self.term_info(fieldname, term).extent()[0])
        except TermNotFound:
            return None


class ArrayFieldWriter(W3FieldWriter):
    """Writes terms, whole where the pool has them whole."""

    def add_postings(self, schema: Any, lengths: Any, items: Any) -> None:
        """Write a pool's blocks, or single postings sorted by field, term and document."""
        if not isinstance(items, TermPool):
            super().add_postings(schema, None, items)
            return
        for fieldname, terms in items.blocks():
            self.start_field(fieldname, schema[fieldname])
            for term, block in terms:
                self.start_term(term)
                self._postwriter.add_block(block)
                self.finish_term()
            self.finish_field()


class ArrayColumn(NumericColumn):
    """A column of numbers that can be read whole, as an array."""

    class Reader(NumericColumn.Reader):
        """Reads the column."""

        def to_array(self) -> NDArray[Any]:
            """The values of all documents."""
            stored = min(self._count, self._doccount)
            data = self._dbfile.get(self._basepos, stored * self._fixedlen)
            values = np.full(self._doccount, self._default, np.dtype(self._typecode))
            values[:stored] = np.frombuffer(data, np.dtype(self._typecode).newbyteorder(">"))
            return values


_LENGTHS = ArrayColumn("I", default=0)


def _length_column(fieldname: str) -> str:
    return f"_{fieldname}_len"


class ArrayPerDocWriter(W3PerDocWriter):
    """Keeps exact field lengths."""

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Keep a document's stored value and length of a field."""
        super().add_field(fieldname, fieldobj, value, 0)
        if length:
            self.add_column_value(_length_column(fieldname), _LENGTHS, length)
            self._fieldlengths[fieldname] += length


class ArrayPerDocReader(W3PerDocReader):
    """Reads exact field lengths."""

    def lengths(self, fieldname: str) -> NDArray[np.uint32]:
        """How many words each document has in the field."""
        name = _length_column(fieldname)
        if not self.has_column(name):
            return np.zeros(self.doc_count_all(), np.uint32)
        return self.column_reader(name, _LENGTHS).to_array()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many words the document has in the field."""
        reader = self._cached_reader(_length_column(fieldname), _LENGTHS)
        return default if reader is None else reader[docnum]

    def _minmax_length(self, fieldname: str, op: Any, cache: dict[str, int]) -> int:
        if fieldname not in cache:
            cache[fieldname] = int(op(self.lengths(fieldname), initial=0))
        return cache[fieldname]

    def min_field_length(self, fieldname: str) -> int:
        """The shortest length of the field."""
        return self._minmax_length(fieldname, np.min, self._minlengths)

    def max_field_length(self, fieldname: str) -> int:
        """The greatest length of the field."""
        return self._minmax_length(fieldname, np.max, self._maxlengths)


class _ViewReader(io.RawIOBase):
    """A file over memory that is not copied."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._view[self._place : self._place + len(buffer)]
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: len(self._view)}[whence]
        self._place = base + offset
        return self._place


class MappedFile(BufferFile):
    """A file inside a memory-mapped segment; Whoosh's own copies the whole of it on opening."""

    def __init__(self, view: memoryview, name: str | None = None) -> None:
        super().__init__(b"", name=name)
        self._buf = view
        self.file = io.BufferedReader(_ViewReader(view))


class MappedStorage(CompoundStorage):
    """A memory-mapped segment."""

    def open_file(self, name: str, *args: Any, **kwargs: Any) -> MappedFile:
        """Open a file of the segment."""
        offset, length = self.range(name)
        return MappedFile(memoryview(self._source)[offset : offset + length], name=name)


class ArraySegment(W3Segment):
    """A segment that is opened as one memory map."""

    def open_compound_file(self, storage: Any) -> MappedStorage:
        """Open the segment's file."""
        return MappedStorage(storage.open_file(self.make_filename(self.COMPOUND_EXT)))


class ArrayCodec(W3Codec):
    """Reads and writes segments as this module says."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """A segment to be written."""
        return ArraySegment(self, indexname)

    def per_document_writer(self, storage: Any, segment: Any) -> ArrayPerDocWriter:
        """What writes stored values, lengths and columns."""
        return ArrayPerDocWriter(self, storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> ArrayPerDocReader:
        """What reads them."""
        return ArrayPerDocReader(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> ArrayFieldWriter:
        """What writes terms."""
        return ArrayFieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> ArrayPostingsWriter:
        """What writes a term's postings."""
        return ArrayPostingsWriter(dbfile)

    def terms_reader(self, storage: Any, segment: Any) -> ArrayTermsReader:
        """What reads terms."""
        name = segment.make_filename(self.TERMS_EXT)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return ArrayTermsReader(self, storage.open_file(name), storage.file_length(name), postings)

    def postings_reader(
        self, dbfile: Any, terminfo: W3TermInfo, format_: Any, term: Any = None, scorer: Any = None
    ) -> ArrayMatcher:
        """A matcher over a term's postings."""
        postings = read_postings(dbfile, terminfo.extent()[0])
        return ArrayMatcher(postings, format=format_, scorer=scorer, term=term, terminfo=terminfo)
