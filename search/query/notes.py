"""What a reader should know about how a query was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from .fields import Field


class NoteKind(StrEnum):
    """What a query was not taken as typed for; the value is the API's code."""

    NO_WORDS = "no-words"
    UNCLOSED_QUOTE = "unclosed-quote"
    TOO_LONG = "too-long"
    UNBALANCED_BRACKET = "unbalanced-bracket"
    TOO_DEEP = "too-deep"
    EMPTY_BRACKETS = "empty-brackets"
    NOTHING_AFTER = "nothing-after"
    NOTHING_BEFORE = "nothing-before"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_NAME = "unknown-name"
    SEVERAL_NAMED = "several-named"
    DATE_NOT_UNDERSTOOD = "date-not-understood"
    NO_SUCH_DAY = "no-such-day"
    DATE_OUT_OF_RANGE = "date-out-of-range"
    DATES_EXCHANGED = "dates-exchanged"
    SHORT_PREFIX = "short-prefix"
    STRAY_SIGN = "stray-sign"
    EMPTY_QUOTES = "empty-quotes"
    NO_DAY = "no-day"
    FUZZY_CAPPED = "fuzzy-capped"
    SHORT_FUZZY = "short-fuzzy"
    DISTANCE_CAPPED = "distance-capped"
    NOT_NEAR = "not-near"
    TOO_MANY_FORMS = "too-many-forms"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that was perhaps meant."""

    label: str
    """What it is called, in the reader's language."""
    piece: str
    """What would be typed for it, in place of the piece that the note is about."""
    keys: tuple[int, ...] = ()
    """Its rows in the archive, where it has any."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader should know about how the query was read, and its place."""

    kind: NoteKind
    start: int
    end: int
    field: Field | None = None
    """The field whose value it is about."""
    typed: str = ""
    """The piece that it is about, where that is not simply what stands at the place."""
    suggestions: tuple[Suggestion, ...] = ()
    """What was perhaps meant, the likest first; or all that was taken."""
    number: int = 0
    """A limit that was applied."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a field's value names; several keys where the name is not one's alone."""

    keys: tuple[int, ...]
    label_ar: str = ""
    label_en: str = ""
    """Its full names; empty where it is several."""
    each: tuple[Suggestion, ...] = ()
    """Each of them, where it is several."""


class Names(Protocol):
    """Knows what people, sources, rounds and tracks are called."""

    def find(self, field: Field, candidates: Sequence[str]) -> tuple[int, Named] | None:
        """The first of the candidates that is a name, by its place, and what it names."""
        ...

    def nearest(
        self, field: Field, candidates: Sequence[str]
    ) -> tuple[int, tuple[Suggestion, ...]]:
        """Names that are much like one of the candidates, the likest first, and its place.

        The last of the candidates where there are none.
        """
        ...


class NoNames:
    """Knows nothing: for reading a query without asking the archive."""

    def find(self, field: Field, candidates: Sequence[str]) -> tuple[int, Named] | None:
        """Nothing."""
        return None

    def nearest(
        self, field: Field, candidates: Sequence[str]
    ) -> tuple[int, tuple[Suggestion, ...]]:
        """Nothing."""
        return len(candidates) - 1, ()
