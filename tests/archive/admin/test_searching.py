"""The search boxes of the admin forgive what Arabic writers vary."""

import json
import re

import pytest
from django.urls import reverse

from archive import models
from archive.admin.searching import spelled_anyhow
from tests import factories


def found(desk, model, words):
    url = reverse(f"admin:archive_{model._meta.model_name}_changelist", query={"q": words})
    return {row.pk for row in desk.get(url).context["cl"].result_list}


@pytest.mark.parametrize(
    "words",
    ["أحمد طعمة", "احمد طعمه", "أَحْمَد طُعمة", "طعمة أحمد", "احمـد", "AHMAD", "toma", '"أحمد طعمه"'],
)
def test_a_participant_is_found_in_any_spelling(desk, words):
    person = factories.ParticipantFactory(name_ar="أحمد طُعمة", name_en="Ahmad Toma")
    factories.ParticipantFactory()
    assert found(desk, models.Participant, words) == {person.pk}


def test_a_participant_is_found_by_another_name_and_listed_once(desk):
    person = factories.ParticipantFactory()
    factories.AliasFactory(participant=person, text="أبو عمر")
    factories.AliasFactory(participant=person, text="أبو عمر الحمصي")
    url = reverse("admin:archive_participant_changelist", query={"q": "ابو عمر"})
    assert [row.pk for row in desk.get(url).context["cl"].result_list] == [person.pk]


@pytest.mark.parametrize("words", ["استانا", "أستانا ٥", "إستانا 5"])
def test_a_report_is_found_by_its_headline(desk, words):
    article = factories.ArticleFactory(headline="انطلاق أستانا ٥ غداً")
    factories.ArticleFactory(headline="جنيف 4 تختتم أعمالها")
    assert found(desk, models.Article, words) == {article.pk}


def test_every_word_must_be_found(desk):
    factories.ArticleFactory(headline="انطلاق أستانا 5")
    assert found(desk, models.Article, "أستانا جنيف") == set()


@pytest.mark.parametrize(
    "words", ["(", "[", "*", "\\", "%_'\"", '"', "،", "\x00", "ا" * 10_000, "أ " * 5_000, ".*"]
)
@pytest.mark.parametrize("model", [models.Article, models.Participant, models.Alias])
def test_no_search_breaks_the_page(desk, populated, model, words):
    found(desk, model, words)


def test_signs_are_searched_as_they_are():
    assert not re.search(spelled_anyhow("a.c"), "abc")
    assert re.search(spelled_anyhow("a.c"), "a.c")


def test_choosing_a_participant_for_a_mention_searches_the_same_way(desk):
    person = factories.ParticipantFactory(name_ar="إبراهيم الجعفري")
    factories.ParticipantFactory()
    query = {
        "app_label": "archive",
        "model_name": "mention",
        "field_name": "participant",
        "term": "ابراهيم",
    }
    response = desk.get(reverse("admin:autocomplete", query=query))
    assert [row["id"] for row in json.loads(response.content)["results"]] == [str(person.pk)]
