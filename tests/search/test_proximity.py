"""Nearness: of equal reports, the one in which the query's words stand side by side comes first."""

import numpy as np
import pytest

from search.proximity import with_proximity
from search.query.evaluation import evaluate
from search.query.parser import parse

BODIES = [
    "موسكو بعيدة وفيها اتفاق قديم",
    "اتفاق موسكو قديم وهو فيها بعيد",
    "خبر آخر من مدينة بعيدة جداً",
]


@pytest.fixture
def reports(build_of, document):
    """Index reports of one length, in one of which the words are neighbours."""
    return build_of(*(document(n, body, headline="") for n, body in enumerate(BODIES, 1)))


def scored(snapshot, query):
    root = parse(query).root
    match = evaluate(snapshot, root)
    return match, with_proximity(snapshot, root, match.found, match.scores)


def test_neighbours_in_the_query_raise_the_report_where_they_are_neighbours(reports):
    match, scores = scored(reports, "اتفاق موسكو")
    assert match.found.tolist() == [True, True, False]
    assert scores[1] > match.scores[1]
    assert scores[0] == match.scores[0]


def test_the_other_order_is_no_neighbourhood(reports):
    match, scores = scored(reports, "موسكو اتفاق")
    assert scores.tolist() == match.scores.tolist()


def test_a_little_word_between_does_not_part_neighbours(build_of, document):
    snapshot = build_of(
        document(1, "اتفاق في موسكو", headline=""), document(2, "اتفاق عن موسكو", headline="")
    )
    match, scores = scored(snapshot, "اتفاق في موسكو")
    assert (scores > match.scores).all()


def test_what_was_not_found_is_left_alone(reports):
    match, _ = scored(reports, "اتفاق موسكو")
    only_first = match.found & np.array([True, False, False])
    root = parse("اتفاق موسكو").root
    scores = with_proximity(reports, root, only_first, match.scores)
    assert scores.tolist() == match.scores.tolist()


def test_a_pasted_headline_is_scored_by_its_words_alone(build_of, document):
    headline = "وزير الخارجية الروسي يزور دمشق مساء الأحد لبحث تمديد الهدنة"
    snapshot = build_of(document(1, headline, headline=""), document(2, headline, headline=""))
    match, scores = scored(snapshot, headline)
    assert scores.tolist() == match.scores.tolist()
