"""Persons whom a report names and the archive does not know: titled, or speaking.

Arabic has no capitals, so that a title or a reporting verb says where a name begins, and given
names, the shape of the words and what follows them say that it is one and where it ends. What is
not sure to be a name is left out: whoever matters is named again.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from archive.ingest.name_forms import PERSON
from archive.ingest.passages import fold_once
from archive.ingest.person_names import SHORTEST_SURNAME, NameReader
from archive.ingest.person_shapes import (
    Run,
    begins_given,
    is_lineage,
)
from archive.ingest.person_spellings import is_within, name_key
from archive.ingest.person_titles import SPACE, Title, titles
from archive.ingest.speaker_phrases import folded
from archive.ingest.values import (
    Draft,
    Evidence,
    FoundName,
    FoundStatement,
    Knowledge,
    ProposedPerson,
    Stage,
)

TITLED = ("title-and-given-name", 0.85)
TITLED_REPEATED = ("title-and-repeated-name", 0.75)
TITLED_WORDS = ("title-and-name", 0.65)
SPEAKING = ("speaker-and-given-name", 0.75)
SPEAKING_REPEATED = ("speaker-and-repeated-name", 0.65)
SURNAME = ("surname-after-proposed-name", 0.6)

_COMMAS = ("،", ",")
_MOST_NAMESAKES = 20


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that proposes persons; it reads the names and statements found before it."""
    finder = UnknownPersons(knowledge)

    def find(draft: Draft) -> Draft:
        return replace(draft, proposed=finder.find(draft.text, draft.names, draft.statements))

    return find


class UnknownPersons:
    """Finds persons whom no name of the archive names; may be shared between threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._kinds = {name.participant: name.kind for name in knowledge.names}
        self._known = {name_key(name.text) for name in knowledge.names}

    def find(
        self, text: str, names: Sequence[FoundName], statements: Sequence[FoundStatement]
    ) -> tuple[ProposedPerson, ...]:
        """The persons to propose, in the order of the text, each place once."""
        page = _Page(text, names, self._kinds)
        found: dict[int, ProposedPerson] = {}
        for person in (*page.titled(), *page.speaking(statements)):
            if person.name not in self._known and not page.holds_person(person):
                found.setdefault(person.start, person)
        for person in page.surnames(statements, tuple(found.values())):
            found.setdefault(person.start, person)
        return _in_one_spelling(sorted(found.values(), key=lambda person: person.start))


class _Page:
    """One report, for the finding of names in it."""

    def __init__(self, text: str, names: Sequence[FoundName], kinds: Mapping[str, str]) -> None:
        self._text = text
        self._folded = fold_once(text)
        self._bodies = {n.start: n.end for n in names if kinds.get(n.participant) != PERSON}
        people = [n for n in names if kinds.get(n.participant) == PERSON]
        self._people_starts = [name.start for name in people]
        self._people_ends = [name.end for name in people]
        self._names = NameReader(text, self._folded.text)

    def holds_person(self, proposed: ProposedPerson) -> bool:
        """Whether a person whom the archive knows is named at the place."""
        at = bisect_left(self._people_starts, proposed.end)
        return at > 0 and self._people_ends[at - 1] > proposed.start

    def titled(self) -> Iterator[ProposedPerson]:
        """The persons named after their titles."""
        past = 0
        for title in titles(self._text, self._folded, self._bodies):
            found = self._named_after(title) if title.start >= past else None
            if found is not None:
                past = found.end
                yield found

    def speaking(self, statements: Iterable[FoundStatement]) -> Iterator[ProposedPerson]:
        """The persons without a title whom reporting verbs name as their subjects."""
        unknown = list(_of_unknown(statements))
        alone = {folded(said.speaker_surface) for said in unknown}
        for said in unknown:
            start = self._place(said)
            run = self._names.run(start) if start >= 0 else None
            if run is None:
                continue
            if begins_given(run.words):
                yield self._person(run, start, "", SPEAKING)
            elif run.words[-1].letters in alone and self._names.is_name(run):
                yield self._person(run, start, "", SPEAKING_REPEATED)

    def surnames(
        self, statements: Iterable[FoundStatement], found: Sequence[ProposedPerson]
    ) -> Iterator[ProposedPerson]:
        """Where only the surname speaks of one whose full name stood before."""
        by_surname: defaultdict[str, list[ProposedPerson]] = defaultdict(list)
        for person in found:
            by_surname[person.name.rpartition(" ")[2]].append(person)
        for said in _of_unknown(statements):
            surname, start = folded(said.speaker_surface), self._place(said)
            named = by_surname.get(surname, ())
            full = {person.name for person in islice(named, _MOST_NAMESAKES)}
            if start < 0 or len(full) != 1 or len(surname) < SHORTEST_SURNAME:
                continue
            if min(person.end for person in islice(named, _MOST_NAMESAKES)) <= start:
                end = start + len(said.speaker_surface)
                evidence = Evidence(*SURNAME, start, end)
                yield ProposedPerson(full.pop(), said.speaker_surface, "", start, end, evidence)

    def _place(self, said: FoundStatement) -> int:
        start, end = said.evidence.start or 0, said.evidence.end or len(self._text)
        return self._text.find(said.speaker_surface, start, end)

    def _named_after(self, title: Title) -> ProposedPerson | None:
        is_apart = self._text[title.end : title.end + 1] in _COMMAS
        space = SPACE.match(self._text, title.end + is_apart)
        run = self._names.run(space.end()) if space else None
        if run is None or (is_apart and not run.is_bounded) or title.ends_in_owner:
            return None
        if title.is_regnal and not is_lineage(run.words[1].letters):
            # «الملك سلمان الحكم»: of kings and popes the given name is enough.
            return None
        words = " ".join(self._text[title.start : title.end].split())
        if begins_given(run.words):
            return self._person(run, title.start, words, TITLED)
        if title.has_owner or not title.is_closed or is_apart or not self._names.is_name(run):
            return None
        rule = TITLED_REPEATED if self._names.is_repeated(run.letters) else TITLED_WORDS
        return self._person(run, title.start, words, rule)

    def _person(self, run: Run, start: int, title: str, rule: tuple[str, float]) -> ProposedPerson:
        first, last = run.words[0].start, run.words[-1].end
        evidence = Evidence(*rule, min(start, first), last)
        return ProposedPerson(run.letters, self._text[first:last], title, first, last, evidence)


def _of_unknown(statements: Iterable[FoundStatement]) -> Iterator[FoundStatement]:
    return (said for said in statements if not said.speaker and said.speaker_surface)


def _in_one_spelling(people: Sequence[ProposedPerson]) -> tuple[ProposedPerson, ...]:
    """The persons, a shorter name given the letters of the longer that holds it."""
    by_surname: defaultdict[str, set[str]] = defaultdict(set)
    for person in people:
        by_surname[person.name.split()[-1]].add(person.name)
    longest = {
        name: max((other for other in of if is_within(name, other)), key=len, default=name)
        for of in by_surname.values()
        for name in of
    }
    return tuple(replace(person, name=longest[person.name]) for person in people)
