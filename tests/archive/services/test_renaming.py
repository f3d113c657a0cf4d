"""A new address never breaks an old one."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive import models
from archive.services.renaming import rename_slug
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def test_the_old_slug_of_a_round_leads_to_it(editor):
    round_ = factories.RoundFactory(slug="astana-5")
    rename_slug(round_, "astana-05", editor)
    round_.refresh_from_db()
    assert round_.slug == "astana-05"
    assert models.SlugRedirect.objects.get(old_slug="astana-5").round == round_
    assert round_.history.first().history_user == editor


def test_the_old_slug_of_a_participant_leads_to_it(editor):
    person = factories.ParticipantFactory(slug="bashar-jaafari")
    rename_slug(person, "bashar-al-jaafari", editor)
    assert models.SlugRedirect.objects.get(old_slug="bashar-jaafari").participant == person


def test_several_old_slugs_lead_to_the_present_one(editor):
    person = factories.ParticipantFactory(slug="one")
    rename_slug(person, "two", editor)
    rename_slug(person, "three", editor)
    assert set(person.old_slugs.values_list("old_slug", flat=True)) == {"one", "two"}


def test_going_back_to_an_earlier_slug_leaves_no_redirect_to_itself(editor):
    person = factories.ParticipantFactory(slug="one")
    rename_slug(person, "two", editor)
    rename_slug(person, "one", editor)
    assert list(person.old_slugs.values_list("old_slug", flat=True)) == ["two"]


def test_the_same_slug_changes_nothing(editor):
    person = factories.ParticipantFactory(slug="one")
    assert rename_slug(person, "one", editor) is None
    assert not models.SlugRedirect.objects.exists()


@pytest.mark.parametrize("slug", ["", "has space", "أستانا", "a" * 81, "taken", "once-taken"])
def test_a_slug_that_cannot_be_used_is_refused_and_changes_nothing(editor, slug):
    factories.ParticipantFactory(slug="taken")
    other = factories.ParticipantFactory(slug="once-taken")
    rename_slug(other, "other", editor)
    person = factories.ParticipantFactory(slug="one")
    with pytest.raises(ValidationError):
        rename_slug(person, slug, editor)
    person.refresh_from_db()
    assert person.slug == "one"


def test_a_round_may_have_the_slug_of_a_participant(editor):
    factories.ParticipantFactory(slug="sochi")
    round_ = factories.RoundFactory(slug="astana-5")
    rename_slug(round_, "sochi", editor)
    assert models.Round.objects.get(slug="sochi") == round_


def test_reports_that_name_the_renamed_are_noted_for_the_index(editor):
    person = factories.ParticipantFactory()
    mention = factories.MentionFactory(participant=person)
    statement = factories.StatementFactory(speaker=person)
    factories.MentionFactory()
    models.ArticleChange.objects.all().delete()
    rename_slug(person, "someone-else", editor)
    noted = set(models.ArticleChange.objects.values_list("article_number", flat=True))
    assert noted == {mention.article_id, statement.article_id}
