"""Where a text holds any of many names: with Aho-Corasick, the longest first, none overlapping.

Names are matched as whole words, with the particles that Arabic writes onto them left outside; what
a name means where it may mean several things is decided elsewhere (`people`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from archive.arabic.letters import FoldedText
from archive.ingest.name_forms import NameForm, comparable, with_article_after_lam
from archive.ingest.passages import fold_once

# Particles written onto the next word; before «لل» only the conjunctions.
_PARTICLES = frozenset(["", *"وفبلك", "وب", "ول", "وك", "فب", "فل", "فك"])
_CONJUNCTIONS = frozenset(["", "و", "ف"])
_MOST_PARTICLES = 2
_ARABIC_LETTER = re.compile("[ء-ي]")
_SPACES = re.compile(" {2,}")
# «وزير خارجية كازاخستان» names an office, not the ministry.
_OFFICE_BEFORE = re.compile(r"(?:وزير|وزيره|وزيري|وزراء) $")
_OFFICE_NAME = re.compile("(?:ال)?(?:خارجيه|دفاع|داخليه|عدل) ")


class Match(NamedTuple):
    """A name's form at a place of a page's letters, with all that it may mean."""

    start: int
    end: int
    forms: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A text with the letters in which names are compared, and the way back."""

    source: str
    letters: str
    folded: FoldedText
    breaks: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Page":
        """The page of a text, its runs of spaces taken for one."""
        folded = fold_once(text)
        letters = comparable(folded.text)
        breaks, shifts = [0], [0]
        if "  " in letters:
            removed = 0
            for run in _SPACES.finditer(letters):
                breaks.append(run.start() + 1 - removed)
                removed += len(run[0]) - 1
                shifts.append(removed)
            letters = _SPACES.sub(" ", letters)
        return cls(text, letters, folded, tuple(breaks), tuple(shifts))

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text from which the letters come."""
        return self.folded.origin(self._unsqueezed(start), self._unsqueezed(end - 1) + 1)

    def word_before(self, start: int) -> str:
        """The word before the one that starts there, if only a space is between."""
        before = self.letters[max(0, start - 24) : start]
        return before.split()[-1] if before.endswith(" ") and before.strip() else ""

    def _unsqueezed(self, position: int) -> int:
        return position + self.shifts[bisect_right(self.breaks, position) - 1]


class NameMatcher:
    """Finds forms of names in pages; built once, and safe to share between threads."""

    def __init__(self, forms: Mapping[str, tuple[NameForm, ...]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for key, of in forms.items():
            self._automaton.add_word(key, (len(key), False, of))
            contracted = with_article_after_lam(key)
            if contracted is not None and contracted not in forms:
                self._automaton.add_word(contracted, (len(contracted), True, of))
        self._is_empty = not forms
        if forms:
            self._automaton.make_automaton()

    def matches(self, page: Page) -> list[Match]:
        """The longest matches that share no letter, in the order of the text."""
        if self._is_empty:
            return []
        taken = bytearray(len(page.letters))
        kept = []
        for match in sorted(self._all(page), key=lambda m: (m.start - m.end, m.start)):
            # Those kept are no shorter, so an overlap covers one of the two ends.
            if not taken[match.start] and not taken[match.end - 1]:
                taken[match.start : match.end] = b"\x01" * (match.end - match.start)
                kept.append(match)
        return sorted(kept, key=lambda match: match.start)

    def _all(self, page: Page) -> Iterator[Match]:
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
                yield Match(start, end, forms)


def _written_onto(letters: str, start: int) -> str | None:
    """The letters between the word's start and the name, or None where they are too many."""
    at = start
    while at and letters[at - 1].isalnum():
        at -= 1
        if start - at > _MOST_PARTICLES:
            return None
    return letters[at:start]


def _is_office(letters: str, start: int, end: int) -> bool:
    return bool(
        _OFFICE_NAME.match(letters, start, end)
        and _OFFICE_BEFORE.search(letters, max(0, start - 8), start)
    )


def _is_capitalised(form: NameForm, page: Page, start: int, end: int) -> bool:
    """Whether a Latin name stands in capitals as a name does; Arabic has none."""
    if _ARABIC_LETTER.match(page.letters[start]):
        return True
    source_start, source_end = page.origin(start, end)
    surface = page.source[source_start:source_end]
    return surface.isupper() if form.is_abbreviation else surface[:1].isupper()
