"""What is counted and gathered by arrays is what going through it one by one would give."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.backends.bounded_cache import BoundedCache
from search.backends.facet_columns import KeyPairs
from search.backends.postings import Postings
from search.excerpts import EXCERPT_LENGTH, best_place

SIZE = 12
DOCUMENTS = st.integers(0, SIZE - 1)
PAIRS = st.sets(st.tuples(st.integers(1, 5), DOCUMENTS))
PLACES = st.dictionaries(DOCUMENTS, st.sets(st.integers(0, 99), min_size=1))


@given(PAIRS, st.sets(DOCUMENTS))
def test_reports_are_counted_by_key(pairs, found):
    by_key = sorted(pairs)
    held = KeyPairs(
        np.array([document for _, document in by_key], np.int32),
        np.array([key for key, _ in by_key], np.int64),
    )
    among = np.zeros(SIZE, np.bool_)
    among[list(found)] = True
    expected = Counter(key for key, document in pairs if document in found)
    assert held.counts(among) == dict(expected)


@given(PLACES, st.sets(DOCUMENTS))
def test_a_word_stands_where_it_stands_in_each_of_some_reports(places, wanted):
    documents = sorted(places)
    postings = Postings(
        np.array(documents, np.int32),
        np.array([len(places[document]) for document in documents], np.float32),
        np.array([at for document in documents for at in sorted(places[document])], np.uint32),
    )
    asked = np.array(sorted(wanted), np.int64)
    if not documents:
        return
    which, positions = postings.positions_among(asked)
    found = list(zip(asked[which].tolist(), positions.tolist(), strict=True))
    assert found == [(d, at) for d in sorted(wanted) for at in sorted(places.get(d, ()))]


@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from("abc")), min_size=1))
def test_an_excerpt_begins_where_most_of_the_query_is_near(steps):
    starts = np.cumsum([step for step, _ in steps]).tolist()
    ends = [start + 1 for start in starts]
    sought = [what for _, what in steps]
    room = EXCERPT_LENGTH - 80

    def worth(first):
        inside = [
            what
            for place, what in enumerate(sought)
            if place == first or (place > first and ends[place] <= starts[first] + room)
        ]
        return len(set(inside)), len(inside)

    best = max(map(worth, range(len(steps))))
    chosen = best_place(starts, ends, sought)
    assert worth(starts.index(chosen)) == best
    assert all(worth(place) < best for place in range(starts.index(chosen)))


def test_what_was_used_longest_ago_is_forgotten_first():
    made = []

    def make(key):
        made.append(key)
        return key

    cache = BoundedCache(capacity=5, cost=len)
    for key in ("aa", "bb", "aa", "cc", "aa", "bb"):
        assert cache.get(key, lambda key=key: make(key)) == key
    # «aa» was asked for before «cc» took the room of «bb».
    assert made == ["aa", "bb", "cc", "bb"]
