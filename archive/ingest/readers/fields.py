"""The fields of the import format, checked.

What names a report and its text must be right; the rest is left out where it is not.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from archive.arabic.letters import clean_unicode
from archive.dates import PartialDate
from archive.ingest.values import RefusalReason, WarningReason

MAX_ID = 200
MAX_SOURCE = 80
MAX_HEADLINE = 1000
MAX_URL = 2000
_MAX_LENGTHS = {"author": 300, "section": 120, "language": 40}

SLUG = re.compile(r"[-a-zA-Z0-9_]+")
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_AHEAD = dt.timedelta(days=1)  # the latest time zone is most of a day ahead of UTC

Problem = tuple[WarningReason, str]


class InvalidFieldError(ValueError):
    """A field without which the report cannot be kept: which, and what is wrong with it."""

    def __init__(self, field: str, reason: RefusalReason) -> None:
        super().__init__(f"{field}: {reason.value}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Fields:
    """What a report states of itself, and what of it could not be used."""

    external_id: str
    source: str
    headline: str
    text: str
    url: str
    published: str
    author: str
    summary: str
    section: str
    language: str
    problems: tuple[Problem, ...]


def fields_of(data: Mapping[str, Any]) -> Fields:
    """The fields of a report; raises InvalidFieldError for an unusable id, source, title or text.

    A title too long to be one becomes the first paragraph of the text. A date, an address or
    another optional field that cannot be used is left out and named in ``problems``.
    """
    problems: list[Problem] = []
    headline, text = _title(data), _text(data)
    if len(headline) > MAX_HEADLINE:
        headline, text = "", f"{headline}\n{text}"
        problems.append((WarningReason.HEADLINE_TOO_LONG, str(MAX_HEADLINE)))
    return Fields(
        external_id=_external_id(data),
        source=_source(data),
        headline=headline,
        text=text,
        url=_url(data, problems),
        published=_published(data, problems),
        author=_line(data, "author", problems),
        summary=_optional(data, "summary", problems),
        section=_line(data, "section", problems),
        language=_line(data, "language", problems),
        problems=tuple(problems),
    )


def is_slug(text: str) -> bool:
    """Whether the text can name a source."""
    return len(text) <= MAX_SOURCE and SLUG.fullmatch(text) is not None


def _external_id(data: Mapping[str, Any]) -> str:
    value = data.get("id")
    if value is None or value == "":
        raise InvalidFieldError("id", RefusalReason.FIELD_MISSING)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InvalidFieldError("id", RefusalReason.FIELD_INVALID)
    name = _on_one_line(str(value))
    if not 0 < len(name) <= MAX_ID:
        raise InvalidFieldError("id", RefusalReason.FIELD_INVALID)
    return name


def _source(data: Mapping[str, Any]) -> str:
    value = data.get("source") or ""
    if not isinstance(value, str) or (value.strip() and not is_slug(value.strip())):
        raise InvalidFieldError("source", RefusalReason.FIELD_INVALID)
    return value.strip()


def _title(data: Mapping[str, Any]) -> str:
    value = data.get("title") or ""
    if not isinstance(value, str):
        raise InvalidFieldError("title", RefusalReason.FIELD_INVALID)
    return _on_one_line(value)


def _text(data: Mapping[str, Any]) -> str:
    value = data.get("text")
    if value is None:
        raise InvalidFieldError("text", RefusalReason.FIELD_MISSING)
    if not isinstance(value, str):
        raise InvalidFieldError("text", RefusalReason.FIELD_INVALID)
    return value


def _optional(data: Mapping[str, Any], field: str, problems: list[Problem]) -> str:
    value = data.get(field)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "، ".join(value)
    if value is None or isinstance(value, str):
        return clean_unicode(value or "").strip()
    problems.append((WarningReason.VALUE_NOT_USABLE, field))
    return ""


def _line(data: Mapping[str, Any], field: str, problems: list[Problem]) -> str:
    value = " ".join(_optional(data, field, problems).split())
    if len(value) > _MAX_LENGTHS[field]:
        problems.append((WarningReason.VALUE_SHORTENED, field))
    return value[: _MAX_LENGTHS[field]]


def _url(data: Mapping[str, Any], problems: list[Problem]) -> str:
    value = _optional(data, "url", problems)
    try:
        parts = urlsplit(value)
        is_usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_usable = False
    if value and (not is_usable or len(value) > MAX_URL or len(value.split()) > 1):
        problems.append((WarningReason.VALUE_NOT_USABLE, "url"))
        return ""
    return value


def _published(data: Mapping[str, Any], problems: list[Problem]) -> str:
    stated = data.get("published")
    if stated is None or stated == "":
        return ""
    value = clean_unicode(stated).strip() if isinstance(stated, str) else ""
    if not is_usable_date(value):
        problems.append((WarningReason.DATE_NOT_USABLE, str(stated)[:80]))
        return ""
    return value


def is_usable_date(text: str) -> bool:
    """Whether this is a date in ISO 8601 that a report can bear: not before 1900, not to come."""
    try:
        if _ISO.fullmatch(text):
            day = PartialDate.fromisoformat(text)
        else:
            day = PartialDate.of(dt.datetime.fromisoformat(text).date())
    except ValueError:
        return False
    return day.is_plausible() and day.first <= dt.datetime.now(dt.UTC).date() + _AHEAD


def _on_one_line(text: str) -> str:
    return " ".join(clean_unicode(text).split())
