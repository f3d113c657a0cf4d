"""The index follows the database: the outbox is drained, and nothing is lost on the way."""

import threading

import pytest
from django.db import transaction
from filelock import Timeout

from archive.models import Article, ArticleChange, Mention, ReviewStatus
from archive.services.changes import note_changes
from search import receivers
from search.backends import building, writing
from search.index import updating
from search.index.checking import compare, seems_in_step
from search.index.generations import IndexUnavailableError
from search.index.live import live_index
from search.index.updating import drain, rebuild
from tests import factories


def pending() -> int:
    return ArticleChange.objects.count()


def wait_for_the_background() -> None:
    for thread in threading.enumerate():
        if thread.name == receivers.BACKGROUND:
            thread.join()


def test_a_saved_report_is_found_when_its_change_is_dealt_with(report, index, find):
    index()
    article = report(body="وصل الوسيط إلى أستانا")
    ArticleChange.objects.note([article.pk])
    assert find("وسيط") == []
    assert drain() == 1
    assert find("وسيط") == [article.pk]
    assert pending() == 0


def test_a_changed_report_is_found_by_its_new_words_only(report, index, find):
    article = report(body="هدنة في حلب")
    index()
    Article.objects.filter(pk=article.pk).update(body="هدنة في حمص")
    ArticleChange.objects.note([article.pk])
    drain()
    assert find("حلب") == []
    assert find("حمص") == [article.pk]


def test_a_deleted_report_is_found_no_more(report, index, find):
    kept, deleted = report(body="هدنة"), report(body="هدنة")
    index()
    number = deleted.pk
    deleted.delete()
    ArticleChange.objects.note([number])
    drain()
    assert find("هدنة") == [kept.pk]


def test_a_report_that_is_not_public_is_found_by_no_one(report, index, find):
    report(body="هدنة", is_public=False)
    withdrawn = report(body="هدنة")
    index()
    Article.objects.filter(pk=withdrawn.pk).update(is_public=False)
    assert find("هدنة") == []
    ArticleChange.objects.note([withdrawn.pk])
    drain()
    assert live_index().snapshot().count == 0


def test_a_rejected_mention_leads_to_no_report(report, index, find):
    mention = factories.MentionFactory(article=report(body="هدنة"))
    slug = mention.participant.slug
    index()
    assert find(persons=(slug,)) == [mention.article_id]
    Mention.objects.update(status=ReviewStatus.REJECTED)
    ArticleChange.objects.note([mention.article_id])
    drain()
    assert find(persons=(slug,)) == []


def test_the_first_change_builds_an_index_where_there_is_none(report, find):
    article = report(body="هدنة")
    ArticleChange.objects.note([article.pk])
    drain()
    assert find("هدنة") == [article.pk]
    assert pending() == 0


def test_a_large_archive_is_not_indexed_while_someone_waits_for_a_page(report, monkeypatch):
    monkeypatch.setattr(updating, "_QUICKLY_BUILT", 0)
    ArticleChange.objects.note([report().pk])
    with pytest.raises(IndexUnavailableError):
        drain()
    assert pending() == 1
    drain(progress=lambda *_: None)
    assert pending() == 0


def test_many_changes_build_the_index_anew_where_someone_can_wait(report, index, monkeypatch, root):
    index()
    before = root.current()
    monkeypatch.setattr(updating, "_FEW", 1)
    ArticleChange.objects.note([report().pk, report().pk])
    drain()
    assert root.current() == before
    ArticleChange.objects.note([report().pk for _ in range(5)])
    told = []
    drain(progress=lambda done, total: told.append((done, total)))
    assert root.current() != before
    assert told[-1] == (7, 7)


def test_what_fails_is_tried_again_with_the_next_change(report, index, find, monkeypatch):
    index()
    article = report(body="هدنة")
    ArticleChange.objects.note([article.pk])

    def fail(*_, **__):
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(updating, "apply_changes", fail)
        with pytest.raises(OSError, match="disk is full"):
            drain()
    assert pending() == 1
    drain()
    assert find("هدنة") == [article.pk]


def test_one_who_finds_another_at_work_leaves_it_the_change(report, index, root, monkeypatch):
    index()
    monkeypatch.setattr(updating, "_PATIENCE", 0.01)
    ArticleChange.objects.note([report().pk])
    with root.write_lock():
        assert drain() == 0
    assert pending() == 1
    assert drain() == 1


@pytest.mark.django_db(transaction=True)
def test_who_changes_very_many_reports_does_not_wait_for_the_index(
    report, index, find, monkeypatch
):
    monkeypatch.setattr(receivers, "AT_ONCE", 2)
    index()
    articles = [report(body="هدنة") for _ in range(3)]
    begun = threading.Event()
    apply_changes = updating.apply_changes

    def apply_when_told(*args, **settings):
        begun.wait(10)
        return apply_changes(*args, **settings)

    monkeypatch.setattr(updating, "apply_changes", apply_when_told)
    note_changes(article.pk for article in articles)

    assert find("هدنة") == []
    begun.set()
    wait_for_the_background()
    assert len(find("هدنة")) == 3
    assert pending() == 0


@pytest.mark.django_db(transaction=True)
def test_who_saves_a_report_does_not_wait_for_large_segments_to_be_merged(
    report, index, find, monkeypatch
):
    for module in (updating, writing):
        monkeypatch.setattr(module, "SMALL", 0)
    index()
    articles = [report(body="هدنة") for _ in range(4)]
    for article in articles[:3]:
        note_changes([article.pk])
    assert len(live_index().snapshot().vocabularies) == 3
    note_changes([articles[3].pk])
    wait_for_the_background()
    assert len(live_index().snapshot().vocabularies) == 1
    assert len(find("هدنة")) == 4


def test_where_another_is_writing_nothing_is_merged(index, root):
    index()
    with root.write_lock():
        updating.merge()


def test_where_there_is_no_index_nothing_waits_to_be_merged(db):
    assert not updating.has_merges_left()


def test_a_change_during_a_build_is_in_the_new_index(report, index, find, monkeypatch):
    early = report(body="هدنة في حلب")
    index()
    build = building.build

    def build_slowly(*args, **kwargs):
        count = build(*args, **kwargs)
        Article.objects.filter(pk=early.pk).update(body="هدنة في حمص")
        ArticleChange.objects.note([early.pk])
        drain()
        return count

    monkeypatch.setattr(updating, "build", build_slowly)
    rebuild()
    assert find("حمص") == [early.pk]
    assert find("حلب") == []
    assert compare().is_in_step


def test_a_build_that_fails_leaves_index_and_outbox_as_they_were(report, index, find, monkeypatch):
    article = report(body="هدنة")
    index()
    ArticleChange.objects.note([article.pk])

    def fail(*_, **__):
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(updating, "build", fail)
        with pytest.raises(OSError, match="disk is full"):
            rebuild()
    assert find("هدنة") == [article.pk]
    assert pending() == 1


@pytest.mark.django_db(transaction=True)
def test_a_change_noted_with_a_save_is_found_as_soon_as_it_is_committed(find):
    rebuild()
    with transaction.atomic():
        article = factories.ArticleFactory(body="وصل الوسيط")
        note_changes([article.pk])
        assert find("وسيط") == []
    assert find("وسيط") == [article.pk]


@pytest.mark.django_db(transaction=True)
def test_an_index_that_fails_does_not_undo_a_save(monkeypatch):
    rebuild()

    def fail(*_, **__):
        raise Timeout("write.lock")

    monkeypatch.setattr(updating, "apply_changes", fail)
    with transaction.atomic():
        article = factories.ArticleFactory()
        note_changes([article.pk])
    assert Article.objects.filter(pk=article.pk).exists()
    assert pending() == 1


def test_the_comparison_tells_what_is_missing_surplus_and_stale(report, index):
    stale, surplus = report(), report()
    index()
    number = surplus.pk
    surplus.delete()
    missing = report()
    Article.objects.filter(pk=stale.pk).update(headline="عنوان آخر")
    comparison = compare()
    assert comparison.missing == (missing.pk,)
    assert comparison.surplus == (number,)
    assert comparison.stale == (stale.pk,)
    assert not seems_in_step()


def test_a_new_name_puts_the_index_out_of_step(report, index):
    report()
    index()
    assert compare().is_in_step
    factories.ParticipantFactory(name_ar="جعفر الساداتي")
    assert compare().names_changed
    assert not seems_in_step()
