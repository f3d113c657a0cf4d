"""Reports that state no date, dated by the archive's dated reports."""

from collections.abc import Collection
from dataclasses import dataclass, field

from archive.dates import Precision
from archive.ingest.date_inference import ARCHIVE_RULE
from archive.ingest.knowledge import load_knowledge
from archive.models import Article

from .duplicates import group_duplicates, uncompared
from .rereading import ExtractionReport, Progress, Rereading, Tell


@dataclass(slots=True)
class DatingReport:
    """What came of dating reports."""

    has_enough: bool = True
    """Whether the archive holds enough dated reports to date others by."""
    extraction: ExtractionReport = field(default_factory=ExtractionReport)

    @property
    def days(self) -> int:
        """How many reports the dated ones give a day."""
        return self.extraction.inferred[ARCHIVE_RULE, Precision.DAY]

    @property
    def ranges(self) -> int:
        """How many reports they give a few days or weeks."""
        return self.extraction.inferred[ARCHIVE_RULE, Precision.RANGE]


def date_undated(
    article_ids: Collection[int] | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    tell: Tell | None = None,
) -> DatingReport:
    """What came of reading these reports, or all, that state no date, beside the dated ones.

    Each is read anew from its original, so that what hangs on its date follows, and a second run
    changes nothing. A date that an editor set stays. Nothing is read where the archive holds too
    few dated reports. For callers that hold the lock of imports.
    """
    undated = Article.objects.without_stated_date().order_by("pk").values_list("pk", flat=True)
    waiting = [pk for pk in undated if article_ids is None or pk in article_ids]
    report = DatingReport(extraction=ExtractionReport(total=len(waiting)))
    if not waiting:
        return report
    knowledge = load_knowledge(with_dated=True)
    if knowledge.dated is None:
        report.has_enough = False
        return report
    rereading = Rereading(report.extraction, dry_run=dry_run)
    rereading.run(waiting, knowledge, progress, tell)
    if not dry_run:
        group_duplicates(uncompared())
    return report
