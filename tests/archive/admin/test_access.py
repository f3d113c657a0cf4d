"""Who may come in, in which language, and what happens after too many wrong passwords."""

from http import HTTPStatus

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from archive import models
from tests import factories

from .forms import change_url

LIST = "admin:archive_article_changelist"


def test_a_stranger_is_asked_to_sign_in(db, client):
    response = client.get(reverse(LIST))
    assert response.status_code == HTTPStatus.FOUND
    assert response["Location"].startswith(reverse("admin:login"))


def test_staff_without_the_right_are_turned_away(db, client):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    article = factories.ArticleFactory()
    assert client.get(reverse(LIST)).status_code == HTTPStatus.FORBIDDEN
    assert client.get(change_url(article)).status_code == HTTPStatus.FORBIDDEN
    assert client.get(reverse("admin:index")).status_code == HTTPStatus.OK


def test_those_who_may_only_look_are_offered_no_decision(db, client):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    mention = factories.MentionFactory()
    url = reverse("admin:archive_mention_changelist")
    client.post(url, {"action": "reject", "_selected_action": [mention.pk]})
    mention.refresh_from_db()
    assert mention.status == models.ReviewStatus.SUGGESTED
    person = factories.ParticipantFactory()
    rename = reverse("admin:archive_participant_rename", args=[person.pk])
    assert client.get(rename).status_code == HTTPStatus.FORBIDDEN


def test_the_desk_speaks_arabic_until_the_editor_chooses_english(desk):
    page = desk.get(reverse("admin:index"))
    assert '<html lang="ar" dir="rtl">' in page.content.decode()
    answer = desk.post(
        reverse("admin:language"), {"language": "en", "next": reverse("admin:index")}
    )
    assert answer["Location"] == reverse("admin:index")
    for name in ("admin:index", LIST):
        page = desk.get(reverse(name))
        assert '<html lang="en" dir="ltr">' in page.content.decode()
        assert page["Content-Language"] == "en"


def test_the_sign_in_page_has_the_choice_of_language_too(db, client):
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(reverse("admin:login")).content.decode()
    assert '<html lang="en" dir="ltr">' in page
    assert reverse("admin:language") in page


def test_a_language_that_the_site_does_not_speak_means_arabic(desk):
    desk.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "xx\r\n"
    assert '<html lang="ar"' in desk.get(reverse("admin:index")).content.decode()


def test_the_language_is_not_chosen_by_a_link(desk):
    response = desk.get(reverse("admin:language", query={"language": "en"}))
    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_choosing_a_language_leads_nowhere_else(desk):
    data = {"language": "en", "next": "https://elsewhere.example/"}
    assert "elsewhere" not in desk.post(reverse("admin:language"), data)["Location"]


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_after_too_many_wrong_passwords_the_door_is_closed_in_ones_language(
    db, settings, language, direction
):
    settings.AXES_ENABLED = True
    User.objects.create_superuser("editor", password="a long enough secret")
    client = Client()
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = language
    data = {"username": "editor", "password": "wrong"}
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = client.post(reverse("admin:login"), data)
    assert response.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert f'lang="{language}" dir="{direction}"' in response.content.decode()
    right = {"username": "editor", "password": "a long enough secret"}
    closed = client.post(reverse("admin:login"), right)
    assert closed.status_code == HTTPStatus.TOO_MANY_REQUESTS


def test_the_first_page_says_what_waits(desk, django_assert_max_num_queries):
    factories.ArticleFactory(published=None)
    factories.MentionFactory()
    factories.SourceFactory(needs_check=True)
    with django_assert_max_num_queries(16):
        page = desk.get(reverse("admin:index"))
    counts = {pile.url: pile.count for task in page.context["waiting"] for pile in task.piles}
    assert counts[reverse(LIST, query={"dated": "undated"})] == 1
    mentions = reverse("admin:archive_mention_changelist", query={"status__exact": "suggested"})
    assert counts[mentions] == 1
    sources = reverse("admin:archive_source_changelist", query={"needs_check__exact": 1})
    assert counts[sources] == 1
    for url in (mentions, sources):
        assert desk.get(url).context["cl"].result_count == 1
