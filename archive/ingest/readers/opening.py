"""Files as streams of bytes, whether gzip has packed them or not."""

import gzip
import zlib
from pathlib import Path
from typing import BinaryIO, cast

GZIP_MAGIC = b"\x1f\x8b"
GZIP_SUFFIX = ".gz"

UNREADABLE = (OSError, EOFError, zlib.error)
"""What reading raises where a file cannot be read, is cut short or is damaged."""


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading, unpacked if it is packed with gzip; raises what UNREADABLE names."""
    stream = path.open("rb")
    if stream.peek(2)[:2] != GZIP_MAGIC:
        return stream
    stream.close()
    return cast("BinaryIO", gzip.open(path, "rb"))


def unpacked_name(name: str) -> str:
    """The name of what is in the file: without the suffix that gzip added."""
    return name[: -len(GZIP_SUFFIX)] if name.lower().endswith(GZIP_SUFFIX) else name
