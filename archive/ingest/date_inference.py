"""When an undated report was published, inferred from its words and the calendar of rounds.

Every day near an anchor (a full date in the text, a round it names, a round of the talks it opens
with) is weighed against all clues. The best is given only where it outweighs all others together,
those of the archive's whole span included; else a few days in a row; else nothing.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from archive.dates import DateRange, Precision
from archive.ingest.date_anchors import AnchorFinder
from archive.ingest.date_clues import Clue, clues
from archive.ingest.date_expressions import DateExpression
from archive.ingest.passages import lead
from archive.ingest.values import Knowledge, Origin, Publication

RULE = "inferred-from-text"

_SURE_DAY = 0.5
_SURE_RANGE = 0.85
_MOST_CONFIDENCE = 0.95
_LONGEST_RANGE = 5
_MOST_EXPRESSIONS = 60
_MOST_EVIDENCE = 5
_LEAST_EVIDENCE = 0.4
_SPAN_MARGIN = timedelta(days=120)
_ONE_DAY = timedelta(days=1)
_FIRST_WITHOUT_ROUNDS = date(2000, 1, 1)


class DayFinder:
    """Infers days of publication within the span of the known rounds."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._anchors = AnchorFinder(knowledge)
        days = [known.days for known in knowledge.rounds]
        first = min((range_.first for range_ in days), default=_FIRST_WITHOUT_ROUNDS)
        last = max((range_.last for range_ in days), default=knowledge.today)
        self._first = max(first, _FIRST_WITHOUT_ROUNDS) - _SPAN_MARGIN
        self._last = min(last + _SPAN_MARGIN, knowledge.today)

    def find(
        self, text: str, headline_end: int, expressions: Sequence[DateExpression]
    ) -> Publication | None:
        """The publication date that the text gives away, or None where it gives none."""
        expressions = expressions[:_MOST_EXPRESSIONS]
        about = lead(text, headline_end=headline_end)
        anchors, hanging = self._anchors.find(text, about, expressions)
        days = {day for anchor in anchors for day in anchor.days(self._first, self._last)}
        if not days:
            return None
        found = [*(anchor.clue for anchor in anchors), *hanging]
        found += clues(text, expressions, about)
        weights = {day: sum(clue.weight(day) for clue in found) for day in days}
        span = (self._last - self._first).days + 1
        elsewhere = math.log(span) + sum(clue.elsewhere for clue in found)
        return _best(weights, elsewhere, found)


def _best(
    weights: dict[date, float], elsewhere: float, found: Sequence[Clue]
) -> Publication | None:
    """The day, or the few days in a row, that outweigh all else; None where nothing does."""
    top = max(weights.values())
    shares = {day: math.exp(weight - top) for day, weight in weights.items()}
    total = sum(shares.values()) + math.exp(elsewhere - top)
    best = max(shares, key=lambda day: (shares[day], -day.toordinal()))
    days = _around(best, shares)
    share = sum(shares.get(day, 0.0) for day in _days(days)) / total
    if share < _SURE_RANGE:
        return None
    if shares[best] > _SURE_DAY * total:
        days, share = DateRange(best, best), shares[best] / total
    precision = Precision.DAY if days.days == 1 else Precision.RANGE
    confidence = round(min(share, _MOST_CONFIDENCE), 2)
    return Publication(days, precision, Origin.INFERRED, RULE, confidence, _evidence(found, best))


def _around(best: date, shares: dict[date, float]) -> DateRange:
    """The best day with the likelier of its neighbours, one by one."""
    first = last = best
    while (last - first).days + 1 < _LONGEST_RANGE:
        before, after = first - _ONE_DAY, last + _ONE_DAY
        if shares.get(before, 0.0) > shares.get(after, 0.0):
            first = before
        else:
            last = after
    while first < best and shares.get(first, 0.0) < shares[best] / 50:
        first += _ONE_DAY
    while last > best and shares.get(last, 0.0) < shares[best] / 50:
        last -= _ONE_DAY
    return DateRange(first, last)


def _days(days: DateRange) -> Iterable[date]:
    return (days.first + n * _ONE_DAY for n in range(days.days))


def _evidence(found: Sequence[Clue], day: date) -> str:
    """The words that weigh most for the day, in the order of the text."""
    weighed = [(clue.weight(day), at, clue.words) for at, clue in enumerate(found)]
    heavy = sorted((w for w in weighed if w[0] >= _LEAST_EVIDENCE), reverse=True)
    words = dict.fromkeys(words for _, _, words in heavy if words)
    return " · ".join(list(words)[:_MOST_EVIDENCE])
