"""When an undated report was published, inferred from its words, the calendar of rounds, and the
archive's dated reports if they are given.

From the words alone, every day near an anchor (a full date in the text, a round it names, a round
of the talks it opens with) is weighed against all clues. With dated reports, their days are weighed
too. A day is given only where it outweighs all others together, those of the archive's whole span
included; else some days in a row; else nothing but the likeliest days.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.dates import DateRange, Precision
from archive.ingest.date_anchors import AnchorFinder
from archive.ingest.date_clues import Clue, clues
from archive.ingest.date_expressions import DateExpression
from archive.ingest.dated_neighbours import Neighbours
from archive.ingest.day_shares import DayShares
from archive.ingest.passages import lead
from archive.ingest.values import Candidate, Knowledge, Origin, Publication

TEXT_RULE = "inferred-from-text"
ARCHIVE_RULE = "inferred-from-archive"

_SURE_DAY, _SURE_RANGE, _LONGEST_RANGE = 0.5, 0.85, 5
# With dated reports around it, a day is right as often as its share says, and the days around it
# tell whether it is far off.
_LIKELY_DAY, _LIKELY_WEEKS, _WEEKS = 0.4, 0.85, timedelta(days=21)
_LIKELY_RANGE, _LONGEST_LIKELY_RANGE = 0.9, 45
# Words and dated reports say in part the same.
_WORDS_BESIDE_REPORTS = 0.85

_MOST_CONFIDENCE = 0.95
_MOST_EXPRESSIONS = 60
_MOST_EVIDENCE = 5
_LEAST_EVIDENCE = 0.4
_MOST_CANDIDATES, _LEAST_SHARE = 5, 0.05
_MOST_REPORTS = 3
_SPAN_MARGIN = timedelta(days=120)
_FIRST_WITHOUT_ROUNDS = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Inference:
    """What could be inferred: a date, if any is sure enough, and the likeliest days."""

    publication: Publication | None = None
    candidates: tuple[Candidate, ...] = ()


class DayFinder:
    """Infers days of publication within the span of the known rounds and of dated reports."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._anchors = AnchorFinder(knowledge)
        days = [known.days for known in knowledge.rounds]
        first = min((range_.first for range_ in days), default=_FIRST_WITHOUT_ROUNDS)
        last = max((range_.last for range_ in days), default=knowledge.today)
        self._today = knowledge.today
        self._first = max(first, _FIRST_WITHOUT_ROUNDS) - _SPAN_MARGIN
        self._last = min(last + _SPAN_MARGIN, knowledge.today)

    def find(
        self,
        text: str,
        headline_end: int,
        expressions: Sequence[DateExpression],
        near: Neighbours | None = None,
    ) -> Inference:
        """What the text, and the dated reports near it if they are given, tell of its day."""
        expressions = expressions[:_MOST_EXPRESSIONS]
        about = lead(text, headline_end=headline_end)
        anchors, hanging = self._anchors.find(text, about, expressions)
        days = {day for anchor in anchors for day in anchor.days(self._first, self._last)}
        if near is not None:
            days.update(day for day in near.likely_days() if day <= self._today)
        if not days:
            return Inference()
        found = [*(anchor.clue for anchor in anchors), *hanging]
        found += clues(text, expressions, about)
        scale = 1.0 if near is None else _WORDS_BESIDE_REPORTS
        weights = {day: scale * sum(clue.weight(day) for clue in found) for day in days}
        span = math.log((self._last - self._first).days + 1)
        if near is not None:
            weights = {day: weight + near.weight(day) for day, weight in weights.items()}
            span = float(_together(span, near.weight_of_others()))
        shares = DayShares(weights, span + scale * sum(clue.elsewhere for clue in found))
        if near is None:
            return _from_text(shares, found)
        return _from_archive(shares, found, near)


def _together(one: float, other: float) -> float:
    """The logarithm of the sum of what two logarithms stand for."""
    high, low = max(one, other), min(one, other)
    return high + math.log1p(math.exp(low - high))


def _from_text(shares: DayShares, found: Sequence[Clue]) -> Inference:
    candidates = _candidates(shares, None)
    best = shares.best()
    days = shares.around_best(_LONGEST_RANGE)
    if shares.of(days) < _SURE_RANGE:
        # Of longer ranges that hold this much by the words alone, too many were wrong.
        return Inference(None, candidates)
    if shares.of(DateRange(best, best)) > _SURE_DAY:
        days = DateRange(best, best)
    return Inference(_publication(days, shares, TEXT_RULE, _words(found, best)), candidates)


def _from_archive(shares: DayShares, found: Sequence[Clue], near: Neighbours) -> Inference:
    candidates = _candidates(shares, near)
    best = shares.best()
    weeks = DateRange(best - _WEEKS, best + _WEEKS)
    days: DateRange | None = DateRange(best, best)
    if shares.of(DateRange(best, best)) < _LIKELY_DAY or shares.of(weeks) < _LIKELY_WEEKS:
        days = shares.shortest(_LIKELY_RANGE, _LONGEST_LIKELY_RANGE)
    if days is None:
        return Inference(None, candidates)
    reports = near.speaking_for(days.first, days.last, _MOST_REPORTS)
    evidence = [_words(found, best)]
    evidence += [f"{report.day} #{report.number}: {'، '.join(report.words)}" for report in reports]
    evidence_text = " · ".join(filter(None, evidence))
    return Inference(_publication(days, shares, ARCHIVE_RULE, evidence_text), candidates)


def _publication(days: DateRange, shares: DayShares, rule: str, evidence: str) -> Publication:
    precision = Precision.DAY if days.days == 1 else Precision.RANGE
    confidence = round(min(shares.of(days), _MOST_CONFIDENCE), 2)
    return Publication(days, precision, Origin.INFERRED, rule, confidence, evidence)


def _candidates(shares: DayShares, near: Neighbours | None) -> tuple[Candidate, ...]:
    """The likeliest days, if any stands out, with the dated reports that speak for each."""
    likely = list(shares.most_likely(_LEAST_SHARE))[:_MOST_CANDIDATES]
    return tuple(
        Candidate(
            DateRange(day, day),
            round(share, 2),
            tuple(near.speaking_for(day, day, _MOST_REPORTS)) if near else (),
        )
        for day, share in likely
    )


def _words(found: Sequence[Clue], day: date) -> str:
    """The words that weigh most for the day, in the order of the text."""
    weighed = [(clue.weight(day), at, clue.words) for at, clue in enumerate(found)]
    heavy = sorted((w for w in weighed if w[0] >= _LEAST_EVIDENCE), reverse=True)
    words = dict.fromkeys(words for _, _, words in heavy if words)
    return " · ".join(list(words)[:_MOST_EVIDENCE])
