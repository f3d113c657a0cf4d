"""Building an index from nothing, on all processors.

Each process writes a part of the reports as an index of its own; the parts' segments are then
put under one table of contents, without reading them again. Knows Whoosh but not Django.
"""

import itertools
import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from ctypes import c_longlong
from math import ceil
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from search.analyzers import form_table
from search.index.documents import IndexDocument, batches

from .report_writer import ReportWriter
from .schema import INDEX_NAME, build_schema

# Reports in a segment. More segments mean more reads a term; larger ones, more memory to build.
_SEGMENT_SIZE = 15_000
# Fewer than this are not worth starting a process for.
_WORTH_A_PROCESS = 500

Progress = Callable[[int], None]
"""Told how many reports have been indexed so far."""


def build(
    directory: Path,
    documents: Iterable[IndexDocument],
    protected: frozenset[str],
    *,
    total: int,
    progress: Progress,
    processes: int | None = None,
) -> int:
    """Write an index of the documents into an empty directory and return how many there are."""
    processes = processes or os.cpu_count() or 1
    # As many for each process, so that all are done together.
    rounds = ceil(total / (processes * _SEGMENT_SIZE))
    size = max(_WORTH_A_PROCESS, ceil(total / (processes * max(1, rounds))))
    parts = batches(documents, size)
    if processes == 1 or total < 2 * _WORTH_A_PROCESS:
        count = _build_here(directory, parts, protected, progress)
    else:
        count = _build_in_processes(directory, parts, protected, progress, processes)
    _assemble(directory, protected)
    progress(count)
    return count


def _build_here(
    directory: Path,
    parts: Iterable[list[IndexDocument]],
    protected: frozenset[str],
    progress: Progress,
) -> int:
    counter = itertools.count(1)
    count = 0
    for place, part in enumerate(parts):
        path = directory / f"part-{place}"
        count += _write_part(path, part, protected, lambda: progress(next(counter)))
    return count


def _build_in_processes(
    directory: Path,
    parts: Iterable[list[IndexDocument]],
    protected: frozenset[str],
    progress: Progress,
    processes: int,
) -> int:
    # Spawned, because a fork would share the caller's database connection and locks.
    context = multiprocessing.get_context("spawn")
    counter = context.Value(c_longlong, 0)
    count = 0
    with ProcessPoolExecutor(processes, context, _share, (counter,)) as pool:
        running: set[Future[int]] = set()
        for _ in range(processes):
            pool.submit(os.getpid)  # so that they start while the first reports are read

        def collect(at_most: int) -> int:
            collected = 0
            while len(running) > at_most:
                finished, _ = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
                running.difference_update(finished)
                collected += sum(future.result() for future in finished)
                progress(counter.value)
            return collected

        for place, part in enumerate(parts):
            count += collect(processes)
            path = directory / f"part-{place}"
            running.add(pool.submit(_write_part_elsewhere, path, part, protected))
        count += collect(0)
    return count


_counter: Any = None


def _share(counter: Any) -> None:
    """Give a worker process the count that all of them keep."""
    global _counter  # noqa: PLW0603  (how a pool hands its workers something that cannot be sent)
    _counter = counter


def _write_part_elsewhere(
    directory: Path, documents: list[IndexDocument], protected: frozenset[str]
) -> int:
    def count_one() -> None:
        with _counter.get_lock():
            _counter.value += 1

    return _write_part(directory, documents, protected, count_one)


def _write_part(
    directory: Path,
    documents: list[IndexDocument],
    protected: frozenset[str],
    advance: Callable[[], None],
) -> int:
    """Write the documents as an index of one segment; ``advance`` is called for each."""
    directory.mkdir()
    storage = FileStorage(str(directory))
    index = storage.create_index(build_schema(protected), indexname=INDEX_NAME)
    writer = ReportWriter(index, form_table(protected))
    for document in documents:
        writer.add_report(document)
        advance()
    writer.commit(merge=False)
    return len(documents)


def _assemble(directory: Path, protected: frozenset[str]) -> None:
    """Make one index of the parts in the directory."""
    segments = []
    for part in sorted(directory.glob("part-*")):
        storage = FileStorage(str(part))
        for segment in TOC.read(storage, INDEX_NAME, schema=build_schema(protected)).segments:
            for name in segment.list_files(storage):
                (part / name).rename(directory / name)
            segments.append(segment)
        storage.destroy()
    TOC(build_schema(protected), segments, 1).write(FileStorage(str(directory)), INDEX_NAME)
