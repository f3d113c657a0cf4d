"""Names of months and weekdays as Arabic newspapers write them, from Rabat to Damascus."""

from enum import StrEnum

from archive.arabic.letters import fold


class MonthSystem(StrEnum):
    """A family of names for the Gregorian months."""

    LEVANTINE = "levantine"
    EGYPTIAN = "egyptian"
    MAGHREBI = "maghrebi"


_NAMES = {
    MonthSystem.LEVANTINE: (
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ),
    MonthSystem.EGYPTIAN: (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
    MonthSystem.MAGHREBI: (
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
}

# Spellings met in print beside the names above; Moroccan names are among them.
_VARIANTS = {
    1: ("كانون ثاني", "كانون ثان", "كانون2", "جانفييه", "جانفيي", "ينايير", "يانير"),
    2: ("اشباط", "فبرابر", "فيفريي", "فيبراير"),
    3: ("اذار", "مارث"),
    4: ("ابريل", "افريل", "ابرايل", "إبريل"),
    5: ("ايار", "نوار", "ماية"),
    6: ("يونية", "يونيه", "جوين", "حزيرن"),
    7: ("يولية", "يوليه", "يوليوز", "جويليه", "جولية", "تموس"),
    8: ("غشت", "اغسطوس", "أوغسطس", "أغشت", "اووت"),
    9: ("شتنبر", "سبتمر", "سيبتمبر", "ايلول"),
    10: ("تشرين أول", "تشرين اول", "اكتوبر", "أوكتوبر", "كتوبر"),
    11: ("تشرين ثاني", "تشرين ثان", "نونبر", "نوفمير", "نوفنبر"),
    12: ("كانون أول", "كانون اول", "دجنبر", "دسمبر", "ديسمير", "ديسنبر"),
}

_HIJRI_NAMES = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
)
_HIJRI_VARIANTS = {
    1: ("المحرم", "محرم الحرام", "المحرم الحرام"),
    2: ("صفر الخير", "صفر المظفر"),
    3: ("ربيع أول", "ربيع الاول"),
    4: ("ربيع الثاني", "ربيع ثاني", "ربيع آخر"),
    5: ("جمادى الأول", "جماد الأول", "جماد أول", "جماد الأولى", "جمادى أولى"),
    6: (
        "جمادى الثانية",
        "جمادى الثاني",
        "جماد الثاني",
        "جماد الآخر",
        "جمادى الآخر",
        "جماد الآخرة",
        "جماد ثاني",
        "جمادى ثانية",
    ),
    7: ("رجب الفرد", "رجب المرجب"),
    8: ("شعبان المعظم",),
    9: ("رمضان المبارك", "رمضان الكريم"),
    10: ("شوال المكرم",),
    11: ("ذي القعدة", "ذوالقعدة", "ذيالقعدة", "ذا القعدة", "ذو القعده الحرام", "ذي قعدة"),
    12: ("ذي الحجة", "ذوالحجة", "ذيالحجة", "ذا الحجة", "ذو الحجة الحرام", "ذي حجة"),
}

_WEEKDAY_NAMES = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_WEEKDAY_VARIANTS = {0: ("الإثنين", "الأثنين", "الاتنين"), 1: ("الثلاثا",), 2: ("الأربعا",)}

_ENGLISH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def _by_number(*tables: tuple[str, ...], variants: dict[int, tuple[str, ...]]) -> dict[str, int]:
    names = {fold(name): n for table in tables for n, name in enumerate(table, start=1)}
    return names | {fold(name): n for n, others in variants.items() for name in others}


MONTHS: dict[str, int] = _by_number(*_NAMES.values(), variants=_VARIANTS)
"""Folded spelling of a Gregorian month's Arabic name, in any system, to its number."""

ENGLISH_MONTHS: dict[str, int] = {
    spelling: number
    for number, name in enumerate(_ENGLISH_NAMES, start=1)
    for spelling in (name, name[:3])
} | {"sept": 9}
"""English names of the months, whole and cut to three letters, to their numbers."""

# A father, a surname, a woman's name, a verb: in a text, these alone are seldom the months.
_SELDOM_MONTHS = frozenset(fold("آب ماي جوان أوت نوار ماية may march").split())
# He exercised, a maker of cars: what a reader types may be these as well.
_OTHER_WORDS_TOO = _SELDOM_MONTHS | frozenset(fold("مارس نيسان").split())

HIJRI_MONTHS: dict[str, int] = _by_number(_HIJRI_NAMES, variants=_HIJRI_VARIANTS)
"""Folded spelling of a Hijri month's name to its number."""

WEEKDAYS: dict[str, int] = {
    **{fold(name): day for day, name in enumerate(_WEEKDAY_NAMES)},
    **{fold(name): day for day, names in _WEEKDAY_VARIANTS.items() for name in names},
}
"""Folded name of a weekday, with its article, to date.weekday(): Monday is 0.

Without the article الأحد is "anyone" and الخميس a man's name, so bare names are not here.
"""


def month_name(month: int, system: MonthSystem) -> str:
    """The month's name in the given system; ValueError for a number outside 1 to 12."""
    return _NAMES[system][_month_index(month)]


def month_names(month: int) -> tuple[str, ...]:
    """The month's names in all systems and in English; ValueError outside 1 to 12."""
    index = _month_index(month)
    return tuple(dict.fromkeys(names[index] for names in (*_NAMES.values(), _ENGLISH_NAMES)))


def is_only_a_month(name: str) -> bool:
    """Whether a folded name of a month, standing alone, is hardly ever another word."""
    return name not in _OTHER_WORDS_TOO


def is_mostly_a_month(name: str) -> bool:
    """Whether a folded name of a month, standing alone, is more often that than another word."""
    return name not in _SELDOM_MONTHS


def month_pair(month: int) -> str:
    """The month in both common systems, "تموز (يوليو)"; ValueError outside 1 to 12."""
    levantine = month_name(month, MonthSystem.LEVANTINE)
    return f"{levantine} ({month_name(month, MonthSystem.EGYPTIAN)})"


def hijri_month_name(month: int) -> str:
    """The Hijri month's name; ValueError for a number outside 1 to 12."""
    return _HIJRI_NAMES[_month_index(month)]


def weekday_name(weekday: int) -> str:
    """The weekday's name, Monday being 0; ValueError for a number outside 0 to 6."""
    if not 0 <= weekday <= 6:
        raise ValueError(f"weekday {weekday} is not between 0 and 6")
    return _WEEKDAY_NAMES[weekday]


def _month_index(month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} is not between 1 and 12")
    return month - 1
