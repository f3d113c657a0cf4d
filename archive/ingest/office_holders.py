"""Whom a title without a name means: «الوزير الروسي», «المبعوث الأممي», «المعلم».

An office is held by one person at a time, so that the day of a report tells who it is; where more
may be meant, it is the only one of them whom the report has named before. Otherwise nobody.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.arabic.letters import fold
from archive.ingest.values import FoundName, KnownOffice

_ARTICLES = ("لل", "ال", "ل")
_SHORTEST_STEM = 3
# Held by one at a time; a state has several deputies and spokesmen.
_HELD_BY_ONE = frozenset(fold("وزير رئيس مبعوث").split())
_PRESIDENT = fold("رئيس")
# What a state's own name has besides the word that its adjective comes from.
_OF_STATES = frozenset(fold("اتحادية متحدة").split())
_ADJECTIVE_ENDINGS = tuple(fold("ية ي").split())
# Besides the names that end like روسيا and كازاخستان.
_STATES = frozenset(fold("أمم ولايات الأردن مصر العراق").split())
_STATE_ENDINGS = ("ا", "ان")
_SPOKESMAN = dict.fromkeys(fold("ناطق ناطقة متحدثة").split(), fold("متحدث"))
_UNLIKE_THEIR_STATES = dict.fromkeys(fold("أمريك أميرك").split(), fold("ولايات"))


@dataclass(frozen=True, slots=True)
class Holder:
    """The one whom a title means, and whether the office alone says so."""

    participant: str
    is_by_office: bool


class OfficeHolders:
    """Resolves titles to those who held the offices; may be shared between reports."""

    def __init__(self, offices: Sequence[KnownOffice]) -> None:
        self._offices: dict[str, list[tuple[KnownOffice, frozenset[str]]]] = {}
        for office in offices:
            head, *rest = _words(office.office) or [""]
            self._offices.setdefault(_SPOKESMAN.get(head, head), []).append(
                (office, frozenset(rest))
            )

    def holder(self, title: str, day: dt.date | None, named: Iterable[str]) -> Holder | None:
        """The one whom the title means on the day, if ``named`` were named before it."""
        head, *rest = _words(title) or [""]
        head = _SPOKESMAN.get(head, head)
        known = self._offices.get(head)
        if not known or not rest:
            return None
        meant = [office for office, words in known if _is_meant(head, rest, words)]
        held = {office.participant for office in meant if _is_held(office, day)}
        if head in _HELD_BY_ONE and day is not None and len(held) == 1:
            (participant,) = held
            if any(office.participant == participant and _is_dated(office) for office in meant):
                return Holder(participant, is_by_office=True)
        both = held.intersection(named)
        return Holder(both.pop(), is_by_office=False) if len(both) == 1 else None


def bearer(surname: str, named: Iterable[FoundName]) -> str:
    """The only one of those named whose name ends with the word; empty if none or several."""
    wanted = fold(surname)
    found = {
        name.participant
        for name in named
        for words in (fold(name.surface).split(), fold(name.alias).split())
        if len(words) > 1 and words[-1] == wanted
    }
    return found.pop() if len(found) == 1 else ""


def _words(title: str) -> list[str]:
    return [_bare(word) for word in fold(title).replace("(", " ").replace(")", " ").split()]


def _bare(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_STEM:
            return word[len(article) :]
    return word


def _is_meant(head: str, title: Sequence[str], office: frozenset[str]) -> bool:
    """Whether each word of the title is one of the office's, its state among them."""
    matched: set[str] = set()
    has_state = False
    for word in title:
        same = {other for other in office if other == word}
        of_state = _of_state(word, office)
        if not (same or of_state):
            return False
        is_state = bool(same) and (word in _STATES or word.endswith(_STATE_ENDINGS))
        has_state = has_state or is_state or bool(of_state)
        matched |= same | of_state
    if head == _PRESIDENT and office - matched - _OF_STATES:
        # «الرئيس الروسي» is the president of Russia, not of some Russian office.
        return False
    return has_state


def _of_state(word: str, office: frozenset[str]) -> set[str]:
    """The office's words for the state that the adjective «روسي» comes from."""
    for ending in _ADJECTIVE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            stems = (stem, _UNLIKE_THEIR_STATES.get(stem, stem))
            return {other for other in office if other.startswith(stems)}
    return set()


def _is_dated(office: KnownOffice) -> bool:
    return office.first is not None or office.last is not None


def _is_held(office: KnownOffice, day: dt.date | None) -> bool:
    if day is None:
        return True
    return (office.first is None or office.first <= day) and (
        office.last is None or day <= office.last
    )
