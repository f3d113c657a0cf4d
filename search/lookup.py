"""What a name in a query stands for: people, sources, rounds and tracks of the archive.

A slug stands for what it names, also after a change of address. A name stands for all that bear
it, whichever way it is spelled; failing that, for the few that have its words in their names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process

from archive.arabic.digits import to_ascii_digits
from archive.arabic.letters import fold, is_arabic
from archive.arabic.lexicon import SPELLINGS
from archive.arabic.tokens import words
from archive.models import Round, RoundAlias, SlugRedirect, Source, Track
from archive.selectors.rows import localized

from .names import MatchKind, NameTable, leading, name_table, resolve_names
from .query.fields import Field
from .query.lexer import unquoted
from .query.notes import Named, Suggestion
from .stamps import Kept

_OF_PEOPLE = frozenset({Field.PERSON, Field.SAID})
_MOST_SUGGESTIONS = 3
_LEAST_LIKENESS = 72.0
_DIGITS = re.compile(r"\d{1,6}")
_WITHOUT_NUMBER = re.compile(r"[\s\-–]*\d+$")
# With more bearers than this, a word is no name.
_MOST_BEARERS = 5


@dataclass(frozen=True, slots=True)
class _Known:
    """Something that can be named, with all that it is called."""

    keys: tuple[int, ...]
    slug: str
    name_ar: str
    name_en: str
    number: int | None = None
    """Of a round: which of its track it is."""

    @property
    def label(self) -> str:
        return localized(self.name_ar, self.name_en)


class _Book:
    """Things of one sort, by what they are called."""

    def __init__(self, entries: Iterable[tuple[_Known, Iterable[str]]]) -> None:
        self._slugs: dict[str, _Known] = {}
        self._names: dict[str, list[_Known]] = {}
        for known, names in entries:
            self._slugs[known.slug] = known
            for name in {_plain(name) for name in (known.name_ar, known.name_en, *names)}:
                if name:
                    self._names.setdefault(name, []).append(known)

    def called(self, text: str) -> list[_Known]:
        """Those of that slug or name."""
        if text.casefold() in self._slugs:
            return [self._slugs[text.casefold()]]
        return self._names.get(_plain(text), [])

    def with_words(self, text: str) -> list[_Known]:
        """Those that have these words in a name, if they are few."""
        asked = set(_plain(text).split())
        if not asked:
            return []
        bearers = {
            known.slug: known
            for name, bearing in self._names.items()
            if asked <= set(name.split())
            for known in bearing
        }
        return list(bearers.values()) if len(bearers) <= _MOST_BEARERS else []

    @cached_property
    def _spellings(self) -> dict[str, list[_Known]]:
        """Whole names, and the words of names: a slip is in one word, or in all of a name."""
        spellings = dict(self._names)
        for name, bearing in self._names.items():
            # «بيبيسي»: what stands apart in a name may be typed together.
            joined = name.replace(" ", "")
            spellings[joined] = [*spellings.get(joined, ()), *bearing]
        for name, bearing in self._names.items():
            for word in name.split():
                spellings[word] = [*spellings.get(word, ()), *bearing]
        return spellings

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all names."""
        return frozenset(word for name in self._names for word in name.split())

    def nearest(self, text: str) -> tuple[float, list[_Known]]:
        """Those with a name, or a word of a name, much like the text, and how much like it."""
        found = process.extract(
            _plain(text),
            self._spellings.keys(),
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_LIKENESS,
            limit=2 * _MOST_SUGGESTIONS,
        )
        bearers = {known.slug: known for name, *_ in found for known in self._spellings[name]}
        return (found[0][1] if found else 0.0), list(bearers.values())[:_MOST_SUGGESTIONS]

    def of_about_that_number(self, text: str) -> list[_Known]:
        """Those with the numbers that are nearest to the one in the text."""
        digits = _DIGITS.search(to_ascii_digits(text))
        numbered = [(known.number, known) for known in self._slugs.values() if known.number]
        if digits is None:
            return []
        wanted = int(digits[0])
        numbered.sort(key=lambda pair: (abs(pair[0] - wanted), -pair[0], pair[1].slug))
        return [known for _, known in numbered[:_MOST_SUGGESTIONS]]

    def suggestion(self, known: _Known) -> Suggestion:
        """What to offer: by its name, or by its slug where the name is not its alone."""
        piece = known.slug
        if unquoted(known.label) == known.label and self.called(known.label) == [known]:
            piece = f"«{known.label}»" if is_arabic(known.label[:1]) else f'"{known.label}"'
        return Suggestion(known.label, piece, known.keys)


# Folding all the names takes longer than a search: kept until a name changes.
_people_of: "WeakKeyDictionary[NameTable, _Book]" = WeakKeyDictionary()


class ArchiveNames:
    """The archive's names, read from the database when a query first asks for one of a sort."""

    def find(self, field: Field, candidates: Sequence[str]) -> tuple[int, Named] | None:
        """The first of the candidates that is a name, by its place, and what it names."""
        book = self._book(field)
        ways = [book.called, lambda slug: self._renamed(field, book, slug), book.with_words]
        if field in _OF_PEOPLE:
            # As one who is looking for a person may spell the name, before parts of names.
            ways[2:2] = [_sounding]
        for look_up in ways:
            for place, candidate in enumerate(candidates):
                if known := look_up(candidate):
                    return place, _named(known, book)
        return None

    def is_of_a_name(self, field: Field, word: str) -> bool:
        """Whether the word stands in some name."""
        return _plain(word) in self._book(field).words

    def called(self, field: Field, name: str) -> tuple[int, ...]:
        """The keys of those that have exactly this name."""
        known = self._book(field).called(name)
        return tuple(dict.fromkeys(key for one in known for key in one.keys))

    def nearest(
        self, field: Field, candidates: Sequence[str]
    ) -> tuple[int, tuple[Suggestion, ...]]:
        """Names that are much like one of the candidates, the likest first, and its place."""
        book = self._book(field)
        best, place, bearers = 0.0, len(candidates) - 1, list[_Known]()
        for index, candidate in enumerate(candidates):
            likeness, near = book.nearest(candidate)
            if likeness > best:
                best, place, bearers = likeness, index, near
        if not bearers:
            bearers = book.of_about_that_number(candidates[place])
        return place, tuple(map(book.suggestion, bearers))

    def _book(self, field: Field) -> _Book:
        match field:
            case Field.SOURCE:
                return _sources.get()
            case Field.ROUND:
                return _rounds.get()
            case Field.TRACK:
                return _tracks.get()
            case _:
                return self._people

    @property
    def _people(self) -> _Book:
        table = name_table()
        if table not in _people_of:
            _people_of[table] = _Book(
                (
                    _Known((key,), person.slug, person.name_ar, person.name_en),
                    [name.text for name in person.names],
                )
                for key, person in table.participants.items()
            )
        return _people_of[table]

    @staticmethod
    def _renamed(field: Field, book: _Book, slug: str) -> list[_Known]:
        """What had that slug before it was given another."""
        target = dict.fromkeys(_OF_PEOPLE, "participant") | {Field.ROUND: "round"}
        if field not in target or not slug.isascii():
            return []
        redirects = SlugRedirect.objects.filter(old_slug=slug.casefold())
        current = redirects.values_list(f"{target[field]}__slug", flat=True).first()
        return book.called(current) if current else []


def _sounding(text: str) -> list[_Known]:
    """The participants of a name that is spelled otherwise, in any script; no slips."""
    matches = [match for match in resolve_names(text) if match.kind is not MatchKind.FUZZY]
    people = [match.participant for match in leading(matches)] if matches else []
    return [_Known((person.key,), person.slug, person.name_ar, person.name_en) for person in people]


def _rows(
    model: type[Source] | type[Round] | type[Track],
) -> Iterable[tuple[int, str, str, str]]:
    return model._default_manager.order_by("pk").values_list("pk", "slug", "name_ar", "name_en")


def _named(known: Sequence[_Known], book: _Book) -> Named:
    keys = tuple(dict.fromkeys(key for one in known for key in one.keys))
    if len(known) == 1:
        return Named(keys, known[0].name_ar, known[0].name_en)
    return Named(keys, each=tuple(map(book.suggestion, known)))


def _plain(name: str) -> str:
    """The folded words of a name, without its points and hyphens; of a town, its usual spelling."""
    return " ".join(SPELLINGS.get(word, word) for word in words(fold(name)))


def _read_sources() -> _Book:
    return _Book(
        (_Known((key,), slug, arabic, english), ()) for key, slug, arabic, english in _rows(Source)
    )


def _read_rounds() -> _Book:
    aliases: dict[int, list[str]] = {}
    number_of: dict[int, int] = {}
    for key, text in RoundAlias.objects.order_by().values_list("round_id", "text"):
        aliases.setdefault(key, []).append(text)
    places = Round.objects.values_list("pk", "number", "track__slug", "city_ar", "city_en")
    for key, number, track, *cities in places:
        names = aliases.setdefault(key, [])
        if number is not None:
            number_of[key] = number
            names += [f"{place} {number}" for place in (track, *cities) if place]
        # «أستانا» stands for all that are «أستانا» with some number, and for all held there.
        names += [_WITHOUT_NUMBER.sub("", name) for name in names] + cities
    return _Book(
        (_Known((key,), slug, arabic, english, number_of.get(key)), aliases.get(key, ()))
        for key, slug, arabic, english in _rows(Round)
    )


def _read_tracks() -> _Book:
    rounds: dict[int, list[int]] = {}
    for key, track in Round.objects.order_by("pk").values_list("pk", "track_id"):
        rounds.setdefault(track, []).append(key)
    return _Book(
        (_Known(tuple(rounds.get(key, ())), slug, arabic, english), ())
        for key, slug, arabic, english in _rows(Track)
    )


_sources = Kept(_read_sources, Source)
_rounds = Kept(_read_rounds, Round, RoundAlias, Track)
_tracks = Kept(_read_tracks, Round, Track)
