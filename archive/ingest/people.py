"""Who is named in a report, and where.

Names are found with Aho-Corasick in the folded text, the longest first. A form that may mean two
participants, or something else altogether, says nothing by itself; a short form is understood once
the full name of exactly one of its owners has stood before it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import ahocorasick

from archive.arabic.letters import fold
from archive.ingest.name_forms import (
    PERSON,
    NameForm,
    comparable,
    name_forms,
    with_article_after_lam,
)
from archive.ingest.passages import fold_once
from archive.ingest.values import Draft, Evidence, FoundName, Knowledge, Stage

ALIAS_CONFIDENCE = 0.95
DERIVED_CONFIDENCE = 0.85
SHORT_FORM_CONFIDENCE = 0.75
OUTLET_CONFIDENCE = 0.8
OUTLET_RULE = "outlet-opens-report"
SURNAME_RULE = "surname-after-full-name"
SHORT_FORM_RULE = "short-form-after-full-name"
_LONGEST_SURFACE = 300

# Particles written onto the next word; before «لل» only the conjunctions.
_PARTICLES = frozenset(["", *"وفبلك", "وب", "ول", "وك", "فب", "فل", "فك"])
_CONJUNCTIONS = frozenset(["", "و", "ف"])
_STATE = "state"
_ORGANISATION = "organisation"
_ARABIC_LETTER = re.compile("[ء-ي]")
_SPACES = re.compile(" {2,}")

# «وزير خارجية كازاخستان» names an office, not the ministry.
_OFFICE_BEFORE = re.compile(r"(?:وزير|وزيره|وزيري|وزراء) $")
_OFFICE_NAME = re.compile("(?:ال)?(?:خارجيه|دفاع|داخليه|عدل) ")
_OUTLET_DASH = re.compile(r"\s?[-–—]")
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


class _Match(NamedTuple):
    start: int
    end: int
    forms: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with the letters in which names are compared, and the way back."""

    source: str
    letters: str
    breaks: tuple[int, ...]
    shifts: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        return fold_once(self.source).origin(self._unsqueezed(start), self._unsqueezed(end - 1) + 1)

    def _unsqueezed(self, position: int) -> int:
        return position + self.shifts[bisect_right(self.breaks, position) - 1]


def _page(text: str) -> _Page:
    letters = comparable(fold_once(text).text)
    breaks, shifts = [0], [0]
    if "  " in letters:
        removed = 0
        for run in _SPACES.finditer(letters):
            breaks.append(run.start() + 1 - removed)
            removed += len(run[0]) - 1
            shifts.append(removed)
        letters = _SPACES.sub(" ", letters)
    return _Page(text, letters, tuple(breaks), tuple(shifts))


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that finds the participants; it may be shared between threads."""
    finder = NameFinder(name_forms(knowledge.names))

    def find(draft: Draft) -> Draft:
        return replace(draft, names=finder.find(draft.text))

    return find


class NameFinder:
    """Finds the participants that a text names."""

    def __init__(self, forms: Mapping[str, tuple[NameForm, ...]]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._given_names = set(_GIVEN_NAMES)
        self._own_words: dict[str, set[str]] = {}
        for key, of in forms.items():
            self._add(key, key, of)
            contracted = with_article_after_lam(key)
            if contracted is not None and contracted not in forms:
                self._add(contracted, key, of)
            for form in of:
                words = key.split()
                self._own_words.setdefault(form.participant, set()).update(words)
                if form.kind == PERSON and len(words) > 1 and not form.skip:
                    self._given_names.add(words[0])
        self._is_empty = not forms
        if forms:
            self._automaton.make_automaton()

    def _add(self, key: str, plain: str, forms: tuple[NameForm, ...]) -> None:
        self._automaton.add_word(key, (len(key), key != plain, forms))

    def find(self, text: str) -> tuple[FoundName, ...]:
        """The participants named, in the order of the text."""
        if self._is_empty:
            return ()
        page = _page(text)
        matches = _without_overlaps(self._matches(page), len(page.letters))
        return tuple(self._resolved(page, matches))

    def _matches(self, page: _Page) -> Iterator[_Match]:
        letters = page.letters
        for last, (length, is_contracted, forms) in self._automaton.iter(letters):
            start, end = last + 1 - length, last + 1
            if end < len(letters) and letters[end].isalnum():
                continue
            particle = _written_onto(letters, start)
            if particle is None or (particle and not _ARABIC_LETTER.match(letters[start])):
                continue
            if particle not in (_CONJUNCTIONS if is_contracted else _PARTICLES):
                continue
            if _is_office(letters, start, end):
                continue
            if all(_is_capitalised(form, page, start, end) for form in forms):
                yield _Match(start, end, forms)

    def _resolved(self, page: _Page, matches: list[_Match]) -> Iterator[FoundName]:
        in_full: set[str] = set()
        contested: set[str] = set()
        for match in matches:
            key = page.letters[match.start : match.end]
            if self._is_someone_else(page.letters, match, key):
                contested.add(key)
                continue
            form = match.forms[0]
            if len(match.forms) == 1 and not form.is_ambiguous:
                if " " in key:
                    in_full.add(form.participant)
                yield _found(page, match, form, _rule(form), _confidence(form))
                continue
            if len(match.forms) == 1 and _opens_report(page, match, form):
                yield _found(page, match, form, OUTLET_RULE, OUTLET_CONFIDENCE)
                continue
            owners = [form for form in match.forms if form.participant in in_full]
            if len(owners) == 1 and key not in contested and _may_stand_short(owners[0], key):
                rule = SURNAME_RULE if owners[0].kind == PERSON else SHORT_FORM_RULE
                yield _found(page, match, owners[0], rule, SHORT_FORM_CONFIDENCE)

    def _is_someone_else(self, letters: str, match: _Match, key: str) -> bool:
        """Whether a surname follows a given name that is none of its owner's."""
        if " " in key or match.forms[0].kind != PERSON:
            return False
        before = letters[max(0, match.start - 20) : match.start]
        if not before.endswith(" "):
            return False
        word = before.rstrip().rpartition(" ")[2]
        candidates = {word, word[1:]} if word[:1] in "ولبف" else {word}
        return bool(candidates & self._given_names) and not any(
            candidates & self._own_words[form.participant] for form in match.forms
        )


def _written_onto(letters: str, start: int) -> str | None:
    """The letters between the word's start and the name, or None where they are too many."""
    at = start
    while at and letters[at - 1].isalnum():
        at -= 1
        if start - at > 2:
            return None
    return letters[at:start]


def _is_office(letters: str, start: int, end: int) -> bool:
    return bool(
        _OFFICE_NAME.match(letters, start, end)
        and _OFFICE_BEFORE.search(letters, max(0, start - 8), start)
    )


def _opens_report(page: _Page, match: _Match, form: NameForm) -> bool:
    """Whether the body begins with this name and a dash, as an outlet signs its report."""
    if form.kind != _ORGANISATION:
        return False
    start, end = page.origin(match.start, match.end)
    _, newline, opening = page.source[:start].partition("\n")
    return bool(newline and not opening.strip() and _OUTLET_DASH.match(page.source, end))


def _is_capitalised(form: NameForm, page: _Page, start: int, end: int) -> bool:
    if _ARABIC_LETTER.match(page.letters[start]):
        return True
    source_start, source_end = page.origin(start, end)
    surface = page.source[source_start:source_end]
    return surface.isupper() if form.is_abbreviation else surface[:1].isupper()


def _without_overlaps(matches: Iterator[_Match], length: int) -> list[_Match]:
    """The longest matches that share no letter, in the order of the text."""
    taken = bytearray(length)
    kept = []
    for match in sorted(matches, key=lambda match: (match.start - match.end, match.start)):
        # Those kept are no shorter, so an overlap covers one of the two ends.
        if not taken[match.start] and not taken[match.end - 1]:
            taken[match.start : match.end] = b"\x01" * (match.end - match.start)
            kept.append(match)
    return sorted(kept)


def _may_stand_short(form: NameForm, key: str) -> bool:
    return form.kind != _STATE and key not in _COMMON_WORDS


def _rule(form: NameForm) -> str:
    return "derived-spelling" if form.is_derived else "alias"


def _confidence(form: NameForm) -> float:
    return DERIVED_CONFIDENCE if form.is_derived else ALIAS_CONFIDENCE


def _found(page: _Page, match: _Match, form: NameForm, rule: str, confidence: float) -> FoundName:
    start, end = page.origin(match.start + form.skip, match.end)
    end = min(end, start + _LONGEST_SURFACE)
    evidence = Evidence(rule, confidence, start, end)
    return FoundName(form.participant, form.alias, page.source[start:end], start, end, evidence)
