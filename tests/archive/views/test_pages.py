"""Every page, in both languages: it opens, it is well formed, and it asks little."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from archive.models import Article
from tests.archive.archives import archive_of

pytestmark = pytest.mark.django_db

# Each page, and how many queries it takes, whatever the archive holds.
PAGES = {
    "home": (("home",), 11),
    "rounds": (("round-list",), 3),
    "round": (("round-detail", "astana-5"), 14),
    "people": (("person-list",), 2),
    "person": (("person-detail", "head-of-delegation"), 15),
    "calendar year": (("calendar-year", 2017), 4),
    "calendar month": (("calendar-month", 2017, 7), 4),
    "calendar day": (("calendar-day", 2017, 7, 4), 5),
    "sources": (("source-list",), 2),
    "about": (("about",), 3),
    "style guide": (("styleguide",), 0),
}


def address(page: tuple, language: str = "ar") -> str:
    name, *arguments = page
    with translation.override(language):
        return reverse(name, args=arguments)


def article_address(language: str = "ar") -> str:
    return address(("article-detail", Article.objects.earliest("pk").pk), language)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_as_often_for_much_as_for_little(name, client, django_assert_num_queries):
    page, queries = PAGES[name]
    archive_of(2)
    with django_assert_num_queries(queries):
        assert client.get(address(page)).status_code == 200
    archive_of(9)
    with django_assert_num_queries(queries):
        assert client.get(address(page)).status_code == 200


def test_a_source_asks_as_often_for_much_as_for_little(client, django_assert_num_queries):
    archive_of(1)
    slug = Article.objects.earliest("pk").source.slug
    with django_assert_num_queries(7):
        client.get(f"/sources/{slug}/")


def test_a_report_asks_as_often_for_much_as_for_little(client, django_assert_num_queries):
    archive_of(2)
    with django_assert_num_queries(14):
        client.get(article_address())
    archive_of(9)
    with django_assert_num_queries(14):
        client.get(article_address())


def check_form(html: str, language: str) -> None:
    direction = {"ar": "rtl", "en": "ltr"}[language]
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert re.search(r"<title>\s*\S", html)
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert "<style" not in html
    assert not re.search(r"\s(style|on[a-z]+)=", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_in_its_language(name, language, client):
    archive_of(3)
    response = client.get(address(PAGES[name][0], language))
    assert response.status_code == 200
    assert response["Content-Language"] == language
    check_form(response.content.decode(), language)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_an_empty_archive_says_what_would_fill_it(name, language, client):
    page = PAGES[name][0]
    response = client.get(address(page, language))
    expected = 200 if len(page) == 1 else 404
    assert response.status_code == expected
    check_form(response.content.decode(), language)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_report_is_well_formed_in_its_language(language, client):
    archive_of(1)
    response = client.get(article_address(language))
    assert response.status_code == 200
    check_form(response.content.decode(), language)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_link_of_every_page_leads_somewhere(language, client):
    archive_of(2)
    seen: set[str] = set()
    waiting = {address(("home",), language)}
    while waiting:
        here = waiting.pop()
        seen.add(here)
        response = client.get(here)
        assert response.status_code in {200, 302}, here
        if response.status_code == 302:
            waiting |= {response["Location"]} - seen
            continue
        links = re.findall(r'<a [^>]*href="([^"#]+)', response.content.decode())
        waiting |= {link.replace("&amp;", "&") for link in links if is_page(link)} - seen
    assert len(seen) > 30


def is_page(link: str) -> bool:
    return (
        link.startswith("/")
        and not link.startswith(("/admin/", "/static/"))
        and ("search" not in link and "original" not in link)
    )
