"""The store of originals: each file holds bytes as they came, under the name of their SHA-256.

A file is written under a temporary name, brought to the disk and renamed before the database
speaks of it, and it is never written again.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from archive.ingest.values import Record
from archive.models import Original

_LONGEST_NAME = 500


class OriginalDamagedError(Exception):
    """An original whose bytes are gone, or are not those that came."""


def sha256_of(data: bytes) -> str:
    """The name under which these bytes are kept."""
    return hashlib.sha256(data).hexdigest()


def read_original(original: Original) -> bytes:
    """The bytes as they came; raises OriginalDamagedError where they are not all there."""
    path = _path(original.sha256)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OriginalDamagedError(f"{original} cannot be read: {error.strerror}") from error
    if sha256_of(data) != original.sha256:
        raise OriginalDamagedError(f"{original} is not what was stored")
    return data


def keep_bytes(sha256: str, data: bytes) -> None:
    """Store bytes under their SHA-256, if they are not there yet; on the disk when this returns."""
    path = _path(sha256)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o444)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def original_rows(records: Mapping[str, Record]) -> dict[str, Original]:
    """The rows of originals by SHA-256, whose bytes are kept already; missing ones are added.

    One query for the rows that are there and one for each hundred or so that are not.
    """
    rows = {row.sha256: row for row in Original.objects.filter(sha256__in=list(records))}
    missing = [
        Original(
            sha256=sha256,
            size=len(record.original),
            media_type=record.media_type,
            encoding=record.encoding,
            name=shortened(record.name),
        )
        for sha256, record in records.items()
        if sha256 not in rows
    ]
    return rows | {row.sha256: row for row in Original.objects.bulk_create(missing)}


def shortened(name: str) -> str:
    """The name as a column of 500 characters takes it: its end, which says most, is kept."""
    return name if len(name) <= _LONGEST_NAME else f"…{name[1 - _LONGEST_NAME :]}"


def _path(sha256: str) -> Path:
    return Path(settings.ORIGINALS_DIR, sha256[:2], sha256)
