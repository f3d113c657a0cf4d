"""Terms and their postings: how a writer collects them and how they are read as arrays."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3FieldWriter, W3TermsReader
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


class ArrayTermsReader(W3TermsReader):
    """Finds terms, and their postings as arrays."""

    def postings(self, fieldname: str, term: bytes) -> Postings | None:
        """The postings of the term, or None where no document holds it."""
        try:
            return read_postings(self._postfile, self.term_info(fieldname, term).extent()[0])
        except TermNotFound:
            return None


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
