"""Files of every format, made for the tests."""

import csv
import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable

from tests.archive.ingest.readers.pages import HEADLINE, PARAGRAPHS, SITE, page

ARTICLE = "\n".join(PARAGRAPHS)
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
LINK = "https://news.example.org/astana-7"
ITEM = f"""<item>
<title>{HEADLINE}</title>
<link>{LINK}</link>
<guid isPermaLink="false">report-7</guid>
<pubDate>Tue, 31 Oct 2017 14:05:00 +0300</pubDate>
<dc:creator>سلمى الحسن</dc:creator>
<category>سياسة</category>
<description>انتهت الجولة ببيان مشترك.</description>
<content:encoded><![CDATA[<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>]]></content:encoded>
</item>"""
WRAPPED = "\n".join(PARAGRAPHS[0].rsplit(" ", 8))
TREC = f"""<DOC>
<DOCNO> T-20171031-7 </DOCNO>
<DATE>31 October 2017</DATE>
<SOURCE>test-daily</SOURCE>
<BYLINE>سلمى الحسن</BYLINE>
<HEADLINE>
{HEADLINE}
</HEADLINE>
<TEXT>
<P>
{WRAPPED}
</P>
<P>{PARAGRAPHS[1]} &quot;نعم&quot; &amp; شكراً</P>
</TEXT>
</DOC>
"""
HEADER = ("id", "source", "title", "text", "url", "published", "author")
ROW = ("r-7", "test-daily", HEADLINE, ARTICLE, "https://x.example/7", "2017-10-31", "سلمى الحسن")
ADDRESS = "https://news.example.org"
PAGE = page().encode()
HTML = [("Content-Type", "text/html; charset=utf-8")]


def rss(*items: str, declared: str = "utf-8", doctype: str = "") -> str:
    """Return a feed of the items."""
    return (
        f'<?xml version="1.0" encoding="{declared}"?>{doctype}\n<rss version="2.0" {NAMESPACES}>'
        f"<channel><title>{SITE}</title><link>https://news.example.org/</link>"
        f"<language>ar</language><!-- <item> -->\n{''.join(items)}\n</channel></rss>"
    )


def table(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER, delimiter: str = ",") -> str:
    """Return a table of the rows, as a program writes it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows([header, *rows])
    return stream.getvalue()


def response(
    payload: bytes = PAGE,
    uri: str = f"{ADDRESS}/astana-7",
    headers: Iterable[tuple[str, str]] = HTML,
    status: str = "200 OK",
) -> bytes:
    """Return the record of a server's response, a page if nothing else is given."""
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), "", ""]
    return record_bytes("response", uri, "\r\n".join(lines).encode() + payload)


def record_bytes(kind: str, uri: str, block: bytes) -> bytes:
    """Return a record of a web archive."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {uri}",
        "WARC-Date: 2018-01-01T00:00:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Type: application/http; msgtype={kind}",
        f"Content-Length: {len(block)}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def warc(*records: bytes, gzipped: bool = False) -> bytes:
    """Return the records as one archive, each packed on its own as the standard has it."""
    return b"".join(gzip.compress(record, mtime=0) if gzipped else record for record in records)


REPORT = f"عنوان\n{PARAGRAPHS[0]}".encode()
MEMBERS = {
    # A file of each format, with one report.
    "report.txt": REPORT,
    "pages/report.html": page().encode(),
    "reports.jsonl": '{"id": "1", "text": "نص", "source": "s"}\n'.encode(),
    "feeds/feed.xml": rss(ITEM).encode(),
    "tables/reports.csv": table(ROW).encode(),
    "crawl.warc": response(),
    "collection": TREC.encode(),
}


def zipped(members: dict[str, bytes], **options: int) -> bytes:
    """Return a zip file of the members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, **options)
    return stream.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    """Return a tar file of the members."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()
