"""Collections as TREC and the LDC mark them up: one report a ``<DOC>``, which is its original."""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.ingest.readers.encoding import UndecodableError, decode
from archive.ingest.readers.fields import is_slug
from archive.ingest.readers.opening import open_bytes
from archive.ingest.readers.records import Excerpt, id_of, record_of, shown
from archive.ingest.readers.stated_dates import iso_date
from archive.ingest.values import Record, Refusal, RefusalReason

MAX_BYTES = 10_000_000
MEDIA_TYPE = "application/sgml"

_FIRST = re.compile(
    r"\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<DOC[\s>]", re.IGNORECASE | re.DOTALL
)
_NUMBER = re.compile(r"<DOC(NO|ID)>|<DOC\s[^>]*\bid\s*=", re.IGNORECASE)
_START = re.compile(rb"<DOC(?:\s[^>]{0,300})?>", re.IGNORECASE)
_END = re.compile(rb"</DOC\s*>", re.IGNORECASE)
_ID_ATTRIBUTE = re.compile(r"<DOC\s[^>]*?\bid\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?P\b[^>]*>|<BR\s*/?>|\n[ \t]*\n", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<!--.*?-->", re.DOTALL)
_PIECE = 65_536
_LONGEST_TAG = 310


@dataclass(frozen=True, slots=True)
class _Document:
    """A document's bytes; or the beginning of them, if it has no end or one too far away."""

    data: bytes
    refusal: RefusalReason | None = None


def sniff(head: bytes, name: str) -> bool:
    """Whether this begins with a document that has a number."""
    del name  # such files have any suffix or none
    try:
        text = decode(head).text
    except UndecodableError:
        return False
    return _FIRST.match(text) is not None and _NUMBER.search(text) is not None


def read(path: Path, name: str) -> Iterator[Record | Refusal]:
    """Yield the report of each document, or why it was not taken; they are counted from one.

    One document is held at a time, and none beyond ten megabytes. What is between documents is
    passed over.
    """
    with open_bytes(path) as stream:
        if b"\0" in stream.peek(4)[:4]:
            yield Refusal(name, RefusalReason.UNKNOWN_ENCODING, "UTF-16")
            return
        for number, document in enumerate(_documents(stream), start=1):
            place = f"{name}:{number}"
            if document.refusal is None:
                yield read_document(document.data, place)
                continue
            text = document.data[:_PIECE].decode("utf-8", errors="replace")
            place = " ".join(filter(None, (place, shown(_id(text)))))
            limit = RefusalReason.TOO_LARGE
            detail = str(MAX_BYTES // 1_000_000) if document.refusal is limit else ""
            yield Refusal(place, document.refusal, detail)


def read_document(data: bytes, name: str) -> Record | Refusal:
    """The report of a document, from its opening tag to its closing one."""
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return Refusal(name, error.reason)
    text = decoded.text
    number = _id(text)
    place = " ".join(filter(None, (name, shown(number))))
    written = _plain(_first(text, "DATE", "DATE_TIME", "DATETIME", "PUBDATE"))
    source = _plain(_first(text, "SOURCE"))
    body = _body(text)
    fields = {
        "id": id_of(number),
        "title": _plain(_first(text, "HEADLINE", "TITLE", "HL", "HEAD", "TTL")),
        "url": _plain(_first(text, "URL")),
        "published": iso_date(written) or written,
        "author": _plain(_first(text, "AUTHOR", "BYLINE")),
        "source": source if is_slug(source) else "",
        "language": _plain(_first(text, "LANGUAGE", "LANG")),
        **({} if body is None else {"text": body}),
    }
    excerpt = Excerpt(place, data, MEDIA_TYPE, decoded.encoding, decoded.lost)
    return record_of(excerpt, fields, publisher=source)


def _documents(stream: io.BufferedReader) -> Iterator[_Document]:
    """Cut the stream into documents; one that has no end before the next begins is not whole."""
    buffer = b""
    is_at_end = False
    while not is_at_end:
        piece = stream.read1(_PIECE)
        is_at_end = not piece
        buffer += piece
        while (start := _START.search(buffer)) is not None:
            following = _START.search(buffer, start.end())
            end = _END.search(buffer, start.end(), following.start() if following else len(buffer))
            if end is not None:
                yield _Document(buffer[start.start() : end.end()])
                buffer = buffer[end.end() :]
            elif following is not None:
                yield _Document(buffer[start.start() : following.start()], RefusalReason.CUT_SHORT)
                buffer = buffer[following.start() :]
            elif is_at_end:
                yield _Document(buffer[start.start() :], RefusalReason.CUT_SHORT)
                return
            elif len(buffer) - start.start() > MAX_BYTES:
                yield _Document(buffer[start.start() :], RefusalReason.TOO_LARGE)
                buffer = b""
            else:
                buffer = buffer[start.start() :]
                break
        else:
            buffer = buffer[-_LONGEST_TAG:]


def _id(text: str) -> str:
    stated = _plain(_first(text, "DOCNO", "DOCID"))
    attribute = _ID_ATTRIBUTE.search(text)
    return stated or (attribute[1] if attribute else "")


def _first(text: str, *tags: str) -> str:
    """What the first element of one of these tags holds; "" where there is none."""
    for tag in tags:
        if found := _elements(text, tag):
            return found[0]
    return ""


def _elements(text: str, tag: str) -> list[str]:
    return re.findall(rf"<{tag}(?:\s[^>]*)?>(.*?)</{tag}\s*>", text, re.IGNORECASE | re.DOTALL)


def _body(text: str) -> str | None:
    """The paragraphs of the text, one a line, with the dateline first; None without an element."""
    parts = _elements(text, "TEXT")
    if not parts:
        parts = [
            re.sub(r"<(HEADLINE|TITLE)\b.*?</\1\s*>", "\n\n", part, flags=re.IGNORECASE | re.DOTALL)
            for part in _elements(text, "BODY")
        ]
    if not parts:
        return None
    paragraphs = [
        line for part in [*_elements(text, "DATELINE")[:1], *parts] for line in _lines(part)
    ]
    return "\n".join(filter(None, map(_plain, paragraphs)))


def _lines(markup: str) -> list[str]:
    """The paragraphs; where none is marked, and no line is blank, each line is one."""
    # Where paragraphs are marked, lines end where the page was full.
    marked = _PARAGRAPH.split(markup.strip())
    return marked if len(marked) > 1 else markup.splitlines()


def _plain(markup: str) -> str:
    """The text on one line, without tags, with entities as signs."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())
