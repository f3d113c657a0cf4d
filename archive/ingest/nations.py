"""Which words of a text point to which state, and which participants belong to which.

Learnt from the states' own names: سوريا gives سوري, and with it السورية and السوريون. So a
body that every state has («الحكومة») can be given to the state that a report is about.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import islice

from archive.arabic.letters import fold
from archive.ingest.name_forms import NameForm

STATE = "state"
_PARTICLES = "[وفبلك]{0,2}"
_ARABIC_WORD = re.compile("[ء-ي]{4,}")
_ARTICLE = re.compile("(?:ال|لل)(?=...)")
_LAST_VOWEL = re.compile("(?<=...)[اه]$")
_LEAST_MARKS = 4
_LETTERS_A_MARK = 500

# After a body's name, an adjective of this shape makes it another nation's or another thing.
_NISBA = re.compile(r" ?[\"«“]?ال\w\w+(?:ي|(?P<feminine>يه))(?!\w)")
# An adjective agrees: after these, one in -ية belongs to the word before them.
_MASCULINE = re.compile(
    f"(?:{'|'.join(fold('النظام مجلس الصليب الوفد وفد الائتلاف').split())})(?!\\w)"
)
_NO_NATION = re.compile(
    " ?(?:ال)?(?:{})(?!\\w)".format(
        "|".join(
            fold(
                "الذي التي الحالي الحالية الدولي الدولية الرئيسي الرئيسية الباقية المتبقية "
                "الداخلية المحلية الإسلامية السياسية الفعلية"
            ).split()
        )
    )
)
# «منظمة الأمم المتحدة للطفولة» is another body than the one that it belongs to.
_OTHER_THING = re.compile(
    f" (?:{'|'.join(fold('العام العالمي القومي الوطني للطفولة للتربية').split())})(?!\\w)"
)
# «القوات الروسية المسلحة» are an army, not those of it who are in a country.
_ARMED = re.compile(f" {fold('المسلحة')}(?!\\w)")
_FORCES = fold("القوات")
# «المنظمة الدولية للهجرة» is not the one that is meant by «المنظمة الدولية», nor is it where
# another was named last.
_ORGANISATION = fold("المنظمة")
_FOR = re.compile(r" لل?(?!ا |م |ن )\w{3,}")
_NAMED_LAST = re.compile(
    rf"(?<!\w){_PARTICLES}(?:{fold('منظمة')} \w+|{fold('المنظمة الدولية')} لل\w+)"
)
_ITSELF = re.compile(rf"{fold('الأمم المتحدة')}|{fold('للأمم المتحدة')}|{fold('الأممي')}")
_NEAR = 500
# Nations that the archive need not know, by the beginnings of their adjectives.
_OTHERS = (
    "امريك اميرك بريطان فرنس المان اسرائيل عراق لبنان اردن سعود مصر يمن ليبي كور فنزويل صين هند "
    "باكستان افغان اوكران اثيوب سودان تونس جزائر مغرب فلسطين بحرين قطر كويت ايطال اسبان هولند "
    "بولند سويد نرويج دنمارك نمساو يونان بلجيك سويسر مكسيك برازيل كندي استرال يابان"
)


class Nations:
    """The marks of states in `comparable` letters, and the states to which participants belong."""

    def __init__(self, forms: Mapping[str, Sequence[NameForm]]) -> None:
        stems: dict[str, set[str]] = defaultdict(set)
        for key, of in forms.items():
            if len(of) == 1 and of[0].kind == STATE and _ARABIC_WORD.fullmatch(key):
                stems[of[0].participant].add(_LAST_VOWEL.sub("", _ARTICLE.sub("", key)))
        self._marks = {state: _marks(of) for state, of in stems.items()}
        self._others = {
            state: _marks({*_OTHERS.split(), *(s for o in stems if o != state for s in stems[o])})
            for state in stems
        }
        self._state_of = {stem: state for state, of in stems.items() for stem in of}
        self._any = _marks({*self._state_of, *_OTHERS.split()})
        self._homes: dict[str, set[str]] = defaultdict(set)
        for key, of in forms.items():
            states = self.named_in(key)
            for form in of:
                if form.kind != STATE:
                    self._homes[form.participant] |= states

    def named_in(self, letters: str) -> set[str]:
        """The states that the letters name, by name or adjective."""
        return {state for state, marks in self._marks.items() if marks.search(letters)}

    def homes_of(self, participant: str) -> Set[str]:
        """The states that any name of the participant names."""
        return self._homes.get(participant, set())

    def is_about(self, letters: str, opening: str, state: str) -> bool:
        """Whether a text that opens with the given letters is about the state or its people."""
        marks = self._marks.get(state)
        if marks is None:
            return False
        if marks.search(opening):
            return True
        least = max(_LEAST_MARKS, len(letters) // _LETTERS_A_MARK)
        return sum(1 for _ in islice(marks.finditer(letters), least)) == least

    def last_in(self, letters: str) -> str | None:
        """The state that is named last; empty for a nation that the archive does not know."""
        last = None
        for match in self._any.finditer(letters):
            last = match[1]
        return None if last is None else self._state_of.get(last, "")

    def names_another(self, letters: str, state: str) -> bool:
        """Whether the letters name any state but the given one."""
        return self._others[state].search(letters) is not None


def _marks(stems: Set[str]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
    return re.compile(rf"(?<!\w){_PARTICLES}(?:ال|ل)?({either})")


def is_of_another(letters: str, key: str, end: int) -> bool:
    """Whether an adjective after a body's name makes it another's: «الحكومة الأمريكية»."""
    if _OTHER_THING.match(letters, end):
        return True
    if key.startswith(_ORGANISATION) and (
        _FOR.match(letters, end) or _another_named_last(letters, end - len(key))
    ):
        return True
    if key.startswith(_FORCES) and _ARMED.match(letters, end):
        return True
    nisba = _NISBA.match(letters, end)
    if nisba is None or (nisba["feminine"] and _MASCULINE.match(key)):
        return False
    return _NO_NATION.match(letters, end) is None


def _another_named_last(letters: str, start: int) -> bool:
    """Whether some other organisation was named nearer before the place than the United Nations."""
    before = letters[max(0, start - _NEAR) : start]
    others = [match.end() for match in _NAMED_LAST.finditer(before)]
    own = [match.end() for match in _ITSELF.finditer(before)]
    return bool(others) and (not own or own[-1] < others[-1])
