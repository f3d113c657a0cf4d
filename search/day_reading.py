"""Days that a plain query names: a full date, a month with its year, a year, a range of them.

Recognised as in reports, in both month systems and by digits of any script; what only another date
could fix («أمس», «شباط الماضي») is not a day that can be searched for.
"""

import re
from collections.abc import Iterator

from archive.dates import DateRange
from archive.ingest.date_finding import find_dates
from archive.ingest.date_resolution import meaning

from .query.dates import read_days

# No day is named without a digit or, in words, a thousand.
_MAY_BE_NAMED = re.compile(r"\d|[اأ]لف")
_WITH_DIGITS = re.compile(r"[^\s()،,؛;«»\"]*\d[^\s()،,؛;«»\"]*")
# Other numbers of four digits are rather something else's: «القرار 2254».
_YEARS = range(1900, 2100)


def days_in(text: str) -> Iterator[tuple[DateRange, tuple[int, int]]]:
    """Yield the days that the text names, each with the place of its words."""
    if not _MAY_BE_NAMED.search(text):
        return
    is_any = False
    for found in find_dates(text):
        said = meaning(found, None)
        if said is not None and _is_of_our_age(said.days):
            is_any = True
            yield said.days, (found.start, found.end)
    if is_any:
        return
    for match in _WITH_DIGITS.finditer(text):
        # «أستانا 2017», «2017-02»: alone in a report these would be too little.
        read = read_days(match[0])
        if read is not None and _is_of_our_age(read.days):
            yield read.days, match.span()


def _is_of_our_age(days: DateRange) -> bool:
    return days.first.year in _YEARS and days.last.year in _YEARS
