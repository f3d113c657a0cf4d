"""Runs a search: the one way that the page, the API and the evaluation take."""

import time
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext, ngettext

from .choices import Copies, View
from .concordance import concordance
from .explain import Explainer
from .facets import build_facets, whole_facet
from .finding import Found, Question, find, understand
from .histogram import histogram
from .hits import build_hits, matched_in
from .index.generations import IndexUnavailableError
from .name_lines import name_lines
from .narrower import narrower_searches
from .navigation import (
    build_chips,
    build_copies,
    build_exports,
    build_options,
    build_pager,
    build_sorts,
    build_views,
)
from .ordering import Story, stories_of
from .reading import read_back
from .request import Problem, SearchRequest
from .results import Notice, SearchHit, SearchPage
from .spelling import meant
from .stamps import asked_once
from .ways_out import ways_out

FIRST_HIT = "#hit-1"
"""Where in a report its first marked word is."""


@asked_once()
def run_search(request: SearchRequest, language: str) -> SearchPage:
    """The page of results that was asked for, in the reader's language."""
    started = time.perf_counter()
    with translation.override(language):
        question = understand(request)
        found: Found | None = None
        try:
            found = find(question)
            page = _search(found)
        except IndexUnavailableError:
            page = _without_index(question)
        reading = read_back(question, found)
        names = name_lines(question, found)
        told = () if reading is None else (Problem("q", note.message) for note in reading.notes)
        problems = (*question.problems, *dict.fromkeys(told), *page.problems)
    took_ms = round((time.perf_counter() - started) * 1000, 1)
    return replace(page, problems=problems, reading=reading, names=names, took_ms=took_ms)


def _search(found: Found) -> SearchPage:
    request, question, snapshot = found.request, found.question, found.snapshot
    stories = found.ranking.stories()
    page = SearchPage(
        request=request,
        count=found.count,
        stories=stories,
        took_ms=0.0,
        facets=build_facets(found),
        chips=build_chips(request, question.chosen),
        sorts=build_sorts(request, found.ranking.sort),
        views=build_views(request) if question.parsed.root else (),
        copies=build_copies(request, found.count, stories),
        exports=build_exports(request),
        chart=histogram(snapshot, found.hits, request),
        notices=_notices(found),
        ways_out=() if found.count else ways_out(found),
        meant=meant(found),
        narrower=narrower_searches(found),
        options=build_options(question.chosen, question.directory, snapshot),
    )
    if request.facet is not None:
        return replace(page, whole_facet=whole_facet(found, request.facet, request.by))
    if request.view is View.LINES and question.parsed.root is not None:
        lines = concordance(found)
        pager, problems = build_pager(request, lines.count)
        return replace(page, lines=lines, pager=pager, problems=problems)
    pager, problems = build_pager(request, found.ranking.count())
    hits = _hits(found, pager.number * request.size)
    return replace(page, hits=hits, pager=pager, problems=problems)


def _hits(found: Found, stop: int) -> tuple[SearchHit, ...]:
    """The results of the page that ends with that place."""
    request, snapshot = found.request, found.snapshot
    documents = found.ranking.top(stop)[stop - request.size :]
    numbers = snapshot.column("number")[documents].tolist()
    hits = build_hits(found, documents.tolist())
    trail = request.trail()
    explainer = Explainer(snapshot.table, request)
    stories = [Story(0, 1)] * len(numbers)
    if request.copies is Copies.GROUPED:
        stories = stories_of(snapshot, found.hits, documents)
    story_of = dict(zip(numbers, stories, strict=True))
    copies = request.addresses("copies", "story")
    key_of = dict(zip(numbers, snapshot.column("story")[documents].tolist(), strict=True))
    matched = map(matched_in, hits)
    return tuple(
        hit._replace(
            matched=words,
            url=f"{hit.row.url}{trail}{FIRST_HIT if words else ''}",
            reasons=explainer.reasons(words),
            copies=story_of[hit.row.id].copies,
            sources=story_of[hit.row.id].sources,
            copies_url=copies.of(Copies.ALL, key_of[hit.row.id]),
        )
        for hit, words in zip(hits, matched, strict=True)
    )


def _notices(found: Found) -> tuple[Notice, ...]:
    if not found.count or found.whole_count == found.count:
        return ()
    if not found.whole_count:
        text = gettext("No report has all of this together. These have some of it, best first.")
        return (Notice(text),)
    text = ngettext(
        "Only %(number)d report has all of this together. The others have most of it.",
        "Only %(number)d reports have all of this together. The others have most of it.",
        found.whole_count,
    )
    return (Notice(text % {"number": found.whole_count}),)


def _without_index(question: Question) -> SearchPage:
    text = gettext("The index is being prepared, so nothing can be found yet. Try again shortly.")
    return SearchPage(
        request=question.request,
        count=0,
        took_ms=0.0,
        is_searched=False,
        notices=(Notice(text, kind="warning"),),
        chips=build_chips(question.request, question.chosen),
        options=build_options(question.chosen, question.directory, None),
    )
