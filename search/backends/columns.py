"""Numbers by document: columns that are read whole, and lengths of fields kept exactly."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3PerDocReader, W3PerDocWriter
from whoosh.columns import NumericColumn


class ArrayColumn(NumericColumn):
    """A column of numbers that can be written and read whole, as an array."""

    class Writer(NumericColumn.Writer):
        """Writes the column."""

        def add_all(self, values: NDArray[Any]) -> None:
            """Add the values of all documents, from the first."""
            # Lengths and numbers of ours are unsigned; Whoosh puts the highest byte first.
            self._dbfile.write(values.astype(f">u{self._fixedlen}").tobytes())
            self._count = len(values)

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

    def add_lengths(self, fieldname: str, lengths: NDArray[Any]) -> None:
        """Keep how many words each document has in the field."""
        name = _length_column(fieldname)
        self._create_column(name, _LENGTHS)
        self._get_column(name).add_all(lengths)
        self._fieldlengths[fieldname] += int(lengths.sum())


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
