"""Every written form under which a name is looked for, worked out once before any report is read.

A stored alias gives the form it has, the form with the article after «لل», and the spellings that
Arabic writers make freely: compounds written joined or split, غ for ج in foreign names, one ya or
two before a last ف. A derived form that two participants share is dropped.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import product

from archive.arabic.letters import fold
from archive.ingest.values import KnownName

PERSON = "person"
_MOST_SPELLINGS = 48
_MOST_WORDS = 8

_DASH = re.compile("[-‐‑‒–—−_\t]")
_QUOTED = re.compile(r"[\"«“”»]([^\"«“”»]+)[\"«“”»]")
_ARABIC = re.compile("[ء-ي]")
_LONGEST_ABBREVIATION = 5

# Words that stand before a name and are no part of it.
_TITLES = frozenset(
    fold(
        "الرئيس العميد المقدم الرائد العقيد اللواء الجنرال السفير الوزير الدكتور السيد المبعوث"
    ).split()
)
# Words that are written both onto the next and apart from it.
_JOINING = frozenset(fold("دي عبد أبو أبي بن ابن آل فون فان لو دو").split())
_JOINED = re.compile("(عبد(?=ال)|ابو(?=...)|دي(?=....))(.+)")


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
    is_respelling: bool = False
    """Whether it is another of the participant's names but for the last letter: سورية for سوريا."""


def comparable(folded: str) -> str:
    """A folded text as names are compared in it: hyphens are spaces; its length is unchanged."""
    return _DASH.sub(" ", folded)


def name_forms(names: Iterable[KnownName]) -> dict[str, tuple[NameForm, ...]]:
    """Each form to look for, as `comparable` text, with the participants that it may mean."""
    stored: dict[str, dict[str, NameForm]] = defaultdict(dict)
    derived: dict[str, dict[str, NameForm]] = defaultdict(dict)
    own = _own_forms(names)
    keys_of: dict[str, set[str]] = defaultdict(set)
    for known, key in own:
        keys_of[known.participant].add(key)
    for known, key in own:
        form = _form(known, key, keys_of[known.participant])
        earlier = stored[key].get(known.participant)
        if earlier is None or form.is_ambiguous:
            stored[key][known.participant] = form
    for known, key in own:
        if known.is_ambiguous:
            continue
        for spelling in _spellings(key, known.kind):
            if spelling not in stored:
                derived[spelling][known.participant] = NameForm(
                    known.participant, known.text, known.kind, is_derived=True
                )
    forms = {key: tuple(by_participant.values()) for key, by_participant in stored.items()}
    forms |= {key: tuple(of.values()) for key, of in derived.items() if len(of) == 1}
    return forms


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


def _spellings(key: str, kind: str) -> Iterator[str]:
    """Other spellings of a form, the form itself excluded."""
    if not _ARABIC.search(key):
        if key.count(" ") > 1:
            yield from {re.sub(r"\b(?:al|el) ", "", key), re.sub(r"\b(al|el) ", r"\1", key)} - {key}
        return
    for variant in {key, _joined(key), _split(key)}:
        for spelling in _letter_variants(variant) if kind == PERSON else (variant,):
            if spelling != key:
                yield spelling


def _joined(key: str) -> str:
    words: list[str] = []
    for word in key.split():
        if words and (words[-1] in _JOINING or (word == "الدين" and len(words[-1]) > 1)):
            words[-1] += word
        else:
            words.append(word)
    return " ".join(words)


def _split(key: str) -> str:
    return " ".join(_JOINED.sub(r"\1 \2", word) for word in key.split())


def _letter_variants(key: str) -> Iterator[str]:
    """The name in the spellings that foreign names take; only for names of more than one word."""
    words = key.split()
    if not 1 < len(words) <= _MOST_WORDS:
        yield key
        return
    variants = [_word_variants(word) for word in words]
    for count, choice in enumerate(product(*variants)):
        if count == _MOST_SPELLINGS:
            return
        yield " ".join(choice)


def _word_variants(word: str) -> tuple[str, ...]:
    variants = [word]
    if len(word) > 3:
        variants += [
            word.replace(a, b) for a, b in (("غ", "ج"), ("ج", "غ")) if a in word[1:] or a == word[0]
        ]
        if word.endswith("ييف"):
            variants.append(word[:-3] + "يف")
        elif word.endswith("يف"):
            variants.append(word[:-2] + "ييف")
    return tuple(dict.fromkeys(variants))
