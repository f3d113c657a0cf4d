"""What is made of rows of the archive, kept until one of them changes, in whichever process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

T = TypeVar("T")

Stamp = tuple[Any, ...]


class Kept(Generic[T]):
    """Something made of all rows of some models; they must keep a history."""

    def __init__(self, make: Callable[[], T], *models: type[Model]) -> None:
        self._make = make
        self._models = models
        _kept_of.update(dict.fromkeys(models))
        self._made: tuple[Stamp, T] | None = None
        self._lock = Lock()

    def get(self) -> T:
        """The thing as the rows are now; one small query where none of them has changed.

        Within ``asked_once`` it is one for all such things.
        """
        stamp = stamp_of(*self._models)
        made = self._made
        if made is None or made[0] != stamp:
            with self._lock:
                made = self._made
                if made is None or made[0] != stamp:
                    made = self._made = stamp, self._make()
        return made[1]


@contextmanager
def asked_once() -> Iterator[None]:
    """Ask the database but once in here whether rows have changed: for what makes one answer.

    What changes meanwhile is noticed by the next one. SQLite need not be asked at all where nothing
    whatever was written since the last answer.
    """
    if _known.get() is not None:
        yield
        return
    token = _known.set(_still_known())
    try:
        yield
    finally:
        _known.reset(token)


def stamp_of(*models: type[Model]) -> Stamp:
    """A value that differs as soon as a row of these models was added, changed or removed.

    Every change by a form, an import or the reference data writes a line of history, of which the
    last one's moment is taken; the counts and greatest keys tell of rows that were loaded or
    removed without one.
    """
    known = _known.get()
    if known is None:
        return tuple(_stamps(models).values())
    missing = [model for model in models if model not in known]
    if missing:
        wanted = _kept_of | dict.fromkeys(missing)
        known.update(_stamps(tuple(model for model in wanted if model not in known)))
    return tuple([known[model] for model in models])


_kept_of: dict[type[Model], None] = {}
"""The models of which anything is kept."""
_known: ContextVar[dict[type[Model], Stamp] | None] = ContextVar("known", default=None)
"""Their stamps, where they are asked for once."""


def _still_known() -> dict[type[Model], Stamp]:
    """The stamps that hold for this connection as long as nothing is written, to be added to."""
    wrapper = connections[DEFAULT_DB_ALIAS]
    state = _state(wrapper)
    if state is None:
        return {}
    before = _last_known.get(wrapper)
    if before is None or before[0] != state:
        before = _last_known[wrapper] = state, {}
    return before[1]


def _state(wrapper: BaseDatabaseWrapper) -> tuple[Any, ...] | None:
    """A value that differs as soon as anything is written; None where there is none.

    SQLite tells what other connections have written, and each connection what it has itself. In a
    transaction, what was read may yet be undone.
    """
    if wrapper.vendor != "sqlite" or not wrapper.get_autocommit():
        return None
    # Past Django's cursors, which would take ten times as long as the question.
    raw = wrapper.connection
    return raw, *raw.execute("PRAGMA data_version").fetchone(), raw.total_changes


_last_known: WeakKeyDictionary[
    BaseDatabaseWrapper, tuple[tuple[Any, ...], dict[type[Model], Stamp]]
] = WeakKeyDictionary()
"""For each connection, its last state and the stamps that were read in it."""


def _stamps(models: tuple[type[Model], ...]) -> dict[type[Model], Stamp]:
    with connection.cursor() as cursor:
        cursor.execute(_query(models))
        parts = iter(cursor.fetchone())
    return {model: (next(parts), next(parts), next(parts)) for model in models}


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
