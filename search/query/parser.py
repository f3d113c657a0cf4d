"""What a query means: every text means something, and nothing a reader types is an error."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import takewhile

from archive.arabic.letters import clean_unicode, fold

from .asking import asking
from .brackets import balanced
from .fields import FIELD_NAMES, Field
from .leaves import LEAF_KINDS
from .lexer import Lexeme, LexemeKind, lex
from .nodes import Clauses, Node, ParsedQuery, Phrase, Published, Restated, Tied, Word
from .notes import Names, NoNames, Note, NoteKind, Suggestion
from .operators import is_short, is_surely_language, may_be_language, with_operators
from .plain import Run, plain_clauses, single_words, word_node
from .reader import LanguageReader

LONGEST_QUERY = 500
"""Characters; what is typed beyond is not searched for."""
MOST_WORDS = 60
MOST = 0.5
"""The share of a query's weight that is most of it."""
_PARTS_OF_WHICH_MOST_ARE_ENOUGH = 3

_NO_NAMES = NoNames()


def parse(text: str, names: Names = _NO_NAMES) -> ParsedQuery:
    """What the query asks for, with notes on what was not taken as typed. Never raises."""
    cleaned = clean_unicode(text)
    notes: list[Note] = []
    lexemes, end = _within_limits(lex(cleaned[:LONGEST_QUERY]))
    if end is None and len(cleaned) > LONGEST_QUERY:
        end = LONGEST_QUERY
    if end is not None:
        notes.append(Note(NoteKind.TOO_LONG, end, len(cleaned)))
    is_sure = is_surely_language(lexemes)
    notes += _signs_without_sense(lexemes, is_told=is_sure or is_short(lexemes))
    lexemes = [lexeme for lexeme in lexemes if lexeme.kind not in _SAID_BY_NOTES]
    root, uses_language = None, False
    if is_sure or may_be_language(lexemes):
        decided = with_operators(lexemes, is_sure=is_sure)
        reader = LanguageReader(cleaned, decided, names)
        root = reader.read()
        notes += [*reader.notes, *_without_a_day(root)]
        # Operators without anything between them are the words that they are.
        uses_language = root is not None and (is_sure or reader.uses_language)
    else:
        balanced(lexemes, notes)
    if not uses_language:
        root = plain_clauses(_plain_run(lexemes))
    if root is None and cleaned.strip():
        notes.append(Note(NoteKind.NO_WORDS, 0, len(cleaned)))
    return ParsedQuery(cleaned, root, tuple(notes), uses_language)


def relaxed(root: Clauses) -> Clauses | None:
    """The query with any part enough, for when all found nothing.

    None where there is nothing to relax: for one word, for phrases alone, which are what a reader
    meant by the marks, and for what is said in the query language.
    """
    if root.is_explicit or (
        not root.should and all(isinstance(node, Phrase) for node in root.must)
    ):
        return None
    parts: list[Node] = []
    for node in root.must:
        parts += _parts(node)
    if len(parts) + len(root.should) < 2:
        return None
    return Clauses(should=(*parts, *root.should), must_not=root.must_not)


def _parts(node: Node) -> list[Node]:
    """The parts of one that is demanded, each of which may be enough."""
    match node:
        case Phrase():
            return list(single_words(node))
        case Restated():
            # Of some days, or of a round, there are many reports that have nothing else of it.
            others = (other for other in node.others if not isinstance(other, Tied | Published))
            return [*others, *node.typed.must]
        case _:
            return [node]


def _length(nodes: Iterable[Node]) -> int:
    """How many parts these are as they were typed."""
    return sum(_length(n.typed.must) if isinstance(n, Restated) else 1 for n in nodes)


def mostly(root: Clauses) -> Clauses | None:
    """The query with most of it enough, for when few reports have all of it.

    None where it is of so few parts that it is about each of them, and where phrases or the query
    language say what is demanded.
    """
    is_demanded = root.is_explicit or any(isinstance(node, Phrase) for node in root.must)
    if is_demanded or len(root.must) < 2 or _length(root.must) < _PARTS_OF_WHICH_MOST_ARE_ENOUGH:
        return None
    return Clauses((), (*root.must, *root.should), root.must_not, least_share=MOST)


def _within_limits(lexemes: Iterable[Lexeme]) -> tuple[list[Lexeme], int | None]:
    """As many as a query may have, and where the first beyond them begins, if there is one."""
    kept: list[Lexeme] = []
    count = 0
    for lexeme in lexemes:
        count += len(lexeme.words)
        if count > MOST_WORDS:
            return kept, lexeme.start
        kept.append(lexeme)
    return kept, None


def _without_a_day(root: Clauses | None) -> Iterator[Note]:
    """Yield a note where the dates that are demanded leave no day; it points at the last of them.

    Of a date in brackets with others, nothing is said: they may be alternatives.
    """
    first, last = dt.date.min, dt.date.max
    for node in root.must if root is not None else ():
        if not isinstance(node, Published):
            continue
        days = node.days
        if node.relation is Field.BEFORE:
            last = min(last, days.first - dt.timedelta(days=1))
        elif node.relation is Field.AFTER:
            first = max(first, days.last + dt.timedelta(days=1))
        if first > last:
            yield Note(NoteKind.NO_DAY, node.start, node.end)
            return


_SAID_BY_NOTES = frozenset({LexemeKind.UNCLOSED_QUOTE, LexemeKind.STRAY_SIGN})


def _signs_without_sense(lexemes: Sequence[Lexeme], *, is_told: bool) -> list[Note]:
    """What to say of signs that mean nothing where they stand; little of them in a headline."""
    notes = []
    for lexeme in lexemes:
        if lexeme.kind is LexemeKind.UNCLOSED_QUOTE:
            notes.append(Note(NoteKind.UNCLOSED_QUOTE, lexeme.start, lexeme.end))
        elif lexeme.kind is LexemeKind.STRAY_SIGN and is_told:
            kind = NoteKind.EMPTY_QUOTES if lexeme.is_quoted else NoteKind.STRAY_SIGN
            notes.append(Note(kind, lexeme.start, lexeme.end))
        elif lexeme.kind is LexemeKind.UNKNOWN_FIELD and is_told:
            name = lexeme.words[0]
            near = get_close_matches(fold(name), FIELD_NAMES, n=1, cutoff=0.6)
            meant = tuple(Suggestion(one, one) for one in near)
            notes.append(Note(NoteKind.UNKNOWN_FIELD, lexeme.start, lexeme.end, None, name, meant))
    return notes


def _plain_run(lexemes: Sequence[Lexeme]) -> Run:
    """Words, phrases and words left out, whatever else there is."""
    run = Run()
    is_excluded = False
    for lexeme in lexemes:
        if lexeme.kind is LexemeKind.MINUS:
            is_excluded = True
        elif lexeme.kind in LEAF_KINDS or lexeme.kind is LexemeKind.FIELD:
            node = _plain_node(lexeme)
            if is_excluded:
                run.excluded.append(node)
            elif isinstance(node, Word):
                run.words.append(node)
            else:
                run.phrases.append(node)
            is_excluded = False
    first = list(takewhile(lambda lexeme: lexeme.kind is LexemeKind.WORD, lexemes))
    for place in range(asking([lexeme.words[0] for lexeme in first])):
        run.words[place] = replace(run.words[place], is_function_word=True)
    return run


def _plain_node(lexeme: Lexeme) -> Word | Phrase:
    if lexeme.kind is LexemeKind.FIELD:
        end = lexeme.start + len(lexeme.words[0])
        return word_node(lexeme.words[0], lexeme.start, end)
    if len(lexeme.words) > 1:
        return Phrase(lexeme.words, lexeme.start, lexeme.end)
    return word_node(lexeme.words[0], lexeme.start, lexeme.end)
