"""Where a text speaks of days, months and years, and what its words say of them.

An expression keeps what was written; which days it means, seen from the day of the report, is the
business of `date_resolution`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

from archive.ingest.date_words import Part, read
from archive.ingest.passages import fold_once

_MADDA = "آ"
_TANWIN = "ًٌٍ"


class Unit(StrEnum):
    """What an expression such as «الأسبوع المقبل» counts in."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """What one date expression says; what it does not say is None."""

    surface: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    last_weekday: int | None = None
    """For «يومي الاثنين والثلاثاء»."""
    shift: int | None = None
    """Days from the day of the report: اليوم is 0, أمس -1."""
    last_shift: int | None = None
    """For «اليوم وغدا»."""
    relation: int | None = None
    """-1 for الماضي, 0 for الجاري and الآن, 1 for المقبل: of the day, month or unit named."""
    year_relation: int | None = None
    """The same for «من العام الماضي» after a month or day."""
    unit: Unit | None = None
    part: Part | None = None
    is_hijri: bool = False
    looks_ahead: bool = False
    """Whether the sentence, up to here, speaks of what is to come."""

    @property
    def has_day(self) -> bool:
        """Whether a day of a month is named."""
        return self.first_day is not None


_MONTH = r"(?:[Mm](?:[/-][Mm]|\([Mm]\)?)?)"
_DAYS = r"a?N(?:[CG-]a?N){0,6}"
_YEAR = r"(?:,?f?[Vv]?Y|f?ZV(?!R)|f?VR|R)?"
_WEEKDAY = r"(?:[Tg][,(]?j?)?(?:W(?:CW)?R?,?q?j?d?[(,]?)?"

# Alternatives that can begin at the same word stand in the order of what they say.
_GRAMMAR = re.compile(
    "|".join(
        (
            r"(?P<numeric>(?:W,?[j(]?)?D)",
            rf"(?P<hijri>(?:{_DAYS}[/f]*)?l?H,?[Vv]?h)",
            rf"(?P<day>d?{_WEEKDAY}(?:{_DAYS}[-/f]{{0,2}}|Of)l?{_MONTH}{_YEAR})",
            rf"(?P<monthless>(?:{_DAYS}|O)fLR)",
            r"(?P<english>(?:W,?)?(?:eN(?:,?Y)?|a?Nf?e(?:,?Y)?|e,?Y|(?<=i)e))",
            rf"(?P<month>P?l?{_MONTH}{_YEAR})",
            r"(?P<deictic>(?<![XZ])(?:[Tg][,(]?j?W|T(?:C[Tg]t?)?(?![XO])|g))",
            r"(?P<now>G?w)",
            r"(?P<weekday>rW|dWCWR?|WR?)",
            r"(?P<unit>(?<!Q)P?(?:Z[KLV](?!R)|[KLV]R)|P[KLV](?![RXY]))",
            r"(?P<year>P?[Vv]Y|(?<=i)Y)",
        )
    )
)
_LOOKS_AHEAD = re.compile(r"F[^.\n]{0,15}$")
_FURTHEST_CUE = 16
_UNITS = {"K": Unit.WEEK, "L": Unit.MONTH, "V": Unit.YEAR}
_LEAP_YEAR = 2000


def find_dates(text: str) -> list[DateExpression]:
    """The date expressions of the text, in its order; none overlaps another."""
    folded = fold_once(text)
    coded = read(folded.text)
    expressions = []
    for match in _GRAMMAR.finditer(coded.codes):
        first, last = match.start(), match.end() - 1
        start, end = folded.origin(coded.at[first].start, coded.at[last].end)
        surface = text[start:end]
        if _is_common_word(match[0], surface):
            continue
        looks_ahead = _LOOKS_AHEAD.search(coded.codes, max(0, first - _FURTHEST_CUE), first)
        says = _Saying(is_hijri=match.lastgroup == "hijri", looks_ahead=looks_ahead is not None)
        for index, code in enumerate(match[0], start=first):
            if index in coded.at:
                says.add(code, coded.at[index].value)
        expression = says.expression(surface, start, end)
        if expression is not None:
            expressions.append(expression)
    return expressions


def _is_common_word(codes: str, surface: str) -> bool:
    """Whether a month's or a day's name alone is more likely the other word it can be."""
    if codes == "m":
        return not surface.startswith(_MADDA)
    return codes == "g" and surface[-1] not in _TANWIN and surface[-2:-1] not in _TANWIN


class _Saying:
    """What the words of one expression say, gathered one by one."""

    def __init__(self, *, is_hijri: bool, looks_ahead: bool) -> None:
        self._is_hijri = is_hijri
        self._looks_ahead = looks_ahead
        self._days: list[int] = []
        self._months: set[int] = set()
        self._shifts: list[int] = []
        self._year: int | None = None
        self._weekdays: list[int] = []
        self._part: Part | None = None
        self._unit: Unit | None = None
        self._relation: int | None = None
        self._unit_relation: int | None = None
        self._is_this = False

    def add(self, code: str, value: int) -> None:
        """Take the next word in."""
        match code:
            case "D":
                self._year, month_and_day = divmod(value, 10_000)
                self._months.add(month_and_day // 100)
                self._days.append(month_and_day % 100)
            case "N" | "O":
                self._days.append(value)
            case "M" | "m" | "e" | "H":
                self._months.add(value)
            case "W":
                self._weekdays.append(value)
            case "T" | "g":
                self._shifts.append(value)
            case "w":
                self._shifts.append(value)
                self._relation = 0
            case "P":
                self._part = Part(value)
            case "Y" | "h":
                self._year = value
            case "R" | "r" | "Z" | "K" | "L" | "V":
                self._relate(code, value)

    def _relate(self, code: str, value: int) -> None:
        if code in _UNITS:
            self._unit = _UNITS[code]
            if self._is_this:
                self._unit_relation = 0
        elif code == "Z":
            self._is_this = True
        elif self._unit is not None:
            self._unit_relation = value
        else:
            self._relation = value

    def expression(self, surface: str, start: int, end: int) -> DateExpression | None:
        """All that was said; None where it is in no calendar."""
        if len(self._months) > 1 or not self._is_in_calendar():
            return None
        month = next(iter(self._months), None)
        has_year_after_month = month is not None and self._unit is Unit.YEAR
        counts = self._unit if month is None and self._year is None else None
        return DateExpression(
            surface,
            start,
            end,
            year=self._year,
            month=month,
            first_day=min(self._days, default=None),
            last_day=max(self._days, default=None),
            weekday=self._weekdays[0] if self._weekdays else None,
            last_weekday=self._weekdays[-1] if len(self._weekdays) > 1 else None,
            shift=self._shifts[0] if self._shifts else None,
            last_shift=self._shifts[-1] if self._shifts else None,
            relation=self._unit_relation if counts else self._relation,
            year_relation=self._unit_relation if has_year_after_month else None,
            unit=counts,
            part=self._part,
            is_hijri=self._is_hijri,
            looks_ahead=self._looks_ahead,
        )

    def _is_in_calendar(self) -> bool:
        if not self._days or not self._months:
            return True
        month, last = max(self._months), max(self._days)
        if self._is_hijri:
            return month <= 12 and last <= 30
        return 1 <= month <= 12 and 1 <= last <= monthrange(self._year or _LEAP_YEAR, month)[1]
