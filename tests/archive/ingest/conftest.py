"""What the archive ships as knowledge, and the five real reports as the pipeline cleans them."""

import datetime as dt
import json
from pathlib import Path

import pytest

from archive.dates import DateRange, PartialDate
from archive.ingest.cleaning import clean
from archive.ingest.readers.files import read_paths
from archive.ingest.values import Draft, Knowledge, KnownName, KnownOffice, KnownRound, Record

REFERENCE = Path(__file__).resolve().parents[3] / "fixtures" / "reference"
TODAY = dt.date(2026, 1, 1)


def rows(name):
    records = json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))
    return [record["fields"] for record in records]


def edge(text, *, last):
    if not text:
        return None
    days = DateRange.of(PartialDate.fromisoformat(text))
    return days.last if last else days.first


@pytest.fixture(scope="session")
def facts():
    """Return the knowledge in the reference data, without a database."""
    kinds = {row["slug"]: row["kind"] for row in rows("participants")}
    names = [
        KnownName(
            row["participant"][0], row["text"], row["is_ambiguous"], kinds[row["participant"][0]]
        )
        for row in rows("aliases")
    ]
    stored = {(name.participant, name.text) for name in names}
    names += [
        KnownName(row["slug"], text, False, row["kind"])
        for row in rows("participants")
        for text in (row["name_ar"], row["name_en"])
        if (row["slug"], text) not in stored
    ]
    aliases = [(row["round"][0], row["text"]) for row in rows("round_aliases")]
    rounds = [
        KnownRound(
            row["slug"],
            row["track"][0],
            row.get("number"),
            DateRange(dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"])),
            row["level"],
            row["city_ar"],
            (
                row["name_ar"],
                row["name_en"],
                *(text for slug, text in aliases if slug == row["slug"]),
            ),
        )
        for row in rows("rounds")
    ]
    offices = [
        KnownOffice(
            row["participant"][0],
            row["office_ar"],
            edge(row.get("start"), last=False),
            edge(row.get("end"), last=True),
        )
        for row in rows("tenures")
    ]
    return Knowledge(tuple(names), tuple(rounds), tuple(offices), TODAY)


@pytest.fixture
def seed_drafts(seeds):
    """Return the five real reports, cleaned, by the names of their files."""
    records = (item for item in read_paths([seeds]) if isinstance(item, Record))
    return {record.name.split("/")[-1]: clean(Draft(record)) for record in records}
