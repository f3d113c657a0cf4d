"""Places by what is typed of their names, in either script."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.arabic.letters import fold
from archive.arabic.place_names import PLACES, PlaceName
from archive.arabic.transliteration import is_in_arabic, plain_latin

_SHORTEST = 2
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place, with the name of it that begins as typed."""

    place: PlaceName
    name: str


def places_beginning(typed: str) -> Iterator[PlaceMatch]:
    """Yield places of which a name begins so, an Arabic one with or without its article."""
    begun = _plain(typed)
    if len(begun) < _SHORTEST:
        return
    for place, names in _plain_names():
        name = next((name for name, plain in names if plain.startswith(begun)), None)
        if name is not None:
            yield PlaceMatch(place, name)


def place_called(word: str) -> PlaceName | None:
    """The place that has this whole name in Latin letters."""
    return None if is_in_arabic(word) else _by_latin_name().get(plain_latin(word))


def _plain(name: str) -> str:
    """The name in the one spelling that comparing needs."""
    if not is_in_arabic(name):
        return plain_latin(name)
    folded = " ".join(fold(name).split())
    bare = folded.removeprefix(_ARTICLE)
    return bare if len(bare) >= _SHORTEST else folded


@cache
def _plain_names() -> tuple[tuple[PlaceName, tuple[tuple[str, str], ...]], ...]:
    return tuple(
        (place, tuple((name, _plain(name)) for name in (place.arabic, place.latin, *place.others)))
        for place in PLACES
    )


@cache
def _by_latin_name() -> dict[str, PlaceName]:
    return {
        plain: place
        for place, names in _plain_names()
        for name, plain in names
        if not is_in_arabic(name)
    }
