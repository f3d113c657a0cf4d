"""Which rounds a query names: by their names, by talks and number, or by a number alone.

The first two are recognised as in reports. A query may say less than a report does, «أستانا
السابعة», «الجولة السابعة» without the talks; then all rounds are given that it may mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.knowledge import load_knowledge
from archive.ingest.name_forms import comparable
from archive.ingest.passages import Span, fold_once
from archive.ingest.round_patterns import round_names, track_names
from archive.ingest.rounds import RoundReader
from archive.ingest.values import Knowledge
from archive.models import Alias, Participant, Round, RoundAlias, Track

from .meeting_numbers import WORD, Meeting, Numeral, bare, meeting_beside, numerals
from .stamps import Kept


@dataclass(frozen=True, slots=True)
class NamedRounds:
    """The rounds that words of a query may mean, by slug, and where the words stand."""

    slugs: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    is_sure: bool
    """Whether no other meeting is likely to be meant: the second round may be of elections."""
    talks: tuple[tuple[str, ...], ...] = ()
    """The names of their talks, as folded words; none where the query does not name the talks."""
    number: int | None = None


def rounds_in(text: str) -> list[NamedRounds]:
    """The rounds that the query names; one small database query where none has changed."""
    return _reader.get().rounds_in(text)


class RoundsByName:
    """Finds rounds in queries by what the archive knows of rounds."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._reader = RoundReader(knowledge)
        self._rounds = knowledge.rounds
        self._tracks = {
            tuple(WORD.findall(name)): track
            for name, track in track_names(knowledge.rounds).items()
        }
        self._known = {known.slug: known for known in knowledge.rounds}
        self._names: dict[str, tuple[tuple[str, ...], ...]] = {
            known.track: tuple(name for name, track in self._tracks.items() if track == known.track)
            for known in knowledge.rounds
        }
        self._called = {
            known.slug: {bare(word) for name in round_names(known) for word in name.split()}
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
        return [
            NamedRounds((slug,), tuple(spans), True, self._names[known.track], known.number)
            for slug, spans in places.items()
            for known in [self._known[slug]]
        ]

    def _by_number(self, text: str) -> Iterator[NamedRounds]:
        folded = fold_once(text)
        found = list(WORD.finditer(comparable(folded.text)))
        words = [match[0] for match in found]
        tracks = self._tracks_in(words)
        for numeral in numerals(words):
            meeting = meeting_beside(words, numeral)
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
                is_sure = track is not None or self._is_called(slugs, words, meeting, numeral)
                names = self._names[track] if track else ()
                yield NamedRounds(slugs, tuple(spans), is_sure, names, numeral.number)

    def _is_called(
        self, slugs: Sequence[str], words: Sequence[str], meeting: Meeting | None, of: Numeral
    ) -> bool:
        """Whether more than the word for a meeting is of the names: «القمة الثلاثية الثانية»."""
        between = words[meeting.end : of.first] if meeting else ()
        called = set[str]().union(*(self._called[slug] for slug in slugs))
        return bool(between) and all(bare(word) in called for word in between)

    def _tracks_in(self, words: Sequence[str]) -> list[tuple[str, int, int]]:
        """The talks that the words name, each with its first word and the one after its last."""
        return [
            (track, first, first + len(name))
            for first in range(len(words))
            for name, track in self._tracks.items()
            if (bare(words[first]), *words[first + 1 : first + len(name)]) == name
            or tuple(words[first : first + len(name)]) == name
        ]

    def _numbered(self, number: int, track: str | None, meeting: Meeting | None) -> Iterator[str]:
        for known in self._rounds:
            if known.number == number and (
                known.track == track
                if track is not None
                else meeting is not None and meeting.word in self._called[known.slug]
            ):
                yield known.slug


def _is_beside(numeral: Numeral, first: int, end: int) -> bool:
    return numeral.first == end or (numeral.is_ordinal and numeral.end == first)


_reader = Kept(lambda: RoundsByName(load_knowledge()), Round, RoundAlias, Track, Participant, Alias)
