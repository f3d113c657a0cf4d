"""Who says it where a reporting word has no subject of its own.

Whoever spoke last, where the report goes on with them; else whoever its sentence, or the sentence
before, is about. Where the sentence has another subject there is none.
"""

from dataclasses import replace

from archive.arabic.letters import fold
from archive.ingest.marked_text import MarkedText
from archive.ingest.reporting_verbs import Gender, is_impersonal
from archive.ingest.sayings import Saying
from archive.ingest.speaker_phrases import folded, is_no_subject, is_object_with_by, is_told
from archive.ingest.speakers import PERSON, NamesInText, Speaker
from archive.ingest.subjects_before import SubjectsBefore

BEFORE_CLAUSE = frozenset(fold("كما ثم حيث إذ").split())

_SENTENCE_WORDS = 60
_FEWEST_OF_CLAUSE = 3
_BREAKS = '\n.!?؟"”»:'
# «لكنه أضاف», «إلا أنها حذرت»: the particle takes the subject's pronoun.
_BUT_THEY = frozenset(fold("لكنه لكنها لكنهم لكنهما ولكنه ولكنها ولكنهم").split())
_BUT = frozenset(fold("إلا بيد غير").split())
_THAT_THEY = frozenset(fold("أنه أنها أنهم أنهما").split())
_PLURALS = ("ون", "ين", "ان", "اء")
_SHE = "ت"
_SAYING = frozenset(fold("يقول تقول").split())


class ImpliedSubjects:
    """Finds the subjects that one text leaves out."""

    def __init__(self, page: MarkedText, names: NamesInText, before: SubjectsBefore) -> None:
        self._page = page
        self._names = names
        self._before = before

    def takes_pronoun(self, at: int) -> bool:
        """Whether the word follows «لكنه», «إلا أنها» and their like."""
        before = self._page.tokens(at - 2, at)
        if not before or self._page.text[before[-1].end : self._page.words[at].start()].strip():
            return False
        if folded(before[-1].text) in _BUT_THEY:
            return True
        is_that = len(before) > 1 and folded(before[1].text) in _THAT_THEY
        return is_that and folded(before[0].text) in _BUT

    def begins_clause(self, saying: Saying, at: int, last: Saying | None) -> bool:
        """Whether no subject can stand before the verb."""
        if saying.word.skip or at == 0 or _is_doubled(saying, last):
            return True
        previous = self._page.tokens(at - 1, at)[0]
        between = self._page.text[previous.end : saying.start]
        if folded(previous.text) in BEFORE_CLAUSE or self.takes_pronoun(at):
            return True
        return any(mark in between for mark in _BREAKS)

    def of_verb(
        self, saying: Saying, at: int, last: Saying | None, carried: Speaker | None
    ) -> Speaker | None:
        """Who says it where the verb has no subject of its own."""
        if last is not None and last.sentence == saying.sentence:
            return carried
        subject = self._of_sentence(saying, at)
        if subject is not None and self._agrees_with(
            saying, self._page.first_word(saying.sentence)
        ):
            return replace(subject, confidence=0.6)
        if not saying.word.continues and self._has_other_subject(saying, at):
            return None
        before = self._sentence_before(saying)
        is_next = last is not None and last.sentence == before
        if (saying.word.continues and carried) or is_next or is_impersonal(saying.verb):
            return carried
        return self._of_sentence_before(saying, at, before) or carried

    def _sentence_before(self, saying: Saying) -> int:
        """The number of the last sentence with words before the saying's; -1 for the first."""
        first = self._page.first_word(saying.sentence)
        before = saying.sentence - 1
        while before >= 0 and self._page.first_word(before) == first:
            before -= 1
        return before

    def _has_other_subject(self, saying: Saying, at: int) -> bool:
        """Whether the sentence has a verb with a noun before the word: «وأبدى السالم أسفه وقال»."""
        first = self._page.first_word(saying.sentence)
        tokens = self._page.tokens(first, at)
        if len(tokens) < _FEWEST_OF_CLAUSE or not saying.word.skip:
            return False
        verb, noun = tokens[0], tokens[1]
        if is_no_subject(verb) or folded(verb.text).removeprefix("و").startswith("ال"):
            return False
        return not (is_no_subject(noun) or is_told(noun) or is_object_with_by(noun))

    def _agrees_with(self, saying: Saying, at: int) -> bool:
        """Whether the verb at the index, if it is one, is of the gender of the saying's."""
        if saying.word.gender not in (Gender.MASCULINE, Gender.FEMININE):
            return True
        verb = folded(self._page.words[at][0]).removeprefix("و")
        is_she = verb.startswith(_SHE) or verb.endswith(_SHE)
        return is_she == (saying.word.gender is Gender.FEMININE)

    def _of_sentence_before(self, saying: Saying, at: int, before: int) -> Speaker | None:
        """The person that the sentence before is about: «وزار لافروف أنقرة. وقال: "..."»."""
        first = self._page.first_word(saying.sentence)
        is_first = first == at or self.takes_pronoun(at)
        if before < 0 or not is_first or saying.word.gender is Gender.PLURAL:
            return None
        start = self._page.first_word(before)
        if first - start > _SENTENCE_WORDS:
            return None
        begins = self._page.words[start].start()
        if saying.paragraph - self._page.paragraph(begins) > 1:
            return None
        subject = self._before.main_clause(self._page.tokens(start, first))
        if subject is None or self._names.kind(subject.participant) != PERSON:
            return None
        if not self._agrees_with(saying, start):
            return None
        return replace(
            subject,
            rule="subject-of-sentence-before",
            confidence=0.55,
            end=saying.end,
            is_explicit=False,
        )

    def of_participle(self, saying: Saying, at: int, last: Saying | None) -> Speaker | None:
        """The subject of a participle, or of «قوله»: whoever speaks in the paragraph already."""
        if last is None or last.sentence != saying.sentence:
            subject = self._of_sentence(saying, at)
            if subject is not None:
                return subject
        if last is None or last.speaker is None:
            return None
        if last.paragraph != saying.paragraph:
            # «ومضى قائلا» goes on like a verb.
            goes_on = at - 1 == self._page.first_word(saying.sentence)
            return carried_over(saying, last) if goes_on else None
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


def carried_over(saying: Saying, last: Saying | None) -> Speaker | None:
    """Whoever spoke last, in this paragraph or the one before."""
    if is_impersonal(saying.verb):
        return None
    if last is None or last.speaker is None or saying.paragraph - last.paragraph > 1:
        return None
    if not _agrees(saying, last, last.speaker):
        return None
    confidence = 0.65 if saying.word.continues else 0.55
    return _again(last.speaker, "carried-over", confidence, saying.end)


def _is_doubled(saying: Saying, last: Saying | None) -> bool:
    """Whether the verb only opens the words of the one before: «وتابع يقول», «كتب لافروف يقول»."""
    if last is None or last.sentence != saying.sentence or last.complement is not None:
        return False
    return folded(saying.verb) in _SAYING


def _agrees(saying: Saying, last: Saying, speaker: Speaker) -> bool:
    """Whether the verb may be of who spoke last; a verb before its plural subject is singular."""
    if saying.word.gender is Gender.PLURAL and last.word.gender is not Gender.PLURAL:
        first = speaker.surface.split()[0]
        return not speaker.participant and folded(first).endswith(_PLURALS)
    return len({saying.word.gender, last.word.gender} - {None}) <= 1


def _again(speaker: Speaker, rule: str, confidence: float, end: int) -> Speaker:
    return replace(
        speaker,
        rule=rule,
        confidence=min(confidence, speaker.confidence),
        end=end,
        is_explicit=False,
    )
