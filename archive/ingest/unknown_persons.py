"""Persons whom a report names and the archive does not know: titled, or speaking.

Arabic has no capitals, so that a title or a reporting verb says where a name begins, and given
names, the shape of the words and what follows them say that it is one and where it ends. What is
not sure to be a name is left out: whoever matters is named again.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from archive.arabic.months import WEEKDAYS
from archive.ingest.name_forms import PERSON
from archive.ingest.passages import fold_once
from archive.ingest.person_shapes import (
    ARTICLE,
    MOST_UNITS,
    PREPOSITIONS,
    Run,
    Units,
    Word,
    begins_given,
    continues_asian,
    has_particle,
    is_arab,
    is_given,
    is_half,
    is_like_object,
    is_like_verb,
    is_lineage,
    is_no_name,
    looks_common,
    may_be_family,
    units_of,
)
from archive.ingest.person_spellings import is_within, name_key
from archive.ingest.person_titles import HEADS, PARTICLES, SPACE, Title, titles, word_at
from archive.ingest.person_words import BEFORE_IN, GOD_OR_FAITH, JOINED_FIRST, ends_name
from archive.ingest.reporting_verbs import COMPLEMENTIZERS, reporting_word
from archive.ingest.speaker_phrases import ADVERBS, folded
from archive.ingest.values import (
    Draft,
    Evidence,
    FoundName,
    FoundStatement,
    Knowledge,
    ProposedPerson,
    Stage,
)
from archive.ingest.word_counts import WordCounts

TITLED = ("title-and-given-name", 0.85)
TITLED_REPEATED = ("title-and-repeated-name", 0.75)
TITLED_WORDS = ("title-and-name", 0.65)
SPEAKING = ("speaker-and-given-name", 0.75)
SPEAKING_REPEATED = ("speaker-and-repeated-name", 0.65)
SURNAME = ("surname-after-proposed-name", 0.6)

_CLOSING = re.compile("[،,.:؛)(؟!\n]|[ \u00a0]?[(:]|$")
_COMMAS = ("،", ",")
_LONGEST_NAME, _LONGEST_SURFACE = 6, 120
_SHORTEST_SURNAME = 4
_MOST_NAMESAKES = 20
_IN, _VAN = "ان", "فان"
_LINEAGE = ("بن", "ابن", "ال")
_ABD = "عبد"
_SURELY, _PERHAPS, _NOT = "surely", "perhaps", ""


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
        self._counts = WordCounts(self._folded.text)

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
            run = self._run(start) if start >= 0 else None
            if run is None:
                continue
            if begins_given(run.words):
                yield self._person(run, start, "", SPEAKING)
            elif run.words[-1].letters in alone and self._is_name(run):
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
            if start < 0 or len(full) != 1 or len(surname) < _SHORTEST_SURNAME:
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
        run = self._run(space.end()) if space else None
        if run is None or (is_apart and not run.is_bounded) or title.ends_in_owner:
            return None
        if title.is_regnal and not is_lineage(run.words[1].letters):
            # «الملك سلمان الحكم»: of kings and popes the given name is enough.
            return None
        words = " ".join(self._text[title.start : title.end].split())
        if begins_given(run.words):
            return self._person(run, title.start, words, TITLED)
        if title.has_owner or not title.is_closed or is_apart or not self._is_name(run):
            return None
        rule = TITLED_REPEATED if self._is_repeated(run.letters) else TITLED_WORDS
        return self._person(run, title.start, words, rule)

    def _person(self, run: Run, start: int, title: str, rule: tuple[str, float]) -> ProposedPerson:
        first, last = run.words[0].start, run.words[-1].end
        evidence = Evidence(*rule, min(start, first), last)
        return ProposedPerson(run.letters, self._text[first:last], title, first, last, evidence)

    def _run(self, start: int) -> Run | None:
        """The name that begins there; None where the words are none."""
        words: list[Word] = []
        is_bounded, at = True, start
        while len(words) <= _LONGEST_NAME:
            word = word_at(self._text, at)
            if word is None:
                # A quotation, a number: none of the name, but no clause ends there.
                is_bounded = False
                break
            if ending := self._ends(words, word):
                is_bounded = ending == _SURELY
                break
            words.append(word)
            space = SPACE.match(self._text, word.end)
            if _CLOSING.match(self._text, word.end) or space is None:
                is_bounded = _CLOSING.match(self._text, word.end) is not None
                break
            at = space.end()
        return self._judged(words, is_bounded=is_bounded) if len(words) <= _LONGEST_NAME else None

    def _ends(self, words: Sequence[Word], word: Word) -> str:
        """Whether the word ends the name before it: surely, perhaps, or not."""
        letters = word.letters
        if letters == _IN and " ".join(before.letters for before in words) in BEFORE_IN:
            return _NOT
        if letters in COMPLEMENTIZERS or reporting_word(self._text[word.start : word.end]):
            return _SURELY
        if words and words[-1].letters in JOINED_FIRST:
            return _NOT
        if words and self._text[word.start : word.end] == _VAN:
            # Folded, «فإن» is the same.
            return _NOT
        if letters in WEEKDAYS or letters in ADVERBS:
            return _SURELY
        if ends_name(letters) and not (not words and may_be_family(letters)):
            return _SURELY if letters in HEADS else _PERHAPS
        if letters.startswith(PARTICLES) or (
            words and has_particle(letters, is_far=len(words) > 1)
        ):
            return _PERHAPS
        if letters.startswith(ARTICLE) and letters not in GOD_OR_FAITH and letters != ARTICLE:
            return _NOT if _may_be_surname(words, letters) else _PERHAPS
        return _NOT

    def _judged(self, words: Sequence[Word], *, is_bounded: bool) -> Run | None:
        """The words as a name of two to four parts, or as many of them as surely are."""
        units: Units = units_of(words)
        if len(units) < 2 or units[-1][-1].letters in JOINED_FIRST:
            return None
        if units[0][0].letters.startswith((ARTICLE, *PARTICLES)):
            return None
        if units[0][0].letters in _LINEAGE:
            return None
        kept = self._surely_of_name(units, is_bounded=is_bounded)
        if len(kept) < len(units):
            is_bounded = is_bounded and self._is_long_name(units)
            if not is_bounded and is_half(kept, units[len(kept)]):
                return None
            kept = units if is_bounded else kept
        if is_no_name(kept, is_bounded=is_bounded):
            return None
        run = tuple(word for unit in kept for word in unit)
        return Run(run, is_bounded) if run[-1].end - run[0].start <= _LONGEST_SURFACE else None

    def _surely_of_name(self, units: Units, *, is_bounded: bool) -> Units:
        """The parts up to the surname, where nothing shows that the name goes on after it."""
        kept = 2
        for before, unit in pairwise(units[1:]):
            letters = unit[0].letters
            is_last = is_bounded and kept + 1 == len(units)
            if not (
                letters in _LINEAGE
                or continues_asian(units, unit, kept)
                or (len(before) == 1 and is_given(before[0].letters)
                    and self._goes_on(before[0].letters, unit, is_last=is_last))
            ):  # fmt: skip
                break
            kept += 1
        return units[:kept]

    def _goes_on(self, before: str, unit: Sequence[Word], *, is_last: bool) -> bool:
        """Whether a part belongs to the name in which a given name stands before it."""
        letters = unit[0].letters
        if is_like_verb(letters):
            return False
        if is_given(letters) or (is_last and not is_like_object(unit)):
            return True
        return self._is_repeated(f"{before} {letters}")

    def _is_long_name(self, units: Units) -> bool:
        """Whether a third part is the surname: with the article, or by itself elsewhere, too."""
        last = units[-1][-1].letters
        if len(units) >= MOST_UNITS or is_like_object(units[-1]) or is_like_verb(last):
            return False
        if last.startswith(PREPOSITIONS):
            return False
        if is_arab(units):
            return last.startswith(ARTICLE)
        return self._is_repeated(" ".join(word.letters for unit in units for word in unit))

    def _is_name(self, run: Run) -> bool:
        """Whether words that nobody knows for a given name are still a name."""
        if not run.is_bounded or looks_common(run):
            return False
        # A given name does not stand without its surname, as a noun would.
        counts = self._counts
        return counts.of_any_form(run.words[0].letters) <= counts.of_phrase(run.letters)

    def _is_repeated(self, name: str) -> bool:
        """Whether the surname stands by itself somewhere, as a surname does in a report."""
        surname = name.rpartition(" ")[2]
        if len(surname) < _SHORTEST_SURNAME:
            return False
        return self._counts.of_word(surname) > self._counts.of_phrase(name)


def _of_unknown(statements: Iterable[FoundStatement]) -> Iterator[FoundStatement]:
    return (said for said in statements if not said.speaker and said.speaker_surface)


def _may_be_surname(words: Sequence[Word], letters: str) -> bool:
    """Whether a word with the article is the surname of the name before it: «محمد الحسن»."""
    if not words or not is_arab([words]) or len(letters) < len(ARTICLE) + 2:
        return False
    others = {word.letters for word in words[1:]} - GOD_OR_FAITH
    has_one = any(other.startswith(ARTICLE) for other in others)
    return not has_one or (len(words) > 1 and words[-2].letters == _ABD)


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
