"""The values of fields: how many of the words after a colon belong to it, and what they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.dates import DateInputProblem

from .dates import ReadDays, problem_with, read_days
from .fields import DATES, Field
from .lexer import Lexeme, LexemeKind
from .notes import Named, Names, Note, NoteKind, Suggestion

# «16 شباط 2017 إلى 20 آذار 2017» are seven.
_MOST_DATE_WORDS = 9
_MOST_NAME_WORDS = 6

_DATE_PROBLEMS = {
    DateInputProblem.NO_SUCH_DAY: NoteKind.NO_SUCH_DAY,
    DateInputProblem.OUT_OF_RANGE: NoteKind.DATE_OUT_OF_RANGE,
}


@dataclass(frozen=True, slots=True)
class Value:
    """What stands after a field's colon."""

    taken: int
    """How many lexemes it is."""
    typed: str
    start: int
    end: int
    meaning: ReadDays | Named | None
    """None where it means nothing to the field."""
    notes: tuple[Note, ...] = ()


def read_value(
    text: str, lexemes: Sequence[Lexeme], place: int, field: Field, names: Names
) -> Value | None:
    """The value that begins at that lexeme, as long as it means something; None without words.

    Where it means nothing, the notes say so; it is then what is most like a name, or one word.
    """
    most = _MOST_DATE_WORDS if field in DATES else _MOST_NAME_WORDS
    spans = [span for span, _ in zip(_spans(text, lexemes, place), range(most), strict=False)]
    if not spans:
        return None
    longest_first = spans[::-1]
    typed = [text[start:end].strip(" ،,؛;") for start, end, _ in longest_first]
    if lexemes[place].kind is LexemeKind.PHRASE:
        typed = [" ".join(lexemes[place].words)]
        if field in DATES:
            start, end, _ = spans[0]
            typed = [text[start + 1 : end - 1]]
    chosen, meaning = _meaning(typed, field, names)
    suggestions: tuple[Suggestion, ...] = ()
    if meaning is None:
        chosen = len(typed) - 1
        if field not in DATES:
            chosen, suggestions = names.nearest(field, typed)
    elif isinstance(meaning, Named):
        suggestions = meaning.each
    start, end, taken = longest_first[chosen]
    kind = _kind_of_note(field, typed[chosen], meaning)
    notes = () if kind is None else (Note(kind, start, end, field, typed[chosen], suggestions),)
    return Value(taken, typed[chosen], start, end, meaning, notes)


def _spans(text: str, lexemes: Sequence[Lexeme], place: int) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, lexemes) of the phrase, or of one word, of two and so on."""
    if place >= len(lexemes):
        return
    first = lexemes[place]
    if first.kind is LexemeKind.PHRASE:
        yield first.start, first.end, 1
        return
    for index in range(place, len(lexemes)):
        lexeme = lexemes[index]
        if lexeme.kind is not LexemeKind.WORD:
            return
        # What is joined by a hyphen or a slash is one.
        is_whole = not text[lexeme.end : lexeme.end + 1].strip(" ()،,؛;") or (
            index + 1 < len(lexemes) and lexemes[index + 1].kind is not LexemeKind.WORD
        )
        if is_whole or index + 1 == len(lexemes):
            yield first.start, lexeme.end, index + 1 - place


def _meaning(
    candidates: Sequence[str], field: Field, names: Names
) -> tuple[int, ReadDays | Named | None]:
    if field in DATES:
        for place, candidate in enumerate(candidates):
            days = read_days(candidate)
            if days is not None:
                return place, days
        return 0, None
    return names.find(field, candidates) or (0, None)


def _kind_of_note(field: Field, typed: str, meaning: ReadDays | Named | None) -> NoteKind | None:
    if isinstance(meaning, Named):
        return NoteKind.SEVERAL_NAMED if meaning.each else None
    if isinstance(meaning, ReadDays):
        return NoteKind.DATES_EXCHANGED if meaning.were_exchanged else None
    if field in DATES:
        return _DATE_PROBLEMS.get(problem_with(typed), NoteKind.DATE_NOT_UNDERSTOOD)
    return NoteKind.UNKNOWN_NAME
