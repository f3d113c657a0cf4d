"""Facts about rounds and people: what contradicts itself is a message, never a crash."""

from http import HTTPStatus

import pytest
from django.db import IntegrityError
from django.urls import reverse

from archive import models
from archive.admin.participants import ParticipantAdmin
from tests import factories

from .forms import add_url, change_url, filled


def errors(response):
    assert response.status_code == HTTPStatus.OK
    return response.context["errors"]


def test_a_round_that_ends_before_it_starts_is_refused(desk):
    round_ = factories.RoundFactory()
    url = change_url(round_)
    response = desk.post(url, filled(desk.get(url)) | {"start": "2017-07-06", "end": "2017-07-04"})
    assert errors(response)


def test_a_second_round_of_the_same_number_is_refused(desk):
    first = factories.RoundFactory()
    second = factories.RoundFactory(track=first.track)
    url = change_url(second)
    assert errors(desk.post(url, filled(desk.get(url)) | {"number": first.number}))


def test_a_name_that_the_participant_already_has_is_refused(desk):
    alias = factories.AliasFactory()
    data = {"participant": alias.participant_id, "text": alias.text, "script": "arabic"}
    assert errors(desk.post(add_url(models.Alias), data))


def test_an_office_that_ends_before_it_starts_is_refused(desk):
    data = {
        "participant": factories.ParticipantFactory().pk,
        "office_ar": "مبعوث",
        "office_en": "Envoy",
        "start": "2018",
        "end": "2017",
        "status": "confirmed",
    }
    assert errors(desk.post(add_url(models.Tenure), data))
    assert desk.post(add_url(models.Tenure), data | {"end": "2018-05"}).status_code == 302


@pytest.mark.parametrize("date", ["2017-13", "16 شباط", "2017-02-31", "x" * 50])
def test_an_office_from_no_date_is_refused(desk, date):
    data = {
        "participant": factories.ParticipantFactory().pk,
        "office_ar": "مبعوث",
        "office_en": "Envoy",
        "start": date,
        "status": "confirmed",
    }
    assert errors(desk.post(add_url(models.Tenure), data))


def test_a_redirect_to_two_things_is_refused(desk):
    data = {
        "old_slug": "old",
        "participant": factories.ParticipantFactory().pk,
        "round": factories.RoundFactory().pk,
    }
    assert errors(desk.post(add_url(models.SlugRedirect), data))
    assert errors(desk.post(add_url(models.SlugRedirect), {"old_slug": "old"}))


def test_what_another_editor_saved_in_between_is_a_message(desk, monkeypatch):
    """The form is valid when it is checked, and the database refuses it all the same."""
    calls = []

    def save_model(self, request, obj, form, change):
        calls.append(obj)
        raise IntegrityError

    monkeypatch.setattr(ParticipantAdmin, "save_model", save_model)
    person = factories.ParticipantFactory()
    url = change_url(person)
    response = desk.post(url, filled(desk.get(url)), follow=True)
    assert response.status_code == HTTPStatus.OK
    assert len(list(response.context["messages"])) == 1
    assert calls


def test_a_source_with_reports_is_not_deleted(desk):
    article = factories.ArticleFactory()
    url = reverse("admin:archive_source_delete", args=[article.source_id])
    response = desk.post(url, {"post": "yes"})
    assert response.status_code == HTTPStatus.OK
    assert models.Source.objects.filter(pk=article.source_id).exists()


@pytest.mark.parametrize(
    "factory",
    [
        factories.SourceFactory,
        factories.TrackFactory,
        factories.RoundFactory,
        factories.ParticipantFactory,
    ],
)
def test_a_slug_is_fixed_once_it_is_given(desk, factory):
    row = factory()
    url = change_url(row)
    data = filled(desk.get(url))
    assert "slug" not in data
    assert desk.post(url, data | {"slug": "another"}).status_code == HTTPStatus.FOUND
    slug = row.slug
    row.refresh_from_db()
    assert row.slug == slug


def test_a_participant_is_renamed_on_purpose(desk):
    person = factories.ParticipantFactory(slug="one")
    url = reverse("admin:archive_participant_rename", args=[person.pk])
    assert url in desk.get(change_url(person)).content.decode()
    assert desk.get(url).status_code == HTTPStatus.OK
    assert desk.post(url, {"slug": "two"})["Location"] == change_url(person)
    person.refresh_from_db()
    assert person.slug == "two"
    assert models.SlugRedirect.objects.get(old_slug="one").participant == person


@pytest.mark.parametrize("slug", ["", "no spaces", "taken", "a" * 81])
def test_a_slug_that_cannot_be_is_a_message_and_stays_in_the_box(desk, slug):
    factories.RoundFactory(slug="taken")
    round_ = factories.RoundFactory(slug="one")
    response = desk.post(reverse("admin:archive_round_rename", args=[round_.pk]), {"slug": slug})
    assert response.context["form"].errors["slug"]
    assert f'value="{slug}"' in response.content.decode() or not slug


def test_renaming_what_does_not_exist_is_not_found(desk):
    url = reverse("admin:archive_round_rename", args=["no-such"])
    assert desk.get(url).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("model", ["source", "round", "participant"])
def test_checked_facts_leave_the_pile(desk, model):
    factory = {
        "source": factories.SourceFactory,
        "round": factories.RoundFactory,
        "participant": factories.ParticipantFactory,
    }[model]
    row = factory(needs_check=True)
    url = reverse(f"admin:archive_{model}_changelist")
    desk.post(url, {"action": "mark_checked", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert not row.needs_check


@pytest.mark.parametrize("is_one", [True, False], ids=["alone", "among others"])
def test_reports_that_named_the_deleted_are_noted_for_the_index(desk, is_one):
    mention = factories.MentionFactory()
    models.ArticleChange.objects.all().delete()
    if is_one:
        url = reverse("admin:archive_participant_delete", args=[mention.participant_id])
        desk.post(url, {"post": "yes"})
    else:
        url = reverse("admin:archive_participant_changelist")
        chosen = {"action": "delete_selected", "_selected_action": [mention.participant_id]}
        desk.post(url, chosen | {"post": "yes"})
    assert not models.Participant.objects.filter(pk=mention.participant_id).exists()
    assert models.ArticleChange.objects.filter(article_number=mention.article_id).exists()
