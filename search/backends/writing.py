"""Changing an index: articles added, replaced and removed in one commit."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import partial
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from search.analyzers import form_table
from search.index.documents import IndexDocument
from search.index.generations import Generation

from .report_writer import ReportWriter
from .schema import INDEX_NAME, build_schema
from .segment_reader import ArraySegmentReader
from .snapshot import Snapshot

# Many segments make each term slower to read: so many of like size are merged.
_LIKE_SEGMENTS = 4

SMALL, ALL = 3, 5
"""Up to which level segments are merged: those of fewer than 64 reports, or of fewer than 1,024.

Who waits for a commit waits for the merge, which takes up to a millisecond a report.
"""


def create_empty(generation: Generation) -> None:
    """Write an index without articles into the generation's directory."""
    storage = FileStorage(str(generation.path))
    storage.create_index(build_schema(generation.protected), indexname=INDEX_NAME)


def apply_changes(
    generation: Generation,
    changed: Collection[int],
    documents: Iterable[IndexDocument],
    *,
    merged: int = ALL,
) -> int:
    """Remove the changed articles and add the documents; return how many were added.

    Segments below the level ``merged`` are merged where there are several. Needs the write lock. A
    process killed on the way leaves the index as it was.
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
    writer.commit(mergetype=partial(_merge_the_like, below=merged))
    return added


def is_to_be_merged(generation: Generation) -> bool:
    """Whether large segments wait to be merged: a commit for someone who waits leaves them."""
    storage = FileStorage(str(generation.path))
    toc = TOC.read(storage, INDEX_NAME, schema=build_schema(generation.protected))
    counts = Counter(_level(size) for segment in toc.segments if (size := _living(segment)))
    return any(counts[level] >= _LIKE_SEGMENTS for level in range(SMALL, ALL))


def _merge_the_like(writer: ReportWriter, segments: list[Any], *, below: int) -> list[Any]:
    """Whoosh's hook: merge some segments into the one being written, return those that stay.

    Those of like size are made one as soon as there are four of them. So a few of each size stay,
    and no report is written often: with each merge, into a segment four times as large.
    """
    sizes = {segment: _living(segment) for segment in segments}
    kept = [segment for segment in segments if sizes[segment]]
    levels = {segment: _level(sizes[segment]) for segment in kept}
    counts = Counter(levels.values())
    if writer.doc_count():
        counts[_level(writer.doc_count())] += 1
    full = [level for level in range(below) if counts[level] >= _LIKE_SEGMENTS]
    if not full:
        return kept
    for segment in kept:
        if levels[segment] <= full[-1]:
            writer.add_segment(ArraySegmentReader(writer.storage, writer.schema, segment))
    return [segment for segment in kept if levels[segment] > full[-1]]


def _living(segment: Any) -> int:
    """How many reports of the segment have not been deleted or replaced."""
    count: int = segment.doc_count_all() - segment.deleted_count()
    return count


def _level(reports: int) -> int:
    """How large a segment is: 0 up to 3 reports, 1 up to 15, 2 up to 63, and so on."""
    return max(0, reports.bit_length() - 1) // 2
