"""What someone said: words that must stand in statements of theirs."""

import pytest

from archive.models import ReviewStatus, Statement
from archive.services import review
from search.backends.schema import SAID
from search.index.live import live_index
from search.index.updating import drain
from search.query.evaluation import evaluate
from search.query.nodes import Exact, Near, Phrase, Said, Word
from tests import factories

HEADLINE = "لافروف: لا بديل من المحادثات"
BODY = "قال لافروف: «ملف المعتقلين أولوية». وتحدث المعلم عن وقف النار، فقال: «الهدنة هشة»."


def span(text, words):
    start = text.index(words)
    return start, start + len(words)


@pytest.fixture
def lavrov(db):
    return factories.ParticipantFactory(
        slug="sergey-lavrov", name_ar="سيرغي لافروف", name_en="Sergey Lavrov"
    )


@pytest.fixture
def said(report, lavrov):
    """Store a report in which two people speak, and one in which nobody does."""
    article = report(headline=HEADLINE, body=BODY)
    text = f"{HEADLINE}\n{BODY}"
    muallem = factories.ParticipantFactory(slug="walid", name_ar="وليد المعلم", name_en="Muallem")
    for speaker, words in [
        (lavrov, "لا بديل من المحادثات"),
        (lavrov, "ملف المعتقلين أولوية"),
        (muallem, "الهدنة هشة"),
    ]:
        start, end = span(text, words)
        factories.StatementFactory(article=article, speaker=speaker, start=start, end=end)
    report(headline="لافروف وملف المعتقلين", body="الهدنة هشة، والمحادثات بعيدة.")
    return article


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("قال:لافروف", True),
        ("said:sergey-lavrov", True),
        ("قال:لافروف معتقلين", True),
        ("قال:لافروف المحادثات", True),
        ("قال:لافروف معتقلين المحادثات", True),
        ("قال:لافروف الهدنة", False),
        ("قال:لافروف النار", False),
        ("قال:لافروف قال", False),
        ("قال:المعلم الهدنة", True),
        ("قال:المعلم معتقلين", False),
        ("قال:لافروف «ملف المعتقلين»", True),
        ("قال:لافروف «وقف النار»", False),
        ("قال:لافروف معتقل*", True),
        ("قال:لافروف =المعتقلين", True),
        ("قال:لافروف =معتقلين", False),
        ("قال:لافروف اعتقال", True),
        ("قال:لافروف اعتقال قرب/1 أولوية", True),
        ("قال:لافروف =المعتقلين قرب/2 ملف", True),
        ("قال:لافروف =معتقلين قرب/2 ملف", False),
        ("قال:لافروف معتقل* قرب/2 أول*", True),
        ("قال:لافروف المعتقلون~ قرب/2 أولوية", True),
        ("قال:لافروف «ملف المعتقلين» قرب/1 (الهدنة أو أولوية)", True),
        ("قال:لافروف «ملف المعتقلين» قرب/1 النار", False),
        ("قال:لافروف عنوان:المحادثات", True),
        ("عنوان:(قال:لافروف المعتقلين)", False),
        ("قال:لافروف ملف قرب/2 أولوية", True),
        ("قال:لافروف (الهدنة أو المعتقلين)", True),
        ("قال:لافروف معتقلين و النار", True),
        ("قال:لافروف معتقلين -النار", False),
    ],
)
def test_words_are_sought_in_what_that_person_said(said, index, find, query, is_found):
    index()
    assert find(query) == ([said.pk] if is_found else [])


def test_a_statement_that_an_editor_rejects_is_no_longer_found(said, index, find):
    index()
    statements = Statement.objects.filter(speaker__slug="sergey-lavrov")
    review.reject(statements, None)
    drain()
    assert find("قال:لافروف") == []
    assert find("قال:المعلم") == [said.pk]


def test_a_rejected_statement_is_not_indexed(said, index, find):
    Statement.objects.update(status=ReviewStatus.REJECTED)
    index()
    assert find("قال:لافروف") == []


def test_a_statement_without_a_known_speaker_is_nobodys(said, index):
    Statement.objects.update(speaker=None)
    index()
    snapshot = live_index().snapshot()
    assert all(not segment.terms_of(SAID) for segment in snapshot._segments)


def said_in(view):
    """Return what the index of one report keeps of each speaker."""
    (segment,) = view._segments
    return {
        int(term): segment.arrays(SAID, term).positions.tolist() for term in segment.terms_of(SAID)
    }


def test_bounds_are_words_counted_through_headline_and_body(build_of, document):
    headline, body = "كلمة أولى", "قال: «نعم، سنذهب إلى أستانا» ثم سكت"
    text = f"{headline}\n{body}"
    made = document(
        1,
        body,
        headline=headline,
        statements=((7, *span(text, "نعم، سنذهب إلى أستانا")), (8, *span(text, "أولى"))),
    )
    assert said_in(build_of(made)) == {7: [3, 7], 8: [1, 2]}


def test_statements_that_meet_or_overlap_are_one_and_empty_ones_are_none(build_of, document):
    body = "واحد اثنان ثلاثة أربعة ."
    text = f"\n{body}"
    made = document(
        1,
        body,
        headline="",
        statements=(
            (7, *span(text, "واحد اثنان")),
            (7, *span(text, "اثنان ثلاثة")),
            (7, *span(text, "أربعة")),
            (9, *span(text, ".")),
        ),
    )
    assert said_in(build_of(made)) == {7: [0, 4]}


def test_statements_are_kept_apart_through_merges_of_segments(report, lavrov, index, find):
    index()
    articles = []
    for number in range(14):
        article = report(headline=f"تقرير {number}", body=f"كلام ثم خبر{number} وحديث")
        start, end = span(f"تقرير {number}\nكلام ثم خبر{number} وحديث", f"خبر{number}")
        factories.StatementFactory(article=article, speaker=lavrov, start=start, end=end)
        articles.append(article)
        review.set_public(type(article).objects.filter(pk=article.pk), False, None)
        review.set_public(type(article).objects.filter(pk=article.pk), True, None)
        drain()
    for number, article in enumerate(articles):
        assert find(f"قال:لافروف خبر{number}") == [article.pk]
    assert find("قال:لافروف حديث") == []


def test_of_mixed_spellings_only_what_was_said_counts(build_of, document):
    body = "قال: أستانا. ثم ذهب إلى استانا"
    start, end = span(f"\n{body}", "أستانا")
    snapshot = build_of(document(1, body, headline="", statements=((7, start, end),)))
    for leaf in (Exact("استانا", 0, 0), Word("ذهب", 0, 0), Phrase(("إلى", "استانا"), 0, 0)):
        assert not evaluate(snapshot, Said((7,), leaf, "", 0, 0)).found.any()
    assert evaluate(snapshot, Said((7,), Exact("أستانا", 0, 0), "", 0, 0)).found.all()
    near = Near(((Word("أستانا", 0, 0),), (Word("ذهب", 0, 0),)), (9,), 0, 0)
    assert evaluate(snapshot, near).found.all()
    assert not evaluate(snapshot, Said((7,), near, "", 0, 0)).found.any()
