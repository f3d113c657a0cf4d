"""Records out of what a file states of a report, checked alike whatever the format."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from archive.arabic.letters import clean_unicode
from archive.ingest.readers.fields import MAX_ID, MAX_URL, InvalidFieldError, fields_of
from archive.ingest.readers.opening import unpacked_name
from archive.ingest.values import ReadingWarning, Record, Refusal, RefusalReason, WarningReason

LETTER = re.compile(r"[^\W\d_]")

# Halves of pairs, which broken escapes bring and nothing can store.
_SURROGATE = re.compile("[\ud800-\udfff]")

_DIGEST_DIGITS = 16
_LONGEST_STEM = 120
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The bytes of one report, where they stood, and how they were read."""

    name: str
    data: bytes
    media_type: str
    encoding: str
    lost: int = 0
    """How many characters could not be read."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in ISO 8601, or none, the rule by which it was found, and how sure it is."""

    iso: str = ""
    rule: str = ""
    confidence: float = 1.0


def record_of(
    excerpt: Excerpt,
    data: Mapping[str, Any],
    *,
    date: StatedDate | None = None,
    publisher: str = "",
    id_is_derived: bool = False,
) -> Record | Refusal:
    """The report with the fields of the import format in ``data``, or why it cannot be taken.

    ``date`` stands for the field ``published`` where the format has a better way to state it.
    """
    try:
        fields = fields_of({**data, "published": date.iso} if date else data)
    except InvalidFieldError as error:
        return Refusal(excerpt.name, error.reason, error.field)
    words = f"{fields.headline}{fields.text}"
    if LETTER.search(words) is None:
        is_empty = not clean_unicode(words).strip()
        return Refusal(excerpt.name, RefusalReason.EMPTY if is_empty else RefusalReason.NO_LETTERS)
    problems = fields.problems
    if excerpt.lost:
        problems = (*problems, (WarningReason.CHARACTERS_LOST, str(excerpt.lost)))
    return Record(
        name=excerpt.name,
        original=excerpt.data,
        media_type=excerpt.media_type,
        encoding=excerpt.encoding,
        text=_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", fields.text),
        headline=fields.headline,
        external_id=fields.external_id,
        id_is_derived=id_is_derived,
        source=fields.source,
        url=fields.url,
        published=fields.published,
        published_rule=date.rule if date and fields.published else "",
        published_confidence=date.confidence if date else 1.0,
        author=fields.author,
        summary=fields.summary,
        section=fields.section,
        language=fields.language,
        publisher=" ".join(clean_unicode(publisher).split())[:_SHOWN],
        warnings=tuple(ReadingWarning(excerpt.name, *problem) for problem in problems),
    )


def id_of(text: str) -> str:
    """The text as an external id: on one line, with a digest for its end where it is too long."""
    line = " ".join(clean_unicode(text).split())
    if len(line) <= MAX_ID:
        return line
    return f"{line[: MAX_ID - _DIGEST_DIGITS - 1]}-{_digest(line.encode())}"


def id_from_file(name: str, data: bytes | None = None) -> str:
    """An id from the file's name, with a digest of the data where the file holds many reports."""
    stem = " ".join(clean_unicode(PurePath(unpacked_name(name)).stem).split())[:_LONGEST_STEM]
    return "-".join(filter(None, (stem or "report", _digest(data) if data is not None else "")))


def shown(text: str) -> str:
    """The text as part of a name: on one line, not too long, without what cannot be seen."""
    line = " ".join(clean_unicode(text).split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def usable_url(text: str) -> str:
    """The address if the field for it would take it, else nothing."""
    return text if len(text) <= MAX_URL else ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGEST_DIGITS]
