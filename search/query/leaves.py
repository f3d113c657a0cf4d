"""Words of a query with their signs: exact ones, beginnings, and words spelled about so."""

from collections.abc import Sequence

from archive.arabic.letters import fold

from .lexer import Lexeme, LexemeKind
from .nodes import Clauses, Exact, Fuzzy, Leaf, Near, Node, Phrase, Prefix, Word
from .notes import Note, NoteKind
from .plain import word_node

FARTHEST = 100
"""The greatest distance of NEAR."""
USUAL_DISTANCE = 10
"""The distance of NEAR without a number."""
LARGEST_DIFFERENCE = 2
"""Letters by which a word may differ from what is spelled about so."""

_SHORTEST_PREFIX = 2
_SHORTEST_FUZZY = 3
# Up to so many letters, one that differs is enough to make a stranger of a word.
_ONE_LETTER_UP_TO = 5
_ARTICLES = frozenset({"ال", "وال", "بال", "فال", "كال", "لل", "ولل"})

LEAF_KINDS = frozenset(
    {
        LexemeKind.WORD,
        LexemeKind.UNKNOWN_FIELD,
        LexemeKind.PHRASE,
        LexemeKind.EXACT,
        LexemeKind.PREFIX,
        LexemeKind.FUZZY,
    }
)


def leaf_of(lexeme: Lexeme, notes: list[Note]) -> Leaf | Near:
    """What a piece of the query asks for by itself."""
    start, end = lexeme.start, lexeme.end
    match lexeme.kind:
        case LexemeKind.PHRASE:
            return _phrase(lexeme, notes)
        case LexemeKind.EXACT:
            return Exact(lexeme.words[0], start, end)
        case LexemeKind.PREFIX:
            return _prefix(lexeme, notes)
        case LexemeKind.FUZZY:
            return _fuzzy(lexeme, notes)
        case _:
            return word_node(lexeme.words[0], start, end)


def _phrase(lexeme: Lexeme, notes: list[Note]) -> Leaf | Near:
    start, end = lexeme.start, lexeme.end
    if len(lexeme.words) == 1:
        return word_node(lexeme.words[0], start, end)
    if not lexeme.number:
        return Phrase(lexeme.words, start, end)
    parts = tuple((word_node(word, start, end),) for word in lexeme.words)
    return Near(parts, (distance_of(lexeme, notes),) * (len(parts) - 1), start, end)


def _prefix(lexeme: Lexeme, notes: list[Note]) -> Leaf:
    typed, start, end = lexeme.words[0], lexeme.start, lexeme.end
    folded = fold(typed)
    if len(folded) < _SHORTEST_PREFIX or folded in _ARTICLES:
        notes.append(Note(NoteKind.SHORT_PREFIX, start, end, number=_SHORTEST_PREFIX))
        return word_node(typed, start, end)
    return Prefix(typed, start, end)


def _fuzzy(lexeme: Lexeme, notes: list[Note]) -> Leaf:
    typed, start, end = lexeme.words[0], lexeme.start, lexeme.end
    length = len(fold(typed))
    if length < _SHORTEST_FUZZY:
        notes.append(Note(NoteKind.SHORT_FUZZY, start, end, number=_SHORTEST_FUZZY))
        return word_node(typed, start, end)
    usual = 1 if length <= _ONE_LETTER_UP_TO else LARGEST_DIFFERENCE
    distance = lexeme.number or usual
    if distance > LARGEST_DIFFERENCE:
        notes.append(Note(NoteKind.FUZZY_CAPPED, start, end, number=LARGEST_DIFFERENCE))
        distance = LARGEST_DIFFERENCE
    return Fuzzy(typed, distance, start, end)


def distance_of(lexeme: Lexeme, notes: list[Note]) -> int:
    """How far apart the parts beside NEAR may stand."""
    if lexeme.number > FARTHEST:
        notes.append(Note(NoteKind.DISTANCE_CAPPED, lexeme.start, lexeme.end, number=FARTHEST))
        return FARTHEST
    return lexeme.number or USUAL_DISTANCE


def near_alternatives(nodes: Sequence[Node]) -> tuple[tuple[Leaf, ...], ...] | None:
    """The nodes as parts of NEAR; None where one is neither a word nor some alternatives."""
    parts = [_alternatives(node) for node in nodes]
    return tuple(parts) if all(parts) else None


def _alternatives(node: Node) -> tuple[Leaf, ...]:
    if isinstance(node, Word | Phrase | Exact | Prefix | Fuzzy):
        return (node,)
    if isinstance(node, Clauses) and not (node.must or node.must_not or node.least_share):
        leaves = [_alternatives(part) for part in node.should]
        if all(len(of_part) == 1 for of_part in leaves):
            return tuple(leaf for (leaf,) in leaves)
    return ()
