"""Files as streams of bytes, unpacked where gzip, bzip2 or xz has packed them."""

import bz2
import gzip
import io
import lzma
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archive.ingest.values import Refusal, RefusalReason

UNREADABLE = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What reading raises where a file cannot be read, is cut short or is damaged."""

# Text packs to a tenth; only what was made to do harm packs to less than this.
MAX_RATIO = 250
RATIO_COUNTS_FROM = 50_000_000
"""Small files may unpack to as much as they like, up to this many bytes."""

_Packed = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
_Open = Callable[[Path], _Packed]
_PACKERS: tuple[tuple[re.Pattern[bytes], _Open], ...] = (
    (re.compile(rb"\x1f\x8b"), gzip.GzipFile),
    (re.compile(rb"BZh[1-9](1AY&SY|\x17rE8P\x90)", re.DOTALL), bz2.BZ2File),
    (re.compile(rb"\xfd7zXZ\x00"), lzma.LZMAFile),
)
_MAGIC_BYTES = 10
_SUFFIXES = (".gz", ".bz2", ".xz")
_BUFFER_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read, and its name as the reports of it are to bear it."""

    path: Path
    name: str


class UnpacksTooLargeError(OSError):
    """A packed file that unpacks to far more than text does; ``unpacked`` is what came so far."""

    def __init__(self, unpacked: int) -> None:
        super().__init__(f"unpacks to more than {unpacked} bytes")
        self.unpacked = unpacked


class _Unpacked(io.RawIOBase):
    """The bytes of a packed file, as long as they are in proportion to it."""

    def __init__(self, stream: _Packed, packed: int) -> None:
        self._stream = stream
        self._most = max(RATIO_COUNTS_FROM, MAX_RATIO * packed)
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        data = self._stream.read1(len(buffer))
        self._count += len(data)
        if self._count > self._most:
            raise UnpacksTooLargeError(self._count)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def open_bytes(path: Path) -> io.BufferedReader:
    """Open a file for reading, unpacked if it is packed; raises what UNREADABLE names.

    Reading on raises UnpacksTooLargeError, one of those, where a small file unpacks to a huge one.
    """
    stream = path.open("rb")
    magic = stream.peek(_MAGIC_BYTES)[:_MAGIC_BYTES]
    for pattern, unpack in _PACKERS:
        if pattern.match(magic):
            stream.close()
            return io.BufferedReader(_Unpacked(unpack(path), path.stat().st_size), _BUFFER_BYTES)
    return stream


def read_head(stream: io.BufferedReader, size: int) -> bytes:
    """The first bytes of a stream, ``size`` of them at most.

    A stream that breaks off earlier gives what came before; raises what UNREADABLE names where
    nothing did.
    """
    head = b""
    try:
        while len(head) < size and (more := stream.read1(size - len(head))):
            head += more
    except UNREADABLE:
        if not head:
            raise
    return head


def refuse_unreadable(name: str, error: BaseException) -> Refusal:
    """The refusal of what could not be read to its end, for one of the errors of UNREADABLE."""
    if isinstance(error, UnpacksTooLargeError):
        megabytes = f"{error.unpacked // 1_000_000} MB"
        return Refusal(name, RefusalReason.UNPACKS_TOO_LARGE, megabytes)
    if isinstance(error, EOFError):
        return Refusal(name, RefusalReason.CUT_SHORT)
    detail = getattr(error, "strerror", None) or type(error).__name__
    return Refusal(name, RefusalReason.UNREADABLE, detail)


def unpacked_name(name: str) -> str:
    """The name of what is in the file: without the suffix that packing added."""
    lower = name.lower()
    return next((name[: -len(end)] for end in _SUFFIXES if lower.endswith(end)), name)
