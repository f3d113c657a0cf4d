"""Marks in texts: the forms that matched, in the spelling and diacritics of the report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analyzers import FormTable, Rung
from search.excerpts import EXCERPT_LENGTH, excerpt
from search.highlight import Highlighter, segments
from search.query.parser import parse


def hits(query, text, protected=()):
    return Highlighter(parse(query).root, FormTable(protected)).hits(text)


def marked(query, text):
    return [text[hit.start : hit.end] for hit in hits(query, text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("مفاوضات", "بدأت والمُفاوضاتُ مستمرة", ["والمُفاوضاتُ"]),
        ("استانه", "في أستانا وفي الأستانة", ["أستانا", "الأستانة"]),
        ("السلام", "مسار الســـلام وتاريخ الإسلام", ["الســـلام"]),
        ("2017", "في تموز ٢٠١٧", ["٢٠١٧"]),
        ("cavusoglu", "لقاء Çavuşoğlu اليوم", ["Çavuşoğlu"]),
        ("«وقف إطلاق النار»", "التزموا بوقفِ اطلاق النار فوراً، ثم وقف النار", ["بوقفِ اطلاق النار"]),
        ("أستانا -جنيف", "بين أستانا وجنيف", ["أستانا"]),
    ],
)
def test_what_matched_is_marked_as_it_is_written(query, text, expected):
    assert marked(query, text) == expected


def test_little_words_are_marked_only_where_the_query_has_no_others():
    assert marked("مفاوضات في أستانا", "في أستانا") == ["أستانا"]
    assert marked("من", "من أستانا") == ["من"]


def test_a_hit_says_on_which_rung_it_matched():
    text = "مفاوضات ومفاوضاتٌ والمفاوضات أستانا استانا"
    rungs = {text[h.start : h.end]: h.rung for h in hits("مفاوضات استانا", text)}
    assert rungs["مفاوضات"] is Rung.EXACT
    assert rungs["أستانا"] is Rung.FOLDED
    assert rungs["والمفاوضات"] is Rung.STEM


def test_a_name_is_marked_whole_where_it_is_protected():
    assert len(hits("السادات", "قال سادات", protected=["سادات"])) == 1


def test_a_phrase_is_one_mark_and_its_words_elsewhere_are_none():
    text = "وقف إطلاق النار ثم النار"
    assert marked("«وقف إطلاق النار»", text) == ["وقف إطلاق النار"]


@given(
    st.text(alphabet="ابتسم المفاوضات سوريا.،\nًَ«»", max_size=400),
    st.sampled_from(["مفاوضات", "«ا ب»", "سوريا ا"]),
)
def test_segments_joined_are_the_text(text, query):
    found = hits(query, text)
    assert "".join(part.text for part in segments(text, [hit[:2] for hit in found])) == text


@given(st.lists(st.sampled_from(["المفاوضات", "أستانا", "يوم.", "كلمة", "سوريا\n"]), max_size=200))
def test_an_excerpt_joined_is_a_stretch_of_the_text_with_a_match_in_it(some):
    text = " ".join(some)
    found = hits("مفاوضات سوريا", text)
    parts = excerpt(text, found)
    if not found:
        assert parts == ()
        return
    joined = "".join(part.text for part in parts)
    stretch = joined.removeprefix("… ").removesuffix(" …")
    assert stretch in text
    assert len(stretch) <= EXCERPT_LENGTH
    assert any(part.is_match for part in parts)


def test_an_excerpt_shows_where_most_of_the_query_stands():
    text = "أستانا أولاً. " + "حشو كثير لا يعني شيئاً. " * 40 + "المفاوضات في أستانا تبدأ."
    joined = "".join(part.text for part in excerpt(text, hits("مفاوضات أستانا", text)))
    assert "المفاوضات في أستانا" in joined
    assert joined.startswith("… ")


def test_a_long_phrase_and_a_text_without_spaces_do_not_break_an_excerpt():
    text = "ا" * 1_000 + " مفاوضات " + "ب" * 1_000
    joined = "".join(part.text for part in excerpt(text, hits("مفاوضات", text)))
    assert "مفاوضات" in joined
