"""How a query was read, told back to the reader: what was made of it, and what was not taken."""

from django.utils.translation import get_language

from .finding import Found, Question
from .lookup import ArchiveNames
from .meanings import meanings, whole_list
from .query.expansion import MOST_FORMS, capped
from .query.messages import message
from .query.nodes import ParsedQuery
from .query.notes import Note, NoteKind
from .query.parser import parse
from .query.rendering import Syntax, render
from .results import QueryNote, QueryPiece, QueryReading

# Characters of a run of the query that are shown beside notes.
_LONGEST_PIECE = 120


def read_back(question: Question, found: Found | None) -> QueryReading | None:
    """What to tell; None where the query is plain and was taken as typed."""
    parsed = question.as_typed
    language = get_language() or "ar"
    notes = [*parsed.notes, *(_on_forms(found, parsed) if found else [])]
    if not notes and not parsed.uses_language:
        return None
    notes.sort(key=lambda note: (note.start, note.end))
    told = tuple(_told(note, question, found, language) for note in notes)
    here = Syntax.ARABIC if language == "ar" else Syntax.LATIN
    other = Syntax.LATIN if here is Syntax.ARABIC else Syntax.ARABIC
    in_other = _rendered(parsed, other)
    can_switch = in_other and parse(in_other, ArchiveNames()).root == parsed.root
    return QueryReading(
        typed=parsed.text,
        pieces=_pieces(parsed.text, told),
        notes=told,
        read_as=_rendered(parsed, here),
        other=in_other if can_switch else "",
        other_url=question.request.url(q=in_other) if can_switch else "",
    )


def _told(note: Note, question: Question, found: Found | None, language: str) -> QueryNote:
    list_url, list_label = whole_list(note)
    return QueryNote(
        code=note.kind.value,
        start=note.start,
        end=note.end,
        message=message(note, language),
        meanings=meanings(note, question, found) if note.suggestions else (),
        are_taken=note.kind is NoteKind.SEVERAL_NAMED,
        list_url=list_url,
        list_label=list_label,
    )


def _rendered(parsed: ParsedQuery, syntax: Syntax) -> str:
    if parsed.root is None or not parsed.uses_language:
        return ""
    return render(parsed.root, syntax)


def _on_forms(found: Found, parsed: ParsedQuery) -> list[Note]:
    """What only the index knows: that a piece stands for too many words."""
    if parsed.root is None:
        return []
    return [
        Note(NoteKind.TOO_MANY_FORMS, piece.start, piece.end, number=MOST_FORMS)
        for piece, _ in capped(found.snapshot, parsed.root)
    ]


def _pieces(text: str, notes: tuple[QueryNote, ...]) -> tuple[QueryPiece, ...]:
    """The query cut where notes point; of notes that overlap, the first marks the place."""
    pieces: list[QueryPiece] = []
    place = 0
    for note in notes:
        if note.start < place or note.end <= note.start:
            continue
        if note.start > place:
            pieces.append(QueryPiece(_shortened(text[place : note.start]), is_marked=False))
        pieces.append(QueryPiece(_shortened(text[note.start : note.end]), is_marked=True))
        place = note.end
    if place < len(text):
        pieces.append(QueryPiece(_shortened(text[place:]), is_marked=False))
    return tuple(pieces)


def _shortened(piece: str) -> str:
    """The piece with its ends: enough to know the place by."""
    if len(piece) <= _LONGEST_PIECE:
        return piece
    return f"{piece[: _LONGEST_PIECE // 2]} … {piece[-_LONGEST_PIECE // 2 :]}"
