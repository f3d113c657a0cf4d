"""The days that dates mean in a report of a given day."""

import datetime as dt

import pytest

from archive.dates import Precision
from archive.ingest.date_finding import find_dates
from archive.ingest.date_resolution import meaning


def days(text, published):
    (expression,) = find_dates(text)
    found = meaning(expression, dt.date.fromisoformat(published) if published else None)
    return found.days.isoformat() if found else None


# The words, the day of the report (a Thursday unless said otherwise), the days meant.
MEANT = [
    # Full dates need no report.
    ("4 تموز 2017", None, "2017-07-04"),
    ("الثلاثاء 4 تموز 2017", None, "2017-07-04"),
    ("23 و24 كانون الثاني 2017", None, "2017-01-23/2017-01-24"),
    ("الاثنين والثلاثاء 23 و24 كانون الثاني 2017", None, "2017-01-23/2017-01-24"),
    ("2017-07-04", None, "2017-07-04"),
    ("23/07/2017", None, "2017-07-23"),
    ("07/23/2017", None, "2017-07-23"),
    ("أيار/مايو 2017", None, "2017-05"),
    ("عام 2011", None, "2011"),
    ("أواخر تشرين الأول 2017", None, "2017-10-21/2017-10-31"),
    ("مطلع عام 2018", None, "2018-01-01/2018-03-31"),
    ("10 شوال 1438", None, "2017-07-04"),
    ("4 July 2017", None, "2017-07-04"),
    # A weekday that belies the date: one of the two is a slip.
    ("الاثنين 4 تموز 2017", None, None),
    # Without a year, the nearest that fits.
    ("6 شباط", "2017-02-02", "2017-02-06"),
    ("20 كانون الأول", "2018-01-11", "2017-12-20"),
    ("5 كانون الثاني", "2017-12-28", "2018-01-05"),
    ("أيار/مايو", "2017-12-14", "2017-05"),
    ("ستعقد في أيلول", "2018-07-05", "2018-09"),
    ("الخميس 16 شباط", "2017-02-16", "2017-02-16"),
    ("الخميس 16 شباط", "2017-06-15", "2017-02-16"),
    # That weekday was a year and a month ago: more likely a slip than a date without its year.
    ("الخميس 16 شباط", "2018-03-15", None),
    ("29 شباط", "2017-03-02", "2016-02-29"),
    # الماضي, الجاري, المقبل.
    ("6 شباط الجاري", "2017-02-02", "2017-02-06"),
    ("16 شباط الحالي", "2017-02-16", "2017-02-16"),
    ("30 كانون الثاني الماضي", "2017-02-02", "2017-01-30"),
    ("22 كانون الأول الماضي", "2018-03-15", "2017-12-22"),
    ("الرابع من أبريل المقبل", "2018-03-15", "2018-04-04"),
    ("5 كانون الثاني المقبل", "2017-12-14", "2018-01-05"),
    ("أيار الماضي", "2017-07-06", "2017-05"),
    ("مطلع أيار الماضي", "2017-07-06", "2017-05-01/2017-05-10"),
    ("نهاية يناير الماضي", "2018-03-15", "2018-01-21/2018-01-31"),
    ("شباط الماضي", "2018-02-15", "2017-02"),
    ("أيلول المقبل", "2017-07-06", "2017-09"),
    ("6 نيسان الجاري", "2017-02-02", None),
    ("كانون الثاني من العام الماضي", "2018-03-15", "2017-01"),
    ("6 من الشهر الجاري", "2017-02-02", "2017-02-06"),
    ("العاشر من الشهر الماضي", "2018-01-11", "2017-12-10"),
    # Days of the report.
    ("اليوم", "2017-07-06", "2017-07-06"),
    ("اليوم الخميس", "2017-07-06", "2017-07-06"),
    ("أمس الأربعاء", "2017-07-06", "2017-07-05"),
    ("أول من أمس الثلاثاء", "2017-07-06", "2017-07-04"),
    ("اليوم وغداً", "2017-07-06", "2017-07-06/2017-07-07"),
    ("بعد غد", "2017-07-06", "2017-07-08"),
    ("حتى الآن", "2017-07-06", "2017-07-06"),
    # Put on line after midnight.
    ("اليوم الأربعاء", "2017-07-06", "2017-07-05"),
    ("اليوم الاثنين", "2017-07-06", None),
    ("اليوم", None, None),
    # Weekdays.
    ("الخميس", "2017-07-06", "2017-07-06"),
    ("الثلاثاء", "2017-07-06", "2017-07-04"),
    ("الأحد الماضي", "2017-07-06", "2017-07-02"),
    ("الخميس الماضي", "2017-07-06", "2017-06-29"),
    ("الاثنين المقبل", "2017-07-06", "2017-07-10"),
    ("الخميس المقبل", "2017-07-06", "2017-07-13"),
    ("يجتمعون، ومن المقرر وصولهم الاثنين", "2017-07-06", "2017-07-10"),
    ("ستجري يومي الاثنين والثلاثاء", "2018-07-26", "2018-07-30/2018-07-31"),
    # Behind or ahead, nobody can say.
    ("يومي الاثنين والثلاثاء", "2018-07-26", None),
    ("الخميس", None, None),
    # Periods.
    ("الأسبوع الجاري", "2017-12-14", "2017-12-10/2017-12-16"),
    ("نهاية الأسبوع المقبل", "2017-12-14", "2017-12-22/2017-12-23"),
    ("أواخر الشهر الماضي", "2017-02-02", "2017-01-21/2017-01-31"),
    ("الشهر المقبل", "2017-12-14", "2018-01"),
    ("الشهر الماضي", "2018-01-11", "2017-12"),
    ("هذا العام", "2017-07-06", "2017"),
    ("العام الماضي", "2018-03-15", "2017"),
    ("نهاية العام", "2017-07-06", "2017-10-01/2017-12-31"),
]


@pytest.mark.parametrize(("text", "published", "meant"), MEANT)
def test_days_meant(text, published, meant):
    assert days(text, published) == meant


def test_how_exactly_a_date_is_known():
    (expression,) = find_dates("أيار الماضي")
    found = meaning(expression, dt.date(2017, 7, 6))
    assert found is not None
    assert found.days.precision is Precision.MONTH


def test_a_nearer_year_is_surer_than_a_far_one():
    (expression,) = find_dates("20 نيسان")
    near, far = (
        meaning(expression, dt.date(2017, 4, 27)),
        meaning(expression, dt.date(2017, 10, 26)),
    )
    assert near is not None
    assert far is not None
    assert near.confidence > far.confidence


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max, dt.date(2017, 2, 28)])
@pytest.mark.parametrize("text", [words for words, _, _ in MEANT])
def test_no_day_of_a_report_breaks_it(text, published):
    for expression in find_dates(text):
        meaning(expression, published)
