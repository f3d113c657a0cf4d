"""The texts of results are those of the archive, public ones only, in one query."""

import datetime as dt

import pytest

from archive.models import Article
from archive.selectors.keyed_rows import KeyedRows
from archive.selectors.rows import article_rows
from archive.selectors.texts import report_texts
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_a_report_reads_as_its_row_says(django_assert_num_queries):
    moment = dt.datetime(2017, 7, 4, 9, 30, tzinfo=dt.UTC)
    article = ArticleFactory(
        headline="لقاء في أستانا", body="اجتمعت الوفود.\nثم افترقت.", published_at=moment
    )
    with django_assert_num_queries(1):
        found = report_texts([article.pk])[article.pk]
    (row,) = article_rows(Article.objects.filter(pk=article.pk))
    assert (found.headline, found.body) == (article.headline, article.body)
    for name in ("id", "url", "headline", "source", "publication", "language"):
        assert getattr(found.report, name) == getattr(row, name)
    assert found.report.publication.moment == moment


def test_a_report_without_a_headline_is_named_by_its_first_words():
    article = ArticleFactory(headline="", body="اجتمعت الوفود في أستانا.")
    assert report_texts([article.pk])[article.pk].report.headline.startswith("اجتمعت")


def test_what_is_withdrawn_or_unknown_is_left_out():
    shown, hidden = ArticleFactory(), ArticleFactory(is_public=False)
    assert list(report_texts([hidden.pk, shown.pk, 10**9])) == [shown.pk]
    assert report_texts([]) == {}


def test_keys_must_be_all_that_changes_between_two_readings():
    rows = KeyedRows(lambda: Article.objects.filter(language="ar").values_list("pk"))
    with pytest.raises(ValueError, match="parameters"):
        rows.read([1])
