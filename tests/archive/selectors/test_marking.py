"""Marks and statements in a text nest, whatever findings overlap, and no letter is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive.selectors.marking import Mark, Said, apart, marked_headline, marked_paragraphs
from archive.selectors.values import (
    ArticleRow,
    PublicationView,
    SourceRef,
    StatementView,
)

PUBLICATION = PublicationView(None, "", "unknown", 0.0, "", "", None)
ROW = ArticleRow(1, "/articles/1/", "", SourceRef("s", "s", "/", False), PUBLICATION, "ar", "")
HEADLINE = "لقاء في أستانا"
BODY = "قال فلان إن اللقاء مفيد.\n\nوأضاف علان: نعود غداً."


def mark(start: int, end: int, *, label: str = "", is_suggested: bool = True) -> Mark:
    return Mark(start, end, "person", "/people/x/", label, is_suggested)


def said(start: int, end: int) -> Said:
    view = StatementView("", None, "", "", True, False, 1.0, "", ROW)
    return Said(start, end, True, view)


def find(words: str) -> tuple[int, int]:
    start = f"{HEADLINE}\n{BODY}".index(words)
    return start, start + len(words)


def flat(paragraphs) -> list[list[tuple[str, ...]]]:
    """Return each paragraph's blocks as the texts of their segments."""
    return [[tuple(s.text for s in block.segments) for block in p.blocks] for p in paragraphs]


def test_names_are_marked_in_the_headline_and_in_the_body():
    marks = apart([mark(*find("أستانا")), mark(*find("فلان"))])
    assert [s.text for s in marked_headline(HEADLINE, marks)] == ["لقاء في ", "أستانا"]
    assert flat(marked_paragraphs(HEADLINE, BODY, marks, []))[0] == [
        ("قال ", "فلان", " إن اللقاء مفيد.")
    ]


def test_empty_lines_are_no_paragraphs():
    assert len(marked_paragraphs(HEADLINE, BODY, [], [])) == 2
    assert marked_paragraphs(HEADLINE, "", [], []) == ()


def test_a_statement_is_a_block_with_the_marks_within_it():
    paragraphs = marked_paragraphs(
        HEADLINE, BODY, apart([mark(*find("اللقاء مفيد"))]), apart([said(*find("إن اللقاء مفيد"))])
    )
    assert flat(paragraphs)[0] == [("قال فلان ",), ("إن ", "اللقاء مفيد"), (".",)]
    assert [block.statement is not None for block in paragraphs[0].blocks] == [False, True, False]


def test_a_statement_over_two_paragraphs_is_a_block_in_each():
    start, end = find("مفيد")[0], find("نعود")[1]
    paragraphs = marked_paragraphs(HEADLINE, BODY, [], [said(start, end)])
    assert [[bool(b.statement) for b in p.blocks] for p in paragraphs] == [
        [False, True],
        [True, False],
    ]


def test_a_mark_across_the_end_of_a_statement_is_one_on_either_side():
    paragraphs = marked_paragraphs(
        HEADLINE, BODY, [mark(*find("إن اللقاء"))], [said(*find("قال فلان إن"))]
    )
    assert flat(paragraphs)[0] == [("قال فلان ", "إن"), (" اللقاء", " مفيد.")]


def test_where_marks_overlap_the_confirmed_one_wins_and_else_the_longer():
    long, short = mark(0, 9, label="long"), mark(2, 5, label="short")
    assert [m.label for m in apart([short, long])] == ["long"]
    confirmed = mark(4, 12, label="confirmed", is_suggested=False)
    assert [m.label for m in apart([long, confirmed, mark(0, 4, label="beside")])] == [
        "beside",
        "confirmed",
    ]


spans = st.tuples(st.integers(0, 60), st.integers(1, 20), st.booleans())
texts = st.text(alphabet="ابت \n", max_size=40)


@given(texts.map(lambda t: t.replace("\n", " ")), texts, st.lists(spans), st.lists(spans))
def test_no_letter_is_lost_or_shown_twice(headline, body, names, quotes):
    length = len(headline) + 1 + len(body)
    marks = apart(
        mark(start, min(start + size, length), is_suggested=flag) for start, size, flag in names
    )
    statements = apart(said(start, min(start + size, length)) for start, size, _ in quotes)
    assert "".join(s.text for s in marked_headline(headline, marks)) == headline
    shown = [
        "".join(s.text for block in p.blocks for s in block.segments)
        for p in marked_paragraphs(headline, body, marks, statements)
    ]
    assert shown == [line for line in body.split("\n") if line.strip()]


@given(st.lists(spans))
def test_what_is_kept_apart_does_not_overlap_and_what_is_left_out_would(found):
    every = [mark(start, start + size, is_suggested=flag) for start, size, flag in found]
    kept = apart(every)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    for left_out in set(every) - set(kept):
        assert any(left_out.start < m.end and m.start < left_out.end for m in kept)
