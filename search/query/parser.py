"""What a query means: every text means something, and nothing a reader types is an error."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.arabic.letters import clean_unicode, fold
from archive.arabic.lexicon import FUNCTION_WORDS

from .lexer import Lexeme, LexemeKind, lex
from .nodes import Clauses, Node, Note, NoteKind, ParsedQuery, Phrase, Word

LONGEST_QUERY = 500
"""Characters; what is typed beyond is not searched for."""
MOST_WORDS = 60

# Up to so many words, a report must hold all of them.
_ALL_UP_TO = 4
# Beside a phrase, a reader types a word or two; with more, it is a headline with a quotation.
_BESIDE_A_PHRASE = 2
# Of a longer query (a pasted headline), words that make up this share of its weight are enough.
_SHARE_OF_LONG_QUERIES = 0.25

_ENGLISH_FUNCTION_WORDS = frozenset(
    fold(
        "a an and are as at be by for from has have in is it its of on or that the to was were with"
    ).split()
)


@dataclass(slots=True)
class _Parts:
    """The query's parts as they are met."""

    words: list[Word] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    excluded: list[Node] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    count: int = 0


def parse(text: str) -> ParsedQuery:
    """What the query asks for, with notes on what was not taken as typed. Never raises."""
    cleaned = clean_unicode(text)
    parts = _Parts()
    if len(cleaned) > LONGEST_QUERY:
        parts.notes.append(Note(NoteKind.TOO_LONG, LONGEST_QUERY, len(cleaned)))
    _collect(lex(cleaned[:LONGEST_QUERY]), parts)
    root = _root(parts)
    if root is None and cleaned.strip():
        parts.notes.append(Note(NoteKind.NO_WORDS, 0, len(cleaned)))
    return ParsedQuery(cleaned, root, tuple(parts.notes))


def relaxed(root: Clauses) -> Clauses | None:
    """The query with any part enough, for when all found nothing.

    None where there is nothing to relax: for one word, and for phrases alone, which are what a
    reader meant by the marks.
    """
    if not root.should and all(isinstance(node, Phrase) for node in root.must):
        return None
    parts: list[Node] = []
    for node in root.must:
        parts += _single_words(node) if isinstance(node, Phrase) else [node]
    if len(parts) + len(root.should) < 2:
        return None
    return Clauses(should=(*parts, *root.should), must_not=root.must_not)


def is_function_word(word: str) -> bool:
    """Whether it is one of the little words that hardly any text is about."""
    folded = fold(word)
    if folded in _ENGLISH_FUNCTION_WORDS or folded in FUNCTION_WORDS:
        return True
    return folded[:1] in ("و", "ف") and folded[1:] in FUNCTION_WORDS


def _collect(lexemes: Iterable[Lexeme], parts: _Parts) -> None:
    minus = False
    for lexeme in lexemes:
        if lexeme.kind is LexemeKind.MINUS:
            minus = True
            continue
        if lexeme.kind is LexemeKind.UNCLOSED_QUOTE:
            parts.notes.append(Note(NoteKind.UNCLOSED_QUOTE, lexeme.start, lexeme.end))
            continue
        parts.count += len(lexeme.words)
        if parts.count > MOST_WORDS:
            parts.notes.append(Note(NoteKind.TOO_LONG, lexeme.start, lexeme.end))
            return
        node = _node(lexeme)
        if minus:
            parts.excluded.append(node)
        elif isinstance(node, Word):
            parts.words.append(node)
        else:
            parts.phrases.append(node)
        minus = False


def _node(lexeme: Lexeme) -> Word | Phrase:
    if len(lexeme.words) > 1:
        return Phrase(lexeme.words, lexeme.start, lexeme.end)
    return _word(lexeme.words[0], lexeme.start, lexeme.end)


def _word(text: str, start: int, end: int) -> Word:
    return Word(text, start, end, is_function_word(text))


def _single_words(phrase: Phrase) -> list[Node]:
    return [_word(word, phrase.start, phrase.end) for word in phrase.words]


def _root(parts: _Parts) -> Clauses | None:
    if not (parts.words or parts.phrases or parts.excluded):
        return None
    content = [word for word in parts.words if not word.is_function_word]
    others = [word for word in parts.words if word.is_function_word]
    if not content and not parts.phrases:
        content, others = others, []
    excluded = tuple(parts.excluded)
    quoted = [word for phrase in parts.phrases for word in _single_words(phrase)]
    if len(content) <= _BESIDE_A_PHRASE or len(content) + len(quoted) <= _ALL_UP_TO:
        return Clauses((*content, *parts.phrases), tuple(others), excluded)
    # What is quoted in a pasted headline is seldom a demand: its words count as the others do.
    should = (*parts.words, *quoted)
    return Clauses(should=should, must_not=excluded, least_share=_SHARE_OF_LONG_QUERIES)
