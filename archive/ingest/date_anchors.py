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
from archive.ingest.rounds import Naming, RoundReader
from archive.ingest.values import Knowledge, KnownRound

_ONE_DAY = timedelta(days=1)
_MOST_NAMINGS = 20
_FORTNIGHT = 14
_MIDDLE_OF_YEAR = 7
_YEARS_AFTER_NAMED = 5

# Days before and after an anchor among which the report is looked for.
_AROUND_DATE = (10, 21)
_AROUND_WEEKDAY_AND_DATE = (14, 21)
_AROUND_NAMED_ROUND = (30, 60)
_AROUND_ROUND_OF_TRACK = (21, 14)

_AT_DATE, _AFTER_DATE, _BEFORE_DATE, _NO_DATE = 4.4, 2.4, 1.1, -0.2
# A full date with its weekday, in the first paragraph, is of the news itself.
_AFTER_NEWS, _LONG_AFTER_NEWS, _NO_NEWS = (7.2, 6.5, 5.6, 4.7, 4.4), 2.4, -1.5
_IN_NAMED, _BEFORE_NAMED, _AFTER_NAMED, _FAR_FROM_NAMED, _NOT_NAMED = 6.1, 4.3, 4.0, 1.0, -2.0
_BEFORE_MENTIONED, _AFTER_MENTIONED, _NOT_MENTIONED = 1.6, 2.6, -1.0
_IN_TALKS, _NEAR_TALKS, _NOT_TALKS = 2.8, 0.9, -1.4
_IN_TRACK, _NEAR_TRACK, _NOT_TRACK = 1.8, 0.6, -0.7
_LEVEL_FITS, _LEVEL_DOES_NOT = 1.0, -1.0
_TODAY_IN_ROUND, _TODAY_NOT_IN_ROUND = 4.2, -1.5
_SAME_RANGE, _SAME_DAY, _SAME_PART, _NO_ROUND_THEN = 2.4, 1.8, 1.0, -0.8
_IN_ITS_CITY = 0.5

_LEVEL_WORDS = {
    "ministerial": frozenset(fold("وزراء لوزراء الوزاري وزاري").split()),
    "technical": frozenset(fold("خبراء الخبراء تقني التقني الفنيين").split()),
    "summit": frozenset(fold("قمة القمة رؤساء زعماء").split()),
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
    """Finds the anchors in undated reports, and the clues that hang on them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._reader = RoundReader(knowledge)
        self._years = sorted({known.days.first.year for known in knowledge.rounds})

    def find(
        self, text: str, about: Span, expressions: Sequence[DateExpression]
    ) -> tuple[list[Anchor], list[Clue]]:
        """The anchors of a text that opens with the given stretch; no clues where it has none."""
        namings = self._reader.namings(text, None)[:_MOST_NAMINGS]
        leading = [naming for naming in namings if naming.start < about.end]
        anchors = [*_full_date(expressions, about.end), *self._weekday_and_date(expressions)]
        seen: set[str] = set()
        for naming in (*leading, *namings):
            if naming.round.slug not in seen:
                seen.add(naming.round.slug)
                anchors.append(_named(naming, is_leading=naming in leading))
        track = self._reader.track_of_lead(text, about)
        if track and not leading:
            anchors.append(self._of_track(text, about, track))
        if not anchors:
            return [], []
        return anchors, list(self._clues(text, about, expressions, namings, track))

    def _weekday_and_date(self, expressions: Sequence[DateExpression]) -> Iterator[Anchor]:
        """«الخميس 16 شباط»: that day in the years in which it has the weekday.

        Only in those of the calendar that may follow the latest year named: without one, the same
        weekday of a year that the calendar does not reach is as likely. It is weighed with the
        other words of its kind.
        """
        named = (e.year for e in expressions if e.year is not None and not e.is_hijri)
        latest = max(named, default=None)
        if latest is None:
            return
        years = [year for year in self._years if -1 <= year - latest <= _YEARS_AFTER_NAMED]
        for expression in expressions:
            if expression.weekday is None or not expression.has_day or expression.year is not None:
                continue
            middles = (date(year, _MIDDLE_OF_YEAR, 1) for year in years)
            found = (meaning(expression, middle) for middle in middles)
            days = {meant.days for meant in found if meant is not None}
            if days:
                yield Anchor(tuple(sorted(days)), *_AROUND_WEEKDAY_AND_DATE, Clue("", _nothing))

    def _of_track(self, text: str, about: Span, rounds: Sequence[KnownRound]) -> Anchor:
        talks = self._reader.talks(text, about)
        inside, near, none = (
            (_IN_TALKS, _NEAR_TALKS, _NOT_TALKS) if talks else (_IN_TRACK, _NEAR_TRACK, _NOT_TRACK)
        )
        words = frozenset(fold(text[about.start : about.end]).split())
        levels = {level for level, marks in _LEVEL_WORDS.items() if words & marks}

        def weight(day: date) -> float:
            distance, level = min((_distance(known.days, day), known.level) for known in rounds)
            if distance > _FORTNIGHT:
                return none
            fits = 0.0
            if levels:
                fits = _LEVEL_FITS if level in levels else _LEVEL_DOES_NOT
            return fits + (inside if distance <= 1 else near)

        surface = text[talks.start : talks.end] if talks else ""
        ranges = tuple(known.days for known in rounds)
        return Anchor(ranges, *_AROUND_ROUND_OF_TRACK, Clue(surface, weight, none))

    def _clues(
        self,
        text: str,
        about: Span,
        expressions: Sequence[DateExpression],
        namings: Sequence[Naming],
        track: Sequence[KnownRound],
    ) -> Iterator[Clue]:
        """What dates say beside the name of a round, of talks or of their city."""
        today = _today_in_round(text, expressions, namings)
        if today is None and track:
            for expression in _within(expressions, about):
                sentence = sentence_around(text, expression.start)
                words = text[sentence.start : sentence.end]
                if _is_day_of_report(expression) and self._reader.names_talks(words):
                    today = _today_clue(expression, track)
                    break
        if today is not None:
            yield today
        for expression in expressions if track else ():
            if not _may_be_of_round(expression):
                continue
            sentence = sentence_around(text, expression.start)
            words = fold(text[sentence.start : sentence.end])
            if self._reader.names_track(words, track):
                weight = _at_a_round(expression, track, words)
                yield Clue(expression.surface, weight, _NO_ROUND_THEN)


def _within(expressions: Sequence[DateExpression], span: Span) -> Iterator[DateExpression]:
    return (e for e in expressions if span.start <= e.start < span.end)


def _may_be_of_round(expression: DateExpression) -> bool:
    if expression.is_hijri or expression.year is not None:
        return False
    names_next_weekday = expression.weekday is not None and expression.relation is not None
    return expression.month is not None or names_next_weekday


def _full_date(expressions: Sequence[DateExpression], lead_end: int) -> Iterator[Anchor]:
    """The latest full date of the text; one that is today's says the day by itself."""
    full = []
    for expression in expressions:
        if expression.year is not None and expression.has_day:
            found = meaning(expression, None)
            if found is not None:
                full.append((found.days.last, expression.start, found.days, expression))
    if not full:
        return
    _, _, days, expression = max(full, key=lambda found: found[:2])
    is_news = expression.weekday is not None and expression.start < lead_end

    def weight(day: date) -> float:
        after = (day - days.last).days
        if after < 0:
            return _BEFORE_DATE if after >= -_AROUND_DATE[0] else _NO_DATE
        if is_news:
            return _AFTER_NEWS[after] if after < len(_AFTER_NEWS) else _long_after(after)
        return _AT_DATE if after <= 4 else _AFTER_DATE if after <= _FORTNIGHT else _NO_DATE

    elsewhere = _NO_NEWS if is_news else _NO_DATE
    if expression.shift is not None:
        # «اليوم الثلاثاء 4 تموز 2017» is weighed with the other words of its kind.
        yield Anchor((days,), *_AROUND_DATE, Clue("", _nothing))
    else:
        yield Anchor((days,), *_AROUND_DATE, Clue(expression.surface, weight, elsewhere))


def _nothing(_day: date) -> float:
    return 0.0


def _long_after(after: int) -> float:
    return _LONG_AFTER_NEWS if after <= _FORTNIGHT else _NO_NEWS


def _named(naming: Naming, *, is_leading: bool) -> Anchor:
    days = naming.round.days

    def weight_in_lead(day: date) -> float:
        distance = _distance(days, day)
        if distance <= 1:
            return _IN_NAMED
        if distance > _FORTNIGHT:
            return _FAR_FROM_NAMED if distance <= _AROUND_NAMED_ROUND[1] else _NOT_NAMED
        return _BEFORE_NAMED if day < days.first else _AFTER_NAMED

    def weight(day: date) -> float:
        if day >= days.first:
            return _AFTER_MENTIONED
        return _BEFORE_MENTIONED if _distance(days, day) <= _FORTNIGHT else _NOT_MENTIONED

    clue = (
        Clue(naming.surface, weight_in_lead, _NOT_NAMED)
        if is_leading
        else Clue(naming.surface, weight, _NOT_MENTIONED)
    )
    return Anchor((days,), *_AROUND_NAMED_ROUND, clue)


def _distance(days: DateRange, day: date) -> int:
    return max((days.first - day).days, (day - days.last).days, 0)


def _today_in_round(
    text: str, expressions: Sequence[DateExpression], namings: Sequence[Naming]
) -> Clue | None:
    """«اجتماع أستانا 5 المنعقد اليوم»: the report came out in the round's days."""
    for expression in expressions:
        if _is_day_of_report(expression):
            sentence = sentence_around(text, expression.start)
            for naming in namings:
                if sentence.start <= naming.start < sentence.end:
                    return _today_clue(expression, [naming.round])
    return None


def _is_day_of_report(expression: DateExpression) -> bool:
    """Whether it is اليوم or غدا without a date; الآن may mean these months."""
    return expression.shift is not None and expression.month is None and expression.relation is None


def _today_clue(expression: DateExpression, rounds: Sequence[KnownRound]) -> Clue:
    shift = (expression.shift or 0) * _ONE_DAY

    def weight(day: date) -> float:
        is_in_round = any(known.days.contains(day + shift) for known in rounds)
        return _TODAY_IN_ROUND if is_in_round else _TODAY_NOT_IN_ROUND

    return Clue(expression.surface, weight, _TODAY_NOT_IN_ROUND)


def _at_a_round(
    expression: DateExpression, rounds: Sequence[KnownRound], words: str
) -> Callable[[date], float]:
    """Weighs whether a round of the track was held on the date, seen from the day."""
    in_city = {known.slug: fold(known.city) in words for known in rounds}

    def weight(day: date) -> float:
        found = meaning(expression, day)
        if found is None:
            return _NO_ROUND_THEN
        best = _NO_ROUND_THEN
        for known in rounds:
            if known.days.overlaps(found.days):
                is_whole = known.days == found.days
                fits = _SAME_RANGE if is_whole else _SAME_DAY
                if expression.month is not None and not expression.has_day:
                    fits = _SAME_PART
                best = max(best, fits + (_IN_ITS_CITY if in_city[known.slug] else 0.0))
        return best

    return weight
