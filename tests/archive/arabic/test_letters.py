import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.arabic.letters import (
    arabic_share,
    clean_unicode,
    fold,
    fold_with_offsets,
    is_arabic,
)

# Letters, marks and controls that meet in real pages, close enough together to interact.
messy_text = st.text(
    alphabet=st.one_of(
        st.sampled_from("اأإآٱىيیئؤوةهکكگپچژڤءنلسم"),
        st.sampled_from("\u064b\u064e\u0651\u0653\u0654\u0655\u0670\u0640\u06e5"),
        st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2066\u2069\ufeff\u00ad"),
        st.sampled_from(" \u00a0\u2009\u2028\t\r\n\x00\x0c\x85"),
        st.sampled_from("ﻻﷲﷺﺍﺒﹶ﷽٠٥۴5٪"),
        st.sampled_from("aéÇşıİßŁ\u0301\u0327-'"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("original", "stored"),
    [
        ("ﺍﻟﺴﻼﻡ", "السلام"),
        ("اﷲ", "االله"),
        ("مُحادَثات", "مُحادَثات"),
        ("مفاوضـــات", "مفاوضـــات"),
        ("أستانا\u200f: \u202bجولة\u202c", "أستانا: جولة"),
        ("می\u200cشود", "میشود"),
        ("16\u00a0شباط\u20092017", "16 شباط 2017"),
        ("\ufeffبيان", "بيان"),
        ("سطر\r\nسطر\rسطر", "سطر\nسطر\nسطر"),
        ("صفحة\x0cصفحة", "صفحة\nصفحة"),
        ("نص\x00 مع\tجدول", "نص مع\tجدول"),
        ("ا\u0654", "أ"),
        ("ﹶ", "\u064e"),
        ("نصف رمز \ud83d", "نصف رمز \ufffd"),
    ],
)
def test_stored_text_loses_what_no_reader_can_see(original: str, stored: str) -> None:
    assert clean_unicode(original) == stored


@pytest.mark.parametrize(
    ("spelling", "folded"),
    [
        ("أستانة", "استانه"),
        ("آستانا", "استانا"),
        ("إيران", "ايران"),
        ("ٱلسلام", "السلام"),
        ("مُفَاوَضَات", "مفاوضات"),
        ("مفاوضـات", "مفاوضات"),
        ("هٰذا", "هذا"),
        ("مصطفى", "مصطفي"),
        ("مصطفی", "مصطفي"),
        ("کازاخستان", "كازاخستان"),
        ("پوتین", "بوتين"),
        ("گنجة", "غنجه"),
        ("چاويش", "جاويش"),
        ("ڤيتالي", "فيتالي"),
        ("ہندسہ", "هندسه"),
        ("مسؤول", "مسؤول"),
        ("لاجئ", "لاجئ"),
        ("لاجي\u0654", "لاجئ"),
        ("١٦/٢/٢٠١٧", "16/2/2017"),
        ("۲۰۱۷", "2017"),
        ("Çavuşoğlu", "cavusoglu"),
        ("Staffan de Mistura", "staffan de mistura"),
        ("Kılıç İzmir", "kilic izmir"),
        ("Łódź Straße", "lodz strasse"),
        ("Baʿathist", "baathist"),
    ],
)
def test_spellings_of_one_word_fold_alike(spelling: str, folded: str) -> None:
    assert fold(spelling) == folded


@pytest.mark.parametrize(("one", "other"), [("سؤال", "سوال"), ("رئيس", "رييس"), ("سأل", "سئل")])
def test_hamza_on_waw_and_ya_still_tells_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_every_character_folds_to_what_folds_to_itself() -> None:
    changed = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if fold(fold(chr(code))) != fold(chr(code))
    ]
    assert changed == []


@given(messy_text)
@example("\r\u200f\n")
@example("\u0915\u0f71\u0f72")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_unicode(clean_unicode(text)) == clean_unicode(text)


@given(messy_text)
@example("ي\u064e\u0654")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="اأيىیوؤ\u064e\u0654\u0651\u0640\u200f\r\n ﻻéC\u0301٣"))
def test_stored_text_folds_like_the_text_it_was_made_from(text: str) -> None:
    assert fold(clean_unicode(text)) == fold(text)


@given(messy_text)
@example("ﷲ\u064e و\u064e\u0654")
def test_folding_with_offsets_gives_the_same_text(text: str) -> None:
    assert fold_with_offsets(text).text == fold(text)


@given(messy_text, st.data())
def test_a_folded_span_comes_from_text_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.origin(start, end)
    assert 0 <= first <= last <= len(text)
    # A ligature cannot be cut, so its span may hold more than was asked for.
    assert folded.text[start:end] in fold(text[first:last])


@pytest.mark.parametrize(
    ("text", "found", "original"),
    [
        ("قالت الأُسْتاذَةُ ذلك", "الاستاذه", "الأُسْتاذَةُ"),
        ("في أســتانا\u200f اليوم", "استانا", "أســتانا\u200f"),
        ("بسم الله وﷲ", "الله", "الله"),
        ("Mevlüt Çavuşoğlu", "cavusoglu", "Çavuşoğlu"),
        ("Mevlu\u0308t", "mevlut", "Mevlu\u0308t"),
        ("ﷲ أكبر", "اكبر", "أكبر"),
        ("ﷲ أكبر", "الله", "ﷲ"),
    ],
)
def test_a_match_in_folded_text_is_found_in_the_original(
    text: str, found: str, original: str
) -> None:
    folded = fold_with_offsets(text)
    start = folded.text.index(found)
    first, last = folded.origin(start, start + len(found))
    assert text[first:last] == original


def test_a_mark_before_the_first_letter_belongs_to_no_word() -> None:
    assert fold_with_offsets("\u064eكلمة").origin(0, 4) == (1, 5)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 5)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="outside"):
        fold_with_offsets("بيان").origin(start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل وفد Astana إلى المدينة", True),
        ("The delegation (وفد) left", False),
        ("١٢٣ 456", False),
        ("", False),
        ("ﺍﻟﺴﻼﻡ", True),
    ],
)
def test_text_is_arabic_when_half_its_letters_are(text: str, expected: bool) -> None:
    assert is_arabic(text) is expected


def test_share_counts_letters_only() -> None:
    assert arabic_share("سلام، abcd 123!") == 0.5
