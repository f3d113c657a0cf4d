"""What a report says that makes its ambiguous names clear.

Each rule gives a name its confidence; a form that no rule understands means nobody. The letters are
those of a `Page`: folded, so that no rule thinks of spelling.
"""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import date
from functools import cached_property

from archive.arabic.letters import fold
from archive.ingest.name_forms import PERSON, NameForm
from archive.ingest.name_matching import Match, Page
from archive.ingest.nations import STATE, Nations, is_of_another
from archive.ingest.round_patterns import TrackPatterns
from archive.ingest.values import Evidence, FoundName, KnownOffice

ALIAS = ("alias", 0.95)
DERIVED = ("derived-spelling", 0.85)
BY_EAR = ("spelt-by-ear", 0.7)
SURNAME_AFTER = ("surname-after-full-name", 0.75)
SURNAME_BEFORE = ("surname-before-full-name", 0.7)
SHORT_FORM = ("short-form-after-full-name", 0.75)
HEADLINE = ("short-form-in-headline", 0.7)
DELEGATION = ("delegation-of-named-state", 0.75)
PREPOSITION = ("state-after-preposition", 0.8)
TALKS = ("party-to-named-talks", 0.7)
OUTLET = ("outlet-opens-report", 0.8)
AGENCY = ("agency-before-name", 0.85)
OFFICE = ("office-before-surname", 0.8)
HEAD_OF_STATE = ("head-of-state-in-context", 0.7)
INTERNATIONAL = ("international-body", 0.8)
GENERIC = ("generic-in-context", 0.7)

_ORGANISATION = "organisation"
_LONGEST_SURFACE = 300
_NOT_SPACE = re.compile(r"\S")
_OUTLET_DASH = re.compile(r"\s?[-–—]")
_PREPOSITIONS = frozenset(fold("في إلى من على عن حول بشأن داخل خارج تجاه نحو ضد").split())
# Every state has these: that the talks are named does not tell whose they are.
_OF_ANY_STATE = tuple(fold("وزارة الشرطة الوفد وفد الجيش القوات الحكومة").split())
# One word of these is a party to the conflict of which the report tells.
_PARTIES = frozenset(fold("المعارضة الفصائل النظام الحكومة").split())
# «حفظ النظام» is order, and nobody's.
_KEEPING_ORDER = tuple(fold("حفظ بحفظ لحفظ وحفظ").split())
_ARTICLES = ("ال", "لل", "وال", "بال", "فال")
_ADJECTIVES = tuple(fold("المعارضة المعتدلة").split())
# Words that mean something else far more often than the person of that surname.
_COMMON_WORDS = frozenset(fold("رئيسي الوقت النمر").split())
_AGENCY = re.compile(f"{fold('وكال')}(?:ه|ات)(?!\\w)")
_HEAD_OF_STATE = re.compile(f"{fold('رئيس')} (?!{fold('وفد')})")
_COUNTED_ADJECTIVE = re.compile(r"\d \w{3,}ا $")
_CLAUSE_END = re.compile("[.!?؟؛\n]")
_AGENCY_NEAR, _OFFICE_NEAR, _LONGEST_SENTENCE = 40, 60, 600
_OFFICE_WORDS, _LEAST_OFFICE_WORDS, _SHORTEST_STEM = 6, 2, 3


class Context:
    """One report's names, for the understanding of those that may mean several things."""

    def __init__(
        self,
        page: Page,
        matches: Sequence[Match],
        *,
        nations: Nations,
        offices: Mapping[str, Sequence[KnownOffice]],
        international: frozenset[str],
        agencies: frozenset[str],
        tracks: TrackPatterns | None,
        published: date | None,
        contested: frozenset[str],
    ) -> None:
        self._page = page
        self._nations = nations
        self._offices = offices
        self._international = international
        self._agencies = agencies
        self._tracks = tracks
        self._published = published
        self._contested_anywhere = contested
        self._headline_end = page.letters.find("\n")
        first = _NOT_SPACE.search(page.letters, max(0, self._headline_end))
        self._body_start = first.start() if first else len(page.letters)
        self._abouts: dict[str, bool] = {}
        sure = [m for m in matches if len(m.forms) == 1 and not m.forms[0].is_ambiguous]
        self._named_anywhere = {m.forms[0].participant for m in sure if _is_full(page, m)}
        self._named_so_far: set[str] = set()
        self.contested: set[str] = set()
        """Short forms that have stood for somebody else so far."""

    def understood(self, match: Match, key: str) -> FoundName | None:
        """The participant whom a match means, taking the matches in the order of the text."""
        form = match.forms[0]
        is_alone = len(match.forms) == 1
        if is_alone and not form.is_ambiguous:
            if form.kind == STATE and self._is_counted_adjective(match):
                return None
            if _is_full(self._page, match):
                self._named_so_far.add(form.participant)
            return self._found(match, form, _rule_of(form))
        if is_alone and self._opens_report(match):
            return self._found(match, form, OUTLET)
        if form.kind == _ORGANISATION and is_of_another(self._page.letters, key, match.end):
            return None
        if form.kind == STATE:
            return self._state(match, key)
        if found := self._titled(match):
            return found
        if key in self.contested or key in _COMMON_WORDS:
            return None
        return (
            self._short_form(match, key)
            or self._party_to_talks(match, key)
            or (self._in_context(match, key) if is_alone else None)
        )

    def _found(self, match: Match, form: NameForm, rule: tuple[str, float]) -> FoundName:
        return _found(self._page, match, form, *rule)

    def _is_counted_adjective(self, match: Match) -> bool:
        """«23 دبلوماسيا روسيا»: the adjective is written as the state is."""
        before = self._page.letters[max(0, match.start - 30) : match.start]
        return _COUNTED_ADJECTIVE.search(before) is not None

    def _opens_report(self, match: Match) -> bool:
        """Whether the body begins with the name and a dash, as an outlet signs its report."""
        if match.start != self._body_start or match.forms[0].kind != _ORGANISATION:
            return False
        end = self._page.origin(match.start, match.end)[1]
        return _OUTLET_DASH.match(self._page.source, end) is not None

    def _state(self, match: Match, key: str) -> FoundName | None:
        if len(match.forms) > 1:
            return None
        form = match.forms[0]
        if " " in key and form.participant in self._named_anywhere:
            return self._found(match, form, DELEGATION)
        if form.is_respelling and self._page.word_before(match.start) in _PREPOSITIONS:
            # «في سورية» is the country, «قوات سورية» may be an adjective.
            return self._found(match, form, PREPOSITION)
        return None

    def _titled(self, match: Match) -> FoundName | None:
        """«وزير الخارجية الإيراني ظريف», «وكالة الأنباء الروسية تاس»."""
        titled = [form for form in match.forms if self._has_title(match, form)]
        if len(titled) != 1:
            return None
        return self._found(match, titled[0], OFFICE if titled[0].kind == PERSON else AGENCY)

    def _has_title(self, match: Match, form: NameForm) -> bool:
        if form.participant in self._agencies:
            return _AGENCY.search(self._clause_before(match.start, _AGENCY_NEAR)) is not None
        offices = self._offices.get(form.participant, ())
        if not offices or form.kind != PERSON:
            return False
        words = self._clause_before(match.start, _OFFICE_NEAR).split()[-_OFFICE_WORDS:]
        stems = {_stem(word) for word in words}
        return any(
            self._is_held(office) and _shared(stems, office.office) >= _LEAST_OFFICE_WORDS
            for office in offices
        )

    def _clause_before(self, start: int, letters: int = _LONGEST_SENTENCE) -> str:
        before = self._page.letters[max(0, start - letters) : start]
        return _CLAUSE_END.split(before)[-1]

    def _is_held(self, office: KnownOffice) -> bool:
        if self._published is None:
            return True
        return (office.first is None or office.first <= self._published) and (
            office.last is None or self._published <= office.last
        )

    def _short_form(self, match: Match, key: str) -> FoundName | None:
        is_headline = match.start < self._headline_end
        named = self._named_anywhere if is_headline else self._named_so_far
        owners = [form for form in match.forms if form.participant in named]
        if len(owners) == 1:
            if is_headline:
                return self._found(match, owners[0], HEADLINE)
            rule = SURNAME_AFTER if owners[0].kind == PERSON else SHORT_FORM
            return self._found(match, owners[0], rule)
        if owners or key in self._contested_anywhere:
            return None
        owners = [form for form in match.forms if form.participant in self._named_anywhere]
        if len(owners) == 1 and owners[0].kind == PERSON:
            return self._found(match, owners[0], SURNAME_BEFORE)
        return None

    def _party_to_talks(self, match: Match, key: str) -> FoundName | None:
        """«فصائل المعارضة» in a report that names the talks to which they are a party."""
        form = match.forms[0]
        if len(match.forms) > 1 or form.kind != _ORGANISATION or " " not in key:
            return None
        if key.startswith(_OF_ANY_STATE) or not self._is_on_talks:
            return None
        return self._found(match, form, TALKS)

    @cached_property
    def _is_on_talks(self) -> bool:
        letters = self._page.letters
        return self._tracks is not None and bool(self._tracks.talks(letters, 0, len(letters)))

    def _in_context(self, match: Match, key: str) -> FoundName | None:
        """A form that every nation has, given to the nation that the report is about."""
        form = match.forms[0]
        if form.kind == PERSON:
            return self._head_of_state(match, form)
        if key in self._international:
            return self._found(match, form, INTERNATIONAL)
        if " " not in key and key not in _PARTIES:
            return None
        homes = self._nations.homes_of(form.participant)
        unsaid = homes - self._nations.named_in(key)
        if not unsaid or not all(map(self._is_about, unsaid)) or self._is_common_word(match, key):
            return None
        if unsaid == homes and key.startswith(_OF_ANY_STATE) and not self._is_home(match, unsaid):
            return None
        return self._found(match, form, GENERIC)

    def _head_of_state(self, match: Match, form: NameForm) -> FoundName | None:
        for office in self._offices.get(form.participant, ()):
            name = fold(office.office)
            if _HEAD_OF_STATE.match(name) and self._is_held(office):
                states = self._nations.named_in(name)
                if len(states) == 1 and all(map(self._is_about, states)):
                    return self._found(match, form, HEAD_OF_STATE)
        return None

    def _is_about(self, state: str) -> bool:
        if state not in self._abouts:
            letters = self._page.letters
            end = letters.find("\n", self._body_start)
            opening = letters[: end if end >= 0 else len(letters)]
            self._abouts[state] = self._nations.is_about(letters, opening, state)
        return self._abouts[state]

    def _is_common_word(self, match: Match, key: str) -> bool:
        """Whether the word is another's: after a definite noun, as in «الدول المعارضة»."""
        before = self._page.word_before(match.start)
        if before in _KEEPING_ORDER:
            return True
        return key.startswith(_ADJECTIVES) and before.startswith(_ARTICLES)

    def _is_home(self, match: Match, states: Set[str]) -> bool:
        """Whether the nation named last in the sentence is the given, or none but it is named."""
        before = self._clause_before(match.start)
        last = self._nations.last_in(before)
        if last is not None:
            return last in states
        letters = self._page.letters
        end = _CLAUSE_END.search(letters, match.end, match.end + _LONGEST_SENTENCE)
        after = letters[match.end : end.start() if end else match.end + _LONGEST_SENTENCE]
        return all(not self._nations.names_another(after, state) for state in states)


def _rule_of(form: NameForm) -> tuple[str, float]:
    if form.is_heard:
        return BY_EAR
    return DERIVED if form.is_derived else ALIAS


def _is_full(page: Page, match: Match) -> bool:
    """Whether the name is more than a surname or a short form."""
    return match.forms[0].kind == STATE or " " in page.letters[match.start : match.end]


def _stem(word: str) -> str:
    for article in ("وال", "بال", "لل", "ال", "ل"):
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_STEM:
            return word[len(article) :]
    return word


def _shared(stems: set[str], office: str) -> int:
    """How many words of the office's name are among the stems, in any ending."""
    own = {_stem(word) for word in fold(office).split()}
    return sum(
        any(stem.startswith(word[:5]) or word.startswith(stem) for stem in stems if len(stem) > 2)
        for word in own
        if len(word) >= _SHORTEST_STEM
    )


def _found(page: Page, match: Match, form: NameForm, rule: str, confidence: float) -> FoundName:
    start, end = page.origin(match.start + form.skip, match.end)
    end = min(end, start + _LONGEST_SURFACE)
    evidence = Evidence(rule, confidence, start, end)
    return FoundName(form.participant, form.alias, page.source[start:end], start, end, evidence)
