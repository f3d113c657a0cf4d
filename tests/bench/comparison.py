"""Masar's engine beside others: the same reports, the same queries, in one run.

Each engine lives in a process of its own, so that its memory can be read and none warms another's
caches. Each answers all queries in a row, like a server that has no rest, and then the next engine
does, several times over, so that what else the machine does falls on all of them alike. All times
count: an engine's own pauses are its own. Were a query put to every engine before the next one, a
fast engine would be measured waking up: after some milliseconds without work a processor takes half
as long again for the next few.
"""

import multiprocessing
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.bench.collection import BenchQuery, queries, reports
from tests.bench.engines import MODULES, EngineMissingError, make_engine

DEPTH = 10
STOCK_LIMIT = 2_000
"""The stock engine is compared at no more reports than these: it takes longer than anyone waits."""
_ROUNDS = 3
_UNIT = 1_000_000


@dataclass(slots=True)
class Figures:
    """What was measured of an engine; times in milliseconds."""

    name: str
    build_seconds: float
    size: int = 0
    memory: int = 0
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)

    def percentile(self, times: list[float], share: float) -> float:
        """Return the time that this share of the queries took at most."""
        ordered = sorted(times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def mrr(self) -> float:
        """Return the mean reciprocal rank of the right reports within the first ten."""
        return sum(1 / rank for rank in self.ranks if rank) / len(self.ranks)


class Worker:
    """An engine in a process of its own."""

    def __init__(self, name: str, folder: Path, size: int) -> None:
        context = multiprocessing.get_context("spawn")
        # The index is built by one process and searched by another, which starts cold.
        build_pipe, theirs = context.Pipe()
        builder: BaseProcess = context.Process(target=_build, args=(name, folder, size, theirs))
        builder.start()
        # So that a process that fails is seen as the end of the pipe (EOFError), not waited for.
        theirs.close()
        answer = build_pipe.recv()
        builder.join()
        if isinstance(answer, EngineMissingError):
            raise answer
        self.figures = Figures(MODULES[name], answer)
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(name, folder, theirs))
        self._process.start()
        theirs.close()
        self._ours.recv()

    def ask(self, queries: Sequence[BenchQuery]) -> list[float]:
        """Return the milliseconds of each query; the ranks of the right reports are noted."""
        self._ours.send(queries)
        times, self.figures.ranks = self._ours.recv()
        return list(times)

    def close(self) -> None:
        """Read size and memory, and end the process."""
        self._ours.send(None)
        self.figures.size, self.figures.memory = self._ours.recv()
        self._process.join()


def compare(size: int, number: int, names: Sequence[str]) -> list[Figures]:
    """Measure the engines that are here on so many reports and queries; say which are not."""
    workers = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            if name == "stock" and size > STOCK_LIMIT:
                continue
            place = Path(folder) / name
            place.mkdir()
            try:
                workers.append(Worker(name, place, size))
            except EngineMissingError as error:
                print(f"{MODULES[name]} is left out: {error}")
        asked = queries(number)
        for worker in workers:
            worker.figures.cold = worker.ask(asked)
        for _ in range(_ROUNDS):
            for worker in workers:
                worker.figures.warm += worker.ask(asked)
        for worker in workers:
            worker.close()
    return [worker.figures for worker in workers]


def print_table(size: int, measured: Sequence[Figures]) -> None:
    """Print the figures of one size, with each engine's warm p95 as a multiple of Masar's."""
    first = measured[0]
    ours = first.percentile(first.warm, 0.95)
    print(
        f"\n{size:,} reports: {len(first.cold)} headlines, any of their words; times in ms\n"
        f"{'engine':<22}{'warm p50':>9}{'p95':>8}{'× ours':>8}{'cold p50':>9}{'p95':>8}"
        f"{'build s':>9}{'memory MB':>10}{'disk MB':>9}{'MRR@10':>8}"
    )
    for row in measured:
        warm = row.percentile(row.warm, 0.95)
        print(
            f"{row.name:<22}{row.percentile(row.warm, 0.5):9.1f}{warm:8.1f}{warm / ours:8.2f}"
            f"{row.percentile(row.cold, 0.5):9.1f}{row.percentile(row.cold, 0.95):8.1f}"
            f"{row.build_seconds:9.1f}{row.memory / _UNIT:10.0f}{row.size / _UNIT:9.0f}"
            f"{row.mrr:8.3f}",
            flush=True,
        )


def _build(name: str, folder: Path, size: int, pipe: Connection) -> None:
    try:
        engine = make_engine(name, folder)
    except EngineMissingError as error:
        pipe.send(error)
        return
    ready = list(reports(size))
    started = time.perf_counter()
    engine.build(ready)
    pipe.send(time.perf_counter() - started)


def _serve(name: str, folder: Path, pipe: Connection) -> None:
    engine = make_engine(name, folder)
    engine.open()
    pipe.send("open")
    while queries := pipe.recv():
        times, ranks = [], []
        for query in queries:
            started = time.perf_counter()
            work = engine.search(query.text)
            times.append((time.perf_counter() - started) * 1000)
            best = work.ids[:DEPTH]
            ranks.append(best.index(query.answer) + 1 if query.answer in best else 0)
        pipe.send((times, ranks))
    pipe.send((engine.size(), _memory()))


def _memory() -> int:
    """The bytes of this process in memory, shared pages included; 0 where that is not told."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = dict(line.partition(":")[::2] for line in status.read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) * 1024
