"""The names of all participants, found by how they are written and by how they sound.

A text is taken, in this order, as one of the names (``alias``), as another spelling that sounds the
same (``transliteration``; ``arabizi`` where digits stand for letters), or as a name with a slip of
the finger (``fuzzy``). Where several participants may be meant, all are given.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from archive.arabic.transliteration import (
    has_arabizi,
    is_in_arabic,
    plain_arabic,
    plain_latin,
    skeletons,
    sound,
)
from archive.models import ParticipantKind

from .known_names import KnownName, MatchKind, Named, PersonMatch

_LONGEST = 120
# Of equally good names, the one that more reports have comes first; this near, nobody is chosen.
_NEAR = 0.08

_ALIAS, _SHARED, _SURNAME = 1.0, 0.96, 0.92
_SOUND, _FUZZY = 0.85, 0.6
# By consonants: the fewer there are, the more words that are no names share them.
_LEAST_LIKENESS = {2: 96.0, 3: 93.0, 4: 82.0}
_LEAST_LIKENESS_OF_LONG = 75.0
_LEAST_LIKENESS_OF_BODIES = 88.0
_LEAST_CONSONANTS, _LEAST_CONSONANTS_OF_DERIVED = 2, 3
_ONE_SLIP_FROM, _TWO_SLIPS_FROM = 6, 9
_SHORTEST_SURNAME = 4
_LONGEST_ABBREVIATION = 5
_SHORTEST_SMALL_ABBREVIATION = 3
# Words that are written both onto the next and apart from it.
_JOINING = re.compile(r"\b(عبد|ابو|ابي|بن|ابن|دي|فون|فان) ")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# Last words of names that are a month, a part of other surnames, or far more people's.
_NO_SURNAMES = frozenset(
    [
        *("ramadan", "hassan", "hasan", "hussein", "ibrahim", "mustafa", "khalaf", "musa", "mousa"),
        *("ali", "ahmad", "ahmed", "mohammed", "ansari", "jones", "tell", "oglu"),
        *("رمضان", "حسن", "الحسن", "حسين", "ابراهيم", "مصطفي", "خلف", "موسي", "علي", "احمد"),
        *("محمد", "جونز", "التل", "اوغلو"),
    ]
)


class NameTable:
    """All names, found by how they are written and by how they sound."""

    def __init__(self, participants: Iterable[Named]) -> None:
        self.participants = {participant.key: participant for participant in participants}
        self._by_form: defaultdict[str, list[KnownName]] = defaultdict(list)
        self._by_skeleton: defaultdict[str, list[KnownName]] = defaultdict(list)
        self._sounds: dict[KnownName, str] = {}
        for participant in self.participants.values():
            for name in (*participant.names, *_surnames(participant)):
                self._add(name)

    def _add(self, name: KnownName) -> None:
        for text in {name.text, _IN_BRACKETS.sub("", name.text)}:
            self._by_form[plain_form(text)].append(name)
        is_word = name.is_shared and " " not in name.text
        if _is_abbreviation(name.text) or (is_word and not self._is_person(name)):
            return
        self._sounds[name] = sound(name.text)
        least = _LEAST_CONSONANTS_OF_DERIVED if name.is_derived else _LEAST_CONSONANTS
        for skeleton in skeletons(name.text):
            if len(skeleton) >= least:
                self._by_skeleton[skeleton].append(name)

    def _is_person(self, name: KnownName) -> bool:
        return self.participants[name.key].kind == ParticipantKind.PERSON

    @cached_property
    def _latin_forms(self) -> list[str]:
        """The names of people in which a slip may be forgiven."""
        return [
            form
            for form, names in self._by_form.items()
            if form.isascii() and any(map(self._is_person, names))
        ]

    def matches(
        self, text: str, reports: Mapping[int, int] | None = None, *, is_exact: bool = False
    ) -> list[PersonMatch]:
        """The participants whom the text, taken whole as a name, may mean, the best first.

        Equals are ordered by ``reports``, which says by key how many reports name them;
        ``is_exact`` asks for names that are written so.
        """
        text = text.strip()[:_LONGEST]
        if not text:
            return []
        found = list(self._exact(text))
        if not found and not is_exact:
            found = list(self._sounding(text)) or list(self._slips(text))
        best: dict[int, PersonMatch] = {}
        for match in found:
            known = best.get(match.participant.key)
            if known is None or _worth(match) > _worth(known):
                best[match.participant.key] = match
        counts = reports or {}
        return sorted(
            best.values(),
            key=lambda match: (
                -round(match.score, 2),
                -counts.get(match.participant.key, 0),
                match.participant.slug,
            ),
        )

    def begins_a_name(self, text: str) -> bool:
        """Whether some name, letter by letter, begins with these letters."""
        typed = plain_form(text)
        place = bisect_left(self._forms, typed)
        return place < len(self._forms) and self._forms[place].startswith(typed)

    @cached_property
    def _forms(self) -> list[str]:
        return sorted(self._by_form)

    def beginning_with(self, text: str) -> list[KnownName]:
        """For each participant with a name in which a word begins so, the best such name.

        Names that begin so come before those with a later word that does, short before long.
        """
        typed = plain_form(text.strip()[:_LONGEST])
        if not typed:
            return []
        best: dict[int, tuple[bool, bool, int, str, KnownName]] = {}
        starts = self._word_starts
        for place in range(bisect_left(starts, (typed, "")), len(starts)):
            piece, form = starts[place]
            if not piece.startswith(typed):
                break
            for name in self._by_form[form]:
                owner = self.participants[name.key]
                is_other = name.text not in (owner.name_ar, owner.name_en)
                worth = (piece != form, is_other, len(form), name.text, name)
                if name.key not in best or worth[:4] < best[name.key][:4]:
                    best[name.key] = worth
        return [name for *_, name in sorted(best.values(), key=lambda worth: worth[:4])]

    @cached_property
    def _word_starts(self) -> list[tuple[str, str]]:
        """Every form of a name from each of its words on, in order."""
        return sorted(
            (form[start:], form)
            for form in self._by_form
            for start in (0, *(place + 1 for place, letter in enumerate(form) if letter == " "))
        )

    def _match(self, name: KnownName, kind: MatchKind, score: float) -> PersonMatch:
        return PersonMatch(self.participants[name.key], name, kind, score)

    def _exact(self, text: str) -> Iterator[PersonMatch]:
        names = self._by_form.get(plain_form(text))
        if names is None:
            return
        kind = MatchKind.ARABIZI if has_arabizi(text) else MatchKind.ALIAS
        for name in names:
            if _is_abbreviation(name.text) and not _may_abbreviate(text):
                continue
            score = _SURNAME if name.is_derived else _SHARED if name.is_shared else _ALIAS
            yield self._match(name, kind, score)

    def _sounding(self, text: str) -> Iterator[PersonMatch]:
        kind = MatchKind.ARABIZI if has_arabizi(text) else MatchKind.TRANSLITERATION
        heard = sound(text)
        if len(heard) < _SHORTEST_SURNAME:
            return
        for skeleton in skeletons(text):
            for name in self._by_skeleton.get(skeleton, ()):
                likeness = fuzz.ratio(heard, self._sounds[name])
                if likeness >= self._least_likeness(name, len(skeleton)):
                    yield self._match(name, kind, _SOUND * likeness / 100)

    def _least_likeness(self, name: KnownName, consonants: int) -> float:
        least = _LEAST_LIKENESS.get(consonants, _LEAST_LIKENESS_OF_LONG)
        return least if self._is_person(name) else max(least, _LEAST_LIKENESS_OF_BODIES)

    def _slips(self, text: str) -> Iterator[PersonMatch]:
        form = plain_form(text)
        if not form.isascii() or len(form) < _ONE_SLIP_FROM:
            return
        most = 1 if len(form) < _TWO_SLIPS_FROM else 2
        near = process.extract(
            form, self._latin_forms, scorer=OSA.distance, score_cutoff=most, limit=20
        )
        for other, distance, _ in near:
            # At its ends a word changes for other reasons: raisin, trumps.
            if (other[0], other[-1]) == (form[0], form[-1]) and len(other) >= _ONE_SLIP_FROM - 1:
                for name in filter(self._is_person, self._by_form[other]):
                    yield self._match(name, MatchKind.FUZZY, _FUZZY - 0.1 * distance)


def _worth(match: PersonMatch) -> tuple[float, bool, bool, int, str]:
    """Of the names of one participant that match, the best, and always the same one."""
    name = match.name
    return match.score, not name.is_shared, name.text.isascii(), -len(name.text), name.text


def plain_form(name: str) -> str:
    """The form in which a name is compared letter by letter: folded, or small ASCII."""
    if not is_in_arabic(name):
        return plain_latin(name)
    form = plain_arabic(name)
    return _JOINING.sub(r"\1", form) if " " in form else form


def leading(matches: list[PersonMatch]) -> list[PersonMatch]:
    """Those of the matches, the best first, between which only a guess could choose."""
    return [match for match in matches if match.score >= matches[0].score - _NEAR]


def _surnames(participant: Named) -> Iterator[KnownName]:
    """The last words of a person's full names, where they say whose they are."""
    if participant.kind != ParticipantKind.PERSON:
        return
    known = {plain_form(name.text) for name in participant.names}
    for name in participant.names:
        *given, surname = plain_form(name.text).split() or [""]
        is_long = len(surname) >= _SHORTEST_SURNAME
        if given and is_long and not name.is_shared and surname not in _NO_SURNAMES | known:
            known.add(surname)
            yield KnownName(participant.key, surname, is_shared=False, is_derived=True)


def _is_abbreviation(name: str) -> bool:
    """Whether only capitals mean it: US and not us."""
    return name.isascii() and name.isupper() and len(name) <= _LONGEST_ABBREVIATION


def _may_abbreviate(typed: str) -> bool:
    """Whether the text may stand for an abbreviation: capitals, or letters enough."""
    return typed.isupper() or len(typed) >= _SHORTEST_SMALL_ABBREVIATION
