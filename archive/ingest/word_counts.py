"""How often words and phrases stand in one report's folded letters, worked out when first asked."""

import re
from collections import defaultdict
from functools import cached_property

_WORD = re.compile(r"\w+")
_PARTICLES = ("", *"وفبلك")
_ARTICLES = ("", "ال")


class WordCounts:
    """The counts of one text; words are counted with one particle written onto them."""

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._phrases: dict[str, int] = {}

    @cached_property
    def _words(self) -> list[str]:
        return _WORD.findall(self._letters)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            places[word].append(at)
        return dict(places)

    def of_word(self, word: str) -> int:
        """How often the word stands, with a particle or without."""
        return sum(len(self._places.get(particle + word, ())) for particle in _PARTICLES)

    def of_any_form(self, word: str) -> int:
        """How often it stands, also with the article."""
        return sum(self.of_word(article + word) for article in _ARTICLES)

    def of_phrase(self, phrase: str) -> int:
        """How often the words stand one after another, whatever is between them."""
        count = self._phrases.get(phrase)
        if count is None:
            first, *rest = _WORD.findall(phrase)
            count = self._phrases[phrase] = sum(
                self._words[at + 1 : at + 1 + len(rest)] == rest
                for particle in _PARTICLES
                for at in self._places.get(particle + first, ())
            )
        return count
