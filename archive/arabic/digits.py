"""Digits between the scripts in which readers type and read them."""

import re
import unicodedata

_NON_ASCII_DIGITS = re.compile("(?![0-9])\\d")
_TO_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def to_ascii_digits(text: str) -> str:
    """The text with every decimal digit, of whatever script, as 0 to 9."""
    if text.isascii():
        return text
    return _NON_ASCII_DIGITS.sub(lambda match: str(unicodedata.digit(match[0])), text)


def to_arabic_indic(text: str) -> str:
    """The text with every decimal digit, of whatever script, as ٠ to ٩."""
    return to_ascii_digits(text).translate(_TO_ARABIC_INDIC)
