"""Searches that a page offers, tried before it does."""

from .filters import Filters
from .finding import Found, find_in, understand
from .request import SearchRequest


def tried(found: Found, request: SearchRequest) -> Found:
    """What the request would find in the same state of the index."""
    question = understand(request)
    filters = Filters(found.snapshot, question.request, question.chosen, question.directory)
    return find_in(found.snapshot, question, filters)
