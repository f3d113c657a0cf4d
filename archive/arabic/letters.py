"""Two forms of a text: the one that is stored (`clean_unicode`), the one that is compared (`fold`).

Stored text keeps its spelling and loses only what no reader can see. Folded text gives up every
difference that Arabic writers make freely (hamza on alef, ta marbuta, tashkeel, Persian letters,
digits) so that two spellings of one word meet. Both work letter by letter through one table, which
keeps them fast and lets `fold_with_offsets` point back into the text it was given.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

# Direction marks, embeddings and isolates, joiners, the byte-order mark, the soft hyphen.
_INVISIBLE = frozenset(
    map(
        chr,
        [
            0x00AD,
            0x061C,
            0x180E,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            0xFEFF,
        ],
    )
)
# Controls that separate text: dropping them would join two words.
_LINE_BREAKS = frozenset("\n\v\f\x85\u2028\u2029")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Marks written over and under Arabic letters, and the tatweel that stretches them.
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
# Letters of Arabic, of the languages that borrowed its script, and presentation forms.
LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)

_REMOVED_MARK = re.compile(f"[{MARKS}\u06dd\u06de\u06e9\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
                           "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u02bb-\u02bf]")  # fmt: skip

_LETTER_FOLDS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېۍێےۑؽؾؿ", "ي"),
    "ۓ": "ئ",
    **dict.fromkeys("ةہھۃۀۂەۿ", "ه"),
    **dict.fromkeys("کڪګڬڭڮ", "ك"),
    **dict.fromkeys("گڰڱڲڳڴ", "غ"),
    **dict.fromkeys("پٻ", "ب"),
    "چ": "ج",
    "ژ": "ز",
    "ڕ": "ر",
    "ڵ": "ل",
    "ں": "ن",
    **dict.fromkeys("ڤڥڡ", "ف"),
    "ڨ": "ق",
    **dict.fromkeys("ۆۇۈۋۊۄۅ", "و"),
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ə": "e",
}


class _Table(dict[int, str]):
    """A table for str.translate that works each character out the first time it is met."""

    def __init__(self, mapping: Callable[[str], str]) -> None:
        super().__init__()
        self._mapping = mapping

    def __missing__(self, code: int) -> str:
        result = self[code] = self._mapping(chr(code))
        return result


def _is_presentation_form(char: str) -> bool:
    return "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"


def _clean_char(char: str) -> str:
    if char in _LINE_BREAKS or char == "\r":
        return "\n"
    if char in _INVISIBLE:
        return ""
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category == "Cc":
        return char if char == "\t" else ""
    if category == "Cs":
        # Half of a surrogate pair cannot be stored; show that something was there.
        return _REPLACEMENT
    if _is_presentation_form(char):
        base = unicodedata.normalize("NFKC", char)
        # A mark's isolated or joined form stands on a space or tatweel of its own.
        return base[1:] if len(base) > 1 and base[0] in " \u0640" else base
    return char


def _fold_char(char: str) -> str:
    if char in _LETTER_FOLDS:
        return _LETTER_FOLDS[char]
    if _REMOVED_MARK.match(char):
        return ""
    cleaned = _clean_char(char)
    if cleaned != char:
        return "".join(map(_fold_char, cleaned))
    if char.isdecimal():
        return str(unicodedata.digit(char))
    if unicodedata.category(char)[0] == "L" and char not in "ؤئ":
        simple = unicodedata.normalize("NFKD", char.casefold())
        if simple != char:
            return "".join(map(_fold_char, simple))
    return char


_CLEAN = _Table(_clean_char)
_FOLD = _Table(_fold_char)

# Text of these characters alone is clean already, but for the order of its marks.
_UNCLEAN = re.compile("[^\n\t -~¡-ÿ\u0600-\u061b\u061d-\u06ff\u2010-\u2027\u2030-\u205e]|[\u00ad]")
# Each of these folds to exactly one character.
_FOLDS_TO_OTHER_LENGTH = re.compile("[^\n\t -~\u00a0«»؟،؛\u0621-\u063f\u0641-\u064a\u0660-\u0669]")

_DELETED_BETWEEN = f"[{MARKS}{''.join(sorted(_INVISIBLE))}]*"
_CARRIER_AND_HAMZA = re.compile(f"([ويىی])({_DELETED_BETWEEN}?)\u0654")
_RETURN_AND_NEWLINE = re.compile(f"\r([{''.join(sorted(_INVISIBLE))}]*)\n")
_CARRIERS = {"و": "ؤ", "ي": "ئ", "ى": "ئ", "ی": "ئ"}
_DELETED = "\u064b"


def clean_unicode(text: str) -> str:
    """The text as it is stored: composed, in plain letters and spaces, without invisible marks.

    Arabic presentation forms become letters, every space U+0020 and every line end a newline;
    direction marks, joiners, the byte-order mark and controls go. Tashkeel and tatweel stay: they
    are the author's spelling.
    """
    if _UNCLEAN.search(text):
        if "\r" in text:
            text = _RETURN_AND_NEWLINE.sub(r"\n\1", text)
        text = text.translate(_CLEAN)
    return unicodedata.normalize("NFC", text)


def _settle(text: str) -> str:
    """The text, at the same length, when what does not fold letter by letter is settled."""
    if "\u0654" in text:
        text = _CARRIER_AND_HAMZA.sub(lambda m: _CARRIERS[m[1]] + m[2] + _DELETED, text)
    if "\r" in text:
        text = _RETURN_AND_NEWLINE.sub(rf"\n\1{_DELETED}", text)
    return text


def fold(text: str) -> str:
    """The form that matching and search compare: one spelling for all the ways to write a word.

    Without tashkeel, tatweel and invisible marks; one alef, one ya, one ha; Persian letters as
    the Arabic ones that replace them; digits in ASCII; Latin letters small and without accents.
    """
    return _settle(text).translate(_FOLD)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that knows where each of its letters stood in the text it was made from."""

    text: str
    source_length: int = field(repr=False)
    # From the folded position breaks[i] on, a letter's source is its position plus shifts[i].
    breaks: tuple[int, ...] = field(default=(0,), repr=False)
    shifts: tuple[int, ...] = field(default=(0,), repr=False)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of code points, in the source text, that the folded span start:end came from.

        Tashkeel and whatever else folding drops belongs to the letter before it. Raises
        IndexError for a span that is not in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span {start}:{end} is outside a text of {len(self.text)} letters")
        first = self._source(start)
        if start == end:
            return first, first
        # The second operand is larger when the last letter is part of an unfolded ligature.
        return first, max(self._source(end), self._source(end - 1) + 1)

    def _source(self, position: int) -> int:
        if position == len(self.text):
            return self.source_length
        return position + self.shifts[bisect_right(self.breaks, position) - 1]


def fold_with_offsets(text: str) -> FoldedText:
    """The folded text, and with it the way back to the text's own offsets."""
    settled = _settle(text)
    breaks, shifts = [0], [0]

    def shift(position: int, by: int) -> None:
        if breaks[-1] == position:
            shifts[-1] = by
        elif shifts[-1] != by:
            breaks.append(position)
            shifts.append(by)

    surplus = 0  # how far the folded text is ahead of its source
    for match in _FOLDS_TO_OTHER_LENGTH.finditer(settled):
        source = match.start()
        length = len(_FOLD[ord(match[0])])
        if length == 1:
            continue
        target = source + surplus
        for index in range(length):
            shift(target + index, source - target - index)
        surplus += length - 1
        shift(target + length, -surplus)
    return FoldedText(settled.translate(_FOLD), len(text), tuple(breaks), tuple(shifts))


_ARABIC_RUN = re.compile(f"[{LETTERS}]+")
_OTHER_RUN = re.compile(f"[^\\W\\d_{LETTERS}{MARKS}]+")


def arabic_share(text: str) -> float:
    """The share of Arabic letters among the letters of the text; 0.0 where it has no letter."""
    arabic = sum(map(len, _ARABIC_RUN.findall(text)))
    other = sum(map(len, _OTHER_RUN.findall(text)))
    return arabic / (arabic + other) if arabic else 0.0


def is_arabic(text: str) -> bool:
    """Whether at least half of the text's letters are Arabic."""
    return arabic_share(text) >= 0.5
