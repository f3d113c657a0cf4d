"""Which rounds a query names: by their names, by talks and number, or by a number alone.

The first two are recognised as in reports. A query may say less than a report does, «أستانا
السابعة», «الجولة السابعة» without the talks; then all rounds are given that it may mean.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.arabic.letters import fold
from archive.arabic.months import ENGLISH_MONTHS, MONTHS
from archive.arabic.numerals import ORDINALS
from archive.ingest.knowledge import load_knowledge
from archive.ingest.name_forms import comparable
from archive.ingest.passages import Span, fold_once
from archive.ingest.round_patterns import ENGLISH_ORDINALS, round_names, track_names
from archive.ingest.rounds import RoundReader
from archive.ingest.values import Knowledge
from archive.models import Alias, Participant, Round, RoundAlias, Track

from .stamps import Kept


@dataclass(frozen=True, slots=True)
class NamedRounds:
    """The rounds that words of a query may mean, by slug, and where the words stand."""

    slugs: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def rounds_in(text: str) -> list[NamedRounds]:
    """The rounds that the query names; one small database query where none has changed."""
    return _reader.get().rounds_in(text)


_WORD = re.compile(r"\w+")
_PARTICLES = re.compile("[وفبلك]{0,2}(?:ال)?(?=..)")
_ROUND, _MEETING, _SUMMIT = map(fold, ("جولة", "اجتماع", "قمة"))
_MEETINGS = {fold(word): fold(word) for word in ("جولة", "اجتماع", "لقاء", "مؤتمر", "قمة")} | {
    "round": _ROUND,
    "meeting": _MEETING,
    "summit": _SUMMIT,
}
"""What a round may be called, and the word for it in the rounds' own names."""
_ENGLISH_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
# «القمة الثلاثية الثالثة», «الجولة رقم 7»: so many words after what it is, its number ends.
_WORDS_BETWEEN = 1


class _Numeral(NamedTuple):
    """A number of a round: its first word, the one after its last, and what it is."""

    first: int
    end: int
    number: int
    is_ordinal: bool


class RoundsByName:
    """Finds rounds in queries by what the archive knows of rounds."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._reader = RoundReader(knowledge)
        self._rounds = knowledge.rounds
        self._tracks = {
            tuple(_WORD.findall(name)): track
            for name, track in track_names(knowledge.rounds).items()
        }
        self._called = {
            known.slug: {_bare(word) for name in round_names(known) for word in name.split()}
            for known in knowledge.rounds
        }

    def rounds_in(self, text: str) -> list[NamedRounds]:
        """The rounds named outright; if there are none, those that a number may mean."""
        return self._outright(text) or list(self._by_number(text))

    def _outright(self, text: str) -> list[NamedRounds]:
        talks = self._reader.talks(text, Span(0, len(text)))
        places: dict[str, list[Span]] = {}
        for naming in self._reader.namings(text, None):
            start, end = naming.start, naming.end
            if talks and naming.round in talks.rounds and start <= talks.end and talks.start <= end:
                # «محادثات أستانا 7»: the talks are of the name.
                start, end = min(start, talks.start), max(end, talks.end)
            places.setdefault(naming.round.slug, []).append(Span(start, end))
        return [NamedRounds((slug,), tuple(spans)) for slug, spans in places.items()]

    def _by_number(self, text: str) -> Iterator[NamedRounds]:
        folded = fold_once(text)
        found = list(_WORD.finditer(comparable(folded.text)))
        words = [match[0] for match in found]
        tracks = self._tracks_in(words)
        for numeral in _numerals(words):
            meeting = _meeting_beside(words, numeral)
            track = next(
                (slug for slug, first, end in tracks if _is_beside(numeral, first, end)), None
            )
            if meeting is None and (track is None or not numeral.is_ordinal):
                continue
            if track is None and tracks:
                track = tracks[0][0]
            slugs = tuple(self._numbered(numeral.number, track, meeting))
            taken = [(numeral.first, numeral.end)]
            if meeting:
                # «القمة الثلاثية الثانية»: what stands between them is of the name.
                first = min(numeral.first, meeting.first)
                taken = [(first, max(numeral.end, meeting.end))]
            taken += [(first, end) for slug, first, end in tracks if slug == track]
            if slugs:
                spans = (folded.origin(found[a].start(), found[b - 1].end()) for a, b in taken)
                yield NamedRounds(slugs, tuple(spans))

    def _tracks_in(self, words: Sequence[str]) -> list[tuple[str, int, int]]:
        """The talks that the words name, each with its first word and the one after its last."""
        return [
            (track, first, first + len(name))
            for first in range(len(words))
            for name, track in self._tracks.items()
            if (_bare(words[first]), *words[first + 1 : first + len(name)]) == name
            or tuple(words[first : first + len(name)]) == name
        ]

    def _numbered(
        self, number: int, track: str | None, meeting: "_Meeting | None"
    ) -> Iterator[str]:
        for known in self._rounds:
            if known.number == number and (
                known.track == track
                if track is not None
                else meeting is not None and meeting.word in self._called[known.slug]
            ):
                yield known.slug


class _Meeting(NamedTuple):
    """A word for a meeting, as the rounds' names have it, and where it stands."""

    word: str
    first: int
    end: int


def _bare(word: str) -> str:
    """The word without its article and particles."""
    return _PARTICLES.sub("", word, count=1)


def _numerals(words: Sequence[str]) -> Iterator[_Numeral]:
    place = 0
    while place < len(words):
        numeral = _numeral(words, place)
        if numeral is not None:
            yield numeral
        place = place + 1 if numeral is None else numeral.end


def _numeral(words: Sequence[str], place: int) -> _Numeral | None:
    for end in (place + 2, place + 1):
        ordinal = ORDINALS.get(" ".join(words[place:end])) if end <= len(words) else None
        if ordinal is not None:
            return _Numeral(place, end, ordinal, is_ordinal=True)
    word = words[place]
    if _NUMBER.fullmatch(word) and not _is_month(words[place + 1 : place + 3]):
        return _Numeral(place, place + 1, int(word), is_ordinal=False)
    number = ENGLISH_ORDINALS.get(word)
    if match := _ENGLISH_NUMBER.fullmatch(word):
        number = int(match[1])
    return None if number is None else _Numeral(place, place + 1, number, is_ordinal=True)


def _is_month(words: Sequence[str]) -> bool:
    """Whether a month's name begins the words, so that what stands before them is its day."""
    names = (" ".join(words[:1]), " ".join(words))
    return any(name in MONTHS or name in ENGLISH_MONTHS for name in names)


def _meeting_beside(words: Sequence[str], numeral: _Numeral) -> _Meeting | None:
    """The word for a meeting that the number counts: in English it may stand after it."""
    places = [numeral.first - 1, numeral.first - 1 - _WORDS_BETWEEN]
    if numeral.is_ordinal and words[numeral.first].isascii():
        places += [numeral.end, numeral.end + _WORDS_BETWEEN]
    for place in places:
        if 0 <= place < len(words):
            word = words[place]
            known = _MEETINGS.get(word) or _MEETINGS.get(_bare(word))
            if known is not None:
                return _Meeting(known, place, place + 1)
    return None


def _is_beside(numeral: _Numeral, first: int, end: int) -> bool:
    return numeral.first == end or (numeral.is_ordinal and numeral.end == first)


_reader = Kept(lambda: RoundsByName(load_knowledge()), Round, RoundAlias, Track, Participant, Alias)
