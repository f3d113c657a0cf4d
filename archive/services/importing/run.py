"""A run of the importer: one at a time, in batches, each counted when it is in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.models import User
from django.utils.timezone import now

from archive.ingest.extraction import Extraction
from archive.ingest.knowledge import load_knowledge
from archive.ingest.readers.fields import is_slug
from archive.ingest.readers.files import read_paths
from archive.ingest.report import ImportReport
from archive.ingest.values import Draft, Record, Refusal
from archive.models import Article, BatchState, ImportBatch
from archive.services.dating import DatingReport, date_undated
from archive.services.duplicates import group_duplicates, uncompared

from .identity import (
    Action,
    Arrival,
    Key,
    arrival,
    decide,
    is_held,
    look_up,
    texts_to_compare,
)
from .lock import only_one
from .problems import PathMissingError, SourceInvalidError
from .storing import store_batch

BATCH_SIZE = 250
BATCH_BYTES = 20_000_000

Progress = Callable[[ImportReport], None]


@dataclass(slots=True)
class _Chunk:
    """Records on their way through: as many as go into the database at once."""

    arrivals: list[Arrival] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    unchanged: int = 0
    size: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.arrivals) + len(self.refusals) >= BATCH_SIZE or self.size >= BATCH_BYTES

    @property
    def records(self) -> list[Record]:
        return [arrived.record for arrived in self.arrivals]


def import_paths(
    paths: Sequence[str | Path],
    *,
    source: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    user: User | None = None,
) -> ImportReport:
    """What came of importing these files and folders.

    ``source`` is the slug of the source of reports that name none. A dry run reads everything and
    stores nothing. ``progress`` is called with the report as it grows. Reports that are held in
    the same bytes are passed over before anything is worked out; each batch is one transaction,
    so that a run that is cut short has lost nothing and the next one completes it. At the end
    the new reports are compared with all others, to find copies, and those that state no date are
    dated by those that do.

    Raises ImportProblem, before anything is changed, for a path that leads nowhere, a slug that
    cannot be one, and while another import is running.
    """
    roots = [Path(path) for path in paths]
    _check(roots, source)
    if dry_run:
        return _rehearse(roots, source, progress)
    with only_one():
        batch = ImportBatch.objects.create(user=user, paths=[str(path) for path in paths])
        report = ImportReport(number=batch.pk)
        state = BatchState.INTERRUPTED
        try:
            for chunk, reports, refusals in _read(roots, source):
                outcome = store_batch(batch, reports, refusals, chunk.unchanged)
                report.added += outcome.added
                report.updated += outcome.updated
                report.unchanged += outcome.unchanged
                report.refusals += refusals
                report.warnings += outcome.warnings
                if progress is not None:
                    progress(report)
            state = BatchState.FINISHED
        finally:
            _close(batch, state)
        # With what an import that was cut short left over.
        group_duplicates(uncompared())
        if report.added or report.updated:
            report.dated = _date_undated(batch)
    return report


def _date_undated(batch: ImportBatch) -> int:
    """How many of the batch's reports that state no date have one now, by the dated reports."""
    undated = Article.objects.without_stated_date().filter(batch_entries__batch=batch)
    numbers = set(undated.values_list("pk", flat=True))
    dating = date_undated(numbers) if numbers else DatingReport()
    return dating.days + dating.ranges


def _check(paths: Sequence[Path], source: str | None) -> None:
    if source is not None and not is_slug(source):
        raise SourceInvalidError(source)
    if missing := [path for path in paths if not path.exists()]:
        raise PathMissingError(missing)


def _close(batch: ImportBatch, state: BatchState) -> None:
    batch.state = state
    batch.finished_at = now()
    batch.save(update_fields=["state", "finished_at"])


def _read(
    paths: Sequence[Path], source: str | None
) -> Iterator[tuple[_Chunk, list[tuple[Arrival, Draft]], list[Refusal]]]:
    """Yield chunks of what is to be stored: reports with their drafts, and refusals."""
    with Extraction(load_knowledge()) as extraction:
        chunks = ((chunk, chunk.records) for chunk in _chunks(read_paths(paths), source))
        for chunk, results in extraction.run(chunks):
            reports, refusals = [], list(chunk.refusals)
            for arrived, result in zip(chunk.arrivals, results, strict=True):
                if isinstance(result, Refusal):
                    refusals.append(result)
                else:
                    reports.append((arrived, result))
            yield chunk, reports, refusals


def _chunks(items: Iterable[Record | Refusal], source: str | None) -> Iterator[_Chunk]:
    """Yield the records in chunks, without those that the archive holds already."""
    chunk = _Chunk()
    for item in items:
        if isinstance(item, Refusal):
            chunk.refusals.append(item)
        else:
            chunk.arrivals.append(arrival(item, source))
            chunk.size += len(item.original)
        if chunk.is_full:
            yield _without_held(chunk)
            chunk = _Chunk()
    yield _without_held(chunk)


def _without_held(chunk: _Chunk) -> _Chunk:
    if chunk.arrivals:
        held = look_up(chunk.arrivals)
        new = [arrived for arrived in chunk.arrivals if not is_held(arrived, held)]
        chunk.unchanged = len(chunk.arrivals) - len(new)
        chunk.arrivals = new
    return chunk


def _rehearse(paths: Sequence[Path], source: str | None, progress: Progress | None) -> ImportReport:
    """What an import would do, with nothing stored.

    Two files of one name in the same run count as two reports, since neither is there to compare.
    """
    report = ImportReport(is_dry_run=True)
    brought: dict[Key, str] = {}
    for chunk, reports, refusals in _read(paths, source):
        held = look_up(arrived for arrived, _draft in reports)
        texts = texts_to_compare((arrived for arrived, _draft in reports), held)
        for arrived, draft in reports:
            action, key = decide(arrived, draft.text, held, texts)
            if brought.get(key) == arrived.sha256:
                report.unchanged += 1
            elif action is Action.UPDATE or (key in brought and not arrived.record.id_is_derived):
                report.updated += 1
            else:
                report.added += 1
            brought[key] = arrived.sha256
            report.warnings += draft.record.warnings
        report.unchanged += chunk.unchanged
        report.refusals += refusals
        if progress is not None:
            progress(report)
    return report
