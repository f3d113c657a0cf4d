"""Titles of other reports that a page printed between two paragraphs, without any label.

One such line may be a subheading. Two or more in a row, between paragraphs that end in full stops,
are hardly ever the report's own: each is told to be a title by its length, by its end, and by its
first word, which joins it to nothing above. Lists, questions and what is quoted stay, and so does a
short question below the titles: it heads what follows.
"""

import re
from collections.abc import Iterator, Sequence

from archive.arabic.letters import fold
from archive.arabic.stemming import split_clitics
from archive.ingest.lines import Line
from archive.ingest.values import NoiseKind

_RUN = range(2, 6)
_LENGTH = range(20, 101)
_LEAST_WORDS = 4
_LEAST_PARAGRAPH = 60
_LONGEST_QUESTION = 6
# A title is seldom so short, a subheading mostly is.
_SHORT = 30
# What a title does not end with; a question mark it may.
_OPEN_END = re.compile(r"[:،,؛;.…\-–]$")
_ITEM = re.compile(r"[-–—•*●▪◦·#(]|\d")
# «سوريا: ما هي بنود الاتفاق؟» is a title; a question without its subject may be the report's.
_QUESTION = re.compile(r"(?![^:]{3,30}: ).*[؟?][\"»”]?$")
_STOP_WITHIN = re.compile(r"[.؟?!] \S")
_QUOTED = re.compile(r"[\"«“][^\"«»“”]*[\"»”]$")
# Who wrote what stands below: the line above is its heading then.
_BYLINE = re.compile(r"(تحليل|محرر|مراسل|بقلم|اعداد|تقرير|كتب|ترجمه|تصوير|مصدر)")


def mark_inline_links(lines: Sequence[Line], marks: dict[int, NoiseKind]) -> None:
    """Mark the titles between paragraphs; not where they make up much of the text."""
    kept = [line for line in lines if line.number not in marks]
    links = [line for run in _runs(kept) for line in run]
    if 3 * len(links) <= len(kept):
        marks |= {line.number: NoiseKind.RELATED_LINKS for line in links}


def _runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The runs of titles that stand between two paragraphs."""
    first: int | None = None
    for index, line in enumerate(lines):
        if _may_be_a_link(line):
            first = index if first is None else first
            continue
        if first and _is_paragraph(lines[first - 1]) and _goes_on(lines, index):
            run = _without_subheadings(lines[first:index])
            if _are_links(run):
                yield run
        first = None


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the report goes on there: with a paragraph, or a subheading of a word or three."""
    if _is_paragraph(lines[index]):
        return True
    is_subheading = lines[index].key.count(" ") + 1 < _LEAST_WORDS
    return is_subheading and index + 1 < len(lines) and _is_paragraph(lines[index + 1])


def _without_subheadings(run: Sequence[Line]) -> Sequence[Line]:
    while run and _may_be_a_subheading(run[0]):
        run = run[1:]
    while run and (_may_be_a_subheading(run[-1]) or _may_head_what_follows(run[-1])):
        run = run[:-1]
    return run


def _are_links(run: Sequence[Line]) -> bool:
    if len(run) not in _RUN or any(_BYLINE.match(line.key) for line in run):
        return False
    return not all(_QUESTION.match(line.text) for line in run)


def _may_be_a_subheading(line: Line) -> bool:
    return len(line.text) < _SHORT


def _may_head_what_follows(line: Line) -> bool:
    is_short = line.key.count(" ") + 1 <= _LONGEST_QUESTION
    return is_short and _QUESTION.match(line.text) is not None


def _may_be_a_link(line: Line) -> bool:
    text = line.text
    if len(text) not in _LENGTH or line.key.count(" ") + 1 < _LEAST_WORDS:
        return False
    if _OPEN_END.search(text) or _ITEM.match(text) or _STOP_WITHIN.search(text):
        return False
    return not (_QUOTED.match(text) or _has_open_quotation(text) or _is_joined(text))


def _has_open_quotation(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("«") != text.count("»")


def _is_joined(text: str) -> bool:
    """Whether the first word begins with a conjunction: then it goes on from the line above."""
    first_word = fold(text).split()[0]
    return split_clitics(first_word)[0][:1] in ("و", "ف")


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= _LEAST_PARAGRAPH and line.ends_with_full_stop
