"""JSON lines in Masar's import format: one report a line, whose bytes are the report's original."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType

from archive.ingest.readers.encoding import UTF16_BOMS, UndecodableError, decode
from archive.ingest.readers.opening import open_bytes, unpacked_name
from archive.ingest.readers.records import Excerpt, record_of
from archive.ingest.values import Record, Refusal, RefusalReason

MAX_LINE_BYTES = 10_000_000
MEDIA_TYPE = "application/json"

_SUFFIXES = (".jsonl", ".ndjson", ".json")
_OBJECT = re.compile(r'\s*\{\s*("|\}|$)')
_SKIPPED_AT_ONCE = 1_000_000


def sniff(head: bytes, name: str) -> bool:
    """Whether the text starts with a JSON object, or is text and named as JSON."""
    try:
        text = decode(head).text
    except UndecodableError:
        return False
    is_named_so = unpacked_name(name).lower().endswith(_SUFFIXES)
    return is_named_so or _OBJECT.match(text) is not None


def read(path: Path, name: str) -> Iterator[Record | Refusal]:
    """Yield each line's report, or why it was not taken; blank lines are passed over.

    Only one line is held at a time, and none beyond ten megabytes.
    """
    if refusal := _refuse_whole(path, name):
        yield refusal
        return
    has_line = False
    with open_bytes(path) as stream:
        number = 0
        while line := stream.readline(MAX_LINE_BYTES + 1):
            number += 1
            place = f"{name}:{number}"
            if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = stream.readline(_SKIPPED_AT_ONCE)
                yield Refusal(place, RefusalReason.TOO_LARGE, str(MAX_LINE_BYTES // 1_000_000))
            elif line.strip():
                yield read_line(line.rstrip(b"\r\n"), place)
            else:
                continue
            has_line = True
    if not has_line:
        yield Refusal(name, RefusalReason.EMPTY)


def _refuse_whole(path: Path, name: str) -> Refusal | None:
    """The refusal of a file in which no line can be a report: UTF-16, or one JSON document."""
    with open_bytes(path) as stream:
        first = stream.readline(MAX_LINE_BYTES)
        if first.startswith(UTF16_BOMS) or b"\0" in first:
            return Refusal(name, RefusalReason.UNKNOWN_ENCODING, "UTF-16")
        if not first.strip() or _holds(first, dict):
            return None
        rest = stream.read(MAX_LINE_BYTES)
    is_document = len(rest) < MAX_LINE_BYTES and _holds(first + rest, dict | list)
    return Refusal(name, RefusalReason.NOT_JSON_LINES) if is_document else None


def _holds(data: bytes, kind: type | UnionType) -> bool:
    """Whether the bytes are JSON, and of that kind."""
    try:
        return isinstance(json.loads(decode(data).text), kind)
    except (ValueError, RecursionError):
        return False


def read_line(line: bytes, name: str) -> Record | Refusal:
    """The report of a line, or why it was not taken."""
    try:
        decoded = decode(line)
        data = json.loads(decoded.text)
    except UndecodableError as error:
        return Refusal(name, error.reason)
    except json.JSONDecodeError as error:
        return Refusal(name, RefusalReason.BROKEN_JSON, str(error.pos + 1))
    except (ValueError, RecursionError):  # a number of too many digits, lists in lists in lists
        return Refusal(name, RefusalReason.BROKEN_JSON)
    if not isinstance(data, dict):
        return Refusal(name, RefusalReason.NOT_AN_OBJECT)
    return record_of(Excerpt(name, line, MEDIA_TYPE, decoded.encoding, decoded.lost), data)
