"""What machines ask for: health, robots, the sitemap, unchanged pages and originals."""

import hashlib

import pytest
from django.db import connection

from archive import health
from archive.services.originals import keep_bytes
from tests.archive.archives import archive_of
from tests.factories import ArticleFactory, OriginalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def checks(monkeypatch):
    """Give the test a registry of its own."""
    monkeypatch.setattr(health, "_checks", {"database": health.check_database})
    return health


def fail() -> None:
    raise OSError("the index is gone from /somewhere/secret")


def test_a_healthy_site_says_so(client, checks):
    checks.register_check("index", lambda: None)
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "index": "ok"}
    assert "no-cache" in response["Cache-Control"]


def test_a_broken_part_is_named_and_its_error_kept_to_the_log(client, checks, caplog):
    checks.register_check("index", fail)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "down", "database": "ok", "index": "down"}
    assert "secret" not in response.content.decode()
    assert "the index is gone" in caplog.text


def test_a_database_that_is_gone_is_down(client, checks, monkeypatch):
    monkeypatch.setattr(connection, "cursor", fail)
    assert client.get("/healthz").json() == {"status": "down", "database": "down"}


def test_the_index_is_among_the_checks_of_the_site(client):
    assert {"status", "database", "index"} <= set(client.get("/healthz").json())


@pytest.mark.parametrize("header", ["en", "en-GB,en;q=0.9", "fr"])
def test_what_a_browser_prefers_changes_neither_address_nor_language(header, client):
    response = client.get("/", headers={"Accept-Language": header})
    assert response.status_code == 200
    assert '<html lang="ar"' in response.content.decode()
    assert "Accept-Language" not in response.get("Vary", "")
    client.cookies["django_language"] = "en"
    assert '<html lang="ar"' in client.get("/about/").content.decode()


def test_an_unchanged_page_is_not_sent_again(client):
    archive_of(1)
    first = client.get("/rounds/astana-5/")
    again = client.get("/rounds/astana-5/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    archive_of(1)
    changed = client.get("/rounds/astana-5/", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


def test_robots_are_kept_to_the_pages(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    closed = {"/admin/", "/api/", "/search/", "/en/search/"}
    assert {f"Disallow: {path}" for path in closed} <= set(lines)
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_sitemap_names_every_page_in_both_languages(client):
    archive_of(1)
    article = ArticleFactory()
    hidden = ArticleFactory(is_public=False)
    index = client.get("/sitemap.xml").content.decode()
    parts = ["pages", "rounds", "people", "sources", "calendar", "reports"]
    assert all(f"http://testserver/sitemap-{part}.xml" in index for part in parts)
    whole = "".join(client.get(f"/sitemap-{part}.xml").content.decode() for part in parts)
    for path in ("/", "/rounds/astana-5/", "/calendar/2017/7/", f"/articles/{article.pk}/"):
        assert f"<loc>http://testserver{path}</loc>" in whole
        assert f"<loc>http://testserver/en{path}</loc>" in whole
        assert f'hreflang="en" href="http://testserver/en{path}"' in whole
    assert f"/articles/{hidden.pk}/" not in whole


@pytest.fixture
def report():
    """Return a report whose original is kept, with code in it that must not run."""
    data = "<script>alert('سلام')</script>".encode("windows-1256")
    sha256 = hashlib.sha256(data).hexdigest()
    keep_bytes(sha256, data)
    original = OriginalFactory(sha256=sha256, encoding="windows-1256", media_type="text/html")
    return ArticleFactory(original=original), data


def test_an_original_comes_byte_for_byte_and_never_as_a_page(client, report):
    article, data = report
    response = client.get(f"/articles/{article.pk}/original/")
    assert response.content == data
    assert response["Content-Type"] == "text/plain; charset=windows-1256"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_original_that_the_browser_holds_is_not_sent_again(client, report):
    article, _ = report
    address = f"/articles/{article.pk}/original/"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_the_original_of_a_hidden_report_is_hidden(client, report):
    article, _ = report
    article.is_public = False
    article.save()
    assert client.get(f"/articles/{article.pk}/original/").status_code == 404


def test_an_original_that_is_lost_is_said_to_be(client):
    article = ArticleFactory()
    response = client.get(f"/en/articles/{article.pk}/original/")
    assert response.status_code == 404
    assert "cannot be read" in response.content.decode()
