"""Copies of one report: shown as one story, counted as what they are, and kept in step."""

from types import SimpleNamespace
from unittest.mock import patch

import numpy as np
import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article, ArticleChange
from archive.services.stories import decide_copy
from search import ordering
from search.choices import Sort
from search.index.live import live_index
from search.index.updating import drain
from search.ordering import Ranking
from search.request import read_request
from search.service import run_search


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


def test_copies_are_shown_as_one_result_and_counted_as_what_they_are(story, search):
    first, one, other, alone = story
    page = search("هدنة")
    assert (page.count, page.stories, len(page.hits)) == (4, 2, 2)
    copies = {hit.row.id: hit.copies for hit in page.hits}
    assert copies.pop(alone.pk) == 0
    assert list(copies.values()) == [2]
    assert set(copies) <= {first.pk, one.pk, other.pk}


def test_every_copy_can_be_shown_and_those_of_one_report_alone(story, search, rf):
    page = search("هدنة")
    every = run_search(read_request(rf.get(page.copies.url).GET), "ar")
    assert {hit.row.id for hit in every.hits} == {article.pk for article in story}
    assert run_search(read_request(rf.get(every.copies.url).GET), "ar").stories == 2
    (hit,) = [hit for hit in page.hits if hit.copies]
    of_one = run_search(read_request(rf.get(hit.copies_url).GET), "ar")
    assert {hit.row.id for hit in of_one.hits} == {article.pk for article in story[:3]}


def test_pages_of_stories_hold_each_story_once(report, index, search):
    for number in range(5):
        first = report(headline=f"هدنة {number}")
        for _ in range(number):
            report(headline=f"هدنة {number}", duplicate_of=first)
    index()
    pages = [search("هدنة", size=2, page=number) for number in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [2, 2, 1]
    assert pages[0].pager.pages == 3
    assert len({hit.row.headline for page in pages for hit in page.hits}) == 5


@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=60),
    st.lists(st.integers(0, 3), min_size=60, max_size=60),
    st.integers(1, 60),
    st.sampled_from(Sort),
)
def test_the_top_of_stories_is_that_of_a_plain_sort(stories, scores, stop, sort):
    size = len(stories)
    snapshot = SimpleNamespace(
        size=size,
        stories=np.array(stories),
        column={"date_start": np.zeros(size, int), "number": np.arange(size)}.__getitem__,
    )
    ranking = Ranking(
        snapshot, np.ones(size, bool), np.array(scores[:size], np.float32), sort, is_grouped=True
    )
    by_rank = sorted(range(size), key=lambda n: (-scores[n] if sort is Sort.RELEVANCE else 0, -n))
    if sort is Sort.OLDEST:
        by_rank = list(range(size))
    firsts = list({stories[n]: n for n in reversed(by_rank)}.values())
    expected = sorted(firsts, key=by_rank.index)[:stop]
    with patch.object(ordering, "_MANY", 3):
        assert ranking.top(stop).tolist() == expected


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
