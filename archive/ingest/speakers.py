"""Who speaks, as a report names them, and who is meant by a name at a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.arabic.tokens import Token
from archive.ingest.values import FoundName

PERSON = "person"
ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the report names them, and the rule that says so."""

    participant: str
    surface: str
    rule: str
    confidence: float
    end: int
    """Where the words that name the speaker end."""
    is_explicit: bool = True

    @classmethod
    def named(cls, name: FoundName, rule: str, confidence: float) -> "Speaker":
        """The participant whom the name means."""
        return cls(name.participant, name.surface, rule, confidence, name.end)


class NamesInText:
    """The names found in a text, looked up by place."""

    def __init__(self, names: Sequence[FoundName], kinds: Mapping[str, str]) -> None:
        self._names = names
        self._starts = [name.start for name in names]
        self._ends = [name.end for name in names]
        self._kinds = kinds
        # Each person once for each way of writing the name, where it stands first.
        people = (name for name in reversed(names) if kinds.get(name.participant) == PERSON)
        self.people = tuple({(name.participant, name.surface): name for name in people}.values())

    def kind(self, participant: str) -> str:
        """Person, organisation or state; empty for one that the archive does not know."""
        return self._kinds.get(participant, "")

    def at(self, start: int) -> FoundName | None:
        """The name that begins at the place."""
        at = bisect_left(self._starts, start)
        return self._names[at] if at < len(self._starts) and self._starts[at] == start else None

    def ending_at(self, end: int) -> FoundName | None:
        """The name that ends at the place."""
        at = bisect_left(self._ends, end)
        return self._names[at] if at < len(self._ends) and self._ends[at] == end else None

    def last_before(self, position: int) -> FoundName | None:
        """The last name that ends at the place or before it."""
        at = bisect_right(self._ends, position) - 1
        return self._names[at] if at >= 0 else None

    def has_person(self, words: Sequence[Token]) -> bool:
        """Whether a person's name begins at one of the words."""
        names = (self.at(token.start) for token in words)
        return any(name and self.kind(name.participant) == PERSON for name in names)

    def is_person_after(self, end: int) -> bool:
        """Whether a person's name follows right after the place."""
        at = bisect_left(self._starts, end)
        if at == len(self._starts) or self._starts[at] > end + 2:
            return False
        return self.kind(self._names[at].participant) == PERSON
