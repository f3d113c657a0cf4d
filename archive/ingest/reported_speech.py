"""What speakers said in the report's own words, or in words that are only quoted in part.

It follows أن or إن to the end of its clause («قال لافروف إن ...»), or goes before the reporting
word in its sentence («...، حسبما قال لافروف»). A clause that is all one quotation is left out: it
is a direct quotation.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.quotations import Quotation
from archive.ingest.sayings import Saying
from archive.ingest.speakers import Speaker
from archive.ingest.values import Evidence, FoundName, FoundStatement

_LEAST_WORDS = 3
_LONGEST_BEFORE = 800
_LEAST_LEFT_WORDS = 3
_MOSTLY_QUOTED = 0.6
_CONFIDENCE = 0.7
_CONFIDENCE_AFTER = 0.65

_WORD = re.compile(r"\w+")
_OPENING_MARKS = '"“«'
_MARKS_AND_POINTS = ' \t\r\n"“”„‟«»،,.؛:'
# Another clause begins here, in which the report speaks again.
_REPORT_AGAIN = re.compile(
    r"(?:[،,]\s*(?:وسط|في حين|في وقت|وذلك|دون|بدون|من دون)|\s(?:فيما|بينما|حيث)"
    r"|(?<=\S)[\"”»]\s*(?:بعدما|بعد أن|خلال|في ختام))\s"
)
_NEXT_CLAUSE = re.compile(
    r"[\s،,]+(?:و?(?:قد|لكن\w{0,3})|فقد|فيما|بينما|كما|حيث|ثم|وذلك|إذ|"
    r"(?:إلا|بيد|غير) أن\w{0,2}|و)\s*$"
)
_BEFORE_CLAUSE = re.compile(r"\s*(?:وقد|وكان|وكانت|و(?=ال))\s*")


@dataclass(frozen=True, slots=True)
class Page:
    """A report's text with what was read from it."""

    text: str
    names: Sequence[FoundName]
    quoted: Sequence[Quotation]
    sentences: Sequence[int]
    sayings: Sequence[Saying]


def reported_speech(page: Page, direct: Sequence[FoundStatement]) -> Iterator[FoundStatement]:
    """The reported clauses in the order of the text, save those that are quoted whole."""
    starts = [statement.start for statement in direct]
    ended = 0
    for at, saying in enumerate(page.sayings):
        if saying.speaker is None:
            continue
        if saying.is_after:
            start, end = _clause_before(page, saying)
            if (
                start < ended
                or end - start > _LONGEST_BEFORE
                or _quoted_between(starts, start, end)
            ):
                continue
            confidence = _CONFIDENCE_AFTER
        elif saying.complement is not None:
            start, end = _clause_after(page, at, saying, saying.complement)
            if _is_quoted_whole(page, direct, starts, start, end):
                continue
            confidence = _CONFIDENCE
        else:
            continue
        words = len(_WORD.findall(page.text, start, end))
        if words >= _LEAST_WORDS:
            ended = end
            yield _statement(saying, saying.speaker, start, end, confidence)


def _statement(
    saying: Saying, speaker: Speaker, start: int, end: int, confidence: float
) -> FoundStatement:
    evidence = Evidence(
        "reported-speech",
        round(min(confidence, speaker.confidence), 2),
        min(saying.start, start),
        max(saying.end, end),
    )
    return FoundStatement(
        speaker.participant, speaker.surface, saying.verb, False, start, end, evidence
    )


def _sentence_end(page: Page, saying: Saying) -> int:
    if saying.sentence < len(page.sentences):
        return page.sentences[saying.sentence]
    return len(page.text)


def _clause_after(page: Page, at: int, saying: Saying, start: int) -> tuple[int, int]:
    end = _sentence_end(page, saying)
    if at + 1 < len(page.sayings) and page.sayings[at + 1].sentence == saying.sentence:
        following = page.sayings[at + 1]
        end = min(end, following.clause - following.word.skip)
    for match in _REPORT_AGAIN.finditer(page.text, start, end):
        if not _is_within_quotation(page.quoted, match.start()):
            end = match.start()
            break
    return _trimmed(page.text, start, end)


def _clause_before(page: Page, saying: Saying) -> tuple[int, int]:
    start = page.sentences[saying.sentence - 1] if saying.sentence else 0
    if saying.clause - start > _LONGEST_BEFORE:
        return start, saying.clause
    match = _BEFORE_CLAUSE.match(page.text, start, saying.clause)
    return _trimmed(page.text, match.end() if match else start, saying.clause)


def _is_within_quotation(quoted: Sequence[Quotation], position: int) -> bool:
    at = bisect_left(quoted, position, key=lambda quotation: quotation.start) - 1
    return at >= 0 and position < quoted[at].end


def _quoted_between(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _is_quoted_whole(
    page: Page, direct: Sequence[FoundStatement], starts: Sequence[int], start: int, end: int
) -> bool:
    """Whether the clause is little more than a quotation."""
    at = bisect_left(starts, start)
    while at < len(starts) and starts[at] < end:
        statement = direct[at]
        if statement.end - statement.start >= _MOSTLY_QUOTED * (end - start):
            opens = not page.text[start : statement.start].strip(_MARKS_AND_POINTS)
            left = len(_WORD.findall(page.text, statement.end, end)) if opens else 0
            return left < _LEAST_LEFT_WORDS
        at += 1
    return False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the marks around it, and without the conjunction of the next clause."""
    while start < end and not text[start].isalnum() and text[start] not in _OPENING_MARKS:
        start += 1
    end = start + len(_NEXT_CLAUSE.sub("", text[start:end]))
    while end > start and (text[end - 1].isspace() or text[end - 1] in "،,.؛:"):
        end -= 1
    return start, end
