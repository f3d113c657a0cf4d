"""The pipeline run over many reports: in order, on all processors when there are enough of them."""

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Self, TypeVar

from archive.ingest.pipeline import build_pipeline
from archive.ingest.values import Draft, Knowledge, Record, Refusal, RefusalReason

logger = logging.getLogger(__name__)

WORTH_PROCESSES = 200
"""So many reports at once take longer to read than processes to start."""

_AHEAD = 3  # chunks that are being read while an earlier one is stored
_PIECE = 25  # reports that a process takes at a time
_MOST_PROCESSES = 8

Chunk = TypeVar("Chunk")
Pipeline = Callable[[Record], Draft]
Results = list[Draft | Refusal]


class Extraction:
    """Reads chunks of reports with the pipeline; for use in a ``with`` statement.

    Processes start with the first chunk that is worth it, if the machine has more than one
    processor, and end with the statement.
    """

    def __init__(self, knowledge: Knowledge, processes: int | None = None) -> None:
        self._knowledge = knowledge
        self._processes = processes or min(_processors(), _MOST_PROCESSES)
        self._pool: ProcessPoolExecutor | None = None
        self._pipeline: Pipeline | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def run(
        self, chunks: Iterable[tuple[Chunk, Sequence[Record]]]
    ) -> Iterator[tuple[Chunk, Results]]:
        """Yield each chunk with what became of its reports, in order.

        A report on which a stage fails comes back as a refusal, and the rest goes on.
        """
        waiting: deque[tuple[Chunk, Sequence[Record], list[Future[Results]] | None]] = deque()
        for chunk, records in chunks:
            waiting.append((chunk, records, self._start(records)))
            # Without processes nothing is gained by looking ahead.
            while len(waiting) > (_AHEAD if self._pool else 0):
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())

    def _start(self, records: Sequence[Record]) -> list[Future[Results]] | None:
        """The reading of the records under way in processes; None where it is not worth them."""
        if self._pool is None:
            if self._processes < 2 or len(records) < WORTH_PROCESSES:
                return None
            self._pool = _start_processes(self._knowledge, self._processes)
        pieces = (records[at : at + _PIECE] for at in range(0, len(records), _PIECE))
        return [self._pool.submit(_read_in_process, piece) for piece in pieces]

    def _finish(
        self, chunk: Chunk, records: Sequence[Record], pieces: list[Future[Results]] | None
    ) -> tuple[Chunk, Results]:
        if pieces is not None:
            return chunk, [result for piece in pieces for result in piece.result()]
        if records and self._pipeline is None:
            self._pipeline = build_pipeline(self._knowledge)
        return chunk, [read_one(self._pipeline, record) for record in records if self._pipeline]


def read_one(pipeline: Pipeline, record: Record) -> Draft | Refusal:
    """The draft of a report, or a refusal where a stage fails on it."""
    try:
        return pipeline(record)
    except Exception as error:
        # One report that a stage cannot take must not cost the others.
        logger.exception("Cannot read %s", record.name)
        return Refusal(record.name, RefusalReason.FAILED, type(error).__name__)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_processes(knowledge: Knowledge, count: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork would share the open database connection.
    return ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_set_up, initargs=(knowledge,)
    )


_pipeline: Pipeline | None = None


def _set_up(knowledge: Knowledge) -> None:
    """Make a process ready to read: once for all the reports that it will be given."""
    global _pipeline  # noqa: PLW0603  (what an initializer makes has no other way to the calls)
    _pipeline = build_pipeline(knowledge)
    # Ctrl+C is for the parent, which then ends the pool.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent was killed: it would wait for work for ever."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _read_in_process(records: Sequence[Record]) -> Results:
    if _pipeline is None:
        raise RuntimeError("the process was not set up")
    return [read_one(_pipeline, record) for record in records]
