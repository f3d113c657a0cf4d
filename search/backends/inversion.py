"""From the words of documents to the documents of words, on every rung, for many at once.

Each word of a text is put down as the number of its spelling, whose forms are worked out when it is
first met. When all documents have come, the numbers are sorted, rung by rung.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from search.analyzers import FormTable, Rung, WordForms

from .field_postings import FieldPostings, Numbers
from .forward_index import key_of
from .schema import RUNGS, ZONES, Zone, field_name

_NO_TERM = -1
_HALF = 32
_LOW_HALF = (1 << _HALF) - 1

SmallNumbers = NDArray[np.int32]


class _Spellings(dict[str, int]):
    """Numbers the words that are looked up, from 0, and keeps the forms and the key of each."""

    def __init__(self, table: FormTable) -> None:
        super().__init__()
        self._table = table
        self.forms: list[WordForms] = []
        self.key_of: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        forms = self._table[word]
        self.forms.append(forms)
        self.key_of[word] = key_of(forms.root)
        return number


@dataclass(frozen=True, slots=True)
class _ZoneWords:
    """The words of a zone of one document after another."""

    spellings: "array[int]" = field(default_factory=lambda: array("i"))
    documents: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    """How many words each of the documents has in the zone."""


@dataclass(frozen=True, eq=False)
class _Words:
    """The same as arrays, a row a word."""

    spellings: SmallNumbers
    documents: SmallNumbers
    positions: SmallNumbers

    def among(self, chosen: NDArray[np.bool_]) -> "_Words":
        """The chosen words."""
        return _Words(self.spellings[chosen], self.documents[chosen], self.positions[chosen])


@dataclass(frozen=True, eq=False)
class _Forms:
    """What the spellings become on a rung."""

    terms: list[bytes]
    """The forms, in order."""
    ranks: SmallNumbers
    """For each spelling, the place of its form among the terms; -1 where it has none."""


@dataclass(frozen=True, eq=False)
class InvertedField:
    """What a segment holds of a zone on a rung."""

    name: str
    postings: FieldPostings
    lengths: Numbers
    """How many words each document of the segment has in the field."""


class Inversion:
    """Collects the words of documents, which must come in rising order."""

    def __init__(self, table: FormTable) -> None:
        self._spellings = _Spellings(table)
        self._zones = {zone: _ZoneWords() for zone in ZONES}

    def add(self, document: int, zone: Zone, words: Iterable[str]) -> None:
        """Put down the words of a zone of a document."""
        held = self._zones[zone]
        before = len(held.spellings)
        held.spellings.extend(map(self._spellings.__getitem__, words))
        if length := len(held.spellings) - before:
            held.documents.append(document)
            held.lengths.append(length)

    def keys(self, words: Iterable[str]) -> list[int]:
        """The keys of words that were put down."""
        return list(map(self._spellings.key_of.__getitem__, words))

    def fields(self, size: int) -> Iterator[InvertedField]:
        """Yield what a segment of that many documents holds, field by field."""
        forms = self._forms()
        for zone, held in self._zones.items():
            words = _as_arrays(held)
            for rung in RUNGS:
                known = words.among(forms[rung].ranks[words.spellings] != _NO_TERM)
                if not len(known.spellings):
                    continue
                yield InvertedField(
                    field_name(zone, rung),
                    _inverted(known, forms[rung]),
                    np.bincount(known.documents, minlength=size),
                )

    def _forms(self) -> dict[Rung, _Forms]:
        forms = self._spellings.forms
        columns: dict[Rung, list[str | None]] = {
            rung: [form.on(rung) for form in forms] for rung in RUNGS
        }
        # On the root rung are only words that are of a family.
        columns[Rung.ROOT] = [form.root if form.has_family else None for form in forms]
        return {rung: _ranked(column) for rung, column in columns.items()}


def _ranked(column: Sequence[str | None]) -> _Forms:
    # Code points compare as the bytes of UTF-8 do.
    terms = sorted({form for form in column if form is not None})
    places: dict[str | None, int] = {term: place for place, term in enumerate(terms)}
    places[None] = _NO_TERM
    ranks = np.fromiter(map(places.__getitem__, column), np.int32, len(column))
    return _Forms([term.encode() for term in terms], ranks)


def _as_arrays(held: _ZoneWords) -> _Words:
    lengths = np.array(held.lengths, np.int32)
    starts = np.cumsum(lengths, dtype=np.int32) - lengths
    spellings = np.frombuffer(held.spellings, np.int32)
    return _Words(
        spellings,
        np.repeat(np.array(held.documents, np.int32), lengths),
        np.arange(len(spellings), dtype=np.int32) - np.repeat(starts, lengths),
    )


def _inverted(words: _Words, forms: _Forms) -> FieldPostings:
    """The words by term; within a term they stay in the order of documents and positions."""
    places = np.arange(len(words.spellings))
    keys = np.sort((forms.ranks[words.spellings].astype(np.int64) << _HALF) | places)
    ranks, order = keys >> _HALF, keys & _LOW_HALF
    documents = words.documents[order]
    is_new_term = _differs_from_last(ranks)
    postings = np.flatnonzero(is_new_term | _differs_from_last(documents))
    firsts = np.flatnonzero(is_new_term[postings])
    return FieldPostings(
        [forms.terms[rank] for rank in ranks[postings[firsts]].tolist()],
        np.diff(firsts, append=len(postings)),
        documents[postings],
        np.diff(postings, append=len(order)),
        words.positions[order],
    )


def _differs_from_last(values: NDArray[np.integer]) -> NDArray[np.bool_]:
    return np.concatenate([np.ones(min(1, len(values)), np.bool_), values[1:] != values[:-1]])
