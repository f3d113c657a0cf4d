import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.letters import fold, fold_with_offsets
from archive.arabic.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وصل الوفد، أمس.", ["وصل", "الوفد", "أمس"]),
        ("«أستانا 5»", ["أستانا", "5"]),
        ("مُفاوَضات مفاوضـات", ["مُفاوَضات", "مفاوضـات"]),
        ("Al-Jaafari's team", ["Al", "Jaafari", "s", "team"]),
        ("١٦/٢/٢٠١٧", ["١٦", "٢", "٢٠١٧"]),
        ("G20 كوفيد19", ["G", "20", "كوفيد", "19"]),
        ("ـــ \u064e ، ؟ !", []),
        ("و«الهدنة»", ["و", "الهدنة"]),
        ("Çavuşoğlu Mevlu\u0308t", ["Çavuşoğlu", "Mevlu\u0308t"]),
        ("می\u200cشود", ["می\u200cشود"]),
        ("لافروف_شويغو", ["لافروف", "شويغو"]),
        ("", []),
    ],
)
def test_text_is_divided_into_words_and_numbers(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


@given(st.text(alphabet=st.one_of(st.sampled_from("أبجد\u064eـ ١2a-'،"), st.characters())))
def test_a_token_stands_where_it_says(text: str) -> None:
    last = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert last <= token.start < token.end
        last = token.end


@given(st.lists(st.sampled_from(["الأُسْتاذ", "أستانا", "Çavuş", "٢٠١٧", "جولـة"]), min_size=1))
def test_words_of_folded_text_lead_back_to_the_words_of_the_text(words: list[str]) -> None:
    text = "، ".join(words)
    folded = fold_with_offsets(text)
    spans = [folded.origin(token.start, token.end) for token in tokenize(folded.text)]
    assert [text[start:end] for start, end in spans] == words
    assert [token.text for token in tokenize(folded.text)] == [fold(word) for word in words]
