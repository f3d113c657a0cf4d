"""A query as a tree; what the parser makes and the evaluation reads.

``start`` and ``end`` say where in the query as typed a node stands, so that notes can point at it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any form that its stem covers."""

    text: str
    start: int
    end: int
    is_function_word: bool = False
    """Whether it is one of the little words that hardly any text is about."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another, spelled so but for the ways to write one letter."""

    words: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clauses:
    """What must, should and must not be found.

    ``least_share`` is the share of the weight of ``should`` that a report must reach, where a word
    weighs the more, the rarer it is, and a phrase nothing; 0 asks for nothing. With no ``must`` and
    no share, any one of ``should`` is enough; with nothing but ``must_not``, all other reports are
    found.
    """

    must: tuple["Node", ...] = ()
    should: tuple["Node", ...] = ()
    must_not: tuple["Node", ...] = ()
    least_share: float = 0.0


Node: TypeAlias = Word | Phrase | Clauses


def sought(node: Node) -> Iterator[Word | Phrase]:
    """Yield the words and phrases that the query asks for, not those it excludes."""
    if isinstance(node, Clauses):
        for part in (*node.must, *node.should):
            yield from sought(part)
    else:
        yield node


class NoteKind(StrEnum):
    """What a query was not taken as typed for."""

    NO_WORDS = "no-words"
    UNCLOSED_QUOTE = "unclosed-quote"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader should know about how the query was read, and its place."""

    kind: NoteKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What a query means; ``root`` is None where it asks for nothing."""

    text: str
    """The query as typed, without what no reader can see."""
    root: Clauses | None
    notes: tuple[Note, ...] = ()
