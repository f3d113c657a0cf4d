"""Numbers and dates in the words of the reader's language; plain text, no HTML.

Pure functions of a value and a language code. Arabic names the months in both systems and writes
Arabic-Indic digits; every other language takes its names from Babel. Parts are joined by an en
dash between neutral characters, so that a range reads in the direction of its line, whichever that
is.
"""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

from babel import Locale
from hijridate import Gregorian

from archive.arabic import months
from archive.arabic.digits import to_arabic_indic, to_ascii_digits
from archive.dates import DateRange, HijriDate, PartialDate, Precision
from archive.dates import hijri as hijri_date

ARABIC_THOUSANDS = "٬"
# Set tight between numbers, and with spaces between parts that have spaces of their own.
_DASH = "–"
_WIDE_DASH = " – "


def digits(value: object, language: str) -> str:
    """Return the text with its digits in those of the language."""
    text = str(value)
    return to_arabic_indic(text) if _is_arabic(language) else to_ascii_digits(text)


def number(value: int, language: str) -> str:
    """Return a whole number with the language's digits and marks of thousands."""
    text = f"{value:,}"
    if _is_arabic(language):
        text = text.replace(",", ARABIC_THOUSANDS)
    return digits(text, language)


def month_name(month: int, language: str) -> str:
    """Return the month's name, in Arabic in both systems: "تموز (يوليو)"."""
    return months.month_pair(month) if _is_arabic(language) else _names(language)[0][month]


def month_short(month: int, language: str) -> str:
    """Return the month's name where space is short: in Arabic the Levantine one alone."""
    if _is_arabic(language):
        return months.month_name(month, months.MonthSystem.LEVANTINE)
    return _names(language)[0][month]


def weekday_name(weekday: int, language: str) -> str:
    """Return the weekday's name; Monday is 0."""
    return months.weekday_name(weekday) if _is_arabic(language) else _names(language)[1][weekday]


def day(date: dt.date, language: str, *, weekday: bool = False) -> str:
    """Return "٤ تموز (يوليو) ٢٠١٧" or "4 July 2017", with the weekday before it if wanted."""
    text = digits(f"{date.day} {month_name(date.month, language)} {date.year}", language)
    if not weekday:
        return text
    comma = "،" if _is_arabic(language) else ""
    return f"{weekday_name(date.weekday(), language)}{comma} {text}"


def day_short(date: dt.date, language: str) -> str:
    """Return the day without its year: "٤ تموز" or "4 July"."""
    return digits(f"{date.day} {month_short(date.month, language)}", language)


@lru_cache(maxsize=10_000)
def days(span: DateRange, language: str) -> str:
    """Return the range as briefly as it can be said: "٤–٥ تموز (يوليو) ٢٠١٧".

    What two ends share is said once. Whole months and whole years are named without days.
    """
    first, last = span.first, span.last
    if _is_whole_months(span):
        if _is_whole_years(span):
            return _join(str(first.year), str(last.year), "", language)
        return _between(
            (month_name(first.month, language), first.year),
            (month_name(last.month, language), last.year),
            language,
        )
    if (first.year, first.month) == (last.year, last.month):
        rest = f" {month_name(first.month, language)} {first.year}"
        return _join(str(first.day), str(last.day), rest, language)
    return _between(
        (f"{first.day} {month_name(first.month, language)}", first.year),
        (f"{last.day} {month_name(last.month, language)}", last.year),
        language,
    )


def hijri(span: DateRange, language: str) -> str:
    """Return the range in the Hijri calendar: "١٠–١١ شوال ١٤٣٨" or "10–11 Shawwal 1438 AH".

    Only to the month or the year where no more is known in the Gregorian calendar. Empty outside
    the years of the Umm al-Qura calendar.
    """
    first, last = hijri_date(span.first), hijri_date(span.last)
    if first is None or last is None:
        return ""
    text = _hijri_text(first, last, span, language)
    return text if _is_arabic(language) else f"{text} AH"


def _hijri_text(first: HijriDate, last: HijriDate, span: DateRange, language: str) -> str:
    if span.precision is Precision.YEAR:
        return _join(str(first.year), str(last.year), "", language)
    name: Callable[[dt.date], str] = (
        (lambda date: months.hijri_month_name(Gregorian.fromdate(date).to_hijri().month))
        if _is_arabic(language)
        else (lambda date: Gregorian.fromdate(date).to_hijri().month_name("en"))
    )
    starts, ends = name(span.first), name(span.last)
    if span.precision is Precision.MONTH:
        return _between((starts, first.year), (ends, last.year), language)
    if (first.year, first.month) == (last.year, last.month):
        return _join(str(first.day), str(last.day), f" {starts} {first.year}", language)
    return _between(
        (f"{first.day} {starts}", first.year), (f"{last.day} {ends}", last.year), language
    )


def _between(first: tuple[str, int], last: tuple[str, int], language: str) -> str:
    """Join two named ends, each with its year, saying a common year once."""
    if first == last:
        return digits(f"{first[0]} {first[1]}", language)
    start = first[0] if first[1] == last[1] else f"{first[0]} {first[1]}"
    return digits(f"{start}{_WIDE_DASH}{last[0]} {last[1]}", language)


def _join(first: str, last: str, rest: str, language: str) -> str:
    """Join two numbers, or say one number if they are the same, before what they share."""
    return digits((first if first == last else f"{first}{_DASH}{last}") + rest, language)


def _is_whole_months(span: DateRange) -> bool:
    # Not the day after the last one: the last day of the year 9999 has none.
    month_of_last = DateRange.of(PartialDate(span.last.year, span.last.month))
    return span.first.day == 1 and span.last == month_of_last.last


def _is_whole_years(span: DateRange) -> bool:
    return (span.first.month, span.first.day) == (1, 1) and span.last.month == 12


def _is_arabic(language: str) -> bool:
    return language.split("-")[0] == "ar"


@lru_cache(maxsize=8)
def _names(language: str) -> tuple[dict[int, str], dict[int, str]]:
    locale = Locale.parse(language, sep="-")
    return dict(locale.months["format"]["wide"]), dict(locale.days["format"]["wide"])
