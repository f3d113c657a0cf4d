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
    is_also_noun,
    is_impersonal,
    reporting_word,
)
from archive.ingest.speaker_phrases import TITLES, folded, is_no_subject
from archive.ingest.subjects import Speaker, SubjectFinder

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
# «بعد أن», «رغم أن»: what follows is a circumstance, and nobody's words.
_CIRCUMSTANCES = frozenset(
    fold(
        "بعد قبل منذ دون بدون رغم مع شرط شريطة أجل إلا غير سوى لدرجة العلم علم يمكن ينبغي يجب "
        "بعيد قبيل كما"
    ).split()
)
_WITH = "ب"
_QUOTE_NEAR = 80
_QUOTE_JUST_BEFORE = 40
# «حسبما قال», «وفق ما أفاد», «وفقا لما أعلنته»: what was said went before.
_AS = frozenset(fold("حسبما وفقما مثلما حسب").split())
_WHAT = frozenset(fold("ما لما").split())
_ACCORDING = frozenset(fold("بحسب حسب وفق وفقا طبقا استنادا").split())
_SENTENCE_WORDS = 60


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
    is_after: bool = False
    """Whether what was said went before: «حسبما قال لافروف»."""
    clause: int = 0
    """Where the words begin that make what was said follow or go before: «حسبما», «وفق»."""


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
            saying = self._saying(word, match)
            clause = self._clause_of_what_went_before(at)
            if clause is not None:
                saying = replace(saying, is_after=True, clause=clause)
            elif (
                word.form is VerbForm.WITH_OBJECT
                or self._is_noun(saying, at)
                or (last is not None and self._is_nested(saying, at, last))
            ):
                continue
            saying = self._with_speaker(saying, at, last)
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
            clause=start,
        )

    def _clause_of_what_went_before(self, at: int) -> int | None:
        """Where «حسبما», «وفق ما» and their like begin right before the word; None without them."""
        before = self._tokens(at - 2, at)
        if not before or "\n" in self._text[before[-1].start : self._words[at].start()]:
            return None
        if folded(before[-1].text) in _AS:
            return before[-1].start
        if len(before) > 1 and folded(before[1].text) in _WHAT:
            return before[0].start if folded(before[0].text) in _ACCORDING else None
        return None

    def _is_noun(self, saying: Saying, at: int) -> bool:
        """Whether a noun of the verb's letters stands here: «إن ذكر بوتين», «في كشف جديد»."""
        if saying.word.form is not VerbForm.FINITE or not is_also_noun(saying.verb) or not at:
            return False
        previous = self._tokens(at - 1, at)[0]
        if self._text[previous.end : saying.start].strip():
            return False
        return folded(previous.text) in COMPLEMENTIZERS or is_no_subject(previous)

    def _is_nested(self, saying: Saying, at: int, last: Saying) -> bool:
        """Whether the verb only belongs to what is being said: «قال إن الخطر الذي ذكر»."""
        if saying.word.form is not VerbForm.FINITE or saying.word.skip:
            return False
        if last.complement is None or last.sentence != saying.sentence or not at:
            return False
        if saying.start < last.complement:
            return False
        previous = self._tokens(at - 1, at)[0]
        is_joined = not self._text[previous.end : saying.start].strip()
        return is_joined and folded(previous.text) not in _BEFORE_CLAUSE

    def _is_quoted(self, position: int) -> bool:
        at = bisect_right(self._quoted_starts, position) - 1
        return at >= 0 and position < self._quoted_ends[at]

    def _with_speaker(self, saying: Saying, at: int, last: Saying | None) -> Saying:
        region = self._region(saying, at)
        following = at + 1 + len(region)
        complement = None if saying.is_after else self._complement(saying, region, following)
        saying = replace(saying, complement=complement)
        form = saying.word.form
        if form in (VerbForm.FINITE, VerbForm.WITH_OBJECT):
            speaker = self._subject(saying, at, region, last)
        elif form is VerbForm.RELAY:
            speaker = self._relayed(region)
        else:
            speaker = self._of_paragraph(saying, at, last)
        return replace(saying, speaker=speaker)

    def _tokens(self, first: int, last: int) -> list[Token]:
        """The words from the first to before the last, of those that there are."""
        return [Token(word[0], *word.span()) for word in self._words[max(0, first) : last]]

    def _complement(self, saying: Saying, region: Sequence[Token], following: int) -> int | None:
        """Where the words after أن or إن begin; a relative clause may have an أن of its own."""
        if following >= len(self._words):
            return None
        token = self._tokens(following, following + 1)[0]
        particle = folded(token.text)
        if particle not in COMPLEMENTIZERS or self._is_quoted(token.start):
            return None
        if region and folded(region[-1].text) in _CIRCUMSTANCES:
            return None
        if saying.word.is_loose and not particle.startswith(_WITH):
            # «اتهمه بأنه», «وصفها بأنها», but not «تحدث عن أسباب أولها أن».
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
        if saying.is_after:
            return self._subjects.named(saying.end, words) or self._subjects.unknown(
                saying.end, words
            )
        if not saying.word.skip:
            before = self._subjects.before(self._tokens(at - _WORDS_BEFORE, at + 1))
        if before is None and self._has_content(saying, region):
            before = self._subjects.before_verb(self._tokens(at - _WORDS_BEFORE, at + 1))
        if before is not None and (not words or before.rule != "speaker-verb"):
            return before
        carried = _carried(saying, last) if self._begins_clause(saying, at) else None
        if not words:
            return carried
        return self._subjects.named(saying.end, words) or self._unknown(
            saying, region, words, carried
        )

    def _has_content(self, saying: Saying, region: Sequence[Token]) -> bool:
        """Whether something is said right after the word, or was quoted right before it."""
        if saying.complement is not None:
            return True
        end = region[-1].end if region else saying.end
        at = bisect_left(self._quoted_starts, saying.end)
        if at < len(self._quoted_starts) and self._quoted_starts[at] - end <= _QUOTE_NEAR:
            return "\n" not in self._text[end : self._quoted_starts[at]]
        if at and saying.start - self._quoted_ends[at - 1] <= _QUOTE_JUST_BEFORE:
            return "\n" not in self._text[self._quoted_ends[at - 1] : saying.start]
        return False

    def _begins_clause(self, saying: Saying, at: int) -> bool:
        """Whether no subject can stand before the verb."""
        if saying.word.skip or at == 0:
            return True
        previous = self._tokens(at - 1, at)[0]
        between = self._text[previous.end : saying.start]
        return folded(previous.text) in _BEFORE_CLAUSE or any(mark in between for mark in _BREAKS)

    def _unknown(
        self,
        saying: Saying,
        region: Sequence[Token],
        words: Sequence[Token],
        carried: Speaker | None,
    ) -> Speaker | None:
        """Someone without a known name; «المسؤول الروسي» and «البيان» are who spoke before."""
        speaker = self._subjects.unknown(saying.end, words)
        if speaker is None:
            return None
        if speaker.participant:
            return speaker
        first = folded(words[0].text)
        refers_back = carried is not None and (
            self._subjects.is_organisation(carried)
            if first in _REFERS_TO_ORGANISATION
            else first in _REFERS_TO_PERSON and saying.word.continues
        )
        if carried is not None and refers_back:
            return replace(
                carried,
                surface=speaker.surface,
                end=speaker.end,
                rule="title-refers-back",
                is_explicit=True,
            )
        if first in TITLES or self._has_content(saying, region):
            return speaker
        return None

    def _of_paragraph(self, saying: Saying, at: int, last: Saying | None) -> Speaker | None:
        """The subject of a participle, or of «قوله»: whoever speaks in the paragraph already."""
        if saying.word.form is VerbForm.NOUN:
            relayed = self._subjects.from_whom(saying.start)
            if relayed is not None:
                return relayed
        if last is None or last.sentence != saying.sentence:
            subject = self._of_sentence(saying, at)
            if subject is not None:
                return subject
        if last is None or last.speaker is None:
            return None
        if last.paragraph != saying.paragraph:
            # «ومضى قائلا» goes on like a verb.
            goes_on = at - 1 == self._first(saying)
            return _carried(saying, last) if goes_on else None
        if last.sentence == saying.sentence:
            return _again(last.speaker, "same-sentence", 0.75, saying.end)
        return _again(last.speaker, "carried-over", 0.6, saying.end)

    def _of_sentence(self, saying: Saying, at: int) -> Speaker | None:
        """Whoever the sentence is about that the participle closes: «وندد لافروف به، قائلا»."""
        first = self._first(saying)
        if at - first > _SENTENCE_WORDS:
            return None
        subject = self._subjects.main_clause(self._tokens(first, at))
        return subject and replace(subject, end=saying.end, is_explicit=False)

    def _first(self, saying: Saying) -> int:
        """The place of the sentence's first word."""
        start = self._sentences[saying.sentence - 1] if saying.sentence else 0
        return bisect_left(self._words, start, key=lambda word: word.start())

    def _relayed(self, region: Sequence[Token]) -> Speaker | None:
        """The one after «عن»: «نقلت وكالة ... عن لافروف»."""
        for at, token in enumerate(region):
            if folded(token.text) == _FROM:
                start, words = token.end, region[at + 1 :]
                named = self._subjects.named(start, words)
                if named is not None:
                    return replace(named, rule="relayed", confidence=0.85)
                start = words[0].start if words else start
                unknown = self._subjects.unknown(start, words)
                return unknown and replace(unknown, rule="relayed")
        return None


def _carried(saying: Saying, last: Saying | None) -> Speaker | None:
    """Whoever spoke last, in this paragraph or the one before."""
    if is_impersonal(saying.verb):
        return None
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
