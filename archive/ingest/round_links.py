"""How a report stands to a round that it names or tells of: about it, or only mentioning it.

By the place of the words and the distance of the days; which round is meant is known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.arabic.letters import fold
from archive.dates import DateRange
from archive.ingest.meeting_times import gap
from archive.ingest.passages import Span
from archive.ingest.round_meetings import CONFIDENCE, Meeting
from archive.ingest.values import Evidence, FoundRound, KnownRound, Relation

SHARED_NAME = "shared-name"
_NAMED = {"name": 0.9, "number": 0.95, "ordinal": 0.95, SHARED_NAME: 0.7}
_LONGEST_SURFACE = 500
# A report this long before or after a round may be about it.
DAYS_BEFORE = 21
_DAYS_AFTER = 10
_DAYS_AROUND = 1
# Nobody speaks of a round by a name like «مؤتمر سوتشي» much earlier than this.
_FIRST_SPOKEN_OF = 120
# «محادثات فيينا» means other meetings at other times.
_LOOSE_TALKS = frozenset(fold("محادثات مفاوضات مباحثات مشاورات").split())
LOOSE_NAME_DAYS = 14


@dataclass(frozen=True, slots=True)
class Naming:
    """A round named in a draft's text."""

    round: KnownRound
    start: int
    end: int
    rule: str
    surface: str


def may_be_meant(name: str, known: KnownRound, published: date | None) -> bool:
    """Whether a report of that day can mean the round by a name without number or year."""
    if any(map(str.isdigit, name)):
        return True
    first, *others = name.split()
    is_loose = first in _LOOSE_TALKS and len(others) < 2
    if published is None:
        return not is_loose
    away = gap(known.days, published)
    return away >= -_FIRST_SPOKEN_OF and not (is_loose and abs(away) > LOOSE_NAME_DAYS)


def told(meeting: Meeting, text: str, *, is_subject: bool) -> FoundRound:
    evidence = Evidence(meeting.rule, CONFIDENCE[meeting.rule], meeting.start, meeting.end)
    surface = text[meeting.start : meeting.end][:_LONGEST_SURFACE]
    relation = Relation.SUBJECT if is_subject else Relation.MENTIONED
    return FoundRound(meeting.round.slug, relation, surface, evidence)


def judged(naming: Naming, about: Span, headline_end: int, published: date | None) -> FoundRound:
    """The round with its relation: subject where the report opens with it, near its days."""
    confidence = _NAMED[naming.rule]
    if naming.start < headline_end:
        place, certainty = "headline", confidence
    elif naming.start < about.end:
        place, certainty = "lead", confidence - 0.1
    else:
        place, certainty = "text", 0.0
    may_be_subject = place == "headline" if published is None else place != "text"
    is_subject = may_be_subject and is_near(naming.round, published)
    rule = f"{naming.rule}-in-{place}"
    return FoundRound(
        naming.round.slug,
        Relation.SUBJECT if is_subject else Relation.MENTIONED,
        naming.surface[:_LONGEST_SURFACE],
        Evidence(rule, round(certainty if is_subject else confidence, 2), naming.start, naming.end),
    )


def is_near(known: KnownRound, published: date | None) -> bool:
    """Whether a report of that day may be about the round; an undated one may."""
    return published is None or -DAYS_BEFORE <= gap(known.days, published) <= _DAYS_AFTER


def is_stronger(new: FoundRound, old: FoundRound) -> bool:
    return new.relation is Relation.SUBJECT and old.relation is not Relation.SUBJECT


def holds(days: DateRange, named: DateRange) -> bool:
    return days.first <= named.first and named.last <= days.last


def nearest(rounds: Sequence[KnownRound], published: date) -> KnownRound | None:
    """The one round at most a day away; None where two are equally near."""
    near = sorted(
        (abs(gap(known.days, published)), known.slug)
        for known in rounds
        if abs(gap(known.days, published)) <= _DAYS_AROUND
    )
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return next(known for known in rounds if known.slug == near[0][1])


def subject(
    known: KnownRound, surface: str, rule: str, confidence: float, start: int, end: int
) -> FoundRound:
    evidence = Evidence(rule, confidence, start, end)
    return FoundRound(known.slug, Relation.SUBJECT, surface[:_LONGEST_SURFACE], evidence)
