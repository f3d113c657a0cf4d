"""Quotation marks that stand around a name, and quote nobody."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.ingest.quotations import Quotation
from archive.ingest.reporting_verbs import reporting_word
from archive.ingest.values import FoundName

_LONGEST_NAME = 5
_BACK = 20

_LAST_WORD = re.compile(r"(\w+)\s+[\"“”„‟«»]\s*$")
_BY_NAME = re.compile(r"(?:يسمى|باسم|المسمى|المسماة)\s+(?:بـ?\s*)?[\"“”„‟«»]\s*$")
# A name is followed by what is said, or by more about who says it.
_WHO_SAYS = re.compile(r"[\"“”„‟«»]\s+(?:\w+\s+){0,3}?(?:أن|إن|بأن|أنه|أنها|بأنه|التابع|التابعة)\b")
_WHAT = frozenset({"ما", "لما", "حسبما"})


def is_name(names: Sequence[FoundName], quotation: Quotation) -> bool:
    """Whether the quoted words are a name that was found."""
    return any(
        name.start <= quotation.start + 1 and name.end >= quotation.end - 1
        for name in names_between(names, quotation.start - _BACK, quotation.end + 1)
    )


def names_speaker(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words name who says something: «أفاد "المركز المحلي للإغاثة" بأن»."""
    if quotation.words > _LONGEST_NAME:
        return False
    back = max(0, quotation.start - _BACK)
    before = _LAST_WORD.search(text, back, quotation.start)
    if before is None or reporting_word(before[1]) is None:
        return _BY_NAME.search(text, back, quotation.start) is not None
    if _WHO_SAYS.match(text, quotation.end):
        return True
    clause = text[max(0, before.start() - 6) : before.start()].split()
    return bool(clause) and clause[-1] in _WHAT


def names_between(names: Sequence[FoundName], start: int, end: int) -> Sequence[FoundName]:
    """The names that begin from ``start`` to before ``end``."""
    first = bisect_left(names, start, key=lambda name: name.start)
    return names[first : bisect_left(names, end, key=lambda name: name.start)]
