"""The five real reports: every line of noise found, no line of a report lost."""

import json

import pytest

from archive.ingest.cleaning import clean
from archive.ingest.readers.files import read_paths
from archive.ingest.values import Draft, Record

# Where the labels say nothing of a report: how many lines of noise it has.
NOISE_LINES = {"001_6617070030061a61.txt": 6, "004_ece4fd1bba93b40f.txt": 15}


@pytest.fixture
def drafts(seeds):
    records = (item for item in read_paths([seeds]) if isinstance(item, Record))
    return {record.name.split("/")[-1]: clean(Draft(record)) for record in records}


@pytest.fixture
def labels(seeds):
    return json.loads((seeds / "seed_labels.json").read_text(encoding="utf-8"))["seeds"]


def test_all_five_are_read(drafts):
    assert len(drafts) == 5


def test_headlines_are_those_that_people_see(drafts, labels):
    for name, label in labels.items():
        assert drafts[name].headline == (label["headline"] or ""), name


def test_every_line_of_noise_is_found_with_its_kind_and_nothing_else_is_cut(drafts, labels):
    for name, label in labels.items():
        found = [(noise.line, noise.kind.value, noise.text) for noise in drafts[name].noise]
        wanted = [(noise["line"], noise["kind"], noise["text"]) for noise in label["noise"]]
        assert found == wanted, name
    for name, count in NOISE_LINES.items():
        assert len(drafts[name].noise) == count, name


def test_no_line_of_a_report_is_lost(drafts):
    for name, draft in drafts.items():
        kept = set(draft.text.split("\n"))
        cut = {noise.text for noise in draft.noise}
        for line in draft.record.text.replace("\u00a0", " ").split("\n"):
            assert not line.strip() or line.strip() in kept | cut, (name, line)


def test_what_is_cut_as_repeated_still_stands_once(drafts):
    for name, draft in drafts.items():
        for noise in draft.noise:
            if noise.kind.value == "repeated-paragraph":
                assert draft.body.split("\n").count(noise.text) == 1, name
