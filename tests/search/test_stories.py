"""Copies of one report: shown as one story, counted as what they are, and kept in step."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.models import Article, ArticleChange
from archive.services.stories import decide_copy
from search.index.live import live_index
from search.index.updating import drain


def story_of(article: Article) -> int:
    snapshot = live_index().snapshot()
    (place,) = ((snapshot.column("number") == article.pk) & snapshot.alive).nonzero()[0]
    return int(snapshot.column("story")[place])


@pytest.fixture
def story(report, index) -> list[Article]:
    """Index three copies of a report and one that has none."""
    first = report(headline="الهدنة في حلب")
    copies = [report(headline="الهدنة في حلب", duplicate_of=first) for _ in range(2)]
    alone = report(headline="الهدنة في حمص")
    index()
    return [first, *copies, alone]


def test_the_index_holds_which_reports_are_one_story(story):
    first, one, other, alone = story
    assert {story_of(first), story_of(one), story_of(other)} == {first.pk}
    assert story_of(alone) == alone.pk


def test_an_editors_word_on_a_copy_reaches_the_index(story):
    first, one, _, alone = story
    one.duplicate_of = None
    one.save()
    decide_copy(one, before=first.pk)
    alone.duplicate_of = first
    alone.save()
    decide_copy(alone, before=None)
    drain()
    assert story_of(one) == one.pk
    assert story_of(alone) == first.pk


def test_when_the_first_report_of_a_story_is_deleted_its_copies_are_known_to_have_changed(
    client, story, django_capture_on_commit_callbacks
):
    first, one, _other, alone = story
    client.force_login(User.objects.create_superuser("editor", password="x"))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:archive_article_delete", args=[first.pk]), {"post": "yes"})
    assert not Article.objects.filter(pk=first.pk).exists()
    assert not ArticleChange.objects.exists()
    assert story_of(one) != first.pk
    assert story_of(alone) == alone.pk
