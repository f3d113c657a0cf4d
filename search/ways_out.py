"""Searches near one that found nothing, each known to find something."""

from dataclasses import replace

from django.utils.translation import gettext

from .finding import Found, count_of, find_in
from .lookup import ArchiveNames
from .query.lexer import without_quotes
from .query.parser import parse
from .request import SearchRequest
from .results import WayOut


def ways_out(found: Found) -> tuple[WayOut, ...]:
    """The ways, with how many reports each finds."""
    request, parsed = found.request, found.question.parsed
    ways = []
    words = without_quotes(request.q)
    if parsed.root is not None and words != request.q:
        question = replace(found.question, parsed=parse(words, ArchiveNames()))
        count = find_in(found.snapshot, question, found.filters).count
        label = gettext("The same words, wherever they stand")
        ways.append(WayOut(label, request.url(q=words), count))
    if parsed.root is not None and found.filters.are_in_use:
        plain = SearchRequest(q=request.q, sort=request.sort, size=request.size)
        label = gettext("The same words in the whole archive")
        ways.append(WayOut(label, plain.url(), count_of(found.match.found & found.snapshot.alive)))
        label = gettext("All reports of these filters")
        ways.append(WayOut(label, request.url(q="", sort=None), count_of(found.filters.passed())))
    label = gettext("All reports, newest first")
    ways.append(WayOut(label, SearchRequest().url(), found.snapshot.count))
    return tuple(way for way in ways if way.count)
