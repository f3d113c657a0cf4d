"""Did you mean: other words for those of a query that the archive hardly has.

What is suggested comes from the index alone and is known to find more than what was typed. For a
word in Latin letters that no report has, it is the Arabic word that sounds so: Skripal, سكريبال.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from weakref import WeakKeyDictionary

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from archive.arabic.letters import fold
from archive.arabic.slips import on_other_keyboard, slip_cost

from .analyzers import Rung
from .backends.schema import ZONES, field_name
from .backends.snapshot import Snapshot
from .backends.vocabulary import Vocabulary
from .finding import Found, find_in
from .lookup import ArchiveNames
from .name_reading import QueryNames
from .query.evaluation import evaluate
from .query.nodes import ParsedQuery, Word, sought
from .query.parser import parse
from .query.persons import persons_of, with_persons
from .query.restating import restated_parts
from .restatements import restated
from .results import Meant
from .sounding_words import heard_as
from .word_forms import as_written

# A word is hardly there if a neighbour is so many times as frequent.
_TIMES = 100
# A longer query is a pasted headline, whose rare words are names and not slips.
_MOST_QUERY_WORDS = 6
# Who types notices by then that the letters are not those that were meant.
_MOST_SWITCHED = 12
_MOST_CORRECTED, _MOST_EACH, _MOST_TRIED = 3, 3, 5
# Of corrections that are about as likely, the one that finds most is suggested.
_NEAR = 0.3
_SHORTEST = 3
# A term in fewer reports may be a slip itself.
_LEAST_REPORTS = 2
_FARTHEST = 2
_MOST_REMEMBERED = 10_000
# The greatest cost of a slip in words of up to so many letters.
_GREATEST_COSTS = ((3, 0.6), (4, 1.0), (7, 1.3))
_GREATEST_COST = 1.8


@dataclass(frozen=True, slots=True)
class _Terms:
    """The words that may be meant, by their length."""

    by_length: dict[int, list[str]]
    frequencies: dict[str, int]


def meant(found: Found) -> Meant | None:
    """The query that was perhaps meant, and what it finds; None where nothing is better."""
    parsed = found.question.as_typed
    if parsed.root is None or not found.request.q:
        return None
    here = found.whole_count
    for queries in _other_queries(found, parsed, here):
        best: tuple[int, str] = (here, "")
        least = queries[0][0] if queries else 0.0
        for cost, text in queries:
            if cost <= least + _NEAR:
                best = max(best, (_count(found, text), text), key=lambda pair: pair[0])
        count, text = best
        if text:
            return Meant(text, found.request.url(q=text), count)
    return None


def _other_queries(
    found: Found, typed: ParsedQuery, here: int
) -> Iterator[list[tuple[float, str]]]:
    """Yield queries that may be meant, each with what it costs to have typed this one."""
    switched = "" if here else on_other_keyboard(typed.text)
    if switched and _is_known(found, switched):
        yield [(0.0, switched)]
    yield _corrected(found, typed, _known_words(found))
    if switched:
        yield _corrected(found, parse(switched, ArchiveNames()), [], by_sound=False)


def _is_known(found: Found, text: str) -> bool:
    """Whether each of the words stands in a report, is a number or belongs to a name.

    Of many words, most are enough to find a report: numbers would carry any letters along.
    """
    root = with_persons(parse(text, ArchiveNames()), QueryNames(text)).root
    named = [(person.start, person.end) for person in persons_of(root)]
    words = [leaf for leaf in sought(root) if isinstance(leaf, Word)] if root else []
    return len(words) <= _MOST_SWITCHED and all(
        word.text.isdecimal()
        or any(start <= word.start < end for start, end in named)
        or evaluate(found.snapshot, word).found.any()
        for word in words
    )


def _known_words(found: Found) -> list[tuple[int, int]]:
    """Where in the query names stand that are understood, and what is sought in other words."""
    root = found.question.parsed.root
    known = [(person.start, person.end) for person in persons_of(root)]
    return known + [(part.start, part.end) for part in restated_parts(root)]


def _corrected(
    found: Found,
    parsed: ParsedQuery,
    known: Sequence[tuple[int, int]],
    *,
    by_sound: bool = True,
) -> list[tuple[float, str]]:
    """The query with its rare words replaced by likelier ones, the likeliest first.

    Words in Latin letters also by Arabic ones that sound so, unless ``by_sound`` is False.
    """
    leaves = sought(parsed.root) if parsed.root else ()
    words = [leaf for leaf in leaves if isinstance(leaf, Word) and _is_correctable(leaf, known)]
    if len(words) > _MOST_QUERY_WORDS:
        return []
    wrong = [
        (word, others)
        for word in sorted(words, key=lambda word: word.start)
        if (others := _instead(found.snapshot, word, by_sound=by_sound))
    ][:_MOST_CORRECTED]
    corrected = []
    for choice in product(*(others for _, others in wrong)) if wrong else ():
        other = parsed.text
        for (word, _), (_, instead) in reversed(list(zip(wrong, choice, strict=True))):
            other = other[: word.start] + instead + other[word.end :]
        corrected.append((sum(cost for cost, _ in choice), other))
    return sorted(corrected)[:_MOST_TRIED]


def _is_correctable(word: Word, known: Sequence[tuple[int, int]]) -> bool:
    return (
        not word.is_function_word
        and len(fold(word.text)) >= _SHORTEST
        and not word.text.isdecimal()
        and not any(start <= word.start < end for start, end in known)
    )


def _instead(snapshot: Snapshot, word: Word, *, by_sound: bool) -> list[tuple[float, str]]:
    """What may have been meant by the word: by a slip, or else by its sound."""
    return _likelier(snapshot, word) or (
        [(0.0, heard)] if by_sound and (heard := heard_as(snapshot, word)) else []
    )


def _likelier(snapshot: Snapshot, word: Word) -> list[tuple[float, str]]:
    """Words that are much more frequent and may have been meant, as written, with their costs.

    Remembered until the index changes, because readers turn pages and narrow searches.
    """
    known = _likelier_words.setdefault(snapshot, {})
    if word.text not in known:
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        known[word.text] = _likelier_now(snapshot, word)
    return known[word.text]


_likelier_words: "WeakKeyDictionary[Snapshot, dict[str, list[tuple[float, str]]]]" = (
    WeakKeyDictionary()
)


def _likelier_now(snapshot: Snapshot, word: Word) -> list[tuple[float, str]]:
    typed = fold(word.text)
    frequency = _frequency(snapshot, word)
    if frequency * _TIMES > snapshot.count:
        return []
    terms = _terms_of(snapshot.main_vocabularies)
    near = [
        term
        for length in range(len(typed) - _FARTHEST, len(typed) + _FARTHEST + 1)
        for term, *_ in process.extract(
            typed,
            terms.by_length.get(length, ()),
            scorer=OSA.distance,
            score_cutoff=_FARTHEST,
            limit=None,
        )
    ]
    stem = snapshot.table[word.text].stem
    least = max(_LEAST_REPORTS, frequency * _TIMES)
    greatest = next((cost for size, cost in _GREATEST_COSTS if len(typed) <= size), _GREATEST_COST)
    ranked = []
    for term in near:
        cost = slip_cost(typed, term)
        if cost > greatest or terms.frequencies[term] < least:
            continue
        if snapshot.table[term].stem != stem:
            # A hundred times as frequent is worth half a strange letter.
            ranked.append((cost - 0.25 * math.log10(terms.frequencies[term]), term))
    return [(cost, as_written(snapshot, term)) for cost, term in sorted(ranked)[:_MOST_EACH]]


def _frequency(snapshot: Snapshot, word: Word) -> int:
    """How many reports have the word."""
    match = evaluate(snapshot, replace(word, is_function_word=False))
    return int(np.count_nonzero(match.found & snapshot.alive))


@lru_cache(maxsize=1)
def _terms_of(vocabularies: tuple[Vocabulary, ...]) -> _Terms:
    """The folded words that stand in a few reports at least, kept until there are many new ones."""
    counts: dict[str, int] = {}
    for zone in ZONES:
        for vocabulary in vocabularies:
            among = vocabulary.range_of(field_name(zone, Rung.FOLDED), b"")
            frequencies = vocabulary.frequencies(among)
            chosen = np.flatnonzero(frequencies >= _LEAST_REPORTS)
            terms = vocabulary.terms(among, chosen)
            for term, count in zip(terms, frequencies[chosen].tolist(), strict=True):
                counts[term] = counts.get(term, 0) + count
    by_length: dict[int, list[str]] = {}
    for term in counts:
        if not term.isdecimal():
            by_length.setdefault(len(term), []).append(term)
    return _Terms(by_length, counts)


def _count(found: Found, text: str) -> int:
    """How many reports have all of the text within the filters."""
    typed = parse(text, ArchiveNames())
    parsed = restated(with_persons(typed, QueryNames(text)), typed, found.question.directory)
    question = replace(found.question, parsed=parsed)
    other = find_in(found.snapshot, question, found.filters)
    return other.whole_count
