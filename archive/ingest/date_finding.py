"""Where a text speaks of days, months and years."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from archive.ingest.date_expressions import DateExpression
from archive.ingest.date_grammar import GRAMMAR
from archive.ingest.date_sayings import Word, read_saying
from archive.ingest.date_words import CodedText, read
from archive.ingest.passages import fold_once

_MADDA = "آ"
_TANWIN = "ًٌٍ"
_LOOKS_AHEAD = re.compile(r"F[^.\n]{0,15}$")
_IS_TO_COME = re.compile(r"[F8][^.\n]{0,15}$")
_LOOKS_BACK = re.compile(r"!x{0,3},?[jt]?$")
_FURTHEST_CUE = 16
_NO_LEAP_YEAR = 2001
_RAMADAN = 9
# Hijri months whose names no man has; the others need more than a number before them.
_NO_MANS_NAMES = frozenset({3, 4, 5, 6, 11, 12})
_MAKES_HIJRI_SURE = re.compile("[lRhYVf]")
# Decades that are more often of a century than of a person's age or of a temperature.
_DECADES_OF_THEIR_OWN = range(1960, 2000)
_AFTER_TOMORROW = frozenset('.,)\n"t')


class _Found(NamedTuple):
    """A stretch of codes, and what its words say."""

    first: int
    end: int
    says: DateExpression


def find_dates(text: str) -> list[DateExpression]:
    """The date expressions of the text, in its order; none overlaps another."""
    coded = read(fold_once(text).text)
    return [found.says for found in _joined(text, coded.codes, _found(text, coded))]


def _found(text: str, coded: CodedText) -> Iterator[_Found]:
    origin = fold_once(text).origin
    for match in GRAMMAR.finditer(coded.codes):
        first, end = match.span()
        start, stop = origin(coded.at[first].start, coded.at[end - 1].end)
        words = [
            Word(code, coded.at[index].value)
            for index, code in enumerate(match[0], start=first)
            if index in coded.at
        ]
        kind = match.lastgroup or ""
        # As often «بعد يومين» is told of what came then.
        is_after = kind == "distance" and words[0].code == "z"
        may_be_either = is_after or kind == "weekday"
        ahead = _is_cued(_IS_TO_COME if may_be_either else _LOOKS_AHEAD, coded.codes, first)
        if is_after and not ahead:
            continue
        back = _is_cued(_LOOKS_BACK, coded.codes, first)
        place = DateExpression(text[start:stop], start, stop, looks_ahead=ahead, looks_back=back)
        says = read_saying(kind, words, place)
        if says is not None and not _is_no_date(coded.codes, match, says):
            yield _Found(first, end, says)


def _is_cued(cue: re.Pattern[str], codes: str, first: int) -> bool:
    """Whether a cue stands before a place in its sentence."""
    return cue.search(codes, max(0, first - _FURTHEST_CUE), first) is not None


def _is_no_date(codes: str, match: re.Match[str], says: DateExpression) -> bool:
    """Whether what looks like a date is more likely another word, or the name of an event."""
    words, surface = match[0], says.surface
    before, after = codes[match.start() - 1 : match.start()], codes[match.end() : match.end() + 1]
    if before == "@" and says.month is not None and says.year is None:
        # «أحداث 30 حزيران» were in some year.
        return says.year_relation is None and says.relation is None
    match match.lastgroup:
        case "month" if words == "m":
            return not surface.startswith(_MADDA)
        case "deictic" if words == "g":
            has_tanwin = surface[-1] in _TANWIN or surface[-2:-1] in _TANWIN
            ends = not after or after in _AFTER_TOMORROW
            return not (has_tanwin or says.looks_ahead or ends)
        case "hijri" if words == "H":
            return " " not in surface and (before not in ("i", "I") or says.month != _RAMADAN)
        case "hijri" if not _MAKES_HIJRI_SURE.search(words):
            return says.month not in _NO_MANS_NAMES and before not in ("i", "j")
        case "decade" if words.endswith("y"):
            return says.year not in _DECADES_OF_THEIR_OWN or " ال" not in f" {surface}"
    return False


def _joined(text: str, codes: str, matches: Iterator[_Found]) -> Iterator[_Found]:
    """Make one of two dates that stand for all the days between them."""
    before: _Found | None = None
    for found in matches:
        if before is None:
            before = found
            continue
        joint = codes[before.end : found.first]
        if joint not in ("C", "G", "-") or not _are_alike(before.says, found.says):
            yield before
            before = found
            continue
        is_between = codes[before.first - 1 : before.first] == "1"
        if joint != "C" or is_between or _is_next_day(before.says, found.says):
            yield _range(text, before, found)
            before = None
        else:
            yield before._replace(says=_of_the_same_year(before.says, found.says))
            before = found
    if before is not None:
        yield before


def _are_alike(first: DateExpression, last: DateExpression) -> bool:
    """Whether both are days, or both months, of one calendar, and may be the ends of a range."""
    return (
        first.month is not None
        and last.month is not None
        and first.has_day is last.has_day
        and first.is_hijri is last.is_hijri
        and (first.year is None or last.year is not None)
        and not (first.part or first.share or last.part or last.share)
    )


def _is_next_day(first: DateExpression, last: DateExpression) -> bool:
    """Whether the second begins on the day after the first ends: «30 نيسان و1 أيار»."""
    if first.last_day is None or first.month is None or last.first_day != 1 or first.is_hijri:
        return False
    length = monthrange(first.year or last.year or _NO_LEAP_YEAR, first.month)[1]
    return last.month == first.month % 12 + 1 and first.last_day == length


def _range(text: str, first: _Found, last: _Found) -> _Found:
    says = replace(
        first.says,
        surface=text[first.says.start : last.says.end],
        end=last.says.end,
        until=last.says,
    )
    return _Found(first.first, last.end, says)


def _of_the_same_year(first: DateExpression, last: DateExpression) -> DateExpression:
    """The first of two dates, with the year that only the second names: «4 تموز و7 أيلول 2017»."""
    if first.year is not None or first.year_relation is not None or first.relation is not None:
        return first
    return replace(first, year=last.year, year_relation=last.year_relation)
