"""A query cut into words, phrases and minus signs; reads any text whatever."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive.arabic.tokens import tokenize


class LexemeKind(StrEnum):
    """A sort of lexeme."""

    WORD = "word"
    PHRASE = "phrase"
    MINUS = "minus"
    UNCLOSED_QUOTE = "unclosed-quote"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the query and its place; a phrase has its words."""

    kind: LexemeKind
    words: tuple[str, ...]
    start: int
    end: int


# Any opening mark may be closed by any closing one: people mix them.
_QUOTES = '"«»“”„‟＂❝❞〝〞'
_QUOTED = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
_QUOTE = re.compile(f"[{_QUOTES}]")
# A minus belongs to what follows it at once, and begins a piece: not «2017-2018».
_MINUS = re.compile(rf"(?<!\S)[-−](?=[\w{_QUOTES}])")
_SPECIAL = re.compile(f"{_QUOTED.pattern}|{_QUOTE.pattern}|{_MINUS.pattern}")


def lex(text: str) -> Iterator[Lexeme]:
    """Yield the pieces of the query in order."""
    place = 0
    for match in _SPECIAL.finditer(text):
        yield from _words(text, place, match.start())
        place = match.end()
        start, end = match.span()
        if match[1] is not None:
            words = tuple(token.text for token in tokenize(match[1]))
            if words:
                yield Lexeme(LexemeKind.PHRASE, words, start, end)
        elif match[0] in _QUOTES:
            yield Lexeme(LexemeKind.UNCLOSED_QUOTE, (), start, end)
        else:
            yield Lexeme(LexemeKind.MINUS, (), start, end)
    yield from _words(text, place, len(text))


def without_quotes(text: str) -> str:
    """The query with its phrases as single words."""
    return " ".join(_QUOTE.sub(" ", text).split())


def _words(text: str, start: int, end: int) -> Iterator[Lexeme]:
    for token in tokenize(text[start:end]):
        yield Lexeme(LexemeKind.WORD, (token.text,), start + token.start, start + token.end)
