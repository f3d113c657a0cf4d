"""Numbers and dates as readers of Arabic and of English expect to read them."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import DateRange
from archive.templatetags import wording


def span(first: str, last: str = "") -> DateRange:
    return DateRange(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        (0, "٠", "0"),
        (999, "٩٩٩", "999"),
        (7791, "٧٬٧٩١", "7,791"),
        (1_234_567, "١٬٢٣٤٬٥٦٧", "1,234,567"),
    ],
)
def test_numbers_have_the_languages_digits_and_thousands(value, arabic, english):
    assert wording.number(value, "ar") == arabic
    assert wording.number(value, "en") == english


def test_digits_within_text_change_and_nothing_else():
    assert wording.digits("أستانا 5", "ar") == "أستانا ٥"
    assert wording.digits("أستانا ٥", "en") == "أستانا 5"


@pytest.mark.parametrize(
    ("days", "arabic", "english"),
    [
        (span("2017-07-04"), "٤ تموز (يوليو) ٢٠١٧", "4 July 2017"),
        (span("2017-07-04", "2017-07-05"), "٤–٥ تموز (يوليو) ٢٠١٧", "4–5 July 2017"),
        (
            span("2017-06-30", "2017-07-02"),
            "٣٠ حزيران (يونيو) – ٢ تموز (يوليو) ٢٠١٧",
            "30 June – 2 July 2017",
        ),
        (
            span("2017-12-30", "2018-01-02"),
            "٣٠ كانون الأول (ديسمبر) ٢٠١٧ – ٢ كانون الثاني (يناير) ٢٠١٨",
            "30 December 2017 – 2 January 2018",
        ),
        (span("2017-07-01", "2017-07-31"), "تموز (يوليو) ٢٠١٧", "July 2017"),
        (
            span("2017-07-01", "2017-09-30"),
            "تموز (يوليو) – أيلول (سبتمبر) ٢٠١٧",
            "July – September 2017",
        ),
        (span("2017-01-01", "2017-12-31"), "٢٠١٧", "2017"),
        (span("2016-01-01", "2017-12-31"), "٢٠١٦–٢٠١٧", "2016–2017"),
    ],
)
def test_a_range_is_said_as_briefly_as_can_be(days, arabic, english):
    assert wording.days(days, "ar") == arabic
    assert wording.days(days, "en") == english


@pytest.mark.parametrize(
    ("days", "arabic", "english"),
    [
        (span("2017-07-04"), "١٠ شوال ١٤٣٨", "10 Shawwal 1438 AH"),
        (span("2017-07-04", "2017-07-05"), "١٠–١١ شوال ١٤٣٨", "10–11 Shawwal 1438 AH"),
        (span("2017-07-01", "2017-07-31"), "شوال – ذو القعدة ١٤٣٨", None),
        (span("2017-01-01", "2017-12-31"), "١٤٣٨–١٤٣٩", "1438–1439 AH"),
        (span("1066-10-14"), "", ""),
        (span("9999-12-31"), "", ""),
    ],
)
def test_hijri_days_are_no_more_exact_than_the_gregorian(days, arabic, english):
    assert wording.hijri(days, "ar") == arabic
    if english is not None:
        assert wording.hijri(days, "en") == english


def test_a_weekday_stands_before_its_day():
    date = dt.date(2017, 7, 4)
    assert wording.day(date, "ar", weekday=True) == "الثلاثاء، ٤ تموز (يوليو) ٢٠١٧"
    assert wording.day(date, "en", weekday=True) == "Tuesday 4 July 2017"


def test_a_short_day_has_one_month_name_and_no_year():
    assert wording.day_short(dt.date(2017, 7, 4), "ar") == "٤ تموز"
    assert wording.day_short(dt.date(2017, 7, 4), "en") == "4 July"


@given(st.dates(), st.dates())
def test_any_range_can_be_said_in_both_languages_without_turning_the_line(one, other):
    days = DateRange(min(one, other), max(one, other))
    arabic, english = wording.days(days, "ar"), wording.days(days, "en")
    # One direction of letters each, so that no order of the parts can be mistaken.
    assert {unicodedata.bidirectional(c) for c in arabic} <= {"AL", "AN", "WS", "ON", "NSM"}
    assert "R" not in english
    assert english.isprintable()
    assert {unicodedata.bidirectional(c) for c in english} <= {"L", "EN", "WS", "ON"}
