"""Who speaks where a reporting word stands.

Arabic puts the verb first and leaves the subject out when it is clear: a subject is looked for
right before the verb and after it, and is else for ``implied_subjects``. Where another reading is
as likely, there is no speaker.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.arabic.letters import fold
from archive.arabic.tokens import Token
from archive.ingest.implied_subjects import ImpliedSubjects, carried_over
from archive.ingest.marked_text import MarkedText
from archive.ingest.reporting_verbs import Gender, VerbForm
from archive.ingest.sayings import Saying
from archive.ingest.speaker_phrases import TITLES, folded, is_told, is_with_by
from archive.ingest.speakers import ORGANISATION, NamesInText, Speaker
from archive.ingest.subjects import SubjectFinder
from archive.ingest.subjects_before import SubjectsBefore
from archive.ingest.text_authors import TextAuthors

_WORDS_BEFORE = 12
_QUOTE_NEAR = 80
_QUOTE_JUST_BEFORE = 40

_REFERS_TO_PERSON = frozenset(
    fold("المسؤول المتحدث المتحدثة الناطق الوزير الرئيس المبعوث المصدر السفير الجنرال").split()
)
_REFERS_TO_ORGANISATION = frozenset(fold("البيان الوزارة الهيئة الوكالة المنظمة").split())
_FROM = fold("عن")
# «وأضاف بيان الوزارة أن»: the one whom it is by speaks.
_STATEMENT = fold("بيان")
_RELAYING = frozenset({"نقل", "نقلا"})
# Rules that a subject after the verb goes before.
_LESS_THAN_AFTER = frozenset({"speaker-verb", "related"})
_THE = "ال"
_STATE = "state"
_MASCULINE_STATES = frozenset(fold("العراق الأردن لبنان").split())
_SO = "ف"
_LONGEST_CARRIED = 5
_QUOTES = '"“”„‟«»'


class SayingSpeakers:
    """Finds the speakers of one text's sayings."""

    def __init__(
        self, page: MarkedText, names: NamesInText, after: SubjectFinder, before: SubjectsBefore
    ) -> None:
        self._page = page
        self._names = names
        self._after = after
        self._before = before
        self._authors = TextAuthors(names, after)
        self._implied = ImpliedSubjects(page, names, before)

    def of(
        self, saying: Saying, at: int, region: Sequence[Token], last: Saying | None
    ) -> Speaker | None:
        """Who says it: ``at`` is its word's index, ``region`` the words after it that may tell."""
        form = saying.word.form
        if form in (VerbForm.FINITE, VerbForm.WITH_OBJECT):
            return self._subject(saying, at, region, last)
        if form is VerbForm.RELAY:
            return self._relayed(region) or self._relay(saying, region)
        if form is VerbForm.CONTAINS:
            return self._authors.author(region[1:]) or carried_over(saying, last)
        if form is VerbForm.ACCORDING:
            return self._authors.source(region, last.speaker if last else None)
        return self._of_participle(saying, at, last)

    def takes_pronoun(self, at: int) -> bool:
        """Whether the word follows «لكنه», «إلا أنها» and their like."""
        return self._implied.takes_pronoun(at)

    def is_named_before(self, at: int) -> bool:
        """Whether a name right before the word is its subject."""
        return self._before.name(self._page.tokens(at - _WORDS_BEFORE, at + 1)) is not None

    def _subject(
        self, saying: Saying, at: int, region: Sequence[Token], last: Saying | None
    ) -> Speaker | None:
        words = self._after.phrase(saying.end, region)
        if saying.is_after:
            return self._after.named(saying.end, words) or self._after.unknown(saying.end, words)
        before = self._subject_before(saying, at, region)
        if before is not None and (not words or before.rule not in _LESS_THAN_AFTER):
            return before
        begins = self._implied.begins_clause(saying, at, last)
        carried = carried_over(saying, last) if begins else None
        if not words or self._is_object(saying, words[0]):
            # «أصدر لافروف بيانا قال فيه»
            is_within = bool(region) and is_told(region[0])
            return self._implied.of_verb(saying, at, last, carried) if begins or is_within else None
        if folded(words[0].text) == _STATEMENT:
            author = self._authors.author(words)
            if author is not None:
                return author
        named = self._after.named(saying.end, words)
        if named is None and before is not None and before.rule != "related":
            return before
        return named or self._unknown(saying, region, words, carried)

    def _subject_before(self, saying: Saying, at: int, region: Sequence[Token]) -> Speaker | None:
        """Whoever stands before the verb; after «و» nobody can, after «ف» one whom «أما» opens."""
        tokens = self._page.tokens(at - _WORDS_BEFORE, at + 1)
        if not saying.word.skip:
            before = self._before.name(tokens)
            if before is not None:
                return before
        elif not tokens[-1].text.startswith(_SO):
            return None
        return self._before.phrase(tokens) if self._has_content(saying, region) else None

    def _is_object(self, saying: Saying, first: Token) -> bool:
        """Whether the name after the verb cannot be its subject: «وطالب روسيا بالتدخل»."""
        name = self._names.at(first.start)
        if name is None or saying.word.gender is not Gender.MASCULINE:
            return False
        if self._names.kind(name.participant) != _STATE:
            return False
        return folded(name.surface) not in _MASCULINE_STATES

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

    def _unknown(
        self,
        saying: Saying,
        region: Sequence[Token],
        words: Sequence[Token],
        carried: Speaker | None,
    ) -> Speaker | None:
        """Someone without a known name; «المسؤول الروسي» and «البيان» are who spoke before."""
        speaker = self._after.unknown(saying.end, words, takes_object=saying.word.is_loose)
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
        return speaker if self._is_surely_someone(words, speaker) else None

    def _is_surely_someone(self, words: Sequence[Token], speaker: Speaker) -> bool:
        """Whether the words name a speaker, though nothing is said: more may be said after."""
        named = [token for token in words if token.end <= speaker.end]
        if len(named) > _LONGEST_CARRIED:
            return False
        if self._page.text[words[0].start - 1] in _QUOTES:
            return True
        following = words[len(named) : len(named) + 1]
        if following and is_with_by(following[0]) and named[0].text.startswith(_THE):
            # «واعترف السالم بالتأخير»
            return True
        return any(folded(token.text) in TITLES for token in named)

    def _of_participle(self, saying: Saying, at: int, last: Saying | None) -> Speaker | None:
        """The subject of a participle, or of «قوله»: the one whom «عن» names, or who spoke."""
        if saying.word.form is VerbForm.NOUN:
            relayed = self._before.from_whom(saying.start)
            if relayed is not None:
                return relayed
        return self._implied.of_participle(saying, at, last)

    def _relay(self, saying: Saying, region: Sequence[Token]) -> Speaker | None:
        """Who relays what nobody else is named for: «نقلت الصحف أن»."""
        if saying.complement is None or saying.verb in _RELAYING:
            return None
        words = self._after.phrase(saying.end, region)
        if not words:
            return None
        return self._after.named(saying.end, words) or self._after.unknown(saying.end, words)

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
