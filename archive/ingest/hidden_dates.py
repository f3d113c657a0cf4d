"""How well publication dates are inferred: reports whose date is known are read without it."""

import datetime as dt
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from archive.dates import Precision
from archive.ingest.cleaning import clean
from archive.ingest.date_finding import find_dates
from archive.ingest.dated_reports import DatedReport, DatedReports
from archive.ingest.dating import Dater, is_of_a_day, stated
from archive.ingest.duplicates import Report, likeness
from archive.ingest.scores import Slip
from archive.ingest.values import Draft, Knowledge, Publication, Record

FROM_TEXT = "from the text alone"
WITH_OTHERS = "with the other reports"
WITHOUT_COPIES = "with the other reports, copies left out"

_FEW_DAYS, _MONTH = 3, 31
# Copies are among those most alike, and well above the others.
_MOST_COMPARED, _LEAST_ALIKE = 15, 0.25


@dataclass(slots=True)
class DatingScore:
    """What became of reports whose date was hidden; each counts once."""

    exact: int = 0
    within_three_days: int = 0
    within_a_month: int = 0
    range_holds: int = 0
    """Answers of several days, the right one among them."""
    range_misses: int = 0
    unanswered: int = 0
    far_off: list[Slip] = field(default_factory=list)
    """Days given that are wrong by more than a month."""

    @property
    def total(self) -> int:
        """How many reports were read."""
        return sum(self.counts().values())

    @property
    def answered(self) -> int:
        """How many reports were given a day."""
        return self.exact + self.within_three_days + self.within_a_month + len(self.far_off)

    def counts(self) -> dict[str, int]:
        """The numbers by what became of the reports."""
        return {
            "exact": self.exact,
            "within three days": self.within_three_days,
            "within a month": self.within_a_month,
            "wrong by more than a month": len(self.far_off),
            "several days, the right one among them": self.range_holds,
            "several days, the right one not among them": self.range_misses,
            "unanswered": self.unanswered,
        }

    def add(self, name: str, actual: dt.date, found: Publication | None) -> None:
        """Count a report."""
        if found is None:
            self.unanswered += 1
            return
        if found.precision is not Precision.DAY:
            if found.days.contains(actual):
                self.range_holds += 1
            else:
                self.range_misses += 1
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
) -> Mapping[str, DatingScore]:
    """The scores over a random sample of the records that state their day; a seed repeats it.

    Each is read from its text alone, then beside all others, then beside all but its copies. Its
    address and its id, which may hold the date, are hidden too.
    """
    drafts: list[Draft] = []
    days: list[dt.date] = []
    names: list[str] = []
    for record in records:
        publication = stated(record, knowledge.today)
        if publication is not None and is_of_a_day(publication):
            names.append(record.external_id or record.name)
            days.append(publication.days.first)
            drafts.append(clean(Draft(_without_date(record))))
    reports = DatedReports(
        DatedReport(number, day, draft.record.source, draft.text)
        for number, (day, draft) in enumerate(zip(days, drafts, strict=True))
    )
    alone = Dater(replace(knowledge, dated=None))
    beside = Dater(replace(knowledge, dated=reports))
    scores = {name: DatingScore() for name in (FROM_TEXT, WITH_OTHERS, WITHOUT_COPIES)}
    # A sample of reports is no secret.
    for number in random.Random(seed).sample(range(len(drafts)), min(sample, len(drafts))):  # noqa: S311
        draft = drafts[number]
        expressions = find_dates(draft.text)
        own = frozenset([number])
        copies = _copies(number, drafts, reports)
        found = {
            FROM_TEXT: alone.date(draft, expressions),
            WITH_OTHERS: beside.date(draft, expressions, own),
            WITHOUT_COPIES: beside.date(draft, expressions, own | copies),
        }
        for setting, inference in found.items():
            scores[setting].add(names[number], days[number], inference.publication)
    return scores


def _without_date(record: Record) -> Record:
    return replace(record, name="", external_id="", url="", published="", published_rule="")


def _copies(number: int, drafts: list[Draft], reports: DatedReports) -> frozenset[int]:
    """The reports that the archive would call copies of this one."""

    def compared(other: int) -> Report:
        draft = drafts[other]
        return Report.of(draft.headline, draft.body, draft.record.source)

    alike = reports.likeness(reports.shared_words(drafts[number].text, (number,)))
    likeliest = np.argsort(-alike, kind="stable")[:_MOST_COMPARED].tolist()
    own = compared(number)
    return frozenset(
        other
        for other in likeliest
        if alike[other] >= _LEAST_ALIKE and likeness(own, compared(other)) is not None
    )
