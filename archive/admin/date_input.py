"""One box for a date of any precision, or for days from one to another, as editors write them."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.arabic.letters import clean_unicode
from archive.dates import (
    FIRST_PLAUSIBLE_YEAR,
    DateInputError,
    DateInputProblem,
    DateRange,
    parse_date_input,
)

_MESSAGES = {
    DateInputProblem.EMPTY: _("Write a date, or leave the box empty."),
    DateInputProblem.NOT_UNDERSTOOD: _(
        "This is not understood as a date. Write it like 16 February 2017, 2017-02-16, 2017-02 or "
        "2017; days from one to another like 14–16 February 2017 or 2017-02-14/2017-02-16."
    ),
    DateInputProblem.NO_SUCH_DAY: _("There is no such day in the calendar."),
    DateInputProblem.OUT_OF_RANGE: _("This year is beyond the calendar."),
}
_IMPLAUSIBLE = _("No report can be of that year. Check it.")
_REVERSED = _("The last day is before the first. Write the earlier day first.")

_FROM = re.compile(r"^(?:من|from)\s+(?:يوم\s+)?", re.IGNORECASE)
# Tried in this order: what is never a part of one date comes first.
_BETWEEN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (r"\s+(?:إلى|الى|حتى|to|until)\s+", r"\.{2,}|…", r"[–—]|\s-\s", r"/", r"-")
]
# «14–16 شباط 2017»: the first day borrows its month and year from the last.
_DAYS_OF_A_MONTH = re.compile(r"^(\d{1,2})\s*(?:[-–—/]|و|إلى|الى|to)\s*(\d{1,2}\s+\D+\s*\d{4}.*)$")
_DAY_OF_MONTH = re.compile(r"^\d{1,2}")
_LONGEST = 200


def parse_days(text: str) -> DateRange:
    """Return the days that an editor means: a date of any precision, or from one to another.

    Raises DateInputError as ``parse_date_input`` does, and ValueError for a range that ends
    before it starts.
    """
    try:
        return parse_date_input(text)
    except DateInputError as error:
        if error.reason is not DateInputProblem.NOT_UNDERSTOOD or len(text) > _LONGEST:
            raise
        for first, last in _halves(_FROM.sub("", clean_unicode(text).strip())):
            try:
                start, end = parse_date_input(first), parse_date_input(last)
            except DateInputError:
                continue
            return DateRange(start.first, end.last)
        raise error from None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield each way to read the text as a first and a last date."""
    if match := _DAYS_OF_A_MONTH.match(text):
        day, last = match.groups()
        yield _DAY_OF_MONTH.sub(day, last), last
    for separator in _BETWEEN:
        for match in separator.finditer(text):
            yield text[: match.start()], text[match.end() :]


class DaysField(forms.CharField):
    """A box that takes a date as it is written and gives back a ``DateRange``, or None if empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        widget = forms.TextInput(
            attrs={"class": "vTextField", "dir": "auto", "autocomplete": "off"}
        )
        super().__init__(**{"widget": widget, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """Return the days as an editor may type them again; what was mistyped stays as it is."""
        return value.isoformat() if isinstance(value, DateRange) else value

    def to_python(self, value: Any) -> Any:
        """Return the days that the text means; raise a message that says how to write it."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            days = parse_days(text)
        except DateInputError as error:
            raise ValidationError(_MESSAGES[error.reason], code=error.reason.value) from error
        except ValueError as error:
            raise ValidationError(_REVERSED, code="reversed") from error
        if not _is_plausible(days):
            raise ValidationError(_IMPLAUSIBLE, code="implausible")
        return days

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the box means other days than before, however they are written."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


def _is_plausible(days: DateRange) -> bool:
    next_year = timezone.localdate().year + 1
    return days.first.year >= FIRST_PLAUSIBLE_YEAR and days.last.year <= next_year
