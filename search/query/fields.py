"""The fields of the query language, with their names in both languages."""

from enum import StrEnum

from archive.arabic.letters import fold


class Field(StrEnum):
    """What a query can ask for beside words."""

    PERSON = "person"
    SOURCE = "source"
    ROUND = "round"
    TRACK = "track"
    TITLE = "title"
    SAID = "said"
    BEFORE = "before"
    AFTER = "after"
    ON = "on"


ARABIC_NAMES = {
    Field.PERSON: "شخص",
    Field.SOURCE: "مصدر",
    Field.ROUND: "جولة",
    Field.TRACK: "مسار",
    Field.TITLE: "عنوان",
    Field.SAID: "قال",
    Field.BEFORE: "قبل",
    Field.AFTER: "بعد",
    Field.ON: "في",
}

_OTHER_NAMES = {
    Field.PERSON: ("people",),
    Field.TITLE: ("headline",),
    Field.SAID: ("قالت", "says"),
    Field.BEFORE: ("until",),
    Field.AFTER: ("since",),
    Field.ON: ("in", "date", "تاريخ"),
}

DATES = frozenset({Field.BEFORE, Field.AFTER, Field.ON})
"""The fields whose value is a date."""
NAMED = frozenset({Field.PERSON, Field.SOURCE, Field.ROUND, Field.TRACK, Field.SAID})
"""The fields whose value is the name of something that the archive knows."""

_BY_NAME = {
    fold(name): field
    for field in Field
    for name in (field.value, ARABIC_NAMES[field], *_OTHER_NAMES.get(field, ()))
}

FIELD_NAMES = frozenset(_BY_NAME)
"""All names of fields, folded."""


def field_of(name: str) -> Field | None:
    """The field of that name in either language, or None."""
    return _BY_NAME.get(fold(name))
