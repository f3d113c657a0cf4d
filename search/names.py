"""Whom a reader means by a name, typed in any script.

The names are read from the database once and kept until one of them changes, in whichever process.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from django.db import connection

from archive.models import Alias, Participant

from .backends.snapshot import Snapshot
from .index.generations import IndexUnavailableError
from .index.live import live_index
from .name_table import KnownName, MatchKind, Named, NameTable, PersonMatch, leading

__all__ = ["MatchKind", "NameTable", "PersonMatch", "leading", "name_table", "resolve_names"]


class _Stamp(NamedTuple):
    """What differs as soon as a participant or a name was added, changed or removed."""

    participants: int
    last_participant: int | None
    last_participant_change: int | None
    names: int
    last_name: int | None
    last_name_change: int | None


@dataclass(slots=True)
class _Kept:
    stamp: _Stamp | None = None
    table: NameTable | None = None


_STAMP = """
SELECT
    (SELECT COUNT(*) FROM archive_participant), (SELECT MAX(id) FROM archive_participant),
    (SELECT MAX(history_id) FROM archive_historicalparticipant),
    (SELECT COUNT(*) FROM archive_alias), (SELECT MAX(id) FROM archive_alias),
    (SELECT MAX(history_id) FROM archive_historicalalias)
"""

_kept = _Kept()
_lock = Lock()
_report_counts: WeakKeyDictionary[Snapshot, dict[int, int]] = WeakKeyDictionary()


def resolve_names(text: str) -> list[PersonMatch]:
    """The participants whom the text, taken whole as a name in any script, may mean.

    The best first: by how exactly a name of theirs matched, then by how many reports name them.
    ``leading`` tells those between which nobody must choose for the reader.
    """
    return name_table().matches(text, report_counts())


def name_table() -> NameTable:
    """All names as the database has them now; one small query where nothing changed."""
    stamp = _stamp()
    table = _kept.table
    if table is not None and stamp == _kept.stamp:
        return table
    with _lock:
        if _kept.table is None or stamp != _kept.stamp:
            _kept.table, _kept.stamp = NameTable(_read()), stamp
        return _kept.table


def report_counts() -> Mapping[int, int]:
    """How many reports name each participant, by key; nothing while there is no index."""
    try:
        snapshot = live_index().snapshot()
    except IndexUnavailableError:
        return {}
    counts = _report_counts.get(snapshot)
    if counts is None:
        counts = _report_counts[snapshot] = snapshot.participants.counts(snapshot.alive)
    return counts


def _stamp() -> _Stamp:
    # Every change by a form, an import or the reference data writes a line of history; the counts
    # tell of rows that were loaded or removed without one.
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        return _Stamp(*cursor.fetchone())


def _read() -> Iterator[Named]:
    names: dict[int, dict[str, KnownName]] = {}
    rows = Alias.objects.order_by("pk").values_list("participant_id", "text", "is_ambiguous")
    for key, text, is_shared in rows:
        names.setdefault(key, {})[text] = KnownName(key, text, is_shared)
    fields = ("pk", "slug", "kind", "name_ar", "name_en")
    for key, slug, kind, name_ar, name_en in Participant.objects.order_by("pk").values_list(
        *fields
    ):
        known = names.get(key, {})
        for text in filter(None, (name_ar, name_en)):
            # A main name is a name, even where nobody entered it among the others.
            known.setdefault(text, KnownName(key, text, is_shared=False))
        yield Named(key, slug, kind, name_ar, name_en, tuple(known.values()))
