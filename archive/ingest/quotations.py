"""Where a text quotes, whatever marks it uses and however carelessly they are closed."""

import re
from dataclasses import dataclass

_MARK = re.compile('["“”„‟«»]|\n')
_BEFORE_OPENING = re.compile(r"[\s:：(\[،,\-–—ـ]")
_AFTER_CLOSING = re.compile(r"[\s.،,:;؛!?؟)\]\-–—]")
_WORD = re.compile(r"\w[\w\u064b-\u0652\u0670]*")
_MARKS_AND_SPACES = ' \t\r\n"“”„‟«»'
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, without their marks."""

    start: int
    end: int
    words: int
    is_closed: bool


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of each paragraph, in the order of the text.

    One that is never closed ends with its paragraph, unless others begin and end within it: then
    nobody can tell how far it goes, and only those are given.
    """
    found: list[Quotation] = []
    opened: list[int] = []
    within: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        at = match.start()
        if match[0] == "\n":
            _close_paragraph(text, found, opened, within, at)
        elif _opens(text, at, is_open=bool(opened)):
            if len(opened) < _DEEPEST:
                opened.append(at + 1)
        elif opened:
            start = opened.pop()
            if opened:
                within.append((start, at))
            else:
                within.clear()
                _add(text, found, start, at, is_closed=True)
    _close_paragraph(text, found, opened, within, len(text))
    return found


def _close_paragraph(
    text: str, found: list[Quotation], opened: list[int], within: list[tuple[int, int]], end: int
) -> None:
    if opened and within:
        for start, stop in within:
            _add(text, found, start, stop, is_closed=True)
    elif opened:
        _add(text, found, opened[0], end, is_closed=False)
    opened.clear()
    within.clear()


def _opens(text: str, at: int, *, is_open: bool) -> bool:
    """Whether the mark opens a quotation: its shape says little, its neighbours nearly all."""
    mark = text[at]
    if mark == "«" or mark == "»":
        return mark == "«"
    before = at == 0 or _BEFORE_OPENING.match(text, at - 1) is not None
    after = at + 1 >= len(text) or _AFTER_CLOSING.match(text, at + 1) is not None
    if before != after:
        return before
    return not is_open


def _add(text: str, found: list[Quotation], start: int, end: int, *, is_closed: bool) -> None:
    while start < end and text[start] in _MARKS_AND_SPACES:
        start += 1
    while end > start and text[end - 1] in _MARKS_AND_SPACES:
        end -= 1
    if start < end:
        words = sum(1 for _ in _WORD.finditer(text, start, end))
        found.append(Quotation(start, end, words, is_closed))
