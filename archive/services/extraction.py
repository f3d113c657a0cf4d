"""A new run of extraction over the originals: what it finds replaces what the last run found.

What an editor confirmed, rejected, entered, dated or described stays.
"""

from collections.abc import Collection

from archive.ingest.knowledge import load_knowledge
from archive.models import Article

from .duplicates import group_duplicates, uncompared
from .importing.lock import only_one
from .rereading import ExtractionReport, Progress, Rereading, Tell

_MOST_NAMED = 900
"""More numbers than this some databases do not take in one question."""


def reextract(
    *,
    source: str | None = None,
    batch: int | None = None,
    articles: Collection[int] | None = None,
    only: Collection[str] = (),
    after: int = 0,
    dry_run: bool = False,
    progress: Progress | None = None,
    tell: Tell | None = None,
) -> ExtractionReport:
    """What came of running extraction anew over the originals of these articles, or of all.

    ``articles`` are the numbers of those to read, where not all of a source or batch are.
    ``only`` names the findings to replace (the keys of KINDS; dates include the publication date).
    Each batch of articles is one transaction, in the order of their numbers, so that a run which
    was cut short can go on ``after`` the last that was done. A dry run stores nothing. ``tell`` is
    given what changes in each article. Raises ImportRunningError while an import is running.
    """
    with only_one():
        rows = Article.objects.filter(pk__gt=after).order_by("pk")
        if source is not None:
            rows = rows.filter(source__slug=source)
        if batch is not None:
            rows = rows.filter(batch_entries__batch=batch).distinct()
        if articles is not None and len(articles) <= _MOST_NAMED:
            rows = rows.filter(pk__in=articles)
        waiting = list(rows.values_list("pk", flat=True))
        if articles is not None:
            wanted = set(articles)
            waiting = [pk for pk in waiting if pk in wanted]
        report = ExtractionReport(total=len(waiting))
        knowledge = load_knowledge(with_dated=rows.without_stated_date().exists())
        Rereading(report, only, dry_run=dry_run).run(waiting, knowledge, progress, tell)
        if not dry_run:
            group_duplicates(uncompared())
    return report
