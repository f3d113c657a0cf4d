"""A name in a query finds its bearer under all names, and the reader can have the words back."""

import pytest

from archive.models import ParticipantKind, Script
from search.choices import Names
from tests import factories


@pytest.fixture
def lavrov(db):
    person = factories.ParticipantFactory(
        slug="sergey-lavrov", name_ar="سيرغي لافروف", name_en="Sergey Lavrov"
    )
    for text in ("سيرغي لافروف", "لافروف", "سيرجي لافروف"):
        factories.AliasFactory(participant=person, text=text)
    for text in ("Sergey Lavrov", "Lavrov"):
        factories.AliasFactory(participant=person, text=text, script=Script.LATIN)
    return person


@pytest.fixture
def reports(report, lavrov):
    """Four reports: by name, by a mention alone, in English, and of others."""
    return {
        "named": report(headline="لافروف يلتقي الوفود", body="بحث الوزير ملف المعتقلين."),
        "mentioned": factories.MentionFactory(
            article=report(headline="وزير الخارجية الروسي يصل", body="وصل الوزير صباحاً."),
            participant=lavrov,
        ).article,
        "english": report(headline="Lavrov arrives", body="The minister arrived.", language="en"),
        "others": report(headline="الوفود تصل", body="وصلت الوفود إلى أستانا."),
    }


@pytest.mark.parametrize(
    "typed", ["Lavrov", "lavrov", "Лавров", "Lavrof", "لافروف", "سيرجي لافروف"]
)
def test_any_spelling_finds_the_person_under_all_names(reports, index, find, typed):
    index()
    found = {reports["named"].pk, reports["mentioned"].pk, reports["english"].pk}
    assert set(find(typed)) == found


def test_reports_known_to_name_the_person_come_first(reports, index, find, lavrov):
    factories.MentionFactory(article=reports["named"], participant=lavrov)
    index()
    assert find("Lavrov")[0] == reports["named"].pk
    assert find("Lavrov")[-1] == reports["english"].pk


def test_a_name_is_searched_together_with_other_words(reports, index, find):
    index()
    assert find("Lavrov معتقلين") == [reports["named"].pk]
    assert find("معتقلين -Lavrov") == []
    assert set(find("Lavrov OR أستانا")) == {article.pk for article in reports.values()}


def test_words_that_nothing_has_leave_the_person(reports, index, search):
    index()
    page = search("Lavrov giraffe")
    assert len(page.hits) == 3
    assert page.notices
    assert page.names.lines[0].entries[0].search_url


def test_the_page_says_whom_a_name_was_taken_for(reports, index, search, client):
    index()
    page = search("Lavrov")
    line = page.names.lines[0]
    assert (line.typed, line.is_sought) == ("Lavrov", True)
    assert [(entry.label, entry.url) for entry in line.entries] == [
        ("سيرغي لافروف", "/people/sergey-lavrov/")
    ]
    text = client.get("/en/search/?q=Lavrov").content.decode()
    assert "/en/people/sergey-lavrov/" in text
    assert "names=typed" in text


def test_the_reader_may_have_the_words_as_typed(reports, index, search):
    index()
    page = search("Lavrov", names=Names.TYPED)
    assert [hit.row.id for hit in page.hits] == [reports["english"].pk]
    assert page.names.are_words
    assert "names" not in page.names.other_url


def test_what_is_quoted_stays_as_it_is_typed(reports, index, find):
    index()
    assert find("«لافروف يلتقي»") == [reports["named"].pk]
    assert find('"Lavrov arrives"') == [reports["english"].pk]
    assert find('"Lavrov"') == [reports["english"].pk]


def test_names_are_marked_in_the_excerpt(reports, index, search):
    index()
    hit = next(hit for hit in search("Lavrov").hits if hit.row.id == reports["named"].pk)
    assert [part.text for part in hit.headline if part.is_match] == ["لافروف"]


def test_who_shares_a_name_is_searched_for_and_offered_beside_the_other(report, index, search):
    found = []
    for slug in ("sedat", "selcuk"):
        person = factories.ParticipantFactory(slug=slug)
        factories.AliasFactory(participant=person, text="Onal", script=Script.LATIN)
        found.append(factories.MentionFactory(article=report(), participant=person).article.pk)
    index()
    page = search("Onal")
    assert {hit.row.id for hit in page.hits} == set(found)
    entries = page.names.lines[0].entries
    assert {entry.url for entry in entries} == {"/people/sedat/", "/people/selcuk/"}
    assert [entry.count for entry in entries] == [1, 1]
    assert all("person=" in entry.search_url for entry in entries)


def test_arabic_words_that_may_be_a_name_stay_words(report, index, search):
    opposition = factories.ParticipantFactory(kind=ParticipantKind.ORGANISATION)
    factories.AliasFactory(participant=opposition, text="المعارضة", is_ambiguous=True)
    person = factories.ParticipantFactory()
    factories.AliasFactory(participant=person, text="الأسد", is_ambiguous=True)
    factories.MentionFactory(article=report(), participant=opposition)
    index()
    assert search("المعارضة").names.lines == ()
    assert search("الأسد").names.lines == ()
    assert search("المعارضة").count == 0


def test_a_pasted_headline_is_not_rewritten(reports, index, search):
    index()
    page = search("Lavrov arrives as ministers of seven states meet in Astana for talks on Syria")
    assert page.hits[0].row.id == reports["english"].pk
    assert page.names.other_url == ""


def test_a_name_of_many_words_is_one_thing_to_ask_for(report, index, find):
    person = factories.ParticipantFactory(name_en="Yasser Abdul Rahim", name_ar="ياسر عبد الرحيم")
    factories.AliasFactory(participant=person, text="Yasser Abdul Rahim", script=Script.LATIN)
    named = factories.MentionFactory(article=report(body="المعتقلين"), participant=person).article
    factories.MentionFactory(article=report(body="شيء آخر"), participant=person)
    index()
    assert find("yasser 3abd al-ra7im معتقلين") == [named.pk]


@pytest.mark.parametrize(
    "typed",
    ["3" * 400, "'" * 50 + "a", "7'7'7'", "ʿʿʿ", "Lavrov " * 80, "لافروف و", "-Lavrov", "Lavrov~"],
)
def test_no_name_breaks_a_search(reports, index, search, typed):
    index()
    assert search(typed).pager is not None


def test_pages_with_such_a_name_are_linked_above_the_results(reports, index, client, search):
    factories.RoundFactory(number=5)
    factories.ParticipantFactory(slug="lavra", name_en="Lavra Karim", name_ar="لافرا كريم")
    index()
    page = search("لافر")
    assert {link.url for link in page.names.people} == {"/people/sergey-lavrov/", "/people/lavra/"}
    assert [link.url for link in search("أستانا 5").names.rounds] == ["/rounds/astana-5/"]
    assert 'href="/people/lavra/"' in client.get("/search/?q=لافر").content.decode()


def test_whom_a_name_was_taken_for_is_not_linked_twice(reports, index, search):
    index()
    assert search("Lavrov").names.people == ()


def test_a_name_after_a_quotation_is_told_of_as_searched_for(reports, index, search):
    index()
    page = search("«ملف المعتقلين» لافروف")
    assert [hit.row.id for hit in page.hits] == [reports["named"].pk]
    assert [line.is_sought for line in page.names.lines] == [True]
