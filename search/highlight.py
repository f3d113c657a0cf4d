"""Marks, in a text as it was published, whatever a query matched.

Words are compared by their forms and marked by their places, so that spelling and tashkeel stay as
they are. Nothing here makes HTML.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.arabic.tokens import Token, tokenize
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
        self._words: dict[str, Word] = {}
        self._phrases: list[tuple[Phrase, tuple[frozenset[str], ...]]] = []
        for node in sought(root) if root is not None else ():
            if isinstance(node, Word):
                self._add_word(node)
            else:
                self._phrases.append((node, _spellings(node, table)))

    def _add_word(self, word: Word) -> None:
        stem = self._table[word.text].stem
        known = self._words.get(stem)
        # A little word is marked only if it is all that the query has.
        if known is None or known.is_function_word:
            self._words[stem] = word

    def hits(self, text: str) -> list[Hit]:
        """The matches in the text, in order and apart from each other."""
        tokens = list(tokenize(text[:_LONGEST_SEARCHED]))
        marks_little_words = all(word.is_function_word for word in self._words.values())
        found = list(self._phrase_hits(tokens))
        taken = {place for hit in found for place in range(hit.start, hit.end)}
        for token in tokens:
            forms = self._table[token.text]
            word = self._words.get(forms.stem)
            if word is None or token.start in taken:
                continue
            if word.is_function_word and not (marks_little_words and not self._phrases):
                continue
            found.append(Hit(token.start, token.end, word.text, self._rung(word, token)))
        return sorted(found, key=lambda hit: hit.start)

    def _rung(self, word: Word, token: Token) -> Rung:
        typed, here = self._table[word.text], self._table[token.text]
        return next(rung for rung in Rung if typed.on(rung) == here.on(rung))

    def _phrase_hits(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        for phrase, spellings in self._phrases:
            length = len(spellings)
            folded = [self._table[token.text].folded for token in tokens]
            place = 0
            while place <= len(folded) - length:
                if all(folded[place + i] in spellings[i] for i in range(length)):
                    start, end = tokens[place].start, tokens[place + length - 1].end
                    yield Hit(start, end, " ".join(phrase.words), Rung.FOLDED)
                    place += length
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
