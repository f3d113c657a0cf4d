"""Scores are BM25F, written out plainly here; matches are what the words say."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analyzers import FormTable, Rung
from search.backends.schema import Zone
from search.opening import OPENING_LENGTH, OPENING_WEIGHT
from search.query.evaluation import evaluate
from search.query.nodes import Clauses, Phrase, Word
from search.scoring import (
    COVERAGE,
    FAMILY_SHARE,
    LENGTH_INFLUENCE,
    RUNG_WEIGHTS,
    SATURATION,
    ZONE_WEIGHTS,
    coverage,
)
from tests.search.analysis import words_on

VOCABULARY = [
    *("مفاوضات", "المفاوضات", "تفاوض", "يتفاوضون", "أستانا", "استانا"),
    *("هدنة", "في", "سلام", "السلام", "Geneva"),
]
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join)


def plain_score(word, number, texts):
    """Return the score of one text for a word, by the formula."""
    table = FormTable()
    analysed = [
        {
            zone: {rung: words_on(rung, text[zone], table) for rung in Rung}
            for zone in Zone
            if text.get(zone)
        }
        for text in texts
    ]
    lengths = [
        {zone: sum(map(len, rungs[Rung.STEM].values())) for zone, rungs in zones.items()}
        for zones in analysed
    ]
    averages = {}
    for zone in Zone:
        filled = [of[zone] for of in lengths if of.get(zone)]
        averages[zone] = sum(filled) / len(filled) if filled else 1.0

    def worth(zone, rung, position):
        # On the exact rung, every occurrence counts for one.
        if zone is not Zone.BODY or rung is Rung.EXACT:
            return 1.0
        return 1 + OPENING_WEIGHT * math.exp(-position / OPENING_LENGTH)

    def occurrences(place, rung, form):
        total = 0.0
        for zone, found in analysed[place].items():
            count = sum(worth(zone, rung, at) for at in found[rung].get(form, ()))
            share = lengths[place][zone] / averages[zone]
            norm = 1 - LENGTH_INFLUENCE + LENGTH_INFLUENCE * share
            total += ZONE_WEIGHTS[zone] * count / norm
        return total

    def weighted(place, rung):
        own = occurrences(place, rung, table[word].on(rung))
        if rung is not Rung.STEM or not table[word].has_family:
            return own
        family = occurrences(place, Rung.ROOT, table[word].root)
        return own + FAMILY_SHARE * (family - own)

    score = 0.0
    for rung, rung_weight in RUNG_WEIGHTS.items():
        holding = sum(weighted(place, rung) > 0 for place in range(len(texts)))
        rarity = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
        here = weighted(number, rung)
        score += rung_weight * rarity * (SATURATION + 1) * here / (here + SATURATION)
    return score


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6), st.sampled_from(VOCABULARY))
def test_a_words_score_is_bm25f_summed_over_the_rungs(build_of, document, texts, word):
    documents = [
        document(number, body, headline=headline)
        for number, (headline, body) in enumerate(texts, 1)
    ]
    snapshot = build_of(*documents)
    match = evaluate(snapshot, Word(word, 0, 0))
    plain = [{Zone.HEADLINE: headline, Zone.BODY: body} for headline, body in texts]
    for number in range(len(texts)):
        assert match.scores[number] == pytest.approx(plain_score(word, number, plain), rel=1e-4)
        table = FormTable()
        families = {table[here].root for here in " ".join(texts[number]).split()}
        assert bool(match.found[number]) == (table[word].root in families)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(TEXTS, min_size=1, max_size=6),
    st.lists(st.sampled_from(VOCABULARY), min_size=2, max_size=3),
)
def test_a_phrase_is_found_where_its_words_follow_one_another(build_of, document, texts, words):
    snapshot = build_of(
        *(document(number, text, headline="") for number, text in enumerate(texts, 1))
    )
    table = FormTable()
    match = evaluate(snapshot, Phrase(tuple(words), 0, 0))
    wanted = [table[word].folded for word in words]
    for number, text in enumerate(texts):
        folded = [table[word].folded for word in text.split()]
        stands = any(folded[place : place + len(wanted)] == wanted for place in range(len(folded)))
        assert bool(match.found[number]) == stands


@pytest.fixture
def four(build_of, document):
    """Index four reports that hold one or two of three words."""
    bodies = ["هدنة في حلب", "هدنة في أستانا", "أستانا بعيدة", "مفاوضات"]
    return build_of(*(document(n, body, headline="") for n, body in enumerate(bodies, 1)))


def found(snapshot, clauses):
    return (evaluate(snapshot, clauses).found.nonzero()[0] + 1).tolist()


def word(text):
    return Word(text, 0, 0)


def test_what_must_be_found_is_in_every_result(four):
    assert found(four, Clauses(must=(word("هدنة"), word("أستانا")))) == [2]


def test_any_of_what_should_be_found_is_enough(four):
    assert found(four, Clauses(should=(word("هدنة"), word("مفاوضات")))) == [1, 2, 4]


def test_what_should_be_found_beside_what_must_only_raises_the_score(four):
    clauses = Clauses(must=(word("هدنة"),), should=(word("أستانا"),))
    match = evaluate(four, clauses)
    assert found(four, clauses) == [1, 2]
    assert match.scores[1] > match.scores[0]


def test_what_must_not_be_found_is_in_no_result(four):
    assert found(four, Clauses(must=(word("هدنة"),), must_not=(word("حلب"),))) == [2]
    assert found(four, Clauses(must_not=(word("هدنة"),))) == [3, 4]


def test_a_share_asks_for_the_rare_words_more_than_for_the_frequent(four):
    should = (word("هدنة"), word("أستانا"), word("حلب"))
    assert found(four, Clauses(should=should, least_share=0.5)) == [1, 2]


def test_a_word_that_is_said_twice_counts_once(four):
    once = evaluate(four, Clauses(should=(word("هدنة"), word("أستانا"))))
    twice = evaluate(four, Clauses(should=(word("هدنة"), word("الهدنة"), word("أستانا"))))
    assert once.scores.tolist() == twice.scores.tolist()


def test_a_short_query_puts_first_what_holds_more_of_it_and_a_long_one_does_not():
    half = np.array([0.5], np.float32)
    assert coverage(half, 5) == pytest.approx(0.5**COVERAGE)
    assert coverage(half, 8) == 1
    assert coverage(half, 5) < coverage(half, 6) < coverage(half, 7) < coverage(half, 8)


def test_a_query_with_a_share_multiplies_the_scores_of_its_words_by_what_is_held(four):
    should = (word("هدنة"), word("أستانا"), word("حلب"))
    plain = evaluate(four, Clauses(should=should))
    shared = evaluate(four, Clauses(should=should, least_share=0.01))
    rarities = [evaluate(four, each).found.sum() for each in should]
    weights = [math.log(1 + (4 - held + 0.5) / (held + 0.5)) for held in rarities]
    held = (weights[0] + weights[2]) / sum(weights)
    assert shared.scores[0] == pytest.approx(plain.scores[0] * held**COVERAGE, rel=1e-5)


def test_what_a_report_says_first_counts_more_than_what_it_says_last(build_of, document):
    filling = "كلام " * 60
    snapshot = build_of(
        document(1, f"{filling} هدنة", headline=""), document(2, f"هدنة {filling}", headline="")
    )
    match = evaluate(snapshot, word("الهدنة"))
    assert match.scores[1] > match.scores[0] > 0


def test_a_word_of_the_family_is_found_behind_the_words_of_the_stem(build_of, document):
    snapshot = build_of(
        document(1, "فشل التفاوض", headline=""),
        document(2, "فشل المفاوضات", headline=""),
        document(3, "فشل الطلاق", headline=""),
    )
    match = evaluate(snapshot, word("مفاوضات"))
    assert match.scores[1] > match.scores[0] > match.scores[2] == 0


def test_a_headline_counts_more_than_a_body(build_of, document):
    snapshot = build_of(
        document(1, "خبر عن الهدنة", headline="خبر اليوم"),
        document(2, "خبر عن اليوم", headline="خبر الهدنة"),
    )
    match = evaluate(snapshot, word("هدنة"))
    assert match.scores[1] > match.scores[0]
