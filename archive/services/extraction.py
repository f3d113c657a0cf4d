"""A new run of extraction over the originals: what it finds replaces what the last run found.

What an editor confirmed, rejected, entered, dated or described stays.
"""

from collections.abc import Collection

from archive.ingest.knowledge import load_knowledge
from archive.models import Article

from .duplicates import group_duplicates, uncompared
from .importing.lock import only_one
from .rereading import ExtractionReport, Progress, Rereading, Tell


def reextract(
    *,
    source: str | None = None,
    batch: int | None = None,
    only: Collection[str] = (),
    after: int = 0,
    dry_run: bool = False,
    progress: Progress | None = None,
    tell: Tell | None = None,
) -> ExtractionReport:
    """What came of running extraction anew over the originals of these articles, or of all.

    ``only`` names the findings to replace (the keys of KINDS; dates include the publication date).
    Each batch of articles is one transaction, in the order of their numbers, so that a run which
    was cut short can go on ``after`` the last that was done. A dry run stores nothing. ``tell`` is
    given what changes in each article. Raises ImportRunningError while an import is running.
    """
    with only_one():
        articles = Article.objects.filter(pk__gt=after).order_by("pk")
        if source is not None:
            articles = articles.filter(source__slug=source)
        if batch is not None:
            articles = articles.filter(batch_entries__batch=batch).distinct()
        waiting = list(articles.values_list("pk", flat=True))
        report = ExtractionReport(total=len(waiting))
        knowledge = load_knowledge(with_dated=articles.without_stated_date().exists())
        Rereading(report, only, dry_run=dry_run).run(waiting, knowledge, progress, tell)
        if not dry_run:
            group_duplicates(uncompared())
    return report
