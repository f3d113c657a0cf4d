"""Did you mean: suggested from the archive alone, and never what finds nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.slips import on_other_keyboard, slip_cost
from tests import factories


@pytest.fixture
def archive(report, index):
    """Reports enough that a word can be a hundred times as frequent as another."""
    for number in range(4):
        report(headline=f"مفاوضات {number}", body="مفاوضات في أستانا حول المعتقلين. peace talks")
    report(headline="هدنة", body="كلمة نادرة وحيدة")
    index()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("مفاوظات", "مفاوضات"),
        ("مفاوضاط", "مفاوضات"),
        ("مقاوضات", "مفاوضات"),
        ("مفاضوات", "مفاوضات"),
        ("مفاوووضات", "مفاوضات"),
        ("المعطقلين", "المعتقلين"),
        ("اصتانا", "أستانا"),
        ("مفاوظات المعطقلين", "مفاوضات المعتقلين"),
        ("peece", "peace"),
        ("مفاوظات -هدنة", "مفاوضات -هدنة"),
        ("lth,qhj", "مفاوضات"),
        ("حثشؤث", "peace"),
    ],
)
def test_a_slip_is_corrected_to_a_word_of_the_archive(archive, search, typed, meant):
    page = search(typed)
    assert page.meant is not None
    assert (page.suggestion, page.meant.count) == (meant, 4)
    assert search(meant).count == 4


@pytest.mark.parametrize(
    "typed",
    ["مفاوضات", "المفاوضات", "أستانة", "وحيدة", "زرافة", "xqzzqx", "هل", "من", "", "٢٠١٧", "«»"],
)
def test_what_is_right_or_like_nothing_is_left_alone(archive, search, typed):
    assert search(typed).meant is None


def test_what_would_find_nothing_is_not_suggested(archive, search):
    assert search("مفاوظات زرافة").meant is None


def test_numbers_do_not_carry_letters_of_the_other_keyboard_along(report, index, search):
    for number in range(40):
        report(headline=f"خبر {number}", body="كلام")
    report(headline="في 2018-06-01", body="بين 2018-01 وبين 2018-06")
    index()
    page = search("بعد:2018-06 قبل:2018-01")
    assert (page.count, page.meant) == (0, None)


def test_endless_letters_are_not_taken_for_those_of_the_other_keyboard(report, index, search):
    report(headline="vh", body="")
    index()
    assert search("زرا " * 2000).meant is None


def test_the_filters_hold_for_what_is_suggested(archive, search):
    other = factories.SourceFactory()
    assert search("مفاوظات", source=other.slug).meant is None


def test_a_name_that_was_understood_is_no_slip(archive, search):
    factories.ParticipantFactory(name_en="Peeka Talkov", name_ar="بيكا تالكوف")
    assert search("Peeka Talkov").meant is None


def test_the_page_and_the_api_offer_it(archive, client):
    page = client.get("/en/search/", {"q": "مفاوظات"}).content.decode()
    assert "Did you mean" in page
    assert "4 reports" in page
    answer = client.get("/api/v1/search", {"q": "مفاوظات"}).json()
    assert answer["suggestion"] == "مفاوضات"


@pytest.mark.parametrize(
    ("nearer", "farther", "meant"),
    [
        ("مفاوظات", "مفاولات", "مفاوضات"),
        ("طركيا", "لركيا", "تركيا"),
        ("مفاضوات", "مفاحخات", "مفاوضات"),
        ("جينف", "بينف", "جنيف"),
    ],
)
def test_letters_that_are_often_taken_for_one_another_are_nearer(nearer, farther, meant):
    assert slip_cost(nearer, meant) < slip_cost(farther, meant)


@given(word=st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", max_size=12))
def test_a_word_is_no_slip_of_itself(word):
    assert slip_cost(word, word) == 0


@given(text=st.text(max_size=60))
def test_any_text_can_be_typed_on_the_other_keyboard(text):
    assert on_other_keyboard(text) != text or not text


def test_a_keyboard_left_on_is_undone():
    assert on_other_keyboard("ghtv,t") == "لافروف"
    assert on_other_keyboard("مشرقخر") == "lavrov"
    assert on_other_keyboard("2017") == ""
