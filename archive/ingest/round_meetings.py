"""Rounds told by what they were instead of by name: level, participants, place and time.

«قمة ثلاثية في طهران» names no round by itself. With the calendar of rounds it does: a meeting is a
round where the words fit its place, its track or its participants, and also its time. The time is
a date in the sentence, a relative word («الأخيرة»), or the report's own day.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive.arabic.letters import FoldedText, fold
from archive.arabic.numerals import parse_number
from archive.ingest.meeting_times import (
    DATED,
    RELATIVE,
    SHORT_DATE,
    Clause,
    are_elsewhen,
    dated_round,
    dates_in,
    gap,
    relative_round,
)
from archive.ingest.meeting_words import (
    CAPITALS,
    CLAUSE,
    COUNT,
    EXPERTS,
    GUARANTORS,
    LAST,
    LEADERS,
    MEETING,
    MINISTERS,
    ROUND_WORD,
    SENTENCE,
    SINCE,
    START,
    SUMMIT_WORD,
    SURFACE_END,
    SYRIA,
    THIS_YEAR,
    TRIO,
    UNTIL_NOW,
    either,
)
from archive.ingest.name_forms import comparable
from archive.ingest.values import FoundDate, Knowledge, KnownRound

ON_DAY = "meeting-on-day"
COUNTED = "meetings-counted"
CONFIDENCE = {DATED: 0.8, COUNTED: 0.7, RELATIVE: 0.75, ON_DAY: 0.7}

_SUMMIT, _MINISTERIAL, _TECHNICAL, _DELEGATIONS = (
    "summit",
    "ministerial",
    "technical",
    "delegations",
)
_DAYS_NEAR = {_SUMMIT: 3, _MINISTERIAL: 3, _TECHNICAL: 2, _DELEGATIONS: 2}
_LONGEST_SURFACE = 80


@dataclass(frozen=True, slots=True)
class Meeting:
    """A round that some words of a text tell of; the span is of the text as it was given."""

    round: KnownRound
    start: int
    end: int
    rule: str
    is_past: bool
    """Whether the words look back at it, and so are not the news."""


class MeetingReader:
    """Finds the rounds that texts tell of without naming them."""

    def __init__(self, knowledge: Knowledge, tracks: Mapping[str, str]) -> None:
        self._rounds = knowledge.rounds
        self._tracks = tracks
        self._city_of = {known.slug: _city_names(known, tracks) for known in knowledge.rounds}
        places = {name for of in self._city_of.values() for name in of}
        self._places = re.compile(rf"{START}({either(places)})(?!\w)")
        self._guarantors = tuple(
            re.compile(rf"{START}(?:{'|'.join([stem, capital, *_leaders(knowledge, stem)])})")
            for stem, capital in zip(GUARANTORS, CAPITALS, strict=True)
        )
        self._presidents = tuple(
            re.compile(rf"(?<!\w)[وفبلك]?(?:{'|'.join(_leaders(knowledge, stem))})(?!\w)")
            for stem in GUARANTORS
            if _leaders(knowledge, stem)
        )

    def meetings(
        self,
        folded: FoldedText,
        dates: Sequence[FoundDate],
        published: date | None,
        track: str | None,
    ) -> Iterator[Meeting]:
        """The rounds told of, in the order of the text, whose report is on the given track."""
        letters = comparable(folded.text)
        if not self._rounds or MEETING.search(letters) is None:
            return
        dated = [(found.start, found.days) for found in dates if found.days is not None]
        starts = [start for start, _ in dated]
        for sentence in SENTENCE.finditer(letters):
            if track is not None and published is not None:
                yield from self._counted(folded, sentence, published, track)
            if MEETING.search(sentence[0]) is None:
                continue
            of_sentence = dates_in(folded, sentence.span(), dated, starts)
            for part in CLAUSE.finditer(letters, *sentence.span()):
                of_part = dates_in(folded, part.span(), dated, starts)
                clause = Clause(part[0], sentence[0], of_part, of_sentence)
                for found in MEETING.finditer(part[0]):
                    told = self._told(clause, found, published, track)
                    if told is not None:
                        known, rule, is_past = told
                        at = part.start() + found.start()
                        start, end = folded.origin(at, _surface_end(letters, at, part.end()))
                        yield Meeting(known, start, end, rule, is_past)

    def _told(
        self, clause: Clause, found: re.Match[str], published: date | None, track: str | None
    ) -> tuple[KnownRound, str, bool] | None:
        level = self._level(clause, found)
        places = {m[1] for m in self._places.finditer(clause.letters)}
        if not places and level not in (_SUMMIT, _MINISTERIAL):
            places = {m[1] for m in self._places.finditer(clause.sentence)}
        is_trio = self._is_trio(clause.sentence)
        on_syria = is_trio or SYRIA.search(clause.sentence) is not None
        is_of_track = track is not None and not places and ROUND_WORD.match(found[0]) is not None
        if not (on_syria or is_of_track) and not places & self._tracks.keys():
            return None
        fitting = [
            known for known in self._rounds if self._fits(known, level, places, is_trio=is_trio)
        ]
        if level == _MINISTERIAL and not is_trio and places:
            # Two of three ministers may be left unsaid where the very day and place are not.
            same = [k for k in self._rounds if k.level == level and places & self._city_of[k.slug]]
            short = [days for days in clause.dates if days.days <= SHORT_DATE]
            return dated_round(same, short, published)
        own_track = not fitting and not places and not is_trio and level in (None, _TECHNICAL)
        if own_track and track is not None:
            # «الاجتماع الذي عقد في أيار الماضي», in a report on the talks.
            same = [r for r in self._rounds if r.track == track and r.level == _DELEGATIONS]
            if dated := dated_round(same, clause.dates, published):
                return dated
            if published is not None and ROUND_WORD.match(found[0]):
                return relative_round(same, same, clause, found, published)
            return None
        return self._at_its_time(clause, found, fitting, level, places, published)

    def _at_its_time(
        self,
        clause: Clause,
        found: re.Match[str],
        fitting: Sequence[KnownRound],
        level: str | None,
        places: set[str],
        published: date | None,
    ) -> tuple[KnownRound, str, bool] | None:
        wanted = level or _DELEGATIONS
        ranked = [known for known in fitting if known.level == wanted]
        others = [known for known in fitting if known.level != wanted]
        dates = clause.dates or [days for days in clause.sentence_dates if days.days <= SHORT_DATE]
        for rounds in (ranked, others):
            if dated := dated_round(rounds, dates, published):
                return dated
        if published is None:
            return None
        if relative := relative_round(ranked, fitting, clause, found, published):
            return relative
        if LAST.match(clause.letters, found.end()):
            return None
        own_places = {m[1] for m in self._places.finditer(clause.letters)}
        if level is None and len(own_places) != 1:
            return None
        if self._is_process(clause, found) or SINCE.search(clause.letters, 0, found.start()):
            return None
        near = sorted(
            (known.level != wanted, abs(gap(known.days, published)), known.slug)
            for known in fitting
            if (not own_places or own_places & self._city_of[known.slug])
            and abs(gap(known.days, published)) <= _DAYS_NEAR[known.level]
            and not are_elsewhen(dates, known)
        )
        if not near:
            return None
        return next(k for k in fitting if k.slug == near[0][2]), ON_DAY, False

    def _fits(
        self, known: KnownRound, level: str | None, places: set[str], *, is_trio: bool
    ) -> bool:
        """Whether the round's level, place or participants are those that the words give."""
        at_place = bool(places & self._city_of[known.slug])
        of_track = any(self._tracks.get(place) == known.track for place in places)
        if level in (_SUMMIT, _MINISTERIAL):
            return known.level == level and is_trio and (at_place or of_track or not places)
        if level is None and known.level == _SUMMIT:
            return False
        return at_place or (of_track and known.level == _DELEGATIONS)

    def _level(self, clause: Clause, found: re.Match[str]) -> str | None:
        if SUMMIT_WORD.match(found[0]):
            return _SUMMIT
        if MINISTERS.search(clause.letters):
            return _MINISTERIAL
        if LEADERS.search(clause.letters) or self._has_presidents(clause.letters):
            return _SUMMIT
        return _TECHNICAL if EXPERTS.search(clause.letters) else None

    def _has_presidents(self, letters: str) -> bool:
        return len(self._presidents) == len(GUARANTORS) and all(
            names.search(letters) for names in self._presidents
        )

    def _is_trio(self, letters: str) -> bool:
        """Whether all three guarantors are named, or «الدول الثلاث» beside one of them."""
        named = [marks.search(letters) is not None for marks in self._guarantors]
        return all(named) or (
            TRIO.search(letters) is not None and (any(named) or SYRIA.search(letters) is not None)
        )

    def _is_process(self, clause: Clause, found: re.Match[str]) -> bool:
        """«محادثات أستانا» is the process as such, «محادثات في أستانا» may be a meeting."""
        place = self._places.match(clause.letters, found.end() + 1)
        return place is not None and place[1] in self._tracks

    def _counted(
        self, folded: FoldedText, sentence: re.Match[str], published: date, track: str
    ) -> Iterator[Meeting]:
        """«سبع جولات حتى الآن» is the seventh; «أربعة اجتماعات هذا العام» are all four."""
        this_year, until_now = THIS_YEAR in sentence[0], UNTIL_NOW in sentence[0]
        found = COUNT.search(sentence[0]) if this_year or until_now else None
        number = parse_number(found[1]) if found else None
        if found is None or number is None:
            return
        held = [
            known
            for known in self._rounds
            if known.track == track and known.number is not None and known.days.last <= published
        ]
        if this_year:
            held = [known for known in held if known.days.first.year == published.year]
            if len(held) > number:
                # The count leaves out the round at which it is told.
                held = [known for known in held if known.days.last < published]
            told = held if len(held) == number else []
        else:
            told = [k for k in held if k.number == number == max(h.number or 0 for h in held)]
        at = sentence.start()
        start, end = folded.origin(at + found.start(), at + found.end())
        for known in told:
            yield Meeting(known, start, end, COUNTED, True)


def _surface_end(letters: str, start: int, clause_end: int) -> int:
    """Where the words that tell of the meeting end: with the clause, or sooner."""
    stop = SURFACE_END.search(letters, start, clause_end)
    end = min(stop.start() if stop else clause_end, start + _LONGEST_SURFACE)
    if end < clause_end and letters[end : end + 1].isalnum():
        end = max(letters.rfind(" ", start, end), start + 1)
    return start + len(letters[start:end].rstrip())


def _city_names(known: KnownRound, tracks: Mapping[str, str]) -> set[str]:
    """The city's names: its own, and the track's short names in its other spellings."""
    city = fold(known.city)
    spelled = (name for name, track in tracks.items() if track == known.track)
    return {city, *(name for name in spelled if name[:4] == city[:4])}


def _leaders(knowledge: Knowledge, stem: str) -> list[str]:
    """The surnames of a state's presidents."""
    office = re.compile(rf"{fold('رئيس')} (?:ال)?(?:\w+ )?(?:ال)?{stem}")
    holders = {held.participant for held in knowledge.offices if office.match(fold(held.office))}
    surnames = {
        fold(known.text).split()[-1]
        for known in knowledge.names
        if known.participant in holders and not known.text.isascii() and fold(known.text).strip()
    }
    return sorted(re.escape(name) for name in surnames if re.match("[ء-ي]{4,}", name))
