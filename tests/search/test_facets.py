"""Facets: of every kind, with a page of all choices, each counting what it would leave."""

import datetime as dt
import re

import pytest

from archive.models import ParticipantKind
from search.choices import FacetName, FacetOrder
from search.request import SearchRequest, read_request
from search.service import run_search
from tests import factories


@pytest.fixture
def archive(report, index):
    """Index thirty reports of 2017 and 2018, with people, organisations and states."""
    people = [factories.ParticipantFactory(slug=f"person-{n:02}") for n in range(15)]
    bodies = [
        factories.ParticipantFactory(slug="mission", kind=ParticipantKind.ORGANISATION),
        factories.ParticipantFactory(slug="land", kind=ParticipantKind.STATE),
    ]
    for number in range(30):
        day = dt.date(2017, 11, 1) + dt.timedelta(days=number * 5)
        article = report(body="هدنة" if number % 2 else "هدنة طويلة", published=day)
        named = [people[number % 15], *(bodies if number % 3 == 0 else [])]
        for place, participant in enumerate(named):
            factories.MentionFactory(
                article=article, participant=participant, start=place, end=place + 1
            )
    report(body="هدنة", published=dt.date(2018, 1, 1), published_to=dt.date(2018, 12, 31))
    report(body="هدنة", published=None)
    index()


def facet(page, name):
    return next(facet for facet in page.facets if facet.name == name)


def chosen(rf, url):
    return run_search(read_request(rf.get(url).GET), "ar")


def test_people_organisations_and_states_are_told_apart(archive, search):
    page = search("هدنة")
    assert {c.value for c in facet(page, "organisation").choices} == {"mission"}
    assert {c.value for c in facet(page, "state").choices} == {"land"}
    assert all(c.value.startswith("person-") for c in facet(page, "person").choices)


def test_a_facet_shows_twelve_choices_and_leads_to_all(archive, search, rf):
    short = facet(search("هدنة"), "person")
    assert len(short.choices) == 12
    assert short.total == 15
    whole = chosen(rf, short.whole_url).whole_facet
    assert len(whole.choices) == 15
    assert not chosen(rf, whole.back_url).whole_facet


def test_all_choices_are_listed_by_count_or_by_name(report, index, search):
    for name, number in (("زيد", 3), ("أحمد", 1), ("الباسل", 2)):
        person = factories.ParticipantFactory(name_ar=name)
        for _ in range(number):
            factories.MentionFactory(article=report(body="هدنة"), participant=person)
    index()
    by_count = search(facet=FacetName.PERSON).whole_facet.choices
    by_name = search(facet=FacetName.PERSON, by=FacetOrder.NAME).whole_facet.choices
    assert [choice.label for choice in by_count] == ["زيد", "الباسل", "أحمد"]
    assert [choice.label for choice in by_name] == ["أحمد", "الباسل", "زيد"]


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"first": dt.date(2017, 11, 3), "last": dt.date(2017, 12, 2)},
        {"first": dt.date(2018, 1, 1), "last": dt.date(2018, 12, 31)},
        {"persons": ("mission",)},
        # Found by some of the words only: a filter less, and all of them are found.
        {"q": "هدنة طويلة", "persons": ("person-01",)},
    ],
)
@pytest.mark.parametrize("name", list(FacetName))
def test_every_choice_on_the_page_of_all_counts_what_it_gives(
    archive, search, rf, name, parameters
):
    whole = search(**{"q": "هدنة"} | parameters, facet=name).whole_facet
    for choice in whole.choices:
        if not choice.is_selected:
            assert chosen(rf, choice.url).count == choice.reports, choice


def test_years_run_backwards_and_months_belong_to_the_year_that_is_chosen(archive, search, rf):
    page = search("هدنة")
    assert [c.value for c in facet(page, "year").choices] == ["2018", "2017"]
    assert "month" not in {facet.name for facet in page.facets}
    year = chosen(rf, facet(page, "year").choices[1].url)
    assert [c.value for c in facet(year, "month").choices] == ["2017-11", "2017-12"]
    assert facet(year, "year").choices[0].is_selected


def test_the_page_of_a_facet_says_how_many_and_leads_back(client, archive):
    page = client.get("/en/search/", {"q": "هدنة", "facet": "person"}).content.decode()
    assert page.count("<h1") == 1
    assert "32 reports" in page
    assert re.search(r'href="/en/search/\?q=[^"&]*">Back to the results', page)
    assert page.count('class="leader"') == 15


def test_a_facet_of_nothing_says_so(client, archive):
    page = client.get("/en/search/", {"q": "زرافة", "facet": "person"}).content.decode()
    assert "The results cannot be narrowed in this respect." in page


def test_facets_that_do_not_exist_are_told(search, archive, rf):
    asked = read_request(rf.get("/?facet=colour&by=size").GET)
    assert [problem.field for problem in asked.problems] == ["facet", "by"]
    assert run_search(asked, "ar").whole_facet is None


def test_a_request_for_a_facet_survives_its_own_address(rf):
    request = SearchRequest(q="هدنة", facet=FacetName.ROUND, by=FacetOrder.NAME)
    again = read_request(rf.get(f"/{request.query_string()}").GET)
    assert (again.facet, again.by) == (FacetName.ROUND, FacetOrder.NAME)
