"""How the API behaves: wrong questions, costs, other sites, languages."""

import json

import pytest
from django.test import Client

from archive import models
from tests import factories


@pytest.mark.parametrize(
    ("path", "status", "field"),
    [
        ("rounds?page=-1", 422, "page"),
        ("rounds?page=0", 422, "page"),
        ("rounds?page=1e9", 422, "page"),
        ("rounds?page=999999999", 404, "page"),
        ("rounds?page=99999999999999999999", 422, "page"),
        ("people?page=", 422, "page"),
        ("people?size=100000", 422, "size"),
        ("people?size=x", 422, "size"),
        ("people?kind=goat", 422, "kind"),
        ("people/no-such", 404, "slug"),
        ("people/%00", 404, "slug"),
        ("people/أستانا", 404, "slug"),
        ("people/" + "a" * 5000, 404, "slug"),
        ("rounds/no-such", 404, "slug"),
        ("rounds?track=no-such", 404, "track"),
        ("rounds?track=%00", 404, "track"),
        ("articles/0", 404, "article_id"),
        ("articles/99999999999999999999999999", 404, "article_id"),
        ("articles/abc", 404, ""),
        ("articles/-1", 404, ""),
        ("no-such", 404, ""),
        ("people/a/b/c", 404, ""),
    ],
)
def test_a_wrong_question_is_answered_with_the_field_at_fault(fetch, db, path, status, field):
    answer = fetch(path, status)
    assert [error["field"] for error in answer["errors"]] == [field]
    assert all(error["message"] for error in answer["errors"])


def test_a_hidden_report_is_not_found_and_not_counted(fetch, report):
    models.Article.objects.update(is_public=False)
    fetch(f"articles/{report.pk}", 404)
    assert fetch("people/bashar-jaafari")["reports"] == 0
    assert fetch("people/bashar-jaafari")["statements"] == 0
    assert fetch("rounds/astana-5")["reports"]["subject"] == 0


def test_nothing_can_be_written(client: Client, report):
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(f"/api/v1/articles/{report.pk}").status_code == 405
    assert models.Article.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("articles/{id}", 5),
        ("rounds", 3),
        ("rounds/astana-5", 4),
        ("people", 3),
        ("people/bashar-jaafari", 6),
    ],
)
def test_every_answer_costs_the_same_however_much_there_is(
    client: Client, report, django_assert_num_queries, path, queries
):
    address = "/api/v1/" + path.format(id=report.pk)
    person = models.Participant.objects.get(slug="bashar-jaafari")
    talks = models.Round.objects.get(slug="astana-5")
    for number in range(3):
        other = factories.ParticipantFactory()
        factories.AliasFactory(participant=other)
        meeting = factories.RoundFactory(track=talks.track)
        factories.MentionFactory(article=report, participant=other)
        factories.StatementFactory(article=report, speaker=other, start=number, end=number + 2)
        factories.RoundLinkFactory(article=report, round=meeting)
        models.Attendance.objects.create(round=meeting, participant=person, delegation=other)
        models.Attendance.objects.create(round=talks, participant=other, delegation=person)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_other_sites_may_read_it(client: Client, report):
    for path in ("rounds", "openapi.json", "people/no-such", "rounds?page=x"):
        response = client.get(f"/api/v1/{path}", headers={"origin": "https://else.example"})
        assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/admin/login/")
    assert not client.get("/api/v1/rounds").cookies


def test_what_has_not_changed_is_not_sent_again(client: Client, report):
    first = client.get("/api/v1/rounds")
    assert first["Cache-Control"] == "public, max-age=60"
    again = client.get("/api/v1/rounds", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    models.Round.objects.update(city_en="Nur-Sultan")
    changed = client.get("/api/v1/rounds", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_the_headers_alone_may_be_asked_for(client: Client, report):
    assert client.head("/api/v1/rounds").status_code == 200


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "ar"),
        ("en", "en"),
        ("en-GB,ar;q=0.5", "en"),
        ("ar-SY,en;q=0.5", "ar"),
        ("fr,en;q=0.5", "en"),
        ("zh", "ar"),
        ("\x00;;;q=x" * 100, "ar"),
    ],
)
def test_messages_are_in_the_language_that_is_asked_for(client: Client, db, accepted, language):
    response = client.get("/api/v1/rounds?page=x", headers={"accept-language": accepted})
    assert response["Content-Language"] == language
    assert "Accept-Language" in response["Vary"]


def test_arabic_is_sent_as_letters_not_as_escapes(client: Client, report):
    assert "أستانا" in client.get("/api/v1/rounds").content.decode()


def test_arabic_digits_are_numbers_too(client: Client, db):
    factories.RoundFactory()
    factories.RoundFactory()
    answer = json.loads(client.get("/api/v1/rounds?page=٢&size=١").content)
    assert (answer["page"], answer["size"], len(answer["results"])) == (2, 1, 1)
