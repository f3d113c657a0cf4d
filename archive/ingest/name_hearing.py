"""Foreign names that writers spell by ear: «لافرينتييف» is whoever «لافرنتيف» is.

Spellings that no list holds are found by what is left of a long word without its long vowels and
doubled letters (`person_spellings.by_ear`). Short words must be spelt as the archive spells them,
and what two participants' names would leave is nobody's.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from archive.ingest.name_forms import PERSON, NameForm
from archive.ingest.name_matching import Match, Page
from archive.ingest.name_spellings import JOINING
from archive.ingest.passages import places_of
from archive.ingest.person_spellings import SHORTEST_BY_EAR, by_ear, is_by_ear, letters_of

_WORD = re.compile("[ء-ي]+")
_PARTICLES = "وفبلك"
_LEAST_LETTERS, _LEAST_IN_ALL = 4, 6
"""Of one word alone, and of a name of several: fewer letters are left of too many words."""

_SHORTEST_WRITTEN = 5
_MOST_KNOWN = 200_000
_LONG_VOWELS = frozenset("اوي")

Heard = tuple[str, ...]


class NameHearer:
    """Finds persons' names by ear; built once, and safe to share between threads."""

    def __init__(self, forms: Mapping[str, Sequence[NameForm]]) -> None:
        owners: defaultdict[Heard, dict[str, NameForm]] = defaultdict(dict)
        self._endings: dict[Heard, str] = {}
        for key, of in forms.items():
            heard = tuple(by_ear(key).split())
            if any(form.kind == PERSON for form in of) and _is_telling(key, heard):
                self._endings.setdefault(heard, key[-2:])
                for form in of:
                    # A surname that nobody entered is not known by ear alone.
                    if not (form.is_derived and form.is_ambiguous):
                        owners[heard].setdefault(form.participant, form)
        self._forms = {
            heard: replace(form, is_heard=True)
            for heard, of in owners.items()
            for form in [next(iter(of.values()))]
            if len(of) == 1 and not form.is_ambiguous and not form.skip
        }
        by_first: defaultdict[str, list[Heard]] = defaultdict(list)
        for heard in sorted(self._forms, key=len, reverse=True):
            by_first[heard[0]].append(heard)
        self._by_first = dict(by_first)
        self._ends = {one + other for heard in by_first for one, other in _ends(heard)}
        self._no_names: set[str] = set()

    def matches(self, page: Page) -> Iterator[Match]:
        """The names in the page's letters that are heard, in order, none overlapping."""
        words = {
            word: candidates
            for word in set(_WORD.findall(page.letters)) - self._no_names
            if (candidates := self._candidates(word))
        }
        past = 0
        for start, end in places_of(words, page.letters):
            found = None
            if start >= past:
                found = self._fitting(page.letters, start, words[page.letters[start:end]])
            if found is not None:
                past = found.end
                yield found

    def _candidates(self, word: str) -> Sequence[tuple[int, Heard]]:
        """What `_looked_up` finds; a word that begins no name is not looked up again."""
        # Of most words the first letter and the last, which stay, tell that they are none.
        may_be = word[0] + word[-1] in self._ends or word[1:2] + word[-1] in self._ends
        if may_be and (found := self._looked_up(word)):
            return found
        if len(self._no_names) < _MOST_KNOWN:
            self._no_names.add(word)
        return ()

    def _looked_up(self, word: str) -> tuple[tuple[int, Heard], ...]:
        """The names that begin like the word, with the letters of a particle before it."""
        found = []
        # Without the particle first: «للافروف» is he with ل.
        for skip in (1, 0) if word[0] in _PARTICLES else (0,):
            for letters in _heard(word[skip:]):
                found += [(skip, heard) for heard in self._by_first.get(letters, ())]
        return tuple(found)

    def _fitting(
        self, letters: str, start: int, candidates: Sequence[tuple[int, Heard]]
    ) -> Match | None:
        for skip, heard in candidates:
            end = _end_of(letters, start + skip, heard)
            if end is not None and _end_alike(letters[end - 2 : end], self._endings[heard]):
                return Match(start + skip, end, (self._forms[heard],))
        return None


def merged(spelt: Sequence[Match], heard: Iterable[Match]) -> list[Match]:
    """Matches of names as they are known, with those that are heard where no other stands.

    One that is heard also takes the place of a part of it that names the same participant.
    """
    starts = [match.start for match in spelt]
    replaced: set[int] = set()
    added = []
    for match in heard:
        first = bisect_right(starts, match.start)
        if first and spelt[first - 1].end > match.start:
            first -= 1
        within = range(first, bisect_left(starts, match.end))
        if all(_is_part(spelt[at], match) for at in within):
            replaced.update(within)
            added.append(match)
    if not added:
        return list(spelt)
    kept = (match for at, match in enumerate(spelt) if at not in replaced)
    return sorted((*kept, *added), key=lambda match: match.start)


def _is_part(part: Match, match: Match) -> bool:
    is_shorter = part.end - part.start < match.end - match.start
    is_inside = match.start <= part.start and part.end <= match.end
    owner = match.forms[0].participant
    return is_shorter and is_inside and owner in {form.participant for form in part.forms}


def _end_of(letters: str, start: int, heard: Heard) -> int | None:
    """Where words that are heard so end; None where others stand there."""
    at = start
    for count, wanted in enumerate(heard):
        if count and letters[at : at + 1] != " ":
            return None
        word = _WORD.match(letters, at + (count > 0))
        if word is None or wanted not in _heard(word[0]):
            return None
        at = word.end()
    return None if letters[at : at + 1].isalnum() else at


def _end_alike(ending: str, other: str) -> bool:
    """Whether no two long vowels stand before the last letter: «سيرافقون» is no «سوروفيكين»."""
    return len({ending[0], other[0]} & _LONG_VOWELS) < 2


def _ends(heard: str) -> Iterator[tuple[str, str]]:
    """The first and the last letter that a word may have which is heard so."""
    yield from product(letters_of(heard[0]), letters_of(heard[-1]))


def _heard(word: str) -> set[str]:
    """The word as a name may have it: as it is, or by ear."""
    # A writer who drops a vowel makes a long word a short one.
    return {word, by_ear(word, _SHORTEST_WRITTEN)}


def _is_telling(key: str, heard: Heard) -> bool:
    """Whether a name has a word that is heard, and enough is left of it to know it by."""
    words = key.split()
    if not any(map(is_by_ear, words)):
        return False
    if len(words) == 1:
        return len(key) >= SHORTEST_BY_EAR and len(heard[0]) >= _LEAST_LETTERS
    if words[0] in JOINING and len(words) == 2:
        return len(heard[1]) >= _LEAST_LETTERS
    return sum(map(len, heard)) >= _LEAST_IN_ALL
