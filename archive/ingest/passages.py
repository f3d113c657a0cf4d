"""A draft's text as the stages read it: folded once for all of them, and cut into paragraphs.

Stages search the folded text and answer in offsets of the draft's own text; what they share about
both is here, and nothing of what they look for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from archive.arabic.letters import FoldedText, fold_with_offsets

_SENTENCE_END = re.compile(r"[.!?؟؛;]+(?=[\s\"”»)]|$)|\n+")


class Span(NamedTuple):
    """A stretch of text, its end excluded."""

    start: int
    end: int


@lru_cache(maxsize=4)
def fold_once(text: str) -> FoldedText:
    """The text folded, with offsets; kept while one report passes through the stages."""
    return fold_with_offsets(text)


@lru_cache(maxsize=4)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Where each sentence of the text begins; a line end always ends one."""
    return (0, *(match.end() for match in _SENTENCE_END.finditer(text)))


def sentence_around(text: str, position: int) -> Span:
    """The sentence of the text that holds the position."""
    starts = sentence_starts(text)
    at = bisect_right(starts, position)
    return Span(starts[at - 1], starts[at] if at < len(starts) else len(text))


def places_of(words: Iterable[str], letters: str) -> list[Span]:
    """Where any of the words stands in folded letters, as a whole word, in order.

    For a few words; a loop over all words of a report takes several times as long.
    """
    found = []
    for word in words:
        at = letters.find(word)
        while at >= 0:
            end = at + len(word)
            is_start = not (at and letters[at - 1].isalnum())
            if is_start and not letters[end : end + 1].isalnum():
                found.append(Span(at, end))
            at = letters.find(word, end)
    return sorted(found)


def lead(text: str, *, headline_end: int) -> Span:
    """The headline and the first paragraph of the body, where a report says what it is about."""
    body = headline_end + 1
    while body < len(text) and text[body].isspace():
        body += 1
    end = text.find("\n", body)
    return Span(0, len(text) if end < 0 else end)
