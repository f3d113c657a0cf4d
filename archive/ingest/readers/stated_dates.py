"""Dates as files state them, in ISO 8601."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from archive.arabic.digits import to_ascii_digits
from archive.arabic.letters import clean_unicode
from archive.dates import DateInputError, Precision, parse_date_input

_LONGEST = 120
_TIME = re.compile(
    r"[\sT,،|–—-]*\b\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*"
    r"(am|pm|a\.m\.|p\.m\.|صباحا?ً?|مساءً?ا?|ص|م)?\s*(gmt|utc|z)?\s*([+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}", re.ASCII)
_SPACED_OFFSET = re.compile(r"\s+(?=[+-]\d{2}:?\d{2}$)")
_UTC = re.compile(r"\s*(utc|gmt)$", re.IGNORECASE)


def iso_date(text: str) -> str:
    """The moment, day, month or year in ISO 8601, or "" where the text is no clear date.

    Reads ISO 8601 and its near misses, the dates of e-mail and feeds, and whatever may be typed in
    a date box, with or without a time after it. "3/4/2017", of which nobody can tell the day from
    the month, is no clear date. A time without an offset is kept, but names no moment.
    """
    written = " ".join(to_ascii_digits(clean_unicode(text[: _LONGEST + 1])).split())
    if not written or len(written) > _LONGEST:
        return ""
    return _iso_moment(written) or _email_moment(written) or _typed_day(written)


def _iso_moment(text: str) -> str:
    """The moment in ISO 8601 for a text that is, or nearly is; only where it has a time."""
    text = _UTC.sub("+00:00", _SPACED_OFFSET.sub("", text))
    if ":" not in text and "T" not in text:
        return ""
    try:
        return dt.datetime.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _email_moment(text: str) -> str:
    try:
        return parsedate_to_datetime(text).isoformat() if ":" in text else ""
    except (ValueError, OverflowError):
        return ""


def _typed_day(text: str) -> str:
    text = _TIME.sub("", text).strip()
    numbers = _NUMBERS.fullmatch(text)
    if numbers and int(numbers[2]) <= 12 and int(numbers[1]) <= 12 and numbers[1] != numbers[2]:
        return ""
    try:
        days = parse_date_input(text)
    except DateInputError:
        return ""
    return "" if days.precision is Precision.RANGE else days.isoformat()
