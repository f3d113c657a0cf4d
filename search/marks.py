"""The matches in one report, kept in columns: most of them are counted and never shown."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from search.analyzers import FormTable, Rung, WordForms

from .highlight import Hit, is_match, rung_of, words_of
from .query.nodes import Leaf, Phrase, Word
from .query.phrases import with_proclitics


class Match(NamedTuple):
    """What some words of a text are to the query: which part of it they match, and how."""

    sought: str
    rung: Rung | None


Matcher = Callable[..., Match | None]
"""Takes the forms of words, as many as the part of the query has, and tells how they match it."""


class Matches(dict[tuple[int, str], Match | None]):
    """How a word of a text matches those parts of a query that are one word with its key.

    By the key and the word as it is written; None for a word that matches none of them.
    """

    def __init__(self, matchers: Mapping[int, Sequence[Matcher]], table: FormTable) -> None:
        super().__init__()
        self._matchers = matchers
        self._table = table

    def __missing__(self, place: tuple[int, str]) -> Match | None:
        key, written = place
        forms = self._table[written]
        match: Match | None = None
        for matcher in self._matchers.get(key, ()):
            match = matcher(forms)
            if match is not None:
                break
        self[place] = match
        return match


def matcher_of(leaf: Leaf, table: FormTable) -> Matcher:
    """What tells how words match the leaf; None where they do not."""
    if isinstance(leaf, Word):
        return _word_matcher(leaf, table)
    if isinstance(leaf, Phrase):
        return _phrase_matcher(leaf, table)
    sought = words_of(leaf)

    def match_leaf(forms: WordForms) -> Match | None:
        return Match(sought, rung_of(leaf, forms, table)) if is_match(leaf, forms, table) else None

    return match_leaf


def _word_matcher(leaf: Word, table: FormTable) -> Matcher:
    typed = table[leaf.text]
    exact, folded, stem, root = (Match(leaf.text, rung) for rung in Rung)

    def match_word(forms: WordForms) -> Match | None:
        if forms.root != typed.root:
            return None
        if forms.stem != typed.stem:
            return root
        if forms.folded != typed.folded:
            return stem
        return exact if forms.exact == typed.exact else folded

    return match_word


def _phrase_matcher(leaf: Phrase, table: FormTable) -> Matcher:
    first, *others = (table[word].folded for word in leaf.words)
    firsts = frozenset(with_proclitics(first))
    phrase = Match(words_of(leaf), Rung.FOLDED)

    def match_phrase(*words: WordForms) -> Match | None:
        here, *after = (forms.folded for forms in words)
        return phrase if here in firsts and after == others else None

    return match_phrase


class Marks(NamedTuple):
    """The matches in a headline and a body, in order and apart from each other.

    Their places are code points of the text, which holds both, and may hold more.
    """

    text: str
    headline_start: int
    body_start: int
    starts: Sequence[int]
    ends: Sequence[int]
    matches: Sequence[Match]

    @property
    def first_in_body(self) -> int:
        """The place of the first match in the body; how many there are if none is there."""
        return bisect_left(self.starts, self.body_start)

    def in_headline(self) -> list[Hit]:
        """The matches in the headline."""
        return self._hits(0, self.first_in_body, self.headline_start)

    def in_body(self) -> list[Hit]:
        """The matches in the body."""
        return self._hits(self.first_in_body, len(self.starts), self.body_start)

    def places_in_headline(self) -> list[tuple[int, int]]:
        """Where the matches in the headline begin and end."""
        return self._places(0, self.first_in_body, self.headline_start)

    def places_in_body(self, start: int, end: int) -> list[tuple[int, int]]:
        """The same of those matches in the body that begin between these places of it."""
        first = bisect_left(self.starts, self.body_start + start)
        beyond = bisect_left(self.starts, self.body_start + end, first)
        return self._places(first, beyond, self.body_start)

    def distinct(self) -> Iterator[tuple[str, str, Rung | None]]:
        """Yield what was sought, the form found and its rung, each form of a part once."""
        text = self.text
        places = zip(self.starts, self.ends, strict=True)
        forms = [text[start:end] for start, end in places]
        for match, form in dict.fromkeys(zip(self.matches, forms, strict=True)):
            yield match.sought, form, match.rung

    def _places(self, first: int, beyond: int, text_start: int) -> list[tuple[int, int]]:
        return [
            (start - text_start, end - text_start)
            for start, end in zip(self.starts[first:beyond], self.ends[first:beyond], strict=True)
        ]

    def _hits(self, first: int, beyond: int, text_start: int) -> list[Hit]:
        places = self._places(first, beyond, text_start)
        matches = self.matches[first:beyond]
        return [Hit(*place, *match) for place, match in zip(places, matches, strict=True)]


def marks_of(headline: str, in_headline: list[Hit], body: str, in_body: list[Hit]) -> Marks:
    """The marks that consist of these hits, as places of the two texts on lines of their own."""
    body_start = len(headline) + 1
    rows = [
        (before + start, before + end, Match(sought, rung))
        for hits, before in ((in_headline, 0), (in_body, body_start))
        for start, end, sought, rung in hits
    ]
    starts, ends, matches = zip(*rows, strict=True) if rows else ((), (), ())
    return Marks(f"{headline}\n{body}", 0, body_start, starts, ends, matches)
