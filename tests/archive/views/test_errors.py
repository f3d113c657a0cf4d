"""When something breaks: a page of ours, in the reader's language, that needs nothing to work."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation

from archive.views import pages

pytestmark = pytest.mark.django_db


def breaking(error: Exception):
    def selector():
        raise error

    return selector


@pytest.fixture
def reader(client):
    """Return a client that is shown what a reader would be shown."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RuntimeError("password=secret"), 500),
        (PermissionDenied("secret"), 403),
        (SuspiciousOperation("secret"), 400),
    ],
    ids=["broken", "forbidden", "unreadable"],
)
def test_an_error_is_a_page_of_ours_that_asks_no_database(
    error, status, language, reader, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(pages, "archive_counts", breaking(error))
    with django_assert_num_queries(0):
        response = reader.get("/about/" if language == "ar" else "/en/about/")
    page = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1
    assert "secret" not in page


def test_an_address_of_another_host_is_refused_with_a_page_of_ours(reader):
    response = reader.get("/", headers={"Host": "elsewhere.example"})
    assert response.status_code == 400
    assert "<h1" in response.content.decode()
