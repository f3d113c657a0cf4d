"""Who is named, and in how many reports."""

from django.db.models import Count, QuerySet

from archive.models import Mention, Participant

from .rows import person_ref, visible
from .values import PersonCount


def report_counts(mentions: QuerySet[Mention]) -> dict[int, int]:
    """Return, by a participant's key, how many public reports name them; one query."""
    counted = visible(mentions).order_by().values_list("participant")
    return dict(counted.annotate(reports=Count("article", distinct=True)))


def person_counts(mentions: QuerySet[Mention], most: int) -> tuple[PersonCount, ...]:
    """Return the participants of these mentions, the most named first; two queries."""
    counted = report_counts(mentions)
    top = sorted(counted, key=lambda key: (-counted[key], key))[:most]
    people = Participant.objects.in_bulk(top)
    return tuple(PersonCount(person_ref(people[key]), counted[key]) for key in top)
