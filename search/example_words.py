"""What examples of queries are made of: words that this archive has, and names that it knows."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from archive.arabic.letters import is_arabic

from .analyzers import Rung
from .backends.schema import Zone, field_name
from .backends.snapshot import Snapshot
from .filters import Filters
from .finding import find_in, understand
from .query.operators import is_function_word
from .request import SearchRequest

# What reports of talks are about; those that the archive has come first.
_SUBJECTS = ("مفاوضات", "هدنة", "معارضة", "محادثات", "اتفاق", "المعتقلين", "إدلب", "الأسلحة")
_SHORTEST_WORD = 4
_SUBJECTS_OF_HEADLINES = 40
SPELLINGS_OF_NAMES = (
    ("Lavrov", "Putin", "de Mistura", "Cavusoglu"),
    ("Çavuşoğlu", "al-Ja‘farī", "al-Mu‘allim", "Lāfrūf"),
    ("ja3fari", "3alloush", "mo3allem", "7ariri", "2asad"),
    ("Лавров", "Путин", "Эрдоган"),
)
"""Names that reports of talks have: as the press spells them, scholars, writers of messages, and in
another script."""


def subjects(snapshot: Snapshot) -> Iterator[str]:
    """Yield words that the archive has: of talks, then those most frequent in its headlines."""
    field = field_name(Zone.HEADLINE, Rung.FOLDED)
    for word in _SUBJECTS:
        form = snapshot.table[word].folded
        if snapshot.postings(field, form) is not None:
            yield word
    counts: dict[str, int] = {}
    for vocabulary in snapshot.vocabularies:
        among = vocabulary.range_of(field, b"")
        frequencies = vocabulary.frequencies(among)
        best = np.argsort(-frequencies, kind="stable")[: 10 * _SUBJECTS_OF_HEADLINES]
        for term, count in zip(
            vocabulary.terms(among, best), frequencies[best].tolist(), strict=True
        ):
            counts[term] = counts.get(term, 0) + count
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        is_subject = is_arabic(word) and not is_function_word(word)
        if is_subject and len(word) >= _SHORTEST_WORD and word not in _SUBJECTS:
            yield word


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name that means someone whom reports name."""

    typed: str
    label: str
    """Whom, in the reader's language."""
    url: str
    count: int


def name_found(snapshot: Snapshot, name: str) -> FoundName | None:
    """What the search for the name finds; None where it means nobody, or finds nothing."""
    question = understand(SearchRequest(q=name))
    if not question.names:
        return None
    filters = Filters(snapshot, question.request, question.chosen, question.directory)
    count = find_in(snapshot, question, filters).count
    label = question.names[0].matches[0].participant.label
    return FoundName(name, label, question.request.url(), count) if count else None
