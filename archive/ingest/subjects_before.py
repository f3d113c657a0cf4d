"""Whom the words before a reporting word name as its subject.

«لكن لافروف قال», «لافروف الذي قال», «وكانت مصادر قد ذكرت»; for a participle, whoever its sentence
is about; for «قوله», the one whom «عن» names.
"""

from collections.abc import Sequence
from dataclasses import replace

from archive.arabic.letters import fold
from archive.arabic.tokens import Token
from archive.ingest.speaker_phrases import TITLES, folded, is_no_subject
from archive.ingest.speakers import NamesInText, Speaker
from archive.ingest.subjects import SubjectFinder
from archive.ingest.values import FoundName

_NEAR = 12
_LONGEST_PHRASE = 10
_TITLE_WORDS = 3

_BEFORE_CLAUSE = frozenset(
    fold("كان كانت وكان وكانت لكن ولكن أن إن بأن فيما بينما كما وأن but and that").split()
)
_CLAUSE_BREAKS = '\n.!?؟"”»:'
_RELATIVE = frozenset(fold("الذي التي").split())
_AUXILIARIES = frozenset(fold("قد فقد كان كانت").split())
# After these a noun comes before its verb: «وكانت مصادر قد ذكرت», «أما لافروف فقال».
_BEFORE_SUBJECT = frozenset(fold("كان كانت وكان وكانت أما لكن ولكن").split())
_PRESENT = "ي"
_FROM = fold("عن")
_INTRODUCES = frozenset(fold("وفقا وبحسب ووفق ووفقا وفي وخلال وبعد وردا").split())
_LONGEST_RELATED = 6
_LONGEST_SUBJECT = 6
# «وفق السالم الذي اعتبر أن»
_BEFORE_SPEAKER = frozenset(fold("وفق بحسب حسب").split())
# These open a sentence whose verb follows: «صحيفة البلد كتبت أن», «الصحيفة ترى أن».
_SPEAKING = frozenset(
    fold(
        "صحيفة الصحيفة جريدة مجلة موقع قناة القناة وكالة الوكالة منظمة المنظمة وزارة الوزارة هيئة "
        "حركة الحركة جماعة الجماعة مجموعة شركة الشركة لجنة اللجنة مركز حزب الحزب الحكومة مدرب "
        "المدرب الكاتب كاتب"
    ).split()
)


class SubjectsBefore:
    """Finds the subjects that stand before one text's reporting words."""

    def __init__(self, text: str, names: NamesInText, after: SubjectFinder) -> None:
        self._text = text
        self._names = names
        self._after = after

    def name(self, tokens: Sequence[Token]) -> Speaker | None:
        """The name right before the last word: «لكن لافروف قال», «لافروف الذي قال»."""
        at = len(tokens) - 1
        previous, rule = at - 1, "speaker-verb"
        while previous > 0 and folded(tokens[previous].text) in _AUXILIARIES:
            previous -= 1
        if previous < 0:
            return None
        if folded(tokens[previous].text) in _RELATIVE:
            rule, previous = "relative-clause", max(0, previous - 1)
        name = self._names.ending_at(tokens[previous].end)
        if name is None:
            return self._related(tokens[: previous + 1]) if rule == "relative-clause" else None
        is_apart = tokens[at].start - name.end > _NEAR
        if is_apart or "\n" in self._text[name.end : tokens[at].start]:
            return None
        if rule == "speaker-verb" and not self._begins_clause(name, tokens, previous):
            return None
        return Speaker.named(name, rule, 0.8)

    def _related(self, tokens: Sequence[Token]) -> Speaker | None:
        """Whoever is named before a relative pronoun: «وفق السالم الذي قال», «بيان الوزارة»."""
        words: list[Token] = []
        for token in reversed(tokens):
            following = words[0].start if words else token.end
            if "،" in self._text[token.end : following] or len(words) > _LONGEST_RELATED:
                return None
            if folded(token.text) in _BEFORE_SPEAKER:
                speaker = self._after.unknown(token.end, words) if words else None
                return speaker and replace(speaker, rule="related")
            words.insert(0, token)
            if folded(token.text) in TITLES:
                speaker = self._after.unknown(token.start, words)
                is_whole = speaker is not None and speaker.end == words[-1].end
                return replace(speaker, rule="related") if speaker and is_whole else None
        return None

    def phrase(self, tokens: Sequence[Token]) -> Speaker | None:
        """The noun phrase before the last word: «وكانت مصادر قد ذكرت», «أما المحلل فلان فقال»."""
        verb, phrase = tokens[-1], list(tokens[:-1])
        while phrase and folded(phrase[-1].text) in _AUXILIARIES:
            phrase.pop()
        if not phrase or self._is_cut_off(phrase, verb):
            return None
        start = 0
        for at in range(len(phrase) - 1, -1, -1):
            between = self._text[
                phrase[at].end : phrase[at + 1].start if at + 1 < len(phrase) else verb.start
            ]
            if any(mark in between for mark in "\n.!?؟:؛"):
                start = at + 1
                break
            if folded(phrase[at].text) in _BEFORE_SUBJECT:
                return self._opening(phrase[at].end, phrase[at + 1 :])
        else:
            ahead = self._text[: phrase[0].start].rstrip(' "«“')
            start = 0 if not ahead or ahead[-1] in "\n.!?؟" else len(phrase)
        words = phrase[start:]
        if not words or not self._opens_with_speaker(words):
            return None
        return self._opening(words[0].start, words)

    def _is_cut_off(self, phrase: Sequence[Token], verb: Token) -> bool:
        """Whether one comma stands before the verb: another clause ended there."""
        if "،" not in self._text[phrase[-1].end : verb.start]:
            return False
        return "،" not in self._text[phrase[0].start : phrase[-1].end]

    @staticmethod
    def _opens_with_speaker(words: Sequence[Token]) -> bool:
        """Whether a sentence begins with someone whose verb follows."""
        first = folded(words[0].text)
        return first in TITLES or (first in _SPEAKING and len(words) <= _LONGEST_SUBJECT)

    def _opening(self, start: int, words: Sequence[Token]) -> Speaker | None:
        """Who is named by all of the words, which a verb follows."""
        if not words or is_no_subject(words[0]) or words[0].text.startswith(_PRESENT):
            # «كان يقيم هناك فقال»: another verb, whose subject went before.
            return None
        named = self._after.named(start, words)
        if named is not None:
            return replace(named, rule="speaker-verb", confidence=0.75)
        if len(words) > _LONGEST_PHRASE or self._names.at(words[-1].start):
            return None
        unknown = self._after.unknown(start, words)
        return unknown and replace(unknown, rule="phrase-verb")

    def main_clause(self, tokens: Sequence[Token]) -> Speaker | None:
        """Whoever a sentence that begins with the tokens is about: «وندد لافروف بالهجوم»."""
        words = self._past_introduction(tokens)
        if len(words) > 1 and folded(words[0].text) in _BEFORE_SUBJECT:
            words.pop(0)
        if len(words) < 2:
            return None
        first = words[0]
        if self._names.at(first.start) or self._names.at(first.start + 1):
            return None
        if is_no_subject(first) or folded(first.text).removeprefix("و").startswith("ال"):
            return None
        named = self._after.named(first.end, words[1:])
        return named and replace(named, rule="subject-of-sentence", confidence=0.7)

    def _past_introduction(self, tokens: Sequence[Token]) -> list[Token]:
        """The words after an adverbial that a comma ends: «وفقا للكرملين، هنأ بوتين»."""
        words = list(tokens)
        if not words or not (is_no_subject(words[0]) or folded(words[0].text) in _INTRODUCES):
            return words
        for at, token in enumerate(words[1 : _LONGEST_PHRASE + 1], 1):
            if "،" in self._text[words[at - 1].end : token.start]:
                return words[at:]
        return words

    def from_whom(self, position: int) -> Speaker | None:
        """The one whom «عن» names right before the position: «عن لافروف قوله»."""
        name = self._names.last_before(position)
        if name is None or position - name.end > _NEAR:
            return None
        before = self._text[max(0, name.start - 4) : name.start].split()
        if not before or folded(before[-1]) != _FROM:
            return None
        return Speaker.named(name, "relayed", 0.9)

    def _begins_clause(self, name: FoundName, tokens: Sequence[Token], at: int) -> bool:
        """Whether nothing but the name's titles stands between it and the start of its clause."""
        while at >= 0 and tokens[at].start >= name.start:
            at -= 1
        for _ in range(_TITLE_WORDS + 1):
            if at < 0:
                return True
            between = self._text[tokens[at].end : tokens[at + 1].start]
            word = folded(tokens[at].text)
            if any(mark in between for mark in _CLAUSE_BREAKS) or word in _BEFORE_CLAUSE:
                return True
            if word not in TITLES and not word.startswith("ال"):
                return False
            at -= 1
        return False
