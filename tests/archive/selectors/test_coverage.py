"""Which days the grid of sources has room for."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import DateRange
from archive.selectors.counts import shares
from archive.selectors.coverage import MOST_DAYS, columns
from archive.selectors.linked import Window

START = dt.date(2017, 7, 4)


def day(offset: int) -> dt.date:
    return START + dt.timedelta(days=offset)


def window(length: int = 2) -> Window:
    return Window(DateRange(START, day(length - 1)), day(-14), day(length + 13))


def test_without_reports_the_days_are_those_of_the_round():
    assert columns(window(), set()) == (day(0), day(1))


def test_days_with_reports_are_joined_to_the_round_without_a_gap():
    assert columns(window(), {day(-3), day(4)}) == tuple(day(n) for n in range(-3, 5))


@pytest.mark.parametrize(
    ("held", "first", "last"),
    [((-14, 15), -9, 11), ((-14, 1), -14, 1), ((-2, 15), -2, 15), ((-14, 5), -14, 5)],
)
def test_a_long_stretch_is_cut_on_both_sides_alike_and_no_more_than_needed(held, first, last):
    shown = columns(window(), {day(held[0]), day(held[1])})
    assert (shown[0], shown[-1]) == (day(first), day(last))


@given(
    st.integers(1, 40), st.sets(st.integers(-14, 14).map(lambda n: START + dt.timedelta(days=n)))
)
def test_the_round_is_always_shown_and_there_is_always_room(length, days):
    shown = columns(window(length), days)
    assert len(shown) <= MOST_DAYS
    assert START in shown
    assert all(b - a == dt.timedelta(days=1) for a, b in pairwise(shown))
    if length <= MOST_DAYS:
        assert day(length - 1) in shown


@pytest.mark.parametrize(
    ("counts", "tints"),
    [([], []), ([0, 0], [0, 0]), ([1], [4]), ([0, 1, 2, 3, 4], [0, 1, 2, 3, 4]), ([1, 99], [1, 4])],
)
def test_tints_tell_some_from_none_and_the_most_from_the_rest(counts, tints):
    assert shares(counts) == tints
