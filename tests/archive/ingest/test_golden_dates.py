"""What Arabic dates mean: fixtures/golden/dates.tsv."""

import csv
import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.date_finding import find_dates
from archive.ingest.date_resolution import meanings
from archive.ingest.date_vocabulary import WORDS

GOLDEN = Path(__file__).resolve().parents[3] / "fixtures" / "golden" / "dates.tsv"


class Case(NamedTuple):
    text: str
    published: str
    first: str
    last: str
    precision: str


def cases():
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
    next(rows)
    return [Case(*row) for row in rows]


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_date_is_found_and_means(case):
    before, *marked = case.text.replace("]", "[").split("[")
    text = before + "".join(marked)
    expected = []
    if marked:
        expected = [(marked[0], len(before), case.first, case.last, case.precision)]
    published = dt.date.fromisoformat(case.published) if case.published else None
    expressions = find_dates(text)
    assert [
        (
            expression.surface,
            expression.start,
            str(found.days.first) if found else "",
            str(found.days.last) if found else "",
            found.days.precision.value if found else "",
        )
        for expression, found in zip(
            expressions, meanings(text, expressions, published), strict=True
        )
    ] == expected


def test_there_are_enough_cases_and_none_is_there_twice():
    assert len(CASES) >= 200
    assert len({(case.text, case.published) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max, dt.date(2017, 2, 28), None])
def test_no_day_of_a_report_breaks_a_date(published):
    for case in CASES:
        text = case.text.replace("[", "").replace("]", "")
        meanings(text, find_dates(text), published)


NUMBERS = ["0", "1", "7", "29", "31", "99", "1300", "1439", "1789", "2017", "2.5", "٤", "4/7/2017"]
MARKS = ["/", "-", "،", "(", ")", "\n", "الـ", "هـ"]
PIECES = st.sampled_from([*sorted(WORDS), *NUMBERS * 20, *MARKS * 20])
DAYS = st.one_of(st.none(), st.sampled_from([dt.date.min, dt.date.max]), st.dates())


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join), DAYS)
def test_whatever_words_of_dates_follow_each_other_each_date_lies_at_its_words(text, published):
    expressions = find_dates(text)
    ends = 0
    for expression, found in zip(expressions, meanings(text, expressions, published), strict=True):
        assert ends <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.surface
        assert found is None or 0 < found.confidence < 1
        ends = expression.end


def meant(text, published):
    expressions = find_dates(text)
    found = meanings(text, expressions, dt.date.fromisoformat(published))
    return [
        (expression.surface, one.days.isoformat() if one else None, one.rule if one else None)
        for expression, one in zip(expressions, found, strict=True)
    ]


def test_a_week_means_the_date_beside_it_wherever_it_is_named():
    text = (
        "جولة في نهاية الأسبوع المقبل\n"
        "تعقد الجولة نهاية الأسبوع المقبل يومي 21 و22 كانون الأول الجاري."
    )
    week, again, date = meant(text, "2017-12-13")
    assert week == again == ("نهاية الأسبوع المقبل", "2017-12-21/2017-12-22", "named-beside")
    assert date[1] == "2017-12-21/2017-12-22"


def test_a_date_far_from_the_week_beside_it_does_not_explain_it():
    week, date = meant("نهاية الأسبوع المقبل 21 أيار 2014", "2017-12-13")
    assert week[1] == "2017-12-22/2017-12-23"
    assert date[1] == "2014-05-21"


def test_two_dates_may_share_the_year_of_the_second():
    found = meant("اجتمعوا في 4 تموز و7 أيلول 2016", "2017-12-13")
    assert [days for _, days, _ in found] == ["2016-07-04", "2016-09-07"]


def test_two_years_are_no_range_without_a_word_that_makes_them_one():
    found = meant("اجتمعوا عامي 2010 و2016", "2017-12-13")
    assert [days for _, days, _ in found] == ["2010", "2016"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("وصلوا الاثنين 4 تموز 2017", "weekday-belies-date"),
        ("وصلوا في 4 تموز/حزيران 2017", "months-differ"),
    ],
)
def test_a_date_that_contradicts_itself_is_hardly_trusted(text, rule):
    (found,) = meanings(text, find_dates(text), None)
    assert found is not None
    assert found.rule == rule
    assert found.confidence < 0.5
