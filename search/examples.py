"""Examples for the help page: queries of every sort that find something in this archive now.

They are made of what the archive holds (whom it names most, what its headlines are about), so that
whoever follows one sees results; each is counted by the engine itself.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from archive.arabic.tokens import words as words_of
from archive.models import Article, ParticipantKind

from .backends.schema import SAID
from .backends.snapshot import Snapshot
from .directory import Entry, directory
from .example_words import SPELLINGS_OF_NAMES, name_found, subjects
from .lookup import ArchiveNames
from .names import name_table
from .query.evaluation import evaluate
from .query.fields import ARABIC_NAMES, Field
from .query.nodes import ParsedQuery
from .query.parser import parse
from .query.rendering import Syntax, render
from .request import SearchRequest

_PHRASES = ("وقف إطلاق النار", "الأمم المتحدة", "مجلس الأمن")
_BEGINNINGS = ("مفاوض", "معارض", "اتفاق")
_EXACT = ("سورية", "أستانا", "إدلب")
_SHORTEST_NAME = 6
_MOST_PEOPLE = 12
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Example:
    """A query, what it finds, and the same query in the other syntax."""

    query: str
    url: str
    count: int
    other: str
    """Empty where it is the same."""
    meant: str = ""
    """Of a name: who was meant."""


Examples = dict[str, tuple[Example, ...]]
"""By subject: ``words``, ``phrases``, ``operators`` and so on; none that would find nothing."""

_known: "WeakKeyDictionary[Snapshot, dict[str, Examples]]" = WeakKeyDictionary()


def help_examples(snapshot: Snapshot, language: str) -> Examples:
    """The examples for readers of that language, remembered until the index changes."""
    known = _known.setdefault(snapshot, {})
    if language not in known:
        known[language] = _Maker(snapshot, language).examples()
    return known[language]


class _Maker:
    def __init__(self, snapshot: Snapshot, language: str) -> None:
        self._snapshot = snapshot
        self._is_arabic = language == "ar"
        self._names = ArchiveNames()
        self._directory = directory()
        self._words = list(subjects(snapshot))

    def examples(self) -> Examples:
        if len(self._words) < 3:
            return {}
        one, two, three = self._words[:3]
        both, either, without = ("و", "أو", "ليس") if self._is_arabic else ("AND", "OR", "NOT")
        near = "قرب" if self._is_arabic else "NEAR"
        made: dict[str, list[Example | None]] = {
            "names": [*self._names_in_scripts()],
            "words": [self._first(one), self._first("استانه", f"ال{one}", two)],
            "phrases": [self._first(*map(self._quoted, _PHRASES), *self._headline_phrases())],
            "minus": [self._first(f"{one} -{two}", f"{two} -{one}")],
            "operators": [
                self._first(f"{one} {both} {two}", f"{one} {both} {three}"),
                self._first(f"{one} {either} {two}"),
                self._first(f"{one} {without} {two}", f"{two} {without} {one}"),
                self._first(f"({one} {either} {two}) {both} {three}", f"({one} {either} {two})"),
                self._first(f"+في {one}"),
            ],
            "beginnings": [self._first(*(f"{start}*" for start in (*_BEGINNINGS, one[:4])))],
            "rough": [self._first(*self._rough_names(), f"{one}~1")],
            "exact": [self._first(*(f"={word}" for word in (*_EXACT, one)))],
            "near": [
                self._first(
                    f"وقف {near}/3 النار", f"{one} {near}/10 {two}", f"{one} {near}/40 {two}"
                ),
                self._first(f"{self._quoted('وقف النار')}~3", f"{self._quoted(f'{one} {two}')}~40"),
            ],
            "people": self._fields_of_people(),
            "said": self._fields_of_speakers(),
            "fields": self._other_fields(one),
            "dates": self._dates(one),
        }
        return {
            name: tuple(example for example in found if example is not None)
            for name, found in made.items()
        }

    def _first(self, *queries: str) -> Example | None:
        """The first of the queries that finds something."""
        for query in queries:
            parsed = parse(query, self._names)
            if parsed.root is None:
                continue
            found = evaluate(self._snapshot, parsed.root).found & self._snapshot.alive
            count = int(np.count_nonzero(found))
            if count:
                other = self._in_other_syntax(parsed)
                return Example(query, SearchRequest(q=query).url(), count, other)
        return None

    def _in_other_syntax(self, parsed: ParsedQuery) -> str:
        """The query with the operators and fields of the other language; empty without any."""
        if parsed.root is None or not parsed.uses_language:
            return ""
        own, other = Syntax.LATIN, Syntax.ARABIC
        if self._is_arabic:
            own, other = other, own
        written = render(parsed.root, other)
        return written if written != render(parsed.root, own) else ""

    def _quoted(self, text: str) -> str:
        return f"«{text}»" if self._is_arabic else f'"{text}"'

    def _headline_phrases(self) -> Iterator[str]:
        headlines = Article.objects.public().order_by("-pk").values_list("headline", flat=True)
        for headline in headlines[:3]:
            yield self._quoted(" ".join(words_of(headline)[:3]))

    def _named(self, field: Field) -> str:
        return f"{ARABIC_NAMES[field] if self._is_arabic else field.value}:"

    def _field(self, field: Field, value: str) -> str:
        is_one_word = value.replace("-", "").isalnum()
        return self._named(field) + (value if is_one_word else self._quoted(value))

    def _most(self, counts: dict[int, int], entries: Sequence[Entry]) -> list[Entry]:
        """Those of the entries that most reports have, the most frequent first."""
        held = [entry for entry in entries if counts.get(entry.key)]
        return sorted(held, key=lambda entry: (-counts[entry.key], entry.slug))

    def _people(self) -> list[Entry]:
        counts = self._snapshot.participants.counts(self._snapshot.alive)
        people = [e for e in self._directory.people.entries if e.group == ParticipantKind.PERSON]
        return self._most(counts, people)[:_MOST_PEOPLE]

    def _names_in_scripts(self) -> Iterator[Example]:
        """Yield names as people of several scripts write them."""
        press, *others = SPELLINGS_OF_NAMES
        for names in ((*press, *self._last_names()), *others):
            named = (name_found(self._snapshot, name) for name in names)
            if first := next(filter(None, named), None):
                yield Example(first.typed, first.url, first.count, "", first.label)

    def _last_names(self) -> Iterator[str]:
        """Yield the last words of names in Latin letters."""
        participants = name_table().participants
        for entry in self._people():
            yield from words_of(participants[entry.key].name_en)[-1:]

    def _rough_names(self) -> Iterator[str]:
        """Yield last names, as reports have them, with a letter missing."""
        participants = name_table().participants
        for entry in self._people():
            last = words_of(participants[entry.key].name_ar)[-1]
            if len(last) >= _SHORTEST_NAME:
                yield f"{last[:3]}{last[4:]}~"

    def _fields_of_people(self) -> list[Example | None]:
        people = self._people()
        made = [self._first(self._field(Field.PERSON, entry.label)) for entry in people[:1]]
        if people:
            slug = self._field(Field.PERSON, people[0].slug)
            made += [self._first(*(f"{slug} {other}" for other in self._words[:_MOST_WORDS]))]
        return made

    def _fields_of_speakers(self) -> list[Example | None]:
        counts = {}
        for entry in self._directory.people.entries:
            postings = self._snapshot.postings(SAID, str(entry.key))
            if postings is not None:
                counts[entry.key] = len(postings.docs)
        speakers = self._most(counts, self._directory.people.entries)[:2]
        made = [self._first(self._field(Field.SAID, entry.label)) for entry in speakers[:1]]
        queries = [
            f"{self._field(Field.SAID, entry.label)} {word}"
            for entry in speakers
            for word in self._words[:_MOST_WORDS]
        ]
        return [*made, self._first(*queries)]

    def _other_fields(self, word: str) -> list[Example | None]:
        snapshot = self._snapshot
        keys, counts = np.unique(snapshot.column("source")[snapshot.alive], return_counts=True)
        sources = dict(zip(keys.tolist(), counts.tolist(), strict=True))
        rounds = snapshot.rounds.counts(snapshot.alive)
        by_track: dict[str, int] = {}
        for entry in self._directory.rounds.entries:
            by_track[entry.group] = by_track.get(entry.group, 0) + rounds.get(entry.key, 0)
        tracks = {e.key: by_track.get(e.slug, 0) for e in self._directory.tracks.entries}
        return [
            self._first(self._field(Field.TITLE, word)),
            *(
                self._first(self._field(Field.SOURCE, entry.label))
                for entry in self._most(sources, self._directory.sources.entries)[:1]
            ),
            *(
                self._first(self._field(Field.ROUND, entry.slug))
                for entry in self._most(rounds, self._directory.rounds.entries)[:1]
            ),
            *(
                self._first(self._field(Field.TRACK, entry.label))
                for entry in self._most(tracks, self._directory.tracks.entries)[:1]
            ),
        ]

    def _dates(self, word: str) -> list[Example | None]:
        starts = self._snapshot.column("date_start")[self._snapshot.alive]
        dated = np.sort(starts[starts > 0])
        if not dated.size:
            return []
        middle = int(dated[dated.size // 2])
        day = dt.date(middle // 10_000, middle // 100 % 100, middle % 100)
        year, month = day.year, f"{day:%Y-%m}"
        later = f"{min(day.replace(day=28) + dt.timedelta(62), dt.date(year, 12, 31)):%Y-%m}"
        on, before, after = map(self._named, (Field.ON, Field.BEFORE, Field.AFTER))
        to = "إلى" if self._is_arabic else "to"
        return [
            self._first(f"{on}{year}", f"{on}{month}"),
            self._first(f"{on}{month} {to} {later}"),
            self._first(f"{word} {after}{day:%d/%m/%Y}", f"{after}{year - 1}"),
            self._first(f"{word} {before}{month}", f"{before}{year + 1}"),
        ]
