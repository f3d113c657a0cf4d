"""Slips of writers of Arabic: letters taken for one another, neighbours hit, a keyboard left on.

Everything here works on folded words.
"""

from collections.abc import Iterable
from itertools import combinations

# Letters that sound alike to many writers, or differ by a dot.
_SOUND_ALIKE = ("ضظ", "تط", "سص", "هح", "دذض", "قكغ", "اع", "ثسص", "زذظ", "جغ", "يا", "حخ", "ءا")
# The rows of the usual Arabic keyboard and of the Latin one.
_ROWS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ", "qwertyuiop", "asdfghjkl", "zxcvbnm")

_ALIKE, _NEIGHBOUR, _SWAPPED, _DOUBLED, _OTHER = 0.4, 0.6, 0.6, 0.4, 1.0
_AT_START = 0.3


def _pairs(groups: Iterable[str]) -> frozenset[str]:
    return frozenset(a + b for group in groups for a, b in combinations(group, 2)) | frozenset(
        b + a for group in groups for a, b in combinations(group, 2)
    )


_ALIKE_PAIRS = _pairs(_SOUND_ALIKE)
_NEIGHBOURS = _pairs(row[i : i + 2] for row in _ROWS for i in range(len(row) - 1))


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is that who meant one word typed the other: 1 for a strange letter.

    Letters that are taken for one another, neighbours on the keyboard and letters exchanged cost
    less; the first letter, which hardly anybody misses, more.
    """
    rows = len(meant) + 1
    before: list[float] = [0.0] * rows
    last = [_OTHER * place for place in range(rows)]
    for i, letter in enumerate(typed, 1):
        here = [_OTHER * i, *[0.0] * (rows - 1)]
        for j, wanted in enumerate(meant, 1):
            if letter == wanted:
                here[j] = last[j - 1]
                continue
            added = _DOUBLED if i > 1 and typed[i - 2] == letter else _OTHER
            left_out = _DOUBLED if j > 1 and meant[j - 2] == wanted else _OTHER
            here[j] = min(
                last[j - 1] + _exchange(letter, wanted),
                last[j] + added,
                here[j - 1] + left_out,
            )
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == wanted:
                here[j] = min(here[j], before[j - 2] + _SWAPPED)
        before, last = last, here
    return last[-1] + (_AT_START if typed[:1] != meant[:1] else 0.0)


def _exchange(letter: str, wanted: str) -> float:
    pair = letter + wanted
    if pair in _ALIKE_PAIRS:
        return _ALIKE
    return _NEIGHBOUR if pair in _NEIGHBOURS else _OTHER


_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvnm,./`"
_ARABIC_KEYS = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ"
_TO_ARABIC = {
    **dict(zip(_LATIN_KEYS, _ARABIC_KEYS, strict=True)),
    "b": "لا",
    "H": "أ",
    "Y": "إ",
    "N": "آ",
    "G": "لأ",
    "T": "لإ",
    "B": "لآ",
}
_TO_LATIN = {arabic: latin for latin, arabic in _TO_ARABIC.items() if len(arabic) == 1}


def on_other_keyboard(text: str) -> str:
    """What the same keys give on the Arabic or the Latin keyboard; empty where that is the same."""
    if any(letter in _TO_LATIN for letter in text):
        other = "".join(_TO_LATIN.get(c, c) for c in text.replace("لا", "b"))
    else:
        other = "".join(_TO_ARABIC.get(c, _TO_ARABIC.get(c.lower(), c)) for c in text)
    return "" if other == text else other
