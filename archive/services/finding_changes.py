"""What a new run of extraction would make of the findings of articles, beside what is there."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Model

from archive.ingest.values import Draft
from archive.models import ReviewStatus

from .findings import TABLES, RowNumbers, Table

Row = tuple[tuple[str, Any], ...]
Rows = dict[int, set[Row]]
"""The pipeline's own rows by article, each as its columns and their values."""

_NOT_COMPARED = ("id", "article_id", "status")


def stored_rows(article_ids: Collection[int], table: Table) -> Rows:
    """The rows of a table that the pipeline made and nobody has reviewed; one query."""
    columns = _columns(table.model)
    rows = table.model._default_manager.filter(
        article_id__in=article_ids, status=ReviewStatus.SUGGESTED
    ).exclude(rule="")
    found: Rows = {pk: set() for pk in article_ids}
    for article_id, *values in rows.values_list("article_id", *columns):
        found[article_id].add(tuple(zip(columns, values, strict=True)))
    return found


def found_rows(drafts: Mapping[int, Draft], table: Table, numbers: RowNumbers) -> Rows:
    """The rows that storing the drafts would make; right only where texts are the same."""
    columns = _columns(table.model)
    reviewed = table.model._default_manager.filter(article_id__in=drafts)
    reviewed = reviewed.exclude(pk__in=_own(drafts, table))
    taken = set(reviewed.values_list("article_id", *table.identity))
    found: Rows = {}
    for pk, draft in drafts.items():
        rows: dict[tuple[Any, ...], Row] = {}
        for row in table.build(pk, draft, numbers):
            key = table.key(row)
            if key not in taken:
                rows.setdefault(key, tuple((name, getattr(row, name)) for name in columns))
        found[pk] = set(rows.values())
    return found


def tables_of(kinds: Collection[type[Model]] | None) -> list[Table]:
    """The tables of these kinds of findings, or all."""
    return [table for table in TABLES if kinds is None or table.model in kinds]


def _own(article_ids: Collection[int], table: Table) -> Any:
    rows = table.model._default_manager.filter(
        article_id__in=article_ids, status=ReviewStatus.SUGGESTED
    )
    return rows.exclude(rule="").values("pk")


def _columns(model: type[Model]) -> list[str]:
    names = (field.attname for field in model._meta.concrete_fields)
    return [name for name in names if name not in _NOT_COMPARED]
