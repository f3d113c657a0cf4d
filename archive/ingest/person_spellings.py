"""Which spellings are one person's name.

Foreign names are spelt by ear: «نتنياهو» and «نتانياهو». Their long vowels and doubled letters are
left out of the comparison, but only in long words: of «سالم» and «سليم» they are the difference.
The last letter stays: «زاخاروفا» is not «زاخاروف».
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from archive.arabic.letters import fold
from archive.ingest.given_names import ARAB, EAST_ASIAN
from archive.ingest.name_forms import comparable

SHORTEST_BY_EAR = 6
_VOWELS = re.compile("(?<=.)[اويءئؤ](?=.)")
_DOUBLED = re.compile(r"(.)\1")
# Letters that foreign sounds share.
_SHARED = {"غ": "ج", "ق": "ك", "ط": "ت", "ص": "س", "ظ": "ز"}
_SOUNDS = str.maketrans(_SHARED)
_ARTICLE, _ABD = "ال", "عبد"
_SLAVIC = ("وف", "يف")


def name_key(text: str) -> str:
    """The letters by which two spellings of a person's name are the same."""
    return " ".join(comparable(fold(text)).split())


def is_within(name: str, other: str) -> bool:
    """Whether the words of a name all stand in a longer one, in order, with the same surname."""
    words, others = name.split(), other.split()
    if len(words) >= len(others) or words[-1] != others[-1]:
        return False
    if words[0] in EAST_ASIAN or others[-2] == _ABD:
        # «كيم جونغ» is short for too many, and «عبد العزيز» is no surname.
        return False
    rest = iter(others)
    return all(word in rest for word in words)


def is_by_ear(word: str) -> bool:
    """Whether a name's word is long and foreign, so that it is spelt by ear."""
    return len(word) >= SHORTEST_BY_EAR and word not in ARAB and not _is_arab_compound(word)


def by_ear(key: str, shortest: int = SHORTEST_BY_EAR) -> str:
    """What is left of a name's key where long foreign words are compared without their vowels."""
    return " ".join(_left_of(word, shortest) for word in key.split())


def _left_of(word: str, shortest: int) -> str:
    if len(word) < shortest or word in ARAB or _is_arab_compound(word):
        return word
    # «عبد الرحمانوف»: the article stays.
    article = _ARTICLE if word.startswith(_ARTICLE) else ""
    left = _VOWELS.sub("", word.removeprefix(article).translate(_SOUNDS))
    return article + _DOUBLED.sub(r"\1", left)


def _is_arab_compound(word: str) -> bool:
    """Whether a word with the article is an Arab's surname: «الكزبري», but not «الرحمانوف»."""
    return word.startswith(_ARTICLE) and not (
        word.endswith(_SLAVIC) and len(word) >= SHORTEST_BY_EAR + len(_ARTICLE)
    )


def letters_of(sound: str) -> str:
    """The letters that are written for a letter of what `by_ear` leaves."""
    return sound + "".join(letter for letter, other in _SHARED.items() if other == sound)


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
