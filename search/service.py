"""Runs a search: the one way that the page, the API and the evaluation take."""

import time
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext

from .facets import build_facets
from .finding import Found, Question, find, understand
from .histogram import histogram
from .hits import build_hits
from .index.generations import IndexUnavailableError
from .navigation import build_chips, build_options, build_pager, build_sorts
from .query.nodes import NoteKind, ParsedQuery
from .query.parser import MOST_WORDS
from .request import Problem, SearchRequest
from .results import Notice, SearchPage
from .ways_out import ways_out


def run_search(request: SearchRequest, language: str) -> SearchPage:
    """The page of results that was asked for, in the reader's language."""
    started = time.perf_counter()
    with translation.override(language):
        question = understand(request)
        try:
            page = _search(find(question))
        except IndexUnavailableError:
            page = _without_index(question)
        problems = (*question.problems, *_query_problems(question.parsed), *page.problems)
    return replace(
        page, problems=problems, took_ms=round((time.perf_counter() - started) * 1000, 1)
    )


def _search(found: Found) -> SearchPage:
    request, question, snapshot = found.request, found.question, found.snapshot
    ranking = found.ranking
    pager, page_problems = build_pager(request, ranking.count())
    stop = pager.number * request.size
    documents = ranking.top(stop)[stop - request.size :]
    bars, undated = histogram(snapshot, found.hits, request)
    hits = build_hits(
        snapshot.column("number")[documents].tolist(),
        found.match.scores[documents].tolist(),
        found.highlighter,
    )
    return SearchPage(
        request=request,
        count=found.count,
        took_ms=0.0,
        hits=hits,
        facets=build_facets(found),
        chips=build_chips(request, question.chosen),
        sorts=build_sorts(request, ranking.sort),
        pager=pager,
        histogram=bars,
        undated=undated,
        notices=_notices(found),
        problems=page_problems,
        ways_out=() if found.count else ways_out(found),
        options=build_options(question.chosen, question.directory, snapshot),
    )


def _notices(found: Found) -> tuple[Notice, ...]:
    if not found.is_relaxed:
        return ()
    text = gettext("No report has all of this together. These have some of it, best first.")
    return (Notice(text),)


def _without_index(question: Question) -> SearchPage:
    text = gettext("The index is being prepared, so nothing can be found yet. Try again shortly.")
    return SearchPage(
        request=question.request,
        count=0,
        took_ms=0.0,
        notices=(Notice(text, kind="warning"),),
        chips=build_chips(question.request, question.chosen),
        options=build_options(question.chosen, question.directory, None),
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
