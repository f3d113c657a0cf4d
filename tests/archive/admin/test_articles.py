"""Editors date, hide and correct reports; what they typed is never lost."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.urls import reverse

from archive import models
from tests import factories

from .forms import change_url, filled, values


def post(desk, article, **changes):
    url = change_url(article)
    data = filled(desk.get(url)) | changes
    return desk.post(url, data)


def listed(desk, **filters):
    response = desk.get(reverse("admin:archive_article_changelist", query=filters))
    return {row.pk for row in response.context["cl"].result_list}


def test_a_date_in_words_becomes_the_editors_date(desk, editor):
    article = factories.ArticleFactory(published=None)
    response = post(desk, article, publication="١٦ شباط ٢٠١٧")
    assert response.status_code == HTTPStatus.FOUND
    article.refresh_from_db()
    assert article.published_from == article.published_to == dt.date(2017, 2, 16)
    assert article.published_precision == "day"
    assert article.published_origin == models.DateOrigin.EDITED
    assert article.published_confidence == 1.0
    assert article.history.first().history_user == editor


def test_a_month_fills_its_days(desk):
    article = factories.ArticleFactory(published=None)
    post(desk, article, publication="2017-02")
    article.refresh_from_db()
    assert (article.published_from, article.published_to) == (
        dt.date(2017, 2, 1),
        dt.date(2017, 2, 28),
    )
    assert article.published_precision == "month"


def test_a_date_that_is_no_date_is_refused_and_stays_in_the_box(desk):
    article = factories.ArticleFactory(published=None)
    response = post(desk, article, publication="2017-02-31", author="مراسلنا")
    assert response.status_code == HTTPStatus.OK
    html = response.content.decode()
    assert 'value="2017-02-31"' in html
    assert 'value="مراسلنا"' in html
    assert response.context["adminform"].form.errors["publication"]
    article.refresh_from_db()
    assert article.published_from is None


def test_saving_without_touching_the_date_leaves_its_origin(desk):
    article = factories.ArticleFactory(published_origin=models.DateOrigin.INFERRED)
    post(desk, article, author="مراسلنا")
    article.refresh_from_db()
    assert article.author == "مراسلنا"
    assert article.published_origin == models.DateOrigin.INFERRED


def test_saving_once_is_one_version_in_the_history(desk):
    article = factories.ArticleFactory()
    post(desk, article, publication="2017-02-16", author="مراسلنا")
    assert article.history.count() == 2


def test_a_saved_report_is_noted_for_the_index(desk):
    article = factories.ArticleFactory()
    models.ArticleChange.objects.all().delete()
    post(desk, article, publication="2017")
    assert models.ArticleChange.objects.filter(article_number=article.pk).exists()


def test_a_deleted_report_is_noted_for_the_index_and_its_original_stays(desk):
    article = factories.ArticleFactory()
    factories.MentionFactory(article=article)
    models.ArticleChange.objects.all().delete()
    url = reverse("admin:archive_article_delete", args=[article.pk])
    assert desk.post(url, {"post": "yes"}).status_code == HTTPStatus.FOUND
    assert not models.Article.objects.exists()
    assert models.Original.objects.filter(pk=article.original_id).exists()
    assert models.ArticleChange.objects.filter(article_number=article.pk).exists()


@pytest.mark.parametrize(("action", "is_public"), [("hide", False), ("make_public", True)])
def test_reports_are_hidden_and_shown_together(desk, action, is_public):
    articles = [factories.ArticleFactory(is_public=not is_public) for _ in range(3)]
    chosen = [article.pk for article in articles[:2]]
    url = reverse("admin:archive_article_changelist")
    desk.post(url, {"action": action, "_selected_action": chosen})
    shown = models.Article.objects.filter(is_public=is_public).values_list("pk", flat=True)
    assert set(shown) == set(chosen)


def test_the_lists_answer_what_editors_ask(desk):
    day = dt.date(2017, 7, 4)
    undated = factories.ArticleFactory(published=None)
    doubtful = factories.ArticleFactory(
        published_origin=models.DateOrigin.INFERRED, published_confidence=0.4
    )
    month = factories.ArticleFactory(published_precision="month")
    digest = factories.ArticleFactory(
        source=factories.SourceFactory(kind=models.SourceKind.DIGEST), published=day
    )
    waiting = factories.StatementFactory().article
    done = factories.MentionFactory(status=models.ReviewStatus.CONFIRMED).article
    assert listed(desk, dated="undated") == {undated.pk}
    assert listed(desk, dated="inferred") == {doubtful.pk}
    assert listed(desk, dated="doubtful") == {doubtful.pk}
    assert listed(desk, dated="imprecise") == {month.pk}
    assert listed(desk, own="yes") == {digest.pk}
    assert digest.pk not in listed(desk, own="no")
    assert listed(desk, suggestions="any") == {waiting.pk}
    assert listed(desk, suggestions="statement") == {waiting.pk}
    assert listed(desk, suggestions="mention") == set()
    assert done.pk in listed(desk, suggestions="none")
    assert listed(desk, source__id__exact=digest.source_id) == {digest.pk}


def test_the_original_is_named_by_its_hash_and_can_be_fetched(desk):
    article = factories.ArticleFactory()
    html = desk.get(change_url(article)).content.decode()
    assert article.original.sha256 in html
    assert reverse("article-original", args=[article.pk]) in html


def test_markup_in_a_report_is_shown_not_run(desk):
    article = factories.ArticleFactory(
        headline="<script>alert(1)</script>", noise=[{"kind": "x", "text": "<img src=x>"}]
    )
    factories.MentionFactory(article=article)
    html = desk.get(change_url(article)).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x>" not in html


def test_an_earlier_version_comes_back_unless_the_text_was_replaced(desk):
    article = factories.ArticleFactory(author="الأول")
    version = article.history.first()
    url = reverse("admin:archive_article_simple_history", args=[article.pk, version.pk])
    article.author = "الثاني"
    article.save()
    desk.post(url, filled(desk.get(url)))
    article.refresh_from_db()
    assert article.author == "الأول"

    article.body = "نص آخر أطول من الأول بكثير"
    article.save()
    desk.post(url, filled(desk.get(url)))
    article.refresh_from_db()
    assert article.body == "نص آخر أطول من الأول بكثير"


def test_a_long_report_shows_some_of_its_findings_and_links_to_all(desk):
    article = factories.ArticleFactory(body="كلمة " * 200)
    person = factories.ParticipantFactory()
    models.Mention.objects.bulk_create(
        models.Mention(article=article, participant=person, surface="ك", start=n, end=n + 1)
        for n in range(100)
    )
    response = desk.get(change_url(article))
    assert values(response)["mentions-INITIAL_FORMS"] == "30"
    assert f"/admin/archive/mention/?article__id__exact={article.pk}" in response.content.decode()


def test_reports_deleted_together_are_noted_for_the_index(desk):
    articles = [factories.ArticleFactory() for _ in range(2)]
    models.ArticleChange.objects.all().delete()
    chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in articles]}
    desk.post(reverse("admin:archive_article_changelist"), chosen | {"post": "yes"})
    assert not models.Article.objects.exists()
    noted = models.ArticleChange.objects.values_list("article_number", flat=True)
    assert set(noted) == set(chosen["_selected_action"])
