"""What programs rely on: the shape of every answer."""

import pytest
from django.test import Client
from openapi_spec_validator import validate

from archive import models
from tests import factories

PATHS = {
    "/api/v1/search": "search",
    "/api/v1/suggest": "suggest",
    "/api/v1/articles/{article_id}": "get_article",
    "/api/v1/rounds": "list_rounds",
    "/api/v1/rounds/{slug}": "get_round",
    "/api/v1/people": "list_people",
    "/api/v1/people/{slug}": "get_person",
}


@pytest.mark.django_db
def test_the_api_describes_itself(fetch):
    document = fetch("openapi.json")
    validate(document)
    operations = {
        path: methods["get"]["operationId"] for path, methods in document["paths"].items()
    }
    assert operations == PATHS
    assert all(set(methods) == {"get"} for methods in document["paths"].values())


@pytest.mark.django_db
def test_the_description_calls_fields_as_the_answers_do(fetch):
    schemas = fetch("openapi.json")["components"]["schemas"]
    assert {"from", "to", "precision", "origin"} <= set(schemas["PublicationOut"]["properties"])
    parameters = fetch("openapi.json")["paths"]["/api/v1/search"]["get"]["parameters"]
    assert [parameter["name"] for parameter in parameters] == [
        "page", "size", "q", "person", "round", "track", "source", "from", "to", "sort", "rung",
        "copies",
    ]  # fmt: skip
    assert all(parameter["description"] for parameter in parameters)


def test_a_report_has_all_that_was_worked_out_about_it(fetch, report):
    answer = fetch(f"articles/{report.pk}")
    text = f"{answer['headline']}\n{answer['body']}"
    original = answer.pop("original")
    assert original["sha256"] == report.original.sha256
    assert answer.pop("source") == {
        "slug": report.source.slug,
        "name_ar": report.source.name_ar,
        "name_en": report.source.name_en,
    }
    assert answer.pop("published") == {
        "from": "2017-07-04",
        "to": "2017-07-04",
        "precision": "day",
        "origin": "stated",
        "confidence": 1.0,
        "evidence": "الثلاثاء 4 تموز",
    }
    (link,) = answer.pop("rounds")
    assert (link["slug"], link["relation"]) == ("astana-5", "subject")
    assert (link["evidence"], link["confidence"]) == ("الجولة الخامسة من أستانا", 0.9)
    (speaker,) = answer.pop("participants")
    assert (speaker["slug"], speaker["name_ar"]) == ("bashar-jaafari", "بشار الجعفري")
    assert speaker["name_en"] == "Bashar Jaafari"
    assert [mention["surface"] for mention in speaker["mentions"]] == ["بشار الجعفري", "الجعفري"]
    for mention in speaker["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["surface"]
    (date,) = answer.pop("dates")
    assert (date["surface"], date["from"], date["to"]) == ("أمس", "2017-07-03", "2017-07-03")
    (statement,) = answer.pop("statements")
    assert statement["text"] == "نريد تقدماً" == text[statement["start"] : statement["end"]]
    assert statement["speaker"]["slug"] == "bashar-jaafari"
    assert (statement["status"], statement["rule"]) == ("suggested", "quotation")
    assert answer == {
        "id": report.pk,
        "external_id": report.external_id,
        "url": f"http://testserver/articles/{report.pk}/",
        "source_url": "https://news.example/5",
        "headline": report.headline,
        "summary": "",
        "body": report.body,
        "author": "",
        "section": "",
        "language": "ar",
        "published_at": None,
        "duplicate_of": None,
    }


def test_an_undated_report_says_so(fetch, db):
    article = factories.ArticleFactory(published=None)
    assert fetch(f"articles/{article.pk}")["published"] == {
        "from": None,
        "to": None,
        "precision": None,
        "origin": "unknown",
        "confidence": 0.0,
        "evidence": "",
    }


def test_a_copy_names_its_report_unless_that_is_hidden(fetch, db):
    first = factories.ArticleFactory()
    copy = factories.ArticleFactory(duplicate_of=first)
    assert fetch(f"articles/{copy.pk}")["duplicate_of"] == first.pk
    models.Article.objects.filter(pk=first.pk).update(is_public=False)
    assert fetch(f"articles/{copy.pk}")["duplicate_of"] is None


def test_what_an_editor_rejected_is_gone(fetch, report):
    for model in (models.RoundLink, models.Mention, models.Statement, models.DateMention):
        model.objects.update(status=models.ReviewStatus.REJECTED)
    answer = fetch(f"articles/{report.pk}")
    assert [answer[part] for part in ("rounds", "participants", "dates", "statements")] == [[]] * 4
    assert fetch("people/bashar-jaafari")["reports"] == 0
    assert fetch("rounds/astana-5")["reports"] == {"subject": 0, "mentioned": 0}


def test_a_round_has_its_facts_in_both_languages(fetch, report):
    answer = fetch("rounds/astana-5")
    assert answer["track"]["slug"] == "astana"
    assert (answer["number"], answer["start"], answer["end"]) == (5, "2017-07-04", "2017-07-05")
    assert (answer["city_ar"], answer["city_en"], answer["country"]) == ("أستانا", "Astana", "KZ")
    assert answer["reports"] == {"subject": 1, "mentioned": 0}
    assert answer["aliases"] == ["أستانا 5"]
    (seat,) = answer["attendances"]
    assert seat["participant"]["slug"] == "bashar-jaafari"
    assert seat["delegation"]["slug"] == "syria"
    (row,) = fetch("rounds")["results"]
    assert row.items() <= answer.items()


def test_rounds_come_by_time_and_by_track(fetch, db):
    geneva = factories.TrackFactory(slug="geneva")
    late = factories.RoundFactory(track=geneva, number=8, start="2017-11-28", end="2017-12-14")
    early = factories.RoundFactory(number=1)
    answer = fetch("rounds", size=1)
    assert (answer["count"], answer["page"], answer["size"]) == (2, 1, 1)
    assert [row["slug"] for row in answer["results"]] == [early.slug]
    assert [row["slug"] for row in fetch("rounds", size=1, page=2)["results"]] == [late.slug]
    assert [row["slug"] for row in fetch("rounds", track="geneva")["results"]] == [late.slug]


def test_a_participant_has_every_name_office_and_seat(fetch, report):
    answer = fetch("people/bashar-jaafari")
    assert (answer["kind"], answer["reports"], answer["statements"]) == ("person", 1, 1)
    assert {alias["text"]: alias["is_ambiguous"] for alias in answer["aliases"]} == {
        "بشار الجعفري": False,
        "السفير الجعفري": True,
    }
    (tenure,) = answer["tenures"]
    assert (tenure["start"], tenure["end"]) == ("2006", "")
    assert tenure["organisation"]["slug"] == "syria"
    (seat,) = answer["attendances"]
    assert (seat["round"]["slug"], seat["role"]) == ("astana-5", "head")
    people = fetch("people", kind="person")
    assert [row["slug"] for row in people["results"]] == ["bashar-jaafari"]
    assert people["results"][0].items() <= answer.items()


def test_a_renamed_participant_is_found_at_the_old_address(client: Client, report):
    person = models.Participant.objects.get(slug="bashar-jaafari")
    models.SlugRedirect.objects.create(old_slug="jaafari", participant=person)
    response = client.get("/api/v1/people/jaafari")
    assert response.status_code == 301
    assert response["Location"] == "/api/v1/people/bashar-jaafari"


def test_the_root_leads_to_the_description(client: Client, db):
    assert client.get("/api/v1/")["Location"].endswith("/api/v1/openapi.json")
