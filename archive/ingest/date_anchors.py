"""The days in the calendar that an undated report's words hold on to.

A full date, a round that is named, and the rounds of the talks that the report opens with each give
days among which it may have been published, and a `Clue` that weighs them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.arabic.letters import fold
from archive.dates import DateRange
from archive.ingest.date_clues import Clue
from archive.ingest.date_expressions import DateExpression
from archive.ingest.date_resolution import meaning
from archive.ingest.passages import Span, sentence_around
from archive.ingest.rounds import Naming, RoundReader, Talks
from archive.ingest.values import Knowledge, KnownRound

_ONE_DAY = timedelta(days=1)
_MOST_NAMINGS = 20

# Days before and after an anchor among which the report is looked for.
_AROUND_DATE = (10, 21)
_AROUND_NAMED_ROUND = (30, 60)
_AROUND_ROUND_OF_TALKS = (21, 14)

_AT_DATE, _AFTER_DATE, _BEFORE_DATE, _NO_DATE = 4.4, 2.4, 1.1, -0.2
_IN_NAMED, _BEFORE_NAMED, _AFTER_NAMED, _NOT_NAMED = 6.1, 4.3, 4.0, -3.0
_BEFORE_MENTIONED, _AFTER_MENTIONED, _NOT_MENTIONED = 1.6, 2.6, -1.0
_IN_TALKS, _NEAR_TALKS, _NOT_TALKS = 2.8, 0.9, -1.4
_LEVEL_FITS, _LEVEL_DOES_NOT = 1.0, -1.0
_TODAY_IN_ROUND, _TODAY_NOT_IN_ROUND = 4.2, -1.5
_SAME_RANGE, _SAME_DAY, _SAME_PART, _NO_ROUND_THEN = 4.0, 2.5, 1.5, -0.3
_IN_ITS_CITY = 0.7

_LEVEL_WORDS = {
    "ministerial": tuple(fold("وزراء الوزاري وزاري").split()),
    "technical": tuple(fold("خبراء الخبراء تقني التقني الفنيين").split()),
    "summit": tuple(fold("قمة القمة رؤساء زعماء").split()),
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Ranges of days, how far around them to look, and the clue that weighs what is found."""

    ranges: tuple[DateRange, ...]
    before: int
    after: int
    clue: Clue

    def days(self, first: date, last: date) -> Iterator[date]:
        """The days to look at, within the given ones."""
        for days in self.ranges:
            day = max(first, days.first - self.before * _ONE_DAY)
            while day <= min(last, days.last + self.after * _ONE_DAY):
                yield day
                day += _ONE_DAY


class AnchorFinder:
    """Finds the anchors in undated reports."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._reader = RoundReader(knowledge)

    def anchors(
        self, text: str, about: Span, expressions: Sequence[DateExpression]
    ) -> list[Anchor]:
        """The anchors of a text that opens with the given stretch."""
        found = [*_full_date(expressions)]
        namings = self._reader.namings(text, None)[:_MOST_NAMINGS]
        leading = [naming for naming in namings if naming.start < about.end]
        seen: set[str] = set()
        for naming in (*leading, *namings):
            if naming.round.slug not in seen:
                seen.add(naming.round.slug)
                found.append(_named(naming, is_leading=naming in leading))
        talks = self._reader.talks(text, about)
        if talks is not None and not leading:
            found.append(_of_talks(talks, text, about))
        return found

    def clues(
        self, text: str, about: Span, expressions: Sequence[DateExpression]
    ) -> Iterator[Clue]:
        """Clues that dates give beside a round or the name of talks."""
        namings = self._reader.namings(text, None)[:_MOST_NAMINGS]
        today = _today_in_round(text, expressions, namings)
        talks = self._reader.talks(text, about)
        if today is None and talks is not None:
            today = _today_in_talks(text, expressions, talks)
        if today is not None:
            yield today
        if talks is None:
            return
        for expression in expressions:
            if expression.month is None or expression.year is not None or expression.is_hijri:
                continue
            sentence = sentence_around(text, expression.start)
            words = fold(text[sentence.start : sentence.end])
            if self._reader.names_track(words, talks.rounds):
                yield Clue(
                    expression.surface, _at_a_round(expression, talks.rounds, words), _NO_ROUND_THEN
                )


def _full_date(expressions: Sequence[DateExpression]) -> Iterator[Anchor]:
    """The latest full date of the text."""
    full = []
    for expression in expressions:
        if expression.year is not None and expression.has_day:
            found = meaning(expression, None)
            if found is not None:
                full.append((found.days.last, found.days, expression.surface))
    if not full:
        return
    _, days, surface = max(full)

    def weight(day: date) -> float:
        after = (day - days.last).days
        if after < 0:
            return _BEFORE_DATE if after >= -_AROUND_DATE[0] else _NO_DATE
        return _AT_DATE if after <= 4 else _AFTER_DATE if after <= 14 else _NO_DATE

    yield Anchor((days,), *_AROUND_DATE, Clue(surface, weight, _NO_DATE))


def _named(naming: Naming, *, is_leading: bool) -> Anchor:
    days = naming.round.days
    before, inside, after, none = (
        (_BEFORE_NAMED, _IN_NAMED, _AFTER_NAMED, _NOT_NAMED)
        if is_leading
        else (_BEFORE_MENTIONED, _AFTER_MENTIONED, _AFTER_MENTIONED, _NOT_MENTIONED)
    )

    def weight(day: date) -> float:
        if days.first - _ONE_DAY <= day <= days.last + _ONE_DAY:
            return inside
        if day < days.first:
            return before if (days.first - day).days <= 14 else none
        return after if (day - days.last).days <= 14 or not is_leading else none

    return Anchor((days,), *_AROUND_NAMED_ROUND, Clue(naming.surface, weight, none))


def _of_talks(talks: Talks, text: str, about: Span) -> Anchor:
    words = frozenset(fold(text[about.start : about.end]).split())
    levels = {level for level, marks in _LEVEL_WORDS.items() if words.intersection(marks)}

    def weight(day: date) -> float:
        distance, level = min(
            (abs(_distance(known.days, day)), known.level) for known in talks.rounds
        )
        if distance > 14:
            return _NOT_TALKS
        fits = 0.0
        if levels:
            fits = _LEVEL_FITS if level in levels else _LEVEL_DOES_NOT
        return fits + (_IN_TALKS if distance <= 1 else _NEAR_TALKS)

    ranges = tuple(known.days for known in talks.rounds)
    surface = text[talks.start : talks.end]
    return Anchor(ranges, *_AROUND_ROUND_OF_TALKS, Clue(surface, weight, _NOT_TALKS))


def _distance(days: DateRange, day: date) -> int:
    return max((days.first - day).days, (day - days.last).days, 0)


def _today_in_round(
    text: str, expressions: Sequence[DateExpression], namings: Sequence[Naming]
) -> Clue | None:
    """«اجتماع أستانا 5 المنعقد اليوم»: the report came out in the round's days."""
    for expression in expressions:
        if expression.shift is None:
            continue
        sentence = sentence_around(text, expression.start)
        for naming in namings:
            if sentence.start <= naming.start < sentence.end:
                return _today_clue(expression, [naming.round])
    return None


def _today_in_talks(text: str, expressions: Sequence[DateExpression], talks: Talks) -> Clue | None:
    sentence = sentence_around(text, talks.start)
    for expression in expressions:
        if expression.shift is not None and sentence.start <= expression.start < sentence.end:
            return _today_clue(expression, talks.rounds)
    return None


def _today_clue(expression: DateExpression, rounds: Sequence[KnownRound]) -> Clue:
    shift = (expression.shift or 0) * _ONE_DAY

    def weight(day: date) -> float:
        is_in_round = any(known.days.contains(day + shift) for known in rounds)
        return _TODAY_IN_ROUND if is_in_round else _TODAY_NOT_IN_ROUND

    return Clue(expression.surface, weight, _TODAY_NOT_IN_ROUND)


def _at_a_round(
    expression: DateExpression, rounds: Sequence[KnownRound], words: str
) -> Callable[[date], float]:
    """Weighs whether a round of the talks was held on the date, in the year nearest to the day."""
    cities = {known.slug: fold(known.city) for known in rounds}

    def weight(day: date) -> float:
        found = meaning(expression, day)
        if found is None:
            return _NO_ROUND_THEN
        best = _NO_ROUND_THEN
        for known in rounds:
            if not known.days.overlaps(found.days):
                continue
            if not expression.has_day:
                fits = _SAME_PART
            elif known.days == found.days:
                fits = _SAME_RANGE
            else:
                fits = _SAME_DAY
            best = max(best, fits + (_IN_ITS_CITY if cities[known.slug] in words else 0.0))
        return best

    return weight
