"""When a report was published, and which days it speaks of.

The record's own field comes first, then a dateline in the text, then what can be inferred from the
text and the calendar of rounds, then from the dated reports of the archive where these are given.
A report that none of them dates is left undated, with its likeliest days.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from archive.dates import FIRST_PLAUSIBLE_YEAR, DateRange, PartialDate, Precision
from archive.ingest.date_expressions import DateExpression
from archive.ingest.date_finding import find_dates
from archive.ingest.date_inference import DayFinder, Inference
from archive.ingest.date_meanings import Meaning
from archive.ingest.date_resolution import meaning, meanings
from archive.ingest.dated_neighbours import neighbours
from archive.ingest.datelines import is_dateline
from archive.ingest.values import (
    Draft,
    Evidence,
    FoundDate,
    Knowledge,
    Origin,
    Publication,
    Record,
    Stage,
)

STATED_RULE = "stated-field"
DATELINE_RULE = "dateline"
_DATELINE_CONFIDENCE = 0.95
_LONGEST_SURFACE = 300
_ONE_DAY = dt.timedelta(days=1)


def build_stage(knowledge: Knowledge) -> Stage:
    """The stage that fills in the publication date and the dates that the text names."""
    dater = Dater(knowledge)

    def date_report(draft: Draft) -> Draft:
        expressions = find_dates(draft.text)
        found = dater.date(draft, expressions)
        return replace(
            draft,
            publication=found.publication,
            candidates=found.candidates,
            dates=resolved(draft.text, expressions, found.publication),
        )

    return date_report


class Dater:
    """Tells when reports were published."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._finder = DayFinder(knowledge)
        self._dated = knowledge.dated
        self._today = knowledge.today

    def date(
        self,
        draft: Draft,
        expressions: Sequence[DateExpression],
        leave_out: frozenset[int] = frozenset(),
    ) -> Inference:
        """The date of a report, stated or inferred, and the likeliest days if none is stated.

        The words alone go before the archive's dated reports, of which those numbers are left out.
        """
        text, headline_end = draft.text, len(draft.headline)
        given = stated(draft.record, self._today) or dateline(text, expressions, self._today)
        if given is not None:
            return Inference(given)
        alone = self._finder.find(text, headline_end, expressions)
        if self._dated is None or is_of_a_day(alone.publication):
            return alone
        near = neighbours(self._dated, text, draft.record.source, leave_out)
        if near is None:
            return alone
        beside = self._finder.find(text, headline_end, expressions, near)
        return beside if beside.publication or not alone.publication else alone


def stated(record: Record, today: dt.date) -> Publication | None:
    """The date that the record states; None for none, a broken one, or one that cannot be."""
    published = record.published.strip()
    try:
        moment = dt.datetime.fromisoformat(published)
    except ValueError:
        moment = None
    try:
        days = DateRange.of(
            PartialDate.of(moment.date()) if moment else PartialDate.fromisoformat(published)
        )
    except ValueError:
        return None
    if not is_plausible(days, today):
        return None
    return Publication(
        days,
        days.precision,
        Origin.STATED,
        record.published_rule or STATED_RULE,
        record.published_confidence,
        published,
        # Without an offset nobody knows which moment it was.
        moment if moment is not None and moment.tzinfo is not None else None,
    )


def is_of_a_day(publication: Publication | None) -> bool:
    """Whether the day is known."""
    return publication is not None and publication.precision is Precision.DAY


def is_plausible(days: DateRange, today: dt.date) -> bool:
    """Whether a report can have been published then: since 1900, and not after tomorrow."""
    return days.first.year >= FIRST_PLAUSIBLE_YEAR and days.first <= today + _ONE_DAY


def dateline(
    text: str, expressions: Sequence[DateExpression], today: dt.date
) -> Publication | None:
    """The full date that the first or last lines give as the report's own, if they do."""
    for expression in (*expressions[:3], *expressions[-1:]):
        if expression.year is None or not expression.has_day or expression.is_hijri:
            continue
        if not is_dateline(text, expression):
            continue
        found = meaning(expression, None)
        if found is not None and found.days.days == 1 and is_plausible(found.days, today):
            return Publication(
                found.days,
                Precision.DAY,
                Origin.STATED,
                DATELINE_RULE,
                _DATELINE_CONFIDENCE,
                expression.surface,
            )
    return None


def resolved(
    text: str, expressions: Sequence[DateExpression], publication: Publication | None
) -> tuple[FoundDate, ...]:
    """Each of the text's expressions with the days it means in a report so published."""
    day = None
    if publication is not None and publication.precision is Precision.DAY:
        day = publication.days.first
    found = meanings(text, expressions, day)
    return tuple(map(_found, expressions, found))


def _found(expression: DateExpression, found: Meaning | None) -> FoundDate:
    days = found.days if found else None
    rule, confidence = (found.rule, found.confidence) if found else ("unresolved", 0.5)
    end = min(expression.end, expression.start + _LONGEST_SURFACE)
    return FoundDate(
        expression.surface[:_LONGEST_SURFACE],
        expression.start,
        end,
        days,
        days.precision if days else None,
        Evidence(rule, confidence, expression.start, end),
    )
