"""Fixtures of the search tests: reports of our own, indexed, and ways to ask for them."""

from collections.abc import Callable

import pytest

from archive.models import Article
from search.backends.building import build
from search.backends.snapshot import Snapshot
from search.index.documents import IndexDocument
from search.index.generations import IndexRoot
from search.index.live import index_root
from search.index.updating import rebuild
from search.request import SearchRequest
from search.results import SearchPage
from search.service import run_search
from tests import factories


@pytest.fixture
def report(db) -> Callable[..., Article]:
    """Return a function that stores a report of a headline and a body."""

    def store(headline: str = "تقرير", body: str = "نص قصير.", **fields) -> Article:
        return factories.ArticleFactory(headline=headline, body=body, **fields)

    return store


@pytest.fixture
def index(db) -> Callable[[], int]:
    """Return a function that indexes all the reports there are."""
    return rebuild


@pytest.fixture
def search() -> Callable[..., SearchPage]:
    """Return a function that searches as the site does, in Arabic."""

    def run(q: str = "", language: str = "ar", **fields) -> SearchPage:
        return run_search(SearchRequest(q=q, **fields), language)

    return run


@pytest.fixture
def find(search) -> Callable[..., list[int]]:
    """Return a function that gives the keys of what a search finds, in order."""

    def keys(q: str = "", **fields) -> list[int]:
        return [hit.row.id for hit in search(q, **fields).hits]

    return keys


@pytest.fixture
def root(settings) -> IndexRoot:
    """Return where this test's index is."""
    return index_root()


@pytest.fixture
def document() -> Callable[..., IndexDocument]:
    """Return a function that makes what the index is told of a report."""

    def make(number: int, body: str = "نص قصير", **fields) -> IndexDocument:
        values = {
            "headline": f"تقرير {number}",
            "lead": "",
            "source": 1,
            "date_start": 20170704,
            "date_end": 20170704,
            "participants": (),
            "rounds": (),
        }
        return IndexDocument(number=number, body=body, **(values | fields))

    return make


@pytest.fixture
def build_of(root) -> Callable[..., Snapshot]:
    """Return a function that puts an index of these documents into use and opens it."""

    def index(*documents: IndexDocument, protected=(), processes=1, progress=None) -> Snapshot:
        with root.build_lock(), root.write_lock():
            generation = root.begin()
            generation.write_metadata(protected)
            build(
                generation.path,
                iter(documents),
                frozenset(protected),
                total=len(documents),
                progress=progress or (lambda _: None),
                processes=processes,
            )
            return Snapshot(root.publish(generation))

    return index
