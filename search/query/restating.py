"""Parts of a plain query that can be said in other ways, each as one thing to ask for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .nodes import Clauses, Node, ParsedQuery, Person, Phrase, Restated, Tied, Word
from .plain import ALL_UP_TO

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Restatement:
    """What words of a query say, in other ways."""

    spans: tuple[Span, ...]
    """Where the words stand."""
    others: tuple[Node, ...]


def with_restatements(parsed: ParsedQuery, restatements: Iterable[Restatement]) -> ParsedQuery:
    """The query with these parts of it sought in other ways as well.

    A later one may have an earlier one among its words. What is quoted, left out or understood as
    a name stays as it is. A long query that is short once each part is one thing asks for all of
    it.
    """
    if parsed.root is None:
        return parsed
    root = parsed.root
    for restatement in restatements:
        root = _restated(root, restatement)
    return parsed if root is parsed.root else replace(parsed, root=_shortened(root))


def restated_parts(root: Clauses | None) -> Iterator[Restated]:
    """Yield the parts of the query that are sought in other ways as well."""
    nodes = (*root.must, *root.should) if root is not None else ()
    return (node for node in nodes if isinstance(node, Restated))


def rounds_of(root: Clauses | None) -> Iterator[Tied]:
    """Yield the rounds that parts of the query are taken to name."""
    for part in restated_parts(root):
        yield from (other for other in part.others if isinstance(other, Tied))


def _restated(root: Clauses, restatement: Restatement) -> Clauses:
    parts = _parts_at(root, restatement.spans)
    if not parts:
        return root
    content = tuple(part for part in parts if not _is_little(part))
    start, end = parts[0].start, max(part.end for part in parts)
    whole = Restated(Clauses(content or tuple(parts)), restatement.others, start, end)
    starts = {part.start for part in parts}
    first = min(part.start for part in (content or parts))

    def changed(nodes: Sequence[Node]) -> tuple[Node, ...]:
        return tuple(
            whole if _start(node) == first else node
            for node in nodes
            if _start(node) == first or _start(node) not in starts
        )

    return replace(root, must=changed(root.must), should=changed(root.should))


def _parts_at(root: Clauses, spans: Sequence[Span]) -> list[Word | Restated]:
    """The words in the spans, in order; none where what stands there is anything else."""
    there = [
        node
        for node in (*root.must, *root.should)
        if isinstance(node, Word | Phrase | Person | Restated)
        and any(node.start < end and start < node.end for start, end in spans)
    ]
    parts = [node for node in there if isinstance(node, Word | Restated)]
    # The words of a phrase in a long query all stand where it does.
    is_plain = len(parts) == len(there) == len({part.start for part in parts})
    return sorted(parts, key=lambda part: part.start) if is_plain else []


def _start(node: Node) -> int | None:
    return node.start if isinstance(node, Word | Restated) else None


def _is_little(node: Node) -> bool:
    return isinstance(node, Word) and node.is_function_word


def _shortened(root: Clauses) -> Clauses:
    """All of a query that has few parts, little words apart, also where it has many words."""
    content = tuple(node for node in root.should if not _is_little(node))
    if not root.least_share or len(content) > ALL_UP_TO:
        return root
    little = tuple(node for node in root.should if _is_little(node))
    return replace(root, must=content, should=little, least_share=0.0)
