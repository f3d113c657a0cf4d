"""What is left of a plain query when some of its words are taken to say something else of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from .nodes import Node, ParsedQuery, Phrase, Word
from .plain import Run, language_clauses

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase of a plain query, with the minus before it where there is one."""

    node: Word | Phrase
    start: int
    end: int
    is_left_out: bool = False

    @property
    def is_little(self) -> bool:
        """Whether nothing would be about it."""
        return isinstance(self.node, Word) and self.node.is_function_word


def pieces_of(parsed: ParsedQuery) -> tuple[Piece, ...]:
    """The pieces of a plain query in their order; none of one in the query language."""
    root = parsed.root
    if root is None or parsed.uses_language:
        return ()
    pieces: dict[Span, Piece] = {}
    for node in (*root.must, *root.should):
        if isinstance(node, Word | Phrase):
            span = node.start, node.end
            there = pieces.get(span)
            # The words of a phrase in a long query all stand where it does.
            whole = node if there is None else Phrase((*_words(there.node), *_words(node)), *span)
            pieces[span] = Piece(whole, *span)
    for node in root.must_not:
        if isinstance(node, Word | Phrase):
            left_out = Piece(node, node.start - 1, node.end, is_left_out=True)
            pieces[node.start, node.end] = left_out
    return tuple(sorted(pieces.values(), key=lambda piece: piece.start))


def _words(node: Word | Phrase) -> tuple[str, ...]:
    return (node.text,) if isinstance(node, Word) else node.words


@dataclass(frozen=True, slots=True)
class Remainder:
    """The pieces that are left, and the same as text, as it was typed."""

    pieces: tuple[Piece, ...]
    text: str

    @property
    def has_content(self) -> bool:
        """Whether it asks for anything."""
        return any(not piece.is_left_out for piece in self.pieces)

    def sought(self) -> Node | None:
        """What of it must be found, as the query language has it."""
        run = Run()
        for piece in self.pieces:
            if piece.is_left_out:
                continue
            if isinstance(piece.node, Word):
                run.words.append(piece.node)
            else:
                run.phrases.append(piece.node)
        return language_clauses(run)

    def left_out(self) -> tuple[Node, ...]:
        """What of it must not be found."""
        return tuple(piece.node for piece in self.pieces if piece.is_left_out)


def remainder(text: str, pieces: Sequence[Piece], taken: Iterable[Span]) -> Remainder:
    """What is left of the pieces where those that stand in a taken place are gone.

    Little words go with what stood beside them: «عن» of «قال فلان عن الهدنة».
    """
    spans = tuple(taken)
    kept: list[Piece] = []
    texts = []
    for is_taken, group in groupby(pieces, lambda piece: _is_in(piece, spans)):
        run = [] if is_taken else _trimmed(list(group))
        if run:
            kept += run
            texts.append(text[run[0].start : run[-1].end])
    return Remainder(tuple(kept), " ".join(texts))


def _is_in(piece: Piece, spans: Sequence[Span]) -> bool:
    return any(piece.start < end and start < piece.end for start, end in spans)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    content = [place for place, piece in enumerate(pieces) if not piece.is_little]
    return pieces[content[0] : content[-1] + 1] if content else []
