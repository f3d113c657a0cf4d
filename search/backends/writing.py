"""Changing an index: articles added, replaced and removed in one commit."""

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from search.analyzers import form_table
from search.index.documents import IndexDocument
from search.index.generations import Generation

from .report_writer import ReportWriter
from .schema import INDEX_NAME, build_schema
from .snapshot import ArraySegmentReader, Snapshot

# Many small segments make each term slower to read; merging large ones makes a commit slow.
_MANY_SEGMENTS = 10
_MERGED_AT_MOST = 500


def create_empty(generation: Generation) -> None:
    """Write an index without articles into the generation's directory."""
    storage = FileStorage(str(generation.path))
    storage.create_index(build_schema(generation.protected), indexname=INDEX_NAME)


def apply_changes(
    generation: Generation, changed: Collection[int], documents: Iterable[IndexDocument]
) -> int:
    """Remove the changed articles and add the documents; return how many were added.

    Needs the write lock. A process killed on the way leaves the index as it was.
    """
    snapshot = Snapshot(generation)
    schema = build_schema(generation.protected)
    index = FileIndex(FileStorage(str(generation.path)), schema, INDEX_NAME)
    writer = ReportWriter(index, form_table(generation.protected))
    try:
        gone = np.isin(snapshot.column("number"), list(changed)) & snapshot.alive
        for number in np.flatnonzero(gone).tolist():
            writer.delete_document(number)
        added = 0
        for document in documents:
            writer.add_report(document)
            added += 1
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=_merge_the_smallest)
    return added


def _merge_the_smallest(writer: ReportWriter, segments: list[Any]) -> list[Any]:
    """Whoosh's hook: merge some segments into the one being written, return those that stay."""
    kept = [segment for segment in segments if segment.doc_count_all() > segment.deleted_count()]
    if len(kept) <= _MANY_SEGMENTS:
        return kept
    merged: list[Any] = []
    total = 0
    for segment in sorted(kept, key=lambda segment: segment.doc_count_all()):
        total += segment.doc_count_all()
        if total > _MERGED_AT_MOST:
            break
        merged.append(segment)
    if len(merged) < 2:
        return kept
    for segment in merged:
        writer.add_segment(ArraySegmentReader(writer.storage, writer.schema, segment))
    return [segment for segment in kept if segment not in merged]
