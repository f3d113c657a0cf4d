"""How rounds are named: the patterns that the known rounds' own names give.

A track's short name («أستانا» in «أستانا 5») is learnt from the rounds' names, so that a new track
needs no code. From it come the patterns for numbers in digits and words, before and after it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from archive.arabic.letters import fold
from archive.arabic.months import MONTHS
from archive.arabic.numerals import ORDINALS
from archive.ingest.name_forms import comparable
from archive.ingest.values import KnownRound

MOST_WORDS_BETWEEN = 8

# A name with a number makes a track's short name when that many of its rounds bear it.
_LEAST_ROUNDS = 2

_NUMBERED = re.compile(r"(?P<stem>\D*[^\W\d]) ?(?P<number>\d{1,3})")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]")

_TALKS = fold(
    "محادثات مفاوضات مباحثات مشاورات اجتماع اجتماعات لقاء لقاءات مؤتمر جولة جولات مسار عملية صيغة "
    "حوار قمة"
).split()
_MEETINGS = fold("جولة جولات اجتماع اجتماعات لقاء لقاءات مؤتمر").split()
# What may stand between «الجولة السابعة» and the track's name without changing the subject.
_BETWEEN = fold(
    "من في ل حول بشأن إلى السورية السوري سوريا سورية السلام الدولية الدولي التقنية التي الذي "
    "تستضيفها يستضيفها تعقد عقدت ستعقد المنعقدة تجري العاصمة الكازاخية الكازاخستانية مدينة غير "
    "المباشرة الأممية الرفيعة الخاصة الخاص الجارية جديدة جديد هامة على مستوى الخبراء"
).split()
_COUNTED = fold(
    "أيام يوما ساعات ساعة دقائق أشهر شهر سنوات أعوام جولات جولة وفود دول أشخاص قتلى جرحى مرات "
    "نقاط بنود اجتماعات مليون ألف آلاف بالمئة"
).split()
_ENGLISH_UNITS = fold(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ENGLISH_ORDINALS = {word: n for n, word in enumerate(_ENGLISH_UNITS, start=1)}
"""English ordinal words, first to twentieth, to the number."""
_ENGLISH_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


class Numbered(NamedTuple):
    """A track's round named by its number, at a place of a `comparable` text."""

    track: str
    number: int
    start: int
    end: int
    rule: str


def round_names(known: KnownRound) -> Iterator[str]:
    """The round's names as they are compared, without what stands in brackets."""
    for name in known.names:
        compared = " ".join(comparable(fold(_BRACKETED.sub("", name))).split())
        if _WORD.search(compared):
            yield compared


def is_number_of(compared: str, tracks: Mapping[str, str]) -> bool:
    """Whether a round's name is only its track's short name with a number."""
    match = _NUMBERED.fullmatch(compared)
    return match is not None and match["stem"] in tracks


def track_names(rounds: Sequence[KnownRound]) -> dict[str, str]:
    """Each track's short names, folded, with the track's slug; a name of two tracks is left out."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    numbered: Counter[str] = Counter()
    for known in rounds:
        if known.number is None:
            continue
        numbered[known.track] += 1
        for name in round_names(known):
            match = _NUMBERED.fullmatch(name)
            if match and int(match["number"]) == known.number:
                bearers[match["stem"], known.track].add(known.slug)
    names: dict[str, set[str]] = defaultdict(set)
    for (stem, track), slugs in bearers.items():
        # «سوتشي 10» is one round's nickname: it does not name the track.
        if len(slugs) >= min(_LEAST_ROUNDS, numbered[track]) and 2 * len(slugs) >= numbered[track]:
            names[stem].add(track)
    return {stem: tracks.pop() for stem, tracks in names.items() if len(tracks) == 1}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_PARTICLE = "[وفبلك]{0,2}"
_QUOTE = "[\"'«»“”(]{0,2}"
_UNQUOTE = "[\"'«»“”)]{0,2}"
_GAP = "[ \t]{1,2}"
_BETWEEN_WORDS = (
    rf"(?:{_QUOTE}{_PARTICLE}(?:ال)?(?:{_either({*_TALKS, *_BETWEEN})}){_UNQUOTE}{_GAP})"
    rf"{{0,{MOST_WORDS_BETWEEN}}}?"
)
_DEFINITE = _either(word for word in ORDINALS if word.startswith("ال"))
_INDEFINITE = _either(word for word in ORDINALS if not word.startswith("ال"))
# After «أستانا 5» these make the number a date or a count.
_NOT_A_ROUND = (
    rf"{_GAP}(?:من{_GAP})?(?:{_either({*MONTHS, *_COUNTED})})(?!\w)|[ ]?[/:.,]?\d|[ ]?[%٪/]"
)
# «في أستانا 5» is a round only where no noun follows that the number could count.
_MAY_FOLLOW = _either(fold("حول بشأن في على من إلى التي الذي اليوم أمس غدا المنعقد").split())


def _patterns(name: str) -> dict[str, str]:
    """Patterns of a number beside the group ``name``; the first word of each key is its rule."""
    before, after = rf"(?<!\w){_PARTICLE}(?:ال)?", rf"{_QUOTE}{_PARTICLE}(?:ال)?{name}(?!\w)"
    meetings = _either(_MEETINGS)
    return {
        "number": rf"(?P<city>(?<!\w)في{_GAP}{_QUOTE})?{before}{name}{_UNQUOTE}[ \t(]{{0,2}}"
        rf"(?P<number>\d{{1,3}})(?!\w)(?!{_NOT_A_ROUND})"
        rf"(?P<counts>{_GAP}(?!(?:{_MAY_FOLLOW})(?!\w)|ال)\w+)?",
        "ordinal after": rf"{before}(?:{_either(_TALKS)}){_GAP}{_QUOTE}(?:ال)?{name}{_UNQUOTE}"
        rf"{_GAP}(?P<ordinal>{_DEFINITE})(?!\w)",
        "ordinal before": rf"{before}(?:{meetings}){_GAP}"
        rf"(?:(?P<ordinal>{_DEFINITE})|(?:رقم{_GAP}|ال)?(?P<number>\d{{1,3}}))"
        rf"{_GAP}{_BETWEEN_WORDS}{after}",
        "ordinal first": rf"(?<!\w){_PARTICLE}(?P<ordinal>{_INDEFINITE}){_GAP}(?:{meetings}){_GAP}"
        rf"{_BETWEEN_WORDS}{after}",
        "ordinal in English": r"\b(?P<ordinal>\d{1,3}(?:st|nd|rd|th)|"
        rf"{_either(ENGLISH_ORDINALS)})[ ](?:round|meeting)[ ](?:of|in)[ ]"
        rf"(?:[a-z]+[ ]){{0,4}}?{name}\b",
    }


class TrackPatterns:
    """Finds the rounds that a text names by a track's name and a number."""

    def __init__(self, tracks: Mapping[str, str]) -> None:
        self._tracks = dict(tracks)
        name, english = (rf"(?P<{group}>{_either(tracks)})" for group in ("name", "english"))
        self._patterns = [
            (rule.partition(" ")[0], re.compile(pattern))
            for rule, pattern in _patterns(name).items()
        ]
        self._talks = re.compile(
            rf"(?<!\w){_PARTICLE}(?:ال)?(?:{_either(_TALKS)}){_GAP}{_BETWEEN_WORDS}"
            rf"{_QUOTE}{_PARTICLE}(?:ال)?{name}(?!\w)"
            rf"|\b{english}[ ](?:talks|process|meeting)\b"
        )

    def names_of(self, tracks: Set[str]) -> list[str]:
        """The short names of the given tracks."""
        return [name for name, track in self._tracks.items() if track in tracks]

    def first_in(self, compared: str) -> str | None:
        """The track whose short name stands first in the text."""
        places = [(compared.find(name), track) for name, track in self._tracks.items()]
        return min((place for place in places if place[0] >= 0), default=(0, None))[1]

    def are_in(self, compared: str) -> bool:
        """Whether the text has the name of any track."""
        return any(name in compared for name in self._tracks)

    def numbered(self, compared: str) -> Iterator[Numbered]:
        """The rounds named by number, pattern by pattern."""
        if not self.are_in(compared):
            return
        for rule, pattern in self._patterns:
            for match in pattern.finditer(compared):
                words = match.groupdict()
                if words.get("city") and words.get("counts"):
                    continue
                start = match.end("city") if words.get("city") else match.start()
                end = match.start("counts") if words.get("counts") else match.end()
                number = _number(words)
                if number is not None:
                    yield Numbered(self._tracks[words["name"]], number, start, end, rule)

    def talks(self, compared: str, start: int, end: int) -> re.Match[str] | None:
        """Where the stretch first names talks of a track, and not its city alone."""
        return self._talks.search(compared, start, end) if self.are_in(compared) else None

    def track_of(self, match: re.Match[str]) -> str:
        """The slug of the track that `talks` found."""
        return self._tracks[match["name"] or match["english"]]


def _number(words: Mapping[str, str | None]) -> int | None:
    if words.get("number"):
        return int(words["number"] or 0)
    ordinal = words.get("ordinal") or ""
    if english := _ENGLISH_NUMBER.fullmatch(ordinal):
        return int(english[1])
    return ORDINALS.get(ordinal, ENGLISH_ORDINALS.get(ordinal))
