"""The matches in one report, kept in columns: most of them are counted and never shown."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.analyzers import FormTable, Rung, WordForms

from .highlight import Hit, is_match, rung_of, words_of
from .query.nodes import Exact, Leaf, Phrase, Sought, Word
from .query.phrases import with_proclitics


class Match(NamedTuple):
    """What a word at the place of a part of the query is to it."""

    sought: str
    rung: Rung | None
    is_match: bool
    """Not for another spelling than the exact one that was asked for."""


class Matches(dict[tuple[int, str], Match | None]):
    """By a part of the query and the word where the index has it; None for another word."""

    def __init__(self, asked: Sequence[Sought], table: FormTable) -> None:
        super().__init__()
        self._table = table
        self._match = [_matcher(part.leaf, table) for part in asked]

    def __missing__(self, key: tuple[int, str]) -> Match | None:
        match = self[key] = self._match[key[0]](self._table[key[1]])
        return match


def _matcher(leaf: Leaf, table: FormTable) -> Callable[[WordForms], Match | None]:
    """What tells of a word's forms how they match the leaf."""
    if isinstance(leaf, Word):
        typed = table[leaf.text]
        by_rung = [Match(leaf.text, rung, is_match=True) for rung in Rung]

        def match_word(forms: WordForms) -> Match | None:
            for match, wanted, here in zip(by_rung, typed, forms, strict=True):
                if wanted == here:
                    return match
            return None

        return match_word

    def match_leaf(forms: WordForms) -> Match | None:
        if not _is_as_indexed(leaf, forms, table):
            return None
        exactly = not isinstance(leaf, Exact) or is_match(leaf, forms, table)
        return Match(words_of(leaf), rung_of(leaf, forms, table), exactly)

    return match_leaf


def _is_as_indexed(leaf: Leaf, forms: WordForms, table: FormTable) -> bool:
    if isinstance(leaf, Phrase):
        return forms.folded in with_proclitics(table[leaf.words[0]].folded)
    if isinstance(leaf, Exact):
        return forms.folded == table[leaf.text].folded
    return is_match(leaf, forms, table)


@dataclass(frozen=True, slots=True)
class Marks:
    """The matches in a headline and a body, in order and apart from each other.

    Their places are code points of ``headline + "\\n" + body``.
    """

    body_start: int
    starts: Sequence[int]
    ends: Sequence[int]
    parts: Sequence[int]
    """The number of the part of the query that each matches."""
    forms: Sequence[str]
    """Each as it is written."""
    matches: Mapping[tuple[int, str], Match | None]
    """What a form is to a part."""

    @property
    def first_in_body(self) -> int:
        """The place of the first match in the body; how many there are if none is there."""
        return bisect_left(self.starts, self.body_start)

    def in_headline(self) -> list[Hit]:
        """The matches in the headline."""
        return self._hits(0, self.first_in_body, 0)

    def in_body(self, start: int = 0, end: int | None = None) -> list[Hit]:
        """The matches in the body that begin between these places of it; to its end, if None."""
        first = bisect_left(self.starts, self.body_start + start)
        beyond = None if end is None else bisect_left(self.starts, self.body_start + end)
        return self._hits(first, len(self.starts) if beyond is None else beyond, self.body_start)

    def distinct(self) -> Iterator[tuple[str, str, Rung | None]]:
        """Yield what was sought, the form found and its rung, each form of a part once."""
        for key in dict.fromkeys(zip(self.parts, self.forms, strict=True)):
            match = self.matches[key]
            if match is not None:
                yield match.sought, key[1], match.rung

    def _hits(self, first: int, beyond: int, text_start: int) -> list[Hit]:
        hits = []
        for place in range(first, beyond):
            match = self.matches[self.parts[place], self.forms[place]]
            if match is not None:
                start, end = self.starts[place] - text_start, self.ends[place] - text_start
                hits.append(Hit(start, end, match.sought, match.rung))
        return hits


def marks_of(headline: str, in_headline: list[Hit], body: str, in_body: list[Hit]) -> Marks:
    """The marks that consist of these hits."""
    body_start = len(headline) + 1
    parts: dict[tuple[str, Rung | None], int] = {}
    matches: dict[tuple[int, str], Match | None] = {}
    rows = []
    for text, hits, before in ((headline, in_headline, 0), (body, in_body, body_start)):
        for hit in hits:
            form = text[hit.start : hit.end]
            part = parts.setdefault((hit.sought, hit.rung), len(parts))
            matches[part, form] = Match(hit.sought, hit.rung, is_match=True)
            rows.append((before + hit.start, before + hit.end, part, form))
    starts, ends, numbers, forms = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Marks(body_start, starts, ends, numbers, forms, matches)
