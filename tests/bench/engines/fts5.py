"""SQLite's own full-text search: words as they are written, without diacritics; no stemming."""

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from tests.bench.collection import BenchReport

from . import PAGE, PageWork, folder_size

_TABLES = """
CREATE VIRTUAL TABLE words USING fts5(
    headline, body, tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE report (rowid INTEGER PRIMARY KEY, id TEXT, source INTEGER, month TEXT);
CREATE TABLE person (report INTEGER, person INTEGER);
CREATE INDEX person_of_report ON person (report, person);
"""
_FOUND = "WITH found AS MATERIALIZED (SELECT rowid FROM words WHERE words MATCH ?) "
_PAGE = """
SELECT report.id, words.headline, snippet(words, 1, '<mark>', '</mark>', '…', 40)
FROM words JOIN report ON report.rowid = words.rowid
WHERE words MATCH ? ORDER BY bm25(words) LIMIT ?
"""


class FullTextTable:
    """An FTS5 table with the facets in tables beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "reports.sqlite3"

    def build(self, reports: Iterable[BenchReport]) -> None:
        """Fill the tables in one transaction."""
        base = sqlite3.connect(self._path)
        base.executescript(_TABLES)
        with base:
            for row, report in enumerate(reports, 1):
                base.execute(
                    "INSERT INTO words (rowid, headline, body) VALUES (?, ?, ?)",
                    (row, report.headline, report.body),
                )
                base.execute(
                    "INSERT INTO report VALUES (?, ?, ?, ?)",
                    (row, report.id, report.source, report.day.strftime("%Y-%m")),
                )
                base.executemany(
                    "INSERT INTO person VALUES (?, ?)", [(row, key) for key in report.people]
                )
        base.execute("INSERT INTO words (words) VALUES ('optimize')")
        base.commit()
        base.close()

    def open(self) -> None:
        """Connect."""
        self._base = sqlite3.connect(self._path)

    def search(self, text: str) -> PageWork:
        """Ask for the page, the count, the facets and the months."""
        query = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        rows = self._base.execute(_PAGE, (query, PAGE)).fetchall()
        grouped = [
            self._base.execute(_FOUND + statement, (query,)).fetchall()
            for statement in (
                "SELECT source, count(*) FROM found JOIN report USING (rowid) GROUP BY 1",
                "SELECT person, count(*) FROM found JOIN person ON report = rowid GROUP BY 1",
                "SELECT month, count(*) FROM found JOIN report USING (rowid) GROUP BY 1",
            )
        ]
        sources, people, months = grouped
        return PageWork(
            count=sum(number for _, number in sources),
            ids=tuple(row[0] for row in rows),
            excerpts=tuple(row[2] for row in rows),
            facets=len(sources) + len(people),
            bars=len(months),
        )

    def size(self) -> int:
        """Return the bytes of the database."""
        return folder_size(self._folder)


ENGINE = FullTextTable
