"""Months in a plain query, sought by their names in all systems: «شباط» is «فبراير»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.arabic.letters import fold
from archive.arabic.months import (
    ENGLISH_MONTHS,
    MONTHS,
    is_mostly_a_month,
    is_only_a_month,
    month_names,
)
from archive.arabic.tokens import tokenize

from .nodes import Node, Phrase, Word
from .restating import Restatement

PARTICLES = ("و", "ف", "ب", "ل", "ك")
"""What may be written before a month."""
# «شباط عام 2017», «حزيران من سنة 2018».
_BEFORE_A_YEAR = frozenset(fold("عام سنة العام من في of").split())
_MOST_BEFORE_A_YEAR = 2
_DAYS, _YEARS = range(1, 32), range(1900, 2100)
_LONGEST_NUMBER = 4
_MONTH = frozenset(fold("شهر بشهر لشهر وشهر month").split())
_SHORTEST_ENGLISH = 4


@dataclass(frozen=True, slots=True)
class _Month:
    """A month named in the query: the places of its first word and beyond its last one."""

    number: int
    first: int
    end: int
    name: str


def month_restatements(text: str) -> Iterator[Restatement]:
    """Yield what else the months that the text names are called.

    A name that is another word as well («آب», «نيسان», "May") is a month's only beside a day or a
    year.
    """
    tokens = list(tokenize(text))
    folded = [fold(token.text) for token in tokens]
    for month in _months(folded):
        before = folded[month.first - 1] if month.first else ""
        day = before if _is_among(before, _DAYS) else ""
        year = _year_after(folded, month.end)
        if day or year or before in _MONTH or _is_sure(month):
            span = tokens[month.first].start, tokens[month.end - 1].end
            typed = " ".join(folded[month.first : month.end])
            yield Restatement((span,), tuple(_others(month, typed, day, year, span)))


def _months(folded: Sequence[str]) -> Iterator[_Month]:
    place = 0
    while place < len(folded):
        month = _month_at(folded, place)
        if month is not None:
            yield month
        place = place + 1 if month is None else month.end


def _month_at(folded: Sequence[str], place: int) -> _Month | None:
    for end in (place + 2, place + 1):
        name = " ".join(folded[place:end])
        bare = name[1:] if name.startswith(PARTICLES) else ""
        for name_of_month in (name, bare if is_only_a_month(bare) else ""):
            number = MONTHS.get(name_of_month) or ENGLISH_MONTHS.get(name_of_month)
            if number is not None and end <= len(folded):
                return _Month(number, place, end, name_of_month)
    return None


def _is_sure(month: _Month) -> bool:
    is_whole = not month.name.isascii() or len(month.name) >= _SHORTEST_ENGLISH
    return is_whole and is_only_a_month(month.name)


def _year_after(folded: Sequence[str], place: int) -> str:
    for after in range(place, min(len(folded), place + _MOST_BEFORE_A_YEAR + 1)):
        if _is_among(folded[after], _YEARS):
            return folded[after]
        if folded[after] not in _BEFORE_A_YEAR:
            break
    return ""


def _is_among(word: str, numbers: range) -> bool:
    return word.isdecimal() and len(word) <= _LONGEST_NUMBER and int(word) in numbers


def _others(
    month: _Month, typed: str, day: str, year: str, span: tuple[int, int]
) -> Iterator[Node]:
    """Yield the other names; those that are other words too with the day or the year beside."""
    for name in dict.fromkeys((month.name, *map(fold, month_names(month.number)))):
        words = tuple(name.split())
        if name == typed:
            continue
        if is_mostly_a_month(name):
            yield Phrase(words, *span) if len(words) > 1 else Word(name, *span)
            continue
        if day:
            yield Phrase((day, *words), *span)
        if year:
            yield Phrase((*words, year), *span)
