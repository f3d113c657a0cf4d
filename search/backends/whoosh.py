"""Haystack's backend: the stock API over our index.

Of Haystack's own Whoosh backend it leaves what is slow or wrong for an Arabic archive: the index is
one of generations that are swapped, writes are batches under one lock, no query is narrowed by
model (there is one model), no field is analysed in English, and bodies are neither stored nor
sorted. The site's search page does not go through here but evaluates queries on arrays
(``search.service``).
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.html import escape, format_html
from haystack.backends import BaseEngine, log_query
from haystack.backends.whoosh_backend import WhooshSearchBackend, WhooshSearchQuery
from haystack.exceptions import SearchBackendError
from haystack.utils import get_identifier
from whoosh.fields import Schema
from whoosh.qparser import FuzzyTermPlugin, MultifieldParser
from whoosh.searching import Searcher

from archive.models import Article
from search.excerpts import excerpt
from search.highlight import Highlighter
from search.index.generations import IndexUnavailableError
from search.index.live import live_index
from search.index.updating import apply_to_current, rebuild, remove_all
from search.query.parser import parse

from .schema import ZONES, build_schema
from .snapshot import Snapshot

_NOTHING = {"results": [], "hits": 0}


class SnapshotIndex:
    """As much of a Whoosh index as Haystack asks for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def refresh(self) -> "SnapshotIndex":
        """The index as it is now."""
        return SnapshotIndex(live_index().snapshot())

    def doc_count(self) -> int:
        """How many reports can be found."""
        return self._snapshot.count

    def searcher(self) -> Searcher:
        """A Whoosh searcher; closing it leaves the snapshot open."""
        return Searcher(self._snapshot.reader, closereader=False)

    def reader(self) -> Any:
        """Whoosh's reader."""
        return self._snapshot.reader


class ArabicWhooshBackend(WhooshSearchBackend):
    """Searches and updates the archive's index."""

    def setup(self) -> None:
        """Open the index; IndexUnavailableError where there is none."""
        from haystack import connections  # Haystack's connections import the backends

        unified = connections[self.connection_alias].get_unified_index()
        self.content_field_name, self.schema = self.build_schema(unified.all_searchfields())
        self._use(live_index().snapshot())
        self.setup_complete = True

    def build_schema(self, fields: dict[str, Any]) -> tuple[str, Schema]:
        """The name of the content field and the schema, which must be as the index declares it."""
        schema = build_schema()
        declared = {field.index_fieldname for field in fields.values()}
        content = [field.index_fieldname for field in fields.values() if field.document]
        held = set(schema.names()) - {"id", "django_ct", "django_id"}
        if declared != held or len(content) != 1:
            raise SearchBackendError(
                f"search_indexes.py and the schema differ in {sorted(declared ^ held)}"
            )
        return content[0], schema

    def update(self, index: Any, iterable: Iterable[Article], commit: bool = True) -> None:
        """Read these articles again and put them into the index, in one commit."""
        numbers = [article.pk for article in iterable]
        if not numbers:
            return
        try:
            apply_to_current(numbers)
        except IndexUnavailableError:
            rebuild()

    def remove(self, obj_or_string: Article | str, commit: bool = True) -> None:
        """Take an article out of the index, or bring it in step if it is still public."""
        apply_to_current([int(get_identifier(obj_or_string).rpartition(".")[2])])

    def clear(self, models: Sequence[type] | None = None, commit: bool = True) -> None:
        """Put an empty index into use."""
        if models is None or Article in models:
            remove_all()

    def optimize(self) -> None:
        """Build the index anew, in as few segments as there are processors."""
        rebuild()

    @log_query
    def search(
        self,
        query_string: str,
        models: Iterable[type] | None = None,
        highlight: bool = False,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Results of a query in Whoosh's syntax, as Haystack describes them."""
        if models and Article not in models:
            return _NOTHING
        try:
            if not self.setup_complete:
                self.setup()
            self._use(live_index().snapshot())
        except IndexUnavailableError:
            if not self.silently_fail:
                raise
            self.log.exception("There is no index to search")
            return _NOTHING
        found = super().search(
            query_string, **kwargs | {"models": None, "limit_to_registered_models": False}
        )
        if highlight:
            self._highlight(found["results"], query_string)
        return found

    def more_like_this(self, model_instance: Article, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Refused: the index keeps no vectors of words by report."""
        raise NotImplementedError("the index does not answer what is like a report")

    def _use(self, snapshot: Snapshot) -> None:
        self.index = SnapshotIndex(snapshot)
        # Content is what any zone holds.
        self.parser = MultifieldParser([zone.value for zone in ZONES], snapshot.schema)
        self.parser.add_plugin(FuzzyTermPlugin())
        self._table = snapshot.table

    def _highlight(self, results: list[Any], query_string: str) -> None:
        bodies = dict(
            Article.objects.filter(pk__in=[result.pk for result in results]).values_list(
                "pk", "body"
            )
        )
        highlighter = Highlighter(parse(query_string).root, self._table)
        for result in results:
            body = bodies.get(int(result.pk), "")
            marked = "".join(
                format_html("<em>{}</em>", part.text) if part.is_match else escape(part.text)
                for part in excerpt(body, highlighter.hits(body))
            )
            result.highlighted = {self.content_field_name: [marked]}


class ArabicWhooshEngine(BaseEngine):
    """The name that the settings give."""

    backend = ArabicWhooshBackend
    query = WhooshSearchQuery
