"""What is kept of the archive's rows is made anew as soon as one of them changes, and only then."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from archive.models import Source
from search.stamps import Kept, asked_once
from tests import factories


@pytest.fixture
def slugs():
    """Return a function that tells the sources' slugs, in an answer of its own."""
    kept = Kept(lambda: sorted(Source.objects.values_list("slug", flat=True)), Source)

    @asked_once()
    def ask():
        return kept.get()

    return ask


def elsewhere(change):
    """Make the change by another connection."""

    def run():
        try:
            change()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()


@pytest.mark.django_db(transaction=True)
def test_what_this_connection_writes_is_seen(slugs):
    source = factories.SourceFactory(slug="a")
    assert slugs() == ["a"]
    factories.SourceFactory(slug="b")
    assert slugs() == ["a", "b"]
    source.slug = "c"
    source.save()
    assert slugs() == ["b", "c"]
    Source.objects.filter(slug="b").delete()
    assert slugs() == ["c"]


@pytest.mark.django_db(transaction=True)
def test_what_another_connection_writes_is_seen(slugs):
    factories.SourceFactory(slug="a")
    assert slugs() == ["a"]
    elsewhere(lambda: factories.SourceFactory(slug="b"))
    assert slugs() == ["a", "b"]
    elsewhere(lambda: Source.objects.filter(slug="a").delete())
    assert slugs() == ["b"]


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_is_not_remembered(slugs):
    factories.SourceFactory(slug="a")
    with transaction.atomic():
        factories.SourceFactory(slug="b")
        assert slugs() == ["a", "b"]
        transaction.set_rollback(True)
    assert slugs() == ["a"]


@pytest.mark.django_db(transaction=True)
def test_rows_are_not_asked_for_again_where_nothing_was_written(slugs):
    factories.SourceFactory(slug="a")
    slugs()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert slugs() == ["a"]
    assert len(queries) == (0 if connection.vendor == "sqlite" else 1)


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_opened_anew_asks_again(slugs):
    factories.SourceFactory(slug="a")
    assert slugs() == ["a"]
    connection.close()
    elsewhere(lambda: factories.SourceFactory(slug="b"))
    assert slugs() == ["a", "b"]
