"""Which rounds a report is about, and which it only mentions.

A round is named outright, by a name or by its track and number; or the headline or first paragraph
speaks of the talks on a day that the calendar of rounds knows. The city alone names nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from archive.arabic.letters import fold
from archive.dates import Precision
from archive.ingest.meeting_times import gap
from archive.ingest.meeting_words import MEETING, SYRIA
from archive.ingest.name_forms import comparable, name_forms
from archive.ingest.passages import Span, fold_once, lead
from archive.ingest.people import NameFinder
from archive.ingest.round_links import (
    DAYS_BEFORE,
    LOOSE_NAME_DAYS,
    SHARED_NAME,
    Naming,
    holds,
    is_near,
    is_stronger,
    judged,
    may_be_meant,
    nearest,
    subject,
    told,
)
from archive.ingest.round_meetings import MeetingReader
from archive.ingest.round_patterns import TrackPatterns, is_number_of, round_names, track_names
from archive.ingest.values import (
    Draft,
    FoundRound,
    Knowledge,
    KnownName,
    KnownRound,
    Relation,
    Stage,
)

_COMPANY = ("day-and-company", 0.6)
_LEAST_COMPANY = 2
_DATE_AND_PLACE = "date-and-place"
_DAY_AND_PLACE = "day-and-place"
_DATE_AND_PLACE_CONFIDENCE = 0.8
_DAY_AND_PLACE_CONFIDENCE = 0.7

_LONGEST_DATE = 4
_OPENING_QUOTE = re.compile('["“«]')
_CLOSING_QUOTES = ('"', "”", "»")
_MARK = "?"
"""Before a name that several meetings have, in place of a round's slug."""


class Talks(NamedTuple):
    """Talks named at a place of a text, with all their rounds."""

    rounds: Sequence[KnownRound]
    start: int
    end: int


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that finds the rounds; it reads the dates that were found before it."""
    reader = RoundReader(knowledge)

    def find(draft: Draft) -> Draft:
        return replace(draft, rounds=reader.rounds(draft))

    return find


def published_on(draft: Draft) -> date | None:
    """The day of publication, where the very day is known."""
    publication = draft.publication
    if publication is None or publication.precision is not Precision.DAY:
        return None
    return publication.days.first


class RoundReader:
    """Finds the rounds that a report names or is about."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_slug = {known.slug: known for known in knowledge.rounds}
        self._by_number = {(known.track, known.number): known for known in knowledge.rounds}
        self._by_track: dict[str, list[KnownRound]] = {}
        for known in knowledge.rounds:
            self._by_track.setdefault(known.track, []).append(known)
        tracks = track_names(knowledge.rounds)
        self._tracks = TrackPatterns(tracks)
        self._meetings = MeetingReader(knowledge, tracks)
        self._names = NameFinder(name_forms(_searched_names(knowledge, tracks)))
        self._shared = _shared_names(knowledge)

    def rounds(self, draft: Draft) -> tuple[FoundRound, ...]:
        """The rounds, each once: those named, and the one that day and place give."""
        text = draft.text
        about = lead(text, headline_end=len(draft.headline))
        published = published_on(draft)
        found: dict[str, FoundRound] = {}
        for naming in self.namings(text, published):
            slug = naming.round.slug
            link = judged(naming, about, len(draft.headline), published)
            if slug not in found or is_stronger(link, found[slug]):
                found[slug] = link
        if not any(known.relation is Relation.SUBJECT for known in found.values()):
            for inferred in self._from_calendar(draft, text, about, published):
                found[inferred.round] = inferred
        self._add_meetings(found, draft, about, published)
        if not found and published is not None:
            found |= self._by_company(draft, about, published)
        return tuple(found.values())

    def _by_company(self, draft: Draft, about: Span, published: date) -> dict[str, FoundRound]:
        """The round of the day, where the report opens with a meeting of those who sat in it."""
        words = comparable(fold(draft.text[about.start : about.end]))
        if not (MEETING.search(words) and SYRIA.search(words)):
            return {}
        named = {name.participant: name for name in draft.names if name.start < about.end}
        held = [
            known
            for known in self._by_slug.values()
            if known.days.contains(published)
            and len(known.participants & named.keys()) >= _LEAST_COMPANY
        ]
        if len(held) != 1:
            return {}
        [known] = held
        there = [named[slug] for slug in known.participants & named.keys()]
        start, end = min(name.start for name in there), max(name.end for name in there)
        surface = draft.text[start:end]
        return {known.slug: subject(known, surface, *_COMPANY, start, end)}

    def _add_meetings(
        self, found: dict[str, FoundRound], draft: Draft, about: Span, published: date | None
    ) -> None:
        """Add the rounds that the text tells of without naming them."""
        text, headline_end = draft.text, len(draft.headline)
        opening = self.track_of_lead(text, about)
        tracks = {known.track for known in opening} or {
            self._by_slug[slug].track for slug in found if self._by_slug[slug].number is not None
        }
        track = tracks.pop() if len(tracks) == 1 else None
        named = {slug for slug, each in found.items() if each.relation is Relation.SUBJECT}
        in_headline = False
        for meeting in self._meetings.meetings(fold_once(text), draft.dates, published, track):
            slug = meeting.round.slug
            if slug in found:
                continue
            is_headline = meeting.start < headline_end
            is_subject = (
                not named
                and (is_headline or not in_headline)
                and meeting.start < about.end
                and not meeting.is_past
                and is_near(meeting.round, published)
            ) or (is_headline and is_near(meeting.round, published) and not named)
            in_headline = in_headline or (is_headline and is_subject)
            found[slug] = told(meeting, text, is_subject=is_subject)

    def namings(self, text: str, published: date | None) -> list[Naming]:
        """Where rounds are named outright, in the order of the text."""
        folded = fold_once(text)
        compared = comparable(folded.text)
        namings = []
        for numbered in self._tracks.numbered(compared):
            known = self._by_number.get((numbered.track, numbered.number))
            if known is not None:
                start, end = folded.origin(numbered.start, numbered.end)
                namings.append(Naming(known, start, end, numbered.rule, text[start:end]))
        for name in self._names.find(text):
            if name.participant.startswith(_MARK):
                meant = self._meant(name.alias, published, compared)
                if meant is not None:
                    namings.append(Naming(meant, name.start, name.end, SHARED_NAME, name.surface))
                continue
            known = self._by_slug[name.participant]
            if may_be_meant(name.alias, known, published):
                namings.append(Naming(known, name.start, name.end, "name", name.surface))
        return sorted(namings, key=lambda naming: (naming.start, naming.end))

    def _meant(self, name: str, published: date | None, compared: str) -> KnownRound | None:
        """Which of the rounds that share a name a report of that day means, if only one can be."""
        if published is None or not (self._tracks.are_in(compared) or SYRIA.search(compared)):
            return None
        near = [
            known
            for known in self._shared[name]
            if -DAYS_BEFORE <= gap(known.days, published) <= LOOSE_NAME_DAYS
        ]
        return near[0] if len(near) == 1 else None

    def talks(self, text: str, about: Span) -> Talks | None:
        """The talks that the stretch of the text names, as talks and not as a city alone."""
        folded = fold_once(text)
        compared = comparable(folded.text)
        match = self._tracks.talks(compared, 0, len(compared))
        if match is None:
            return None
        start, end = folded.origin(*match.span())
        if not about.start <= start < about.end:
            return None
        if text[end : end + 1] in _CLOSING_QUOTES and _OPENING_QUOTE.search(text, start, end):
            end += 1
        return Talks(self._by_track[self._tracks.track_of(match)], start, end)

    def names_talks(self, text: str) -> bool:
        """Whether a short text names talks, as talks and not as a city alone."""
        words = comparable(fold(text))
        return self._tracks.talks(words, 0, len(words)) is not None

    def track_of_lead(self, text: str, about: Span) -> Sequence[KnownRound]:
        """The rounds of the track that the stretch names, if only by its city; empty for none."""
        talks = self.talks(text, about)
        if talks is not None:
            return talks.rounds
        words = comparable(fold(text[about.start : about.end]))
        track = self._tracks.first_in(words)
        return self._by_track[track] if track else ()

    def names_track(self, folded: str, rounds: Sequence[KnownRound]) -> bool:
        """Whether folded words hold a short name of the rounds' track or a city of theirs."""
        tracks = {known.track for known in rounds}
        return any(name in folded for name in self._tracks.names_of(tracks)) or any(
            fold(known.city) in folded for known in rounds
        )

    def _from_calendar(
        self, draft: Draft, text: str, about: Span, published: date | None
    ) -> Iterator[FoundRound]:
        """The round whose days and place the headline and the first paragraph give."""
        talks = self.talks(text, about)
        if talks is None:
            return
        rounds, start, end = talks
        evidence = text[start:end]
        dated = [
            found.days
            for found in draft.dates
            if found.days is not None
            and found.start < about.end
            and found.days.days <= _LONGEST_DATE
        ]
        for known in rounds:
            if any(holds(known.days, days) for days in dated) and is_near(known, published):
                yield subject(
                    known, evidence, _DATE_AND_PLACE, _DATE_AND_PLACE_CONFIDENCE, start, end
                )
                return
        if published is None:
            return
        by_day = nearest(rounds, published)
        if by_day is not None:
            yield subject(by_day, evidence, _DAY_AND_PLACE, _DAY_AND_PLACE_CONFIDENCE, start, end)


def _searched_names(knowledge: Knowledge, tracks: Mapping[str, str]) -> Iterator[KnownName]:
    """The rounds' names, as names to search; what is also a participant's name names no round.

    Of «أستانا 5» the patterns judge by what follows: it may be a date or a count.
    """
    taken = {comparable(fold(name.text)) for name in knowledge.names}
    for known in knowledge.rounds:
        for name in round_names(known):
            if name not in taken and not is_number_of(name, tracks):
                yield KnownName(known.slug, name, False, "round")
    for name in _shared_names(knowledge):
        yield KnownName(_MARK + name, name, False, "round")


def _shared_names(knowledge: Knowledge) -> dict[str, list[KnownRound]]:
    """The names that are ambiguous, as they are compared, each with the rounds that have it."""
    shared: defaultdict[str, list[KnownRound]] = defaultdict(list)
    for known in knowledge.rounds:
        for name in round_names(replace(known, names=known.ambiguous_names)):
            shared[name].append(known)
    return dict(shared)
