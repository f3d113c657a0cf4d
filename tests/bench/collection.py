"""The reports and the queries on which engines are compared.

Real reports first; where an archive is to be larger than there are real ones, their paragraphs are
recombined, which keeps the vocabulary and the lengths of real news. Everything is drawn with one
seed: every engine, in every run, is given the same reports.
"""

import datetime as dt
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS = SHARED / "corpus" / "reporting.jsonl.gz"
PASSAGES = SHARED / "eval" / "headline_passages.jsonl.gz"
QUERIES = SHARED / "eval" / "headline_queries.tsv"

PEOPLE = 60
"""Participants, numbered from 1; the first are named most."""
SOURCES = 12

FIRST_DAY = dt.date(2017, 1, 1)
DAYS = 3 * 365
"""Days over which the reports lie."""
_SEED = 7


@dataclass(frozen=True, slots=True)
class BenchReport:
    """A report as engines are given it."""

    id: str
    headline: str
    body: str
    day: dt.date
    source: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BenchQuery:
    """A headline, and the id of the report it was taken from."""

    text: str
    answer: str


def reports(size: int) -> Iterator[BenchReport]:
    """Yield so many reports: those that the queries look for, the others, recombined ones."""
    draw = random.Random(_SEED)
    paragraphs: list[str] = []
    lengths: list[int] = []
    given: set[str] = set()
    for path in (PASSAGES, CORPUS):
        for record in _records(path):
            # The corpus has the passages too, under their headlines: the answers.
            if record["id"] in given:
                continue
            parts = record["text"].split("\n")
            paragraphs += parts
            lengths.append(len(parts))
            yield _report(record["id"], record["title"], record["text"], draw)
            given.add(record["id"])
            if len(given) == size:
                return
    for number in range(len(given), size):
        parts = [draw.choice(paragraphs) for _ in range(draw.choice(lengths))]
        headline = " ".join(parts[0].split()[:9])
        yield _report(f"recombined-{number}", headline, "\n".join(parts), draw)


def queries(number: int) -> list[BenchQuery]:
    """So many of the headlines, drawn at random."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    pairs = [line.rpartition("\t") for line in lines if line]
    chosen = random.Random(_SEED).sample(pairs, min(number, len(pairs)))
    return [BenchQuery(text, answer) for text, _, answer in chosen]


def _records(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _report(id_: str, headline: str, body: str, draw: random.Random) -> BenchReport:
    people = {int(draw.paretovariate(0.9)) for _ in range(draw.randrange(6))}
    return BenchReport(
        id=id_,
        headline=headline,
        body=body,
        day=FIRST_DAY + dt.timedelta(days=draw.randrange(DAYS)),
        source=1 + draw.randrange(SOURCES),
        people=tuple(sorted(person for person in people if person <= PEOPLE)),
    )
