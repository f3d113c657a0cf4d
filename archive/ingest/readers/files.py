"""Files and folders, each file with the reader of its format."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from archive.arabic.letters import clean_unicode
from archive.ingest.readers import csv_table, feeds, html, jsonl, packed, text, trec, warc
from archive.ingest.readers.encoding import is_binary
from archive.ingest.readers.opening import (
    UNREADABLE,
    FoundFile,
    open_bytes,
    read_head,
    refuse_unreadable,
)
from archive.ingest.readers.unpacking import Unpacking
from archive.ingest.values import Record, Refusal, RefusalReason


class Reader(Protocol):
    """What reads one format."""

    def sniff(self, head: bytes, name: str, /) -> bool:
        """Tell from the first bytes (unpacked) and the name whether a file is in the format."""

    def read(self, path: Path, name: str, /) -> Iterator[Record | Refusal]:
        """Yield the reports of a file, and why others were not taken."""


READERS: tuple[Reader, ...] = (warc, jsonl, feeds, trec, html, csv_table, text)
"""The readers, in the order in which they are asked: plain text, which is hardest to tell, last."""

_HEAD_BYTES = 65_536


def walk(paths: Iterable[Path]) -> Iterator[FoundFile | Refusal]:
    """Yield the files among the paths and in their folders, sorted in each folder, none twice.

    Names start with the path's own last part, so that they tell nothing of where it lies. Hidden
    files and folders are passed over, links to folders are not followed.
    """
    seen: set[str] = set()
    for path in paths:
        # A path such as ".." has no name of its own.
        top = path.name if path.name not in ("", "..") else path.resolve().name
        for found in _walk_one(path, top or "."):
            if isinstance(found, FoundFile):
                real = os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _walk_one(path: Path, name: str) -> Iterator[FoundFile | Refusal]:
    shown = clean_unicode(name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            children = sorted(path.iterdir())
    except OSError as error:
        yield Refusal(shown, RefusalReason.UNREADABLE, os.strerror(error.errno or 0))
        return
    if stat.S_ISREG(mode):
        yield FoundFile(path, shown)
    elif not stat.S_ISDIR(mode):
        yield Refusal(shown, RefusalReason.UNKNOWN_FORMAT)
    else:
        for child in children:
            is_linked_folder = child.is_symlink() and child.is_dir()
            if not child.name.startswith(".") and not is_linked_folder:
                yield from _walk_one(child, f"{name}/{child.name}")


def read_file(found: FoundFile, unpacking: Unpacking | None = None) -> Iterator[Record | Refusal]:
    """Yield the reports of a file, and why others in it, or the whole file, were not taken.

    An archive gives the reports of its members; ``unpacking`` is for these.
    """
    try:
        with open_bytes(found.path) as stream:
            head = read_head(stream, _HEAD_BYTES)
        if not head:
            yield Refusal(found.name, RefusalReason.EMPTY)
            return
        if packed.sniff(head, found.name):
            yield from _read_packed(found, unpacking or Unpacking.of(found.path))
            return
        for reader in READERS:
            if reader.sniff(head, found.name):
                yield from reader.read(found.path, found.name)
                return
        reason = RefusalReason.NOT_TEXT if is_binary(head) else RefusalReason.UNKNOWN_FORMAT
        yield Refusal(found.name, reason)
    except UNREADABLE as error:
        yield refuse_unreadable(found.name, error)


def _read_packed(found: FoundFile, unpacking: Unpacking) -> Iterator[Record | Refusal]:
    for member in packed.members(found, unpacking):
        if isinstance(member, Refusal):
            yield member
        else:
            yield from read_file(member, unpacking.deeper())


def read_paths(paths: Iterable[Path]) -> Iterator[Record | Refusal]:
    """Yield the reports in files and folders, and why others were not taken."""
    for found in walk(paths):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from read_file(found)
