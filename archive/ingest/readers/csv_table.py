"""Tables with separators and a header (CSV, TSV): one report a row.

A row's original is the header and the row, as they stand in the file: a table of one row, which
can be read again.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, TextIO

from archive.arabic.letters import fold
from archive.ingest.readers.csv_rows import MOST_CHARS, BrokenRow, Row, read_rows
from archive.ingest.readers.encoding import UndecodableError, decode
from archive.ingest.readers.fields import is_slug
from archive.ingest.readers.fragments import text_of_fragment
from archive.ingest.readers.opening import open_bytes, read_head, unpacked_name
from archive.ingest.readers.records import Excerpt, id_from_file, id_of, record_of
from archive.ingest.readers.stated_dates import iso_date
from archive.ingest.values import Record, Refusal, RefusalReason

MEDIA_TYPE = "text/csv"

_SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
_DELIMITERS = ",;\t|"
_NAMES = {
    "id": "id identifier guid docno معرف المعرف رقم_الخبر",
    "source": "source outlet newspaper publisher مصدر المصدر الصحيفة الوكالة",
    "title": "title headline heading عنوان العنوان عنوان_الخبر",
    "text": "text body content fulltext articletext articlebody نص النص متن المتن محتوى المحتوى "
    "نص_الخبر نص_المقال",
    "url": "url link address uri رابط الرابط عنوان_الصفحة",
    "published": "published date publishedat publishdate publicationdate pubdate datepublished "
    "تاريخ التاريخ تاريخ_النشر",
    "author": "author authors byline writer كاتب الكاتب مؤلف المؤلف محرر المحرر",
    "summary": "summary abstract description lead ملخص الملخص مقدمة المقدمة",
    "section": "section category قسم القسم باب الباب تصنيف التصنيف",
    "language": "language lang لغة اللغة",
}
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_HTML = re.compile(r"</(p|div|a|b|strong|em|span|ul|h\d)>|<br\s*/?>", re.IGNORECASE)
_UNREAD = re.compile(r"[\udc80-\udcff\ufffd]")
_HEAD_BYTES = 65_536
_LONGEST_HEADER = 100_000
_LEAST_KNOWN_COLUMNS = 2


def _key(name: str) -> str:
    """A column's name without what its writers vary: case, spaces, hyphens, hamzas."""
    return _NOT_IN_NAMES.sub("", fold(name))


_FIELDS = {_key(name): one for one, names in _NAMES.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class _Table:
    """How a table is written: its header, its separator, and which column is which field."""

    header: str
    lines: int
    """How many lines the header takes, with the one that names the separator."""
    delimiter: str
    width: int
    columns: dict[str, int]


def sniff(head: bytes, name: str) -> bool:
    """Whether this is text and named as a table, or begins with a line of known columns."""
    try:
        text = decode(_whole_lines(head)).text
    except UndecodableError:
        return False
    if PurePath(unpacked_name(name)).suffix.lower() in _SUFFIXES:
        return True
    columns = _open_table(io.StringIO(text, newline="")).columns
    return "text" in columns and len(columns) >= _LEAST_KNOWN_COLUMNS


def read(path: Path, name: str) -> Iterator[Record | Refusal]:
    """Yield each row's report, or why it was not taken, named by its first line.

    The file is read as a stream. A row whose quotation marks do not match, or that does not have
    as many cells as the header, is refused and the next is read.
    """
    with open_bytes(path) as stream:
        head = _whole_lines(read_head(stream, _HEAD_BYTES))
    try:
        encoding = decode(head).encoding
    except UndecodableError as error:
        yield Refusal(name, error.reason)
        return
    yield from _read(open_bytes(path), name, encoding)


def read_row(data: bytes, encoding: str, name: str) -> Record | Refusal:
    """The report of a table of one row, which is what is kept as the row's original."""
    return next(_read(io.BytesIO(data), name, encoding))


def _read(stream: BinaryIO, name: str, encoding: str) -> Iterator[Record | Refusal]:
    """Yield what comes of the rows, and close the stream."""
    codec = encoding.removesuffix("-sig")
    # Bytes that cannot be read are kept, so that a row's original is just what stands in the file.
    errors = "replace" if codec.startswith("utf-16") else "surrogateescape"
    with io.TextIOWrapper(stream, codec, errors, newline="") as text:
        table = _open_table(text)
        if "text" not in table.columns:
            reason = RefusalReason.FIELD_MISSING if table.columns else RefusalReason.NO_HEADER
            yield Refusal(name, reason, "text")
            return
        is_empty = True
        for row in read_rows(text, table.delimiter, first_line=table.lines + 1):
            is_empty = False
            place = f"{name}:{row.line}"
            if isinstance(row, BrokenRow):
                yield _refuse_broken(place, row)
            elif any(cell.strip() for cell in row.cells):
                original = f"{table.header}{row.text}".encode(codec, errors)
                lost = len(_UNREAD.findall(row.text))
                excerpt = Excerpt(place, original, MEDIA_TYPE, codec, lost)
                yield _read_row(row, table, excerpt, name)
    if is_empty:
        yield Refusal(name, RefusalReason.EMPTY)


def _open_table(stream: TextIO) -> _Table:
    """How the table is written; reads the header from the stream.

    The separator is the one by which the header names the most columns that are known: texts full
    of commas say less.
    """
    header, named, lines = "", "", 0
    while line := stream.readline(_LONGEST_HEADER):
        lines += 1
        line = line.removeprefix("\ufeff")
        header += line
        if match := _SEPARATOR_LINE.fullmatch(line):
            named = match[1]
        elif line.strip():
            break
    rows = [(one, next(csv.reader([line], delimiter=one), [])) for one in named or _DELIMITERS]
    delimiter, cells = max(rows, key=lambda row: len(_columns(row[1])))
    if not header.endswith(("\n", "\r")):
        header += "\n"
    return _Table(header, lines, delimiter, len(cells), _columns(cells))


def _columns(cells: list[str]) -> dict[str, int]:
    """Where each field is; of two columns that name the same field the first."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if field := _FIELDS.get(_key(cell)):
            columns.setdefault(field, index)
    return columns


def _refuse_broken(place: str, row: BrokenRow) -> Refusal:
    if row.is_too_long:
        return Refusal(place, RefusalReason.TOO_LARGE, str(MOST_CHARS // 1_000_000))
    return Refusal(place, RefusalReason.BROKEN_ROW)


def _read_row(row: Row, table: _Table, excerpt: Excerpt, file: str) -> Record | Refusal:
    if len(row.cells) < table.width or any(cell.strip() for cell in row.cells[table.width :]):
        detail = f"{len(row.cells)}/{table.width}"
        return Refusal(excerpt.name, RefusalReason.CELLS_DIFFER, detail)
    data = {
        field: _UNREAD.sub("\N{REPLACEMENT CHARACTER}", row.cells[index]).strip()
        for field, index in table.columns.items()
    }
    if _HTML.search(data["text"]):
        data["text"] = text_of_fragment(data["text"])
    if written := data.get("published"):
        data["published"] = iso_date(written) or written
    publisher = ""
    if not is_slug(data.get("source") or "x"):
        publisher = data.pop("source")
    stated = id_of(data.get("id") or data.get("url") or "")
    data["id"] = stated or id_from_file(file, excerpt.data)
    return record_of(excerpt, data, publisher=publisher, id_is_derived=not stated)


def _whole_lines(head: bytes) -> bytes:
    """The head without its last line, which may break off within a character."""
    return head if len(head) < _HEAD_BYTES else head[: head.rfind(b"\n") + 1] or head
