"""The participants from A to Z."""

from collections import Counter
from itertools import groupby

from archive.arabic.collation import collation_key, initial
from archive.models import Mention, Participant, ParticipantKind

from .naming import report_counts
from .rows import person_ref
from .values import InitialGroup, PeoplePage, PersonCount


def people_page(kind: str = "") -> PeoplePage:
    """Return the participants of a kind, or all where it is empty or unknown; two queries.

    By the letter that a reader of the language looks under; the article, ابن and أبو do not count.
    """
    people = list(Participant.objects.all())
    reports = report_counts(Mention.objects.all())
    kinds = Counter(person.kind for person in people)
    kind = kind if kind in ParticipantKind.values else ""
    listed = sorted(
        (
            PersonCount(person_ref(person), reports.get(person.pk, 0))
            for person in people
            if kind in {"", person.kind}
        ),
        key=lambda entry: collation_key(entry.person.name),
    )
    return PeoplePage(
        kind=kind,
        groups=tuple(
            InitialGroup(letter, tuple(group))
            for letter, group in groupby(listed, key=lambda entry: initial(entry.person.name))
        ),
        counts=tuple((each, kinds[each]) for each in ParticipantKind.values if kinds[each]),
    )
