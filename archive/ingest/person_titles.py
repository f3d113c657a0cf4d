"""Where a report gives somebody's title, and where the words of the office end.

«وزير الخارجية المجري», «رئيس حزب "المستقبل"», «المتحدث باسم الجيش»: definite words and bodies that
the archive knows are all of the office; of other words a list tells.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archive.arabic.letters import MARKS, FoldedText
from archive.ingest.name_forms import comparable
from archive.ingest.passages import places_of
from archive.ingest.person_shapes import ARTICLE, Word, is_given
from archive.ingest.person_words import (
    HONORIFICS,
    NAMED_AFTER,
    OFFICE_WORDS,
    OFFICES,
    OWNERS,
    REGNAL,
    places,
)
from archive.ingest.speaker_phrases import folded

PARTICLES = ("وال", "بال", "فال", "كال", "لل")
SPACE = re.compile("[ \u00a0]{1,2}")
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
_WORD = re.compile(rf"[^\W\d_]{_LETTER}*(?:[-‐‑–][^\W\d_]{_LETTER}*)*(?!\w)")
_QUOTED = re.compile('[ \u00a0]["«“]([^"«»“”\n]{1,60})["»”]')
_LETTERS = re.compile(r"\w+")
_LONGEST_OFFICE, _LONGEST_WORD = 12, 20
_PREFIXES = "وفبلك"

HEADS = OFFICES | {f"{ARTICLE}{word}" for word in OFFICES}
"""Words that begin a title, without particles."""
_BARE_HEADS = HEADS | HONORIFICS
_ALL_HEADS = frozenset(
    before + head
    for head in {
        *_BARE_HEADS,
        *(f"ل{word}" for word in OFFICES),
        *(f"لل{word}" for word in OFFICES),
    }
    for before in ("", *"وفبك")
)


_OF_TITLES = OFFICE_WORDS | HONORIFICS


class Title(NamedTuple):
    """A title at a place of a text, and what of it tells that a name comes next."""

    start: int
    end: int
    is_closed: bool
    """Whether its last word is surely of the office, so that the next is not."""
    has_owner: bool
    """Whether a body's name may stand before the person's."""
    ends_in_owner: bool
    """Whether the body's name must come next: «معهد ماكس بلانك»."""
    is_regnal: bool
    """Whether its bearers are called by the given name alone."""


def word_at(text: str, at: int) -> Word | None:
    """The word that begins at the place; None where there is none, or one with digits."""
    match = _WORD.match(text, at)
    if match is None:
        return None
    return Word(comparable(folded(match[0])), match.start(), match.end())


def titles(text: str, letters: FoldedText, bodies: Mapping[int, int]) -> Iterator[Title]:
    """The titles of a text in order; ``bodies`` are the ends, by starts, of known bodies' names."""
    heads = _ALL_HEADS.intersection(_LETTERS.findall(letters.text))
    for start, end in places_of(heads, letters.text):
        before = letters.text[max(0, start - _LONGEST_WORD) : start].split()
        if not before or _bare(before[-1]) not in NAMED_AFTER:
            head = letters.text[start:end]
            place = letters.origin(start + _particle(head), end)
            yield _title(text, *place, head, bodies)


def _title(text: str, start: int, end: int, head: str, bodies: Mapping[int, int]) -> Title:
    is_closed = head.startswith((ARTICLE, "لل")) or head[1:].startswith((ARTICLE, "لل"))
    has_owner, last = False, head
    for _ in range(_LONGEST_OFFICE):
        space = SPACE.match(text, end)
        if space is None:
            break
        # The particle is no part of the body's name.
        body = bodies.get(space.end()) or bodies.get(space.end() + 1)
        quoted = _QUOTED.match(text, end)
        if body is not None or quoted is not None:
            end, is_closed, last = body or (quoted.end() if quoted else end), True, ""
            continue
        word = word_at(text, space.end())
        if word is None:
            break
        is_definite, is_place = _is_definite(word.letters), _is_place(word.letters)
        if not (is_definite or is_place or word.letters in _OF_TITLES):
            break
        has_owner = word.letters in OWNERS or (has_owner and not is_definite)
        is_closed = is_definite or is_place
        end, last = word.end, word.letters
    is_regnal = _bare(last) in REGNAL or _bare(head) in REGNAL
    return Title(start, end, is_closed, has_owner, last in OWNERS, is_regnal)


def _particle(head: str) -> int:
    """How many letters before the title are written onto it."""
    if head in _BARE_HEADS:
        return 0
    return 2 if head[2:] in _BARE_HEADS else 1


def _is_definite(letters: str) -> bool:
    return len(letters) > 3 and letters.startswith((ARTICLE, *PARTICLES))


def _is_place(letters: str) -> bool:
    place = letters.removeprefix("ل").removeprefix("و")
    return (letters in places() or place in places()) and not is_given(letters)


def _bare(letters: str) -> str:
    """The word without a particle and the article."""
    bare = letters[1:] if letters[:1] in _PREFIXES and len(letters) > 4 else letters
    return bare.removeprefix(ARTICLE)
