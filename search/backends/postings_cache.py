"""Postings that were read lately, within bounds."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from .postings import Postings

Term = tuple[str, str]


class PostingsCache:
    """Keeps the postings used last, counted in documents, for all threads of a process."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._held = 0
        self._postings: OrderedDict[Term, Postings | None] = OrderedDict()
        self._lock = Lock()

    def get(self, term: Term, read: Callable[[], Postings | None]) -> Postings | None:
        """The postings of the term, read if need be."""
        with self._lock:
            if term in self._postings:
                self._postings.move_to_end(term)
                return self._postings[term]
        postings = read()
        with self._lock:
            if term not in self._postings:
                self._postings[term] = postings
                self._held += _cost(postings)
                while self._held > self._capacity:
                    self._held -= _cost(self._postings.popitem(last=False)[1])
        return postings


def _cost(postings: Postings | None) -> int:
    return 1 if postings is None else 1 + len(postings.docs)
