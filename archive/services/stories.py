"""Reports grouped into stories by the links between them, and what editors say of the links."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from archive.ingest.duplicates import Link, earliest, stories
from archive.models import Article, DuplicateLink, ReviewStatus

from .changes import note_changes
from .review import confirm, reject

Story = tuple[int, ...]

_AT_ONCE = 250
_LAST_DAY = dt.date.max
_LAST_MOMENT = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(slots=True)
class Regrouping:
    """What grouping did."""

    stories: list[Story] = field(default_factory=list)
    """The groups, each from the earliest report to the latest."""
    changed: list[int] = field(default_factory=list)
    """The reports that are a copy of another report than before, or of none."""


def regroup(article_ids: Collection[int], explained: Collection[int] = ()) -> Regrouping:
    """What came of grouping these reports, and those linked with them, anew.

    Call it in a transaction. A ``duplicate_of`` that was set where no link is known is taken for
    an editor's word, and a confirmed link is made of it; not so for the ``explained``, which had
    links that are gone.
    """
    links, members = _reach(article_ids)
    links += _keep_unexplained(members - set(explained))
    copies = {link.article_id for link in links if link.status == ReviewStatus.CONFIRMED}
    groups = stories(
        (
            Link(
                link.article_id,
                link.other_id,
                link.confidence,
                link.status == ReviewStatus.CONFIRMED,
            )
            for link in links
            if link.status != ReviewStatus.REJECTED
        ),
        {
            frozenset((link.article_id, link.other_id))
            for link in links
            if link.status == ReviewStatus.REJECTED
        },
    )
    dates = _dates(members)
    outcome = Regrouping()
    wanted: dict[int, int] = {}
    for group in groups:
        first = earliest(group, dates, copies)
        rest = sorted(group - {first}, key=dates.__getitem__)
        outcome.stories.append((first, *rest))
        wanted |= dict.fromkeys(rest, first)
    outcome.stories.sort()
    outcome.changed = _set_copies(members, wanted)
    return outcome


@transaction.atomic
def decide_copy(article: Article, before: int | None) -> None:
    """Keep an editor's word on whether the report, saved already, is a copy, and of which.

    ``before`` is the report that it counted as a copy of. Reports of a story that the editor took
    it out of are no copies of it from then on.
    """
    now = article.duplicate_of_id
    if now == before:
        return
    if before is not None:
        left = {before, *Article.objects.filter(duplicate_of=before).values_list("pk", flat=True)}
        kept = {article.pk, now}
        if now is not None:
            kept |= set(Article.objects.filter(duplicate_of=now).values_list("pk", flat=True))
        _decide(article.pk, left - kept, ReviewStatus.REJECTED)
    if now is not None:
        _decide(article.pk, {now}, ReviewStatus.CONFIRMED)
    outcome = regroup({pk for pk in (article.pk, before, now) if pk is not None})
    note_changes({article.pk, *outcome.changed})


@transaction.atomic
def decide_links(links: Collection[DuplicateLink], *, are_copies: bool, by: User | None) -> int:
    """Return how many links are newly confirmed or rejected, with the stories made to follow."""
    count = confirm(links, by) if are_copies else reject(links, by)
    outcome = regroup({pk for link in links for pk in (link.article_id, link.other_id)})
    note_changes(outcome.changed)
    return count


def story_mates(article_ids: Collection[int]) -> set[int]:
    """The other reports of the stories that these are in: what is regrouped when these go."""
    firsts = Article.objects.filter(pk__in=article_ids).values_list("pk", "duplicate_of")
    heads = {pk for pair in firsts for pk in pair if pk is not None}
    copies = Article.objects.filter(duplicate_of__in=heads).values_list("pk", flat=True)
    return (heads | set(copies)) - set(article_ids)


def _decide(article_id: int, others: Iterable[int], status: ReviewStatus) -> None:
    """Replace whatever is said of these pairs by the editor's word."""
    wanted = list(others)
    DuplicateLink.objects.filter(
        Q(article=article_id, other__in=wanted) | Q(other=article_id, article__in=wanted)
    ).delete()
    DuplicateLink.objects.bulk_create(
        DuplicateLink(article_id=article_id, other_id=other, status=status) for other in wanted
    )


def _keep_unexplained(article_ids: Collection[int]) -> list[DuplicateLink]:
    links: list[DuplicateLink] = []
    for piece in _pieces(article_ids):
        alone = Article.objects.filter(pk__in=piece, copy_links=None, copied_links=None)
        links += [
            DuplicateLink(article_id=pk, other_id=other, status=ReviewStatus.CONFIRMED)
            for pk, other in alone.values_list("pk", "duplicate_of")
            if other is not None
        ]
    return DuplicateLink.objects.bulk_create(links)


def _reach(article_ids: Collection[int]) -> tuple[list[DuplicateLink], set[int]]:
    """The links between these reports and all that are linked with them, and all these reports."""
    links: dict[int, DuplicateLink] = {}
    members: set[int] = set()
    waiting = set(article_ids)
    while waiting:
        members |= waiting
        reached: set[int] = set()
        for piece in _pieces(waiting):
            for link in DuplicateLink.objects.filter(Q(article__in=piece) | Q(other__in=piece)):
                links[link.pk] = link
                reached |= {link.article_id, link.other_id}
            named = Article.objects.filter(Q(pk__in=piece) | Q(duplicate_of__in=piece))
            for pk, first in named.values_list("pk", "duplicate_of"):
                reached |= {pk} if first is None else {pk, first}
        waiting = reached - members
    return list(links.values()), members


def _dates(article_ids: Collection[int]) -> dict[int, tuple[object, ...]]:
    """What reports are sorted by: day, time of day, number; what is not known comes last."""
    dates: dict[int, tuple[object, ...]] = {}
    for piece in _pieces(article_ids):
        rows = Article.objects.filter(pk__in=piece)
        for pk, first, moment in rows.values_list("pk", "published_from", "published_at"):
            dates[pk] = (first or _LAST_DAY, moment or _LAST_MOMENT, pk)
    return dates


def _set_copies(article_ids: Collection[int], wanted: dict[int, int]) -> list[int]:
    changed: dict[int, int | None] = {}
    for piece in _pieces(article_ids):
        rows = Article.objects.filter(pk__in=piece).values_list("pk", "duplicate_of")
        changed |= {pk: wanted.get(pk) for pk, before in rows if wanted.get(pk) != before}
    numbers = sorted(changed)
    for piece in _pieces(numbers):
        Article.objects.bulk_update(
            [Article(pk=pk, duplicate_of_id=changed[pk]) for pk in piece], ["duplicate_of"]
        )
    return numbers


def _pieces(numbers: Collection[int]) -> Iterator[Sequence[int]]:
    ordered = sorted(numbers)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))
