"""What the index holds: zones of a report on every rung of the ladder, numbers and keys.

Like ``analyzers``, this module does not know Django.
"""

from collections.abc import Iterable
from enum import StrEnum

from whoosh import fields
from whoosh.columns import VarBytesColumn

from search.analyzers import FormTable, Rung, rung_analyzer

from .columns import ArrayColumn
from .postings import Positions

SCHEMA_VERSION = 8
"""Raise it with every change of schema, codec or analysis: older indexes are rebuilt."""

INDEX_NAME = "MAIN"
"""What Whoosh calls the index in its directory."""


class Zone(StrEnum):
    """A part of a report; ``text`` is Haystack's name for the main one, the body."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "text"


ZONES = tuple(Zone)
RUNGS = tuple(Rung)

# Haystack's names for what a result is known by.
ID, DJANGO_CT, DJANGO_ID = "id", "django_ct", "django_id"
NUMBERS = ("number", "source", "story", "date_start", "date_end", "fingerprint")
"""The article's key, its source's, that of the first report of its story (its own where it has no
copies), the first and last day of publication as YYYYMMDD (0: undated), and a digest of all that is
indexed of it."""
SAID = "said"
"""Where in a report the statements of each speaker stand, by the speaker's key."""
WORDS = "words"
"""Of which family each word of headline and body is, and where it stands (``forward_index``)."""
KEYS = ("participants", "rounds")
"""The keys of the participants named in a report and of the rounds it is tied to."""


def field_name(zone: Zone, rung: Rung) -> str:
    """The name of the field that holds the zone's words on that rung."""
    return zone.value if rung is Rung.STEM else f"{zone.value}_{rung.value}"


class RungField(fields.TEXT):
    """The words of a text on one rung, with their positions.

    Whoosh is told how to read the field; the words are brought to it by ``inversion``.
    """

    def __init__(self, rung: Rung, table: FormTable) -> None:
        super().__init__(analyzer=rung_analyzer(rung, table), multitoken_query="phrase")
        self.format = Positions()


class StatementsField(fields.KEYWORD):
    """For each speaker, where their statements begin and end.

    As positions of words, counted through headline and body: first, beyond the last, first, and so
    on, in rising order. Statements that meet are one.
    """

    def __init__(self) -> None:
        super().__init__(commas=True)
        self.format = Positions()


def number_field() -> fields.NUMERIC:
    """A whole number from 0, a column as well as a term."""
    column = ArrayColumn("Q", default=0)
    return fields.NUMERIC(int, bits=64, signed=False, shift_step=0, sortable=column, default=0)


def keys_field() -> fields.KEYWORD:
    """Numbers of rows that a report is tied to; never names, which may hold any character."""
    return fields.KEYWORD(commas=True)


def build_schema(protected: Iterable[str] = ()) -> fields.Schema:
    """The schema of an index whose stemmer leaves the protected words whole.

    ``search.search_indexes`` declares the same fields to Haystack.
    """
    table = FormTable(protected)
    return fields.Schema(
        **{
            ID: fields.ID(stored=True, unique=True),
            DJANGO_CT: fields.ID(stored=True),
            DJANGO_ID: fields.ID(stored=True),
        },
        **{name: number_field() for name in NUMBERS},
        **{name: keys_field() for name in KEYS},
        **{SAID: StatementsField(), WORDS: fields.COLUMN(VarBytesColumn())},
        **{field_name(zone, rung): RungField(rung, table) for zone in ZONES for rung in RUNGS},
    )
