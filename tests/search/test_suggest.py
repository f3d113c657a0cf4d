"""Suggestions lead somewhere: to a page, or to a search that finds reports."""

import pytest
from django.utils import translation

from archive.models import ParticipantKind, RoundAlias, Script
from search.suggest import MOST, suggestions
from tests import factories


@pytest.fixture
def archive(report, index):
    """A person, a state, a round and a few reports, indexed."""
    person = factories.ParticipantFactory(
        slug="hani-al-attar", name_ar="هاني العطار", name_en="Hani al-Attar"
    )
    factories.AliasFactory(participant=person, text="العطار")
    factories.AliasFactory(participant=person, text="Hani al-Attar", script=Script.LATIN)
    factories.ParticipantFactory(
        slug="atlantis", name_ar="أطلنتس", name_en="Atlantis", kind=ParticipantKind.STATE
    )
    meeting = factories.RoundFactory(number=5, slug="astana-5")
    RoundAlias.objects.create(round=meeting, text="أستانا 5")
    factories.RoundFactory(number=15, slug="astana-15")
    first = report(headline="العطار يعلن هدنة في الشمال", body="بدأت مفاوضات جديدة في أستانا.")
    report(headline="هدنة ثانية", body="مفاوضات أخرى في أستانا.")
    factories.MentionFactory(article=first, participant=person)
    factories.RoundLinkFactory(article=first, round=meeting)
    index()
    return first


def found(typed: str, language: str = "ar") -> list[tuple[str, str, int]]:
    with translation.override(language):
        return [(each.kind.value, each.label, each.count) for each in suggestions(typed)]


@pytest.mark.parametrize(
    "typed", ["العط", "عطا", "Att", "hani al-a", "3attar", "Аттар", "Hani Atar"]
)
def test_a_person_is_suggested_in_any_script(archive, typed):
    expected = [] if typed == "عطا" else [("person", "هاني العطار", 1)]
    assert [each for each in found(typed) if each[0] == "person"] == expected


@pytest.mark.parametrize("typed", ["ast", "Астан", "أستا", "استان", "آستانا"])
def test_a_place_is_suggested_in_any_script_with_what_its_arabic_name_finds(archive, typed):
    assert [each for each in found(typed) if each[0] == "place"] == [("place", "أستانا", 2)]
    assert [each for each in found(typed, "en") if each[0] == "place"] == [("place", "Astana", 2)]
    assert ("word", "أستانا", 2) not in found(typed)


def test_a_place_that_no_report_names_is_not_suggested(archive):
    assert [each for each in found("Alep") if each[0] == "place"] == []


def test_without_scripts_the_page_of_results_leads_to_the_place(client, archive):
    page = client.get("/en/search/", {"q": "Astan"}).content.decode()
    assert '<a href="/en/search/?q=أستانا" rel="nofollow"><bdi>أستانا</bdi></a>' in page
    page = client.get("/en/search/", {"q": "أستانا"}).content.decode()
    assert "Places:" not in page


def test_people_are_told_from_states(archive):
    assert [each[0] for each in found("at")] == ["person", "state"]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("إستانا ٥", ["astana-5"]),
        ("astana 15", ["astana-15"]),
        ("الجولة 5", ["astana-5"]),
        ("5", []),
    ],
)
def test_a_round_is_suggested_by_its_words_and_its_whole_number(archive, typed, slugs):
    rounds = [each.slug for each in suggestions(typed) if each.kind == "round"]
    assert rounds == slugs


def test_words_of_the_archive_are_completed_as_they_are_written(archive):
    assert ("word", "أخرى", 1) in found("اخر")
    assert ("word", "هدنة", 2) in found("هدن")
    assert ("word", "مفاوضات أستانا", 2) in found("مفاوضات است")


def test_words_that_are_not_together_in_any_report_are_not_suggested(archive, report, index):
    report(headline="خبر", body="زرافة")
    index()
    assert not [each for each in found("هدنة زرا") if each[0] == "word"]


def test_past_headlines_are_suggested_once_a_story(archive, report, index):
    report(headline="العطار يعلن هدنة في الشمال", duplicate_of=archive)
    index()
    headlines = [each for each in suggestions("هدنة الشم") if each.kind == "headline"]
    assert [each.label for each in headlines] == ["العطار يعلن هدنة في الشمال"]


def test_every_suggestion_leads_to_a_page(client, archive):
    for typed in ("ا", "هد", "أستانا", "at"):
        for each in suggestions(typed):
            assert client.get(each.url).status_code == 200


def test_names_are_in_the_language_of_the_reader(archive):
    assert ("person", "Hani al-Attar", 1) in found("العط", "en")


def test_there_are_ten_at_most(archive, report, index):
    for number in range(20):
        person = factories.ParticipantFactory(name_ar=f"هدى {number}")
        factories.MentionFactory(article=report(headline=f"هدية {number}"), participant=person)
        factories.RoundFactory(number=number + 20, name_ar=f"هدنة {number}")
    index()
    assert 0 < len(suggestions("هد")) <= MOST


def test_without_an_index_names_are_suggested_all_the_same(db):
    factories.ParticipantFactory(name_ar="هاني العطار")
    assert found("هاني") == [("person", "هاني العطار", 0)]


@pytest.mark.parametrize(
    "typed", ["", "  ", "\x00", "«»", "ا" * 10_000, "%", "' OR 1=1 --", "3" * 99, "-"]
)
def test_nothing_that_is_typed_breaks_suggestions(archive, typed):
    assert isinstance(suggestions(typed), list)


def test_the_api_gives_the_same_in_the_language_asked_for(client, archive):
    answer = client.get("/api/v1/suggest", {"q": "العط"}, headers={"Accept-Language": "en"}).json()
    assert answer["query"] == "العط"
    first = answer["results"][0]
    assert first["url"] == "http://testserver/en/people/hani-al-attar/"
    assert (first["kind"], first["label"], first["matched"], first["count"]) == (
        "person",
        "Hani al-Attar",
        "العطار",
        1,
    )
    assert (first["slug"], first["name_ar"]) == ("hani-al-attar", "هاني العطار")


def test_a_suggestion_costs_the_same_however_much_there_is(
    archive, report, index, django_assert_max_num_queries
):
    for number in range(5):
        factories.MentionFactory(article=report(headline=f"هدنة {number}"))
        factories.RoundFactory(number=number + 30)
    index()
    suggestions("هد")
    with django_assert_max_num_queries(4):
        suggestions("هد")
