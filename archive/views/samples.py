"""Made-up values of everything that a component shows, for the style guide.

Talks, people and outlets here are invented, so that nobody takes a sample for a finding.
"""

import datetime as dt
from typing import Any

from archive.dates import DateRange
from archive.selectors import values as v

ARABIC = {
    "track": "محادثات الواحة",
    "other_track": "لقاءات الميناء",
    "round": "الجولة الثالثة من محادثات الواحة",
    "later_round": "لقاء الخبراء في الميناء",
    "city": "مدينة الواحة",
    "level": "مستوى الوفود",
    "person": "سالم الهادي",
    "person_about": "رئيس وفد الوادي",
    "other_person": "Élise Moreau",
    "other_about": "وسيطة دولية",
    "state": "بلاد الوادي",
    "head": "رئيس الوفد",
    "source": "صحيفة الضفة",
    "own_source": "موجزات الأرشيف",
    "agency": "وكالة الساحل للأنباء",
    "kind": "صحيفة",
    "subject": "موضوعه",
    "noise_kind": "فقرة مكررة",
}
ENGLISH = {
    "track": "Oasis talks",
    "other_track": "Harbour meetings",
    "round": "Third round of the Oasis talks",
    "later_round": "Experts’ meeting at the Harbour",
    "city": "Oasis City",
    "level": "delegations",
    "person": "Salim al-Hadi",
    "person_about": "head of the Valley delegation",
    "other_person": "إليز مورو",
    "other_about": "international mediator",
    "state": "The Valley",
    "head": "head of delegation",
    "source": "Al-Diffa",
    "own_source": "Digests of the archive",
    "agency": "Coast News Agency",
    "kind": "newspaper",
    "subject": "is about it",
    "noise_kind": "repeated paragraph",
}

HEADLINE = "وفدا الوادي والجبل يتفقان على مواصلة عمل الخبراء"
LEAD = (
    "اختتمت في مدينة الواحة أعمال الجولة الثالثة باتفاق على أن يتابع فريق الخبراء عمله، "
    "من غير أن تُعتمد الخرائط التي عُرضت في الجلسة الأخيرة."
)
QUOTE = "لم نأتِ لنوقّع على ورقة لم نقرأها، وسنعود حين تكتمل الخرائط."
REPORTED = "قالت الوسيطة إن الجلسة المقبلة ستُخصَّص لملف المفقودين."

FIRST_DAY = dt.date(2031, 5, 6)


class Samples:
    """The samples in one language; each property is what one component takes."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = ARABIC if language == "ar" else ENGLISH

    def _day(self, offset: int) -> DateRange:
        day = FIRST_DAY + dt.timedelta(days=offset)
        return DateRange(day, day)

    def _source(self, key: str = "source", *, is_own: bool = False) -> v.SourceRef:
        return v.SourceRef(key, self.words[key], "#", is_own)

    def person(self, key: str = "person", kind: str = "person") -> v.PersonRef:
        """A participant; the second one's name is in the other script."""
        about = {"person": "person_about", "other_person": "other_about"}.get(key)
        return v.PersonRef(key, self.words[key], kind, self.words[about] if about else "", "#")

    def round(self, number: int | None = 3, offset: int = 0) -> v.RoundRef:
        """A round of the made-up track."""
        days = DateRange(self._day(offset).first, self._day(offset + 1).first)
        name = self.words["round" if number else "later_round"]
        track, place = self.words["track"], self.words["city"]
        return v.RoundRef(
            "sample", name, number, "oasis", track, days, place, self.words["level"], "#"
        )

    def publication(self, origin: str = "stated", offset: int = 1) -> v.PublicationView:
        """A publication date, known in one way or another."""
        days = None if origin == "unknown" else self._day(offset)
        precision = "day" if days else ""
        confidence = {"stated": 0.98, "inferred": 0.6}.get(origin, 0)
        return v.PublicationView(
            days, precision, origin, confidence, "الأربعاء 7 أيار", "dateline", None
        )

    def row(self, origin: str = "stated", *, is_own: bool = False, copies: int = 0) -> v.ArticleRow:
        """A report in a list."""
        source = self._source("own_source" if is_own else "source", is_own=is_own)
        publication = self.publication(origin)
        return v.ArticleRow(1, "#", HEADLINE, source, publication, "ar", LEAD, copies)

    @property
    def rows(self) -> tuple[v.ArticleRow, ...]:
        """A plain report, an inferred date with copies, an undated one, a digest."""
        return (
            self.row(),
            self.row("inferred", copies=2),
            self.row("unknown"),
            self.row(is_own=True),
        )

    @property
    def axis(self) -> v.Axis:
        """Two lanes over three years, with a silent round and the present one."""
        spots = ((0, 4, 9, 0), (9, 12, 40, 0), (14, 6, 11, 1), (31, 3, 0, 0), (52, 9, 21, 0))
        points = [
            v.AxisPoint(self.round(), reports, position, radius, position == 52, lane)
            for position, radius, reports, lane in spots
        ]
        points += [v.AxisPoint(self.round(None), 5, 78, 5, False, 1)]
        points += [v.AxisPoint(self.round(), 14, 100, 7, False, 0)]
        years = tuple(v.AxisYear(2031 + n, 5 + 38 * n) for n in range(3))
        return v.Axis(tuple(points), years, (self.words["track"], self.words["other_track"]))

    @property
    def statements(self) -> tuple[v.StatementView, ...]:
        """Quoted, confirmed and in copies of the report; reported and suggested."""
        quoted = v.StatementView(
            QUOTE, self.person(), "الهادي", "قال", True, True, 0.9, "quote", self.row(), also_in=2
        )
        reported = v.StatementView(
            REPORTED, None, "الوسيطة", "قالت", False, False, 0.5, "anna", self.row("inferred")
        )
        return quoted, reported

    @property
    def phase(self) -> v.Phase:
        """Two days of a round."""
        days = (
            v.TimelineDay(self._day(0), (self.row(), self.row(is_own=True)), self.statements[:1]),
            v.TimelineDay(DateRange(self._day(1).first, self._day(3).first), (self.row(),), ()),
        )
        return v.Phase("during", days, 12, "#")

    @property
    def silence(self) -> v.Phase:
        """A phase of which nothing is known."""
        return v.Phase("after", (), 0, "#")

    @property
    def coverage(self) -> v.Coverage:
        """Two sources by six days."""
        days = tuple(self._day(n).first for n in range(-2, 4))
        return v.Coverage(
            days,
            (
                self._coverage_row("source", days, (0, 2, 5, 9, 1, 0)),
                self._coverage_row("agency", days, (0, 0, 3, 0, 0, 0)),
            ),
        )

    def _coverage_row(
        self, key: str, days: tuple[dt.date, ...], counts: tuple[int, ...]
    ) -> v.CoverageRow:
        shares = {0: 0, 1: 1, 2: 1, 3: 2, 5: 3, 9: 4}
        cells = tuple(
            v.CoverageCell(day, count, shares[count], "#" if count else "")
            for day, count in zip(days, counts, strict=True)
        )
        return v.CoverageRow(self._source(key), cells, sum(counts))

    @property
    def days(self) -> DateRange:
        """The days of the round."""
        return self.round().days

    @property
    def counts(self) -> v.ArchiveCounts:
        """What a small archive holds."""
        return v.ArchiveCounts(7_791, 12, 6, 45, 142, self.days)

    @property
    def named(self) -> tuple[v.PersonCount, ...]:
        """Names with counts, one of them in the other script."""
        people = (
            (self.person(), 1204),
            (self.person("other_person"), 87),
            (self.person("state", "state"), 3),
        )
        return tuple(v.PersonCount(person, count) for person, count in people)

    @property
    def years(self) -> tuple[v.PeriodCount, ...]:
        """Every tint, and a year without reports."""
        return tuple(
            v.PeriodCount(
                DateRange(dt.date(2030 + n, 1, 1), dt.date(2030 + n, 12, 31)),
                count,
                "#" if count else "",
                n,
            )
            for n, count in enumerate((0, 12, 160, 540, 1312))
        )

    @property
    def segments(self) -> tuple[v.Segment, ...]:
        """Text with every mark."""
        return (
            v.Segment("التقى ", "text", "", "", False),
            v.Segment("الهادي", "person", "#", self.words["person"], True),
            v.Segment(" الوسطاء في ", "text", "", "", False),
            v.Segment("السابع من أيار", "date", "#", "2031-05-07", False),
            v.Segment(" لبحث ", "text", "", "", False),
            v.Segment("الخرائط", "text", "", "", False, v.SoughtWord(1, 1, is_start=True)),
            v.Segment(". ", "text", "", "", False),
        )

    @property
    def paragraph(self) -> v.Paragraph:
        """Text with every mark, then a statement."""
        quote = v.Segment(f"«{QUOTE}»", "text", "", "", False)
        plain = v.Block(self.segments, None)
        return v.Paragraph((plain, v.Block((quote,), self.statements[0])))

    @property
    def tenure(self) -> v.TenureView:
        """An office of which the month of the end is known."""
        return v.TenureView(
            self.words["person_about"], self.person("state", "state"), "2029", "2031-05", False
        )

    @property
    def facet(self) -> tuple[dict[str, Any], ...]:
        """Three values to narrow a list by."""
        return tuple(
            {"label": self.words[key], "count": count, "url": "#", "is_selected": count == 31}
            for key, count in (("source", 1860), ("agency", 31), ("own_source", 4))
        )


def samples() -> tuple[Samples, ...]:
    """Return the samples in Arabic and in English."""
    return Samples("ar"), Samples("en")
