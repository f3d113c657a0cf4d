"""Segments as memory maps, of which nothing is copied before it is asked for.

Whoosh maps a segment too, but copies each of the files in it when that is opened.
"""

import io
from typing import Any

from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile


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
