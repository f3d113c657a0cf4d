import contextlib
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.arabic.digits import to_arabic_indic
from archive.arabic.months import MonthSystem, month_name, month_pair
from archive.dates import (
    DateInputError,
    DateInputProblem,
    DateRange,
    HijriDate,
    PartialDate,
    Precision,
    hijri,
    parse_date_input,
)

FEBRUARY_16 = DateRange(date(2017, 2, 16), date(2017, 2, 16))
FEBRUARY = DateRange(date(2017, 2, 1), date(2017, 2, 28))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31), Precision.YEAR),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), Precision.MONTH),
        ("2017-02-16", date(2017, 2, 16), date(2017, 2, 16), Precision.DAY),
        ("0001", date(1, 1, 1), date(1, 12, 31), Precision.YEAR),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31), Precision.MONTH),
    ],
)
def test_partial_date_knows_the_days_it_may_be(
    text: str, first: date, last: date, precision: Precision
) -> None:
    partial = PartialDate.fromisoformat(text)
    assert (partial.first, partial.last, partial.precision) == (first, last, precision)
    assert partial.isoformat() == str(partial) == text


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((0, None, None), "year 0 is not between 1 and 9999"),
        ((10000, None, None), "year 10000"),
        ((2017, 13, None), "month 13"),
        ((2017, 2, 29), "2017-02 has no day 29"),
        ((2017, 2, 0), "no day 0"),
        ((2017, None, 5), "a day needs a month"),
    ],
)
def test_partial_date_refuses_what_is_not_in_the_calendar(
    parts: tuple[int, int | None, int | None], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        PartialDate(*parts)


@pytest.mark.parametrize("text", ["", "17", "2017-2", "2017-02-16T10:00", "٢٠١٧", "2017-02-16\n"])
def test_only_iso_dates_are_stored(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date like"):
        PartialDate.fromisoformat(text)


def test_a_period_sorts_before_the_days_in_it() -> None:
    dates = ["2016-12-31", "2017", "2017-01", "2017-01-01", "2017-01-23", "2017-02", "2018"]
    assert [str(day) for day in sorted(map(PartialDate.fromisoformat, reversed(dates)))] == dates


@pytest.mark.parametrize(
    ("year", "plausible"), [(1899, False), (1900, True), (2019, True), (2020, False)]
)
def test_a_report_is_neither_ancient_nor_from_the_future(year: int, plausible: bool) -> None:
    assert PartialDate(year).is_plausible(today=date(2017, 2, 16)) is plausible


def test_a_range_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        DateRange(date(2017, 2, 16), date(2017, 2, 15))


@pytest.mark.parametrize(
    ("text", "days"), [("2017-02-16", 1), ("2017-02", 28), ("2016", 366), ("9999-12-31", 1)]
)
def test_a_range_of_a_day_month_or_year_is_written_as_one(text: str, days: int) -> None:
    period = DateRange.of(PartialDate.fromisoformat(text))
    assert (period.isoformat(), period.days) == (text, days)
    assert period.precision == PartialDate.fromisoformat(text).precision


def test_another_range_is_written_with_both_its_ends() -> None:
    talks = DateRange(date(2017, 1, 23), date(2017, 1, 24))
    assert (talks.isoformat(), talks.precision) == ("2017-01-23/2017-01-24", Precision.RANGE)


def test_a_range_contains_its_first_and_last_day_and_overlaps_what_shares_one() -> None:
    assert FEBRUARY.contains(date(2017, 2, 1))
    assert FEBRUARY.contains(date(2017, 2, 28))
    assert not FEBRUARY.contains(date(2017, 3, 1))
    assert FEBRUARY.overlaps(DateRange(date(2017, 2, 28), date(2017, 3, 5)))
    assert not FEBRUARY.overlaps(DateRange(date(2017, 3, 1), date(2017, 3, 5)))


@pytest.mark.parametrize(
    "text",
    [
        "2017-02-16",
        "2017/2/16",
        "20170216",
        "16/2/2017",
        "16-2-2017",
        "16.02.2017",
        "١٦/٢/٢٠١٧",
        "۱۶/۲/۲۰۱۷",
        " 16–2–2017 ",
        "16 شباط 2017",
        "١٦ شُباط ٢٠١٧",
        "16 فبراير 2017",
        "16 فيفري 2017",
        "16 شباط/فبراير 2017",
        "16 شباط (فبراير) 2017",
        "16 شباط - فبراير 2017",
        "الخميس 16 شباط 2017",
        "الخميس، 16 شباط، 2017",
        "يوم الخميس 16 من شباط 2017",
        "16 شباط 2017 م",
        "\u200f16 شباط 2017\u200e",
        "16 February 2017",
        "16 Feb 2017",
        "Feb 16, 2017",
        "Thursday, February 16th, 2017",
        "19 جمادى الأولى 1438",
        "19 جمادى الأولى 1438 هـ",
        "١٩ جُمادى الأولى ١٤٣٨هـ",
        "19/5/1438 هـ",
        "1438-05-19 هـ",
    ],
)
def test_a_day_is_understood_however_readers_write_it(text: str) -> None:
    assert parse_date_input(text) == FEBRUARY_16


@pytest.mark.parametrize(
    "text",
    [
        "2017-02",
        "2/2017",
        "02-2017",
        "شباط 2017",
        "شباط/فبراير 2017",
        "فبراير ٢٠١٧",
        "شهر شباط 2017",
        "February 2017",
        "Feb. 2017",
    ],
)
def test_a_month_is_understood_however_readers_write_it(text: str) -> None:
    assert parse_date_input(text) == FEBRUARY


@pytest.mark.parametrize("text", ["2017", "٢٠١٧", "عام 2017", "2017 م", "سنة ٢٠١٧"])
def test_a_year_is_all_its_days(text: str) -> None:
    assert parse_date_input(text).isoformat() == "2017"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("رمضان 1438", "2017-05-27/2017-06-24"),
        ("1438 هـ", "2016-10-02/2017-09-20"),
        ("ذو الحجة 1500", "2077-10-18/2077-11-16"),
    ],
)
def test_a_hijri_month_or_year_is_the_days_it_fell_on(text: str, span: str) -> None:
    assert parse_date_input(text).isoformat() == span


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", DateInputProblem.EMPTY),
        (" \u200f\n", DateInputProblem.EMPTY),
        ("أمس", DateInputProblem.NOT_UNDERSTOOD),
        ("16", DateInputProblem.NOT_UNDERSTOOD),
        ("16 شباط", DateInputProblem.NOT_UNDERSTOOD),
        ("16/2/17", DateInputProblem.NOT_UNDERSTOOD),
        ("شباط/مارس 2017", DateInputProblem.NOT_UNDERSTOOD),
        ("16 شباط 1438 هـ", DateInputProblem.NOT_UNDERSTOOD),
        ("-2017", DateInputProblem.NOT_UNDERSTOOD),
        ("2017" * 1000, DateInputProblem.NOT_UNDERSTOOD),
        ("2017-02-31", DateInputProblem.NO_SUCH_DAY),
        ("٣١/٢/٢٠١٧", DateInputProblem.NO_SUCH_DAY),
        ("31 نيسان 2017", DateInputProblem.NO_SUCH_DAY),
        ("29 February 2017", DateInputProblem.NO_SUCH_DAY),
        ("2017-13", DateInputProblem.NO_SUCH_DAY),
        ("2017-00-10", DateInputProblem.NO_SUCH_DAY),
        ("2017-02-00", DateInputProblem.NO_SUCH_DAY),
        ("30 صفر 1438", DateInputProblem.NO_SUCH_DAY),
        ("0 صفر 1438", DateInputProblem.NO_SUCH_DAY),
        ("1/13/1438 هـ", DateInputProblem.NO_SUCH_DAY),
        ("0", DateInputProblem.OUT_OF_RANGE),
        ("0000", DateInputProblem.OUT_OF_RANGE),
        ("0000-01-01", DateInputProblem.OUT_OF_RANGE),
        ("10000", DateInputProblem.OUT_OF_RANGE),
        ("1/1/10000", DateInputProblem.OUT_OF_RANGE),
        ("محرم 1342", DateInputProblem.OUT_OF_RANGE),
        ("محرم 1501", DateInputProblem.OUT_OF_RANGE),
        ("999 هـ", DateInputProblem.OUT_OF_RANGE),
    ],
)
def test_a_refused_date_says_why(text: str, reason: DateInputProblem) -> None:
    with pytest.raises(DateInputError) as refusal:
        parse_date_input(text)
    assert (refusal.value.reason, refusal.value.text) == (reason, text)
    assert len(str(refusal.value)) < 150


date_like_text = st.lists(
    st.one_of(
        st.sampled_from(["شباط", "صفر", "رمضان", "Feb", "هـ", "م", "الخميس", "من", "/", "-", " "]),
        st.integers(0, 99999).map(str),
        st.integers(0, 3000).map(lambda n: to_arabic_indic(str(n))),
    )
).map("".join)


@given(st.one_of(st.text(), date_like_text))
@example("31/12/9999")
@example("30 ذو الحجة 1500")
@example("\ud800")
def test_no_text_breaks_the_date_box(text: str) -> None:
    with contextlib.suppress(DateInputError):
        assert parse_date_input(text).days >= 1


@given(st.dates())
def test_every_day_is_read_back_from_every_form(day: date) -> None:
    forms = [day.isoformat(), f"{day.day}/{day.month}/{day.year:04}"]
    forms += [f"{day.day} {month_name(day.month, system)} {day.year:04}" for system in MonthSystem]
    forms.append(f"{day.day} {month_pair(day.month)} {day.year:04}")
    for form in [*forms, *map(to_arabic_indic, forms)]:
        assert parse_date_input(form) == DateRange(day, day)


@given(st.builds(PartialDate.of, st.dates()) | st.builds(PartialDate, st.integers(1, 9999)))
def test_a_partial_date_is_read_back_from_what_is_stored(partial: PartialDate) -> None:
    assert PartialDate.fromisoformat(partial.isoformat()) == partial
    assert partial.first <= partial.last


def test_the_first_astana_round_in_the_hijri_calendar() -> None:
    assert hijri(date(2017, 1, 23)) == HijriDate(1438, 4, 25)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1924, 7, 31), date(2077, 11, 17), date.max])
def test_there_is_no_hijri_date_outside_the_known_years(day: date) -> None:
    assert hijri(day) is None


@given(st.dates(date(1924, 8, 1), date(2077, 11, 16)))
def test_a_hijri_date_typed_back_is_the_same_day(day: date) -> None:
    converted = hijri(day)
    assert converted is not None
    typed = f"{converted.day}/{converted.month}/{converted.year} هـ"
    assert parse_date_input(typed) == DateRange(day, day)
