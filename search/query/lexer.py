"""A query cut into words, phrases and signs; reads any text whatever.

What may be an operator or a field without surely being one («أو» stands in headlines too) is
marked as such, and ``operators`` decides.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from archive.arabic.digits import to_ascii_digits
from archive.arabic.letters import LETTERS, MARKS
from archive.arabic.tokens import spans, words

from .fields import Field, field_of


class LexemeKind(StrEnum):
    """A sort of lexeme."""

    WORD = "word"
    PHRASE = "phrase"
    EXACT = "exact"
    PREFIX = "prefix"
    FUZZY = "fuzzy"
    MINUS = "minus"
    PLUS = "plus"
    NOT = "not"
    AND = "and"
    OR = "or"
    NEAR = "near"
    FIELD = "field"
    OPEN = "open"
    CLOSE = "close"
    UNCLOSED_QUOTE = "unclosed-quote"
    UNKNOWN_FIELD = "unknown-field"
    STRAY_SIGN = "stray-sign"


class Lexeme(NamedTuple):
    """A piece of the query and its place."""

    kind: LexemeKind
    words: tuple[str, ...]
    start: int
    end: int
    number: int = 0
    """What stands after NEAR or a tilde; 0 where nothing does."""
    field: Field | None = None
    is_loose: bool = False
    """Of a field: whether a space stands after its colon."""
    operator: LexemeKind | None = None
    """Of a word: the operator that it may be."""
    is_quoted: bool = False
    """Of a sign that means nothing: whether it is a pair of quotation marks."""

    @property
    def is_plain(self) -> bool:
        """Whether it is a word and nothing else."""
        return self.kind is LexemeKind.WORD and self.operator is None


# Any opening mark may be closed by any closing one: people mix them.
_QUOTES = '"«»“”„‟＂❝❞〝〞'
_QUOTED = f"[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]"
_QUOTE = re.compile(f"[{_QUOTES}]")
_OPENING, _CLOSING = "(（", ")）"
_BOUNDARIES = _OPENING + _CLOSING + " \n\t"
# What a sign or an operator stands after, so that it is one: nothing, a space, a bracket, a sign.
_BEGINNING = r"(?<![^\s(（])"
_AFTER_SIGN = r"(?<![^\s(（+\-−＋:：])"
_NAME = f"[^\\W\\d_](?:[^\\W\\d_]|[{MARKS}])*"
_SPECIAL = re.compile(
    "|".join(
        (
            _QUOTED,
            f"(?P<quote>[{_QUOTES}])",
            f"(?P<open>[{_OPENING}])",
            f"(?P<close>[{_CLOSING}])",
            # A minus belongs to what follows it at once, and begins a piece: not «2017-2018».
            rf"(?P<minus>{_BEGINNING}[-−](?=[\w{_QUOTES}{_OPENING}=]))",
            rf"(?P<plus>{_BEGINNING}[+＋](?=[^\W\d]|[{_QUOTES}{_OPENING}=]))",
            rf"(?P<near>{_BEGINNING}(?:قرب|NEAR) ?/ ?(?P<distance>\d{{1,9}})(?![\w/]))",
            # Not the hour 10:30, nor an address.
            rf"(?P<field>{_AFTER_SIGN}(?P<name>{_NAME})[:：](?P<space>\s*)(?=[^\s/:]|$))",
        )
    )
)
_SLOP = re.compile(r"[~∼˜](\d{0,9})(?!\w)")
_STAR = re.compile(r"[*٭](?![\w*٭])")
_TILDE = _SLOP
_SIGN_BEFORE = re.compile(r"[*٭~∼˜]$")
_STRAY = re.compile(r"[*٭~∼˜]+")
_LATIN_OPERATORS = {
    "AND": LexemeKind.AND,
    "OR": LexemeKind.OR,
    "NOT": LexemeKind.NOT,
    "NEAR": LexemeKind.NEAR,
}
_ARABIC_OPERATORS = {
    "و": LexemeKind.AND,
    "أو": LexemeKind.OR,
    "او": LexemeKind.OR,
    "ليس": LexemeKind.NOT,
    "قرب": LexemeKind.NEAR,
}
OPERATOR_WORDS = _LATIN_OPERATORS | _ARABIC_OPERATORS
"""The words that may be operators, as they are typed."""
_EXACT_BEFORE = re.compile(r"(?:^|(?<=[\s(（+\-−＋:：]))=$")


def lex(text: str) -> Iterator[Lexeme]:
    """Yield the pieces of the query in order."""
    place = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        if start < place:
            continue
        pieces = list(_special(text, match))
        if not pieces:
            continue
        yield from _words(text, place, start)
        yield from pieces
        place = pieces[-1].end if match["name"] is None else end
    yield from _words(text, place, len(text))


def without_quotes(text: str) -> str:
    """The query with its phrases as single words."""
    return " ".join(_QUOTE.sub(" ", text).split())


def unquoted(text: str) -> str:
    """The text without its quotation marks, otherwise as it stands."""
    return _QUOTE.sub("", text)


def _special(text: str, match: re.Match[str]) -> Iterator[Lexeme]:
    """Yield what the match is; nothing where it turns out to be plain words."""
    start, end = match.span()
    if match["quoted"] is not None:
        quoted = tuple(words(match["quoted"]))
        slop = _SLOP.match(text, end)
        if quoted and slop:
            number = _number(slop[1])
            yield Lexeme(LexemeKind.PHRASE, quoted, start, slop.end(), number)
        elif quoted:
            yield Lexeme(LexemeKind.PHRASE, quoted, start, end)
        else:
            # An empty pair says nothing, and must not be read as words.
            yield Lexeme(LexemeKind.STRAY_SIGN, (), start, end, is_quoted=True)
    elif match["near"]:
        yield Lexeme(LexemeKind.NEAR, (), start, end, _number(match["distance"]))
    elif match["field"]:
        yield from _field(match)
    else:
        yield Lexeme(_SINGLE[match.lastgroup or ""], (), start, end)


_SINGLE = {
    "quote": LexemeKind.UNCLOSED_QUOTE,
    "open": LexemeKind.OPEN,
    "close": LexemeKind.CLOSE,
    "minus": LexemeKind.MINUS,
    "plus": LexemeKind.PLUS,
}


def _field(match: re.Match[str]) -> Iterator[Lexeme]:
    start, end = match.span()
    field = field_of(match["name"])
    is_last = match.end() == len(match.string)
    is_loose = bool(match["space"]) or is_last
    if field is not None:
        # As a text would have it, should it turn out to be a word: without tatweel before it.
        name = "".join(words(match["name"]))
        yield Lexeme(LexemeKind.FIELD, (name,), start, end, 0, field, is_loose)
    elif not is_loose and words(match["name"]) == [match["name"]]:
        # Its name is a word of the query all the same.
        end = start + len(match["name"])
        yield Lexeme(LexemeKind.UNKNOWN_FIELD, (match["name"],), start, end)


def _words(text: str, start: int, end: int) -> Iterator[Lexeme]:
    place = start
    for begin, stop in spans(text[start:end]):
        first, last = start + begin, start + stop
        if first < place:
            continue  # the number after a tilde
        if text[place:first].strip():
            yield from _stray_signs(text, place, first)
        lexeme = _word(text, text[first:last], first, last)
        place = lexeme.end
        yield lexeme
    yield from _stray_signs(text, place, end)


def _word(text: str, typed: str, start: int, end: int) -> Lexeme:
    around = text[start - 1 : start] + text[end : end + 1]
    if not around.strip(_BOUNDARIES):
        operator = OPERATOR_WORDS.get(typed)
        return Lexeme(LexemeKind.WORD, (typed,), start, end, operator=operator)
    if _EXACT_BEFORE.search(text[:start]):
        return Lexeme(LexemeKind.EXACT, (typed,), start - 1, end)
    if not _SIGN_BEFORE.search(text[:start]):
        if star := _STAR.match(text, end):
            return Lexeme(LexemeKind.PREFIX, (typed,), start, star.end())
        if tilde := _TILDE.match(text, end):
            return Lexeme(LexemeKind.FUZZY, (typed,), start, tilde.end(), _number(tilde[1]))
    return Lexeme(LexemeKind.WORD, (typed,), start, end)


def _stray_signs(text: str, start: int, end: int) -> Iterator[Lexeme]:
    for match in _STRAY.finditer(text, start, end):
        yield Lexeme(LexemeKind.STRAY_SIGN, (), *match.span())


def _number(digits: str) -> int:
    return int(to_ascii_digits(digits)) if digits else 0


def is_latin_operator(lexeme: Lexeme) -> bool:
    """Whether the word is one of the operators that are written in capitals."""
    return lexeme.operator is not None and lexeme.words[0] in _LATIN_OPERATORS


_LATIN = re.compile(f"[^\\W\\d_{LETTERS}{MARKS}]")


def is_all_capitals(text: str) -> bool:
    """Whether the text has Latin letters and all of them are capitals."""
    letters = "".join(_LATIN.findall(text))
    return bool(letters) and letters == letters.upper()
