"""Web archives (WARC): one report a response that is a web page, read one record at a time."""

import io
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from archive.ingest.readers import html
from archive.ingest.readers.opening import UNREADABLE, open_bytes, refuse_unreadable
from archive.ingest.readers.payloads import BrokenPayloadError, unpack_payload
from archive.ingest.readers.records import shown
from archive.ingest.values import Record, Refusal, RefusalReason

_VERSION = re.compile(rb"WARC/\d\.\d+\r?\n")
_PAGE_TYPE = "text/html"
_XHTML_TYPE = "application/xhtml+xml"
_OK = "200"
_PIECE = 65_536
_SNIFFED = 4096


def sniff(head: bytes, name: str) -> bool:
    """Whether this begins with a WARC record."""
    del name  # the first line says enough
    return _VERSION.match(head) is not None


def read(path: Path, name: str) -> Iterator[Record | Refusal]:
    """Yield the report of each web page in the archive, or why it was not taken.

    Records that are no successful response with a web page (requests, pictures, redirections) are
    passed over. Each is named by the file, its offset in the file (unpacked, if it is packed) and
    its address. A file that breaks off gives what came before and the name of the broken record.
    """
    has_page = False
    with open_bytes(path) as stream:
        for answer in _read_records(_Unbroken(stream), name):
            has_page = True
            yield answer
    if not has_page:
        yield Refusal(name, RefusalReason.NO_REPORT)


class _Unbroken:
    """A stream that ends where it can be read no further, and keeps what was wrong.

    warcio takes an error that an unpacker raises for the end of the archive.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        """The next bytes, ``size`` of them at most; none at the end."""
        try:
            data = self._stream.read1(size)
        except UNREADABLE as error:
            self.error = error
            return b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._at


class _Records(ArchiveIterator):
    """Records one by one; what is wrong with one becomes a refusal, not a line on the console."""

    INC_RECORD = ""


def _read_records(stream: _Unbroken, name: str) -> Iterator[Record | Refusal]:
    # The HTTP part is parsed here: warcio takes one that is missing for the end of the archive.
    records = _Records(stream, no_record_parse=True)
    try:
        for record in records:
            place = _place(name, records.offset, record)
            answer = _read_page(record, place)
            if _is_cut(record):
                yield _refuse_broken(place, stream)
                return
            if answer is not None:
                yield answer
    except ArchiveLoadFailed:
        yield _refuse_broken(f"{name}:{records.offset}", stream)
        return
    if stream.error:
        yield _refuse_broken(f"{name}:{records.offset}", stream)


def _place(name: str, offset: int, record: ArcWarcRecord) -> str:
    return " ".join(filter(None, (f"{name}:{offset}", shown(_uri(record)))))


def _uri(record: ArcWarcRecord) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def _refuse_broken(place: str, stream: _Unbroken) -> Refusal:
    """The refusal of a record that is broken, or broken off where there is nothing more to read."""
    if stream.error:
        return refuse_unreadable(place, stream.error)
    if stream.read(1):
        return Refusal(place, RefusalReason.UNREADABLE, "WARC")
    return Refusal(place, RefusalReason.CUT_SHORT)


def _is_cut(record: ArcWarcRecord) -> bool:
    """Whether the archive ends before the record does; reads the rest of the record."""
    stream = record.raw_stream
    while stream.read(_PIECE):
        pass
    return not isinstance(stream, LimitReader) or stream.limit > 0


def _read_page(record: ArcWarcRecord, place: str) -> Record | Refusal | None:
    """The report of a response, or why it was not taken; None for a record that is no page."""
    if record.rec_type != "response" or not isinstance(record.raw_stream, LimitReader):
        return None
    headers = record.http_headers = _http_headers(record)
    if headers is None or headers.get_statuscode() != _OK:
        return None
    content_type = Message()
    content_type["Content-Type"] = headers.get_header("Content-Type") or _PAGE_TYPE
    if content_type.get_content_type() not in (_PAGE_TYPE, _XHTML_TYPE):
        return None
    if record.rec_headers.get_header("WARC-Truncated"):
        return Refusal(place, RefusalReason.CUT_SHORT)
    if record.raw_stream.limit > html.MAX_BYTES:
        return Refusal(place, RefusalReason.TOO_LARGE, str(html.MAX_BYTES // 1_000_000))
    try:
        payload = _payload(record, headers)
    except BrokenPayloadError as error:
        reason = RefusalReason.CUT_SHORT if error.is_cut else RefusalReason.UNREADABLE
        return Refusal(place, reason, "Content-Encoding")
    if not headers.get_header("Content-Type") and not html.sniff(payload[:_SNIFFED], ""):
        return None
    charset = content_type.get_content_charset() or ""
    return html.read_page(payload, place, uri=_uri(record), charset=charset)


def _http_headers(record: ArcWarcRecord) -> StatusAndHeaders | None:
    try:
        return StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
    except EOFError:
        return None


def _payload(record: ArcWarcRecord, headers: StatusAndHeaders) -> bytes:
    """The response's payload, out of its chunks and unpacked.

    Of one that is too large no more than shows it. Raises BrokenPayloadError.
    """
    encoding = headers.get_header("Content-Encoding") or ""
    headers.remove_header("Content-Encoding")  # warcio's own unpacking knows no limit
    stream = record.content_stream()
    payload = bytearray()
    while len(payload) <= html.MAX_BYTES and (piece := stream.read(_PIECE)):
        payload += piece
    return unpack_payload(bytes(payload), encoding, html.MAX_BYTES)
