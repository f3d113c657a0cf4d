"""Other apps add parts to the report's page, which knows none of them."""

import pytest
from django.template import engines

from archive import page_parts
from archive.page_parts import Part, Place, register_article_part
from tests.factories import ArticleFactory


@pytest.fixture(autouse=True)
def _no_parts_yet(monkeypatch):
    monkeypatch.setattr(page_parts, "_makers", {})


@pytest.fixture
def template():
    """Return a template that shows its content."""
    return engines["django"].from_string("<p>part: {{ content }}</p>").template


def shown(client, article, query: str = "") -> str:
    return client.get(f"{article.get_absolute_url()}{query}").content.decode()


def test_parts_are_shown_at_their_places(client, db, template):
    for place in Place:
        register_article_part(
            f"test-{place}", place, lambda *_, place=place: Part(template, place.value)
        )
    page = shown(client, ArticleFactory())
    places = [
        page.index("part: above"),
        page.index('class="report-body"'),
        page.index("part: below"),
        page.index("part: side"),
        page.index('id="origin"'),
    ]
    assert places == sorted(places)


def test_a_part_knows_the_report_and_what_was_asked_for(client, db, template):
    def make(request, page):
        return Part(template, f"{page.row.id} {request.GET['q']}")

    register_article_part("test", Place.SIDE, make)
    article = ArticleFactory()
    assert f"part: {article.pk} هدنة" in shown(client, article, "?q=هدنة")


def test_a_maker_may_have_nothing_to_show(client, db, template):
    register_article_part("test", Place.SIDE, lambda *_: None)
    assert "part:" not in shown(client, ArticleFactory())


def test_a_maker_registered_again_is_not_shown_twice(client, db, template):
    for _ in range(2):
        register_article_part("test", Place.SIDE, lambda *_: Part(template, "مرة"))
    assert shown(client, ArticleFactory()).count("part: مرة") == 1
