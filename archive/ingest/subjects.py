"""Whom the words beside a reporting verb name as its subject.

The name of a participant counts where it stands in the verb's own noun phrase: «قال وزير الخارجية
سيرغي لافروف» but not «قال محامي لافروف» nor «قال خلال لقائه لافروف». Where the phrase only has a
title, the title is kept in place of a name.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from archive.arabic.letters import fold
from archive.arabic.tokens import Token
from archive.ingest.office_holders import OfficeHolders, bearer
from archive.ingest.speaker_phrases import (
    ADVERBS,
    TITLES,
    folded,
    is_no_subject,
    is_to_media,
    speaker_words,
)
from archive.ingest.values import FoundName

PERSON = "person"
ORGANISATION = "organisation"

_NEAR = 12
_LONGEST_PHRASE = 10
_TITLE_WORDS = 3

# A name right after one of these belongs to somebody else's office, family or company.
_OWNED = frozenset(
    fold(
        "محامي نجل ابن ابنة زوجة صهر شقيق مستشار مبعوث ممثل مكتب حكومة نظام إدارة قوات حزب حملة "
        "فريق وزير نائب مساعد متحدث باسم مدير رئيس خارجية وفد أنصار خصوم حلفاء إعلام تلفزيون جماعة"
    ).split()
)
_PRESIDENT = fold("الرئيس")
_OF_PRESIDENT = frozenset({_PRESIDENT, fold("للرئيس"), fold("والرئيس")})
# Between the verb and a name these show that the name is not the subject.
_ENDS_SUBJECT = frozenset(
    fold(
        "بعد خلال عقب مع أمام ضد عن قبل إثر ردا حول بشأن بين عبر منذ نقلا على أثناء عشية بمناسبة "
        "بحضور بحسب وفق قائلا الذي التي حيث"
    ).split()
)
_BEFORE_CLAUSE = frozenset(
    fold("كان كانت وكان وكانت لكن ولكن أن إن بأن فيما بينما كما وأن but and that").split()
)
_CLAUSE_BREAKS = '\n.!?؟"”»:'
_W_AND_ARTICLE = "وال"
_RELATIVE = frozenset(fold("الذي التي").split())
_AUXILIARIES = frozenset(fold("قد فقد كان كانت").split())
# After these a noun comes before its verb: «وكانت مصادر قد ذكرت», «أما لافروف فقال».
_BEFORE_SUBJECT = frozenset(fold("كان كانت وكان وكانت أما لكن ولكن").split())
_PRESENT = "ي"
_FROM = fold("عن")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the report names them, and the rule that says so."""

    participant: str
    surface: str
    rule: str
    confidence: float
    end: int
    """Where the words that name the speaker end."""
    is_explicit: bool = True


class SubjectFinder:
    """Finds the subjects of one text's reporting verbs."""

    def __init__(
        self,
        text: str,
        names: Sequence[FoundName],
        kinds: Mapping[str, str],
        presidents: Set[str],
        holders: OfficeHolders,
        day: dt.date | None,
    ) -> None:
        self._text = text
        self._names = names
        self._starts = [name.start for name in names]
        self._ends = [name.end for name in names]
        self._kinds = kinds
        self._presidents = presidents
        self._holders = holders
        self._day = day
        # Each person once for each way of writing the name, where it stands first.
        people = (name for name in reversed(names) if kinds.get(name.participant) == PERSON)
        self._people = tuple({(name.participant, name.surface): name for name in people}.values())

    def is_organisation(self, speaker: Speaker) -> bool:
        """Whether an organisation speaks."""
        return self._kinds.get(speaker.participant) == ORGANISATION

    def phrase(self, verb_end: int, region: Sequence[Token]) -> list[Token]:
        """The words of the region from the subject on; empty where it has none."""
        words = self._past_media(region)
        while words and folded(words[0].text) in ADVERBS:
            words.pop(0)
        if not words or ":" in self._text[verb_end : words[0].start]:
            return []
        if (is_no_subject(words[0]) or is_to_media(words[0])) and not self._name_at(words[0].start):
            return []
        return words

    def _past_media(self, region: Sequence[Token]) -> list[Token]:
        """The words after those whom the speaker told: «قال لوكالة سبوتنيك مسؤول»."""
        words = list(region)
        if words and is_to_media(words[0]):
            # The outlet's name may have ل written onto it.
            for at, token in enumerate(words[:3]):
                name = self._name_at(token.start) or self._name_at(token.start + 1)
                if name is not None and self._kinds.get(name.participant) == ORGANISATION:
                    after = [word for word in words[at:] if word.start >= name.end]
                    is_apart = after and self._text[name.end : after[0].start].strip()
                    return words if is_apart or not after or is_no_subject(after[0]) else after
        return words

    def named(self, verb_end: int, words: Sequence[Token]) -> Speaker | None:
        """The participant whom a subject's words name."""
        known: FoundName | None = None
        for at, token in enumerate(words):
            previous = words[at - 1] if at else None
            between = self._text[previous.end if previous else verb_end : token.start]
            has_comma = "،" in between or "," in between
            name = self._name_at(token.start)
            if name is None:
                word = folded(token.text)
                if word in _ENDS_SUBJECT or (at and word.startswith(_W_AND_ARTICLE)):
                    return None
                if has_comma and not self._person_within(words[at : at + _TITLE_WORDS + 1]):
                    return None
            elif self._kinds.get(name.participant) == PERSON:
                holds = self._holds_office(name, words[:at], known, has_comma=has_comma)
                return self._speaker(name, "verb-speaker", 0.9) if holds else None
            else:
                if at == 0 and not self._person_at(name.end):
                    return self._speaker(name, "verb-speaker", 0.85)
                known = name
        return None

    def unknown(self, start: int, words: Sequence[Token]) -> Speaker | None:
        """Someone whom the archive does not know, as the words after ``start`` name them."""
        phrase = speaker_words(self._text, start, words)
        if not phrase:
            return None
        is_titled = folded(phrase[0].text) in TITLES
        surface = self._text[phrase[0].start : phrase[-1].end]
        rule, confidence = ("verb-title", 0.6) if is_titled else ("verb-phrase", 0.55)
        speaker = Speaker("", surface, rule, confidence, phrase[-1].end)
        return self._resolved(speaker, phrase)

    def _resolved(self, speaker: Speaker, phrase: Sequence[Token]) -> Speaker:
        """The speaker as the participant whom a title or a bare surname means, if it is clear."""
        named = [name for name in self._people if name.start < phrase[0].start]
        if len(phrase) == 1:
            participant = bearer(phrase[0].text, named)
            if participant:
                return replace(
                    speaker, participant=participant, rule="surname-of-named", confidence=0.7
                )
        people = (name.participant for name in named)
        holder = self._holders.holder(speaker.surface, self._day, people)
        if holder is None:
            return speaker
        rule, confidence = ("office", 0.75) if holder.is_by_office else ("office-of-named", 0.7)
        return replace(speaker, participant=holder.participant, rule=rule, confidence=confidence)

    def before(self, tokens: Sequence[Token]) -> Speaker | None:
        """The name right before the last word: «لكن لافروف قال», «لافروف الذي قال»."""
        at = len(tokens) - 1
        previous, rule = at - 1, "speaker-verb"
        while previous > 0 and folded(tokens[previous].text) in _AUXILIARIES:
            previous -= 1
        if previous < 0:
            return None
        if folded(tokens[previous].text) in _RELATIVE:
            rule, previous = "relative-clause", max(0, previous - 1)
        found = bisect_left(self._ends, tokens[previous].end)
        if found == len(self._ends) or self._ends[found] != tokens[previous].end:
            return None
        name = self._names[found]
        is_apart = tokens[at].start - name.end > _NEAR
        if is_apart or "\n" in self._text[name.end : tokens[at].start]:
            return None
        if rule == "speaker-verb" and not self._begins_clause(name, tokens, previous):
            return None
        return self._speaker(name, rule, 0.8)

    def before_verb(self, tokens: Sequence[Token]) -> Speaker | None:
        """The noun phrase before the last word: «وكانت مصادر قد ذكرت», «أما المحلل فلان فقال»."""
        verb, phrase = tokens[-1], list(tokens[:-1])
        while phrase and folded(phrase[-1].text) in _AUXILIARIES:
            phrase.pop()
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
            start = 0 if phrase and phrase[0].start == 0 else len(phrase)
        words = phrase[start:]
        if not words or folded(words[0].text) not in TITLES:
            return None
        return self._opening(words[0].start, words)

    def _opening(self, start: int, words: Sequence[Token]) -> Speaker | None:
        """Who is named by all of the words, which a verb follows."""
        if not words or is_no_subject(words[0]) or words[0].text.startswith(_PRESENT):
            # «كان يقيم هناك فقال»: another verb, whose subject went before.
            return None
        named = self.named(start, words)
        if named is not None:
            return replace(named, rule="speaker-verb", confidence=0.75)
        if len(words) > _LONGEST_PHRASE or self._name_at(words[-1].start):
            return None
        unknown = self.unknown(start, words)
        return unknown and replace(unknown, rule="phrase-verb")

    def main_clause(self, tokens: Sequence[Token]) -> Speaker | None:
        """Whoever a sentence that begins with the tokens is about: «وندد لافروف بالهجوم»."""
        words = list(tokens)
        if len(words) > 1 and folded(words[0].text) in _BEFORE_SUBJECT:
            words.pop(0)
        if len(words) < 2:
            return None
        first = words[0]
        if self._name_at(first.start) or self._name_at(first.start + 1):
            return None
        if is_no_subject(first) or folded(first.text).removeprefix("و").startswith("ال"):
            return None
        named = self.named(first.end, words[1:])
        return named and replace(named, rule="subject-of-sentence", confidence=0.7)

    def from_whom(self, position: int) -> Speaker | None:
        """The one whom «عن» names right before the position: «عن لافروف قوله»."""
        at = bisect_right(self._ends, position) - 1
        if at < 0 or position - self._ends[at] > _NEAR:
            return None
        name = self._names[at]
        before = self._text[max(0, name.start - 4) : name.start].split()
        if not before or folded(before[-1]) != _FROM:
            return None
        return self._speaker(name, "relayed", 0.9)

    def _name_at(self, start: int) -> FoundName | None:
        at = bisect_left(self._starts, start)
        return self._names[at] if at < len(self._starts) and self._starts[at] == start else None

    def _person_within(self, words: Sequence[Token]) -> bool:
        names = (self._name_at(token.start) for token in words)
        return any(name and self._kinds.get(name.participant) == PERSON for name in names)

    def _person_at(self, organisation_end: int) -> bool:
        at = bisect_left(self._starts, organisation_end)
        if at == len(self._starts) or self._starts[at] > organisation_end + 2:
            return False
        return self._kinds.get(self._names[at].participant) == PERSON

    def _holds_office(
        self, name: FoundName, before: Sequence[Token], known: FoundName | None, *, has_comma: bool
    ) -> bool:
        """Whether the words before a person's name are that person's title."""
        if not before:
            return True
        first, previous = folded(before[0].text), folded(before[-1].text)
        others = {folded(token.text) for token in before[1:]}
        if name.participant in self._presidents and others & _OF_PRESIDENT:
            # «مبعوث الرئيس بوتين» is not the president.
            return False
        if has_comma or (known is not None and known.end >= before[-1].end):
            return True
        if previous in _OWNED or (previous == _PRESIDENT and len(before) > 1):
            return False
        return first in TITLES or previous.startswith(("ال", "بال", "وال"))

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

    def _speaker(self, name: FoundName, rule: str, confidence: float) -> Speaker:
        return Speaker(name.participant, name.surface, rule, confidence, name.end)
