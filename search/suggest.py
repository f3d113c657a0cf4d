"""What a reader who has typed a few letters may mean: people, rounds, places, words, headlines.

Each suggestion leads somewhere that exists: a page of the archive, or a search that finds reports.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from django.urls import reverse

from archive.arabic.letters import clean_unicode, fold
from archive.arabic.tokens import words
from archive.models import Article, Round, RoundAlias
from archive.selectors.rows import localized

from .backends.snapshot import Snapshot
from .index.generations import IndexUnavailableError
from .index.live import live_index
from .known_names import KnownName
from .known_places import places_beginning
from .names import name_table, report_counts
from .query.evaluation import Match, evaluate
from .query.nodes import Clauses, InTitle, Node, Prefix, Word
from .query.operators import is_function_word
from .request import SearchRequest
from .stamps import Kept, asked_once
from .word_forms import as_written, words_beginning

MOST = 10
"""Suggestions at a time."""
LONGEST = 100
"""Characters; more is no beginning of anything."""

_MOST_NAMED, _MOST_ROUNDS, _MOST_PLACES, _MOST_WORDS, _MOST_HEADLINES = 4, 3, 2, 3, 3
_SHORTEST_WORD = 2
_SHORTEST_FOR_HEADLINES = 3
# A name with a slip, or in another spelling, is looked for when so much of it is there.
_SHORTEST_WHOLE_NAME = 4
_MOST_TYPED_WORDS = 8


class SuggestionKind(StrEnum):
    """What is suggested."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    ROUND = "round"
    PLACE = "place"
    WORD = "word"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may be meant, with where it leads."""

    kind: SuggestionKind
    label: str
    """In the reader's language."""
    url: str
    matched: str
    """The name or words that begin as typed, as they are written."""
    count: int
    """Reports that it leads to; 0 where nobody has counted."""
    slug: str = ""
    name_ar: str = ""
    name_en: str = ""


@asked_once()
def suggestions(typed: str) -> list[Suggestion]:
    """At most ten suggestions, in the reader's language, grouped by kind and the best first."""
    typed = clean_unicode(typed)[:LONGEST]
    if not fold(typed).strip():
        return []
    try:
        snapshot = live_index().snapshot()
    except IndexUnavailableError:
        snapshot = None
    named = list(suggested_names(typed))[:_MOST_NAMED]
    rounds = list(suggested_rounds(typed, snapshot))[:_MOST_ROUNDS]
    if snapshot is None:
        return [*named, *rounds]
    places = suggested_places(typed, snapshot)[:_MOST_PLACES]
    told = {place.url for place in places}
    found_words = [word for word in _words(typed, snapshot) if word.url not in told]
    found = [*named, *rounds, *places, *found_words[:_MOST_WORDS]][:MOST]
    room = min(_MOST_HEADLINES, MOST - len(found))
    return [*found, *_headlines(typed, snapshot, room)]


def suggested_names(typed: str) -> Iterator[Suggestion]:
    """Yield participants with a name that begins so, or sounds so, the most named first."""
    table, counts = name_table(), report_counts()
    names: Iterable[KnownName] = table.beginning_with(typed)
    if not names and len(typed.strip()) >= _SHORTEST_WHOLE_NAME:
        names = [match.name for match in table.matches(typed, counts)]
    for name in sorted(names, key=lambda name: -counts.get(name.key, 0)):
        participant = table.participants[name.key]
        yield Suggestion(
            kind=SuggestionKind(participant.kind),
            label=participant.label,
            url=reverse("person-detail", args=[participant.slug]),
            matched=name.text,
            count=counts.get(name.key, 0),
            slug=participant.slug,
            name_ar=participant.name_ar,
            name_en=participant.name_en,
        )


def suggested_rounds(typed: str, snapshot: Snapshot | None) -> Iterator[Suggestion]:
    """Yield rounds of which a name has words that begin so, the most reported first.

    A number must be the whole number.
    """
    asked = _folded_words(typed)
    if not asked or all(word.isdecimal() for word in asked):
        return
    counts = {} if snapshot is None else snapshot.rounds.counts(snapshot.alive)
    for known in sorted(_named_rounds.get(), key=lambda known: -counts.get(known.key, 0)):
        own = (known.name_ar, known.name_en, *known.others)
        matched = next((name for name in own if _has_words(name, asked)), None)
        if matched is not None:
            yield Suggestion(
                kind=SuggestionKind.ROUND,
                label=localized(known.name_ar, known.name_en),
                url=reverse("round-detail", args=[known.slug]),
                matched=matched,
                count=counts.get(known.key, 0),
                slug=known.slug,
                name_ar=known.name_ar,
                name_en=known.name_en,
            )


def suggested_places(typed: str, snapshot: Snapshot) -> list[Suggestion]:
    """Places with a name that begins so, as searches for their Arabic name, the most found first.

    Without those that stand in no report.
    """
    found = []
    for match in places_beginning(typed):
        arabic, latin = match.place.arabic, match.place.latin
        parts = tuple(_word(word) for word in words(arabic))
        count = _count(snapshot, evaluate(snapshot, Clauses(must=parts)))
        if count:
            found.append(
                Suggestion(
                    kind=SuggestionKind.PLACE,
                    label=localized(arabic, latin),
                    url=SearchRequest(q=arabic).url(),
                    matched=match.name,
                    count=count,
                    name_ar=arabic,
                    name_en=latin,
                )
            )
    return sorted(found, key=lambda place: -place.count)


class _NamedRound(NamedTuple):
    """A round with all its names."""

    key: int
    slug: str
    name_ar: str
    name_en: str
    others: tuple[str, ...]


def _read_rounds() -> list[_NamedRound]:
    """The rounds, the latest first."""
    names: dict[int, list[str]] = {}
    for key, text in RoundAlias.objects.order_by("pk").values_list("round_id", "text"):
        names.setdefault(key, []).append(text)
    rows = Round.objects.order_by("-start", "slug").values_list("pk", "slug", "name_ar", "name_en")
    return [_NamedRound(*row, tuple(names.get(row[0], ()))) for row in rows]


_named_rounds = Kept(_read_rounds, Round, RoundAlias)


@lru_cache(maxsize=5_000)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words(text))


def _has_words(name: str, asked: Sequence[str]) -> bool:
    there = _folded_words(name)
    return all(
        word in there if word.isdecimal() else any(other.startswith(word) for other in there)
        for word in asked
    )


def _words(typed: str, snapshot: Snapshot) -> list[Suggestion]:
    """The words of the archive that the last word may become, with those before it."""
    *before, last = words(typed)[-_MOST_TYPED_WORDS:] or [""]
    if typed != typed.rstrip() or len(fold(last)) < _SHORTEST_WORD:
        return []
    begun = typed[: typed.rindex(last)]
    found = []
    for form in words_beginning(snapshot, fold(last), _MOST_WORDS + 1):
        parts = [_word(word) for word in (*before, form)]
        count = _count(snapshot, evaluate(snapshot, Clauses(must=_content(parts))))
        text = f"{begun}{as_written(snapshot, form)}"
        if count:
            url = SearchRequest(q=text).url()
            found.append(Suggestion(SuggestionKind.WORD, text, url, text, count))
    return found


def _headlines(typed: str, snapshot: Snapshot, most: int) -> list[Suggestion]:
    """Past headlines with the words, the last one perhaps not all typed; one of each story."""
    found = words(typed)[-_MOST_TYPED_WORDS:]
    if most <= 0 or not any(len(word) >= _SHORTEST_FOR_HEADLINES for word in found):
        return []
    parts: list[Node] = [_word(word) for word in found]
    if typed == typed.rstrip():
        is_begun = len(fold(found[-1])) >= _SHORTEST_WORD
        parts[-1:] = [Prefix(found[-1], 0, 0)] if is_begun else []
    match = evaluate(snapshot, InTitle(Clauses(must=_content(parts)), 0, 0))
    documents = np.flatnonzero(match.found & snapshot.alive)
    dates = snapshot.column("date_start")[documents]
    documents = documents[np.lexsort((documents, -dates, -match.scores[documents]))][: 4 * most]
    _, firsts = np.unique(snapshot.column("story")[documents], return_index=True)
    numbers = snapshot.column("number")[documents[np.sort(firsts)[:most]]].tolist()
    headlines = dict(Article.objects.public().filter(pk__in=numbers).values_list("pk", "headline"))
    return [
        Suggestion(
            kind=SuggestionKind.HEADLINE,
            label=headlines[number],
            url=reverse("article-detail", args=[number]),
            matched=headlines[number],
            count=0,
        )
        for number in numbers
        if headlines.get(number)
    ]


def _word(text: str) -> Word:
    return Word(text, 0, 0, is_function_word(text))


def _content(parts: Sequence[Node]) -> tuple[Node, ...]:
    """The parts without little words, unless there are no others."""
    content = tuple(n for n in parts if not (isinstance(n, Word) and n.is_function_word))
    return content or tuple(parts)


def _count(snapshot: Snapshot, match: Match) -> int:
    return int(np.count_nonzero(match.found & snapshot.alive))
