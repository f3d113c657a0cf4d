"""What is counted when extraction is measured: categories, slips and scores."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field


class Category(enum.StrEnum):
    """What is measured."""

    NOISE = "noise"
    PUBLICATION = "publication"
    DATES = "dates"
    DATE_SPANS = "date-spans"
    PARTICIPANTS = "participants"
    PARTICIPANT_MENTIONS = "participant-mentions"
    STATES = "states"
    STATE_MENTIONS = "state-mentions"
    ROUNDS = "rounds"
    ROUND_RELATIONS = "round-relations"
    STATEMENTS = "statements"
    STATEMENT_SPEAKERS = "statement-speakers"


@dataclass(frozen=True, slots=True)
class Slip:
    """A label that was missed, or a finding that no label bears out."""

    report: str
    what: str
    """What was expected or found: an id, a day, a kind of noise; then its words."""
    context: str = ""


@dataclass(slots=True)
class Score:
    """What was found rightly, missed, and found wrongly in one category."""

    right: int = 0
    misses: list[Slip] = field(default_factory=list)
    false_alarms: list[Slip] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another report's score in."""
        self.right += other.right
        self.misses += other.misses
        self.false_alarms += other.false_alarms

    @property
    def precision(self) -> float | None:
        """How much of what was found is right, 0 to 1; None where nothing was found."""
        return _share(self.right, len(self.false_alarms))

    @property
    def recall(self) -> float | None:
        """How much of what is there was found, 0 to 1; None where nothing is there."""
        return _share(self.right, len(self.misses))

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is nothing to measure."""
        slips = len(self.misses) + len(self.false_alarms)
        return 2 * self.right / (2 * self.right + slips) if self.right or slips else None


Scores = dict[Category, Score]


def total(scores: Iterable[Scores]) -> Scores:
    """The scores of many reports as one, in the order of the categories."""
    summed: Scores = {}
    for of_report in scores:
        for category, score in of_report.items():
            summed.setdefault(category, Score()).add(score)
    return {category: summed[category] for category in Category if category in summed}


def _share(right: int, wrong: int) -> float | None:
    return right / (right + wrong) if right + wrong else None
