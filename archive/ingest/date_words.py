"""The words and numbers of dates in a text, read as one-letter codes.

`read` turns "الاثنين المقبل 6/شباط" into ``WRN/M``, so that the grammar of dates
(`date_expressions`) is a regular expression over codes. The words that have one are listed in
`date_vocabulary`. Every other word is ``x``, a line end is itself, any other mark ``.``.

====  ===========================================  =====================================
code  number                                       value
====  ===========================================  =====================================
D     2017-02-16, 16/2/2017                        20170216
N n   1 to 31; any other number                    the number
Y h 7 a year of this age; what may be a year of    the year
      the Hijra; an older year
====  ===========================================  =====================================
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.ingest.date_vocabulary import LAST_DAY, WORDS

_GREGORIAN_YEARS = range(1900, 2100)
_HIJRI_YEARS = range(1300, 1500)
_FIRST_OLD_YEAR = 1000
_LONGEST_PHRASE = max(word.count(" ") for word in WORDS) + 1


def _second_words() -> dict[str, set[str]]:
    """The words that go on with a phrase, by its first."""
    seconds: dict[str, set[str]] = {}
    for phrase in WORDS:
        if " " in phrase:
            first, second = phrase.split(" ", 2)[:2]
            seconds.setdefault(first, set()).add(second)
    return seconds


_SECOND_WORDS = _second_words()
# No date begins or ends with these, and they have no value.
_ONLY_BETWEEN = frozenset("xCfiE1469!F8XQq@/-(,.\n")
# Written onto words of these codes, a particle cannot be told from a letter of the word.
_WITHOUT_PARTICLES = frozenset("maCfieEc6u")

_TOKEN = re.compile(
    r"(?P<date>\d{4}([/.-])\d{1,2}\2\d{1,2}(?![\d/])|\d{1,2} ?([/.-]) ?\d{1,2} ?\3 ?\d{4}(?![\d/]))"
    r"|(?P<number>\d+(?:[.,:٫٬]\d+)*[%٪]?)(?:st|nd|rd|th)?"
    r"|(?P<word>[^\W\d_]+)"
    r"|[^ \t]"
)
_NEXT_WORD = re.compile(r"[ \t]+([^\W\d_]+)")
_PUNCTUATION = {
    "/": "/",
    "-": "-",
    "–": "-",
    "—": "-",
    "(": "(",
    ")": ")",
    "،": ",",
    ",": ",",
    "\n": "\n",
}
_NUMBER_IN_DATE = re.compile(r"\d+")


class Coded(NamedTuple):
    """What stands at one code: its value, and its span in the folded text."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text as codes of dates' words, with what stands at each code that begins or ends a date."""

    codes: str
    at: dict[int, Coded]


def read(folded: str) -> CodedText:
    """The folded text as codes, one for each word, number and mark that is not a space."""
    codes: list[str] = []
    places: dict[int, Coded] = {}
    read_to = 0
    for token in _TOKEN.finditer(folded):
        start, end = token.span()
        if start < read_to:
            # A phrase that began before goes on here.
            continue
        if token.lastgroup != "word":
            code, value = _number_or_mark(token)
            if code not in _ONLY_BETWEEN:
                places[len(codes)] = Coded(value, start, end)
            codes.append(code)
            continue
        skip, code, value, may_go_on = _word(token[0])
        if may_go_on and (phrase := _phrase(folded, token)):
            skip, (code, value), end = phrase
            read_to = end
        if skip and code != "x" and token[0][0] in "وف":
            codes.append("C")
        if code not in _ONLY_BETWEEN:
            places[len(codes)] = Coded(value, start + skip, end)
        codes.append(code)
    return CodedText("".join(codes), places)


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[int, str, int, bool]:
    """A word's particle, by its letters, the code and value of the rest; whether more may follow.

    More may follow where a phrase begins with the word, with its particle or without.
    """
    stems = _stems(word)
    may_go_on = any(stem in _SECOND_WORDS for _, stem in stems)
    if word in WORDS:
        return 0, *WORDS[word], may_go_on
    for skip, stem in stems:
        code, value = WORDS.get(stem, ("x", 0))
        if code not in _WITHOUT_PARTICLES and code != "x":
            return skip, code, value, may_go_on
    return 0, "x", 0, may_go_on


def _stems(word: str) -> list[tuple[int, str]]:
    stems = [(0, word)]
    if word.startswith("لل"):
        stems.append((0, "ا" + word[1:]))
    if len(word) > 3 and word[0] in "وفبلك":
        stems.append((1, word[1:]))
    return stems


def _phrase(folded: str, token: re.Match[str]) -> tuple[int, tuple[str, int], int] | None:
    """The letters of its particle, what it says, and where it ends, if a phrase begins there."""
    following = _NEXT_WORD.match(folded, token.end())
    if following is None:
        return None
    for skip, stem in _stems(token[0]):
        if following[1] not in _SECOND_WORDS.get(stem, ()):
            continue
        phrase, word, found = stem, following, None
        for _ in range(_LONGEST_PHRASE):
            phrase = f"{phrase} {word[1]}"
            if phrase in WORDS:
                found = skip, WORDS[phrase], word.end()
            next_word = _NEXT_WORD.match(folded, word.end())
            if next_word is None:
                break
            word = next_word
        if found is not None:
            return found
    return None


def _number_or_mark(token: re.Match[str]) -> tuple[str, int]:
    match token.lastgroup:
        case "number":
            return _number(token["number"])
        case "date":
            return _numeric_date(token["date"])
    return _PUNCTUATION.get(token[0], "."), 0


def _number(digits: str) -> tuple[str, int]:
    if not digits.isdigit() or len(digits) > 4:
        return "n", 0
    number = int(digits)
    if len(digits) == 4:
        if number in _GREGORIAN_YEARS:
            return "Y", number
        if number in _HIJRI_YEARS:
            return "h", number
        return ("7" if _FIRST_OLD_YEAR <= number < _GREGORIAN_YEARS.stop else "n"), number
    return ("N" if 1 <= number <= LAST_DAY and len(digits) < 3 else "n"), number


def _numeric_date(digits: str) -> tuple[str, int]:
    first, second, third = map(int, _NUMBER_IN_DATE.findall(digits))
    year, month, day = (first, second, third) if first > LAST_DAY else (third, second, first)
    if month > 12 >= day:
        month, day = day, month
    is_year = _FIRST_OLD_YEAR <= year < _GREGORIAN_YEARS.stop
    return ("D", year * 10_000 + month * 100 + day) if is_year else ("n", 0)
