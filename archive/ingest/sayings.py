"""Each reporting word of a text, with whoever is its subject.

Arabic puts the verb first and leaves the subject out when it is clear: a subject is looked for
right before the verb and after it, and is else carried over from what was said last. Where another
reading is as likely, there is no speaker.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.arabic.letters import LETTERS, MARKS, fold
from archive.arabic.tokens import Token
from archive.ingest.reporting_verbs import (
    COMPLEMENTIZERS,
    ReportingWord,
    VerbForm,
    reporting_word,
)
from archive.ingest.subjects import TITLES, Speaker, SubjectFinder, folded

_FURTHEST_WORD = 24
_WORDS_BEFORE = 12
_FURTHEST_LETTER = 200

_REFERS_TO_PERSON = frozenset(
    fold("المسؤول المتحدث المتحدثة الناطق الوزير الرئيس المبعوث المصدر السفير الجنرال").split()
)
_REFERS_TO_ORGANISATION = frozenset(fold("البيان الوزارة الهيئة الوكالة المنظمة").split())
_FROM = fold("عن")
_WORD = re.compile(f"[{LETTERS}][{LETTERS}{MARKS}]*|[A-Za-z]+")
_LINE_END = re.compile("\n")
_RELATIVE = frozenset(fold("الذي التي الذين").split())
_BEFORE_CLAUSE = frozenset(fold("كما ثم حيث إذ").split())
_BREAKS = '\n.!?؟"”»:'


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting word with its subject, and where what was said begins, if after أن or إن."""

    word: ReportingWord
    verb: str
    start: int
    end: int
    paragraph: int
    sentence: int
    speaker: Speaker | None = None
    complement: int | None = None


class SayingReader:
    """Reads the sayings of one text."""

    def __init__(
        self,
        text: str,
        subjects: SubjectFinder,
        sentences: Sequence[int],
        quoted: Sequence[tuple[int, int]],
    ) -> None:
        self._text = text
        self._subjects = subjects
        self._sentences = sentences
        self._quoted_starts = [start for start, _ in quoted]
        self._quoted_ends = [end for _, end in quoted]
        self._words = list(_WORD.finditer(text))
        self._line_ends = [match.start() for match in _LINE_END.finditer(text)]

    def sayings(self) -> Iterator[Saying]:
        """The reporting words outside quotations, in the order of the text."""
        last: Saying | None = None
        for at, match in enumerate(self._words):
            word = reporting_word(match[0])
            if word is None or self._is_quoted(match.start()):
                continue
            saying = self._with_speaker(self._saying(word, match), at, last)
            yield saying
            if saying.speaker is not None or word.form is VerbForm.FINITE:
                last = saying

    def _saying(self, word: ReportingWord, match: re.Match[str]) -> Saying:
        start, end = match.start() + word.skip, match.end()
        return Saying(
            word,
            self._text[start:end],
            start,
            end,
            bisect_right(self._line_ends, start),
            bisect_right(self._sentences, start),
        )

    def _is_quoted(self, position: int) -> bool:
        at = bisect_right(self._quoted_starts, position) - 1
        return at >= 0 and position < self._quoted_ends[at]

    def _with_speaker(self, saying: Saying, at: int, last: Saying | None) -> Saying:
        region = self._region(saying, at)
        following = at + 1 + len(region)
        complement = self._complement(region, following)
        form = saying.word.form
        if form is VerbForm.FINITE:
            speaker = self._subject(saying, at, region, last)
        elif form is VerbForm.RELAY:
            speaker = self._relayed(region)
        else:
            speaker = self._of_paragraph(saying, last)
        return replace(saying, speaker=speaker, complement=complement)

    def _tokens(self, first: int, last: int) -> list[Token]:
        """The words from the first to before the last, of those that there are."""
        return [Token(word[0], *word.span()) for word in self._words[max(0, first) : last]]

    def _complement(self, region: Sequence[Token], following: int) -> int | None:
        """Where the words after أن or إن begin; a relative clause may have an أن of its own."""
        if following >= len(self._words):
            return None
        token = self._tokens(following, following + 1)[0]
        if folded(token.text) not in COMPLEMENTIZERS:
            return None
        if any(folded(word.text) in _RELATIVE for word in region):
            closes_clause = self._text[region[-1].end : token.start].strip()
            return token.end if closes_clause else None
        return token.end

    def _region(self, saying: Saying, at: int) -> list[Token]:
        """The words after the reporting word, up to what was said, the next verb or the end."""
        limit = saying.end + _FURTHEST_LETTER
        if saying.sentence < len(self._sentences):
            limit = min(limit, self._sentences[saying.sentence])
        quoted = bisect_left(self._quoted_starts, saying.end)
        if quoted < len(self._quoted_starts):
            limit = min(limit, self._quoted_starts[quoted])
        region = []
        for token in self._tokens(at + 1, at + 1 + _FURTHEST_WORD):
            if token.end > limit or folded(token.text) in COMPLEMENTIZERS:
                break
            if reporting_word(token.text) is not None:
                break
            region.append(token)
        return region

    def _subject(
        self, saying: Saying, at: int, region: Sequence[Token], last: Saying | None
    ) -> Speaker | None:
        words = self._subjects.phrase(saying.end, region)
        before = None
        if not saying.word.skip:
            before = self._subjects.before(self._tokens(at - _WORDS_BEFORE, at + 1))
        if before is not None and (not words or before.rule != "speaker-verb"):
            return before
        carried = _carried(saying, last) if self._begins_clause(saying, at) else None
        if not words:
            return carried
        return self._subjects.named(saying.end, words) or self._titled(saying, words, carried)

    def _begins_clause(self, saying: Saying, at: int) -> bool:
        """Whether no subject can stand before the verb."""
        if saying.word.skip or at == 0:
            return True
        previous = self._tokens(at - 1, at)[0]
        between = self._text[previous.end : saying.start]
        return folded(previous.text) in _BEFORE_CLAUSE or any(mark in between for mark in _BREAKS)

    def _titled(
        self, saying: Saying, words: Sequence[Token], carried: Speaker | None
    ) -> Speaker | None:
        """A titled person; «المسؤول الروسي» and «البيان» are of whoever spoke before."""
        surface, end = self._subjects.titled(saying.end, words)
        first = folded(words[0].text)
        refers_back = carried is not None and (
            self._subjects.is_organisation(carried)
            if first in _REFERS_TO_ORGANISATION
            else first in _REFERS_TO_PERSON and saying.word.continues
        )
        if carried is not None and refers_back and surface:
            return replace(
                carried, surface=surface, end=end, rule="title-refers-back", is_explicit=True
            )
        if first not in TITLES or not surface:
            return None
        return Speaker("", surface, "verb-title", 0.6, end)

    def _of_paragraph(self, saying: Saying, last: Saying | None) -> Speaker | None:
        """The subject of a participle, or of «قوله»: whoever speaks in the paragraph already."""
        if saying.word.form is VerbForm.NOUN:
            relayed = self._subjects.from_whom(saying.start)
            if relayed is not None:
                return relayed
        if last is None or last.speaker is None or last.paragraph != saying.paragraph:
            return None
        if last.sentence == saying.sentence:
            return _again(last.speaker, "same-sentence", 0.75, saying.end)
        return _again(last.speaker, "carried-over", 0.6, saying.end)

    def _relayed(self, region: Sequence[Token]) -> Speaker | None:
        """The one after «عن»: «نقلت وكالة ... عن لافروف»."""
        for at, token in enumerate(region):
            if folded(token.text) == _FROM:
                named = self._subjects.named(token.end, region[at + 1 :])
                return replace(named, rule="relayed", confidence=0.85) if named else None
        return None


def _carried(saying: Saying, last: Saying | None) -> Speaker | None:
    """Whoever spoke last, in this paragraph or the one before."""
    if last is None or last.speaker is None or saying.paragraph - last.paragraph > 1:
        return None
    if len({saying.word.gender, last.word.gender} - {None}) > 1:
        return None
    confidence = 0.65 if saying.word.continues else 0.55
    return _again(last.speaker, "carried-over", confidence, saying.end)


def _again(speaker: Speaker, rule: str, confidence: float, end: int) -> Speaker:
    return replace(
        speaker,
        rule=rule,
        confidence=min(confidence, speaker.confidence),
        end=end,
        is_explicit=False,
    )
