"""Which spellings are one person's name, for those whom the archive does not know.

Foreign names are spelt by ear: «نتنياهو» and «نتانياهو». Their long vowels and doubled letters are
left out of the comparison, but only in long words: of «سالم» and «سليم» they are the difference.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from archive.arabic.letters import fold
from archive.ingest.given_names import ARAB
from archive.ingest.name_forms import comparable

_SHORTEST_BY_EAR = 6
_VOWELS = re.compile("(?<=.)[اويء]")
_DOUBLED = re.compile(r"(.)\1")
_ARTICLE = "ال"


def name_key(text: str) -> str:
    """The letters by which two spellings of a person's name are the same."""
    return " ".join(comparable(fold(text)).split())


def is_within(name: str, other: str) -> bool:
    """Whether the words of a name all stand in a longer one, in order, with the same surname."""
    words, others = name.split(), other.split()
    if len(words) >= len(others) or words[-1] != others[-1]:
        return False
    rest = iter(others)
    return all(word in rest for word in words)


def by_ear(key: str) -> str:
    """What is left of a name's key where long foreign words are compared without their vowels."""
    return " ".join(map(_word_by_ear, key.split()))


def _word_by_ear(word: str) -> str:
    if len(word) < _SHORTEST_BY_EAR or word in ARAB or word.startswith(_ARTICLE):
        return word
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word.replace("غ", "ج")))


class NameGroups:
    """Groups of names, each one person's, that grow name by name.

    A name joins the group that has it by ear. Otherwise it joins a group with a longer or shorter
    form of it, if there is but one such group, and the surname is no given name: of those who are
    called «محمد علي» there are many.
    """

    def __init__(self) -> None:
        self._by_ear: dict[str, int] = {}
        self._by_surname: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def add(self, key: str, group: int) -> None:
        """Note that the name is the group's."""
        heard = by_ear(key)
        self._by_ear.setdefault(heard, group)
        self._by_surname[heard.split()[-1]].setdefault(heard, group)

    def group_of(self, key: str) -> int | None:
        """The group that the name belongs to; None where none or several may be meant."""
        heard = by_ear(key)
        if heard in self._by_ear:
            return self._by_ear[heard]
        surname = heard.split()[-1]
        if surname in ARAB:
            return None
        return _only(
            group
            for other, group in self._by_surname.get(surname, {}).items()
            if is_within(heard, other) or is_within(other, heard)
        )


def _only(groups: Iterable[int]) -> int | None:
    found = set(groups)
    return found.pop() if len(found) == 1 else None
