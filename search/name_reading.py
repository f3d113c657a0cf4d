"""Names within a query: where they stand, whom they may mean, and what to tell of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from archive.arabic.tokens import words
from archive.arabic.transliteration import is_in_arabic
from archive.models import ParticipantKind

from .known_names import MatchKind, Named, PersonMatch
from .known_places import place_called
from .name_table import NameTable, leading
from .names import name_table, report_counts
from .query.nodes import Bearer

# Letters and digits with what is written within names: Ja'afari, 3'adi, O'Neill.
_WORD = re.compile(r"[^\W_]+(?:['’‘ʿʾ`´][^\W_]+)*")
_LONGEST_NAME = 5
_SHORTEST_NAME = 2
# Two letters of an abbreviation are a word in some language: us, is.
_SHORTEST_SOUGHT = 3


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name in the query, and those whom it may mean, the best first."""

    typed: str
    start: int
    """Where in the query it stands."""
    matches: tuple[PersonMatch, ...]

    @property
    def bearers(self) -> tuple[Bearer, ...]:
        """Those whom it may mean, as a query looks for them."""
        return tuple(_bearer(match.participant) for match in self.matches)


@dataclass
class QueryNames:
    """Reads the names of one query, and remembers what it read.

    A name in Latin letters would find nothing in Arabic reports, so that any spelling of it is
    read. In Arabic the words find what they say: there only full or unmistakable names of people
    are read, and those of others where they are all that was typed.
    """

    query: str
    readings: list[NameReading] = field(default_factory=list)

    @cached_property
    def _table(self) -> NameTable:
        return name_table()

    @cached_property
    def _counts(self) -> Mapping[int, int]:
        return report_counts()

    def names_in(self, text: str, begin: int = 0) -> Iterable[tuple[int, int, tuple[Bearer, ...]]]:
        """Where names stand, in order and apart, and whom each may mean.

        The text begins at that place of the query, from whose beginning places are counted.
        """
        found = []
        for reading in self._read(text, begin):
            self.readings.append(reading)
            end = reading.start + len(reading.typed)
            found.append((reading.start, end, reading.bearers))
        return found

    def _read(self, text: str, begin: int) -> Iterator[NameReading]:
        places = [match.span() for match in _WORD.finditer(text)]
        first = 0
        while first < len(places):
            if not self._may_begin_here(text[slice(*places[first])]):
                first += 1
                continue
            for last in range(min(first + _LONGEST_NAME, len(places)) - 1, first - 1, -1):
                start, end = places[first][0], places[last][1]
                matches = self._matches(text[start:end])
                if matches:
                    typed = text[start:end]
                    yield NameReading(typed, begin + start, tuple(leading(matches)))
                    first = last
                    break
            first += 1

    def _may_begin_here(self, word: str) -> bool:
        """Not at an Arabic word with which no name begins: most are looked at once, not in runs."""
        return not is_in_arabic(word) or self._table.begins_a_name(word)

    def _matches(self, text: str) -> list[PersonMatch]:
        if len(text) < _SHORTEST_NAME:
            return []
        is_arabic = is_in_arabic(text)
        matches = self._table.matches(text, self._counts, is_exact=is_arabic)
        if not is_arabic:
            # A town's name is no other name that looks or sounds like it: Sanaa is not SANA.
            return [m for m in matches if m.kind is MatchKind.ALIAS or place_called(text) is None]
        return [match for match in matches if self._is_sure(match, text)]

    def _is_sure(self, match: PersonMatch, text: str) -> bool:
        if match.kind is not MatchKind.ALIAS or match.name.is_derived:
            return False
        if match.name.is_shared and " " not in text:
            return False
        kind = match.participant.kind
        if kind == ParticipantKind.PERSON:
            return True
        is_all = text == self.query.strip()
        return is_all and kind == ParticipantKind.ORGANISATION and not match.name.is_shared


def person_url(participant: Named) -> str:
    """The address of the participant's page."""
    return reverse("person-detail", args=[participant.slug])


def _bearer(participant: Named) -> Bearer:
    own, shared = [], []
    for name in participant.names:
        name_words = tuple(words(name.text))
        if not name_words or len("".join(name_words)) < _SHORTEST_SOUGHT:
            continue
        if not name.is_shared:
            own.append(name_words)
        elif participant.kind == ParticipantKind.PERSON:
            # «الحكومة» and «موسكو» are other things too; in a report that is known to name the
            # person, a surname is theirs.
            shared.append(name_words)
    return Bearer(participant.key, tuple(own), tuple(shared))
