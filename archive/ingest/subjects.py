"""Whom the words after a reporting verb name as its subject.

The name of a participant counts where it stands in the verb's own noun phrase: «قال وزير الخارجية
سيرغي لافروف» but not «قال محامي لافروف» nor «قال خلال لقائه لافروف». Where the phrase only has a
title, the title is kept in place of a name.
"""

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import replace

from archive.arabic.letters import fold
from archive.arabic.tokens import Token
from archive.ingest.office_holders import OfficeHolders, bearer
from archive.ingest.speaker_phrases import (
    ADVERBS,
    TITLES,
    folded,
    is_no_subject,
    is_object_with_by,
    is_to_media,
    is_told,
    name_after_title,
    speaker_words,
)
from archive.ingest.speakers import ORGANISATION, PERSON, NamesInText, Speaker
from archive.ingest.values import FoundName

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
_W_AND_ARTICLE = "وال"


class SubjectFinder:
    """Finds the subjects of one text's reporting verbs in the words after them."""

    def __init__(
        self,
        text: str,
        names: NamesInText,
        presidents: Set[str],
        holders: OfficeHolders,
        day: dt.date | None,
    ) -> None:
        self._text = text
        self._names = names
        self._presidents = presidents
        self._holders = holders
        self._day = day

    def phrase(self, verb_end: int, region: Sequence[Token]) -> list[Token]:
        """The words of the region from the subject on; empty where it has none."""
        words = self._past_media(region)
        while words and (folded(words[0].text) in ADVERBS or is_told(words[0])):
            words.pop(0)
        if not words or ":" in self._text[verb_end : words[0].start]:
            return []
        if self._names.at(words[0].start):
            return words
        first = words[0]
        is_none = is_no_subject(first) or is_to_media(first) or is_object_with_by(first)
        return [] if is_none else words

    def _past_media(self, region: Sequence[Token]) -> list[Token]:
        """The words after those whom the speaker told: «قال لوكالة سبوتنيك مسؤول»."""
        words = list(region)
        if words and is_to_media(words[0]):
            # The outlet's name may have ل written onto it.
            for at, token in enumerate(words[:3]):
                name = self._names.at(token.start) or self._names.at(token.start + 1)
                if name is not None and self._names.kind(name.participant) == ORGANISATION:
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
            name = self._names.at(token.start)
            if name is None:
                word = folded(token.text)
                if word in _ENDS_SUBJECT or (at and word.startswith(_W_AND_ARTICLE)):
                    return None
                if has_comma and not self._names.has_person(words[at : at + _TITLE_WORDS + 1]):
                    return None
            elif self._names.kind(name.participant) == PERSON:
                holds = self._holds_office(name, words[:at], known, has_comma=has_comma)
                return Speaker.named(name, "verb-speaker", 0.9) if holds else None
            else:
                if at == 0 and not self._names.is_person_after(name.end):
                    return Speaker.named(name, "verb-speaker", 0.85)
                known = name
        return None

    def unknown(
        self, start: int, words: Sequence[Token], *, takes_object: bool = False
    ) -> Speaker | None:
        """Someone whom the archive does not know, as the words after ``start`` name them."""
        phrase = speaker_words(self._text, start, words, takes_object=takes_object)
        is_titled = bool(phrase) and folded(phrase[0].text) in TITLES
        if takes_object and not is_titled:
            # «اتهم السالم روسيا»: a known name after another word is the object.
            known = (at for at, token in enumerate(phrase) if at and self._names.at(token.start))
            phrase = phrase[: next(known, len(phrase))]
        if not phrase:
            return None
        if is_titled:
            phrase = [*phrase, *name_after_title(self._text, phrase, words[len(phrase) :])]
        surface = self._text[phrase[0].start : phrase[-1].end]
        rule, confidence = ("verb-title", 0.6) if is_titled else ("verb-phrase", 0.55)
        speaker = Speaker("", surface, rule, confidence, phrase[-1].end)
        return self._resolved(speaker, phrase)

    def _resolved(self, speaker: Speaker, phrase: Sequence[Token]) -> Speaker:
        """The speaker as the participant whom a title or a bare surname means, if it is clear."""
        named = [name for name in self._names.people if name.start < phrase[0].start]
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

    def _holds_office(
        self, name: FoundName, before: Sequence[Token], known: FoundName | None, *, has_comma: bool
    ) -> bool:
        """Whether the words before a person's name are that person's title."""
        if not before:
            return True
        first, previous = folded(before[0].text), folded(before[-1].text)
        if first not in TITLES and any(folded(token.text) in TITLES for token in before[1:]):
            # «وصف السالم الوزير لافروف بأنه»: the title is the object's.
            return False
        others = {folded(token.text) for token in before[1:]}
        if name.participant in self._presidents and others & _OF_PRESIDENT:
            # «مبعوث الرئيس بوتين» is not the president.
            return False
        if has_comma or (known is not None and known.end >= before[-1].end):
            return True
        if previous in _OWNED or (previous == _PRESIDENT and len(before) > 1):
            return False
        return first in TITLES or previous.startswith(("ال", "بال", "وال"))
