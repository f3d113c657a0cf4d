"""What the evaluation counts as right, missed and found wrongly."""

import datetime as dt

import pytest

from archive.dates import DateRange, Precision
from archive.ingest.evaluation import evaluate
from archive.ingest.labels import (
    DateLabel,
    LabelledReport,
    NameLabel,
    NoiseLabel,
    RoundLabel,
    StatementLabel,
)
from archive.ingest.scores import Category, total
from archive.ingest.values import (
    Draft,
    Evidence,
    FoundDate,
    FoundName,
    FoundRound,
    FoundStatement,
    Noise,
    NoiseKind,
    Origin,
    Publication,
    Record,
    Relation,
)

HEADLINE = "بدء جولة جديدة في أستانا"
LEAD = "قال كريم السالمي يوم الثلاثاء إن الوفود وصلت إلى كازاخستان."
MENU = "اقرأ أيضا: كريم السالمي يغادر"
SAVED = f"{HEADLINE}\n\n {LEAD}\n{MENU}\nوأضاف السالمي أن العمل مستمر."
BODY = f"{LEAD}\nوأضاف السالمي أن العمل مستمر."
TEXT = f"{HEADLINE}\n{BODY}"
RECORD = Record("report.txt", b"", "text/plain", "utf-8", SAVED)
EVIDENCE = Evidence("test", 1.0)
KINDS = {"karim-salmi": "person", "kazakhstan": "state"}
TUESDAY = DateRange(dt.date(2017, 7, 4), dt.date(2017, 7, 4))
WEDNESDAY = DateRange(dt.date(2017, 7, 5), dt.date(2017, 7, 5))


def where(text: str, surface: str, after: str = "") -> tuple[int, int]:
    """Return the offsets of a surface that comes after other words."""
    start = text.index(surface, text.index(after))
    return start, start + len(surface)


def label(participant: str, surface: str, after: str = "") -> NameLabel:
    """Return a label in the saved text."""
    return NameLabel(participant, surface, *where(SAVED, surface, after))


def name(participant: str, surface: str, text: str = TEXT, after: str = "") -> FoundName:
    """Return a finding in the cleaned text."""
    return FoundName(participant, surface, surface, *where(text, surface, after), EVIDENCE)


def score(category: Category, *, body: str = BODY, labels: dict, found: dict):
    """Return the score of one category for these labels and findings."""
    report = LabelledReport("report.txt", RECORD, SAVED, **labels)
    draft = Draft(RECORD, headline=HEADLINE, body=body, **found)
    return evaluate(report, draft, KINDS)[category]


def counts(measured) -> tuple[int, int, int]:
    """Return how many were right, missed and found wrongly."""
    return measured.right, len(measured.misses), len(measured.false_alarms)


def test_a_name_is_found_where_it_was_labelled_though_lines_before_it_were_cut():
    measured = score(
        Category.PARTICIPANT_MENTIONS,
        labels={"names": (label("karim-salmi", "السالمي", after="وأضاف"),)},
        found={"names": (name("karim-salmi", "السالمي", after="وأضاف"),)},
    )
    assert counts(measured) == (1, 0, 0)


def test_the_same_words_taken_for_another_person_are_a_miss_and_a_false_alarm():
    measured = score(
        Category.PARTICIPANT_MENTIONS,
        labels={"names": (label("karim-salmi", "كريم السالمي"),)},
        found={"names": (name("nabil-salmi", "كريم السالمي"),)},
    )
    assert counts(measured) == (0, 1, 1)
    assert "karim-salmi" in measured.misses[0].what
    assert "[كريم السالمي]" in measured.misses[0].context
    assert "nabil-salmi" in measured.false_alarms[0].what


def test_the_same_name_at_another_place_is_not_the_mention():
    measured = score(
        Category.PARTICIPANT_MENTIONS,
        labels={"names": (label("karim-salmi", "كريم السالمي"),)},
        found={"names": (name("karim-salmi", "السالمي", after="وأضاف"),)},
    )
    assert counts(measured) == (0, 1, 1)


def test_a_participant_counts_once_a_report_and_states_apart():
    labels = (
        label("karim-salmi", "كريم السالمي"),
        label("karim-salmi", "السالمي", after="وأضاف"),
        label("kazakhstan", "كازاخستان"),
    )
    report = LabelledReport("report.txt", RECORD, SAVED, names=labels)
    draft = Draft(RECORD, headline=HEADLINE, body=BODY, names=(name("kazakhstan", "كازاخستان"),))
    scores = evaluate(report, draft, KINDS)
    assert counts(scores[Category.PARTICIPANTS]) == (0, 1, 0)
    assert counts(scores[Category.PARTICIPANT_MENTIONS]) == (0, 2, 0)
    assert counts(scores[Category.STATES]) == (1, 0, 0)


def test_a_finding_in_a_line_that_should_have_been_cut_counts_with_the_noise_alone():
    left_in = f"{LEAD}\n{MENU}"
    labels = {"names": (), "noise": (NoiseLabel(4, "related-links"),)}
    found = {"names": (name("karim-salmi", "كريم", text=f"{HEADLINE}\n{left_in}", after=MENU),)}
    mentions = score(Category.PARTICIPANT_MENTIONS, body=left_in, labels=labels, found=found)
    noise = score(Category.NOISE, body=left_in, labels=labels, found=found)
    assert counts(mentions) == (0, 0, 0)
    assert counts(noise) == (0, 1, 0)


def test_a_line_of_the_report_that_was_cut_is_named_and_so_are_the_labels_lost_with_it():
    cut = Noise(NoiseKind.RELATED_LINKS, LEAD, 3)
    labels = {"names": (label("karim-salmi", "كريم السالمي"),), "noise": ()}
    found = {"noise": (cut,)}
    noise = score(Category.NOISE, body="وأضاف السالمي أن العمل مستمر.", labels=labels, found=found)
    mentions = score(Category.PARTICIPANT_MENTIONS, body="", labels=labels, found=found)
    assert counts(noise) == (0, 0, 1)
    assert "cut" in mentions.misses[0].what


def found_date(surface: str, days: DateRange | None) -> FoundDate:
    """Return a date expression found in the cleaned text."""
    precision = days.precision if days else None
    return FoundDate(surface, *where(TEXT, surface), days, precision, EVIDENCE)


@pytest.mark.parametrize(
    ("days", "resolved", "spans"),
    [
        (TUESDAY, (1, 0, 0), (1, 0, 0)),
        (WEDNESDAY, (0, 1, 1), (1, 0, 0)),
        (None, (0, 1, 0), (1, 0, 0)),
    ],
)
def test_a_date_expression_is_found_by_its_place_and_resolved_by_its_days(days, resolved, spans):
    labels = {"dates": (DateLabel("الثلاثاء", *where(SAVED, "الثلاثاء"), (TUESDAY,)),)}
    found = {"dates": (found_date("يوم الثلاثاء", days),)}
    assert counts(score(Category.DATES, labels=labels, found=found)) == resolved
    assert counts(score(Category.DATE_SPANS, labels=labels, found=found)) == spans


def test_vague_words_need_not_be_found_but_fix_no_day():
    labels = {"dates": (DateLabel("مستمر", *where(SAVED, "مستمر"), ()),)}
    unresolved = {"dates": (found_date("مستمر", None),)}
    resolved = {"dates": (found_date("مستمر", TUESDAY),)}
    assert counts(score(Category.DATES, labels=labels, found={})) == (0, 0, 0)
    assert counts(score(Category.DATE_SPANS, labels=labels, found=unresolved)) == (0, 0, 0)
    assert counts(score(Category.DATES, labels=labels, found=resolved)) == (0, 0, 1)


def test_a_round_with_the_wrong_relation_is_found_but_not_understood():
    labels = {"rounds": (RoundLabel("astana-5", Relation.SUBJECT, "جولة"),)}
    found = {"rounds": (FoundRound("astana-5", Relation.MENTIONED, "جولة", EVIDENCE),)}
    assert counts(score(Category.ROUNDS, labels=labels, found=found)) == (1, 0, 0)
    assert counts(score(Category.ROUND_RELATIONS, labels=labels, found=found)) == (0, 1, 1)


def publication(days: DateRange, precision: Precision) -> Publication:
    """Return an inferred date of publication."""
    return Publication(days, precision, Origin.INFERRED, "test", 0.8, "الثلاثاء")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, (0, 1, 0)),
        (publication(TUESDAY, Precision.DAY), (1, 0, 0)),
        (publication(WEDNESDAY, Precision.DAY), (0, 1, 1)),
        (publication(DateRange(TUESDAY.first, WEDNESDAY.first), Precision.RANGE), (0, 1, 1)),
    ],
)
def test_only_the_very_day_of_publication_is_right(found, expected):
    labels = {"published": TUESDAY.first}
    measured = score(Category.PUBLICATION, labels=labels, found={"publication": found})
    assert counts(measured) == expected


def said(words: str, speaker: str = "", surface: str = "") -> FoundStatement:
    """Return a statement found in the cleaned text."""
    return FoundStatement(speaker, surface, "قال", False, *where(TEXT, words), EVIDENCE)


@pytest.mark.parametrize(
    ("found", "words", "speakers"),
    [
        (said("الوفود وصلت إلى كازاخستان", "karim-salmi"), (1, 0, 0), (1, 0, 0)),
        (said("الوفود وصلت إلى", "karim-salmi"), (1, 0, 0), (1, 0, 0)),
        (said("الوفود", "karim-salmi"), (0, 1, 1), (0, 1, 1)),
        (said("الوفود وصلت إلى كازاخستان", "nabil-salmi"), (1, 0, 0), (0, 1, 1)),
    ],
)
def test_a_statement_is_found_by_most_of_its_words_and_its_speaker(found, words, speakers):
    span = where(SAVED, "الوفود وصلت إلى كازاخستان")
    labels = {"statements": (StatementLabel("karim-salmi", "كريم السالمي", "قال", False, *span),)}
    statements = {"statements": (found,)}
    assert counts(score(Category.STATEMENTS, labels=labels, found=statements)) == words
    assert counts(score(Category.STATEMENT_SPEAKERS, labels=labels, found=statements)) == speakers


def test_a_speaker_whom_nobody_knows_is_told_by_the_words_for_him():
    span = where(SAVED, "الوفود وصلت")
    labels = {"statements": (StatementLabel("", "الناطق كريم السالمي", "قال", False, *span),)}
    found = {"statements": (said("الوفود وصلت", surface="كريم السالمي"),)}
    measured = score(Category.STATEMENT_SPEAKERS, labels=labels, found=found)
    assert counts(measured) == (1, 0, 0)


@pytest.mark.parametrize("is_found", [True, False])
def test_an_optional_label_counts_neither_way(is_found):
    span = where(SAVED, "الوفود وصلت")
    day = where(SAVED, "الثلاثاء")
    person = NameLabel("karim-salmi", "السالمي", *where(SAVED, "السالمي", "وأضاف"), True)
    labels = {
        "names": (person,),
        "dates": (DateLabel("الثلاثاء", *day, (TUESDAY,), is_optional=True),),
        "rounds": (RoundLabel("astana-5", Relation.SUBJECT, "جولة", is_optional=True),),
        "statements": (StatementLabel("", "الوفود", "قال", False, *span, is_optional=True),),
    }
    found = {
        "names": (name("karim-salmi", "السالمي", after="وأضاف"),),
        "dates": (found_date("الثلاثاء", WEDNESDAY),),
        "rounds": (FoundRound("astana-5", Relation.MENTIONED, "جولة", EVIDENCE),),
        "statements": (said("الوفود وصلت"),),
    }
    report = LabelledReport("report.txt", RECORD, SAVED, **labels)
    draft = Draft(RECORD, headline=HEADLINE, body=BODY, **(found if is_found else {}))
    scores = evaluate(report, draft, KINDS)
    assert {category: counts(measured) for category, measured in scores.items()} == dict.fromkeys(
        scores, (0, 0, 0)
    )


def test_another_name_in_the_place_of_an_optional_one_is_a_false_alarm():
    person = NameLabel("karim-salmi", "كريم السالمي", *where(SAVED, "كريم السالمي"), True)
    found = {"names": (name("nabil-salmi", "كريم السالمي"),)}
    labels = {"names": (person,)}
    assert counts(score(Category.PARTICIPANTS, labels=labels, found=found)) == (0, 0, 1)
    assert counts(score(Category.PARTICIPANT_MENTIONS, labels=labels, found=found)) == (0, 0, 1)


def test_what_nobody_labelled_is_not_measured():
    report = LabelledReport("report.txt", RECORD, SAVED, rounds=())
    scores = evaluate(report, Draft(RECORD, headline=HEADLINE, body=BODY), KINDS)
    assert set(scores) == {Category.ROUNDS, Category.ROUND_RELATIONS}


def test_reports_add_up_and_an_empty_score_has_no_share():
    report = LabelledReport("report.txt", RECORD, SAVED, names=(label("karim-salmi", "السالمي"),))
    hit = Draft(RECORD, headline=HEADLINE, body=BODY, names=(name("karim-salmi", "السالمي"),))
    missed = Draft(RECORD, headline=HEADLINE, body=BODY)
    scores = total(evaluate(report, draft, KINDS) for draft in (hit, hit, missed))
    mentions = scores[Category.PARTICIPANT_MENTIONS]
    assert (mentions.precision, mentions.recall) == (1.0, pytest.approx(2 / 3))
    assert mentions.f1 == pytest.approx(0.8)
    assert scores[Category.STATES].f1 is None
