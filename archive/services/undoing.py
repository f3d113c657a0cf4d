"""Imports undone: what one added goes, what it updated goes back to what it was."""

import enum
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.ingest.extraction import Extraction
from archive.ingest.knowledge import load_knowledge
from archive.ingest.values import Draft, Record, Refusal
from archive.models import (
    Article,
    ArticleChange,
    BatchAction,
    BatchEntry,
    BatchState,
    DateOrigin,
    DuplicateLink,
    ImportBatch,
    Original,
    ReviewStatus,
)

from .changes import note_changes
from .duplicates import group_duplicates, uncompared
from .findings import TABLES, row_numbers
from .importing.lock import only_one
from .importing.problems import ImportProblem
from .rebuilding import rebuild, with_history
from .rereading import read_again
from .stories import regroup, story_mates

_AT_ONCE = 500


class AlreadyUndoneError(ImportProblem):
    """An import that was undone before."""

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__(batch)
        self.batch = batch

    def __str__(self) -> str:
        return _("Import no. %(number)s has been undone already. Nothing was changed.") % {
            "number": self.batch.pk
        }


class OriginalLostError(ImportProblem):
    """A report that cannot go back, because what it was made from cannot be read."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal

    def __str__(self) -> str:
        return _(
            "The earlier version of %(name)s cannot be read (%(reason)s). Nothing was changed."
        ) % {"name": self.refusal.name, "reason": self.refusal.detail or self.refusal.reason.value}


class KeptReason(enum.StrEnum):
    """Why a report stays as the import left it."""

    EDITED = "edited"
    IMPORTED_AGAIN = "imported-again"
    WORDS_GONE = "words-gone"


_KEPT: dict[KeptReason, Promise] = {
    KeptReason.EDITED: gettext_lazy("an editor has changed or reviewed it"),
    KeptReason.IMPORTED_AGAIN: gettext_lazy("a later import has updated it"),
    KeptReason.WORDS_GONE: gettext_lazy(
        "an editor has reviewed words that the earlier text does not have"
    ),
}


def kept_in_words(reason: KeptReason) -> str:
    """Why a report was kept, in the active language."""
    return str(_KEPT[reason])


@dataclass(slots=True)
class UndoReport:
    """What undoing an import did, by the numbers of the articles."""

    is_dry_run: bool = False
    deleted: list[int] = field(default_factory=list)
    restored: list[int] = field(default_factory=list)
    kept: dict[int, KeptReason] = field(default_factory=dict)


def undo_import(
    batch: ImportBatch, by: User | None = None, *, force: bool = False, dry_run: bool = False
) -> UndoReport:
    """What came of taking an import back, whole, in one transaction.

    Articles that it added are deleted and those that it updated are built again from their
    previous original. What an editor has changed or reviewed since, or a later import has updated,
    is kept and listed; ``force`` lets nothing that editors did stand in the way. Originals stay.
    Raises ImportProblem, with nothing changed, while an import is running, for one that is undone
    already, and where an earlier original is damaged.
    """
    report = UndoReport(is_dry_run=dry_run)
    with only_one(), transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if batch.state == BatchState.UNDONE:
            raise AlreadyUndoneError(batch)
        entries = list(batch.entries.exclude(article=None).order_by("pk"))
        added = {e.article_id for e in entries if e.action == BatchAction.ADDED}
        later = _updated_later(batch, [e.article_id for e in entries if e.article_id])
        _restore(batch, [e for e in entries if e.article_id not in added], later, report, by, force)
        _delete_added({pk for pk in added if pk is not None}, later.keys(), report, force)
        batch.state = BatchState.UNDONE
        batch.save(update_fields=["state"])
        if by is not None:
            LogEntry.objects.log_actions(by.pk, [batch], CHANGE, str(BatchState.UNDONE.label))
        group_duplicates(uncompared())
        note_changes([*report.deleted, *report.restored])
        if dry_run:
            transaction.set_rollback(True)
    return report


def _updated_later(batch: ImportBatch, article_ids: Sequence[int]) -> dict[int, BatchEntry]:
    """The first later entry of each article that an import after this one updated."""
    later: dict[int, BatchEntry] = {}
    for piece in _pieces(article_ids):
        entries = BatchEntry.objects.filter(
            article__in=piece, action=BatchAction.UPDATED, batch__pk__gt=batch.pk
        ).exclude(batch__state=BatchState.UNDONE)
        for entry in entries.order_by("pk"):
            if entry.article_id is not None:
                later.setdefault(entry.article_id, entry)
    return later


def _restore(
    batch: ImportBatch,
    entries: Sequence[BatchEntry],
    later: dict[int, BatchEntry],
    report: UndoReport,
    by: User | None,
    force: bool,
) -> None:
    """Bring what the import updated back to its previous original."""
    previous: dict[int, int] = {}
    for entry in entries:
        if entry.article_id is None or entry.previous_original_id is None:
            continue
        if following := later.get(entry.article_id):
            # What a later import brought stays; undone in its turn, it goes back past this one.
            following.previous_original_id = entry.previous_original_id
            following.save(update_fields=["previous_original"])
            report.kept[entry.article_id] = KeptReason.IMPORTED_AGAIN
        else:
            previous.setdefault(entry.article_id, entry.previous_original_id)
    numbers = row_numbers()
    with Extraction(load_knowledge()) as extraction:
        for piece in _pieces(list(previous)):
            originals = Original.objects.in_bulk([previous[pk] for pk in piece])
            before = {pk: originals[previous[pk]] for pk in piece}
            drafts = _read(extraction, before)
            kept = rebuild(drafts, before, numbers, by=by, reason=str(batch), force=force)
            report.kept |= dict.fromkeys(kept, KeptReason.WORDS_GONE)
            report.restored += [pk for pk in piece if pk not in kept]


def _read(extraction: Extraction, originals: dict[int, Original]) -> dict[int, Draft]:
    """The drafts of articles from these originals; raises OriginalLostError."""
    records: list[Record] = []
    for article in Article.objects.filter(pk__in=originals).only("url", "language").order_by("pk"):
        record = read_again(originals[article.pk], url=article.url, language=article.language)
        if isinstance(record, Refusal):
            raise OriginalLostError(record)
        records.append(record)
    drafts: dict[int, Draft] = {}
    for numbers, results in extraction.run([(sorted(originals), records)]):
        for pk, result in zip(numbers, results, strict=True):
            if isinstance(result, Refusal):
                raise OriginalLostError(result)
            drafts[pk] = result
    return drafts


def _delete_added(added: set[int], later: Collection[int], report: UndoReport, force: bool) -> None:
    """Delete what the import added, and join the copies of it to what is left."""
    for piece in _pieces(sorted(added)):
        decided = set() if force else decided_on(piece)
        for pk in piece:
            if pk in decided:
                report.kept[pk] = KeptReason.EDITED
            elif pk in later and not force:
                report.kept[pk] = KeptReason.IMPORTED_AGAIN
        going = [pk for pk in piece if pk not in report.kept]
        bereft = story_mates(going)
        # A deletion is written into the history with the whole text: only what an editor had a
        # hand in is worth that.
        plain = set(going) - with_history(going)
        Article.objects.filter(pk__in=going).delete()
        Article.history.filter(id__in=plain).delete()
        report.deleted += going
        regroup(bereft, explained=bereft)
        ArticleChange.objects.note(bereft)


def decided_on(article_ids: Collection[int]) -> set[int]:
    """Those of the articles that an editor has changed, dated or reviewed anything of."""
    decided = with_history(article_ids)
    edited = Article.objects.filter(pk__in=article_ids, published_origin=DateOrigin.EDITED)
    decided |= set(edited.values_list("pk", flat=True))
    for table in TABLES:
        rows = table.model._default_manager.filter(article_id__in=article_ids)
        reviewed = rows.exclude(status=ReviewStatus.SUGGESTED) | rows.filter(rule="")
        decided |= set(reviewed.values_list("article_id", flat=True))
    links = DuplicateLink.objects.exclude(status=ReviewStatus.SUGGESTED)
    for end in ("article_id", "other_id"):
        decided |= set(links.filter(**{f"{end}__in": article_ids}).values_list(end, flat=True))
    return decided


def _pieces(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))
