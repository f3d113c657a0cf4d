"""Marks, in a text as it was published, whatever a query matched.

Words are compared by their forms and marked by their places, so that spelling and tashkeel stay as
they are. Nothing here makes HTML.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.arabic.tokens import Token, tokenize, tokens_among, words
from search.analyzers import FormTable, Rung, WordForms
from search.query.expansion import beginnings, is_about
from search.query.nodes import (
    Exact,
    Fuzzy,
    Leaf,
    Node,
    Phrase,
    Prefix,
    Sought,
    Word,
    sought_in_places,
)
from search.query.phrases import with_proclitics

_PLAIN, _MATCH = False, True
# Characters; no more of a text are looked through.
_LONGEST_SEARCHED = 200_000


class Segment(NamedTuple):
    """A run of text that is, or is not, a match."""

    text: str
    is_match: bool


class Hit(NamedTuple):
    """A match in a text: its place, what of the query it matches, and on which rung."""

    start: int
    end: int
    sought: str
    rung: Rung | None
    """None where the query asked for more than forms of a word: a beginning, or about a word."""


def asked_for(root: Node | None) -> tuple[Sought, ...]:
    """What of the query is marked: little words only where it has nothing else."""
    asked = tuple(dict.fromkeys(sought_in_places(root))) if root is not None else ()
    content = tuple(
        part for part in asked if not (isinstance(part.leaf, Word) and part.leaf.is_function_word)
    )
    return content or asked


def words_of(leaf: Leaf) -> str:
    """The leaf as a reader would name it."""
    return " ".join(leaf.words) if isinstance(leaf, Phrase) else leaf.text


def length_of(leaf: Leaf) -> int:
    """Of how many words it is."""
    return len(leaf.words) if isinstance(leaf, Phrase) else 1


def rung_of(leaf: Leaf, forms: WordForms, table: FormTable) -> Rung | None:
    """The strictest rung on which the forms are what the leaf asks for; of a phrase, its own.

    None for a leaf that asks for more than forms of a word.
    """
    match leaf:
        case Phrase():
            return Rung.FOLDED
        case Exact():
            return Rung.EXACT
        case Word():
            rungs = zip(Rung, table[leaf.text], forms, strict=True)
            return next((rung for rung, typed, here in rungs if typed == here), None)
        case _:
            return None


def is_match(leaf: Word | Exact | Prefix | Fuzzy, forms: WordForms, table: FormTable) -> bool:
    """Whether a word of these forms is one that the leaf asks for."""
    typed = table[leaf.text]
    match leaf:
        case Word():
            return forms.root == typed.root
        case Exact():
            return forms.exact == typed.exact
        case Prefix():
            return forms.folded.startswith(beginnings(typed.folded))
        case Fuzzy():
            return is_about(forms.stem, typed.stem, leaf.distance)


class _LeafOfWord(dict[str, Leaf | None]):
    """The leaf that a word matches, worked out when the word is first met."""

    def __init__(self, leaves: Iterable[Leaf], table: FormTable) -> None:
        super().__init__()
        self._leaves = [leaf for leaf in leaves if not isinstance(leaf, Phrase)]
        self._table = table

    def __missing__(self, word: str) -> Leaf | None:
        forms = self._table[word]
        leaf = next((leaf for leaf in self._leaves if is_match(leaf, forms, self._table)), None)
        self[word] = leaf
        return leaf


class Highlighter:
    """Finds what a query matches in any text."""

    def __init__(self, root: Node | None, table: FormTable) -> None:
        self._table = table
        leaves = dict.fromkeys(part.leaf for part in asked_for(root))
        self._phrases = [(n, _spellings(n, table)) for n in leaves if isinstance(n, Phrase)]
        self._leaf_of = _LeafOfWord(leaves, table)

    def hits(self, text: str) -> list[Hit]:
        """The matches in the text, in order and apart from each other."""
        text = text[:_LONGEST_SEARCHED]
        spellings = set(words(text))
        found = self._phrase_hits(text, spellings)
        wanted = {word: leaf for word in spellings if (leaf := self._leaf_of[word]) is not None}
        if wanted:
            taken = {place for hit in found for place in range(hit.start, hit.end)}
            found += [
                self._hit(token, wanted[token.text])
                for token in tokens_among(text, wanted)
                if token.start not in taken
            ]
        return sorted(found, key=lambda hit: hit.start)

    def _hit(self, token: Token, leaf: Leaf) -> Hit:
        rung = rung_of(leaf, self._table[token.text], self._table)
        return Hit(token.start, token.end, words_of(leaf), rung)

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
                hits.append(Hit(start, end, words_of(phrase), Rung.FOLDED))
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
    text: str, places: Iterable[tuple[int, int]], start: int = 0, end: int | None = None
) -> tuple[Segment, ...]:
    """The text from start to end, cut where marks begin and end; joined, it is that text.

    The places of the matches are in order.
    """
    end = len(text) if end is None else end
    parts: list[Segment] = []
    place = start
    for first, beyond in places:
        if first >= end:
            break
        if beyond <= place:
            continue
        if first > place:
            parts.append(Segment(text[place:first], _PLAIN))
            place = first
        stop = min(beyond, end)
        parts.append(Segment(text[place:stop], _MATCH))
        place = stop
    if place < end:
        parts.append(Segment(text[place:end], _PLAIN))
    return tuple(parts)
