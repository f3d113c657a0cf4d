"""Which meeting a query counts, in digits or words: «الجولة السابعة», «القمة 29», "7th round"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.arabic.letters import fold
from archive.arabic.months import ENGLISH_MONTHS, MONTHS
from archive.arabic.numerals import ORDINALS, ordinal_spellings
from archive.arabic.stemming import light_stem
from archive.ingest.name_forms import comparable
from archive.ingest.passages import fold_once
from archive.ingest.round_patterns import ENGLISH_ORDINALS

from .query.nodes import Leaf, Near, Phrase, Word
from .query.restating import Restatement, Span

WORD = re.compile(r"\w+")

_PARTICLES = re.compile("[وفبلك]{0,2}(?:ال)?(?=..)")
_ROUND, _MEETING, _SUMMIT = map(fold, ("جولة", "اجتماع", "قمة"))
_MEETINGS = {
    fold(word): fold(word) for word in ("جولة", "اجتماع", "لقاء", "مؤتمر", "قمة", "دورة")
} | {
    "round": _ROUND,
    "meeting": _MEETING,
    "summit": _SUMMIT,
}
"""What a round may be called, and the word for it in the rounds' own names."""
_ENGLISH_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_ENGLISH_WORDS = {number: word for word, number in ENGLISH_ORDINALS.items()}
# «القمة الثلاثية الثالثة», «الجولة رقم 7»: so many words after what it is, its number ends.
_WORDS_BETWEEN = 1
_NEXT_BUT_ONE = 2
_NUMBER_SIGNS = frozenset({fold("رقم"), "number", "no"})
_ARTICLE = "ال"


class Numeral(NamedTuple):
    """A number of a meeting: its first word, the one after its last, and what it is."""

    first: int
    end: int
    number: int
    is_ordinal: bool


class Meeting(NamedTuple):
    """A word for a meeting, as the rounds' names have it, and where it stands."""

    word: str
    first: int
    end: int


def numerals(words: Sequence[str]) -> Iterator[Numeral]:
    """Yield the numbers among the folded words that are no day of a month."""
    place = 0
    while place < len(words):
        numeral = _numeral(words, place)
        if numeral is not None:
            yield numeral
        place = place + 1 if numeral is None else numeral.end


def meeting_beside(words: Sequence[str], numeral: Numeral) -> Meeting | None:
    """The word for a meeting that the number counts: in English it may stand after it."""
    places = [numeral.first - 1, numeral.first - 1 - _WORDS_BETWEEN]
    if numeral.is_ordinal and words[numeral.first].isascii():
        places += [numeral.end, numeral.end + _WORDS_BETWEEN]
    for place in places:
        if 0 <= place < len(words):
            word = words[place]
            known = _MEETINGS.get(word) or _MEETINGS.get(bare(word))
            if known is not None:
                return Meeting(known, place, place + 1)
    return None


def bare(word: str) -> str:
    """The folded word without its article and particles."""
    return _PARTICLES.sub("", word, count=1)


def counted_meetings(text: str) -> Iterator[Restatement]:
    """Yield, for each number of a meeting in the text, the other ways to write it there."""
    folded = fold_once(text)
    found = list(WORD.finditer(comparable(folded.text)))
    words = [match[0] for match in found]
    for numeral in numerals(words):
        meeting = meeting_beside(words, numeral)
        if meeting is None:
            continue
        word = words[meeting.first]
        # «اجتماع 4 وزراء»: without the article, digits count what follows them.
        if numeral.is_ordinal or word.isascii() or word != bare(word):
            first = numeral.first - (words[numeral.first - 1] in _NUMBER_SIGNS)
            span = folded.origin(found[first].start(), found[numeral.end - 1].end())
            between = tuple(words[meeting.end : first])
            if between:
                # «القمة العربية 29» is no other summit.
                name: Leaf = Phrase((word, *between), *span)
                others = with_number((name,), numeral.number, 1, span)
            else:
                others = with_number((Word(word, *span),), numeral.number, _NEXT_BUT_ONE, span)
            yield Restatement((span,), others)


def with_number(
    counted: tuple[Leaf, ...], number: int, farthest: int, span: Span
) -> tuple[Near, ...]:
    """What is counted with its number: with an ordinal at most so far away, or beside digits.

    Digits count what they touch, for on a day of some month much else is said.
    """
    spellings = ordinal_spellings(number)
    words = {light_stem(spelling): spelling for spelling in spellings if " " not in spelling}
    ordinals: list[Leaf] = [Word(word, *span) for word in words.values()]
    ordinals += [Phrase(tuple(s.split()), *span) for s in spellings if " " in s]
    if number in _ENGLISH_WORDS:
        ordinals.append(Word(_ENGLISH_WORDS[number], *span))
    digits = str(number)
    # «القمة الـ29» has a word before its digits.
    in_digits = (Word(digits, *span), Phrase((_ARTICLE, digits), *span))
    beside_digits = Near((counted, in_digits), (1,), *span)
    if not ordinals:
        return (beside_digits,)
    return beside_digits, Near((counted, tuple(ordinals)), (farthest,), *span)


def _numeral(words: Sequence[str], place: int) -> Numeral | None:
    for end in (place + 2, place + 1):
        ordinal = ORDINALS.get(" ".join(words[place:end])) if end <= len(words) else None
        if ordinal is not None and not _ends_a_month(words, end):
            return Numeral(place, end, ordinal, is_ordinal=True)
    word = words[place]
    if _NUMBER.fullmatch(word) and not _is_month(words[place + 1 : place + 3]):
        return Numeral(place, place + 1, int(word), is_ordinal=False)
    number = ENGLISH_ORDINALS.get(word)
    if match := _ENGLISH_NUMBER.fullmatch(word):
        number = int(match[1])
    return None if number is None else Numeral(place, place + 1, number, is_ordinal=True)


def _is_month(words: Sequence[str]) -> bool:
    """Whether a month's name begins the words, so that what stands before them is its day."""
    names = (" ".join(words[:1]), " ".join(words))
    return any(name in MONTHS or name in ENGLISH_MONTHS for name in names)


def _ends_a_month(words: Sequence[str], end: int) -> bool:
    """Whether the word before that place is the second of a month's name: كانون الثاني."""
    return end >= 2 and " ".join(words[end - 2 : end]) in MONTHS
