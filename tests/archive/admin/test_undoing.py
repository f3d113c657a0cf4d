"""An import is undone from its page, after a page that says what that would do."""

from http import HTTPStatus

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from archive.models import Article, BatchState, ImportBatch, ReviewStatus
from archive.services.importing import import_paths
from tests.archive.reports import report, write_lines
from tests.factories import MentionFactory


@pytest.fixture
def batch(db, tmp_path):
    """Return an import of two reports."""
    path = write_lines(tmp_path / "r.jsonl", report(1), report(2))
    return ImportBatch.objects.get(pk=import_paths([path]).number)


def undo_address(batch):
    return reverse("admin:archive_importbatch_undo", args=[batch.pk])


def page_address(batch):
    return reverse("admin:archive_importbatch_change", args=[batch.pk])


def test_the_page_of_an_import_leads_to_undoing_it(desk, batch):
    assert undo_address(batch) in desk.get(page_address(batch)).content.decode()


def test_looking_changes_nothing_and_names_what_would_be_kept(desk, batch):
    article = Article.objects.first()
    MentionFactory(article=article, status=ReviewStatus.CONFIRMED)
    html = desk.get(undo_address(batch)).content.decode()
    assert article.headline in html
    assert Article.objects.count() == 2


def test_the_button_undoes_it_once(desk, batch):
    response = desk.post(undo_address(batch), follow=True)
    assert response.redirect_chain[-1][0] == page_address(batch)
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    assert not Article.objects.exists()
    assert undo_address(batch) not in response.content.decode()
    again = desk.post(undo_address(batch), follow=True)
    assert "errornote" in again.content.decode() or 'class="error"' in again.content.decode()


def test_who_may_not_delete_reports_may_not_undo_imports(batch):
    reader = User.objects.create_user("reader", password="a long enough secret", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_importbatch"))
    client = Client()
    client.force_login(reader)
    assert undo_address(batch) not in client.get(page_address(batch)).content.decode()
    assert client.post(undo_address(batch)).status_code == HTTPStatus.FORBIDDEN
    assert Article.objects.count() == 2
