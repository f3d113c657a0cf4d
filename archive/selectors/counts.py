"""How much the archive holds."""

from django.db.models import Count, Max, Min, Q

from archive.dates import DateRange
from archive.models import Article, Participant, Round

from .values import ArchiveCounts


def archive_counts() -> ArchiveCounts:
    """Return the numbers of public reports, their sources, rounds and participants."""
    held = Article.objects.public().aggregate(
        reports=Count("pk"),
        undated=Count("pk", filter=Q(published_from__isnull=True)),
        sources=Count("source", distinct=True),
        first=Min("published_from"),
        last=Max("published_to"),
    )
    return ArchiveCounts(
        reports=held["reports"],
        undated=held["undated"],
        sources=held["sources"],
        rounds=Round.objects.count(),
        people=Participant.objects.count(),
        days=DateRange(held["first"], held["last"]) if held["first"] else None,
    )


def shares(counts: list[int]) -> list[int]:
    """Return a tint for each count, from 0 (none) to 4 (the most), in equal steps of the most."""
    most = max(counts, default=0)
    return [-(-4 * count // most) if count else 0 for count in counts]
