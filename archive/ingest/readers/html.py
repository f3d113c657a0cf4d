"""Saved web pages: one report a page, without the menus around it, with what it states of itself.

trafilatura finds the text; what it leaves out stays in the original, the page as it came.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from archive.ingest.readers.encoding import UndecodableError, decode
from archive.ingest.readers.html_metadata import Metadata, metadata_of, readable_address
from archive.ingest.readers.html_text import report_text
from archive.ingest.readers.opening import open_bytes, unpacked_name
from archive.ingest.readers.records import Excerpt, id_from_file, id_of, record_of
from archive.ingest.values import Record, Refusal, RefusalReason

MAX_BYTES = 20_000_000
MEDIA_TYPE = "text/html"

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_OPENING = re.compile(
    r"\ufeff?\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[a-z!][^>]*>", re.IGNORECASE)
_DECLARED_WITHIN = 16_384
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def sniff(head: bytes, name: str) -> bool:
    """Whether this begins as a web page does, or is named as one and holds a tag."""
    try:
        text = decode(head, declared_encoding(head)).text
    except UndecodableError:
        # What tells a page is ASCII; which encoding the rest is in is asked when it is read.
        text = head.decode("latin-1")
    if _OPENING.match(text):
        return True
    suffix = PurePath(unpacked_name(name)).suffix.lower()
    return suffix in _SUFFIXES and _TAG.search(text) is not None


def read(path: Path, name: str) -> Iterator[Record | Refusal]:
    """Yield the page's report, or why it was not taken."""
    with open_bytes(path) as stream:
        data = stream.read(MAX_BYTES + 1)
    yield read_page(data, name)


def read_page(data: bytes, name: str, *, uri: str = "", charset: str = "") -> Record | Refusal:
    """The report of a page, or why it was not taken.

    ``uri`` is where it was fetched and ``charset`` what the server said of it, where that is known.
    Its id is the address that it calls its own, else ``uri``, else the file's name.
    """
    if len(data) > MAX_BYTES:
        return Refusal(name, RefusalReason.TOO_LARGE, str(MAX_BYTES // 1_000_000))
    try:
        decoded = decode(data, charset or declared_encoding(data))
    except UndecodableError as error:
        return Refusal(name, error.reason)
    tree = _parse(decoded.text)
    if tree is None:
        return Refusal(name, RefusalReason.EMPTY)
    page = metadata_of(tree, decoded.text, uri)
    text = report_text(tree, page)
    if not text:
        return Refusal(name, RefusalReason.NO_REPORT)
    return _record(Excerpt(name, data, MEDIA_TYPE, decoded.encoding, decoded.lost), page, text)


def declared_encoding(data: bytes) -> str:
    """The encoding that the page's first bytes declare, in a meta element or as XML."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii", "ignore") if match else ""


def _record(excerpt: Excerpt, page: Metadata, text: str) -> Record | Refusal:
    fields = {
        "id": id_of(readable_address(page.url)) or id_from_file(excerpt.name),
        "title": page.headline,
        "text": text,
        "url": page.url,
        "author": page.author,
        "summary": page.summary,
        "section": page.section,
        "language": page.language,
    }
    record = record_of(
        excerpt,
        fields,
        date=page.date,
        publisher=page.publisher,
        id_is_derived=not page.url,
    )
    # A page without a title may have it as the first line of its text.
    if isinstance(record, Record) and not page.headline:
        return replace(record, headline=None)
    return record


def _parse(text: str) -> HtmlElement | None:
    """The page's tree; None where there is nothing to make one of."""
    text = _CONTROLS.sub(" ", _XML_DECLARATION.sub("", text))
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
