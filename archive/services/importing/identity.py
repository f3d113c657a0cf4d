"""Which article a record is: a new one, one that is held in the same bytes, or one to update."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from archive.ingest.values import Record
from archive.ingest.versions import are_versions
from archive.models import Article
from archive.services.originals import sha256_of

UNSOURCED = "unsourced"
_LONGEST_ID = 200
_HASH_LETTERS = 8


class Key(NamedTuple):
    """What names an article everywhere."""

    source: str
    external_id: str


@dataclass(frozen=True, slots=True)
class Held:
    """An article that the archive holds."""

    pk: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record on its way in, with its hash and the source that it counts as."""

    record: Record
    sha256: str
    source: str

    @property
    def key(self) -> Key:
        """The key that the record asks for."""
        return Key(self.source, self.record.external_id[:_LONGEST_ID])

    @property
    def second_key(self) -> Key | None:
        """The key of a file whose name another text has already; None where the id is its own."""
        if not self.record.id_is_derived:
            return None
        stem = self.record.external_id[: _LONGEST_ID - _HASH_LETTERS - 1]
        return Key(self.source, f"{stem}-{self.sha256[:_HASH_LETTERS]}")

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys under which the record may be held already."""
        second = self.second_key
        return (self.key,) if second is None else (self.key, second)


class Action(Enum):
    """What is to be done with an arrival."""

    ADD = auto()
    UPDATE = auto()
    PASS_OVER = auto()


def arrival(record: Record, default_source: str | None) -> Arrival:
    """The record with its hash; its own source, else the default, else the one for unknown ones."""
    source = record.source or default_source or UNSOURCED
    return Arrival(record, sha256_of(record.original), source)


def look_up(arrivals: Iterable[Arrival]) -> dict[Key, Held]:
    """The articles that the archive holds under keys of the arrivals, in one query."""
    keys = {key for arrived in arrivals for key in arrived.keys}
    rows = Article.objects.filter(
        source__slug__in={key.source for key in keys},
        external_id__in={key.external_id for key in keys},
    ).order_by()
    found = rows.values_list("source__slug", "external_id", "pk", "original__sha256")
    return {Key(source, name): Held(pk, sha256) for source, name, pk, sha256 in found}


def is_held(arrived: Arrival, held: Mapping[Key, Held]) -> bool:
    """Whether the archive holds the very bytes of this report."""
    return any(key in held and held[key].sha256 == arrived.sha256 for key in arrived.keys)


def texts_to_compare(arrivals: Iterable[Arrival], held: Mapping[Key, Held]) -> dict[int, str]:
    """The texts of the articles whose file name other bytes now come with, in at most one query."""
    numbers = {
        held[arrived.key].pk
        for arrived in arrivals
        if arrived.record.id_is_derived and arrived.key in held and not is_held(arrived, held)
    }
    if not numbers:
        return {}
    rows = Article.objects.filter(pk__in=numbers).values_list("pk", "headline", "body")
    return {pk: f"{headline}\n{body}" for pk, headline, body in rows}


def decide(
    arrived: Arrival, text: str, held: Mapping[Key, Held], texts: Mapping[int, str]
) -> tuple[Action, Key]:
    """What to do with an arrival of that cleaned text, and under which key.

    A file's name is no more than a hint: where the text held under it has little in common with
    the new one, both are kept, the new one with a part of its hash in its id.
    """
    if is_held(arrived, held):
        return Action.PASS_OVER, arrived.key
    holder = held.get(arrived.key)
    if holder is None:
        return Action.ADD, arrived.key
    second = arrived.second_key
    if second is not None and not are_versions(texts[holder.pk], text):
        return Action.ADD, second
    return Action.UPDATE, arrived.key
