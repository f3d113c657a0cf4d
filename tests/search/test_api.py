"""The search as data: the shape that is promised, and refusals instead of other answers."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse

from archive import models
from search.index.updating import rebuild
from tests import factories

KEYS = {
    "query", "count", "stories", "page", "size", "results", "facets", "histogram", "suggestion",
    "notes", "read_as", "took_ms",
}  # fmt: skip
RESULT_KEYS = {
    "id", "external_id", "url", "headline", "published", "source", "snippet", "score", "matched",
    "copies",
}  # fmt: skip


@pytest.fixture
def fetch(client: Client):
    """Return a function that searches and gives back the JSON."""

    def ask(status=200, **parameters):
        names = {name.rstrip("_"): value for name, value in parameters.items()}
        response = client.get("/api/v1/search", names)
        assert response.status_code == status, response.content
        return json.loads(response.content)

    return ask


@pytest.fixture
def found(db):
    """Index three reports: two of a round of July 2017, one undated."""
    source = factories.SourceFactory(slug="daily")
    speaker = factories.ParticipantFactory(slug="envoy", name_ar="المبعوث", name_en="The envoy")
    talks = factories.RoundFactory(slug="astana-5", number=5)
    first = factories.ArticleFactory(
        source=source,
        headline="بدء المفاوضات في أستانا",
        body="قال المبعوث إن المفاوضات تتقدم.",
        published=dt.date(2017, 7, 4),
    )
    second = factories.ArticleFactory(
        source=source,
        headline="الوفود تغادر أستانا",
        body="غادرت الوفود بعد المفاوضات.",
        published=dt.date(2017, 7, 6),
    )
    undated = factories.ArticleFactory(headline="قراءة في المسار", body="كلام عام", published=None)
    for article in (first, second):
        factories.RoundLinkFactory(article=article, round=talks)
    factories.MentionFactory(article=first, participant=speaker, start=28, end=35)
    rebuild()
    return first, second, undated


def numbers(answer):
    return [result["id"] for result in answer["results"]]


def test_an_answer_has_the_promised_shape(fetch, found):
    answer = fetch(q="مفاوضات", size=1)
    assert set(answer) == KEYS
    assert (answer["query"], answer["count"], answer["page"], answer["size"]) == (
        "مفاوضات", 2, 1, 1,
    )  # fmt: skip
    (result,) = answer["results"]
    assert set(result) == RESULT_KEYS
    first = found[0]
    assert result["id"] == first.pk
    assert result["external_id"] == first.external_id
    assert result["url"] == f"http://testserver/articles/{first.pk}/"
    assert result["headline"] == first.headline
    assert result["source"] == "daily"
    assert result["published"] == {
        "from": "2017-07-04",
        "to": "2017-07-04",
        "precision": "day",
        "origin": "stated",
        "confidence": 1.0,
        "evidence": "",
    }
    assert "المفاوضات" in result["snippet"]
    assert "<" not in result["snippet"]
    assert result["score"] > 0
    assert "المفاوضات" in result["matched"][0]["forms"]
    assert isinstance(answer["suggestion"], str)
    assert answer["took_ms"] >= 0


def test_facets_and_histogram_count_the_results(fetch, found):
    answer = fetch(q="مفاوضات")
    facets = answer["facets"]
    assert list(facets)[:4] == ["person", "round", "track", "source"]
    assert {"organisation", "state", "year", "month"} <= facets.keys()
    assert facets["person"] == [{"value": "envoy", "label": "المبعوث", "count": 1}]
    assert [(choice["value"], choice["count"]) for choice in facets["round"]] == [("astana-5", 2)]
    assert [(choice["value"], choice["count"]) for choice in facets["source"]] == [("daily", 2)]
    bars = answer["histogram"]
    assert all(set(bar) == {"from", "to", "count"} for bar in bars)
    assert sum(bar["count"] for bar in bars) == 2


def test_labels_are_in_the_language_that_is_asked_for(client, found):
    response = client.get("/api/v1/search", headers={"accept-language": "en"})
    (person,) = json.loads(response.content)["facets"]["person"]
    assert person["label"] == "The envoy"


def test_it_is_the_search_of_the_site(client, fetch, found):
    for parameters in ({"q": "مفاوضات"}, {}, {"q": "أستانا", "sort": "oldest"}):
        page = client.get(reverse("search"), parameters).context["page"]
        assert numbers(fetch(**parameters)) == [hit.row.id for hit in page.hits]


def test_filters_narrow_and_orders_order(fetch, found):
    first, second, undated = (article.pk for article in found)
    assert numbers(fetch(person="envoy")) == [first]
    assert numbers(fetch(round="astana-5", sort="oldest")) == [first, second]
    assert numbers(fetch(round="astana-5", sort="newest")) == [second, first]
    assert set(numbers(fetch(track="astana", source="daily"))) == {first, second}
    assert numbers(fetch(from_="2017-07-05", to="تموز 2017")) == [second]
    assert numbers(fetch(to="٤/٧/٢٠١٧")) == [first]
    assert undated in numbers(fetch())


def test_pages_follow_one_another(fetch, found):
    pages = [fetch(sort="oldest", size=2, page=page) for page in (1, 2)]
    assert [len(page["results"]) for page in pages] == [2, 1]
    assert len({number for page in pages for number in numbers(page)}) == 3


def test_every_copy_is_a_result_unless_they_are_grouped(fetch, found):
    first, second, _ = found
    copy = factories.ArticleFactory(headline=first.headline, body=first.body, duplicate_of=first)
    rebuild()
    answer = fetch(q="مفاوضات")
    assert (answer["count"], answer["stories"], len(answer["results"])) == (3, 2, 3)
    assert {copy.pk, first.pk, second.pk} == set(numbers(answer))
    grouped = fetch(q="مفاوضات", copies="grouped")
    assert (grouped["count"], grouped["stories"], len(grouped["results"])) == (3, 2, 2)
    assert sorted(result["copies"] for result in grouped["results"]) == [0, 1]


def test_words_can_be_asked_for_as_typed(fetch, found):
    assert fetch(q="مفاوضات")["count"] == 2
    assert fetch(q="مفاوضات", rung="exact")["count"] == 0
    assert fetch(q="المفاوضات", rung="exact")["count"] == 2
    assert fetch(422, q="مفاوضات", rung="vague")["errors"][0]["field"] == "rung"


def test_several_people_must_all_be_named(fetch, found):
    factories.MentionFactory(
        article=found[1], participant=factories.ParticipantFactory(slug="other")
    )
    rebuild()
    assert fetch(person=["envoy", "other"])["count"] == 0
    assert fetch(person=["other"])["count"] == 1


@pytest.mark.parametrize(
    ("parameters", "status", "fields"),
    [
        ({"page": -1}, 422, ["page"]),
        ({"page": "1e9"}, 422, ["page"]),
        ({"page": 1_000_000_000}, 404, ["page"]),
        ({"size": 100_000}, 422, ["size"]),
        ({"size": 0}, 422, ["size"]),
        ({"sort": "best"}, 422, ["sort"]),
        ({"from_": "2017-02-31"}, 422, ["from"]),
        ({"from_": "0000-00-00", "to": "soon"}, 422, ["from", "to"]),
        ({"from_": "2018", "to": "2017"}, 422, ["to"]),
        ({"person": "nobody"}, 404, ["person"]),
        ({"person": ["a"] * 11}, 422, ["person"]),
        ({"round": "x\x00"}, 404, ["round"]),
        ({"round": "no", "track": "no", "source": "no"}, 404, ["round", "track", "source"]),
        ({"q": "؟!«»"}, 422, ["q"]),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_field(fetch, found, parameters, status, fields):
    errors = fetch(status, **parameters)["errors"]
    assert [error["field"] for error in errors] == fields
    assert all(error["message"] for error in errors)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("ar", "اكتب واحداً من: relevance، newest، oldest."),
        ("en", "Write one of: relevance, newest, oldest."),
    ],
)
def test_values_to_choose_from_are_listed_in_the_readers_language(client, found, language, message):
    answer = client.get("/api/v1/search", {"sort": "best"}, headers={"Accept-Language": language})
    assert answer.json()["errors"] == [{"field": "sort", "message": message}]


@pytest.mark.parametrize(
    "q", ["ا" * 10_000, "سلام " * 2_000, '"مفاوضات', "* OR (", "\x00مفاوضات\x00", "a" * 10_000]
)
def test_nothing_that_is_typed_breaks_it(fetch, found, q):
    assert fetch(q=q)["query"] == q


def test_without_an_index_it_says_so_and_not_that_there_is_nothing(fetch, db):
    factories.ArticleFactory()
    assert fetch(503)["errors"][0]["message"]


def test_a_hidden_report_is_not_found(fetch, found):
    models.Article.objects.filter(pk=found[0].pk).update(is_public=False)
    rebuild()
    assert found[0].pk not in numbers(fetch())


def test_more_results_cost_no_more_queries(client, found, django_assert_max_num_queries):
    for _ in range(5):
        factories.ArticleFactory(headline="المفاوضات مستمرة")
    rebuild()
    client.get("/api/v1/search", {"q": "مفاوضات"})
    with django_assert_max_num_queries(8):
        client.get("/api/v1/search", {"q": "مفاوضات"})


def test_what_was_not_taken_as_typed_is_told_by_a_code_and_its_place(fetch, found):
    answer = fetch(q="مفاوضات كاتب:فلان")
    (note,) = answer["notes"]
    assert (note["code"], note["text"]) == ("unknown-field", "كاتب")
    assert "مفاوضات كاتب:فلان"[note["start"] : note["end"]] == "كاتب"
    assert note["message"]


def test_a_query_in_the_query_language_is_read_back(fetch, found):
    assert fetch(q="مفاوضات")["read_as"] == ""
    assert "مفاوضات" in fetch(q="مفاوضات OR هدنة")["read_as"]
