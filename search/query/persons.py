"""Names in a query, understood as whom they name: found under all their names at once."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from search.analyzers import WordForms
from search.backends.bounded_cache import CacheByOwner
from search.backends.postings import FloatArray
from search.backends.schema import ZONES
from search.backends.snapshot import BoolArray, Snapshot
from search.scoring import inverse_frequency, scores_of

from .nodes import Bearer, Clauses, Node, ParsedQuery, Person, Word
from .phrases import phrase_places
from .places import occurrences_at, together
from .plain import ALL_UP_TO

# Between the words of one name; «و», «أو» and quotation marks end it.
_GAP = re.compile(r"[\s\-‐‑.,'’‘ʿʾ`´]*")
# What a report is worth at least that is known to name someone.
_LEAST_SHARE_OF_BEST = 0.05
_REMEMBERED = 64
# Of more words, whatever names are among them, a query is long.
_MOST_WORDS = 12


class NameReader(Protocol):
    """Tells whom a text names."""

    def names_in(self, text: str, begin: int) -> Iterable[tuple[int, int, tuple[Bearer, ...]]]:
        """Where names stand, in order and apart, and whom each may mean.

        The text begins at that place of the query, from whose beginning places are counted.
        """


def with_persons(parsed: ParsedQuery, reader: NameReader) -> ParsedQuery:
    """The query with the names in it understood.

    What is quoted, marked with a sign or asked of a field stays as it is typed, and so does a long
    query (a pasted headline) but for one that is short once its names are taken together.
    """
    if parsed.root is None:
        return parsed
    root = _in_clauses(parsed.root, parsed.text, reader)
    return parsed if root is parsed.root else replace(parsed, root=root)


def persons_of(node: Node | None) -> Iterator[Person]:
    """Yield those whom the query names, also those it leaves out."""
    if isinstance(node, Person):
        yield node
    elif isinstance(node, Clauses):
        for part in (*node.must, *node.should, *node.must_not):
            yield from persons_of(part)


def _in_clauses(clauses: Clauses, text: str, reader: NameReader) -> Clauses:
    words = [node for node in (*clauses.must, *clauses.should) if isinstance(node, Word)]
    words.sort(key=lambda word: word.start)
    if clauses.least_share and len(words) > _MOST_WORDS:
        return clauses
    persons = list(_persons(words, text, reader))
    if clauses.least_share:
        return _in_long(clauses, words, persons)
    demanded = [p for p in persons if any(_holds(p, node) for node in clauses.must)]
    optional = [person for person in persons if person not in demanded]
    changed = Clauses(
        (*demanded, *(_inside(node, text, reader) for node in _others(clauses.must, persons))),
        (*optional, *(_inside(node, text, reader) for node in _others(clauses.should, persons))),
        tuple(_left_out(node, text, reader) for node in clauses.must_not),
        is_explicit=clauses.is_explicit,
    )
    return clauses if changed == clauses else changed


def _left_out(node: Node, text: str, reader: NameReader) -> Node:
    if isinstance(node, Word):
        return next(_persons([node], text, reader), node)
    return _inside(node, text, reader)


def _in_long(clauses: Clauses, words: Sequence[Word], persons: Sequence[Person]) -> Clauses:
    """A long query that is short once each of its names is one thing to ask for."""
    if not persons:
        return clauses
    rest = _others(clauses.should, persons)
    little = tuple(node for node in rest if isinstance(node, Word) and node.is_function_word)
    content = (*persons, *(node for node in rest if node not in little))
    is_plain = len(words) == len(clauses.should) == len({word.start for word in words})
    if not is_plain or len(content) > ALL_UP_TO:
        return clauses
    return replace(clauses, must=(*clauses.must, *content), should=little, least_share=0.0)


def _inside(node: Node, text: str, reader: NameReader) -> Node:
    return _in_clauses(node, text, reader) if isinstance(node, Clauses) else node


def _others(nodes: Iterable[Node], persons: Iterable[Person]) -> list[Node]:
    """The nodes that are no part of a name."""
    return [node for node in nodes if not any(_holds(person, node) for person in persons)]


def _holds(person: Person, node: Node) -> bool:
    return isinstance(node, Word) and person.start <= node.start and node.end <= person.end


def _persons(words: Sequence[Word], text: str, reader: NameReader) -> Iterator[Person]:
    for run in _runs(words, text):
        begin = run[0].start
        for start, end, bearers in reader.names_in(text[begin : run[-1].end], begin):
            typed = [w for w in run if start <= w.start and w.end <= end]
            content = tuple(word for word in typed if not word.is_function_word)
            if typed:
                clauses = Clauses(content or tuple(typed))
                yield Person(bearers, clauses, typed[0].start, typed[-1].end)


def _runs(words: Sequence[Word], text: str) -> Iterator[list[Word]]:
    """Yield words that follow one another with no sign or other word between them."""
    run: list[Word] = []
    for word in words:
        if run and not _GAP.fullmatch(text, run[-1].end, word.start):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def person_match(
    snapshot: Snapshot, person: Person, found: BoolArray, scores: FloatArray
) -> tuple[BoolArray, FloatArray]:
    """The documents that name any of the bearers or have what was typed, and how well.

    ``found`` and ``scores`` are for what was typed. Documents known to name a bearer come before
    those that have no more than the letters of a name.
    """
    tied = snapshot.participants.holding({b.key for b in person.bearers}, snapshot.size)
    found = found | tied
    for bearer in person.bearers:
        by_name = _kept(snapshot, bearer)
        found = found | (by_name > 0)
        scores = np.maximum(scores, by_name)
    best = float(scores.max(initial=0.0))
    if not best:
        best = inverse_frequency(snapshot.size, int(tied.sum()))
    lift = _LEAST_SHARE_OF_BEST * best + float(scores[~tied].max(initial=0.0))
    return found, np.where(tied, scores + np.float32(lift), scores)


_names_scores: CacheByOwner[Snapshot, Hashable, FloatArray] = CacheByOwner(_REMEMBERED)


def _kept(snapshot: Snapshot, bearer: Bearer) -> FloatArray:
    """How well each document fits the bearer's names: not to be written into."""
    key = (bearer.key, bearer.own_names, bearer.shared_names)
    return _names_scores.get(snapshot, key, lambda: _bearer_scores(snapshot, bearer))


def _bearer_scores(snapshot: Snapshot, bearer: Bearer) -> FloatArray:
    tied = snapshot.participants.holding({bearer.key}, snapshot.size)
    own = _scores(snapshot, bearer.own_names)
    scores = np.where(tied, _scores(snapshot, bearer.own_names + bearer.shared_names), own)
    scores.flags.writeable = False
    return scores


def _scores(snapshot: Snapshot, names: Sequence[tuple[str, ...]]) -> FloatArray:
    """How well each document fits the names together, as if they were one word."""
    words = [tuple(snapshot.table[word] for word in name) for name in names]
    shortest = sorted({tuple(w.folded for w in name): name for name in words}.items(), key=_length)
    kept: dict[tuple[str, ...], Sequence[WordForms]] = {}
    for folded, name in shortest:
        # «سيرغي لافروف» stands nowhere without «لافروف».
        if not any(_contains(folded, other) for other in kept):
            kept[folded] = name
    places = {
        zone: together([phrase_places(snapshot, zone, n) + len(n) - 1 for n in kept.values()])
        for zone in ZONES
    }
    return scores_of(snapshot, occurrences_at(places))


def _length(item: tuple[tuple[str, ...], object]) -> tuple[int, tuple[str, ...]]:
    return len(item[0]), item[0]


def _contains(name: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(name[i : i + len(part)] == part for i in range(len(name) - len(part) + 1))
