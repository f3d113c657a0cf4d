"""Whether the archive holds a report that another, not stored, is a copy of."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from archive.ingest.duplicates import Report, likeness
from archive.ingest.fingerprints import fingerprint
from archive.ingest.values import Draft
from archive.models import Article, Fingerprint

from .duplicates import reports_of
from .importing.identity import arrival, look_up

_MOST_COMPARED = 50


class KnownCopies:
    """Answers for many drafts; the archive's fingerprints are loaded with the first question."""

    def first_copy(self, draft: Draft) -> int | None:
        """The number of the report of which this one is a copy; None where none is known.

        A report that the archive holds itself is not its own copy.
        """
        arrived = arrival(draft.record, None)
        held = look_up([arrived])
        own = next((held[key].pk for key in arrived.keys if key in held), None)
        alike = [pk for pk in self._candidates(draft) if pk != own]
        if not alike:
            return None
        days = draft.publication.days if draft.publication else None
        report = Report.of(
            draft.headline,
            draft.body,
            arrived.source,
            days.first if days else None,
            days.last if days else None,
        )
        slugs = dict(Article.objects.filter(pk__in=alike).values_list("pk", "source__slug"))
        found = [
            pk
            for pk, other in reports_of(alike).items()
            if likeness(report, Report(other.words, slugs[pk], other.first, other.last))
        ]
        return self._first(found, own)

    def _candidates(self, draft: Draft) -> list[int]:
        numbers, owners = self._archive
        keys = fingerprint(draft.headline, draft.body)
        starts = np.searchsorted(numbers, keys, side="left")
        ends = np.searchsorted(numbers, keys, side="right")
        places = [
            place
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
            for place in range(start, min(end, start + _MOST_COMPARED))
        ]
        return sorted({int(owners[place]) for place in places})

    @cached_property
    def _archive(self) -> tuple[np.ndarray, np.ndarray]:
        rows = {
            pk: np.frombuffer(keys, dtype=np.int64)
            for pk, keys in Fingerprint.objects.values_list("pk", "keys")
        }
        if not rows:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        numbers = np.concatenate(list(rows.values()))
        owners = np.repeat(np.array(list(rows)), [len(keys) for keys in rows.values()])
        order = np.argsort(numbers, kind="stable")
        return numbers[order], owners[order]

    def _first(self, found: list[int], own: int | None) -> int | None:
        """The first report of the story that the reports found are in, unless it is this one."""
        rows: Mapping[int, int | None] = dict(
            Article.objects.filter(pk__in=found)
            .order_by("published_from", "published_at", "pk")
            .values_list("pk", "duplicate_of")
        )
        firsts = [first or pk for pk, first in rows.items()]
        first = firsts[0] if firsts else None
        return None if first == own else first
