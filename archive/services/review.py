"""What editors decide: which findings stand, when a report was published, who may read it.

Every decision is written down with the editor who took it: in the row's history or, for what has
none, in the admin's log. Reports that change are noted in the outbox, so that the index follows.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from archive.dates import DateRange, Precision
from archive.models import (
    Article,
    Attendance,
    DateMention,
    DateOrigin,
    DuplicateLink,
    Mention,
    Participant,
    ReviewStatus,
    Round,
    RoundLink,
    Source,
    Statement,
    Tenure,
)

from .authorship import changed_by
from .changes import note_changes

Reviewed = Mention | DateMention | RoundLink | Statement | Tenure | Attendance | DuplicateLink
Checkable = Source | Round | Participant

# SQLite takes a limited number of parameters in one statement.
_BATCH = 500


def confirm(findings: Iterable[Reviewed], by: User | None) -> int:
    """Return how many of the rows are newly confirmed, after confirming them all."""
    return _decide(findings, ReviewStatus.CONFIRMED, by)


def reject(findings: Iterable[Reviewed], by: User | None) -> int:
    """Return how many of the rows are newly rejected, after rejecting them all.

    A rejected row is kept, so that extraction does not suggest it again; readers no longer see it.
    """
    return _decide(findings, ReviewStatus.REJECTED, by)


@transaction.atomic
def set_publication(
    article: Article, days: DateRange | None, precision: Precision | None, by: User | None
) -> Article:
    """Return the article, saved whole, with the publication date that an editor gave it.

    ``days`` is None where the editor says that nobody knows the date; either way no program
    changes it again. An exact time outside the new days is dropped, and so is the evidence for
    the old date. Raises ValueError where days or precision come without the other.
    """
    if (days is None) != (precision is None):
        raise ValueError("days and precision belong together")
    article.published_from = days.first if days else None
    article.published_to = days.last if days else None
    article.published_precision = precision.value if precision else ""
    article.published_origin = DateOrigin.EDITED
    article.published_confidence = 1.0 if days else 0.0
    article.published_rule = ""
    article.published_evidence = ""
    moment = article.published_at
    if moment and not (days and days.contains(moment.date())):
        article.published_at = None
    changed_by(article, by)
    article.save()
    note_changes([article.pk])
    return article


@transaction.atomic
def set_public(articles: models.QuerySet[Article], is_public: bool, by: User | None) -> int:
    """Return how many reports were made public, or hidden, just now."""
    numbers = list(articles.exclude(is_public=is_public).values_list("pk", flat=True))
    for batch in _batches(numbers):
        rows = list(Article.objects.filter(pk__in=batch))
        for row in rows:
            row.is_public = is_public
            # A bulk update does not touch fields that set themselves.
            row.modified_at = timezone.now()
        bulk_update_with_history(
            rows, Article, ["is_public", "modified_at"], batch_size=_BATCH, default_user=by
        )
    note_changes(numbers)
    return len(numbers)


@transaction.atomic
def mark_checked(rows: Iterable[Checkable], by: User | None) -> int:
    """Return how many sources, rounds or participants no longer need checking."""
    return _update([row for row in rows if row.needs_check], "needs_check", False, by)


@transaction.atomic
def _decide(findings: Iterable[Reviewed], status: ReviewStatus, by: User | None) -> int:
    changing = [finding for finding in findings if finding.status != status]
    # Confirming what readers see already changes nothing for them, nor for the index.
    shown_or_hidden = {
        finding.article_id
        for finding in changing
        if hasattr(finding, "article_id") and ReviewStatus.REJECTED in (finding.status, status)
    }
    count = _update(changing, "status", status, by)
    note_changes(shown_or_hidden)
    return count


def _update(rows: Sequence[Any], field: str, value: Any, by: User | None) -> int:
    """Return how many rows were given the value, each with a record of who gave it."""
    by_model: dict[type[models.Model], list[Any]] = defaultdict(list)
    for row in rows:
        setattr(row, field, value)
        by_model[type(row)].append(row)
    for model, group in by_model.items():
        if hasattr(model, "history"):
            bulk_update_with_history(group, model, [field], batch_size=_BATCH, default_user=by)
            continue
        for batch in _batches([row.pk for row in group]):
            model._default_manager.filter(pk__in=batch).update(**{field: value})
        if by is not None:
            LogEntry.objects.log_actions(by.pk, group, CHANGE, str(getattr(value, "label", value)))
    return len(rows)


def _batches(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH))
