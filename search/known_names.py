"""What is known of a name and of whom it names: values that tables and readers of names share."""

from dataclasses import dataclass
from enum import StrEnum

from archive.selectors.rows import localized


class MatchKind(StrEnum):
    """How a name was recognised."""

    ALIAS = "alias"
    TRANSLITERATION = "transliteration"
    ARABIZI = "arabizi"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of a participant, as the archive has it."""

    key: int
    text: str
    is_shared: bool
    """Whether it also names someone or something else."""
    is_derived: bool = False
    """Whether it is the surname of a longer name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A participant, with all the names."""

    key: int
    slug: str
    kind: str
    name_ar: str
    name_en: str
    names: tuple[KnownName, ...]

    @property
    def label(self) -> str:
        """The main name, in the reader's language."""
        return localized(self.name_ar, self.name_en)


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A participant whom a name may mean."""

    participant: Named
    name: KnownName
    """The name of theirs that matched."""
    kind: MatchKind
    score: float
    """How exactly, from 0 to 1."""
