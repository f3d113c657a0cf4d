"""Reports much like one: by the words that tell it from others, its people and its days."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.http import HttpRequest
from numpy.typing import NDArray

from archive.arabic.tokens import words
from archive.models import Article
from archive.page_parts import Part
from archive.selectors.rows import article_rows
from archive.selectors.values import ArticlePage, ArticleRow, PersonRef

from .analyzers import Rung
from .backends.bounded_cache import CacheByOwner
from .backends.postings import FloatArray
from .backends.schema import Zone
from .backends.snapshot import BoolArray, Snapshot
from .index.generations import IndexUnavailableError
from .index.live import live_index
from .names import name_table
from .query.operators import is_function_word
from .scoring import (
    SATURATION,
    form_occurrences,
    inverse_frequency,
    saturated,
    weighted_occurrences,
)

MOST = 6
"""Reports shown."""

_KEY_WORDS = 20
_WORDS_TOLD, _PEOPLE_TOLD = 4, 3
_HEADLINE_WEIGHT = 3
# A word in a larger share of the reports, if they are many, tells none from the others.
_GREATEST_SHARE = 0.12
_FEW = 25
_LEAST_LETTERS = 3
_PERSON_WEIGHT = 1.0
# A report is as near by half after so many days.
_DAYS = 45.0
_DATE_WEIGHT = 0.3
# As much of what the report is about must be shared, at least.
_LEAST_SHARE = 0.18
_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class SimilarReport:
    """A report like another, with what they share."""

    row: ArticleRow
    words: tuple[str, ...]
    """As the one writes them, the most telling first."""
    people: tuple[PersonRef, ...]


@dataclass(frozen=True, slots=True)
class _Near:
    """A similar report by numbers."""

    number: int
    words: tuple[str, ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _KeyWord:
    """A word that tells a report from others."""

    written: str
    weight: float
    documents: NDArray[np.integer[Any]]
    fits: FloatArray
    """How well each of the documents fits the word, from 0 to 1."""

    def worth_in(self, document: int) -> float:
        """What the word adds to the score of the document."""
        place = int(np.searchsorted(self.documents, document))
        is_there = place < len(self.documents) and self.documents[place] == document
        return self.weight * float(self.fits[place]) if is_there else 0.0


_similar_to: CacheByOwner[Snapshot, int, tuple[_Near, ...]] = CacheByOwner(_REMEMBERED)


def similar_part(request: HttpRequest, page: ArticlePage) -> Part | None:  # noqa: ARG001  (a maker)
    """The similar reports as a part of the report's page; None where there are none."""
    reports = similar_reports(page)
    return Part("search/similar.html", reports) if reports else None


def similar_reports(page: ArticlePage) -> tuple[SimilarReport, ...]:
    """At most six reports of other stories, the most similar first; none without an index."""
    try:
        snapshot = live_index().snapshot()
    except IndexUnavailableError:
        # The report is there without what is like it.
        return ()
    number = page.row.id
    near = _similar_to.get(snapshot, number, lambda: tuple(_similar(snapshot, number)))
    public = Article.objects.public().filter(pk__in=[one.number for one in near])
    rows = {row.id: row for row in article_rows(public)}
    slugs = {key: named.slug for key, named in name_table().participants.items()} if near else {}
    people = {entry.person.slug: entry.person for entry in page.people}
    return tuple(
        SimilarReport(
            row=rows[one.number],
            words=one.words,
            people=tuple(people[slugs[key]] for key in one.people if slugs.get(key) in people)[
                :_PEOPLE_TOLD
            ],
        )
        for one in near
        if one.number in rows
    )


def _similar(snapshot: Snapshot, number: int) -> Iterator[_Near]:
    """Yield the reports most like the one of that number, one of a story."""
    here = np.flatnonzero((snapshot.column("number") == number) & snapshot.alive)
    text = Article.objects.public().filter(pk=number).values_list("headline", "body").first()
    if not here.size or text is None:
        return
    document = int(here[0])
    key_words = _key_words(snapshot, *text)
    people = _people(snapshot, document)
    scores = np.zeros(snapshot.size, np.float32)
    for word in key_words:
        scores[word.documents] += np.float32(word.weight) * word.fits
    for weight, mask in people.values():
        scores[mask] += np.float32(weight)
    scores *= _nearness(snapshot, document)
    least = _LEAST_SHARE * float(scores[document])
    stories = snapshot.column("story")
    scores[(stories == stories[document]) | ~snapshot.alive] = 0
    told = 0
    seen: set[int] = set()
    for other in np.argsort(-scores, kind="stable")[: 5 * MOST].tolist():
        if told == MOST or scores[other] <= least or not scores[other]:
            return
        if int(stories[other]) in seen:
            continue
        seen.add(int(stories[other]))
        told += 1
        shared = sorted(((word.worth_in(other), word.written) for word in key_words), reverse=True)[
            :_WORDS_TOLD
        ]
        yield _Near(
            number=int(snapshot.column("number")[other]),
            words=tuple(written for worth, written in shared if worth),
            people=tuple(key for key, (_, mask) in people.items() if mask[other]),
        )


def _key_words(snapshot: Snapshot, headline: str, body: str) -> list[_KeyWord]:
    """The words that most tell the report from others, by how often it has them and few do."""
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for text, times in ((headline, _HEADLINE_WEIGHT), (body, 1)):
        for word in words(text):
            if len(word) < _LEAST_LETTERS or word.isdecimal() or is_function_word(word):
                continue
            stem = snapshot.table[word].stem
            counts[stem] += times
            written.setdefault(stem, Counter())[word] += 1
    zones = (Zone.HEADLINE, Zone.BODY)
    weighed = []
    for stem, count in counts.items():
        occurrences = form_occurrences(snapshot, Rung.STEM, stem, zones)
        documents, weights = weighted_occurrences(snapshot, occurrences)
        if 1 < len(documents) <= max(_FEW, _GREATEST_SHARE * snapshot.count):
            weight = (1 + math.log(count)) * inverse_frequency(snapshot.size, len(documents))
            fits = saturated(weights) / np.float32(SATURATION + 1)
            usual = written[stem].most_common(1)[0][0]
            weighed.append(_KeyWord(usual, weight, documents, fits))
    return sorted(weighed, key=lambda word: -word.weight)[:_KEY_WORDS]


def _people(snapshot: Snapshot, document: int) -> dict[int, tuple[float, BoolArray]]:
    """Who is named in the document: what it is worth to name them too, and where they are named."""
    pairs = snapshot.participants
    found = {}
    for key in pairs.keys[pairs.docs == document].tolist():
        mask = pairs.holding({key}, snapshot.size)
        holding = int(np.count_nonzero(mask))
        found[key] = (_PERSON_WEIGHT * inverse_frequency(snapshot.size, holding), mask)
    return dict(sorted(found.items(), key=lambda item: -item[1][0]))


def _nearness(snapshot: Snapshot, document: int) -> FloatArray:
    """By what each document's score is multiplied for how near its day is; 1 for the undated."""
    dates = snapshot.column("date_start")
    if not dates[document]:
        return np.ones(snapshot.size, np.float32)
    days = dates // 10_000 * 365 + dates // 100 % 100 * 30.4 + dates % 100
    apart = np.abs(days - days[document])
    near = 1 + _DATE_WEIGHT * np.exp2(-apart / _DAYS)
    return np.where(dates > 0, near, 1.0).astype(np.float32)
