"""How queries are read: words, phrases in any marks, words left out, and whatever else is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.nodes import Clauses, Phrase, Word, sought
from search.query.notes import NoteKind
from search.query.parser import MOST_WORDS, parse, relaxed


def words(nodes):
    return [node.text for node in nodes if isinstance(node, Word)]


def phrases(nodes):
    return [node.words for node in nodes if isinstance(node, Phrase)]


def notes(text):
    return [note.kind for note in parse(text).notes]


def test_a_few_words_must_all_be_found():
    root = parse("مفاوضات أستانا").root
    assert words(root.must) == ["مفاوضات", "أستانا"]
    assert not root.should


def test_little_words_are_not_demanded():
    root = parse("مفاوضات في أستانا").root
    assert words(root.must) == ["مفاوضات", "أستانا"]
    assert words(root.should) == ["في"]


def test_little_words_alone_are_demanded():
    assert words(parse("من إلى").root.must) == ["من", "إلى"]


def test_of_a_long_query_a_share_is_enough():
    root = parse("وزير الخارجية الروسي يلتقي وفد المعارضة قبيل انطلاق المحادثات").root
    assert not root.must
    assert 0 < root.least_share < 1


@pytest.mark.parametrize(
    "text",
    ["«وقف النار»", "“وقف النار”", '"وقف النار"', "„وقف النار“", '«وقف النار"', "＂وقف النار＂"],
)
def test_words_in_any_quotation_marks_are_a_phrase(text):
    assert phrases(parse(text).root.must) == [("وقف", "النار")]


def test_a_word_in_quotation_marks_is_a_word():
    assert words(parse("«الهدنة»").root.must) == ["الهدنة"]


def test_an_apostrophe_begins_no_phrase():
    assert phrases(parse("Qur'an reader's day").root.must) == []


@pytest.mark.parametrize("text", ["أستانا -جنيف", "أستانا −جنيف", "-جنيف أستانا"])
def test_a_minus_leaves_a_word_out(text):
    root = parse(text).root
    assert words(root.must) == ["أستانا"]
    assert words(root.must_not) == ["جنيف"]


def test_a_minus_leaves_a_phrase_out():
    root = parse("أستانا -«الأمم المتحدة»").root
    assert phrases(root.must_not) == [("الأمم", "المتحدة")]


def test_a_hyphen_between_words_leaves_nothing_out():
    assert parse("2017-2018").root.must_not == ()
    assert parse("أستانا - جنيف").root.must_not == ()


def test_an_unclosed_quotation_mark_is_told_and_its_words_are_kept():
    query = parse("مفاوضات «وقف النار")
    assert [note.kind for note in query.notes] == [NoteKind.UNCLOSED_QUOTE]
    assert query.notes[0].start == 8
    assert words(query.root.must) == ["مفاوضات", "وقف", "النار"]


@pytest.mark.parametrize("text", ["؟؟؟ !!", "«»", "- -", "***", "ًٌَُِّْ"])
def test_a_query_without_words_asks_for_nothing_and_says_so(text):
    assert parse(text).root is None
    assert NoteKind.NO_WORDS in notes(text)


def test_an_empty_query_has_nothing_to_say():
    assert parse("  ").notes == ()


def test_what_is_too_long_is_cut_and_told():
    query = parse("كلمة " * 2_000)
    assert NoteKind.TOO_LONG in [note.kind for note in query.notes]
    assert len(list(sought(query.root))) <= MOST_WORDS


def test_places_point_into_the_query():
    text = "عن «وقف النار» في أستانا"
    for node in sought(parse(text).root):
        shown = text[node.start : node.end]
        assert shown == node.text if isinstance(node, Word) else shown == "«وقف النار»"


def test_what_all_together_finds_nothing_may_be_found_in_part():
    looser = relaxed(parse("هدنة الغوطة").root)
    assert words(looser.should) == ["هدنة", "الغوطة"]
    assert not looser.must


def test_what_must_not_be_found_stays_out_of_a_looser_search():
    looser = relaxed(parse("هدنة الغوطة -حلب").root)
    assert words(looser.must_not) == ["حلب"]


@pytest.mark.parametrize("text", ["هدنة", "«وقف النار»", "-جنيف"])
def test_one_word_and_phrases_alone_are_not_relaxed(text):
    assert relaxed(parse(text).root) is None


@given(st.text(max_size=200) | st.text(alphabet='«»"-− ابتو*()[]{}~:^ \x00\u202e', max_size=60))
def test_no_text_is_an_error(text):
    query = parse(text)
    assert query.root is None or isinstance(query.root, Clauses)
    if query.root is not None:
        relaxed(query.root)
