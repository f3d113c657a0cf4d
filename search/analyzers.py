"""Arabic analysis for index and queries: what a word is on every rung of the ladder.

A word is indexed in up to four forms, from the strictest to the loosest: exact (its letters without
tashkeel and tatweel), folded (one spelling for all the ways to write it), stem (without clitics and
endings) and root (the family of words that name one deed), where it is of a family. Words of other
scripts are written small and not stemmed. This module knows Whoosh and archive.arabic, but not
Django, so that the processes that build an index start quickly.
"""

import hashlib
import inspect
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from whoosh.analysis import Analyzer, CompositeAnalyzer, Filter, Token, Tokenizer

from archive.arabic import (
    digits,
    letters,
    lexicon,
    places,
    plurals,
    roots,
    stemming,
    suffixes,
    tokens,
    verbs,
)
from archive.arabic.digits import to_ascii_digits
from archive.arabic.letters import MARKS, clean_unicode, fold
from archive.arabic.lexicon import SPELLINGS
from archive.arabic.roots import family
from archive.arabic.stemming import light_stem
from archive.arabic.tokens import tokenize

_MARK = re.compile(f"[{MARKS}]")

# Words met so far are remembered; a corpus of a hundred thousand reports has about half a million.
_REMEMBERED_WORDS = 500_000


class Rung(StrEnum):
    """A form in which a word is indexed."""

    EXACT = "exact"
    FOLDED = "folded"
    STEM = "stem"
    ROOT = "root"


class WordForms(NamedTuple):
    """A word on every rung."""

    exact: str
    folded: str
    stem: str
    root: str
    """The family; the stem itself where the word is of none."""

    @property
    def has_family(self) -> bool:
        """Whether other words name the same deed, as far as is known."""
        return self.root != self.stem

    def on(self, rung: Rung) -> str:
        """The form of that rung."""
        return self[_RUNG_ORDER[rung]]


_RUNG_ORDER = {rung: place for place, rung in enumerate(Rung)}


class FormTable(dict[str, WordForms]):
    """The forms of every word, worked out when it is first met.

    ``protected`` holds folded words (names) that the stemmer leaves whole and that have no family.
    """

    def __init__(self, protected: Iterable[str] = ()) -> None:
        super().__init__()
        self.protected = frozenset(protected)
        self._names = self.protected | {SPELLINGS.get(name, name) for name in self.protected}

    def __missing__(self, word: str) -> WordForms:
        folded = fold(word)
        stem = light_stem(folded, protected=self.protected)
        forms = WordForms(exact_form(word), folded, stem, self.root_of(stem))
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        self[word] = forms
        return forms

    def root_of(self, stem: str) -> str:
        """The family of the words of a stem; the stem itself where they are of none."""
        return stem if stem in self._names else family(stem)

    def __reduce__(self) -> tuple[Any, ...]:
        # What was worked out can be worked out again: an index keeps the names alone.
        return FormTable, (self.protected,)


@lru_cache(maxsize=1)
def form_table(protected: frozenset[str]) -> FormTable:
    """The one table of a process for these names: it keeps the words that were met so far."""
    return FormTable(protected)


def exact_form(word: str) -> str:
    """The word's own letters: no tashkeel, no tatweel, Latin letters small, digits in ASCII."""
    return to_ascii_digits(_MARK.sub("", clean_unicode(word))).casefold()


_ANALYSIS = (digits, letters, lexicon, places, plurals, roots, stemming, suffixes, tokens, verbs)


@cache
def analysis_digest() -> str:
    """A digest of the code and the word lists that analyse text: another one, another index."""
    digest = hashlib.sha256()
    for module in _ANALYSIS:
        digest.update(inspect.getsource(module).encode())
    return digest.hexdigest()[:16]


class ArabicTokenizer(Tokenizer):
    """Whoosh's view of archive.arabic.tokens."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **kwargs: Any,
    ) -> Iterator[Token]:
        """Yield the words of the text; like all of Whoosh, one Token used again and again."""
        token = Token(positions, chars, removestops=removestops, mode=mode, **kwargs)
        for position, found in enumerate(tokenize(value), start_pos):
            token.text = found.text
            token.boost = 1.0
            if keeporiginal:
                token.original = found.text
            token.stopped = False
            if positions:
                token.pos = position
            if chars:
                token.startchar = start_char + found.start
                token.endchar = start_char + found.end
            yield token


class RungFilter(Filter):
    """Gives each word the form of one rung; on the root rung, leaves out those of no family."""

    def __init__(self, rung: Rung, table: FormTable) -> None:
        self.rung = rung
        self.table = table

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, RungFilter)
            and self.rung == other.rung
            and self.table.protected == other.table.protected
        )

    def __hash__(self) -> int:
        return hash((self.rung, self.table.protected))

    def __call__(self, stream: Iterable[Token]) -> Iterator[Token]:
        """Yield the tokens with their text changed."""
        for token in stream:
            forms = self.table[token.text]
            if self.rung is Rung.ROOT and not forms.has_family:
                continue
            token.text = forms.on(self.rung)
            yield token


def rung_analyzer(rung: Rung, table: FormTable) -> Analyzer:
    """The analyzer of a field that holds words on that rung."""
    return CompositeAnalyzer(ArabicTokenizer(), RungFilter(rung, table))
