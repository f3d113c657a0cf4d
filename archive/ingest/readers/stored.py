"""Originals that the archive holds, read once more: each is the bytes of one report."""

from archive.ingest.readers import csv_table, feeds, html, jsonl, text, trec
from archive.ingest.values import Record, Refusal, RefusalReason


def read_stored(
    data: bytes, media_type: str, encoding: str, name: str, *, uri: str = ""
) -> Record | Refusal:
    """The report of an original, or why it is none; nothing that the file around it said is known.

    Takes what was stored with the original, and as ``uri`` the address that the report has. Ids
    made from a file's name, a feed's title and what a server said of a page are not in the bytes:
    keep what the article has.
    """
    match media_type:
        case html.MEDIA_TYPE:
            return html.read_page(data, name, uri=uri, charset=encoding)
        case jsonl.MEDIA_TYPE:
            return jsonl.read_line(data, name)
        case feeds.RSS | feeds.ATOM:
            return feeds.read_entry(data, media_type, encoding, name)
        case csv_table.MEDIA_TYPE:
            return csv_table.read_row(data, encoding, name)
        case trec.MEDIA_TYPE:
            return trec.read_document(data, name)
        case text.MEDIA_TYPE:
            return text.read_text(data, name)
    return Refusal(name, RefusalReason.UNKNOWN_FORMAT)
