"""Reading an address: whatever stands in it, a search comes of it, and says what it left out."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import translation
from django.utils.encoding import iri_to_uri
from hypothesis import given
from hypothesis import strategies as st

from search.analyzers import Rung
from search.choices import (
    PAGE_SIZE,
    Copies,
    FacetName,
    FacetOrder,
    Format,
    LineOrder,
    Names,
    Sort,
    View,
)
from search.request import LARGEST_PAGE, SearchRequest, read_request

PARAMETERS = (
    *("q", "person", "round", "track", "source", "from", "to", "sort", "rung", "names", "copies"),
    *("story", "view", "order", "facet", "by", "format", "page", "size"),
)


def read(**parameters) -> SearchRequest:
    query = QueryDict(mutable=True)
    for name, value in parameters.items():
        query.setlist(name.rstrip("_"), value if isinstance(value, list) else [value])
    return read_request(query)


def faults(request: SearchRequest) -> list[str]:
    return [problem.field for problem in request.problems]


def test_a_whole_address_is_read():
    request = read(
        q="مفاوضات",
        person=["lavrov", "jaafari", "lavrov"],
        round="astana-5",
        track="astana",
        source="daily",
        from_="2017-02-16",
        to="2017-02-17",
        sort="oldest",
        page="3",
        size="50",
    )
    assert request.persons == ("lavrov", "jaafari")
    assert (request.round, request.track, request.source) == ("astana-5", "astana", "daily")
    assert (request.first, request.last) == (dt.date(2017, 2, 16), dt.date(2017, 2, 17))
    assert (request.sort, request.page, request.size) == (Sort.OLDEST, 3, 50)
    assert not request.problems


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("شباط 2017", (2017, 2, 1), (2017, 2, 28)),
        ("٢٠١٧", (2017, 1, 1), (2017, 12, 31)),
        ("16/2/2017", (2017, 2, 16), (2017, 2, 16)),
    ],
)
def test_a_date_of_any_precision_spans_all_its_days(typed, first, last):
    request = read(from_=typed, to=typed)
    assert (request.first, request.last) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("typed", ["2017-02-31", "yesterday-ish", "0", "99999", "\x00", "شباط"])
def test_a_date_that_is_none_is_told_and_kept_as_typed(typed):
    request = read(q="هدنة", from_=typed)
    assert request.first is None
    assert request.q == "هدنة"
    if typed.strip("\x00"):
        assert faults(request) == ["from"]
        assert request.typed_from == typed


def test_dates_the_wrong_way_round_are_exchanged_and_told():
    request = read(from_="2018", to="2017")
    assert (request.first, request.last) == (dt.date(2017, 1, 1), dt.date(2018, 12, 31))
    assert faults(request) == ["to"]


def test_a_day_within_the_month_that_begins_the_range_is_no_mistake():
    assert faults(read(from_="2017-02-10", to="2017-02")) == []
    assert faults(read(from_="2017-02", to="2017-02-10")) == []


@pytest.mark.parametrize("typed", ["-1", "0", "1e9", "two", "1.5", "9" * 400, "½"])
def test_a_page_that_is_none_is_the_first_and_is_told(typed):
    request = read(page=typed)
    assert request.page == 1
    assert faults(request) == ["page"]


def test_pages_and_sizes_are_read_in_digits_of_any_script():
    request = read(page="٣", size="۵۰")
    assert (request.page, request.size) == (3, 50)


def test_a_page_has_no_more_reports_than_are_allowed():
    assert read(size="100000").size == LARGEST_PAGE
    assert read(size="many").size == PAGE_SIZE


def test_an_order_that_is_none_is_the_usual_one_and_is_told():
    request = read(sort="best")
    assert request.sort is None
    assert faults(request) == ["sort"]


@pytest.mark.parametrize(
    "field", ["sort", "rung", "names", "copies", "view", "order", "facet", "by", "format"]
)
def test_a_forged_choice_is_the_usual_one_and_is_told(field):
    request = read(**{field: "x\x00'><script>"})
    assert faults(request) == [field]
    assert getattr(request, field) == getattr(SearchRequest(), field)
    assert str(request.problems[0].message)


@pytest.mark.parametrize("typed", ["-1", "x", "1e9", "9" * 400])
def test_a_forged_story_is_none_and_is_told(typed):
    request = read(story=typed)
    assert request.story == 0
    assert faults(request) == ["story"]


def test_the_address_holds_everything_that_was_chosen():
    request = SearchRequest(
        q="«وقف النار» & 50% +",
        persons=("a", "b"),
        round="astana-5",
        track="astana",
        source="daily",
        first=dt.date(2017, 2, 1),
        last=dt.date(2017, 2, 28),
        sort=Sort.OLDEST,
        rung=Rung.STEM,
        names=Names.TYPED,
        copies=Copies.ALL,
        story=7,
        view=View.LINES,
        order=LineOrder.BEFORE,
        facet=FacetName.YEAR,
        by=FacetOrder.NAME,
        format=Format.CSV,
        page=3,
        size=50,
        typed_from="2017-02-01",
        typed_to="2017-02-28",
    )
    assert read_request(QueryDict(request.query_string().removeprefix("?"))) == request


def test_what_leads_into_a_report_says_the_results_and_not_how_they_were_shown():
    request = SearchRequest(q="هدنة", copies=Copies.ALL, view=View.LINES, page=3, size=50)
    trail = read_request(QueryDict(request.trail().removeprefix("?")))
    assert trail == SearchRequest(q="هدنة", copies=Copies.ALL)


def test_more_people_than_can_be_asked_for_are_told():
    request = read(person=[f"person-{number}" for number in range(30)])
    assert len(request.persons) == 10
    assert faults(request) == ["person"]


def test_problems_are_told_in_the_readers_language():
    (problem,) = read(from_="2017-02-31").problems
    with translation.override("en"):
        assert str(problem.message) == "There is no such day in the calendar."


def test_an_address_says_what_the_request_asks_for(settings):
    request = SearchRequest(q="وقف النار", persons=("a", "b"), first=dt.date(2017, 2, 1), page=4)
    again = read_request(QueryDict(request.query_string().removeprefix("?")))
    assert (again.q, again.persons, again.first) == (request.q, request.persons, request.first)
    assert again.page == 4
    assert SearchRequest().query_string() == ""


def test_a_change_of_the_search_leads_to_its_first_page():
    request = SearchRequest(q="هدنة", page=4)
    assert "page=" not in request.url(round="astana-5")
    assert "page=5" in request.url(page=5)


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(),
        SearchRequest(q="هدنة", page=4, facet=FacetName.SOURCE),
        SearchRequest(persons=("a", "b"), source="c", first=dt.date(2017, 2, 1), size=50),
        SearchRequest(q="a&b", last=dt.date(2017, 2, 1), sort=Sort.NEWEST, story=7),
    ],
)
@pytest.mark.parametrize(
    "changes",
    [
        {"persons": ("c", "d")},
        {"persons": ()},
        {"source": "e f"},
        {"source": ""},
        {"first": dt.date(2018, 1, 1), "last": dt.date(2018, 1, 31)},
        {"first": None, "last": None},
        {"copies": Copies.ALL, "story": 3},
    ],
)
def test_addresses_made_together_are_those_made_one_by_one(request_, changes):
    assert request_.addresses(*changes).of(*changes.values()) == request_.url(**changes)


def test_addresses_made_together_differ_in_neighbouring_parameters():
    with pytest.raises(ValueError, match="follow one another"):
        SearchRequest().addresses("persons", "source")


def test_a_query_of_ten_thousand_characters_is_kept_but_not_in_every_link():
    request = read(q="كلمة " * 2_000)
    assert len(request.q) > 9_000
    assert len(request.url(page=2)) < 4_000


def test_a_link_has_letters_as_they_are_and_nothing_that_would_end_it():
    request = SearchRequest(q='هدنة «حلب» & "x" <b> #1 100% \u202e كَلمة+')
    url = request.url()
    assert url.startswith("/search/?q=هدنة+%C2%AB")
    assert not set(" «»\"<>#\u202e\u064e'").intersection(url)
    again = read_request(QueryDict(iri_to_uri(url).partition("?")[2]))
    assert again.q == read(q=request.q).q


@given(st.text(max_size=60))
def test_whatever_was_typed_comes_back_from_its_address(typed):
    request = read(q=typed)
    assert read_request(QueryDict(iri_to_uri(request.query_string()).removeprefix("?"))) == request


@given(
    st.dictionaries(
        st.sampled_from(PARAMETERS),
        st.lists(st.text(max_size=40), min_size=1, max_size=3),
    )
)
def test_no_address_is_an_error(parameters):
    query = QueryDict(mutable=True)
    for name, values in parameters.items():
        query.setlist(name, values)
    request = read_request(query)
    assert 1 <= request.size <= LARGEST_PAGE
    assert request.page >= 1
    assert not (request.first and request.last) or request.first <= request.last
