"""Changing an index: articles added, replaced and removed in one commit."""

from collections import Counter
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
from .segment_reader import ArraySegmentReader
from .snapshot import Snapshot

# Many segments make each term slower to read. So many of like size are merged,
_LIKE_SEGMENTS = 4
# but larger ones, from 1,024 reports on, stay: who waits for a commit waits for the merge.
_MERGED_LEVELS = 5


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
    writer.commit(mergetype=_merge_the_like)
    return added


def _merge_the_like(writer: ReportWriter, segments: list[Any]) -> list[Any]:
    """Whoosh's hook: merge some segments into the one being written, return those that stay.

    Those of like size are made one as soon as there are four of them. So a few of each size stay,
    and no report is written often: with each merge, into a segment four times as large.
    """
    sizes = {segment: segment.doc_count_all() - segment.deleted_count() for segment in segments}
    kept = [segment for segment in segments if sizes[segment]]
    levels = {segment: _level(sizes[segment]) for segment in kept}
    counts = Counter(levels.values())
    counts[_level(writer.doc_count())] += 1
    full = [level for level in range(_MERGED_LEVELS) if counts[level] >= _LIKE_SEGMENTS]
    if not full:
        return kept
    for segment in kept:
        if levels[segment] <= full[-1]:
            writer.add_segment(ArraySegmentReader(writer.storage, writer.schema, segment))
    return [segment for segment in kept if levels[segment] > full[-1]]


def _level(reports: int) -> int:
    """How large a segment is: 0 up to 3 reports, 1 up to 15, 2 up to 63, and so on."""
    return max(0, reports.bit_length() - 1) // 2
