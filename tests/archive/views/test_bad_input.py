"""What nobody meant to ask for: a clear answer in the reader's language, and never an error."""

import pytest

from archive.models import Participant, Round, SlugRedirect
from tests.archive.archives import archive_of
from tests.factories import ArticleFactory, ParticipantFactory, RoundFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    source = SourceFactory(slug="daily")
    ArticleFactory.create_batch(60, source=source)
    return source


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2", 2),
        ("02", 2),
        ("٢", 2),
        ("last", 3),
        ("", 1),
        ("0", 1),
        ("-1", 1),
        ("99", 3),
        ("9" * 5000, 3),
        ("1e9", 1),
        ("²", 1),
        ("two", 1),
        ("<script>", 1),
        ("\x00", 1),
    ],
)
def test_any_page_number_gives_the_nearest_page(asked, shown, client, source):
    response = client.get("/sources/daily/", {"page": asked})
    assert response.status_code == 200
    assert response.context["reports"].number == shown


@pytest.mark.parametrize("asked", ["-1", "99", "1e9", "<script>", "9" * 5000])
def test_a_page_that_is_not_there_is_said_not_to_be(asked, client, source):
    page = client.get("/en/sources/daily/", {"page": asked}).content.decode()
    assert "This list has no page" in page
    assert "<script>”" not in page


@pytest.mark.parametrize("asked", ["1", "2", "٣", "last", ""])
def test_a_page_that_is_there_is_shown_without_a_word(asked, client, source):
    page = client.get("/en/sources/daily/", {"page": asked}).content.decode()
    assert "This list has no page" not in page


def test_pages_of_reports_do_not_overlap_and_leave_none_out(client, source):
    ids = [
        row.id
        for number in (1, 2, 3)
        for row in client.get(f"/sources/daily/?page={number}").context["reports"]
    ]
    assert len(ids) == len(set(ids)) == 60


@pytest.mark.parametrize(
    "path",
    [
        "/rounds/astana-55/",
        "/people/nobody/",
        "/sources/none/",
        "/articles/0/",
        "/articles/999999/",
        "/articles/99999999999999999999999999/",
        f"/articles/{'9' * 5000}/",
        "/articles/999999/original/",
        "/rounds/مجهول/",
        "/nowhere/",
        "/%00/",
        "/ar/rounds/",
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_unknown_address_is_a_page_of_ours(path, language, client):
    archive_of(1)
    response = client.get(path if language == "ar" else f"/en{path}")
    page = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/rounds/astana5/", "/rounds/astana-5/"),
        ("/rounds/Astana-5/", "/rounds/astana-5/"),
        ("/people/head-of-deligation/", "/people/head-of-delegation/"),
        ("/sources/dailey/", "/sources/daily/"),
    ],
)
def test_a_mistyped_name_is_offered_in_the_right_spelling(path, offered, client, source):
    archive_of(1)
    assert f'href="{offered}"' in client.get(path).content.decode()


def test_an_old_address_leads_to_the_new_one_for_good(client):
    SlugRedirect.objects.create(old_slug="astana-v", round=RoundFactory(slug="astana-5"))
    SlugRedirect.objects.create(
        old_slug="old-name", participant=ParticipantFactory(slug="new-name")
    )
    response = client.get("/rounds/astana-v/")
    assert (response.status_code, response["Location"]) == (301, "/rounds/astana-5/")
    response = client.get("/en/people/old-name/?page=2")
    assert (response.status_code, response["Location"]) == (301, "/en/people/new-name/?page=2")


def test_an_old_slug_of_a_person_is_no_address_of_a_round(client):
    SlugRedirect.objects.create(old_slug="old-name", participant=ParticipantFactory())
    assert client.get("/rounds/old-name/").status_code == 404
    assert Round.objects.count() == 0
    assert Participant.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/calendar/0/", "/calendar/2017/"),
        ("/calendar/9999/", "/calendar/2018/"),
        ("/calendar/99999999999999999999/", "/calendar/2018/"),
        ("/calendar/2017/13/", "/calendar/2017/"),
        ("/calendar/2017/0/", "/calendar/2017/"),
        ("/calendar/2017/2/31/", "/calendar/2017/2/"),
        ("/calendar/2017/2/0/", "/calendar/2017/2/"),
        ("/calendar/2017/13/1/", "/calendar/2017/"),
        ("/calendar/9999/12/31/", "/calendar/2018/"),
        ("/calendar/1/1/1/", "/calendar/2017/"),
    ],
)
def test_a_day_that_is_not_in_the_calendar_offers_the_nearest_year(path, offered, client):
    archive_of(1)
    response = client.get(path)
    assert response.status_code == 404
    assert f'href="{offered}"' in response.content.decode()


def test_an_address_in_arabic_digits_leads_to_the_same_page(client):
    archive_of(1)
    response = client.get("/calendar/٢٠١٧/٧/")
    assert (response.status_code, response["Location"]) == (301, "/calendar/2017/7/")
    assert client.get("/nowhere/٢٠١٧/").status_code == 404


def test_an_unknown_kind_of_participant_shows_all_and_says_so(client):
    ParticipantFactory.create_batch(2)
    page = client.get("/en/people/", {"kind": "martian"})
    assert "There is no such kind" in page.content.decode()
    assert sum(len(group.people) for group in page.context["page"].groups) == 2
