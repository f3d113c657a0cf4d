"""Who said what: quotations with the speaker that the report gives them, and plain reported speech.

A quotation counts only beside a reporting word; quotation marks around a name or a doubted word are
left out. Where the speaker has no name that the archive knows, the words that name them are kept.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.arabic.letters import fold
from archive.ingest.marked_text import MarkedText
from archive.ingest.office_holders import OfficeHolders
from archive.ingest.quotations import Quotation, quotations
from archive.ingest.quoted_names import is_name, names_between, names_speaker
from archive.ingest.reported_speech import Page, reported_speech
from archive.ingest.reporting_verbs import COMPLEMENTIZERS
from archive.ingest.saying_reader import SayingReader
from archive.ingest.saying_speakers import SayingSpeakers
from archive.ingest.sayings import Saying
from archive.ingest.speakers import NamesInText, Speaker
from archive.ingest.subjects import SubjectFinder
from archive.ingest.subjects_before import SubjectsBefore
from archive.ingest.values import (
    Draft,
    Evidence,
    FoundName,
    FoundStatement,
    Knowledge,
    Stage,
)

_FEWEST_WORDS = 3
_SURELY_SPEECH = 6
_SURELY_SPEECH_AFTER_LOOSE = 8
_FURTHEST = 250
_FURTHEST_AFTER = 12
_UNCLOSED = 0.85
_GOES_ON_WORDS = 12
_GOES_ON = 0.5

_SENTENCE_END = re.compile(r"[.!?؟]+(?=[\s\"“”«»)]|$)|(?<=\w\w\w)\.(?=[ء-ي])|\n+")
_INTRODUCES = re.compile(r"[:：]\s*[\"“”„‟«»]*\s*$")
_NAME_AND_COLON = re.compile(r"\s*[:：]\s*[\"“”„‟«»]\s*")
_ONLY_MARKS = re.compile(r"[\s\"“”„‟«»،,.؛-]*(?:(?:كما|على حد)\s+)?")
_WORD = re.compile(r"\w+")
_MARKS_AND_POINTS = ' \t\r\n"“”„‟«».،؛'
_ACCORDING = re.compile(r"[\s\"“”„‟«»،,.]*(بحسب|حسب|وفق|وفقا|وفقاً|طبقا|طبقاً|according to)\s+")
# «ما وصفه بـ"..."»: how someone else calls it.
_SO_CALLED = re.compile(r"ما (?:وصف|سم|أسم|اعتبر)\w+ (?:بأنه|بأنها|بـ)?\s*[\"“”„‟«»]?\s*$")
_PRESIDENT_OFFICE = re.compile("رئيس (?!وفد|الوفد|المكتب|دائر|قسم|مجلس|وزراء|ادار)")


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that finds the statements; it reads the names that were found before it."""
    kinds = {name.participant: name.kind for name in knowledge.names}
    presidents = frozenset(
        office.participant
        for office in knowledge.offices
        if _PRESIDENT_OFFICE.match(fold(office.office))
    )
    holders = OfficeHolders(knowledge.offices)

    def find(draft: Draft) -> Draft:
        text = draft.text
        quoted = [
            quotation
            for quotation in quotations(text)
            if quotation.words >= _FEWEST_WORDS
            and not is_name(draft.names, quotation)
            and not names_speaker(text, quotation)
        ]
        spans = [(quotation.start, quotation.end) for quotation in quoted]
        sentences = _sentence_ends(text, spans)
        day = draft.publication.days.first if draft.publication else None
        names = NamesInText(draft.names, kinds)
        after = SubjectFinder(text, names, presidents, holders, day)
        marked = MarkedText(text, sentences, spans)
        speakers = SayingSpeakers(marked, names, after, SubjectsBefore(text, names, after))
        sayings = tuple(SayingReader(marked, speakers).sayings())
        page = Page(text, draft.names, quoted, sentences, sayings)
        return replace(draft, statements=tuple(_statements(page)))

    return find


def _sentence_ends(text: str, quoted: Sequence[tuple[int, int]]) -> list[int]:
    """Where sentences end; a full stop within a quotation ends none."""
    starts = [start for start, _ in quoted]
    ends = []
    for match in _SENTENCE_END.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.start() >= quoted[at][1]:
            ends.append(match.end())
    return ends


def _statements(page: Page) -> list[FoundStatement]:
    direct = list(_direct(page))
    reported = list(reported_speech(page, direct))
    kept = _apart_from(direct, reported)
    return sorted((*kept, *reported), key=lambda statement: (statement.start, statement.end))


def _apart_from(
    direct: Sequence[FoundStatement], reported: Sequence[FoundStatement]
) -> Iterator[FoundStatement]:
    """The quotations that are not part of what is reported with the words around them."""
    starts = [statement.start for statement in reported]
    for statement in direct:
        at = bisect_right(starts, statement.start) - 1
        if at < 0 or statement.start >= reported[at].end:
            yield statement


def _direct(page: Page) -> Iterator[FoundStatement]:
    starts = [saying.start for saying in page.sayings]
    previous_end = 0
    last: FoundStatement | None = None
    for quotation in page.quoted:
        at = bisect_left(starts, quotation.start)
        before = _before(page, at)
        after = page.sayings[at] if at < len(page.sayings) else None
        statement = (
            (before and _introduced(page, before, quotation, previous_end))
            or (after and _followed(page, after, quotation))
            or _beside_name(page, quotation)
        )
        statement = statement or (last and _goes_on(page.text, last, quotation))
        if statement:
            yield statement
            previous_end = quotation.end
        last = statement


def _before(page: Page, at: int) -> Saying | None:
    """The saying before that of the index; «قال لافروف حسب ما نقلت الوكالة "..."» is the first."""
    while at > 1 and page.sayings[at - 1].is_after:
        if page.sayings[at - 2].sentence != page.sayings[at - 1].sentence:
            break
        at -= 1
    return page.sayings[at - 1] if at else None


def _goes_on(text: str, last: FoundStatement, quotation: Quotation) -> FoundStatement | None:
    """The quotation that is a whole paragraph as more of the one that ended the last paragraph."""
    if quotation.words < _GOES_ON_WORDS or not quotation.is_closed:
        return None
    between = text[last.end : quotation.start]
    line_end = text.find("\n", quotation.end)
    after = text[quotation.end : line_end if line_end >= 0 else len(text)]
    if between.count("\n") != 1 or (between + after).strip(_MARKS_AND_POINTS):
        return None
    evidence = Evidence(
        "goes-on", min(_GOES_ON, last.evidence.confidence), last.start, quotation.end
    )
    return replace(last, verb="", start=quotation.start, end=quotation.end, evidence=evidence)


def _introduced(
    page: Page, saying: Saying, quotation: Quotation, previous_end: int
) -> FoundStatement | None:
    """The quotation as what the reporting word before it introduces."""
    if saying.speaker is None or quotation.start - saying.end > _FURTHEST:
        return None
    if bisect_right(page.sentences, quotation.start) != saying.sentence:
        return None
    if saying.start < previous_end:
        return None
    if saying.word.is_loose and not quotation.is_closed:
        return None
    if _SO_CALLED.search(page.text, saying.end, quotation.start):
        return None
    least = _SURELY_SPEECH_AFTER_LOOSE if saying.word.is_loose else _SURELY_SPEECH
    if quotation.words < least and not _is_introduced_directly(page.text, saying, quotation):
        return None
    return _statement(quotation, saying, saying.speaker)


def _is_introduced_directly(text: str, saying: Saying, quotation: Quotation) -> bool:
    """Whether nothing but the speaker, a colon or أن stands between the word and the quotation."""
    if saying.word.is_loose:
        return False
    said_from = max(saying.end, saying.speaker.end if saying.speaker else 0)
    between = text[said_from : quotation.start]
    if _INTRODUCES.search(between):
        return True
    words = _WORD.findall(between)
    if not words:
        # «وأعلنت "كتيبة فلان"»: three words may be the speaker's name.
        return quotation.words > _FEWEST_WORDS
    return fold(words[-1]) in COMPLEMENTIZERS


def _followed(page: Page, saying: Saying, quotation: Quotation) -> FoundStatement | None:
    """The quotation as what the reporting word after it closes: «"...", قال لافروف»."""
    speaker = saying.speaker
    if speaker is None or not speaker.is_explicit or saying.word.skip:
        return None
    if saying.start - quotation.end > max(_FURTHEST_AFTER, len(speaker.surface) + 8):
        return None
    between = page.text[quotation.end : saying.start]
    if speaker.end <= saying.start:
        between = between.replace(speaker.surface, "", 1)
    if not _ONLY_MARKS.fullmatch(between) or "\n" in between:
        return None
    if quotation.words < _SURELY_SPEECH and saying.complement is not None:
        return None
    return _statement(quotation, saying, replace(speaker, confidence=speaker.confidence - 0.1))


def _beside_name(page: Page, quotation: Quotation) -> FoundStatement | None:
    """The quotation after «لافروف:» or before «بحسب لافروف»."""
    at = bisect_right(page.names, quotation.start, key=lambda name: name.end) - 1
    if at >= 0:
        name = page.names[at]
        opens_line = name.start == 0 or page.text[name.start - 1] == "\n"
        if opens_line and _NAME_AND_COLON.fullmatch(page.text, name.end, quotation.start):
            return _by_name(quotation, name, "", "name-and-colon", 0.85)
    match = _ACCORDING.match(page.text, quotation.end)
    if match is None or quotation.words < _SURELY_SPEECH:
        return None
    # The name may have ل written onto it.
    for name in names_between(page.names, match.end(), match.end() + 2):
        return _by_name(quotation, name, match[1], "according-to", 0.75)
    return None


def _by_name(
    quotation: Quotation, name: FoundName, verb: str, rule: str, confidence: float
) -> FoundStatement:
    start, end = min(quotation.start, name.start), max(quotation.end, name.end)
    return FoundStatement(
        name.participant,
        name.surface,
        verb,
        True,
        quotation.start,
        quotation.end,
        Evidence(rule, confidence, start, end),
    )


def _statement(quotation: Quotation, saying: Saying, speaker: Speaker) -> FoundStatement:
    confidence = speaker.confidence if quotation.is_closed else speaker.confidence * _UNCLOSED
    start, end = min(quotation.start, saying.start), max(quotation.end, saying.end)
    return FoundStatement(
        speaker.participant,
        speaker.surface,
        saying.verb,
        True,
        quotation.start,
        quotation.end,
        Evidence(speaker.rule, round(confidence, 2), start, end),
    )
