"""Scores are BM25F, written out plainly here; matches are what the words say."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analyzers import FormTable, Rung, analyse
from search.backends.schema import Zone
from search.query.evaluation import evaluate
from search.query.nodes import Clauses, Phrase, Word
from search.scoring import LENGTH_INFLUENCE, RUNG_WEIGHTS, SATURATION, ZONE_WEIGHTS

VOCABULARY = ["مفاوضات", "المفاوضات", "أستانا", "استانا", "هدنة", "في", "سلام", "السلام", "Geneva"]
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join)


def plain_score(word, number, texts):
    """Return the score of one text for a word, by the formula."""
    table = FormTable()
    analysed = [
        {zone: analyse(text[zone], table) for zone in Zone if text.get(zone)} for text in texts
    ]
    lengths = [
        {zone: sum(map(len, a.stem.values())) for zone, a in zones.items()} for zones in analysed
    ]
    averages = {}
    for zone in Zone:
        filled = [of[zone] for of in lengths if of.get(zone)]
        averages[zone] = sum(filled) / len(filled) if filled else 1.0

    def weighted(place, rung):
        form = table[word].on(rung)
        total = 0.0
        for zone, found in analysed[place].items():
            count = len(found.on(rung).get(form, ()))
            share = lengths[place][zone] / averages[zone]
            norm = 1 - LENGTH_INFLUENCE + LENGTH_INFLUENCE * share
            total += ZONE_WEIGHTS[zone] * count / norm
        return total

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
        stems = analyse(" ".join(texts[number]), FormTable()).on(Rung.STEM)
        assert bool(match.found[number]) == (FormTable()[word].stem in stems)


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


def test_a_headline_counts_more_than_a_body(build_of, document):
    snapshot = build_of(
        document(1, "خبر عن الهدنة", headline="خبر اليوم"),
        document(2, "خبر عن اليوم", headline="خبر الهدنة"),
    )
    match = evaluate(snapshot, word("هدنة"))
    assert match.scores[1] > match.scores[0]
