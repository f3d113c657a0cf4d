"""Which reports are copies of one another: worked out for new ones, and kept as editors decide.

Each report has a fingerprint; one without has not been compared yet. Pairs that are alike are
stored as links, and ``Article.duplicate_of`` follows from the links (``stories``).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from django.db import transaction
from django.db.models import Q, QuerySet

from archive.ingest.duplicates import Likeness, Report, likeness
from archive.ingest.fingerprints import Keys, candidates, fingerprint
from archive.models import Article, ArticleChange, DuplicateLink, Fingerprint, ReviewStatus

from .stories import Story, regroup

Progress = Callable[[int, int], None]
Found = tuple[int, int, Likeness]

_AT_ONCE = 500


@dataclass(slots=True)
class DuplicateReport:
    """What a comparison found."""

    compared: int = 0
    """How many reports were compared with all others."""
    links: Counter[str] = field(default_factory=Counter)
    """How many pairs are alike, by rule."""
    stories: list[Story] = field(default_factory=list)
    """The groups that these reports are in, the earliest report first."""
    changed: int = 0
    """How many reports are now a copy of another report than before, or of none."""


def group_duplicates(
    article_ids: Collection[int] | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> DuplicateReport:
    """What came of comparing these reports, or all, with all others.

    Sets ``duplicate_of`` of each to the earliest copy, in one transaction. What an editor said of
    a pair stands. What changes is noted in the outbox, for the caller to send on. Takes time in
    proportion to the archive, and hardly any for what is old in it.
    ``progress`` is called with how many reports were read, and of how many.
    """
    everything = article_ids is None
    if not everything and not article_ids:
        return DuplicateReport()
    numbers = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    fresh = numbers if article_ids is None else sorted(set(article_ids) & set(numbers))
    report = DuplicateReport(compared=len(fresh))
    if not fresh:
        return report
    made = dict(_fingerprints(fresh, progress))
    found = list(_alike(_all_keys(made), made))
    report.links.update(alike.rule for _one, _other, alike in found)
    with transaction.atomic():
        touched = _replace_links(None if everything else fresh, found)
        _store_fingerprints(made)
        outcome = regroup(numbers if everything else {*fresh, *touched}, explained=touched)
        report.stories, report.changed = outcome.stories, len(outcome.changed)
        ArticleChange.objects.note(outcome.changed)
        if dry_run:
            transaction.set_rollback(True)
    return report


def uncompared() -> list[int]:
    """The reports that have not been compared yet: new ones, and those whose text has changed."""
    return list(
        Article.objects.filter(fingerprint=None).order_by("pk").values_list("pk", flat=True)
    )


def forget_fingerprints(article_ids: Collection[int]) -> None:
    """Have these reports compared anew; call it in the transaction that changes their texts."""
    Fingerprint.objects.filter(article_id__in=article_ids).delete()


def _fingerprints(
    article_ids: Sequence[int], progress: Progress | None
) -> Iterator[tuple[int, Keys]]:
    for start in range(0, len(article_ids), _AT_ONCE):
        piece = article_ids[start : start + _AT_ONCE]
        rows = Article.objects.filter(pk__in=piece).values_list("pk", "headline", "body")
        for pk, headline, body in rows:
            yield pk, fingerprint(headline, body)
        if progress is not None:
            progress(start + len(piece), len(article_ids))


def _all_keys(made: dict[int, Keys]) -> dict[int, Keys]:
    """The fingerprints of the whole archive, with those just made."""
    kept = Fingerprint.objects.values_list("pk", "keys").iterator(chunk_size=10_000)
    return {pk: np.frombuffer(keys, dtype=np.int64) for pk, keys in kept if pk not in made} | made


def _alike(keys: dict[int, Keys], fresh: Collection[int]) -> Iterator[Found]:
    """Yield the pairs of which one is fresh and that are copies, the later number first."""
    numbers = sorted(keys)
    places = candidates([keys[pk] for pk in numbers], [pk in fresh for pk in numbers])
    pairs = sorted((numbers[one], numbers[other]) for one, other in places)
    for start in range(0, len(pairs), _AT_ONCE):
        piece = pairs[start : start + _AT_ONCE]
        reports = reports_of({pk for pair in piece for pk in pair})
        for one, other in piece:
            if alike := likeness(reports[one], reports[other]):
                yield max(one, other), min(one, other), alike


def reports_of(article_ids: Iterable[int]) -> dict[int, Report]:
    """What of these reports is compared, in one query."""
    rows = Article.objects.filter(pk__in=list(article_ids)).values_list(
        "pk", "headline", "body", "source_id", "published_from", "published_to"
    )
    return {
        pk: Report.of(headline, body, source, first, last)
        for pk, headline, body, source, first, last in rows
    }


def _store_fingerprints(made: dict[int, Keys]) -> None:
    Fingerprint.objects.bulk_create(
        (Fingerprint(article_id=pk, keys=keys.tobytes()) for pk, keys in made.items()),
        update_conflicts=True,
        update_fields=["keys"],
        unique_fields=["article"],
        batch_size=_AT_ONCE,
    )


def _replace_links(article_ids: Sequence[int] | None, found: Iterable[Found]) -> set[int]:
    """Put the links found in place of those found before; return the reports that lost one."""
    touched: set[int] = set()
    suggested = DuplicateLink.objects.unreviewed()
    for links in [suggested] if article_ids is None else _links_of(article_ids):
        old = links.filter(status=ReviewStatus.SUGGESTED)
        touched.update(pk for pair in old.values_list("article", "other") for pk in pair)
        old.delete()
    decided = set(map(frozenset, DuplicateLink.objects.values_list("article", "other")))
    DuplicateLink.objects.bulk_create(
        (
            DuplicateLink(
                article_id=copy, other_id=other, rule=alike.rule, confidence=alike.confidence
            )
            for copy, other, alike in found
            if frozenset((copy, other)) not in decided
        ),
        batch_size=_AT_ONCE,
    )
    return touched


def _links_of(article_ids: Sequence[int]) -> Iterator[QuerySet[DuplicateLink]]:
    for start in range(0, len(article_ids), _AT_ONCE // 2):
        piece = article_ids[start : start + _AT_ONCE // 2]
        yield DuplicateLink.objects.filter(Q(article__in=piece) | Q(other__in=piece))
