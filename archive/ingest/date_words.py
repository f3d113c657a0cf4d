"""The words and numbers that dates are made of, read from a text as one-letter codes.

`read` turns "الاثنين المقبل 6/شباط" into ``WRN/M``, so that the grammar of dates
(`date_expressions`) is a regular expression over codes. Every other word is ``x``, a line end is
itself, any other mark ``.``.

====  ===========================================  =====================================
code  words                                        value
====  ===========================================  =====================================
D     2017-02-16, 16/2/2017                        20170216
N n   1 to 31; any other number                    the number
Y h   a year of our era; of the Hijra              the year
O     ordinal words: السادس, الحادي والعشرين       the number
M m e month; one that is also a common word;       the month
      a month in English
H     Hijri month                                  the month
W     weekday                                      date.weekday()
T g w اليوم, أمس, أول من أمس; غدا; الآن            days from the day of the report
R r   الماضي -1, الجاري 0, المقبل 1; in English    -1, 0, 1
P     مطلع, منتصف, أواخر                           a Part
K L l the week; the month; a month
V v   the year; a year
j d   يوم; يومي
Z     هذا, هذه
t     مساء, صباح
C G f و; إلى, حتى; من
a     the article before digits: الـ23
i     في, منذ: what stands before a year
F     سيعقد, المقرر: what points ahead
q     الموافق
X     words that take "today" out of اليوم
====  ===========================================  =====================================
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from archive.arabic.letters import fold
from archive.arabic.months import ENGLISH_MONTHS, HIJRI_MONTHS, MONTHS, WEEKDAYS
from archive.arabic.numerals import ORDINALS

# Months whose names are ordinary words, or people's names, too.
_DOUBTFUL_MONTHS = frozenset(fold("آب مارس ماي أوت نوار جوان ماية جوين").split())
_ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LAST_DAY = 31
_GREGORIAN_YEARS = range(1900, 2100)
_HIJRI_YEARS = range(1300, 1500)


class Part(IntEnum):
    """A third of a period."""

    FIRST = 0
    MIDDLE = 1
    LAST = 2


# Code and value of single words and of phrases.
_LISTED: dict[tuple[str, int], str] = {
    ("T", 0): "اليوم today",
    ("T", -1): "أمس البارحة yesterday",
    ("T", 1): "الغد tomorrow",
    ("g", 1): "غدا",
    ("w", 0): "الآن حاليا now currently",
    ("R", -1): "الماضي الماضية الماضيين الماضيتين المنصرم المنصرمة الفائت الفائتة",
    ("R", 0): "الجاري الجارية الحالي الحالية",
    ("R", 1): "المقبل المقبلة المقبلين المقبلتين القادم القادمة القادمين الآتي الآتية",
    ("r", -1): "last",
    ("r", 0): "this",
    ("r", 1): "next",
    ("P", Part.FIRST): "مطلع أوائل بداية مستهل early",
    ("P", Part.MIDDLE): "منتصف أواسط mid",
    ("P", Part.LAST): "أواخر نهاية late",
    ("K", 0): "الأسبوع",
    ("L", 0): "الشهر",
    ("l", 0): "شهر",
    ("V", 0): "العام السنة",
    ("v", 0): "عام سنة",
    ("j", 0): "يوم",
    ("d", 0): "يومي يومين",
    ("Z", 0): "هذا هذه",
    ("t", 0): "صباحا مساء صباح ظهر ظهرا فجر ليل ليلا morning evening",
    ("C", 0): "و وال أو and",
    ("G", 0): "إلى حتى to",
    ("f", 0): "من of",
    ("a", 0): "ال بال لل فال كال the",
    ("i", 0): "في منذ in since",
    ("q", 0): "الموافق المصادف",
    (
        "X",
        0,
    ): "التالي التالية نفسه ذاته الواحد السابق ذلك ذات نفس طوال طيلة كل الوطني العالمي الدولي "
    "الأخير التاريخي الذي",
    ("F", 0): "سيعقد ستعقد سيجري ستجري سيبدأ ستبدأ سينطلق ستنطلق سيلتقي ستلتقي سيشارك ستشارك "
    "سيتم ستتم سيكون ستكون سيزور ستزور سيتوجه سيجتمع ستجتمع ستستضيف سيستضيف سيصل ستصل سيتولى "
    "ستتولى سيحضر ستحضر سيبحث ستبحث سينعقد ستنعقد ستقام سيقام ستنظم سينظم ستجرى سيجرى سيدخل ستدخل "
    "يعتزم تعتزم يتوقع المقرر المقررة المرتقب المرتقبة المزمع المنتظر المتوقع مقرر مقررة مقررا "
    "مرتقبة will scheduled",
    # «الأمين العام الحالي» is no year.
    ("Q", 0): "الأمين المدير القائد المدعي النائب المفتش القنصل السكرتير المراقب الرأي القطاع "
    "النظام المنسق المشرف الاتحاد المؤتمر الوكيل",
}
_PHRASES: dict[str, tuple[str, int]] = {
    "أول من أمس": ("T", -2),
    "أول أمس": ("T", -2),
    "أمس الأول": ("T", -2),
    "قبل أمس": ("T", -2),
    "بعد غد": ("T", 2),
    "بعد الغد": ("T", 2),
    "يوم غد": ("T", 1),
}


def _words() -> dict[str, tuple[str, int]]:
    words = {fold(word): key for key, listed in _LISTED.items() for word in listed.split()}
    words |= {word: ("e", month) for word, month in ENGLISH_MONTHS.items()}
    words |= {word: ("W", day) for day, word in enumerate(_ENGLISH_WEEKDAYS)}
    words |= {word: ("O", n) for word, n in ORDINALS.items() if n <= _LAST_DAY}
    words |= {word: ("H", month) for word, month in HIJRI_MONTHS.items()}
    words |= {word: ("W", day) for word, day in WEEKDAYS.items()}
    words |= {
        word: ("m" if word in _DOUBTFUL_MONTHS else "M", month) for word, month in MONTHS.items()
    }
    return words | {fold(phrase): key for phrase, key in _PHRASES.items()}


_WORDS = _words()
_LONGEST_PHRASE = max(word.count(" ") for word in _WORDS) + 1
_PHRASE_STARTS = frozenset(word.partition(" ")[0] for word in _WORDS if " " in word)
# Written onto words of these codes, a particle cannot be told from a letter of the word.
_WITHOUT_PARTICLES = "maCfie"

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
                        _add_word(codes, places, skip, *_WORDS[phrase], token, tokens[at - 1])
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
    if word in _WORDS:
        return 0, *_WORDS[word]
    for skip, stem in _stems(word):
        code, value = _WORDS.get(stem, ("x", 0))
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
            if (phrase := " ".join(words)) in _WORDS:
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
        return ("h" if number in _HIJRI_YEARS else "n"), number
    return ("N" if 1 <= number <= _LAST_DAY and len(digits) < 3 else "n"), number


def _numeric_date(digits: str) -> tuple[str, int]:
    first, second, third = map(int, _NUMBER_IN_DATE.findall(digits))
    year, month, day = (first, second, third) if first > _LAST_DAY else (third, second, first)
    if month > 12 >= day:
        month, day = day, month
    return ("D", year * 10_000 + month * 100 + day) if year in _GREGORIAN_YEARS else ("n", 0)
