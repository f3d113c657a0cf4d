"""Whether rows of the archive have changed since they were last read, in whichever process."""

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model

Stamp = tuple[Any, ...]


def stamp_of(*models: type[Model]) -> Stamp:
    """A value that differs as soon as a row of these models was added, changed or removed.

    One small query. Every change by a form, an import or the reference data writes a line of
    history, of which the last one's moment is taken; the counts and greatest keys tell of rows that
    were loaded or removed without one. The models must keep a history.
    """
    with connection.cursor() as cursor:
        cursor.execute(_query(models))
        return tuple(cursor.fetchone())


@cache
def _query(models: tuple[type[Model], ...]) -> str:
    return f"SELECT {', '.join(map(_parts, models))}"


def _parts(model: type[Model]) -> str:
    name = connection.ops.quote_name
    rows = name(model._meta.db_table)
    history: type[Model] = model.history.model  # type: ignore[attr-defined]  # simple-history's
    lines = name(history._meta.db_table)
    # Names of our own tables, and nothing that anyone typed.
    return (
        f"(SELECT COUNT(*) FROM {rows}), (SELECT MAX(id) FROM {rows}), "  # noqa: S608
        f"(SELECT history_date FROM {lines} ORDER BY history_id DESC LIMIT 1)"
    )
