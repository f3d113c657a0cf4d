import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.digits import to_arabic_indic
from archive.arabic.letters import fold
from archive.arabic.numerals import ORDINALS, ordinal_words, parse_number, parse_ordinal


@pytest.mark.parametrize(
    ("number", "feminine", "masculine"),
    [
        (1, "الأولى", "الأول"),
        (2, "الثانية", "الثاني"),
        (7, "السابعة", "السابع"),
        (10, "العاشرة", "العاشر"),
        (11, "الحادية عشرة", "الحادي عشر"),
        (12, "الثانية عشرة", "الثاني عشر"),
        (18, "الثامنة عشرة", "الثامن عشر"),
        (20, "العشرون", "العشرون"),
        (21, "الحادية والعشرون", "الحادي والعشرون"),
        (22, "الثانية والعشرون", "الثاني والعشرون"),
        (30, "الثلاثون", "الثلاثون"),
    ],
)
def test_round_is_named_as_newspapers_name_it(number: int, feminine: str, masculine: str) -> None:
    assert ordinal_words(number) == feminine
    assert ordinal_words(number, feminine=False) == masculine


@pytest.mark.parametrize("number", range(1, 100))
def test_every_ordinal_written_is_read_back(number: int) -> None:
    for feminine in (True, False):
        assert parse_ordinal(fold(ordinal_words(number, feminine))) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("السابعه", 7),
        ("سابع", 7),
        ("الثامنه عشره", 18),
        ("الثامنه  عشر", 18),
        ("الحاديه عشره", 11),
        ("الثانيه والعشرين", 22),
        ("الواحده والعشرين", 21),
        ("ثان", 2),
        ("العشرين", 20),
        ("عشرون", 20),
    ],
)
def test_ordinal_is_read_in_its_usual_forms(words: str, number: int) -> None:
    assert parse_ordinal(words) == number


@pytest.mark.parametrize("words", ["", "الجوله", "السابعه عشرون", "عشره السابعه", "7"])
def test_other_words_are_no_ordinal(words: str) -> None:
    assert parse_ordinal(words) is None


def test_ordinals_are_keyed_as_text_is_matched() -> None:
    assert [words for words in ORDINALS if fold(words) != words] == []


@pytest.mark.parametrize("number", [0, 100, -7])
def test_no_ordinal_in_words_beyond_ninety_nine(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 99"):
        ordinal_words(number)


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
