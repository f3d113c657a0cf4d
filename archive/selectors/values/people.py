"""The pages of participants."""

from dataclasses import dataclass

from .figures import PeriodCount, PersonCount
from .references import PersonRef, RoundRef, StatementView


@dataclass(frozen=True, slots=True)
class InitialGroup:
    """The participants filed under a letter."""

    initial: str
    people: tuple[PersonCount, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The participants from A to Z, of one kind or all."""

    kind: str
    groups: tuple[InitialGroup, ...]
    counts: tuple[tuple[str, int], ...]
    """How many of each kind there are: (kind, count)."""


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name, and how many mentions it made."""

    text: str
    script: str
    is_ambiguous: bool
    is_attested: bool
    mentions: int


@dataclass(frozen=True, slots=True)
class TenureView:
    """An office held; the dates are ISO text of any precision, empty where unknown."""

    office: str
    organisation: PersonRef | None
    start: str
    end: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """A round that someone sat in."""

    round: RoundRef
    delegation: PersonRef
    role: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A participant with every name, office, round and statement; reports come beside it, paged."""

    person: PersonRef
    affiliation: PersonRef | None
    needs_check: bool
    wikidata_url: str
    aliases: tuple[AliasView, ...]
    tenures: tuple[TenureView, ...]
    attendances: tuple[AttendanceView, ...]
    statements: tuple[StatementView, ...]
    statement_count: int
    named_with: tuple[PersonCount, ...]
    years: tuple["PeriodCount", ...]
    reports: int
    search_url: str
