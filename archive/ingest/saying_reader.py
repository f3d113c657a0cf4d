"""Each reporting word of a text that says that something was said, in the order of the text.

A word of the same letters may be a noun, stand in a quotation, or belong to what is being said:
such are left out here. Who speaks is for ``saying_speakers``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.arabic.letters import fold
from archive.arabic.tokens import Token
from archive.ingest.implied_subjects import BEFORE_CLAUSE
from archive.ingest.marked_text import MarkedText
from archive.ingest.reporting_verbs import (
    COMPLEMENTIZERS,
    ReportingWord,
    VerbForm,
    is_also_noun,
    is_impersonal,
    reporting_word,
    without_document,
)
from archive.ingest.saying_speakers import SayingSpeakers
from archive.ingest.sayings import Saying
from archive.ingest.speaker_phrases import folded, is_no_subject
from archive.ingest.text_authors import is_document

_FURTHEST_WORD = 24
_FURTHEST_LETTER = 200

_RELATIVE = frozenset(fold("الذي التي الذين").split())
# «بعد أن», «رغم أن»: what follows is a circumstance, and nobody's words.
_CIRCUMSTANCES = frozenset(
    fold(
        "بعد قبل منذ دون بدون رغم مع شرط شريطة أجل إلا غير سوى لدرجة العلم علم يمكن ينبغي يجب "
        "بعيد قبيل كما"
    ).split()
)
_WITH = "ب"
# «حسبما قال», «وفق ما أفاد», «وفقا لما أعلنته»: what was said went before.
_AS = frozenset(fold("حسبما وفقما مثلما حسب").split())
_WHAT = frozenset(fold("ما لما").split())
_ACCORDING = frozenset(fold("بحسب حسب وفق وفقا طبقا استنادا").split())
_IN = fold("في")
_SAID = frozenset(fold("قال قالت قالوا يقول تقول").split())
_THAT_SAID = "إن"
_WITH_BY = frozenset(fold("أقر أقرت اعترف اعترفت صرح صرحت أفاد أفادت تعهد تعهدت وعد وعدت").split())
_SENTENCE_ENDS = "\n.؛!؟"
_FEMININE = ("ه", "ة")
_COLON_AND_MARKS = ' :"“”„‟«»'
# After these a verb is not part of what is being said.
_NEW_CLAUSE = BEFORE_CLAUSE | frozenset(fold("فيما بينما وقد فقد لكن ولكن").split())
_SO_THAT = frozenset(fold("فإن فإنه فإنها").split())


class SayingReader:
    """Reads the sayings of one text."""

    def __init__(self, page: MarkedText, speakers: SayingSpeakers) -> None:
        self._page = page
        self._speakers = speakers

    def sayings(self) -> Iterator[Saying]:
        """The reporting words outside quotations, in the order of the text."""
        last: Saying | None = None
        for at, match in enumerate(self._page.words):
            word = reporting_word(match[0])
            if word is None or self._page.is_quoted(match.start()):
                continue
            if word.form is VerbForm.CONTAINS and not self._is_in_document(at):
                word = without_document(match[0])
                if word is None:
                    continue
            if word.form is VerbForm.ACCORDING:
                yield from self._attribution(word, match, at, last)
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
            if word.form is VerbForm.RELAY and saying.speaker is None:
                # «نقلوا إلى المستشفى»
                continue
            yield saying
            speaks = word.form is VerbForm.FINITE and not is_impersonal(saying.verb)
            if saying.speaker is not None or speaks:
                last = saying

    def _is_in_document(self, at: int) -> bool:
        """Whether «في بيان» or its like follows the word."""
        following = self._page.tokens(at + 1, at + 3)
        if len(following) < 2 or folded(following[0].text) != _IN:
            return False
        return is_document(following[1])

    def _attribution(
        self, word: ReportingWord, match: re.Match[str], at: int, last: Saying | None
    ) -> Iterator[Saying]:
        """«بحسب فلان» where it opens or closes its sentence."""
        saying = self._saying(word, match)
        region = self._region(saying, at)
        speaker = self._speakers.of(saying, at, region, last)
        if speaker is None:
            return
        following = [
            token for token in self._page.tokens(at + 1, at + 24) if token.start >= speaker.end
        ]
        after = self._page.text[speaker.end : speaker.end + 3].lstrip(' )"”»')
        if at == self._page.first_word(saying.sentence):
            so = following and folded(following[0].text) in _SO_THAT
            if so or after.startswith("،"):
                start = following[0].end if so else speaker.end
                yield replace(saying, speaker=speaker, complement=start)
        elif not after or after[0] in _SENTENCE_ENDS:
            yield replace(saying, speaker=speaker, is_after=True)

    def _saying(self, word: ReportingWord, match: re.Match[str]) -> Saying:
        start, end = match.start() + word.skip, match.end()
        return Saying(
            word,
            self._page.text[start:end],
            start,
            end,
            self._page.paragraph(start),
            self._page.sentence(start),
            clause=start,
        )

    def _clause_of_what_went_before(self, at: int) -> int | None:
        """Where «حسبما», «وفق ما» and their like begin right before the word; None without them."""
        before = self._page.tokens(at - 2, at)
        if not before or "\n" in self._page.text[before[-1].start : self._page.words[at].start()]:
            return None
        if folded(before[-1].text) in _AS:
            return before[-1].start
        if len(before) > 1 and folded(before[1].text) in _WHAT:
            return before[0].start if folded(before[0].text) in _ACCORDING else None
        return None

    def _is_noun(self, saying: Saying, at: int) -> bool:
        """Whether a noun of the verb's letters stands here: «إن ذكر بوتين», «في كشف جديد»."""
        if saying.word.form is VerbForm.PARTICIPLE:
            return self._is_adjective(saying, at)
        if saying.word.form is not VerbForm.FINITE or not is_also_noun(saying.verb) or not at:
            return False
        previous = self._page.tokens(at - 1, at)[0]
        if self._page.text[previous.end : saying.start].strip():
            return False
        return folded(previous.text) in COMPLEMENTIZERS or is_no_subject(previous)

    def _is_adjective(self, saying: Saying, at: int) -> bool:
        """Whether a participle only describes: «باتت مهددة بالإغلاق»."""
        if not saying.verb.endswith(_FEMININE) or not at:
            return False
        previous = self._page.tokens(at - 1, at)[0]
        if saying.word.skip or self._page.text[previous.end : saying.start].strip():
            return False
        following = self._page.tokens(at + 1, at + 3)
        if any(folded(token.text) in COMPLEMENTIZERS for token in following):
            return False
        quoted = self._page.quotation_after(saying.end)
        return quoted is None or bool(self._page.text[saying.end : quoted].strip(_COLON_AND_MARKS))

    def _is_nested(self, saying: Saying, at: int, last: Saying) -> bool:
        """Whether the verb only belongs to what is being said: «قال إن الخطر الذي ذكر»."""
        if saying.word.form is not VerbForm.FINITE or saying.word.skip:
            return False
        if last.complement is None or last.sentence != saying.sentence or not at:
            return False
        if saying.start < last.complement:
            return False
        previous = self._page.tokens(at - 1, at)[0]
        is_joined = not self._page.text[previous.end : saying.start].strip()
        if self._speakers.takes_pronoun(at) or self._is_of_its_own(saying, at):
            return False
        return is_joined and folded(previous.text) not in _NEW_CLAUSE

    def _is_of_its_own(self, saying: Saying, at: int) -> bool:
        """Whether someone is quoted in what another says: «أعلنت الوكالة أن لافروف قال "..."»."""
        quoted = self._page.quotation_after(saying.end)
        if quoted is None or self._page.text[saying.end : quoted].strip(_COLON_AND_MARKS):
            return False
        return self._speakers.is_named_before(at)

    def _with_speaker(self, saying: Saying, at: int, last: Saying | None) -> Saying:
        region = self._region(saying, at)
        following = at + 1 + len(region)
        complement = None if saying.is_after else self._complement(saying, region, following)
        saying = replace(saying, complement=complement)
        return replace(saying, speaker=self._speakers.of(saying, at, region, last))

    def _complement(self, saying: Saying, region: Sequence[Token], following: int) -> int | None:
        """Where the words after أن or إن begin; a relative clause may have an أن of its own."""
        if following >= len(self._page.words):
            return None
        token = self._page.tokens(following, following + 1)[0]
        particle = folded(token.text)
        if particle not in COMPLEMENTIZERS or self._page.is_quoted(token.start):
            return None
        if region and folded(region[-1].text) in _CIRCUMSTANCES:
            return None
        if saying.word.is_loose and not particle.startswith(_WITH):
            # «اتهمه بأنه», «وصفها بأنها», but not «تحدث عن أسباب أولها أن».
            return None
        if any(folded(word.text) in _RELATIVE for word in region):
            closes_clause = self._page.text[region[-1].end : token.start].strip()
            # Only «قال» takes إن, few verbs take بأن: «قال السفير الذي حضر إن».
            is_of_said = token.text.startswith(_THAT_SAID) and folded(saying.verb) in _SAID
            is_of_said |= particle.startswith(_WITH) and folded(saying.verb) in _WITH_BY
            return token.end if closes_clause or is_of_said else None
        return token.end

    def _region(self, saying: Saying, at: int) -> list[Token]:
        """The words after the reporting word, up to what was said, the next verb or the end."""
        limit = min(saying.end + _FURTHEST_LETTER, self._page.sentence_end(saying.sentence))
        quoted = self._page.quotation_after(saying.end)
        if quoted is not None:
            limit = min(limit, quoted)
        region = []
        for token in self._page.tokens(at + 1, at + 1 + _FURTHEST_WORD):
            if token.end > limit or folded(token.text) in COMPLEMENTIZERS:
                break
            if reporting_word(token.text) is not None:
                break
            region.append(token)
        return region
