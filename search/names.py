"""Whom a reader means by a name, typed in any script.

The names are read from the database once and kept until one of them changes, in whichever process.
"""

from collections.abc import Iterator, Mapping
from weakref import WeakKeyDictionary

from archive.models import Alias, Participant

from .backends.snapshot import Snapshot
from .index.generations import IndexUnavailableError
from .index.live import live_index
from .known_names import KnownName, MatchKind, Named, PersonMatch
from .name_table import NameTable, leading
from .stamps import Kept

__all__ = ["MatchKind", "NameTable", "PersonMatch", "leading", "name_table", "resolve_names"]


_report_counts: WeakKeyDictionary[Snapshot, dict[int, int]] = WeakKeyDictionary()


def resolve_names(text: str) -> list[PersonMatch]:
    """The participants whom the text, taken whole as a name in any script, may mean.

    The best first: by how exactly a name of theirs matched, then by how many reports name them.
    ``leading`` tells those between which nobody must choose for the reader.
    """
    return name_table().matches(text, report_counts())


def name_table() -> NameTable:
    """All names as the database has them now; one small query where nothing changed."""
    return _table.get()


def report_counts() -> Mapping[int, int]:
    """How many reports name each participant, by key; nothing while there is no index."""
    try:
        return report_counts_in(live_index().snapshot())
    except IndexUnavailableError:
        return {}


def report_counts_in(snapshot: Snapshot) -> Mapping[int, int]:
    """How many reports of this state of the index name each participant; counted once for it."""
    counts = _report_counts.get(snapshot)
    if counts is None:
        counts = _report_counts[snapshot] = snapshot.participants.counts(snapshot.alive)
    return counts


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


_table = Kept(lambda: NameTable(_read()), Participant, Alias)
