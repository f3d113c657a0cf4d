"""Stored originals read anew: what is found in them replaces what was found before.

What an editor confirmed, rejected, entered, dated or described stays.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.db.models import Model

from archive.dates import Precision
from archive.ingest.extraction import Extraction
from archive.ingest.readers.feeds import ATOM, RSS
from archive.ingest.readers.stored import read_stored
from archive.ingest.values import Draft, Knowledge, Origin, Record, Refusal, RefusalReason
from archive.models import Article, DateMention, Mention, Original, RoundLink, Sighting, Statement

from .finding_changes import Row, found_rows, stored_rows, tables_of
from .findings import RowNumbers, row_numbers
from .originals import OriginalDamagedError, read_original
from .rebuilding import REPLACED, fill, rebuild, with_history

KINDS: Mapping[str, type[Model]] = {
    "dates": DateMention,
    "names": Mention,
    "rounds": RoundLink,
    "statements": Statement,
    "persons": Sighting,
}
BATCH_SIZE = 250
REASON = "extraction"
_PLACES = ("start", "end", "evidence_start", "evidence_end")
_PUBLICATION = tuple(name for name in REPLACED if name.startswith("published_"))


@dataclass(slots=True)
class ArticleChanges:
    """What changes in one article."""

    article: int
    external_id: str
    fields: list[str] = field(default_factory=list)
    added: dict[str, list[Row]] = field(default_factory=dict)
    removed: dict[str, list[Row]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The changes for a line of JSON."""

        def rows(found: dict[str, list[Row]]) -> dict[str, list[dict[str, Any]]]:
            return {kind: [dict(row) for row in each] for kind, each in found.items()}

        return {
            "article": self.article,
            "external_id": self.external_id,
            "fields": self.fields,
            "added": rows(self.added),
            "removed": rows(self.removed),
        }


@dataclass(slots=True)
class ExtractionReport:
    """What a run did so far; it grows while the run goes on."""

    total: int = 0
    read: int = 0
    changed: int = 0
    last: int = 0
    """The number of the last article that is done: a run that was cut short goes on after it."""
    fields: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    inferred: Counter[tuple[str, Precision]] = field(default_factory=Counter)
    """How many dates were inferred, by rule and precision."""
    refusals: list[Refusal] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    """Articles left as they are: their text would change, and with it what was reviewed, or what
    was not to be touched."""


Progress = Callable[[ExtractionReport], None]
Tell = Callable[[ArticleChanges], None]


@dataclass(slots=True)
class _Chunk:
    """Articles on their way through, and why some cannot be read."""

    last: int
    articles: list[int] = field(default_factory=list)
    originals: dict[int, Original] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)


def _chunks(numbers: list[int]) -> Iterator[tuple[_Chunk, list[Record]]]:
    for start in range(0, len(numbers), BATCH_SIZE):
        piece = numbers[start : start + BATCH_SIZE]
        chunk, records = _Chunk(piece[-1]), []
        rows = Article.objects.filter(pk__in=piece).order_by("pk")
        rows = rows.select_related("original", "source")
        for article in rows.only("url", "language", "original", "source__slug"):
            record = read_again(article.original, url=article.url, language=article.language)
            if isinstance(record, Refusal):
                chunk.refusals.append(record)
            else:
                chunk.articles.append(article.pk)
                chunk.originals[article.pk] = article.original
                records.append(replace(record, source=record.source or article.source.slug))
        yield chunk, records


def read_again(original: Original, *, url: str, language: str) -> Record | Refusal:
    """The record of an original, with what only the file around it had said of the report."""
    try:
        data = read_original(original)
    except OriginalDamagedError as error:
        return Refusal(original.name, RefusalReason.UNREADABLE, str(error))
    record = read_stored(data, original.media_type, original.encoding, original.name, uri=url)
    if isinstance(record, Refusal):
        return record
    is_from_feed = original.media_type in (RSS, ATOM)
    return replace(
        record,
        language=record.language or (language if is_from_feed else ""),
    )


class Rereading:
    """Reads the originals of articles anew, and stores what it finds chunk by chunk.

    ``only`` names the findings to replace, the keys of KINDS; all where it is empty.
    """

    def __init__(
        self, report: ExtractionReport, only: Collection[str] = (), *, dry_run: bool = False
    ) -> None:
        self._report = report
        self._is_partial = bool(only)
        self._sets_date = not only or "dates" in only
        self._kinds = [KINDS[name] for name in only] if only else None
        self._dry_run = dry_run

    def run(
        self,
        waiting: list[int],
        knowledge: Knowledge,
        progress: Progress | None = None,
        tell: Tell | None = None,
    ) -> None:
        """Read these articles with what is known and store what is found, as the report counts."""
        with Extraction(knowledge) as extraction:
            for chunk, results in extraction.run(_chunks(waiting)):
                for changes in self._store_chunk(chunk, results):
                    if tell is not None:
                        tell(changes)
                if progress is not None:
                    progress(self._report)

    def _store_chunk(self, chunk: _Chunk, results: list[Draft | Refusal]) -> list[ArticleChanges]:
        """What changes in the articles of a chunk, which are stored unless nothing is to be."""
        drafts: dict[int, Draft] = {}
        for pk, result in zip(chunk.articles, results, strict=True):
            if isinstance(result, Refusal):
                self._report.refusals.append(result)
            else:
                drafts[pk] = result
        with transaction.atomic():
            changes = self._store(drafts, chunk.originals)
            if self._dry_run:
                transaction.set_rollback(True)
        self._report.refusals += chunk.refusals
        self._report.read += len(drafts)
        self._report.inferred.update(_inferred(drafts.values()))
        self._report.last = chunk.last
        self._count(changes)
        return changes

    def _store(
        self, drafts: dict[int, Draft], originals: dict[int, Original]
    ) -> list[ArticleChanges]:
        numbers = row_numbers()
        changing = self._changing_fields(drafts, originals)
        tables = tables_of(self._kinds)
        before = [stored_rows(list(drafts), table) for table in tables]
        for table, rows in zip(tables, before, strict=True):
            found = found_rows(drafts, table, numbers)
            for pk in drafts:
                if found[pk] != rows[pk]:
                    changing.setdefault(pk, [])
        changed = {pk: drafts[pk] for pk in changing}
        kept = self._rebuild(changed, originals, numbers)
        self._report.kept += sorted(kept)
        after = [stored_rows(list(changed), table) for table in tables]
        names = dict(Article.objects.filter(pk__in=changed).values_list("pk", "external_id"))
        told = []
        for pk in sorted(set(changed) - kept):
            changes = ArticleChanges(pk, names[pk], changing[pk])
            for table, old, new in zip(tables, before, after, strict=True):
                _compare(changes, str(table.model._meta.model_name), old[pk], new[pk])
            if changes.fields or changes.added or changes.removed:
                told.append(changes)
        return told

    def _changing_fields(
        self, drafts: dict[int, Draft], originals: Mapping[int, Original]
    ) -> dict[int, list[str]]:
        """Which columns change; articles that are not to be touched are taken from the drafts."""
        changing: dict[int, list[str]] = {}
        articles = Article.objects.in_bulk(list(drafts))
        described = with_history(drafts)
        for pk in list(drafts):
            article = articles.get(pk)
            if article is None or article.original_id != originals[pk].pk:
                del drafts[pk]  # deleted or imported anew while it was read
                continue
            if self._is_partial and article.text != drafts[pk].text:
                self._report.kept.append(pk)
                del drafts[pk]
                continue
            before = {name: getattr(article, name) for name in REPLACED}
            fill(article, drafts[pk], originals[pk], keep_description=pk in described)
            names = [name for name in REPLACED if getattr(article, name) != before[name]]
            if self._is_partial:
                names = [name for name in names if name in _PUBLICATION and self._sets_date]
            if names:
                changing[pk] = names
        return changing

    def _rebuild(
        self, drafts: dict[int, Draft], originals: Mapping[int, Original], numbers: RowNumbers
    ) -> set[int]:
        columns = REPLACED if not self._is_partial else _PUBLICATION if self._sets_date else ()
        return rebuild(
            drafts,
            originals,
            numbers,
            by=None,
            reason=REASON,
            kinds=self._kinds,
            columns=columns,
        )

    def _count(self, changes: list[ArticleChanges]) -> None:
        self._report.changed += len(changes)
        for each in changes:
            self._report.fields.update(each.fields)
            self._report.added.update({kind: len(rows) for kind, rows in each.added.items()})
            self._report.removed.update({kind: len(rows) for kind, rows in each.removed.items()})


def _inferred(drafts: Iterable[Draft]) -> Iterator[tuple[str, Precision]]:
    for draft in drafts:
        found = draft.publication
        if found is not None and found.origin is Origin.INFERRED:
            yield found.rule, found.precision


def _compare(changes: ArticleChanges, kind: str, before: set[Row], after: set[Row]) -> None:
    """Note which rows come and go; where the text moved, those that only moved with it do not."""
    if {"headline", "body"} & set(changes.fields):
        old, new = Counter(map(_unplaced, before)), Counter(map(_unplaced, after))
    else:
        old, new = Counter(before), Counter(after)
    if added := sorted((new - old).elements(), key=repr):
        changes.added[kind] = added
    if removed := sorted((old - new).elements(), key=repr):
        changes.removed[kind] = removed


def _unplaced(row: Row) -> Row:
    return tuple(pair for pair in row if pair[0] not in _PLACES)
