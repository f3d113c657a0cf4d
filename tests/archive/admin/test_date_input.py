"""Editors write dates as they speak; one box takes them all."""

import pytest
from django.core.exceptions import ValidationError

from archive.admin.date_input import DaysField
from archive.dates import DateRange, PartialDate


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("16 شباط 2017", "2017-02-16"),
        ("١٦ شباط/فبراير ٢٠١٧", "2017-02-16"),
        ("2017-02", "2017-02"),
        ("2017", "2017"),
        ("16 February 2017", "2017-02-16"),
        ("14–16 شباط 2017", "2017-02-14/2017-02-16"),
        ("14-16 شباط 2017", "2017-02-14/2017-02-16"),
        ("14 و16 شباط 2017", "2017-02-14/2017-02-16"),
        ("من 14 إلى 16 شباط 2017", "2017-02-14/2017-02-16"),
        ("من 28 شباط 2017 حتى 3 آذار 2017", "2017-02-28/2017-03-03"),
        ("2017-02-14/2017-02-16", "2017-02-14/2017-02-16"),
        ("2017-02-14 - 2017-02-16", "2017-02-14/2017-02-16"),
        ("14 to 16 February 2017", "2017-02-14/2017-02-16"),
        ("14/2/2017 - 16/2/2017", "2017-02-14/2017-02-16"),
        ("شباط 2017 - آذار 2017", "2017-02-01/2017-03-31"),
        ("2016-2017", "2016-01-01/2017-12-31"),
    ],
)
def test_a_date_or_a_range_is_taken_as_it_is_written(written, days):
    assert DaysField().clean(written).isoformat() == days


def test_an_empty_box_means_no_date():
    assert DaysField().clean("  ") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("غداً إن شاء الله", "not_understood"),
        ("2017-02-31", "no_such_day"),
        ("31 شباط 2017", "no_such_day"),
        ("16 شباط 2017 - 14 شباط 2017", "reversed"),
        ("16–14 شباط 2017", "reversed"),
        ("0000", "out_of_range"),
        ("9999", "implausible"),
        ("1817-02-16", "implausible"),
        ("16 شباط " * 2000, "not_understood"),
        ("-" * 150, "not_understood"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(written, code):
    with pytest.raises(ValidationError) as refused:
        DaysField().clean(written)
    assert refused.value.code == code
    assert refused.value.messages


def test_the_box_shows_what_it_would_take_again():
    days = DateRange.of(PartialDate(2017, 2))
    shown = DaysField().prepare_value(days)
    assert shown == "2017-02"
    assert DaysField().clean(shown) == days


def test_the_same_days_written_otherwise_are_no_change():
    days = DateRange.of(PartialDate(2017, 2, 16))
    assert not DaysField().has_changed(days, "16 شباط 2017")
    assert DaysField().has_changed(days, "شباط 2017")
    assert DaysField().has_changed(days, "")
    assert DaysField().has_changed(days, "no date at all")
    assert not DaysField().has_changed(None, "")
