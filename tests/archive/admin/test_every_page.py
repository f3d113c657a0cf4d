"""Every list and every form of the admin opens, in both languages, at a fixed cost."""

from http import HTTPStatus

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Fingerprint

from .conftest import add_rows

ADMINS = dict(admin.site._registry)
ARCHIVE = [model for model in ADMINS if model._meta.app_label == "archive"]
LANGUAGES = {"ar": "rtl", "en": "ltr"}


def names(model):
    return model._meta.model_name


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{names(model)}_{page}", args=args)


def get(client, url, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get(url)


def assert_page(response, language):
    assert response.status_code == HTTPStatus.OK
    html = response.content.decode()
    assert f'<html lang="{language}" dir="{LANGUAGES[language]}">' in html
    assert " style=" not in html
    assert "<style" not in html


def test_every_model_of_the_archive_is_in_the_admin():
    own = {
        model
        for model in apps.get_app_config("archive").get_models()
        # Numbers that only a program reads.
        if not model.__name__.startswith("Historical") and model is not Fingerprint
    }
    assert set(ARCHIVE) == own


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", ADMINS, ids=names)
def test_every_list_opens(desk, populated, model, language):
    assert_page(get(desk, address(model, "changelist"), language), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", ADMINS, ids=names)
def test_every_form_for_a_new_row_opens(desk, editor, model, language):
    response = get(desk, address(model, "add"), language)
    request = response.wsgi_request
    if ADMINS[model].has_add_permission(request):
        assert_page(response, language)
    else:
        assert response.status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", ARCHIVE, ids=names)
def test_every_form_of_a_row_opens(desk, populated, model, language):
    row = model._default_manager.first()
    assert_page(get(desk, address(model, "change", row.pk), language), language)


@pytest.mark.parametrize(
    "model", [model for model in ARCHIVE if hasattr(model, "history")], ids=names
)
def test_every_history_shows_who_changed_what(desk, editor, populated, model):
    row = model._default_manager.first()
    row._history_user = editor
    row.save()
    response = desk.get(address(model, "history", row.pk))
    assert_page(response, "ar")
    assert "editor" in response.content.decode()
    version = row.history.first()
    assert_page(desk.get(address(model, "simple_history", row.pk, version.pk)), "ar")


@pytest.mark.parametrize("model", ARCHIVE, ids=names)
def test_every_form_opens_for_those_who_may_only_look(populated, model):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(reader)
    row = model._default_manager.first()
    response = client.get(address(model, "change", row.pk))
    assert_page(response, "ar")
    assert 'name="_save"' not in response.content.decode()


def count_queries(client, url):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == HTTPStatus.OK
    return len(queries)


# Session, user, count, page, the days of the date drill-down and the choices of the filters.
MOST_QUERIES = 8


@pytest.mark.parametrize("model", ARCHIVE, ids=names)
def test_a_longer_list_asks_no_more_of_the_database(desk, populated, model):
    url = address(model, "changelist")
    desk.get(url)
    few = count_queries(desk, url)
    add_rows(8)
    assert count_queries(desk, url) == few
    assert few <= MOST_QUERIES
