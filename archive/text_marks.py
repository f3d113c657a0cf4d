"""Words of a report that another app wants marked on its page.

The app that knows what a reader came for (search does: the words are in the address) registers a
finder in its ``ready()``; the page marks what it finds. The archive itself looks for nothing.
"""

from collections.abc import Callable, Sequence

from django.http import HttpRequest

Spans = Sequence[tuple[int, int]]
"""Starts and ends, in order and apart; offsets count in headline, line break and body."""

FindSpans = Callable[[int, str, str], Spans]
"""Given a report's key, headline and body."""
MakeFinder = Callable[[HttpRequest], FindSpans | None]
"""Returns what finds the words that the request asks for, or None where it asks for none."""

_maker: list[MakeFinder] = []


def register_text_marks(make: MakeFinder) -> None:
    """Have this app's words marked, in place of any that was registered before."""
    _maker[:] = [make]


def words_to_mark(request: HttpRequest) -> FindSpans | None:
    """Return what finds the words to be marked for this request, or None."""
    return _maker[0](request) if _maker else None
