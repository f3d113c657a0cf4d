"""Whom the words beside a reporting verb name as its subject.

The name of a participant counts where it stands in the verb's own noun phrase: «قال وزير الخارجية
سيرغي لافروف» but not «قال محامي لافروف» nor «قال خلال لقائه لافروف». Where the phrase only has a
title, the title is kept in place of a name.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from archive.arabic.letters import fold
from archive.arabic.months import WEEKDAYS
from archive.arabic.tokens import Token
from archive.ingest.values import FoundName

PERSON = "person"
ORGANISATION = "organisation"

_NEAR = 12
_LONGEST_PHRASE = 8
_TITLE_WORDS = 3

TITLES = frozenset(
    fold(
        "المتحدث المتحدثة الناطق الناطقة متحدث متحدثة ناطق الوزير وزير وزيرة الرئيس رئيس رئيسة "
        "المسؤول مسؤول مسؤولة المصدر مصدر مصادر نائب مدير السفير سفير المندوب مندوب المبعوث مبعوث "
        "القائد قائد الجنرال العميد عضو مساعد معاون مستشار المستشار الأمين أمين الدبلوماسي دبلوماسي"
    ).split()
)
# A name right after one of these belongs to somebody else's office, family or company.
_OWNED = frozenset(
    fold(
        "محامي نجل ابن ابنة زوجة صهر شقيق مستشار مبعوث ممثل مكتب حكومة نظام إدارة قوات حزب حملة "
        "فريق وزير نائب مساعد متحدث باسم مدير رئيس خارجية وفد أنصار خصوم حلفاء إعلام تلفزيون جماعة"
    ).split()
)
_PRESIDENT = fold("الرئيس")
_OF_PRESIDENT = frozenset({_PRESIDENT, fold("للرئيس"), fold("والرئيس")})
# After the verb these begin something other than its subject.
_NO_SUBJECT = frozenset(
    fold(
        "في إلى على عن من مع خلال بعد قبل عقب إثر ضمن أمام حول بشأن ردا تعليقا بحسب وفق كما لدى "
        "أيضا بأن له لها لهم هذا هذه ذلك وأن قد ما هو هي كل أي إذا عندما حين بينما لكن فيه منه "
        "عليه and in at on"
    ).split()
)
# Between the verb and a name these show that the name is not the subject.
_ENDS_SUBJECT = frozenset(
    fold(
        "بعد خلال عقب مع أمام ضد عن قبل إثر ردا حول بشأن بين عبر منذ نقلا على أثناء عشية بمناسبة "
        "بحضور بحسب وفق قائلا الذي التي حيث"
    ).split()
)
_ADVERBS = frozenset(
    {*fold("اليوم أمس مساء صباح أيضا كذلك لاحقا بدوره بدورها يوم السيد").split(), *WEEKDAYS}
)
_TO_MEDIA = tuple(
    fold("لل لوكال لصحيف لقنا لتلفزيون لإذاع لشبك لموقع لصحف لبرنامج لرويترز لفرانس لبي").split()
)
_ON = "علي"
_BEFORE_CLAUSE = frozenset(
    fold("كان كانت وكان وكانت لكن ولكن أن إن بأن فيما بينما كما وأن but and that").split()
)
_CLAUSE_BREAKS = '\n.!?؟"”»:'
_W_AND_ARTICLE = "وال"
# «فيها», «منه»: a preposition with its pronoun.
_PRONOUNS = frozenset({"ها", "هم"})
_RELATIVE = frozenset(fold("الذي التي").split())
_AUXILIARIES = frozenset(fold("قد كان كانت").split())
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


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """The word folded; reports repeat their words."""
    return fold(word)


class SubjectFinder:
    """Finds the subjects of one text's reporting verbs."""

    def __init__(
        self,
        text: str,
        names: Sequence[FoundName],
        kinds: Mapping[str, str],
        presidents: Set[str],
    ) -> None:
        self._text = text
        self._names = names
        self._starts = [name.start for name in names]
        self._ends = [name.end for name in names]
        self._kinds = kinds
        self._presidents = presidents

    def is_organisation(self, speaker: Speaker) -> bool:
        """Whether an organisation speaks."""
        return self._kinds.get(speaker.participant) == ORGANISATION

    def phrase(self, verb_end: int, region: Sequence[Token]) -> list[Token]:
        """The words of the region from the subject on; empty where it has none."""
        words = list(region)
        while words and folded(words[0].text) in _ADVERBS:
            words.pop(0)
        if not words or ":" in self._text[verb_end : words[0].start]:
            return []
        if _is_no_subject(words[0]) and not self._name_at(words[0].start):
            return []
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

    def titled(self, verb_end: int, words: Sequence[Token]) -> tuple[str, int]:
        """The subject's words, where no participant is named, and their end."""
        phrase: list[Token] = []
        for token in words[: _LONGEST_PHRASE + 1]:
            between = self._text[phrase[-1].end if phrase else verb_end : token.start]
            is_past = _is_no_subject(token) or folded(token.text) in _ADVERBS
            if phrase and (is_past or between.strip(" \t")):
                break
            phrase.append(token)
        if len(phrase) == 1 and not folded(phrase[0].text).startswith("ال"):
            return "", verb_end
        if not phrase or len(phrase) > _LONGEST_PHRASE:
            return "", verb_end
        return self._text[phrase[0].start : phrase[-1].end], phrase[-1].end

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
        return first in TITLES or previous.startswith(("ال", "بال", "وال", "لل"))

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


def _is_no_subject(token: Token) -> bool:
    """Whether the word after a verb cannot begin or belong to its subject."""
    word = folded(token.text)
    if word == _ON:
        # Folded, the preposition على is the name علي.
        return token.text.endswith("ى")
    return word in _NO_SUBJECT or word.startswith(_TO_MEDIA) or word[-2:] in _PRONOUNS
