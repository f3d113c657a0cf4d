import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.digits import to_arabic_indic
from archive.arabic.letters import fold
from archive.arabic.numerals import ORDINALS, YEARS_IN_WORDS, parse_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("السابعة", 7),
        ("سابع", 7),
        ("الحادي عشر", 11),
        ("الحادية عشرة", 11),
        ("الثامنة عشرة", 18),
        ("الثامنة عشر", 18),
        ("الثانية والعشرين", 22),
        ("الحادي والعشرون", 21),
        ("الواحدة والعشرين", 21),
        ("ثان", 2),
        ("العشرين", 20),
        ("عشرون", 20),
    ],
)
def test_ordinal_is_known_in_its_usual_forms(words: str, number: int) -> None:
    assert ORDINALS[fold(words)] == number


def test_every_ordinal_up_to_ninety_nine_is_known() -> None:
    assert set(ORDINALS.values()) == set(range(1, 100))


@pytest.mark.parametrize("words", ["الجولة", "السابعة عشرون", "عشرة السابعة"])
def test_other_words_are_no_ordinal(words: str) -> None:
    assert fold(words) not in ORDINALS


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("ألفين وسبعة عشر", 2017),
        ("ألفين وأحد عشر", 2011),
        ("ألفان وعشرة", 2010),
        ("ألفين وخمسة وعشرين", 2025),
        ("ألف وتسعمئة وخمسة وتسعين", 1995),
        ("ألف وتسعمائة وثمان وأربعين", 1948),
        ("ألف وتسع مئة وسبعين", 1970),
    ],
)
def test_year_in_words(words: str, year: int) -> None:
    assert YEARS_IN_WORDS[fold(words)] == year


def test_ordinals_are_keyed_as_text_is_matched() -> None:
    assert [words for words in ORDINALS if fold(words) != words] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("٧", 7),
        ("۱۲", 12),
        ("1,250", 1250),
        ("١٬٢٥٠", 1250),
        ("واحد", 1),
        ("اثنين", 2),
        ("ثلاثة", 3),
        ("ثماني", 8),
        ("عشرة", 10),
        ("أحد عشر", 11),
        ("اثنتي عشرة", 12),
        ("خمس عشرة", 15),
        ("عشرون", 20),
        ("واحد وعشرين", 21),
        ("تسعة وتسعون", 99),
    ],
)
def test_number_is_read_from_digits_and_words(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "مئة", "-5", "1.5", "12,34", "سبعة ثمانية", "9" * 5000])
def test_what_is_no_small_number_is_not_guessed(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, 10**18 - 1))
def test_digits_mean_the_same_in_both_scripts(number: int) -> None:
    assert parse_number(to_arabic_indic(str(number))) == parse_number(str(number)) == number
