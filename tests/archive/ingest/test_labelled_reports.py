"""Extraction against labelled reports: a floor that a collapse would fall through.

The floors lie below what was measured, so that an honest change passes; the figures themselves are
for ``evaluate_extraction``. Those of the held-out reports say what extraction is worth on others.
"""

from pathlib import Path

import pytest

from archive.ingest.evaluation import evaluate
from archive.ingest.knowledge import load_knowledge
from archive.ingest.label_files import read_labels
from archive.ingest.pipeline import build_pipeline
from archive.ingest.scores import Category, total
from archive.services.reference import load_reference

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).resolve().parents[3] / "fixtures" / "golden"

# Precision and recall that extraction does not fall below.
FLOORS = {
    "extraction": {
        Category.DATES: (0.95, 0.95),
        Category.PARTICIPANTS: (0.97, 0.97),
        Category.PARTICIPANT_MENTIONS: (0.97, 0.97),
        Category.ROUNDS: (0.9, 0.85),
        Category.STATEMENTS: (0.95, 0.9),
        Category.STATEMENT_SPEAKERS: (0.93, 0.88),
    },
    "extraction_heldout": {
        Category.DATES: (0.9, 0.9),
        Category.PARTICIPANTS: (0.93, 0.93),
        Category.PARTICIPANT_MENTIONS: (0.92, 0.92),
        Category.STATEMENTS: (0.85, 0.75),
        Category.STATEMENT_SPEAKERS: (0.8, 0.7),
    },
}


@pytest.mark.parametrize("folder", FLOORS)
def test_extraction_finds_what_a_careful_reader_finds(folder, corpus):
    load_reference()
    knowledge = load_knowledge()
    kinds = {name.participant: name.kind for name in knowledge.names}
    read_report = build_pipeline(knowledge)
    reports = read_labels(GOLDEN / folder, corpus)
    scores = total(evaluate(report, read_report(report.record), kinds) for report in reports)
    found = {
        category: (scores[category].precision, scores[category].recall)
        for category in FLOORS[folder]
    }
    below = {
        category: (found[category], floor)
        for category, floor in FLOORS[folder].items()
        if any(
            value is None or value < least
            for value, least in zip(found[category], floor, strict=True)
        )
    }
    assert not below
