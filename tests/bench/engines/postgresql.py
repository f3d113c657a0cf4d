"""PostgreSQL's full-text search with its ``arabic`` configuration (Snowball).

Give a server in ``BENCH_POSTGRESQL``, such as ``postgresql://postgres@localhost/bench``: the tables
``bench_report`` and ``bench_person`` there are made anew.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import psycopg

from tests.bench.collection import BenchReport

from . import PAGE, EngineMissingError, PageWork

_TABLES = """
DROP TABLE IF EXISTS bench_report, bench_person;
CREATE TABLE bench_report (
    row integer PRIMARY KEY, id text, headline text, body text, source integer, day date,
    words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('arabic', headline), 'A')
        || setweight(to_tsvector('arabic', body), 'D')
    ) STORED
);
CREATE TABLE bench_person (report integer, person integer);
"""
_INDEXES = """
CREATE INDEX ON bench_report USING gin (words);
CREATE INDEX ON bench_person (report, person);
ANALYZE bench_report;
ANALYZE bench_person;
"""
_PAGE = """
SELECT id, headline, ts_headline('arabic', body, query, 'MaxWords=40, MinWords=30')
FROM (
    SELECT id, headline, body, to_tsquery('arabic', %(query)s) AS query
    FROM bench_report WHERE words @@ to_tsquery('arabic', %(query)s)
    ORDER BY ts_rank_cd(words, to_tsquery('arabic', %(query)s)) DESC, row LIMIT %(page)s
) AS best
"""
_GROUPS = """
WITH found AS MATERIALIZED (
    SELECT row, source, day FROM bench_report WHERE words @@ to_tsquery('arabic', %(query)s)
)
SELECT 's', source::text, count(*) FROM found GROUP BY source
UNION ALL SELECT 'm', date_trunc('month', day)::text, count(*) FROM found GROUP BY 2
UNION ALL
SELECT 'p', person::text, count(*) FROM found JOIN bench_person ON report = row GROUP BY person
"""


class PostgreSQL:
    """Two tables with a GIN index."""

    def __init__(self, folder: Path) -> None:
        try:
            self._server = os.environ["BENCH_POSTGRESQL"]
        except KeyError as error:
            raise EngineMissingError("no server is given in BENCH_POSTGRESQL") from error

    def build(self, reports: Iterable[BenchReport]) -> None:
        """Fill the tables, then index them."""
        with psycopg.connect(self._server) as base, base.cursor() as cursor:
            cursor.execute(_TABLES)
            people: list[tuple[int, int]] = []
            copy = "COPY bench_report (row, id, headline, body, source, day) FROM STDIN"
            with cursor.copy(copy) as rows:
                for row, report in enumerate(reports, 1):
                    values = (report.id, report.headline, report.body, report.source, report.day)
                    rows.write_row((row, *values))
                    people += [(row, person) for person in report.people]
            with cursor.copy("COPY bench_person (report, person) FROM STDIN") as rows:
                for pair in people:
                    rows.write_row(pair)
            cursor.execute(_INDEXES)

    def open(self) -> None:
        """Connect."""
        self._base = psycopg.connect(self._server, autocommit=True)

    def search(self, text: str) -> PageWork:
        """Ask for the page, and for the count, facets and months."""
        words = {"query": " | ".join(re.findall(r"\w+", text)), "page": PAGE}
        rows = self._base.execute(_PAGE, words).fetchall()
        groups = self._base.execute(_GROUPS, words).fetchall()
        return PageWork(
            count=sum(number for kind, _, number in groups if kind == "s"),
            ids=tuple(row[0] for row in rows),
            excerpts=tuple(row[2] for row in rows),
            facets=sum(kind in "sp" for kind, _, _ in groups),
            bars=sum(kind == "m" for kind, _, _ in groups),
        )

    def size(self) -> int:
        """Return the bytes of the tables with their indexes."""
        query = (
            "SELECT pg_total_relation_size('bench_report') + pg_total_relation_size('bench_person')"
        )
        row = self._base.execute(query).fetchone()
        return int(row[0]) if row else 0


ENGINE = PostgreSQL
