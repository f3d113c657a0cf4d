"""Towns that a plain query names in Latin letters, sought as Arabic reports write them."""

from collections.abc import Iterator

from archive.arabic.tokens import tokenize
from search.known_places import place_called

from .nodes import Leaf, Phrase, Word
from .restating import Restatement, Span

# Words, with the article: Maarat al-Numan, Deir ez-Zor.
_LONGEST_NAME = 4


def town_restatements(text: str) -> Iterator[Restatement]:
    """Yield what the towns that the text names are called in Arabic: «Aleppo» is «حلب»."""
    tokens = list(tokenize(text))
    first = 0
    while first < len(tokens):
        for beyond in range(min(first + _LONGEST_NAME, len(tokens)), first, -1):
            span = tokens[first].start, tokens[beyond - 1].end
            place = place_called(text[slice(*span)])
            if place is not None:
                names = place.arabic_names
                yield Restatement((span,), tuple(_leaf(name, span) for name in names))
                first = beyond - 1
                break
        first += 1


def _leaf(name: str, span: Span) -> Leaf:
    words = tuple(name.split())
    return Phrase(words, *span) if len(words) > 1 else Word(name, *span)
