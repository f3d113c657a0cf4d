"""Brackets in pairs: what has no partner, or lies too deep, is passed over and told."""

from collections.abc import Sequence

from .lexer import Lexeme, LexemeKind
from .notes import Note, NoteKind

DEEPEST = 20
"""Brackets within brackets; nobody means more, and reading them takes room."""


def balanced(lexemes: Sequence[Lexeme], notes: list[Note]) -> list[Lexeme]:
    """The lexemes with brackets in pairs only, at most ``DEEPEST`` within one another."""
    open_places: list[int] = []
    dropped: set[int] = set()
    too_deep: list[Lexeme] = []
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is LexemeKind.OPEN:
            open_places.append(place)
        elif lexeme.kind is LexemeKind.CLOSE:
            if not open_places:
                dropped.add(place)
                notes.append(Note(NoteKind.UNBALANCED_BRACKET, lexeme.start, lexeme.end))
                continue
            opening = open_places.pop()
            if len(open_places) >= DEEPEST:
                dropped |= {opening, place}
                too_deep.append(lexemes[opening])
    for place in open_places:
        dropped.add(place)
    if open_places:
        first = lexemes[open_places[0]]
        notes.append(Note(NoteKind.UNBALANCED_BRACKET, first.start, first.end))
    if too_deep:
        first = min(too_deep, key=lambda lexeme: lexeme.start)
        notes.append(Note(NoteKind.TOO_DEEP, first.start, first.end, number=DEEPEST))
    return [lexeme for place, lexeme in enumerate(lexemes) if place not in dropped]
