"""Shares of certainty over days: never more than all, and no more sure than the weights are."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import DateRange
from archive.ingest.day_shares import DayShares

FIRST = dt.date(2018, 3, 1)
NOTHING_ELSE = -math.inf


def days(*weights, start=FIRST):
    return {start + dt.timedelta(place): weight for place, weight in enumerate(weights)}


def span(first, last):
    return DateRange(FIRST + dt.timedelta(first), FIRST + dt.timedelta(last))


def test_equal_weights_share_equally_with_what_is_not_weighed():
    shares = DayShares(days(0, 0, 0), elsewhere=0)
    assert shares.of(span(0, 0)) == pytest.approx(0.25)
    assert shares.of(span(0, 2)) == pytest.approx(0.75)


def test_the_earliest_of_equal_days_is_the_best():
    assert DayShares(days(1, 3, 3), NOTHING_ELSE).best() == FIRST + dt.timedelta(1)


def test_the_fewest_days_that_hold_enough_are_found_wherever_they_lie():
    shares = DayShares(days(1, 0, 3, 4, 3, 0, 1), NOTHING_ELSE)
    assert shares.shortest(0.6, 10) == span(3, 4) or shares.shortest(0.6, 10) == span(2, 3)
    assert shares.shortest(0.85, 10) == span(2, 4)


def test_days_that_lie_too_far_apart_are_no_range():
    far = {FIRST: 1.0, FIRST + dt.timedelta(60): 1.0}
    assert DayShares(far, NOTHING_ELSE).shortest(0.9, 45) is None
    assert DayShares(far, NOTHING_ELSE).shortest(0.9, 61) == span(0, 60)


def test_nothing_is_sure_where_the_rest_weighs_more():
    assert DayShares(days(2, 2), elsewhere=9).shortest(0.5, 45) is None


weights = st.dictionaries(
    st.integers(0, 90).map(lambda place: FIRST + dt.timedelta(place)),
    st.floats(-50, 50),
    min_size=1,
    max_size=40,
)


@given(weights, st.floats(-50, 50), st.floats(0.05, 0.95), st.integers(1, 60))
def test_a_range_holds_what_it_promises_and_is_no_longer_than_asked(given, rest, least, longest):
    shares = DayShares(given, rest)
    assert 0 <= shares.of(span(0, 90)) <= 1 + 1e-9
    found = shares.shortest(least, longest)
    if found is not None:
        assert found.days <= longest
        assert shares.of(found) >= least - 1e-9
    around = shares.around_best(5)
    assert around.contains(shares.best())
    assert around.days <= 5


@given(weights, st.floats(-50, 50))
def test_the_likeliest_days_come_in_their_order(given, rest):
    likely = list(DayShares(given, rest).most_likely(0.05))
    assert [share for _, share in likely] == sorted((share for _, share in likely), reverse=True)
    assert all(share >= 0.05 for _, share in likely)
