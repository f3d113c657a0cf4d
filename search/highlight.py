"""Marks, in a text as it was published, whatever a query matched.

Words are compared by their forms and marked by their places, so that spelling and tashkeel stay as
they are. Nothing here makes HTML.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.arabic.tokens import tokenize, tokens_among, words
from search.analyzers import FormTable, Rung
from search.query.nodes import Node, Phrase, Word, sought
from search.query.phrases import with_proclitics

# Characters; no more of a text are looked through.
_LONGEST_SEARCHED = 200_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that is, or is not, a match."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A match in a text: its place, what of the query it matches, and on which rung."""

    start: int
    end: int
    sought: str
    rung: Rung


class Highlighter:
    """Finds what a query matches in any text."""

    def __init__(self, root: Node | None, table: FormTable) -> None:
        self._table = table
        asked = list(sought(root)) if root is not None else []
        self._phrases = [(n, _spellings(n, table)) for n in asked if isinstance(n, Phrase)]
        found = [node for node in asked if isinstance(node, Word)]
        # Little words are marked only where the query has nothing else.
        content = [word for word in found if not word.is_function_word]
        if not content and not self._phrases:
            content = found
        self._words = {table[word.text].root: word for word in reversed(content)}

    def hits(self, text: str) -> list[Hit]:
        """The matches in the text, in order and apart from each other."""
        text = text[:_LONGEST_SEARCHED]
        spellings = set(words(text))
        found = self._phrase_hits(text, spellings)
        wanted = {
            spelling: word
            for spelling in spellings
            if (word := self._words.get(self._table[spelling].root)) is not None
        }
        if wanted:
            taken = {place for hit in found for place in range(hit.start, hit.end)}
            found += [
                Hit(token.start, token.end, word.text, self._rung(word.text, token.text))
                for token in tokens_among(text, wanted)
                if token.start not in taken and (word := wanted[token.text])
            ]
        return sorted(found, key=lambda hit: hit.start)

    def _rung(self, typed: str, here: str) -> Rung:
        return next(r for r in Rung if self._table[typed].on(r) == self._table[here].on(r))

    def _phrase_hits(self, text: str, spellings: set[str]) -> list[Hit]:
        if not self._phrases:
            return []
        there = {self._table[spelling].folded for spelling in spellings}
        sought_here = [
            (phrase, forms)
            for phrase, forms in self._phrases
            if all(there & of_word for of_word in forms)
        ]
        if not sought_here:
            return []
        tokens = list(tokenize(text))
        folded = [self._table[token.text].folded for token in tokens]
        hits = []
        for phrase, forms in sought_here:
            for first in _places(folded, forms):
                start, end = tokens[first].start, tokens[first + len(forms) - 1].end
                hits.append(Hit(start, end, " ".join(phrase.words), Rung.FOLDED))
        return hits


def _places(folded: Sequence[str], forms: Sequence[frozenset[str]]) -> Iterator[int]:
    """Yield where the forms stand one after the other, without overlap."""
    place = 0
    while place <= len(folded) - len(forms):
        if all(folded[place + i] in form for i, form in enumerate(forms)):
            yield place
            place += len(forms)
        else:
            place += 1


def _spellings(phrase: Phrase, table: FormTable) -> tuple[frozenset[str], ...]:
    folded = [table[word].folded for word in phrase.words]
    return (
        frozenset(with_proclitics(folded[0])),
        *(frozenset([word]) for word in folded[1:]),
    )


def segments(
    text: str, hits: Iterable[Hit], start: int = 0, end: int | None = None
) -> tuple[Segment, ...]:
    """The text from start to end, cut where marks begin and end; joined, it is that text."""
    end = len(text) if end is None else end
    parts: list[Segment] = []
    place = start
    for hit in hits:
        if hit.end <= place or hit.start >= end:
            continue
        begin, stop = max(hit.start, place), min(hit.end, end)
        if begin > place:
            parts.append(Segment(text[place:begin], is_match=False))
        parts.append(Segment(text[begin:stop], is_match=True))
        place = stop
    if place < end:
        parts.append(Segment(text[place:end], is_match=False))
    return tuple(parts)
