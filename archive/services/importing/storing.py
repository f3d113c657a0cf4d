"""One batch into the database: articles, originals, findings and outbox, or nothing of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from archive.ingest.report import stored_reason
from archive.ingest.values import Draft, ReadingWarning, Refusal, WarningReason
from archive.models import Article, ArticleChange, BatchAction, BatchEntry, ImportBatch, Original
from archive.services.duplicates import forget_fingerprints
from archive.services.findings import RowNumbers, row_numbers, store_findings
from archive.services.originals import keep_bytes, original_rows, shortened
from archive.services.rebuilding import fill, save_filled
from archive.services.spans import TextChange

from .identity import Action, Arrival, Held, Key, decide, look_up, texts_to_compare
from .sources import source_numbers

_LONGEST_DETAIL = 80


@dataclass(slots=True)
class Outcome:
    """What storing a batch did."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    warnings: list[ReadingWarning] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A report whose place in the archive is decided."""

    arrived: Arrival
    draft: Draft
    key: Key
    held: Held | None


def store_batch(
    batch: ImportBatch,
    reports: Sequence[tuple[Arrival, Draft]],
    refusals: Sequence[Refusal],
    unchanged: int = 0,
) -> Outcome:
    """What storing these reports did; they are in, with all that belongs to them, or none is.

    ``unchanged`` counts those that were passed over before. A fixed number of queries, and one more
    for each few dozen articles and each hundred or so findings.
    """
    for arrived, _draft in reports:
        keep_bytes(arrived.sha256, arrived.record.original)
    outcome = Outcome(unchanged=unchanged)
    with transaction.atomic():
        numbers = row_numbers() if reports else None
        for each in _without_namesakes(reports):
            if numbers is not None:
                _store_distinct(batch, each, numbers, outcome)
        _note_refusals(batch, refusals)
        _count(batch, outcome, len(refusals))
    return outcome


def _without_namesakes(
    reports: Sequence[tuple[Arrival, Draft]],
) -> Iterator[list[tuple[Arrival, Draft]]]:
    """Yield the reports in order, in as few lists as hold no key twice: mostly in one."""
    rest = list(reports)
    while rest:
        seen: set[Key] = set()
        distinct: list[tuple[Arrival, Draft]] = []
        later: list[tuple[Arrival, Draft]] = []
        for pair in rest:
            is_first = pair[0].key not in seen
            (distinct if is_first else later).append(pair)
            seen.add(pair[0].key)
        yield distinct
        rest = later


def _store_distinct(
    batch: ImportBatch,
    reports: Sequence[tuple[Arrival, Draft]],
    numbers: RowNumbers,
    outcome: Outcome,
) -> None:
    """Store reports of which no two ask for the same key."""
    arrivals = [arrived for arrived, _draft in reports]
    # Asked again inside the transaction: a batch before this one may have brought some of them.
    held = look_up(arrivals)
    texts = texts_to_compare(arrivals, held)
    added, updated = [], []
    for arrived, draft in reports:
        action, key = decide(arrived, draft.text, held, texts)
        if action is Action.PASS_OVER:
            outcome.unchanged += 1
        elif action is Action.ADD:
            added.append(_Placed(arrived, draft, key, None))
        else:
            updated.append(_Placed(arrived, draft, key, held[key]))
    originals = original_rows(
        {placed.arrived.sha256: placed.arrived.record for placed in (*added, *updated)}
    )
    _add(batch, added, originals, numbers)
    outcome.warnings += _update(batch, updated, originals, numbers)
    outcome.warnings += [w for placed in (*added, *updated) for w in placed.draft.record.warnings]
    outcome.added += len(added)
    outcome.updated += len(updated)


def _add(
    batch: ImportBatch,
    reports: Sequence[_Placed],
    originals: dict[str, Original],
    numbers: RowNumbers,
) -> None:
    if not reports:
        return
    sources = source_numbers({placed.key.source for placed in reports})
    articles = []
    for placed in reports:
        article = Article(source_id=sources[placed.key.source], external_id=placed.key.external_id)
        fill(article, placed.draft, originals[placed.arrived.sha256])
        articles.append(article)
    # Without history: what a program made can be made again from the original, and the rows
    # would double the database. An article's history starts with the first edit.
    articles = Article.objects.bulk_create(articles)
    drafts = {a.pk: placed.draft for a, placed in zip(articles, reports, strict=True)}
    store_findings(drafts, numbers, new=drafts.keys())
    BatchEntry.objects.bulk_create(
        BatchEntry(
            batch=batch,
            action=BatchAction.ADDED,
            name=shortened(placed.arrived.record.name),
            article=article,
        )
        for article, placed in zip(articles, reports, strict=True)
    )
    ArticleChange.objects.note(drafts)


def _update(
    batch: ImportBatch,
    reports: Sequence[_Placed],
    originals: dict[str, Original],
    numbers: RowNumbers,
) -> list[ReadingWarning]:
    """Replace what the archive holds; return which reviewed words are gone."""
    by_number = {placed.held.pk: placed for placed in reports if placed.held is not None}
    if not by_number:
        return []
    articles = Article.objects.in_bulk(by_number)
    entries, changes = [], {}
    for pk, placed in by_number.items():
        article = articles[pk]
        entries.append(
            BatchEntry(
                batch=batch,
                action=BatchAction.UPDATED,
                name=shortened(placed.arrived.record.name),
                article=article,
                previous_original_id=article.original_id,
            )
        )
        before = article.text
        fill(article, placed.draft, originals[placed.arrived.sha256])
        if article.text != before:
            changes[pk] = TextChange(before, article.text)
    save_filled(articles, by=batch.user, reason=str(batch))
    drafts = {pk: placed.draft for pk, placed in by_number.items()}
    gone = store_findings(drafts, numbers, changes=changes)
    forget_fingerprints(changes)
    BatchEntry.objects.bulk_create(entries)
    ArticleChange.objects.note(drafts)
    return [
        ReadingWarning(
            by_number[pk].arrived.record.name,
            WarningReason.REVIEWED_WORDS_GONE,
            words[:_LONGEST_DETAIL],
        )
        for pk, words in gone
    ]


def _count(batch: ImportBatch, outcome: Outcome, refused: int) -> None:
    """Add to the import's figures, so that they are right even if it ends here."""
    ImportBatch.objects.filter(pk=batch.pk).update(
        added=F("added") + outcome.added,
        updated=F("updated") + outcome.updated,
        unchanged=F("unchanged") + outcome.unchanged,
        refused=F("refused") + refused,
    )


def _note_refusals(batch: ImportBatch, refusals: Iterable[Refusal]) -> None:
    BatchEntry.objects.bulk_create(
        BatchEntry(
            batch=batch,
            action=BatchAction.REFUSED,
            name=shortened(refusal.name),
            reason=stored_reason(refusal),
        )
        for refusal in refusals
    )
