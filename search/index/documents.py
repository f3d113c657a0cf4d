"""What the index is told of a report, as a value that can be handed to another process."""

import hashlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date

from search.backends.forward_index import Bounds

MODEL = "archive.article"


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A report, as it is to be found."""

    number: int
    headline: str
    lead: str
    """The summary, where the report has one."""
    body: str
    source: int
    date_start: int
    date_end: int
    participants: tuple[int, ...]
    rounds: tuple[int, ...]
    story: int = 0
    """The number of the report that this one is a copy of; 0 where it is a copy of none."""
    statements: tuple[tuple[int, int, int], ...] = ()
    """The key of the speaker and the span in ``headline + "\\n" + body`` of each statement."""

    @property
    def identifier(self) -> str:
        """What Haystack knows the report by."""
        return f"{MODEL}.{self.number}"

    @property
    def fingerprint(self) -> int:
        """A digest of all the above, of 63 bits: equal where nothing changed."""
        digest = hashlib.blake2b(repr(astuple(self)).encode(), digest_size=8).digest()
        return int.from_bytes(digest) >> 1


def day_number(day: date | None) -> int:
    """The day as YYYYMMDD; 0 for none."""
    return 0 if day is None else day.year * 10_000 + day.month * 100 + day.day


def statement_bounds(
    statements: Iterable[tuple[int, int, int]], words: Bounds
) -> dict[int, list[int]]:
    """For each speaker, the positions of the first word and beyond the last of what they said.

    Words are counted through headline and body; what has no word is left out.
    """
    starts, ends = words[:, 0].tolist(), words[:, 1].tolist()
    bounds: defaultdict[int, list[int]] = defaultdict(list)
    for speaker, start, end in sorted(statements):
        first, beyond = bisect_right(ends, start), bisect_left(starts, end)
        known = bounds[speaker]
        if first >= beyond:
            continue
        if known and first <= known[-1]:
            known[-1] = max(known[-1], beyond)
        else:
            known += [first, beyond]
    return {speaker: places for speaker, places in bounds.items() if places}


def batches(documents: Iterable[IndexDocument], size: int) -> Iterator[list[IndexDocument]]:
    """The documents in lists of that size, the last one shorter."""
    batch: list[IndexDocument] = []
    for document in documents:
        batch.append(document)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
