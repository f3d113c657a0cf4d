"""How well publication dates are inferred: reports whose date is known are read without it."""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from archive.dates import Precision
from archive.ingest.dating import stated
from archive.ingest.pipeline import build_pipeline
from archive.ingest.scores import Slip
from archive.ingest.values import Knowledge, Publication, Record

_FEW_DAYS, _MONTH = 3, 31


@dataclass(slots=True)
class DatingScore:
    """What became of reports whose date was hidden; each counts once."""

    exact: int = 0
    within_three_days: int = 0
    within_a_month: int = 0
    unanswered: int = 0
    far_off: list[Slip] = field(default_factory=list)
    """Answers that are wrong by more than a month."""

    @property
    def total(self) -> int:
        """How many reports were read."""
        return sum(self.counts().values())

    def counts(self) -> dict[str, int]:
        """The numbers by what became of the reports."""
        return {
            "exact": self.exact,
            "within three days": self.within_three_days,
            "within a month": self.within_a_month,
            "wrong by more than a month": len(self.far_off),
            "unanswered": self.unanswered,
        }

    def add(self, name: str, actual: dt.date, found: Publication | None) -> None:
        """Count a report; an answer that is less exact than a day counts as none."""
        if found is None or found.precision is not Precision.DAY:
            self.unanswered += 1
            return
        distance = abs((found.days.first - actual).days)
        if distance == 0:
            self.exact += 1
        elif distance <= _FEW_DAYS:
            self.within_three_days += 1
        elif distance <= _MONTH:
            self.within_a_month += 1
        else:
            what = f"{actual}, not {found.days} ({found.rule}, {found.confidence:.2f})"
            self.far_off.append(Slip(name, what, found.evidence))


def infer_hidden_dates(
    records: Iterable[Record], knowledge: Knowledge, *, sample: int, seed: int
) -> DatingScore:
    """The score over a random sample of the records that state their day; a seed repeats it."""
    dated = [
        (record, publication.days.first)
        for record in records
        if (publication := stated(record, knowledge.today)) is not None
        and publication.precision is Precision.DAY
    ]
    # A sample of reports is no secret.
    chosen = random.Random(seed).sample(dated, min(sample, len(dated)))  # noqa: S311
    pipeline = build_pipeline(knowledge)
    score = DatingScore()
    for record, actual in chosen:
        draft = pipeline(replace(record, published="", url=""))
        score.add(record.external_id or record.name, actual, draft.publication)
    return score
