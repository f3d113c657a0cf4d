"""Who is named in a report, and where.

A form that may mean two participants, or something else altogether, says nothing by itself. It is
understood where the report itself says enough: a surname once the full name of exactly one of its
owners has stood before it, a delegation where its state is named, an outlet that signs the report.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from archive.arabic.letters import fold
from archive.ingest.name_forms import PERSON, NameForm, name_forms
from archive.ingest.name_matching import Match, NameMatcher, Page
from archive.ingest.round_patterns import TrackPatterns, track_names
from archive.ingest.values import Draft, Evidence, FoundName, Knowledge, Stage

ALIAS_RULE, ALIAS_CONFIDENCE = "alias", 0.95
DERIVED_RULE, DERIVED_CONFIDENCE = "derived-spelling", 0.85
SURNAME_RULE = "surname-after-full-name"
SHORT_FORM_RULE = "short-form-after-full-name"
SHORT_FORM_CONFIDENCE = 0.75
HEADLINE_RULE, HEADLINE_CONFIDENCE = "short-form-in-headline", 0.7
DELEGATION_RULE, DELEGATION_CONFIDENCE = "delegation-of-named-state", 0.75
PREPOSITION_RULE, PREPOSITION_CONFIDENCE = "state-after-preposition", 0.8
TALKS_RULE, TALKS_CONFIDENCE = "party-to-named-talks", 0.7
OUTLET_RULE, OUTLET_CONFIDENCE = "outlet-opens-report", 0.8

_STATE = "state"
_ORGANISATION = "organisation"
_LONGEST_SURFACE = 300
_NOT_SPACE = re.compile(r"\S")
_OUTLET_DASH = re.compile(r"\s?[-–—]")
_PREPOSITIONS = frozenset(fold("في إلى من على عن حول بشأن داخل خارج تجاه نحو ضد").split())
# Every state has these: that the talks are named does not tell whose they are.
_OF_ANY_STATE = tuple(fold("وزارة الشرطة الوفد وفد الجيش القوات").split())
# Words that mean something else far more often than the person of that surname.
_COMMON_WORDS = frozenset(fold("رئيسي الوقت النمر المعلم").split())
# Given names that, before a surname, make it another person's.
_GIVEN_NAMES = frozenset(
    fold(
        "إيفانكا ميلانيا حافظ ماهر أسماء رفعت باسل سعد رفيق بهاء أحمد محمد محمود علي حسن حسين خالد "
        "عمر إبراهيم يوسف مصطفى سمير كمال جمال فؤاد فيصل سليمان عبدالله ناصر طارق عادل وليد زياد "
        "نبيل ميشيل جورج بلال ليودميلا إيمان منال رامي أنس أيمن"
    ).split()
)


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that finds the participants; it may be shared between threads."""
    tracks = TrackPatterns(track_names(knowledge.rounds))
    finder = NameFinder(name_forms(knowledge.names), tracks)

    def find(draft: Draft) -> Draft:
        return replace(draft, names=finder.find(draft.text))

    return find


class NameFinder:
    """Finds the participants that a text names."""

    def __init__(
        self, forms: Mapping[str, tuple[NameForm, ...]], tracks: TrackPatterns | None = None
    ) -> None:
        self._tracks = tracks
        self._matcher = NameMatcher(forms)
        self._given_names = set(_GIVEN_NAMES)
        self._own_words: dict[str, set[str]] = {}
        for key, of in forms.items():
            words = key.split()
            for form in of:
                self._own_words.setdefault(form.participant, set()).update(words)
                if form.kind == PERSON and len(words) > 1 and not form.skip:
                    self._given_names.add(words[0])

    def find(self, text: str) -> tuple[FoundName, ...]:
        """The participants named, in the order of the text, whose first line is the headline."""
        page = Page.of(text)
        matches = self._matcher.matches(page)
        if not matches:
            return ()
        context = _Context(page, matches, self._tracks)
        found = []
        for match in matches:
            key = page.letters[match.start : match.end]
            if self._is_someone_else(page, match, key):
                context.contested.add(key)
                continue
            name = context.understood(match, key)
            if name is not None:
                found.append(name)
        return tuple(found)

    def _is_someone_else(self, page: Page, match: Match, key: str) -> bool:
        """Whether a surname follows a given name that is none of its owner's."""
        if " " in key or match.forms[0].kind != PERSON:
            return False
        word = page.word_before(match.start)
        candidates = {word, word[1:]} if word[:1] in "ولبف" else {word}
        return bool(candidates & self._given_names) and not any(
            candidates & self._own_words[form.participant] for form in match.forms
        )


class _Context:
    """What a report says that makes its ambiguous forms clear."""

    def __init__(self, page: Page, matches: list[Match], tracks: TrackPatterns | None) -> None:
        self._page = page
        self._tracks = tracks
        self._headline_end = page.letters.find("\n")
        first = _NOT_SPACE.search(page.letters, max(0, self._headline_end))
        self._body_start = first.start() if first else len(page.letters)
        sure = [m for m in matches if len(m.forms) == 1 and not m.forms[0].is_ambiguous]
        self._named_anywhere = {
            match.forms[0].participant for match in sure if _is_full(page, match)
        }
        self._named_so_far: set[str] = set()
        self.contested: set[str] = set()
        """Short forms that stood for somebody else in this report."""

    def understood(self, match: Match, key: str) -> FoundName | None:
        """The participant whom a match means, taking the matches in the order of the text."""
        form = match.forms[0]
        if len(match.forms) == 1 and not form.is_ambiguous:
            if _is_full(self._page, match):
                self._named_so_far.add(form.participant)
            if form.is_derived:
                return _found(self._page, match, form, DERIVED_RULE, DERIVED_CONFIDENCE)
            return _found(self._page, match, form, ALIAS_RULE, ALIAS_CONFIDENCE)
        if len(match.forms) == 1 and self._opens_report(match):
            return _found(self._page, match, form, OUTLET_RULE, OUTLET_CONFIDENCE)
        if key in self.contested or key in _COMMON_WORDS:
            return None
        if form.kind == _STATE:
            return self._state(match, key)
        return self._short_form(match) or self._party_to_talks(match, key)

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
            return _found(self._page, match, form, DELEGATION_RULE, DELEGATION_CONFIDENCE)
        if form.is_respelling and self._page.word_before(match.start) in _PREPOSITIONS:
            # «في سورية» is the country, «قوات سورية» may be an adjective.
            return _found(self._page, match, form, PREPOSITION_RULE, PREPOSITION_CONFIDENCE)
        return None

    def _short_form(self, match: Match) -> FoundName | None:
        is_headline = match.start < self._headline_end
        named = self._named_anywhere if is_headline else self._named_so_far
        owners = [form for form in match.forms if form.participant in named]
        if len(owners) != 1:
            return None
        if is_headline:
            return _found(self._page, match, owners[0], HEADLINE_RULE, HEADLINE_CONFIDENCE)
        rule = SURNAME_RULE if owners[0].kind == PERSON else SHORT_FORM_RULE
        return _found(self._page, match, owners[0], rule, SHORT_FORM_CONFIDENCE)

    def _party_to_talks(self, match: Match, key: str) -> FoundName | None:
        """«فصائل المعارضة» in a report that names the talks to which they are a party."""
        form = match.forms[0]
        if len(match.forms) > 1 or form.kind != _ORGANISATION or " " not in key:
            return None
        if key.startswith(_OF_ANY_STATE) or not self._is_on_talks:
            return None
        return _found(self._page, match, form, TALKS_RULE, TALKS_CONFIDENCE)

    @cached_property
    def _is_on_talks(self) -> bool:
        letters = self._page.letters
        return self._tracks is not None and bool(self._tracks.talks(letters, 0, len(letters)))


def _is_full(page: Page, match: Match) -> bool:
    """Whether the name is more than a surname or a short form."""
    return match.forms[0].kind == _STATE or " " in page.letters[match.start : match.end]


def _found(page: Page, match: Match, form: NameForm, rule: str, confidence: float) -> FoundName:
    start, end = page.origin(match.start + form.skip, match.end)
    end = min(end, start + _LONGEST_SURFACE)
    evidence = Evidence(rule, confidence, start, end)
    return FoundName(form.participant, form.alias, page.source[start:end], start, end, evidence)
