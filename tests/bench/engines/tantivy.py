"""Tantivy, with its Snowball stemmer for Arabic."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import tantivy

from tests.bench.collection import BenchReport

from . import PAGE, PageWork, folder_size

_ANALYZER = "arabic"
_ALL_TERMS = 1000
_GROUPS = {
    "sources": {"terms": {"field": "source", "size": _ALL_TERMS}},
    "people": {"terms": {"field": "people", "size": _ALL_TERMS}},
    "months": {"terms": {"field": "month", "size": _ALL_TERMS}},
}


def _analyzer() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer("arabic"))
        .build()
    )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("headline", stored=True, tokenizer_name=_ANALYZER)
    builder.add_text_field("body", stored=True, tokenizer_name=_ANALYZER)
    builder.add_integer_field("source", fast=True)
    builder.add_integer_field("people", fast=True)
    builder.add_integer_field("month", fast=True)
    builder.add_date_field("day", fast=True)
    return builder.build()


class Tantivy:
    """An index on disk, read through memory maps."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _index(self) -> tantivy.Index:
        index = tantivy.Index(_schema(), path=str(self._folder))
        index.register_tokenizer(_ANALYZER, _analyzer())
        return index

    def build(self, reports: Iterable[BenchReport]) -> None:
        """Write the index and merge its segments."""
        writer = self._index().writer(heap_size=300_000_000)
        for report in reports:
            document = tantivy.Document(
                id=report.id,
                headline=report.headline,
                body=report.body,
                source=report.source,
                month=report.day.year * 100 + report.day.month,
                day=datetime.combine(report.day, time(), UTC),
            )
            for person in report.people:
                document.add_integer("people", person)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Open the index."""
        self._opened = self._index()
        self._searcher = self._opened.searcher()

    def search(self, text: str) -> PageWork:
        """Search, aggregate, and cut twenty excerpts."""
        words = " ".join(re.findall(r"\w+", text))
        query = self._opened.parse_query(words, ["headline", "body"])
        found = self._searcher.search(query, PAGE, count=True)
        groups: dict[str, Any] = self._searcher.aggregate(query, _GROUPS)
        generator = tantivy.SnippetGenerator.create(
            self._searcher, query, self._opened.schema, "body"
        )
        generator.set_max_num_chars(240)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        buckets = {name: len(group["buckets"]) for name, group in groups.items()}
        return PageWork(
            count=found.count,  # type: ignore[attr-defined]  # not in its stubs
            ids=tuple(str(document.get_first("id")) for document in documents),
            excerpts=tuple(generator.snippet_from_doc(d).to_html() for d in documents),
            facets=buckets["sources"] + buckets["people"],
            bars=buckets["months"],
        )

    def size(self) -> int:
        """Return the bytes of the index."""
        return folder_size(self._folder)


ENGINE = Tantivy
