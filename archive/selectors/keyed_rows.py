"""Rows by their keys, for pages that read the same few columns again and again.

Django writes the SQL of a query anew each time, which for twenty rows takes longer than SQLite
takes to find and read them. Here it is written once for each number of keys.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Rows = list[tuple[Any, ...]]
_Converters = dict[int, tuple[list[Callable[..., Any]], Any]]
"""By the place of a column: what makes Python's values of the database's, one after another."""


class KeyedRows:
    """Reads columns of rows by their keys.

    ``make`` makes a queryset of ``values_list`` that has no parameters of its own; it is called
    when the first rows are read.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self._make = make
        self._statement = lru_cache(maxsize=128)(self._write)

    def read(self, keys: Sequence[int]) -> Rows:
        """The rows of those of the keys that there are, in no order."""
        if not keys:
            return []
        statement, converters = self._statement(connection.vendor, len(keys))
        with connection.cursor() as cursor:
            cursor.execute(statement, keys)
            rows = cursor.fetchall()
        return [_converted(row, converters) for row in rows] if converters else rows

    def _write(self, _vendor: str, number: int) -> tuple[str, _Converters]:
        """The SQL for so many keys, and the converters of its columns."""
        keys = tuple(range(number))
        query = self._make().filter(pk__in=keys).query
        compiler = query.get_compiler(connection=connection)
        statement, parameters = compiler.as_sql()
        if tuple(parameters) != keys:
            raise ValueError("the queryset must have no parameters but the keys")
        return statement, compiler.get_converters([column for column, *_ in compiler.select])


def _converted(row: tuple[Any, ...], converters: _Converters) -> tuple[Any, ...]:
    values = list(row)
    for place, (steps, expression) in converters.items():
        for convert in steps:
            values[place] = convert(values[place], expression, connection)
    return tuple(values)
