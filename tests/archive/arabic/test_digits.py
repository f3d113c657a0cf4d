import pytest

from archive.arabic.digits import to_arabic_indic, to_ascii_digits


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [("١٦ شباط ٢٠١٧", "16 شباط 2017"), ("۱۳۹۵", "1395"), ("Round 7", "Round 7"), ("x²", "x²")],
)
def test_digits_of_any_script_become_ascii(text: str, ascii_text: str) -> None:
    assert to_ascii_digits(text) == ascii_text


@pytest.mark.parametrize(("text", "shown"), [("2017-02-16", "٢٠١٧-٠٢-١٦"), ("۴ و4", "٤ و٤")])
def test_digits_are_shown_as_arabic_readers_write_them(text: str, shown: str) -> None:
    assert to_arabic_indic(text) == shown
