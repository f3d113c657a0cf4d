"""Quotations are found by their marks, also where those are mixed or missing."""

import pytest

from archive.ingest.quotations import quotations


def quoted(text):
    return [text[each.start : each.end] for each in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('قال "نعم نحن هنا" ثم خرج', ["نعم نحن هنا"]),
        ("قال «نعم نحن هنا» ثم خرج", ["نعم نحن هنا"]),
        ("قال “نعم نحن هنا” ثم خرج", ["نعم نحن هنا"]),
        ("قال „نعم نحن هنا“ ثم خرج", ["نعم نحن هنا"]),
        ("قال ” نعم نحن هنا “ ثم خرج", ["نعم نحن هنا"]),
        ('قال: "نعم". وأضاف: "لا".', ["نعم", "لا"]),
        ('"الوفد"و"الجبهة"', ["الوفد", "الجبهة"]),
        ('بـ"وقف النار"', ["وقف النار"]),
        ('قال ("نعم") ثم', ["نعم"]),
        ('قال "أجاب «نعم» ثم خرج" أمس', ["أجاب «نعم» ثم خرج"]),
        ('قال " نعم " ثم', ["نعم"]),
        ('قال ""', []),
        ("بلا علامات", []),
        ("", []),
    ],
)
def test_quoted_words(text, found):
    assert quoted(text) == found


def test_one_that_is_never_closed_ends_with_its_paragraph():
    text = "قال “نحن هنا ولن نخرج.\nفقرة أخرى."
    (found,) = quotations(text)
    assert text[found.start : found.end] == "نحن هنا ولن نخرج."
    assert not found.is_closed


def test_one_that_is_never_closed_does_not_swallow_those_after_it():
    assert quoted('قال "نحن هنا. وأضاف: "نعم نبقى" وخرج.\nوقال "لا".') == ["نعم نبقى", "لا"]


def test_no_quotation_goes_over_a_line_end():
    assert quoted('قال "نحن\nهنا" وخرج') == ["نحن"]


def test_words_are_counted():
    (found,) = quotations('"نحن هُنا اليوم، و5 غدا"')
    assert found.words == 5
