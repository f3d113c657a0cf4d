"""What a web page printed twice: the headline, the lead cut short, paragraphs, a caption.

A line goes only where all that it says is also said by a line that stays.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from archive.ingest.lines import Line
from archive.ingest.values import NoiseKind

_ELLIPSES = ("...", "…", "...]", "…]", "...)", "…)")
_LONGEST_TEASER = 1500
# So many letters tell where a teaser goes on; a shorter line is no teaser.
_OPENING = 24
# Fewer words may be meant twice: a refrain, a speaker's name, a row of a table.
_LEAST_WORDS = 8
_ROW = re.compile(r"\S+( \S+){0,2} ?:")
_CAPTION_WORDS = range(2, 9)
_LEAST_LEAD = 80

Marks = dict[int, NoiseKind]


def mark_repeated_headline(lines: Sequence[Line], headline: str, marks: Marks) -> None:
    """Mark the lines that are the headline again."""
    for line in lines:
        if headline and line.key == headline and line.number not in marks:
            marks[line.number] = NoiseKind.REPEATED_HEADLINE


def mark_teasers(lines: Sequence[Line], marks: Marks) -> None:
    """Mark the lines cut short with an ellipsis that the text below begins with again."""
    below = [line for line in lines if line.number not in marks]
    joined = " ".join(line.key for line in below)
    positions: dict[str, list[int]] = {}
    ends = list(accumulate((len(line.key) + 1 for line in below), initial=0))
    for start in ends[:-1]:
        positions.setdefault(joined[start : start + _OPENING], []).append(start)
    for line, end in zip(below, ends[1:], strict=True):
        if line.text.endswith(_ELLIPSES) and _OPENING <= len(line.key) <= _LONGEST_TEASER:
            again = positions[line.key[:_OPENING]]
            later = bisect_left(again, end)
            if later < len(again) and joined.startswith(line.key, again[later]):
                marks[line.number] = NoiseKind.TRUNCATED_TEASER


def mark_repeated_paragraphs(lines: Sequence[Line], marks: Marks) -> None:
    """Mark paragraphs that stand above in the same words; the first of them stays.

    Short ones, and those that open with a name and a colon as the rows of a table do, go only as
    part of a longer passage that is there twice.
    """
    kept = [line for line in lines if line.number not in marks]
    first: dict[str, int] = {}
    original: dict[int, int] = {}
    for index, line in enumerate(kept):
        if (earlier := first.setdefault(line.key, index)) != index:
            original[index] = earlier
    twice = {index for index in original if _is_paragraph(kept[index])}
    for order, step in ((sorted(original), -1), (sorted(original, reverse=True), 1)):
        for index in order:
            # The neighbour is a repetition, of the neighbour of what this one repeats.
            if index + step in twice and original[index + step] == original[index] + step:
                twice.add(index)
    for index in twice:
        marks[kept[index].number] = NoiseKind.REPEATED_PARAGRAPH


def mark_captions(lines: Sequence[Line], marks: Marks) -> None:
    """Mark captions above the lead: a few words of it on a line set apart."""
    lead = next((line for line in lines if line.number not in marks and _may_lead(line)), None)
    if lead is None:
        return
    words = f" {lead.key} "
    above = [line for line in lines if line.number <= lead.number]
    for line, following in pairwise(above):
        if line.number in marks or line.ends_a_sentence:
            continue
        is_apart = (
            following.number - line.number > 1
            or marks.get(line.number - 1) is NoiseKind.TRUNCATED_TEASER
        )
        is_short = line.key.count(" ") + 1 in _CAPTION_WORDS
        if is_apart and is_short and f" {line.key} " in words:
            marks[line.number] = NoiseKind.IMAGE_CAPTION


def _is_paragraph(line: Line) -> bool:
    return line.key.count(" ") + 1 >= _LEAST_WORDS and _ROW.match(line.text) is None


def _may_lead(line: Line) -> bool:
    return len(line.text) >= _LEAST_LEAD and line.ends_a_sentence
