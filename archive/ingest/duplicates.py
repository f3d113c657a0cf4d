"""Copies of a report: the same text, the same with small edits, an agency's story in two outlets.

Knows no database: it is given texts, and says which belong together and by which rule.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from archive.ingest.fingerprints import comparable_words, passages, shingles

SAME_TEXT = "same-text"
NEAR_COPY = "near-copy"
AGENCY_STORY = "agency-story"

LEAST_JACCARD = 0.7
"""Of two texts' runs of three words this share is common; below it are follow-ups of a story."""
LEAST_OF_SHORTER = 0.75
"""Of the shorter text this share is in the other outlet's, cut or with paragraphs of its own."""
_LEAST_AGENCY_WORDS = 40
_AGENCY_DAYS = 3
# An outlet that rewrites what the agency sent keeps its sentences, and publishes at once; a
# background that both keep in store is shorter, or stands in reports of other days.
_LEAST_OF_REWRITTEN = 0.45
_LEAST_PASSAGES = 30
_REWRITTEN_DAYS = 1


@dataclass(frozen=True, slots=True)
class Report:
    """What of a report is compared."""

    words: str
    source: int | str
    first: dt.date | None = None
    last: dt.date | None = None

    @classmethod
    def of(
        cls,
        headline: str,
        body: str,
        source: int | str,
        first: dt.date | None = None,
        last: dt.date | None = None,
    ) -> "Report":
        """The report with the words that count."""
        return cls(comparable_words(headline, body), source, first, last)


@dataclass(frozen=True, slots=True)
class Likeness:
    """That two reports are one, by which rule and how surely."""

    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that belong together."""

    one: int
    other: int
    confidence: float = 1.0
    is_confirmed: bool = False


def likeness(one: Report, other: Report) -> Likeness | None:
    """By which rule the two reports are copies; None where they are not."""
    if one.words == other.words:
        return Likeness(SAME_TEXT, 1.0)
    first, second = shingles(one.words), shingles(other.words)
    common = len(first & second)
    jaccard = common / (len(first) + len(second) - common)
    if jaccard >= LEAST_JACCARD:
        return Likeness(NEAR_COPY, round(jaccard, 3))
    shorter = min(len(first), len(second))
    share = common / shorter
    if one.source == other.source or shorter < _LEAST_AGENCY_WORDS:
        return None
    if share >= LEAST_OF_SHORTER:
        is_agency_story = _may_be_close(one, other, _AGENCY_DAYS)
    else:
        is_agency_story = (
            share >= _LEAST_OF_REWRITTEN
            and _may_be_close(one, other, _REWRITTEN_DAYS)
            and len(passages(one.words) & passages(other.words)) >= _LEAST_PASSAGES
        )
    return Likeness(AGENCY_STORY, round(share, 3)) if is_agency_story else None


def _may_be_close(one: Report, other: Report, days: int) -> bool:
    """Whether the two may have been published within days: an outlet takes a story up at once."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    apart = max(one.first - other.last, other.first - one.last)
    return apart <= dt.timedelta(days=days)


def stories(
    links: Iterable[Link], rejected: Collection[frozenset[int]] = ()
) -> list[frozenset[int]]:
    """The reports that belong together, in groups of two and more.

    What is linked is one story, the surest links first, as long as no two in it are among the
    ``rejected`` pairs.
    """
    apart: dict[int, set[int]] = {}
    for one, other in map(tuple, rejected):
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    groups: dict[int, set[int]] = {}
    for link in sorted(links, key=_surest_first):
        first = groups.setdefault(link.one, {link.one})
        second = groups.setdefault(link.other, {link.other})
        if first is second:
            continue
        smaller, larger = sorted((first, second), key=len)
        if any(apart.get(each, set()) & larger for each in smaller):
            continue
        larger |= smaller
        groups.update(dict.fromkeys(smaller, larger))
    distinct = {id(group): group for group in groups.values() if len(group) > 1}
    return [frozenset(group) for group in distinct.values()]


def _surest_first(link: Link) -> tuple[bool, float, int, int]:
    return not link.is_confirmed, -link.confidence, link.one, link.other


def earliest(
    group: Collection[int],
    dates: Mapping[int, tuple[object, ...]],
    confirmed_copies: Collection[int] = (),
) -> int:
    """The report of which the others of the group are copies: the earliest that is known.

    ``dates`` gives what the reports are sorted by. A report that an editor calls a copy is first
    only where an editor calls every one a copy.
    """
    return min(group, key=lambda each: (each in confirmed_copies, dates[each]))
