"""Terms and their postings: how a segment's are written and how they are read as arrays."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3TermsReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound

from .field_postings import FieldPostings, greatest, starts_of, sums
from .postings import Postings, pack_postings, read_field, read_postings
from .term_table import TermTable, read_table

# What Whoosh keeps of a term (W3TermInfo): flags, total weight, documents, the shortest and longest
# field (not kept by term), greatest weight, first and last document, where the postings are.
_TERM_INFO = np.dtype(
    [
        ("flags", "u1"),
        ("weight", ">f4"),
        ("documents", ">u4"),
        ("shortest", "u1"),
        ("longest", "u1"),
        ("greatest", ">f4"),
        ("first", ">u4"),
        ("last", ">u4"),
        ("place", ">i8"),
        ("size", ">i4"),
    ]
)


class ArrayFieldWriter(base.FieldWriter):
    """Writes terms and their postings, a field at a time."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._table = TermTable(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._numbers: dict[str, int] = {}
        self._table.extras["fieldmap"] = self._numbers
        self._file = segment.create_file(storage, W3Codec.POSTS_EXT)
        self.is_closed = False

    def add_field(self, name: str, postings: FieldPostings) -> None:
        """Write all there is of a field."""
        data, sizes = pack_postings(postings)
        records = np.zeros(len(postings.terms), _TERM_INFO)
        records["weight"] = sums(postings.weights, postings.counts)
        records["documents"] = postings.counts
        records["greatest"] = greatest(postings.weights, postings.counts)
        ends = np.cumsum(postings.counts)
        records["first"] = postings.docs[ends - postings.counts]
        records["last"] = postings.docs[ends - 1]
        records["place"] = self._file.tell() + starts_of(sizes)
        records["size"] = sizes
        number = self._numbers[name] = len(self._numbers)
        self._table.add_field(number, postings.terms, records)
        self._file.write(data)

    def close(self) -> None:
        """Finish the files."""
        self._table.close()
        self._file.close()
        self.is_closed = True


class ArrayTermsReader(W3TermsReader):
    """Finds terms, and their postings as arrays."""

    def postings(self, fieldname: str, term: bytes) -> Postings | None:
        """The postings of the term, or None where no document holds it."""
        try:
            return read_postings(self._postfile, self.term_info(fieldname, term).extent()[0])
        except TermNotFound:
            return None

    def fields(self) -> Iterator[tuple[str, FieldPostings]]:
        """Yield all there is of each field; many times as fast as term by term."""
        numbers, terms, records = read_table(self._tindex, _TERM_INFO)
        places, sizes = records["place"].astype(np.int64), records["size"].astype(np.int64)
        for name, number in self._fieldmap.items():
            first, end = np.searchsorted(numbers, [number, number + 1]).tolist()
            of_field = slice(first, end)
            if first < end:
                postings = read_field(
                    self._postfile, terms[of_field], places[of_field], sizes[of_field]
                )
                yield name, postings


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
