"""Archives (zip, tar; tar packed with gzip, bzip2 or xz): their members, one at a time.

What a member is called never decides where anything is written: each is unpacked into one
temporary file, which is gone when the next is asked for.
"""

import io
import re
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tarfile import ReadError
from typing import IO, Self

from archive.ingest.readers.member_names import (
    is_hidden,
    leads_out,
    name_in_zip,
    place_of,
    readable,
)
from archive.ingest.readers.opening import (
    UNREADABLE,
    FoundFile,
    UnpacksTooLargeError,
    open_bytes,
    refuse_unreadable,
)
from archive.ingest.readers.unpacking import (
    Budget,
    Unpacking,
    UnpackingStoppedError,
    spool,
)
from archive.ingest.values import Refusal, RefusalReason

MAX_DEPTH = 5

_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_ENTRY = b"PK\x01\x02"
_ZIP_END = b"PK\x05\x06"
_ZIP_END_WITHIN = 65_557
_IS_ENCRYPTED = 0x1
# Documents of offices and readers are zip files too; what is in them is no report of its own.
_DOCUMENT = re.compile(rb"\[Content_Types\]\.xml|mimetypeapplication/")
_DOCUMENT_WITHIN = 120
_ENDS_OF_TAR = ("EOFHeaderError", "EmptyHeaderError")
_PIECE = 1_048_576
_BROKEN = (*UNREADABLE, zipfile.BadZipFile, tarfile.TarError, NotImplementedError, RuntimeError)


class _TarInfo(tarfile.TarInfo):
    """A member's header; tarfile takes one that is broken for the end of the archive."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.HeaderError as error:
            kind = type(error).__name__  # the classes are not public
            if kind == "TruncatedHeaderError":
                raise EOFError from error
            if kind in _ENDS_OF_TAR:
                raise
            raise ReadError(str(error)) from error


def sniff(head: bytes, name: str) -> bool:
    """Whether these are the first bytes of an archive, unpacked, that is no document."""
    del name  # the bytes say enough
    if head.startswith(_ZIP_MAGIC):
        return _DOCUMENT.search(head[:_DOCUMENT_WITHIN]) is None
    if len(head) < tarfile.BLOCKSIZE:
        return False
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def members(found: FoundFile, unpacking: Unpacking) -> Iterator[FoundFile | Refusal]:
    """Yield the files in the archive, or why one, or the rest, is not unpacked.

    A file is there until the next is asked for. Names that lead out of the archive, links and
    devices are refused; hidden members are passed over, as hidden files are. Unpacking stops where
    the bytes or the members become too many; what came before is kept.
    """
    if unpacking.depth > MAX_DEPTH:
        yield Refusal(found.name, RefusalReason.NESTED_TOO_DEEP, str(MAX_DEPTH))
        return
    is_empty = True
    try:
        with tempfile.TemporaryDirectory(prefix="masar-") as folder:
            for member in _unpack(found, Path(folder), unpacking.budget):
                is_empty = False
                yield member
    except UnpackingStoppedError as stop:
        yield stop.refusal
    except _BROKEN as error:
        yield _refuse_broken(found.name, error)
    else:
        if is_empty:
            yield Refusal(found.name, RefusalReason.EMPTY)


def _unpack(found: FoundFile, folder: Path, budget: Budget) -> Iterator[FoundFile | Refusal]:
    with open_bytes(found.path) as stream:
        if not stream.peek(4).startswith(_ZIP_MAGIC):
            yield from _unpack_tar(stream, found.name, folder / "member", budget)
            return
        path = found.path
        if not isinstance(stream.raw, io.FileIO):
            # A zip file is read from its end, which a packed stream cannot be.
            path = folder / "archive"
            spool(stream, path, budget)
    yield from _unpack_zip(path, found.name, folder / "member", budget)


def _unpack_tar(
    stream: IO[bytes], name: str, into: Path, budget: Budget
) -> Iterator[FoundFile | Refusal]:
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_TarInfo, encoding="utf-8") as archive:
        while (member := archive.next()) is not None:
            # Or it would remember them all; the attribute is missing from the type stubs.
            archive.members = []  # type: ignore[attr-defined]
            place = place_of(name, readable(member.name.encode("utf-8", "surrogateescape")))
            budget.check_members(1, name)
            budget.members += 1
            if member.isdir() or is_hidden(member.name):
                continue
            content = archive.extractfile(member) if member.isreg() else None
            if content is None or leads_out(member.name):
                yield Refusal(place, RefusalReason.UNSAFE_MEMBER)
                continue
            with content:
                yield _spooled(content, place, into, budget)


def _unpack_zip(path: Path, name: str, into: Path, budget: Budget) -> Iterator[FoundFile | Refusal]:
    _check_directory(path, name, budget)
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            place = place_of(name, name_in_zip(member))
            budget.check_members(1, name)
            budget.members += 1
            # A name may be missing, which the library does not foresee.
            if member.filename and (member.is_dir() or is_hidden(member.filename)):
                continue
            if leads_out(member.filename) or stat.S_ISLNK(member.external_attr >> 16):
                yield Refusal(place, RefusalReason.UNSAFE_MEMBER)
            elif member.flag_bits & _IS_ENCRYPTED:
                yield Refusal(place, RefusalReason.ENCRYPTED)
            else:
                yield _unzipped(archive, member, place, into, budget)


def _unzipped(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, into: Path, budget: Budget
) -> FoundFile | Refusal:
    try:
        with archive.open(member) as content:
            return _spooled(content, place, into, budget)
    except _BROKEN as error:
        # A zip file names all its members at its end, so that one that is damaged costs no other.
        return _refuse_broken(place, error)


def _spooled(content: IO[bytes], place: str, into: Path, budget: Budget) -> FoundFile:
    try:
        spool(content, into, budget)
    except UnpacksTooLargeError as error:
        raise UnpackingStoppedError(refuse_unreadable(place, error)) from error
    return FoundFile(into, place)


def _check_directory(path: Path, name: str, budget: Budget) -> None:
    """Stop before the directory of a zip file is read, which takes memory for each member."""
    count = 0
    tail = b""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            count += (tail + piece).count(_ZIP_ENTRY)
            tail = piece[1 - len(_ZIP_ENTRY) :]
            budget.check_members(count, name)
        stream.seek(max(0, stream.tell() - _ZIP_END_WITHIN))
        if _ZIP_END not in stream.read():
            raise UnpackingStoppedError(Refusal(name, RefusalReason.CUT_SHORT))


def _refuse_broken(name: str, error: BaseException) -> Refusal:
    if isinstance(error, ReadError) and str(error) == "unexpected end of data":
        return Refusal(name, RefusalReason.CUT_SHORT)
    if isinstance(error, zipfile.BadZipFile | tarfile.TarError | RuntimeError):
        return Refusal(name, RefusalReason.UNREADABLE, type(error).__name__)
    return refuse_unreadable(name, error)
