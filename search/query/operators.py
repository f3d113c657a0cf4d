"""Whether a query uses the query language, and which of its words are operators.

A pasted headline must be searched as it stands. So «أو», «و» and «ليس», which every headline may
hold, are operators only in a short query or in one that has a sign that no headline has; and even
then «قرب» alone is one only beside such a sign or between two phrases, because an explosion near a
town is more often meant than two words near one another.
"""

from collections.abc import Sequence
from functools import lru_cache

from archive.arabic.letters import fold
from archive.arabic.lexicon import FUNCTION_WORDS

from .lexer import Lexeme, LexemeKind, is_all_capitals, is_latin_operator, lex

SHORT = 6
"""Words, operators apart, up to which a query is short."""

_UNMISTAKABLE = frozenset(
    {LexemeKind.EXACT, LexemeKind.PREFIX, LexemeKind.FUZZY, LexemeKind.PLUS, LexemeKind.NEAR}
)
_WITH_WORDS = frozenset(
    {
        LexemeKind.WORD,
        LexemeKind.PHRASE,
        LexemeKind.EXACT,
        LexemeKind.PREFIX,
        LexemeKind.FUZZY,
        LexemeKind.UNKNOWN_FIELD,
    }
)
_SIGNS = frozenset({LexemeKind.MINUS, LexemeKind.PLUS, LexemeKind.NOT})

_ENGLISH_FUNCTION_WORDS = frozenset(
    fold(
        "a about an and are as at be by did do does for from has have in is it its of on or said"
        " say that the to was were with"
    ).split()
)


QUESTION_WORDS = frozenset(
    fold(
        "ما ماذا من متى أين كيف هل لماذا كم أي شو شنو إيش ليش ليه وين فين مين إمتى شلون إزاي علاش"
        " what when where who whom whose which why how"
    ).split()
)
"""Words that ask, of written Arabic, of its dialects and of English."""


# The same words come again and again, and folding them takes longer than all else.
@lru_cache(maxsize=4_096)
def is_function_word(word: str) -> bool:
    """Whether it is one of the little words that hardly any text is about."""
    folded = fold(word)
    if folded in _ENGLISH_FUNCTION_WORDS or folded in FUNCTION_WORDS or folded in QUESTION_WORDS:
        return True
    return folded[:1] in ("و", "ف") and folded[1:] in FUNCTION_WORDS


def is_short(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the query has few words."""
    words = [lexeme for lexeme in lexemes if lexeme.kind in _WITH_WORDS and not lexeme.operator]
    return sum(len(lexeme.words) for lexeme in words) <= SHORT


def is_surely_language(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the query has a sign of the query language that no headline has."""
    for place, lexeme in enumerate(lexemes):
        if lexeme.is_plain:
            continue
        if lexeme.kind in _UNMISTAKABLE or (lexeme.kind is LexemeKind.PHRASE and lexeme.number):
            return True
        if lexeme.kind is LexemeKind.FIELD and not lexeme.is_loose:
            return True
        if is_latin_operator(lexeme) and not _shouts(lexemes):
            return True
        if _is_beside_a_bracket(lexemes, place):
            return True
    return False


def _shouts(lexemes: Sequence[Lexeme]) -> bool:
    """Whether all of a long query is in capitals, so that they tell no operator."""
    beside = " ".join(w for lexeme in lexemes if not lexeme.operator for w in lexeme.words)
    return is_all_capitals(beside) and not is_short(lexemes)


def _is_beside_a_bracket(lexemes: Sequence[Lexeme], place: int) -> bool:
    """Whether it joins something in brackets to something else, or leaves it out."""
    lexeme = lexemes[place]
    before = lexemes[place - 1] if place else None
    after = lexemes[place + 1] if place + 1 < len(lexemes) else None
    opens = after is not None and after.kind is LexemeKind.OPEN
    if lexeme.kind is LexemeKind.MINUS or lexeme.operator is LexemeKind.NOT:
        return opens
    if lexeme.operator not in (LexemeKind.AND, LexemeKind.OR):
        return False
    closes = before is not None and before.kind is LexemeKind.CLOSE
    return (opens or closes) and _ends_term(before) and _begins_term(after)


def may_be_language(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the query is short and has what may be an operator or a field."""
    return is_short(lexemes) and any(
        lexeme.operator or lexeme.kind is LexemeKind.FIELD for lexeme in lexemes
    )


def has_operators_only(text: str) -> bool:
    """Whether all words of the query that may be operators are read as ones."""
    lexemes = list(lex(text))
    if is_surely_language(lexemes):
        return True
    decided = with_operators(lexemes, is_sure=False)
    may_be = [lexeme for lexeme in decided if lexeme.operator]
    return not may_be or (is_short(lexemes) and all(one.kind is one.operator for one in may_be))


def with_operators(lexemes: Sequence[Lexeme], *, is_sure: bool) -> list[Lexeme]:
    """The pieces of a query in the language, with operators where words are ones."""
    decided = []
    for place, lexeme in enumerate(lexemes):
        before = lexemes[place - 1] if place else None
        after = lexemes[place + 1] if place + 1 < len(lexemes) else None
        operator = lexeme.operator
        if operator is not None and _is_one(lexeme, before, after, lexemes, is_sure=is_sure):
            decided.append(lexeme._replace(kind=operator))
        else:
            decided.append(lexeme)
    return decided


def _is_one(
    lexeme: Lexeme,
    before: Lexeme | None,
    after: Lexeme | None,
    lexemes: Sequence[Lexeme],
    *,
    is_sure: bool,
) -> bool:
    if is_latin_operator(lexeme):
        return True
    match lexeme.operator:
        case LexemeKind.AND:
            # At either end it is half of a word that was torn off.
            return _ends_term(before) and _begins_term(after)
        case LexemeKind.NEAR:
            phrases = [other for other in (before, after) if other is not None]
            between_phrases = [other.kind for other in phrases] == [LexemeKind.PHRASE] * 2
            return between_phrases or (is_sure and _ends_term(before) and _begins_term(after))
        case LexemeKind.NOT:
            return _begins_term(after) and (is_sure or not _is_prose(lexemes))
        case _:
            return True


def _is_prose(lexemes: Sequence[Lexeme]) -> bool:
    """Whether little words make a sentence of the query: «ليس في الأمر جديد»."""
    return any(
        lexeme.kind is LexemeKind.WORD and not lexeme.operator and is_function_word(lexeme.words[0])
        for lexeme in lexemes
    )


def _ends_term(lexeme: Lexeme | None) -> bool:
    return lexeme is not None and (
        lexeme.kind is LexemeKind.CLOSE or (lexeme.kind in _WITH_WORDS and not lexeme.operator)
    )


def _begins_term(lexeme: Lexeme | None) -> bool:
    if lexeme is None:
        return False
    if lexeme.kind in _SIGNS or lexeme.kind in (LexemeKind.OPEN, LexemeKind.FIELD):
        return True
    if lexeme.operator is LexemeKind.NOT:
        return True
    return lexeme.kind in _WITH_WORDS and not lexeme.operator
