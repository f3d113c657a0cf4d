import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.collation import collation_key, initial


@pytest.mark.parametrize(
    "ordered",
    [
        ["بشار الجعفري", "ستيفان دي ميستورا", "لافروف"],
        ["إبراهيم", "أحمد", "الأسد", "ألكسندر لافرنتييف"],
        ["الجعفري", "حمص", "الخارجية الروسية"],
        ["باسم", "البحرة", "بشار"],
        ["ابن سلمان", "شويغو", "أبو الغيط", "آل قطان"],
        ["علي", "علي حيدر", "عليوي"],
        ["يحيى", "Bogdanov", "Çavuşoğlu", "Kerry"],
        ["مسعود", "مسؤول", "مسيح"],
        ["هادي البحرة", "ياسر", "Annan", "12 فصيلا"],
    ],
)
def test_names_come_in_dictionary_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=collation_key) == ordered


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("الأسد", "ا"),
        ("البحرة", "ب"),
        ("ألمانيا", "ا"),
        ("الكسندر", "ا"),
        ("الشرع", "ش"),
        ("أبو الغيط", "غ"),
        ("ابن سلمان", "س"),
        ("آل ثاني", "ث"),
        ("إيران", "ا"),
        ("«هيئة التفاوض»", "ه"),
        ("الله", "ا"),
        ("مُعَلِّم", "م"),
        ("ؤلؤ", "و"),
        ("Çavuşoğlu", "C"),
        ("de Mistura", "D"),
        ("5+1", "#"),
        ("؟", "#"),
        ("", "#"),
        ("ابن", "ا"),
        ("ال", "ا"),
    ],
)
def test_index_files_a_name_under_the_letter_readers_expect(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_names_alike_in_the_dictionary_keep_one_order() -> None:
    names = ["أحمد", "احمد", "الأحمد", "أَحمد"]
    backwards = names[::-1]
    assert sorted(names, key=collation_key) == sorted(backwards, key=collation_key)


@given(st.lists(st.text()))
def test_any_names_can_be_sorted(names: list[str]) -> None:
    assert len(sorted(names, key=collation_key)) == len(names)
    assert all(len(initial(name)) >= 1 for name in names)
