"""Queries a little wider than one that finds nothing, each with what it lets go.

Only what narrows is loosened: parts that are demanded, words that are left out, and what a part
asks beyond its words (an exact spelling, an order, nearness, the headline, a speaker). What lies
in brackets of something left out stays, for less of it would find less.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .fields import Field
from .leaves import FARTHEST
from .nodes import Clauses, Exact, InTitle, Leaf, Near, Node, Phrase, Published, Said, Tied, Word
from .plain import joined, single_words, word_node

_DISTANCES = (10, 25, 50, FARTHEST)


class Loosening(StrEnum):
    """What is let go, the least first."""

    ANY_FORM = "any-form"
    """An exact word is sought in all its forms."""
    FARTHER = "farther"
    """What must be near may stand farther apart."""
    APART = "apart"
    """What must stand together or near may stand anywhere."""
    ANYWHERE = "anywhere"
    """What must be in the headline may be anywhere in the report."""
    NOT_SAID = "not-said"
    """What someone must have said may stand anywhere in a report that names them."""
    LET_IN = "let-in"
    """What must not be there may be."""
    LEFT_OUT = "left-out"
    """A part is no longer asked for."""


@dataclass(frozen=True, slots=True)
class Looser:
    """A query that asks for less, and what of the query was changed."""

    kind: Loosening
    changed: Node
    """The part that was loosened, as it was."""
    root: Clauses
    number: int = 0
    """The distance of what may stand farther apart."""


def loosened(root: Clauses) -> Iterator[Looser]:
    """Yield the query with one thing let go, for each that can be."""
    for step in _of(root):
        yield Looser(step.kind, step.changed, _whole(step.node), step.number)


def without_fields(root: Clauses) -> Clauses | None:
    """The query without the people, sources, rounds, tracks and dates that it demands.

    None where it has none, or nothing else.
    """
    kept = tuple(node for node in root.must if not isinstance(node, Tied | Published))
    return replace(root, must=kept) if kept and len(kept) < len(root.must) else None


def with_any_word(root: Clauses) -> Clauses | None:
    """The query with any of its words enough, also of words in phrases; None for one word."""
    words: dict[Node, None] = {}
    others: list[Node] = []
    for node in root.must:
        if isinstance(node, Phrase):
            words |= dict.fromkeys(single_words(node))
        elif isinstance(node, Word):
            words[node] = None
        else:
            others.append(node)
    content = [word for word in words if not (isinstance(word, Word) and word.is_function_word)]
    if len(content) < 2:
        return None
    any_of = Clauses(should=tuple(content), is_explicit=True)
    return _whole(joined([any_of, *others], (), root.must_not))


def _whole(node: Node) -> Clauses:
    return node if isinstance(node, Clauses) else Clauses((node,), is_explicit=True)


@dataclass(frozen=True, slots=True)
class _Step:
    """What is let go, of which part, and what takes the place of what was looked at."""

    kind: Loosening
    changed: Node
    node: Node
    number: int = 0


def _of(node: Node) -> Iterator[_Step]:
    match node:
        case Clauses():
            yield from _of_clauses(node)
        case Exact():
            yield _Step(Loosening.ANY_FORM, node, word_node(node.text, node.start, node.end))
        case Phrase():
            yield _Step(Loosening.APART, node, joined(single_words(node)))
        case Near():
            yield from _of_near(node)
        case InTitle():
            yield _Step(Loosening.ANYWHERE, node, node.node)
            for step in _of(node.node):
                yield replace(step, node=replace(node, node=step.node))
        case Said():
            yield from _of_said(node)


def _of_clauses(clauses: Clauses) -> Iterator[_Step]:
    for name in ("must", "should"):
        # Of what is not demanded, only alternatives narrow anything.
        parts = getattr(clauses, name)
        if name == "should" and (clauses.must or clauses.least_share):
            continue
        for place, part in enumerate(parts):
            before, after = parts[:place], parts[place + 1 :]
            for step in _of(part):
                changed = _with_parts(clauses, name, (*before, step.node, *after))
                yield replace(step, node=changed)
            if name == "must" and len(parts) > 1:
                rest = _with_parts(clauses, name, (*before, *after))
                yield _Step(Loosening.LEFT_OUT, part, rest)
    if clauses.must or clauses.should:
        for part in clauses.must_not:
            others = tuple(other for other in clauses.must_not if other is not part)
            yield _Step(Loosening.LET_IN, part, replace(clauses, must_not=others))


def _with_parts(clauses: Clauses, name: str, parts: Sequence[Node]) -> Node:
    if name == "should":
        return replace(clauses, should=tuple(parts))
    return joined(parts, clauses.should, clauses.must_not)


def _of_near(near: Near) -> Iterator[_Step]:
    farthest = max(near.distances)
    for distance in _DISTANCES:
        if distance > farthest:
            farther = replace(near, distances=(distance,) * len(near.distances))
            yield _Step(Loosening.FARTHER, near, farther, distance)
    yield _Step(Loosening.APART, near, joined([_any_of(part) for part in near.parts]))
    for place, part in enumerate(near.parts):
        for leaf in part:
            if isinstance(leaf, Exact):
                word = word_node(leaf.text, leaf.start, leaf.end)
                others = tuple(word if other is leaf else other for other in part)
                parts = (*near.parts[:place], others, *near.parts[place + 1 :])
                yield _Step(Loosening.ANY_FORM, leaf, replace(near, parts=parts))


def _any_of(part: Sequence[Leaf]) -> Node:
    return part[0] if len(part) == 1 else Clauses(should=tuple(part), is_explicit=True)


def _of_said(said: Said) -> Iterator[_Step]:
    if said.node is None:
        return
    labels = (said.label_ar, said.label_en)
    named = Tied(Field.PERSON, said.speakers, said.typed, said.start, said.end, *labels)
    yield _Step(Loosening.NOT_SAID, said, joined([named, said.node]))
    yield _Step(Loosening.LEFT_OUT, said.node, replace(said, node=None))
    for step in _of(said.node):
        yield replace(step, node=replace(said, node=step.node))
