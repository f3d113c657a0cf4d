"""The template tags: what stands on the page, in the language of the page."""

import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import translation

from archive.dates import DateRange
from archive.selectors.values import PublicationView


def render(source: str, **context: object) -> str:
    return Template("{% load masar %}" + source).render(Context(context))


def publication(days: DateRange | None, precision: str = "") -> PublicationView:
    return PublicationView(days, precision, "stated", 1.0, "", "", None)


@pytest.mark.parametrize(("language", "shown"), [("ar", "٧٬٧٩١"), ("en", "7,791")])
def test_numbers_follow_the_language_of_the_page(language, shown):
    with translation.override(language):
        assert render("{{ n|number }}", n=7791) == shown


@pytest.mark.parametrize("value", [None, "", "many"])
def test_what_is_no_number_shows_as_nothing(value):
    assert render("{{ n|number }}", n=value) == ""


def test_marked_up_input_is_escaped():
    assert render("{{ text|digits }}", text="<b>5") == "&lt;b&gt;٥"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{% day when %}", "٤ تموز (يوليو) ٢٠١٧"),
        ("{% day when weekday=True %}", "الثلاثاء، ٤ تموز (يوليو) ٢٠١٧"),
        ("{% day_short when %}", "٤ تموز"),
        ("{% hijri when %}", "١٠ شوال ١٤٣٨"),
        ("{% month_name 7 %}", "تموز (يوليو)"),
        ("{% weekday_name 1 %}", "الثلاثاء"),
        ("{{ when|isodate }}", "2017-07-04"),
    ],
)
@pytest.mark.parametrize(
    "when", [dt.date(2017, 7, 4), dt.datetime(2017, 7, 4, 12, tzinfo=dt.UTC)], ids=["day", "time"]
)
def test_days_are_said_in_the_language_of_the_page(source, shown, when):
    assert render(source, when=when) == shown


@pytest.mark.parametrize(
    ("precision", "shown"),
    [("day", "2017-07-01"), ("month", "2017-07"), ("year", "2017"), ("range", "2017-07-01")],
)
def test_a_publication_says_no_more_to_machines_than_is_known(precision, shown):
    days = DateRange(dt.date(2017, 7, 1), dt.date(2017, 7, 1))
    assert render("{{ view|isodate }}", view=publication(days, precision)) == shown


@pytest.mark.parametrize(
    "source",
    ["{% day n %}", "{% day_short n %}", "{% days n %}", "{% hijri n %}", "{{ n|isodate }}"],
)
def test_no_date_shows_as_nothing(source):
    assert render(source, n=None) == ""


def test_a_date_of_publication_is_said_at_its_precision():
    month = DateRange(dt.date(2017, 7, 1), dt.date(2017, 7, 31))
    with translation.override("en"):
        assert render("{% publication p %}", p=publication(month, "month")) == "July 2017"
        assert render("{% publication p %}", p=publication(None)) == "undated"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("2017", "2017"), ("2017-02", "February 2017"), ("", ""), ("lately", "lately")],
)
def test_a_partial_date_is_put_into_words(text, shown):
    with translation.override("en"):
        assert render("{{ text|partial_date }}", text=text) == shown


def test_a_range_has_an_iso_form():
    days = DateRange(dt.date(2017, 7, 4), dt.date(2017, 7, 5))
    assert render("{{ days|isodate }}", days=days) == "2017-07-04/2017-07-05"
