"""The judged questions and the arithmetic of what is measured on them."""

from math import log2

import pytest

from tests.bench.judged import (
    ANSWERS,
    GOLDEN,
    OFF,
    QUESTIONS,
    TOUCHES,
    average,
    read_questions,
    scores,
)

GRADES = {"answer": ANSWERS, "other answer": ANSWERS, "touch": TOUCHES, "off": OFF}


def test_the_best_order_cannot_be_bettered() -> None:
    best = scores(["answer", "other answer", "touch", "off"], GRADES)
    assert best.ndcg == pytest.approx(1)
    assert best.reciprocal_rank == 1
    assert best.precision == pytest.approx(3 / 5)


def test_what_answers_gains_three_times_what_touches_and_less_further_down() -> None:
    ideal = 3 / log2(2) + 3 / log2(3) + 1 / log2(4)
    assert scores(["touch", "off", "answer"], GRADES).ndcg == pytest.approx(
        (1 / log2(2) + 3 / log2(4)) / ideal
    )


def test_the_rank_is_that_of_the_first_report_that_answers() -> None:
    assert scores(["touch", "off", "answer"], GRADES).reciprocal_rank == pytest.approx(1 / 3)
    assert scores(["touch", "off"], GRADES).reciprocal_rank == 0


def test_what_stands_below_the_tenth_place_counts_for_nothing() -> None:
    deep = scores(["off"] * 10 + ["answer"], GRADES)
    assert (deep.ndcg, deep.reciprocal_rank, deep.precision) == (0, 0, 0)


def test_a_report_nobody_judged_counts_as_off_and_is_told() -> None:
    found = scores(["new", "answer"], GRADES)
    assert found.reciprocal_rank == pytest.approx(1 / 2)
    assert found.judged == pytest.approx(1 / 2)


def test_nothing_found_is_worth_nothing() -> None:
    assert scores([], GRADES).ndcg == 0
    assert scores([], GRADES).judged == 1


def test_every_question_weighs_the_same() -> None:
    mean = average([scores(["answer"], GRADES), scores([], GRADES)])
    assert mean.reciprocal_rank == pytest.approx(1 / 2)
    assert mean.precision == pytest.approx(1 / 10)


def test_questions_and_judgements_agree() -> None:
    questions = read_questions()
    numbers = [question.number for question in questions]
    assert numbers == sorted(set(numbers))
    assert len({question.text for question in questions}) == len(questions) >= 50
    for question in questions:
        assert question.text == question.text.strip(), question
        assert ANSWERS in question.grades.values(), question
        assert set(question.grades.values()) <= {ANSWERS, TOUCHES, OFF}, question


def test_each_report_is_judged_once_for_a_question_that_there_is() -> None:
    lines = (GOLDEN / "judgements.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    pairs = [(number, external_id) for number, external_id, _ in rows]
    assert len(set(pairs)) == len(pairs)
    asked = QUESTIONS.read_text(encoding="utf-8").splitlines()
    known = {line.partition("\t")[0] for line in asked if not line.startswith("#")}
    assert {number for number, _ in pairs} == known
