"""Words and numbers of a text, with the place of each."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from archive.arabic.letters import LETTERS, MARKS


class Token(NamedTuple):
    """A word or a run of digits; start and end are code points of the text it was found in."""

    text: str
    start: int
    end: int


# Joiners are inside a word too, for text that has not been through clean_unicode.
_TOKEN = re.compile(
    f"[{LETTERS}](?:[{LETTERS}{MARKS}]|[\u200b-\u200f](?=[{LETTERS}{MARKS}]))*"
    r"|\d+"
    f"|[^\\W\\d_{LETTERS}{MARKS}](?:[^\\W\\d_{LETTERS}{MARKS}]|[\u0300-\u036f])*"
)
_PIECES = re.compile(f"({_TOKEN.pattern})")


def tokenize(text: str) -> Iterator[Token]:
    """The words of the text in order: Arabic words, words of other scripts, and runs of digits.

    Tashkeel and tatweel are part of the Arabic word they stand in. Apostrophes and hyphens
    divide words.
    """
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        yield Token(match[0], start, end)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The place of each token, for those who do not need its text."""
    for match in _TOKEN.finditer(text):
        yield match.span()


def words(text: str) -> list[str]:
    """The text of each token, for those who need no places: several times as fast."""
    return _TOKEN.findall(text)


def pieces(text: str) -> list[str]:
    """What stands around the words and the words themselves, in turns; joined they are the text.

    Words stand at the odd places. For those who need every word and the places of all.
    """
    return _PIECES.split(text)


def tokens_among(text: str, wanted: Container[str]) -> Iterator[Token]:
    """Those tokens of the text whose text is among the wanted ones, in order."""
    for match in _TOKEN.finditer(text):
        if match[0] in wanted:
            yield Token(match[0], match.start(), match.end())
