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
_PHRASE_STARTS = frozenset(word.partition(" ")[0] for word in WORDS if " " in word)
# Written onto words of these codes, a particle cannot be told from a letter of the word.
_WITHOUT_PARTICLES = frozenset("maCfieEc6u")

_TOKEN = re.compile(
    r"(?P<date>\d{4}([/.-])\d{1,2}\2\d{1,2}(?![\d/])|\d{1,2} ?([/.-]) ?\d{1,2} ?\3 ?\d{4}(?![\d/]))"
    r"|(?P<number>\d+(?:[.,:٫٬]\d+)*[%٪]?)(?:st|nd|rd|th)?"
    r"|(?P<word>[^\W\d_]+)"
    r"|[^ \t]"
)
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
    tokens = list(_TOKEN.finditer(folded))
    codes: list[str] = []
    places: dict[int, Coded] = {}
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        at += 1
        match token.lastgroup:
            case "word":
                text = token[0]
                if text in _MAY_START_PHRASE:
                    skip, phrase, more = _phrase(tokens, at - 1)
                    if more:
                        at += more
                        _add_word(codes, places, skip, *WORDS[phrase], token, tokens[at - 1])
                        continue
                skip, code, value = _word(text)
                if code == "x":
                    codes.append("x")
                else:
                    _add_word(codes, places, skip, code, value, token, token)
            case "number":
                code, value = _number(token["number"])
                places[len(codes)] = Coded(value, *token.span())
                codes.append(code)
            case "date":
                code, value = _numeric_date(token["date"])
                places[len(codes)] = Coded(value, *token.span())
                codes.append(code)
            case _:
                mark = token[0]
                if mark == ")":
                    places[len(codes)] = Coded(0, *token.span())
                codes.append(_PUNCTUATION.get(mark, "."))
    return CodedText("".join(codes), places)


def _add_word(
    codes: list[str],
    places: dict[int, Coded],
    skip: int,
    code: str,
    value: int,
    first: re.Match[str],
    last: re.Match[str],
) -> None:
    start = first.start()
    if skip and first[0][0] in "وف":
        places[len(codes)] = Coded(0, start, start + skip)
        codes.append("C")
    places[len(codes)] = Coded(value, start + skip, last.end())
    codes.append(code)


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[int, str, int]:
    """How many letters of the word are a particle, and the code and value of the rest."""
    if word in WORDS:
        return 0, *WORDS[word]
    for skip, stem in _stems(word):
        code, value = WORDS.get(stem, ("x", 0))
        if code not in _WITHOUT_PARTICLES and code != "x":
            return skip, code, value
    return 0, "x", 0


def _stems(word: str) -> list[tuple[int, str]]:
    stems = [(0, word)]
    if word.startswith("لل"):
        stems.append((0, "ا" + word[1:]))
    if len(word) > 3 and word[0] in "وفبلك":
        stems.append((1, word[1:]))
    return stems


def _phrase(tokens: list[re.Match[str]], at: int) -> tuple[int, str, int]:
    """The particle, the phrase and its further tokens where one begins at a token."""
    for skip, stem in _stems(tokens[at][0]):
        if stem not in _PHRASE_STARTS:
            continue
        words = [stem]
        found = 0, stem, 0
        for token in tokens[at + 1 : at + _LONGEST_PHRASE]:
            if token.lastgroup != "word":
                break
            words.append(token[0])
            if (phrase := " ".join(words)) in WORDS:
                found = skip, phrase, len(words) - 1
        if found[2]:
            return found
    return 0, tokens[at][0], 0


_MAY_START_PHRASE = frozenset(
    prefix + start for start in _PHRASE_STARTS for prefix in ("", *"وفبلك")
)


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
