"""Plain-text files: one report a file, named by the file."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from archive.arabic.letters import clean_unicode
from archive.ingest.readers.encoding import UndecodableError, decode
from archive.ingest.readers.opening import open_bytes, unpacked_name
from archive.ingest.readers.records import LETTER
from archive.ingest.values import ReadingWarning, Record, Refusal, RefusalReason, WarningReason

MAX_BYTES = 10_000_000
MEDIA_TYPE = "text/plain"

_SUFFIXES = frozenset({".txt", ".text"})
# A name that ends like this says what is in the file; "2018" or a word after a full stop does not.
_TYPE_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}")
# Formats that are text to the eye and something else by their first characters.
_OTHER_FORMATS = re.compile(
    r"\s*(<!doctype|<\?xml|<!--|<html|<head|<body|<rss|<feed|warc/\d|%pdf|\{\\rtf|bplist)",
    re.IGNORECASE,
)


def sniff(head: bytes, name: str) -> bool:
    """Whether this is text, is not marked up, and is not named as a file of another type.

    The name must be heard: the text of a table, a program or a page of notes looks like any other.
    """
    suffix = PurePath(unpacked_name(name)).suffix
    is_named_so = suffix.lower() in _SUFFIXES
    if not is_named_so and _TYPE_SUFFIX.fullmatch(suffix):
        return False
    try:
        return _OTHER_FORMATS.match(decode(head).text) is None
    except UndecodableError as error:
        # What is named as text and only lacks a known encoding is told so when it is read.
        return is_named_so and error.reason is RefusalReason.UNKNOWN_ENCODING


def read(path: Path, name: str) -> Iterator[Record | Refusal]:
    """Yield the file's report, or why it was not taken."""
    with open_bytes(path) as stream:
        data = stream.read(MAX_BYTES + 1)
    yield read_text(data, name)


def read_text(data: bytes, name: str) -> Record | Refusal:
    """The report that the bytes of a file are, or why they are none."""
    if len(data) > MAX_BYTES:
        return Refusal(name, RefusalReason.TOO_LARGE, str(MAX_BYTES // 1_000_000))
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return Refusal(name, error.reason)
    if LETTER.search(decoded.text) is None:
        is_empty = not clean_unicode(decoded.text).strip()
        return Refusal(name, RefusalReason.EMPTY if is_empty else RefusalReason.NO_LETTERS)
    lost = ReadingWarning(name, WarningReason.CHARACTERS_LOST, str(decoded.lost))
    return Record(
        name=name,
        original=data,
        media_type=MEDIA_TYPE,
        encoding=decoded.encoding,
        text=decoded.text,
        external_id=_stem(name),
        id_is_derived=True,
        warnings=(lost,) if decoded.lost else (),
    )


def _stem(name: str) -> str:
    """The file's name without its suffix, where that says no more than that it is text."""
    path = PurePath(unpacked_name(name))
    stem = path.stem if path.suffix.lower() in _SUFFIXES else path.name
    return " ".join(clean_unicode(stem).split()) or "report"
