"""What a request finds: words and filters evaluated together, before anything is shown.

The page, the exports, the API and the way from a report back to its results all begin here, so
that they find the same.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from .backends.snapshot import BoolArray, Snapshot
from .choices import PAGE_SIZE, Copies, Names, Sort
from .directory import Directory, directory
from .filters import Chosen, Filters, resolve
from .highlight import Highlighter
from .index.live import live_index
from .lookup import ArchiveNames
from .marking import Marker
from .name_reading import NameReading, QueryNames
from .narrowing import narrowed
from .ordering import Ranking
from .proximity import with_proximity
from .query.evaluation import Match, evaluate, everything
from .query.nodes import Clauses, ParsedQuery, Tied
from .query.parser import mostly, parse, relaxed
from .query.persons import with_persons
from .query.restating import rounds_of
from .request import Problem, SearchRequest
from .restatements import restated
from .stamps import asked_once


@dataclass(frozen=True, slots=True)
class Question:
    """A request with its words parsed and its slugs looked up."""

    request: SearchRequest
    """With the slugs that lead somewhere, as they are now."""
    parsed: ParsedQuery
    """With the names in it understood, unless the reader wants them as words."""
    as_typed: ParsedQuery
    names: tuple[NameReading, ...]
    """The names that stand in it, also where they are taken as words."""
    rounds: tuple[Tied, ...]
    """The rounds that it names by number, also where they are taken as words."""
    chosen: Chosen
    directory: Directory

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the request could not be used."""
        return (*self.request.problems, *self.chosen.problems)


@asked_once()
def understand(request: SearchRequest) -> Question:
    """What the request asks for, in the reader's language; needs no index."""
    known_rows = directory()
    chosen = resolve(request, known_rows)
    typed = parse(request.q, ArchiveNames())
    names = QueryNames(typed.text)
    parsed = restated(with_persons(typed, names), typed, known_rows)
    rounds = tuple(rounds_of(parsed.root))
    if request.names is Names.TYPED:
        parsed = typed
    known = _with_slugs_of(chosen, request)
    return Question(known, parsed, typed, tuple(names.readings), rounds, chosen, known_rows)


def _with_slugs_of(chosen: Chosen, request: SearchRequest) -> SearchRequest:
    """The request with the slugs of what was chosen, as they are now."""
    slugs: dict[str, Any] = {
        "persons": tuple(entry.slug for entry in chosen.people),
        "round": chosen.round.slug if chosen.round else "",
        "track": chosen.track.slug if chosen.track else "",
        "source": chosen.source.slug if chosen.source else "",
    }
    is_so = all(getattr(request, name) == slug for name, slug in slugs.items())
    return request if is_so else replace(request, **slugs)


@dataclass(frozen=True)
class Found:
    """What was found, with all that it was found by."""

    question: Question
    snapshot: Snapshot
    filters: Filters
    exact: Match
    """What the words find without the filters: all of them, or most where few reports have all."""
    looser: Match | None
    """What any of the words finds: made where all of them find nothing within the filters."""
    whole: BoolArray
    """The documents that have all that was asked for, without the filters."""

    @property
    def request(self) -> SearchRequest:
        """The request."""
        return self.question.request

    @property
    def match(self) -> Match:
        """What the results are results of."""
        return self.looser or self.exact

    @property
    def is_relaxed(self) -> bool:
        """Whether these are reports that have some of what was asked for."""
        return self.looser is not None

    @cached_property
    def hits(self) -> BoolArray:
        """The documents that were found."""
        return self.match.found & self.filters.passed()

    @cached_property
    def count(self) -> int:
        """How many reports were found, copies included."""
        return count_of(self.hits)

    @cached_property
    def named(self) -> dict[int, int]:
        """How many of the reports found name each participant, by key."""
        return self.snapshot.participants.counts(self.hits)

    @cached_property
    def whole_count(self) -> int:
        """How many of them have all that was asked for."""
        return count_of(self.hits & self.whole)

    @cached_property
    def ranking(self) -> Ranking:
        """The results in their order."""
        usual = Sort.RELEVANCE if self.question.parsed.root else Sort.NEWEST
        return Ranking(
            snapshot=self.snapshot,
            found=self.hits,
            scores=self.match.scores,
            sort=self.request.sort or usual,
            is_grouped=self.request.copies is Copies.GROUPED,
        )

    @cached_property
    def highlighter(self) -> Highlighter:
        """What marks the words that were sought in any text."""
        return Highlighter(self.question.parsed.root, self.snapshot.table)

    @cached_property
    def marker(self) -> Marker:
        """What marks the words that were sought in the reports of this snapshot."""
        return Marker(self.snapshot, self.question.parsed.root)


def find(question: Question) -> Found:
    """What the index has; raises IndexUnavailableError where there is none."""
    snapshot = live_index().snapshot()
    filters = Filters(snapshot, question.request, question.chosen, question.directory)
    return find_in(snapshot, question, filters)


def find_in(snapshot: Snapshot, question: Question, filters: Filters) -> Found:
    """What this state of the index has."""
    root = question.parsed.root
    if root is None:
        match = everything(snapshot)
        return Found(question, snapshot, filters, match, None, match.found)
    rung = question.request.rung
    exact = narrowed(evaluate(snapshot, root), snapshot, root, rung)
    passed = filters.passed()
    whole = exact.found
    most = mostly(root)
    # Whatever the filters leave: what a filter is said to leave must be what it leaves.
    if most is not None and count_of(whole & snapshot.alive) < PAGE_SIZE:
        exact = narrowed(evaluate(snapshot, most), snapshot, most, rung)
    looser: Match | None = None
    if not (exact.found & passed).any():
        parts: Clauses | None = relaxed(root)
        if parts is not None:
            match = narrowed(evaluate(snapshot, parts), snapshot, parts, rung)
            looser = match if (match.found & passed).any() else None
    if looser is None:
        exact = _nearest_first(exact, snapshot, root, passed)
    else:
        looser = _nearest_first(looser, snapshot, root, passed)
    return Found(question, snapshot, filters, exact, looser, whole)


def _nearest_first(match: Match, snapshot: Snapshot, root: Clauses, passed: BoolArray) -> Match:
    scores = with_proximity(snapshot, root, match.found & passed, match.scores)
    return Match(match.found, scores)


def count_of(found: BoolArray) -> int:
    """How many documents these are."""
    return int(np.count_nonzero(found))
