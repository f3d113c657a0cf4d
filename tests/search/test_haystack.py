"""Haystack's own API works over our index."""

import datetime as dt

import pytest
from haystack import connections
from haystack.exceptions import SearchBackendError
from haystack.query import SearchQuerySet

from archive.models import Article, Source
from search.backends import whoosh


@pytest.fixture
def backend():
    """Return Haystack's backend."""
    return connections["default"].get_backend()


@pytest.fixture
def article_index():
    """Return what Haystack knows of articles."""
    return connections["default"].get_unified_index().get_index(Article)


def keys(results):
    return sorted(int(result.pk) for result in results)


def test_content_is_found_in_every_form_and_zone(report, index):
    body = report(body="والمفاوضات مستمرة")
    headline = report(headline="مفاوضات جديدة")
    report(body="هدنة")
    index()
    assert keys(SearchQuerySet().filter(content="المفاوضات")) == [body.pk, headline.pk]
    assert len(SearchQuerySet().filter(content="المفاوضات")) == 2


def test_words_are_joined_by_and_and_results_can_be_loaded(report, index):
    article = report(body="هدنة في حلب")
    report(body="هدنة في حمص")
    index()
    results = SearchQuerySet().filter(content="هدنة").filter(content="حلب").load_all()
    assert [result.object for result in results] == [article]


def test_a_phrase_is_found_by_positions(report, index):
    article = report(body="اتفاق وقف إطلاق النار")
    report(body="إطلاق ثم وقف النار")
    index()
    assert keys(SearchQuerySet().filter(content__exact="وقف إطلاق النار")) == [article.pk]


def test_results_are_ordered_by_a_column(report, index):
    late = report(published=dt.date(2018, 1, 1))
    early = report(published=dt.date(2017, 1, 1))
    index()
    found = SearchQuerySet().filter(content="تقرير").order_by("date_start")
    assert [int(result.pk) for result in found] == [early.pk, late.pk]


def test_a_model_that_is_not_indexed_has_no_results(report, index, backend):
    report()
    index()
    assert backend.search("تقرير", models=[Source])["hits"] == 0
    assert backend.search("تقرير", models=[Article])["hits"] == 1


def test_highlighting_keeps_the_spelling_and_escapes(report, index):
    report(body="بدأت <b> والمُفاوضاتُ")
    index()
    (result,) = SearchQuerySet().filter(content="مفاوضات").highlight()
    assert result.highlighted["text"] == ["بدأت &lt;b&gt; <em>والمُفاوضاتُ</em>"]


def test_update_and_remove_bring_one_article_in_step(report, index, backend, article_index):
    index()
    article = report(body="هدنة")
    backend.update(article_index, [article])
    assert keys(SearchQuerySet().filter(content="هدنة")) == [article.pk]
    identifier = f"archive.article.{article.pk}"
    article.delete()
    backend.remove(identifier)
    assert keys(SearchQuerySet().filter(content="هدنة")) == []


def test_the_first_update_builds_the_index(report, backend, article_index):
    article = report(body="هدنة")
    backend.update(article_index, [article])
    assert keys(SearchQuerySet().filter(content="هدنة")) == [article.pk]


def test_clear_puts_an_empty_index_into_use(report, index, backend):
    report(body="هدنة")
    index()
    backend.clear()
    assert keys(SearchQuerySet().filter(content="هدنة")) == []


def test_without_an_index_nothing_is_found(db):
    assert len(SearchQuerySet().filter(content="هدنة")) == 0


def test_fields_that_the_schema_lacks_are_refused(backend, article_index, monkeypatch):
    fields = connections["default"].get_unified_index().all_searchfields()
    fields = {name: field for name, field in fields.items() if name != "rounds"}
    with pytest.raises(SearchBackendError, match="rounds"):
        backend.build_schema(fields)


def test_no_query_is_narrowed_by_model(report, index, backend, monkeypatch):
    report(body="هدنة")
    index()
    parsed = []
    make_parser = whoosh.MultifieldParser

    def make_listening_parser(*args):
        parser = make_parser(*args)
        parse = parser.parse
        monkeypatch.setattr(parser, "parse", lambda text: parsed.append(text) or parse(text))
        return parser

    monkeypatch.setattr(whoosh, "MultifieldParser", make_listening_parser)
    assert backend.search("هدنة")["hits"] == 1
    assert parsed == ["هدنة"]
