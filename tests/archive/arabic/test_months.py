import pytest

from archive.arabic.letters import fold
from archive.arabic.months import (
    ENGLISH_MONTHS,
    HIJRI_MONTHS,
    MONTHS,
    WEEKDAYS,
    MonthSystem,
    hijri_month_name,
    month_name,
    month_pair,
    weekday_name,
)

MONTH_SPELLINGS = {
    1: "كانون الثاني|يناير|جانفي|جانفييه|كانون ثاني",
    2: "شباط|فبراير|فيفري",
    3: "آذار|أذار|اذار|مارس",
    4: "نيسان|أبريل|ابريل|إبريل|أفريل",
    5: "أيار|ايار|مايو|ماي",
    6: "حزيران|يونيو|يونية|جوان",
    7: "تموز|يوليو|يوليوز|يولية|جويلية",
    8: "آب|أغسطس|اغسطس|غشت|أوت",
    9: "أيلول|ايلول|سبتمبر|شتنبر",
    10: "تشرين الأول|تشرين أول|أكتوبر|اكتوبر",
    11: "تشرين الثاني|تشرين ثاني|نوفمبر|نونبر",
    12: "كانون الأول|كانون أول|ديسمبر|دجنبر",
}
HIJRI_SPELLINGS = {
    1: "محرم|المحرم",
    2: "صفر",
    3: "ربيع الأول|ربيع أول",
    4: "ربيع الآخر|ربيع الثاني",
    5: "جمادى الأولى|جمادى الأول",
    6: "جمادى الآخرة|جمادى الثانية",
    7: "رجب",
    8: "شعبان",
    9: "رمضان|رمضان المبارك",
    10: "شوال",
    11: "ذو القعدة|ذي القعدة|ذوالقعدة",
    12: "ذو الحجة|ذي الحجة",
}
WEEKDAY_SPELLINGS = {
    0: "الاثنين|الإثنين",
    1: "الثلاثاء",
    2: "الأربعاء|الاربعاء",
    3: "الخميس",
    4: "الجمعة|الجمعه",
    5: "السبت",
    6: "الأحد|الاحد",
}


def each(spellings: dict[int, str]) -> list[tuple[str, int]]:
    return [(word, number) for number, words in spellings.items() for word in words.split("|")]


@pytest.mark.parametrize(("spelling", "number"), each(MONTH_SPELLINGS))
def test_month_is_known_in_every_spelling(spelling: str, number: int) -> None:
    assert MONTHS[fold(spelling)] == number


@pytest.mark.parametrize(("spelling", "number"), each(HIJRI_SPELLINGS))
def test_hijri_month_is_known_in_every_spelling(spelling: str, number: int) -> None:
    assert HIJRI_MONTHS[fold(spelling)] == number


@pytest.mark.parametrize(("spelling", "number"), each(WEEKDAY_SPELLINGS))
def test_weekday_is_known_in_every_spelling(spelling: str, number: int) -> None:
    assert WEEKDAYS[fold(spelling)] == number


@pytest.mark.parametrize("names", [MONTHS, HIJRI_MONTHS, WEEKDAYS, ENGLISH_MONTHS])
def test_names_are_keyed_as_text_is_matched(names: dict[str, int]) -> None:
    assert [name for name in names if fold(name) != name] == []


@pytest.mark.parametrize("month", range(1, 13))
def test_every_name_shown_is_a_name_read(month: int) -> None:
    for system in MonthSystem:
        assert MONTHS[fold(month_name(month, system))] == month
    assert HIJRI_MONTHS[fold(hijri_month_name(month))] == month


@pytest.mark.parametrize("weekday", range(7))
def test_every_weekday_shown_is_a_weekday_read(weekday: int) -> None:
    assert WEEKDAYS[fold(weekday_name(weekday))] == weekday


@pytest.mark.parametrize(
    ("month", "pair"),
    [(7, "تموز (يوليو)"), (2, "شباط (فبراير)"), (10, "تشرين الأول (أكتوبر)")],
)
def test_pair_names_the_month_for_readers_east_and_west(month: int, pair: str) -> None:
    assert month_pair(month) == pair


@pytest.mark.parametrize("number", [0, 13, -1])
def test_no_name_for_a_number_that_is_no_month(number: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 12"):
        month_pair(number)
    with pytest.raises(ValueError, match="between 1 and 12"):
        hijri_month_name(number)


@pytest.mark.parametrize("number", [-1, 7])
def test_no_name_for_a_number_that_is_no_weekday(number: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 6"):
        weekday_name(number)


@pytest.mark.parametrize(("name", "number"), [("january", 1), ("sep", 9), ("sept", 9), ("may", 5)])
def test_english_months_are_known_whole_and_short(name: str, number: int) -> None:
    assert ENGLISH_MONTHS[name] == number
