"""Every written form under which a name is looked for, worked out once before any report is read.

A stored alias gives the form it has, the form with the article after «لل», the spellings that
`name_spellings` derives, and a person's surname, which alone means nobody until the full name has
stood. A derived spelling that two participants share is dropped.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from archive.arabic.letters import fold
from archive.arabic.months import MONTHS
from archive.ingest.name_spellings import JOINING, spellings
from archive.ingest.values import KnownName

PERSON = "person"

_DASH = re.compile("[-‐‑‒–—−_\t]")
_QUOTED = re.compile(r"[\"«“”»]([^\"«“”»]+)[\"«“”»]")
_OPENING_QUOTES = '"«“”'
_ARABIC = re.compile("[ء-ي]")
_LONGEST_ABBREVIATION = 5

# Words that stand before a name and are no part of it.
_TITLES = frozenset(
    fold(
        "الرئيس العميد المقدم الرائد العقيد اللواء الجنرال السفير الوزير الدكتور السيد المبعوث"
    ).split()
)
# Surnames that are a word, a given name or another family's far more often than the person.
_NO_SURNAMES = MONTHS.keys() | frozenset(
    fold(
        "إبراهيم موسى مصطفى رمزي خليل سليمان حسن الحسن حسين الحسين محمد أحمد علي طه خلف رعد مطر تل "
        "التل بري جاموس رمضان الحاج صبرا صبرة توما طعمة خوري الخوري حداد الحداد صباغ الصباغ رشدي "
        "جونز يلدز النائب الوزير السفير الرحيم الرحمن جابري مستورا"
    ).split()
)
_SHORTEST_SURNAME = 5


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way in which one participant's name may stand in a text."""

    participant: str
    alias: str
    kind: str
    is_ambiguous: bool = False
    is_derived: bool = False
    skip: int = 0
    """How many letters at the start are a title and no part of the name."""
    is_abbreviation: bool = False
    """Whether only capitals mean it: US, and not us."""
    is_heard: bool = False
    """Whether it is spelt by ear, as no list has it."""
    is_respelling: bool = False
    """Whether it is another of the participant's names but for the last letter: سورية for سوريا."""


def comparable(folded: str) -> str:
    """A folded text as names are compared in it: hyphens are spaces; its length is unchanged."""
    return _DASH.sub(" ", folded)


def name_forms(names: Iterable[KnownName]) -> dict[str, tuple[NameForm, ...]]:
    """Each form to look for, as `comparable` text, with the participants that it may mean."""
    stored: dict[str, dict[str, NameForm]] = defaultdict(dict)
    derived: dict[str, dict[str, NameForm]] = defaultdict(dict)
    names = tuple(names)
    own = _own_forms(names)
    keys_of: dict[str, set[str]] = defaultdict(set)
    for known, key in own:
        keys_of[known.participant].add(key)
    for known, key in own:
        form = _form(known, key, keys_of[known.participant])
        # The first of several spellings that are one is the one to be shown.
        earlier = stored[key].setdefault(known.participant, form)
        if form.is_ambiguous:
            stored[key][known.participant] = replace(earlier, is_ambiguous=True)
    for known, key in own:
        if known.is_ambiguous:
            continue
        for spelling in spellings(key, known.kind):
            if spelling not in stored:
                form = NameForm(known.participant, known.text, known.kind, is_derived=True)
                derived[spelling].setdefault(known.participant, form)
    surnames = _surnames(own, stored)
    forms = {key: tuple(by_participant.values()) for key, by_participant in stored.items()}
    forms |= {key: tuple(of.values()) for key, of in derived.items() if len(of) == 1}
    forms |= {key: (form,) for key, form in _around_quotes(names, stored)}
    return {key: tuple(of.values()) for key, of in surnames.items() if key not in forms} | forms


def _surnames(
    own: Iterable[tuple[KnownName, str]], stored: Mapping[str, object]
) -> dict[str, dict[str, NameForm]]:
    """The last words of full names that nobody entered by themselves; each may be several's."""
    surnames: dict[str, dict[str, NameForm]] = defaultdict(dict)
    for known, key in own:
        *given, surname = key.split()
        if known.kind != PERSON or known.is_ambiguous or not given or given[-1] in JOINING:
            continue
        if len(surname) < _SHORTEST_SURNAME or surname in _NO_SURNAMES or surname in stored:
            continue
        if _ARABIC.match(surname):
            form = NameForm(
                known.participant, known.text, known.kind, is_ambiguous=True, is_derived=True
            )
            surnames[surname].setdefault(known.participant, form)
    return surnames


def _around_quotes(
    names: Iterable[KnownName], stored: Mapping[str, Mapping[str, NameForm]]
) -> Iterator[tuple[str, NameForm]]:
    """Forms that tell what an ambiguous name in quotation marks means: «تنظيم "الدولة الإسلامية"».

    The words around it are no part of the name, nor are the marks.
    """
    for known in names:
        key = " ".join(comparable(fold(known.text)).split())
        match = _QUOTED.search(key)
        inner = stored.get(match[1].strip(), {}) if match else {}
        form = inner.get(known.participant)
        if match and match.start() and form is not None and form.is_ambiguous:
            for quote in _OPENING_QUOTES:
                before = f"{key[: match.start()]}{quote}"
                yield (
                    before + match[1].strip(),
                    NameForm(known.participant, known.text, known.kind, skip=len(before)),
                )


def with_article_after_lam(key: str) -> str | None:
    """The form that a name takes after ل, «للخارجية»; None for a name without the article."""
    if not key.startswith("ال") or len(key) < 4:
        return None
    return "ل" + key[2:] if key[2] == "ل" else "لل" + key[2:]


def _own_forms(names: Iterable[KnownName]) -> list[tuple[KnownName, str]]:
    known_names = [(known, " ".join(comparable(fold(known.text)).split())) for known in names]
    keys = {(known.participant, key) for known, key in known_names}
    return [
        (known, key)
        for known, key in known_names
        if key and not _is_quoted_name(known, key, keys) and any(map(str.isalpha, key))
    ]


def _is_quoted_name(known: KnownName, key: str, keys: Set[tuple[str, str]]) -> bool:
    """Whether the alias only puts words around another alias in quotation marks."""
    match = _QUOTED.search(key)
    return match is not None and (known.participant, match[1].strip()) in keys


def _form(known: KnownName, key: str, own_keys: Set[str]) -> NameForm:
    first, _, rest = key.partition(" ")
    is_titled = first in _TITLES and rest in own_keys
    return NameForm(
        known.participant,
        known.text,
        known.kind,
        is_ambiguous=known.is_ambiguous,
        skip=len(first) + 1 if is_titled else 0,
        is_abbreviation=known.text.isascii()
        and known.text.isupper()
        and len(known.text) <= _LONGEST_ABBREVIATION,
        is_respelling=any(
            other != key and other[:-1] == key[:-1] and len(key) > _LONGEST_ABBREVIATION - 1
            for other in own_keys
        ),
    )
