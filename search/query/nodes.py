"""A query as a tree; what the parser makes and the evaluation reads.

``start`` and ``end`` say where in the query as typed a node stands, so that notes can point at it;
two nodes that mean the same are equal wherever they stand.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from archive.dates import DateRange

from .fields import Field
from .notes import Note


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any form that its stem covers."""

    text: str
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)
    is_function_word: bool = False
    """Whether it is one of the little words that hardly any text is about."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another, spelled so but for the ways to write one letter."""

    words: tuple[str, ...]
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Exact:
    """A word as it is typed, tashkeel apart."""

    text: str
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin so, with or without an article or a clitic before it."""

    text: str
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """All words whose stems are so many letters away at most, with the same first letter."""

    text: str
    distance: int
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


Leaf: TypeAlias = Word | Phrase | Exact | Prefix | Fuzzy


@dataclass(frozen=True, slots=True)
class Near:
    """Parts each of which stands near the next, on either side.

    Neighbouring words are 1 apart. ``distances[i]`` is the greatest between parts i and i + 1; a
    part is any one of some alternatives.
    """

    parts: tuple[tuple[Leaf, ...], ...]
    distances: tuple[int, ...]
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class InTitle:
    """What must be found in the headline."""

    node: "Node"
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Tied:
    """Reports that name a person, are tied to a round or track, or come from a source."""

    field: Field
    keys: tuple[int, ...]
    """Rows of the archive, any of which is enough."""
    typed: str = dataclasses.field(compare=False)
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)
    label_ar: str = dataclasses.field(default="", compare=False)
    label_en: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Published:
    """Reports that may have been published before, after or in the days; never the undated."""

    relation: Field
    """BEFORE the first of the days, AFTER the last, or ON one of them."""
    days: DateRange
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Said:
    """Reports with statements by any of the speakers, in which what ``node`` asks for is said."""

    speakers: tuple[int, ...]
    node: "Node | None"
    typed: str = dataclasses.field(compare=False)
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)
    label_ar: str = dataclasses.field(default="", compare=False)
    label_en: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone or something with several names, each as its words."""

    key: int
    own_names: tuple[tuple[str, ...], ...] = dataclasses.field(compare=False)
    """Names that nobody else bears."""
    shared_names: tuple[tuple[str, ...], ...] = dataclasses.field(default=(), compare=False)
    """Names that count only in a report that is known to mean this bearer."""


@dataclass(frozen=True, slots=True)
class Person:
    """Reports that name a bearer in any way, and reports with the words as they were typed."""

    bearers: tuple[Bearer, ...]
    """Several, where the name may mean any of them."""
    typed: "Clauses"
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


@dataclass(frozen=True, slots=True)
class Restated:
    """Reports with the words as they were typed, and reports that say the same in another way."""

    typed: "Clauses"
    others: tuple["Node", ...]
    """Other words for it, and what reports are known to be: of a round, of some days."""
    start: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)


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
    is_explicit: bool = dataclasses.field(default=False, compare=False)
    """Whether the reader said so in the query language, so that nothing of it may be let go."""


Node: TypeAlias = Leaf | Near | InTitle | Tied | Published | Said | Person | Restated | Clauses


class Sought(NamedTuple):
    """Something that a query asks for, and where in a report it must stand."""

    leaf: Leaf
    in_title: bool = False
    speakers: frozenset[int] = frozenset()
    """In whose statements; empty for anywhere."""


def sought(node: Node) -> Iterator[Leaf]:
    """Yield the words, phrases and families of words asked for, not those excluded."""
    for part in sought_in_places(node):
        yield part.leaf


def sought_in_places(
    node: Node, *, in_title: bool = False, speakers: frozenset[int] = frozenset()
) -> Iterator[Sought]:
    """Yield what ``sought`` yields, with where in a report it must stand."""
    match node:
        case Word() | Phrase() | Exact() | Prefix() | Fuzzy():
            yield Sought(node, in_title, speakers)
            return
        case Clauses():
            inner: tuple[Node, ...] = (*node.must, *node.should)
        case Near():
            inner = tuple(leaf for part in node.parts for leaf in part)
        case InTitle():
            inner, in_title = (node.node,), True
        case Said():
            inner = () if node.node is None else (node.node,)
            speakers = frozenset(node.speakers)
        case Tied() | Published():
            inner = ()
        case Person():
            inner = (*_names(node), node.typed)
        case Restated():
            inner = (*node.others, node.typed)
    for part in inner:
        yield from sought_in_places(part, in_title=in_title, speakers=speakers)


def _names(person: Person) -> tuple[Phrase, ...]:
    """All names of the bearers as phrases, also where they are of one word."""
    names = dict.fromkeys(
        name for bearer in person.bearers for name in (*bearer.own_names, *bearer.shared_names)
    )
    return tuple(Phrase(name, person.start, person.end) for name in names)


def speakers_of(node: Node) -> frozenset[int]:
    """Those whose statements are asked for: an excerpt should show one of them."""
    if isinstance(node, Said):
        return frozenset(node.speakers)
    if isinstance(node, Clauses):
        return frozenset().union(*map(speakers_of, (*node.must, *node.should)))
    return frozenset()


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What a query means; ``root`` is None where it asks for nothing."""

    text: str
    """The query as typed, without what no reader can see."""
    root: Clauses | None
    notes: tuple[Note, ...] = ()
    uses_language: bool = False
    """Whether it holds more than words, phrases and words left out."""
