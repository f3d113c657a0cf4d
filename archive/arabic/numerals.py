"""Numbers in Arabic words: which round, which session, how many."""

import re
from functools import cache

from archive.arabic.letters import fold

_UNITS_M = ("أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_UNITS_F = (
    "أولى",
    "ثانية",
    "ثالثة",
    "رابعة",
    "خامسة",
    "سادسة",
    "سابعة",
    "ثامنة",
    "تاسعة",
    "عاشرة",
)
_TENS = {
    20: "عشرون",
    30: "ثلاثون",
    40: "أربعون",
    50: "خمسون",
    60: "ستون",
    70: "سبعون",
    80: "ثمانون",
    90: "تسعون",
}


def _compound_unit(unit: int, feminine: bool) -> str:
    """The ordinal of a unit before tens, where one is حادي and not أول."""
    if unit == 1:
        return "حادية" if feminine else "حادي"
    return (_UNITS_F if feminine else _UNITS_M)[unit - 1]


def _ordinals() -> dict[str, int]:
    words: dict[str, int] = {"ثان": 2}
    for n, unit in enumerate(zip(_UNITS_M, _UNITS_F, strict=True), start=1):
        words |= {article + fold(word): n for word in unit for article in ("", "ال")}
    compounds = {
        n: {fold(_compound_unit(n, True)), fold(_compound_unit(n, False))} for n in range(1, 10)
    }
    # Also as they are often written: الواحدة والعشرين, الإحدى والعشرين, الثان عشر.
    compounds[1] |= {"واحد", "واحده", "احدي"}
    compounds[2] |= {"ثان"}
    for n, units in compounds.items():
        for article in ("", "ال"):
            for unit_word in units:
                # Writers mix the genders of the two halves: الثامنة عشر.
                for ten in ("عشر", "عشره"):
                    words[f"{article}{unit_word} {ten}"] = 10 + n
                for tens, ten_word in _TENS.items():
                    for form in _both_cases(ten_word):
                        words[f"{article}{unit_word} و{article}{form}"] = tens + n
    for tens, ten_word in _TENS.items():
        for form in _both_cases(ten_word):
            words |= {form: tens, "ال" + form: tens}
    return words


def _both_cases(ten: str) -> tuple[str, str]:
    folded = fold(ten)
    return folded, folded[:-2] + "ين"


ORDINALS: dict[str, int] = _ordinals()
"""Folded ordinal words, of both genders and cases, with and without ال, to the number."""


@cache
def ordinal_spellings(number: int) -> tuple[str, ...]:
    """The folded ordinals of the number, with the article, in all genders; none beyond 99."""
    return tuple(w for w, n in ORDINALS.items() if n == number and w.startswith("ال"))


_ONES = {
    1: ("واحد", "واحدة"),
    2: ("اثنان", "اثنين", "اثنتان", "اثنتين"),
    3: ("ثلاث", "ثلاثة"),
    4: ("أربع", "أربعة"),
    5: ("خمس", "خمسة"),
    6: ("ست", "ستة"),
    7: ("سبع", "سبعة"),
    8: ("ثمان", "ثماني", "ثمانية"),
    9: ("تسع", "تسعة"),
}
_BEFORE_TEN = {
    **_ONES,
    1: ("أحد", "إحدى", "حادي"),
    2: ("اثنا", "اثني", "اثنتا", "اثنتي"),
}
_BEFORE_TENS = {**_ONES, 1: ("واحد", "واحدة", "إحدى", "أحد")}


def _cardinals() -> dict[str, int]:
    words = {fold(word): n for n, forms in _ONES.items() for word in forms}
    words |= {"عشر": 10, "عشره": 10}
    for n, forms in _BEFORE_TEN.items():
        words |= {f"{fold(word)} {ten}": 10 + n for word in forms for ten in ("عشر", "عشره")}
    for tens, ten_word in _TENS.items():
        for ten in _both_cases(ten_word):
            words[ten] = tens
            for n, forms in _BEFORE_TENS.items():
                words |= {f"{fold(word)} و{ten}": tens + n for word in forms}
    return words


CARDINALS: dict[str, int] = _cardinals()
"""Folded cardinal words, one to ninety-nine, of both genders and cases, to the number."""


def _years() -> dict[str, int]:
    centuries = {"الفين": 2000, "الفان": 2000}
    for nine in ("تسع", "تسع "):
        centuries |= {fold(f"ألف و{nine}{hundred}"): 1900 for hundred in ("مئة", "مائة", "ماية")}
    return {
        f"{thousands} و{word}": century + n
        for thousands, century in centuries.items()
        for word, n in CARDINALS.items()
    }


YEARS_IN_WORDS: dict[str, int] = _years()
"""Folded words of the years of two centuries, «ألفين وسبعة عشر», to the year; 1900 and 2000, which
are numbers of other things too, are left out."""

_DIGITS = re.compile(r"\d{1,18}|\d{1,3}(?:,\d{3}){1,5}", re.ASCII)


def parse_number(text: str) -> int | None:
    """The number that digits of any script, or words from one to ninety-nine, stand for.

    None for anything else: signs, fractions and larger numbers in words are not read.
    """
    folded = " ".join(fold(text).replace("٬", ",").split())
    if _DIGITS.fullmatch(folded):
        return int(folded.replace(",", ""))
    return CARDINALS.get(folded)
