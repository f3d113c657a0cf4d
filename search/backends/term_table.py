"""The dictionary of a segment's terms, written field by field instead of term by term.

It is Whoosh's ordered hash file, and Whoosh reads it: keys (the number of a field and a term) with
their data, in order; 256 hash tables over them; and where each key begins. What Whoosh's own writer
does for one key at a time is done here for all by arrays.
"""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filetables import HashWriter, OrderedHashReader

# Whoosh's number of the hash function; its usual one is MD5, ten times as slow.
_CRC32 = 1
_TABLES = 256
_LENGTHS = np.dtype([("key", ">i4"), ("data", ">i4")])
_SLOT = np.dtype([("hash", ">u4"), ("place", ">i8")])
_TABLE = np.dtype([("place", ">i8"), ("slots", ">i4")])
FIELD_NUMBER_SIZE = 2

Numbers = NDArray[np.int64]


class TermTable(HashWriter):
    """Writes the dictionary; fields come in the order of their numbers."""

    def __init__(self, file: Any) -> None:
        super().__init__(file, hashtype=_CRC32)
        self._hashes: list[Numbers] = [np.empty(0, np.int64)]
        self._places: list[Numbers] = [np.empty(0, np.int64)]

    def add_field(self, number: int, terms: Sequence[bytes], data: NDArray[Any]) -> None:
        """Write the terms of a field, which are in order, with a record of data for each."""
        prefix = number.to_bytes(FIELD_NUMBER_SIZE)
        keys = [prefix + term for term in terms]
        key_sizes = np.fromiter(map(len, keys), np.int64, len(keys))
        lengths = np.empty(len(keys), _LENGTHS)
        lengths["key"], lengths["data"] = key_sizes, data.itemsize
        sizes = _LENGTHS.itemsize + key_sizes + data.itemsize
        self._places.append(self.dbfile.tell() + np.cumsum(sizes) - sizes)
        self._hashes.append(np.fromiter(map(crc32, keys), np.int64, len(keys)))
        pieces = [b""] * (3 * len(keys))
        pieces[0::3], pieces[1::3], pieces[2::3] = in_pieces(lengths), keys, in_pieces(data)
        self.dbfile.write(b"".join(pieces))

    def _write_hashes(self) -> None:
        hashes, places = np.concatenate(self._hashes), np.concatenate(self._places)
        # Half of each table stays free, so that what is looked for is soon found or missed.
        sizes = 2 * np.bincount(hashes % _TABLES, minlength=_TABLES)
        table = np.zeros(sizes.sum(), _SLOT)
        slots = _slots(hashes, sizes)
        table["hash"][slots], table["place"][slots] = hashes, places
        start = self.dbfile.tell()
        self.dbfile.write(table.tobytes())
        directory = np.empty(_TABLES, _TABLE)
        directory["place"] = start + _SLOT.itemsize * (np.cumsum(sizes) - sizes)
        directory["slots"] = sizes
        self.directory = directory

    def _write_directory(self) -> None:
        self.dbfile.write(self.directory.tobytes())

    def _write_extras(self) -> None:
        places = np.concatenate(self._places)
        code = "i" if self.dbfile.tell() < 2**31 else "q"
        self.extras["indextype"] = code
        self.extras["indexlen"] = len(places)
        super()._write_extras()
        self.dbfile.write(places.astype(np.dtype(code).newbyteorder(">")).tobytes())


def read_table(
    table: OrderedHashReader, data: np.dtype[Any]
) -> tuple[NDArray[np.uint16], list[bytes], NDArray[Any]]:
    """The number of the field of every term, the terms, in order, and their records of data."""
    size = table.indexsize * table.indexlen
    places = np.frombuffer(table.dbfile.get(table.indexbase, size), f">i{table.indexsize}")
    places = places.astype(np.int64) + _LENGTHS.itemsize
    content = table.dbfile.get(0, table.endofdata)
    lengths = records_at(content, places - _LENGTHS.itemsize, _LENGTHS)
    ends = places + lengths["key"]
    starts = places + FIELD_NUMBER_SIZE
    terms = [content[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    numbers = records_at(content, places, np.dtype(">u2")).astype(np.uint16)
    return numbers, terms, records_at(content, ends, data)


def records_at(content: bytes, places: Numbers, dtype: np.dtype[Any]) -> NDArray[Any]:
    """The records that begin at these places."""
    every = np.frombuffer(content, np.uint8)
    found = every[places[:, np.newaxis] + np.arange(dtype.itemsize)]
    return found.view(dtype).reshape(len(places))


def in_pieces(records: NDArray[Any]) -> list[bytes]:
    """The bytes of each of the records."""
    size = records.itemsize
    data = records.tobytes()
    return [data[start : start + size] for start in range(0, len(data), size)]


def _slots(hashes: Numbers, sizes: Numbers) -> Numbers:
    """A slot for each hash in a table of its own: where it belongs, or the next that is free."""
    tables = hashes % _TABLES
    homes = hashes // _TABLES % sizes[tables]
    order = np.lexsort((homes, tables))
    tables, homes = tables[order], homes[order]
    # In order, each stands at home or right behind the one before. Tables are held so far apart
    # that the last of one does not push the first of the next.
    apart = 2 * sizes.max(initial=0) * tables
    number = np.arange(len(order))
    found = np.maximum.accumulate(homes + apart - number) + number - apart
    starts = np.cumsum(sizes) - sizes
    taken = np.zeros(sizes.sum(), np.bool_)
    is_inside = found < sizes[tables]
    taken[(starts[tables] + found)[is_inside]] = True
    for place in np.flatnonzero(~is_inside).tolist():  # a few: the search goes on at the beginning
        start = starts[tables[place]]
        found[place] = np.argmin(taken[start : start + sizes[tables[place]]])
        taken[start + found[place]] = True
    slots = np.empty(len(order), np.int64)
    slots[order] = starts[tables] + found
    return slots
