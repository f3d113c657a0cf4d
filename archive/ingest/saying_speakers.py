"""Who speaks where a reporting word stands.

Arabic puts the verb first and leaves the subject out when it is clear: a subject is looked for
right before the verb and after it, and is else carried over from what was said last. Where another
reading is as likely, there is no speaker.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.arabic.letters import fold
from archive.arabic.tokens import Token
from archive.ingest.marked_text import MarkedText
from archive.ingest.reporting_verbs import VerbForm, is_impersonal
from archive.ingest.sayings import Saying
from archive.ingest.speaker_phrases import TITLES, folded
from archive.ingest.speakers import ORGANISATION, NamesInText, Speaker
from archive.ingest.subjects import SubjectFinder
from archive.ingest.subjects_before import SubjectsBefore

_WORDS_BEFORE = 12
_SENTENCE_WORDS = 60
_QUOTE_NEAR = 80
_QUOTE_JUST_BEFORE = 40

_REFERS_TO_PERSON = frozenset(
    fold("المسؤول المتحدث المتحدثة الناطق الوزير الرئيس المبعوث المصدر السفير الجنرال").split()
)
_REFERS_TO_ORGANISATION = frozenset(fold("البيان الوزارة الهيئة الوكالة المنظمة").split())
_FROM = fold("عن")
BEFORE_CLAUSE = frozenset(fold("كما ثم حيث إذ").split())
_BREAKS = '\n.!?؟"”»:'


class SayingSpeakers:
    """Finds the speakers of one text's sayings."""

    def __init__(
        self, page: MarkedText, names: NamesInText, after: SubjectFinder, before: SubjectsBefore
    ) -> None:
        self._page = page
        self._names = names
        self._after = after
        self._before = before

    def of(
        self, saying: Saying, at: int, region: Sequence[Token], last: Saying | None
    ) -> Speaker | None:
        """Who says it: ``at`` is its word's index, ``region`` the words after it that may tell."""
        form = saying.word.form
        if form in (VerbForm.FINITE, VerbForm.WITH_OBJECT):
            return self._subject(saying, at, region, last)
        if form is VerbForm.RELAY:
            return self._relayed(region)
        return self._of_paragraph(saying, at, last)

    def _subject(
        self, saying: Saying, at: int, region: Sequence[Token], last: Saying | None
    ) -> Speaker | None:
        words = self._after.phrase(saying.end, region)
        before = None
        if saying.is_after:
            return self._after.named(saying.end, words) or self._after.unknown(saying.end, words)
        if not saying.word.skip:
            before = self._before.name(self._page.tokens(at - _WORDS_BEFORE, at + 1))
        if before is None and self._has_content(saying, region):
            before = self._before.phrase(self._page.tokens(at - _WORDS_BEFORE, at + 1))
        if before is not None and (not words or before.rule != "speaker-verb"):
            return before
        carried = _carried(saying, last) if self._begins_clause(saying, at) else None
        if not words:
            return carried
        return self._after.named(saying.end, words) or self._unknown(saying, region, words, carried)

    def _has_content(self, saying: Saying, region: Sequence[Token]) -> bool:
        """Whether something is said right after the word, or was quoted right before it."""
        if saying.complement is not None:
            return True
        end = region[-1].end if region else saying.end
        quoted = self._page.quotation_after(saying.end)
        if quoted is not None and quoted - end <= _QUOTE_NEAR:
            return "\n" not in self._page.text[end:quoted]
        ended = self._page.quotation_before(saying.end)
        if ended is not None and saying.start - ended <= _QUOTE_JUST_BEFORE:
            return "\n" not in self._page.text[ended : saying.start]
        return False

    def _begins_clause(self, saying: Saying, at: int) -> bool:
        """Whether no subject can stand before the verb."""
        if saying.word.skip or at == 0:
            return True
        previous = self._page.tokens(at - 1, at)[0]
        between = self._page.text[previous.end : saying.start]
        return folded(previous.text) in BEFORE_CLAUSE or any(mark in between for mark in _BREAKS)

    def _unknown(
        self,
        saying: Saying,
        region: Sequence[Token],
        words: Sequence[Token],
        carried: Speaker | None,
    ) -> Speaker | None:
        """Someone without a known name; «المسؤول الروسي» and «البيان» are who spoke before."""
        speaker = self._after.unknown(saying.end, words)
        if speaker is None:
            return None
        if speaker.participant:
            return speaker
        first = folded(words[0].text)
        refers_back = carried is not None and (
            self._names.kind(carried.participant) == ORGANISATION
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
            relayed = self._before.from_whom(saying.start)
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
            goes_on = at - 1 == self._page.first_word(saying.sentence)
            return _carried(saying, last) if goes_on else None
        if last.sentence == saying.sentence:
            return _again(last.speaker, "same-sentence", 0.75, saying.end)
        return _again(last.speaker, "carried-over", 0.6, saying.end)

    def _of_sentence(self, saying: Saying, at: int) -> Speaker | None:
        """Whoever the sentence is about that the participle closes: «وندد لافروف به، قائلا»."""
        first = self._page.first_word(saying.sentence)
        if at - first > _SENTENCE_WORDS:
            return None
        subject = self._before.main_clause(self._page.tokens(first, at))
        return subject and replace(subject, end=saying.end, is_explicit=False)

    def _relayed(self, region: Sequence[Token]) -> Speaker | None:
        """The one after «عن»: «نقلت وكالة ... عن لافروف»."""
        for at, token in enumerate(region):
            if folded(token.text) == _FROM:
                start, words = token.end, region[at + 1 :]
                named = self._after.named(start, words)
                if named is not None:
                    return replace(named, rule="relayed", confidence=0.85)
                start = words[0].start if words else start
                unknown = self._after.unknown(start, words)
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
