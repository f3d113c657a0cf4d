"""Runs a search: the one way that the page, the API and the evaluation take."""

import time
from dataclasses import dataclass, replace

import numpy as np
from django.utils import translation
from django.utils.translation import gettext

from .backends.snapshot import BoolArray, Snapshot
from .directory import Directory
from .facets import FacetSource, build_facets
from .filters import Chosen, Filters, resolve
from .highlight import Highlighter
from .histogram import histogram
from .hits import build_hits
from .index.generations import IndexUnavailableError
from .index.live import live_index
from .navigation import build_chips, build_options, build_pager, build_sorts
from .ordering import page_of
from .query.evaluation import Match, evaluate, everything
from .query.lexer import without_quotes
from .query.nodes import Clauses, NoteKind, ParsedQuery
from .query.parser import MOST_WORDS, parse, relaxed
from .request import Problem, SearchRequest, Sort
from .results import Notice, SearchPage, WayOut


@dataclass(frozen=True, slots=True)
class _Found:
    """What words and filters found together."""

    match: Match
    matching: BoolArray
    """What the words find without the filters."""
    hits: BoolArray
    is_relaxed: bool


def run_search(request: SearchRequest, language: str) -> SearchPage:
    """The page of results that was asked for, in the reader's language."""
    started = time.perf_counter()
    with translation.override(language):
        parsed = parse(request.q)
        directory = Directory()
        chosen = resolve(request, directory)
        try:
            snapshot = live_index().snapshot()
        except IndexUnavailableError:
            page = _without_index(request, chosen, directory)
        else:
            page = _search(request, parsed, chosen, directory, snapshot)
        problems = (*request.problems, *chosen.problems, *_query_problems(parsed), *page.problems)
    return replace(
        page, problems=problems, took_ms=round((time.perf_counter() - started) * 1000, 1)
    )


def _search(
    request: SearchRequest,
    parsed: ParsedQuery,
    chosen: Chosen,
    directory: Directory,
    snapshot: Snapshot,
) -> SearchPage:
    request = _with_known_filters(request, chosen)
    filters = Filters(snapshot, request, chosen, directory)
    found = _find(snapshot, parsed, filters)
    count = _count(found.hits)
    sort = request.sort or (Sort.RELEVANCE if parsed.root else Sort.NEWEST)
    pager, page_problems = build_pager(request, count)
    start = (pager.number - 1) * request.size
    documents = page_of(snapshot, found.hits, found.match.scores, sort, start, start + request.size)
    bars, undated = histogram(snapshot, found.hits, request)
    counting = FacetSource(snapshot, found.matching, filters, request, chosen, directory)
    return SearchPage(
        request=request,
        count=count,
        took_ms=0.0,
        hits=build_hits(
            snapshot.column("number")[documents].tolist(),
            found.match.scores[documents].tolist(),
            Highlighter(parsed.root, snapshot.table),
        ),
        facets=build_facets(counting),
        chips=build_chips(request, chosen),
        sorts=build_sorts(request, sort),
        pager=pager,
        histogram=bars,
        undated=undated,
        notices=_notices(found, count),
        problems=page_problems,
        ways_out=() if count else _ways_out(request, parsed, found, filters, snapshot),
        options=build_options(chosen, directory, snapshot),
    )


def _find(snapshot: Snapshot, parsed: ParsedQuery, filters: Filters) -> _Found:
    passed = filters.passed()
    if parsed.root is None:
        match = everything(snapshot)
        return _Found(match, match.found & snapshot.alive, passed, is_relaxed=False)
    match = evaluate(snapshot, parsed.root)
    hits = match.found & passed
    if hits.any():
        return _Found(match, match.found & snapshot.alive, hits, is_relaxed=False)
    looser: Clauses | None = relaxed(parsed.root)
    if looser is not None:
        looser_match = evaluate(snapshot, looser)
        looser_hits = looser_match.found & passed
        if looser_hits.any():
            return _Found(
                looser_match, looser_match.found & snapshot.alive, looser_hits, is_relaxed=True
            )
    return _Found(match, match.found & snapshot.alive, hits, is_relaxed=False)


def _with_known_filters(request: SearchRequest, chosen: Chosen) -> SearchRequest:
    """The request with the slugs that lead somewhere, as they are now."""
    return replace(
        request,
        persons=tuple(entry.slug for entry in chosen.people),
        round=chosen.round.slug if chosen.round else "",
        track=chosen.track.slug if chosen.track else "",
        source=chosen.source.slug if chosen.source else "",
    )


def _notices(found: _Found, count: int) -> tuple[Notice, ...]:
    if found.is_relaxed and count:
        return (
            Notice(
                gettext("No report has all of this together. These have some of it, best first.")
            ),
        )
    return ()


def _ways_out(
    request: SearchRequest,
    parsed: ParsedQuery,
    found: _Found,
    filters: Filters,
    snapshot: Snapshot,
) -> tuple[WayOut, ...]:
    """Searches near this one that are known to find something."""
    passed = filters.passed()
    ways = []
    words = without_quotes(request.q)
    if parsed.root is not None and words != request.q:
        count = _count(_find(snapshot, parse(words), filters).hits)
        label = gettext("The same words, wherever they stand")
        ways.append(WayOut(label, request.url(q=words), count))
    if parsed.root is not None and filters.are_in_use:
        plain = SearchRequest(q=request.q, sort=request.sort, size=request.size)
        label = gettext("The same words in the whole archive")
        ways.append(WayOut(label, plain.url(), _count(found.matching)))
        label = gettext("All reports of these filters")
        ways.append(WayOut(label, request.url(q="", sort=None), _count(passed)))
    label = gettext("All reports, newest first")
    ways.append(WayOut(label, SearchRequest().url(), snapshot.count))
    return tuple(way for way in ways if way.count)


def _count(found: BoolArray) -> int:
    return int(np.count_nonzero(found))


def _without_index(request: SearchRequest, chosen: Chosen, directory: Directory) -> SearchPage:
    text = gettext("The index is being prepared, so nothing can be found yet. Try again shortly.")
    return SearchPage(
        request=request,
        count=0,
        took_ms=0.0,
        notices=(Notice(text, kind="warning"),),
        chips=build_chips(request, chosen),
        options=build_options(chosen, directory, None),
    )


def _query_problems(parsed: ParsedQuery) -> list[Problem]:
    messages = {
        NoteKind.NO_WORDS: gettext("There is no word in this to search for."),
        NoteKind.UNCLOSED_QUOTE: gettext(
            "A quotation mark is not closed, so the words after it were searched for singly."
        ),
        NoteKind.TOO_LONG: gettext(
            "This is longer than a search can be: only the first %(words)d words were used."
        )
        % {"words": MOST_WORDS},
    }
    kinds = dict.fromkeys(note.kind for note in parsed.notes)
    return [Problem("q", messages[kind]) for kind in kinds]
