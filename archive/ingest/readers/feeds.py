"""Feeds (RSS and Atom) that were saved as files: one report an entry.

An entry's original is its own element, cut out of the file as it stands there. Each is parsed on
its own, so that one which is broken costs no other.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import feedparser

from archive.ingest.readers.encoding import UndecodableError, decode
from archive.ingest.readers.fragments import text_of_fragment
from archive.ingest.readers.opening import open_bytes
from archive.ingest.readers.records import Excerpt, StatedDate, id_from_file, id_of, record_of
from archive.ingest.readers.stated_dates import iso_date
from archive.ingest.values import Record, Refusal, RefusalReason

MAX_BYTES = 50_000_000
RSS = "application/rss+xml"
ATOM = "application/atom+xml"

_ROOT = re.compile(
    r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    r"(?P<tag><(?P<name>rss|rdf:RDF|(?:[\w.-]+:)?feed)\b[^>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_ATOM_NAMESPACES = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_DECLARED = re.compile(rb"""<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
_DECLARED_WITHIN = 200
# What feeds name their elements with; an entry alone does not say which namespace is meant.
_NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
_ROOTS = {
    RSS: f'<rss version="2.0" {_NAMESPACES}>',
    ATOM: f'<feed xmlns="http://www.w3.org/2005/Atom" {_NAMESPACES}>',
}
_DATE_FIELDS = (("published", "feed-published", 1.0), ("updated", "feed-updated", 0.9))
_ELLIPSIS = re.compile(r"(\.{2,}|…|\[…\])\s*$")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,50})|([0-9]{1,50}));?")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What holds for every entry of a file."""

    name: str
    media_type: str
    encoding: str
    root: str
    title: str = ""
    language: str = ""


class _Span(NamedTuple):
    """Where an entry stands in the text, and whether it has its end."""

    start: int
    end: int
    is_whole: bool


def sniff(head: bytes, name: str) -> bool:
    """Whether the root element is that of a feed."""
    del name  # feeds have many suffixes and often none
    try:
        match = _ROOT.match(decode(head, _declared(head)).text)
    except UndecodableError:
        return False
    if match is None:
        return False
    is_atom = match["name"].lower().endswith("feed")
    return not is_atom or any(namespace in match["tag"] for namespace in _ATOM_NAMESPACES)


def read(path: Path, name: str) -> Iterator[Record | Refusal]:
    """Yield the report of each entry, or why it was not taken; entries are counted from one."""
    with open_bytes(path) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Refusal(name, RefusalReason.TOO_LARGE, str(MAX_BYTES // 1_000_000))
        return
    try:
        decoded = decode(data, _declared(data))
    except UndecodableError as error:
        yield Refusal(name, error.reason)
        return
    codec = decoded.encoding.removesuffix("-sig")
    # Bytes that could not be read are kept, so that an entry can be cut out just as it stands.
    text = data.decode(decoded.encoding, errors=_keep_errors(codec))
    root = _ROOT.match(text)
    if root is None:
        yield Refusal(name, RefusalReason.UNKNOWN_FORMAT)
        return
    entries = list(_entries(text, root))
    preface = text[root.end() : entries[0].start if entries else None]
    feed = _describe(_Feed(name, _media_type(root["name"]), codec, root["tag"]), preface)
    for number, span in enumerate(entries, start=1):
        place = f"{name}:{number}"
        yield _read_span(text, span, place, feed)
    if not entries:
        yield Refusal(name, RefusalReason.EMPTY)


def read_entry(data: bytes, media_type: str, encoding: str, name: str) -> Record | Refusal:
    """The report of an entry whose element, as it was cut out of a feed, is given."""
    feed = _Feed(name, media_type, encoding, _ROOTS[media_type])
    return _read_entry(data.decode(encoding, errors="replace"), data, name, feed)


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii", "ignore") if match else ""


def _keep_errors(codec: str) -> str:
    return "replace" if codec.startswith("utf-16") else "surrogateescape"


def _media_type(root: str) -> str:
    return ATOM if root.lower().endswith("feed") else RSS


def _entries(text: str, root: re.Match[str]) -> Iterator[_Span]:
    """Where the entries stand; what is in comments and CDATA is passed over."""
    prefix = root["name"].rpartition(":")[0]
    is_atom = _media_type(root["name"]) == ATOM
    element = f"{prefix}:entry" if is_atom and prefix else "entry" if is_atom else "item"
    token = re.compile(
        r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|"
        rf"<(?P<end>/?){re.escape(element)}(?=[\s/>])(?!\s*/>)",
        re.DOTALL | re.IGNORECASE,
    )
    start: int | None = None
    for match in token.finditer(text, root.end()):
        if match["end"] is None:
            continue
        if match["end"] and start is not None:
            end = text.find(">", match.end()) + 1
            yield _Span(start, end or len(text), is_whole=end > 0)
            start = None
        elif not match["end"]:
            if start is not None:
                yield _Span(start, match.start(), is_whole=False)
            start = match.start()
    if start is not None:
        yield _Span(start, len(text), is_whole=False)


def _describe(feed: _Feed, preface: str) -> _Feed:
    """The feed with the title and the language that stand before its first entry."""
    described = _parse(feed.root + preface, feed.root).feed
    return replace(
        feed,
        title=text_of_fragment(described.get("title") or ""),
        language=described.get("language") or "",
    )


def _read_span(text: str, span: _Span, place: str, feed: _Feed) -> Record | Refusal:
    if not span.is_whole:
        return Refusal(place, RefusalReason.CUT_SHORT)
    element = text[span.start : span.end]
    data = element.encode(feed.encoding, errors=_keep_errors(feed.encoding))
    return _read_entry(data.decode(feed.encoding, errors="replace"), data, place, feed)


def _read_entry(element: str, data: bytes, place: str, feed: _Feed) -> Record | Refusal:
    entries = _parse(feed.root + element, feed.root).entries
    if len(entries) != 1:
        return Refusal(place, RefusalReason.UNREADABLE, feed.media_type)
    entry: dict[str, Any] = dict(entries[0])
    text, summary = _text_and_summary(entry)
    url = entry.get("link") or ""
    stated = id_of(entry.get("id") or url)
    return record_of(
        Excerpt(place, data, feed.media_type, feed.encoding, element.count(_REPLACEMENT)),
        {
            "id": stated or id_from_file(feed.name, data),
            "title": text_of_fragment(entry.get("title") or "").replace("\n", " "),
            "text": text,
            "url": url,
            "author": entry.get("author") or "",
            "summary": summary,
            "section": next((tag["term"] for tag in entry.get("tags") or () if tag["term"]), ""),
            "language": _language(entry) or feed.language,
        },
        date=_date(entry),
        publisher=feed.title,
        id_is_derived=not stated,
    )


def _parse(markup: str, root: str) -> feedparser.FeedParserDict:
    # As a stream: a text might be taken for an address, and fetched.
    name = root[1:].split()[0].rstrip(">")
    markup = _REFERENCE.sub(_checked, markup)
    document = f'<?xml version="1.0" encoding="utf-8"?>{markup}</{name}>'
    stream = io.BytesIO(document.encode("utf-8", errors="replace"))
    return feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)


def _checked(reference: re.Match[str]) -> str:
    """The reference to a character, if there is such a character; feedparser does not ask."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    is_character = 0 < code < 0xD800 or 0xDFFF < code < 0x110000
    return reference[0] if is_character else _REPLACEMENT


def _text_and_summary(entry: dict[str, Any]) -> tuple[str, str]:
    """The longest of what the entry gives as text, and the summary if it is another text."""
    contents = [text_of_fragment(one.get("value") or "") for one in entry.get("content") or ()]
    summary = text_of_fragment(entry.get("summary") or "")
    text = max([*contents, summary], key=len)
    is_teaser = summary in text or _ELLIPSIS.search(summary) is not None
    return text, "" if is_teaser else summary


def _date(entry: dict[str, Any]) -> StatedDate | None:
    """The entry's date; what it calls its last change is less sure, but often all there is."""
    for field, rule, confidence in _DATE_FIELDS:
        written = entry.get(field) or ""
        if written:
            return StatedDate(iso_date(written) or written, rule, confidence)
    return None


def _language(entry: dict[str, Any]) -> str:
    details = (*(entry.get("content") or ()), entry.get("title_detail") or {})
    return next((one["language"] for one in details if one.get("language")), "")
