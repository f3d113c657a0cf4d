"""Marks made from the index are those that reading the texts would make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.tokens import pieces, tokenize
from archive.models import Article
from search.analyzers import Rung
from search.backends.word_bounds import pack_steps, steps_through, unpack_bounds
from search.finding import understand
from search.highlight import Highlighter
from search.index.live import live_index
from search.marking import Marker, Texts
from search.query.parser import parse
from search.request import SearchRequest
from tests import factories


def marked(query, article):
    """Return what of the headline and of the body is marked, from the index."""
    snapshot = live_index().snapshot()
    document = snapshot.column("number").tolist().index(article.pk)
    texts = Texts(article.headline, article.body)
    hits = Marker(snapshot, parse(query).root).hits({document: texts})[document]
    return (
        [texts.headline[hit.start : hit.end] for hit in hits.headline],
        [texts.body[hit.start : hit.end] for hit in hits.body],
    )


@pytest.mark.parametrize(
    "query",
    [
        "مفاوضات",
        "المفاوضات الهدنة في",
        "«وقف إطلاق النار»",
        "«إطلاق النار» النار",
        "=هدنة",
        "مفاوض*",
        "مفاوظات~",
        "لا شيء",
    ],
)
def test_marks_are_the_same_as_of_one_who_reads_the_text(report, index, query):
    article = report(
        headline="مفاوضات الهدنة",
        body="بدأت والمُفاوضاتُ مستمرة.\nوقف إطلاق النار في حلب، هدنة والهدنة! ولوقف اطلاق النار.",
    )
    index()
    snapshot = live_index().snapshot()
    reader = Highlighter(parse(query).root, snapshot.table)
    document = snapshot.column("number").tolist().index(article.pk)
    hits = Marker(snapshot, parse(query).root).hits(
        {document: Texts(article.headline, article.body)}
    )
    assert hits[document].headline == reader.hits(article.headline)
    assert hits[document].body == reader.hits(article.body)


def test_what_must_stand_in_the_headline_is_marked_there_alone(report, index):
    article = report(headline="هدنة في حلب", body="هدنة في حمص")
    index()
    assert marked("عنوان:هدنة", article) == (["هدنة"], [])


def test_what_someone_must_have_said_is_marked_in_what_they_said(report, index):
    speaker = factories.ParticipantFactory(slug="speaker")
    body = "الهدنة قريبة. قال ياسر: الهدنة بعيدة."
    article = report(headline="الهدنة", body=body)
    start = len("الهدنة\n") + body.index("الهدنة بعيدة")
    factories.StatementFactory(
        article=article, speaker=speaker, start=start, end=start + len("الهدنة بعيدة")
    )
    index()
    snapshot = live_index().snapshot()
    root = understand(SearchRequest(q=f"قال:{speaker.slug} هدنة")).parsed.root
    document = snapshot.column("number").tolist().index(article.pk)
    hits = Marker(snapshot, root).hits({document: Texts(article.headline, body)})[document]
    assert hits.headline == []
    assert [hit.start for hit in hits.body] == [body.index("الهدنة بعيدة")]


def test_who_asks_only_for_a_speaker_is_shown_what_they_said(report, index, search):
    speaker = factories.ParticipantFactory(slug="speaker")
    body = "وصل الوفد صباحاً. " * 20 + "وقال ياسر إن الخرائط لم تكتمل بعد."
    article = report(headline="الوفود", body=body)
    start = len("الوفود\n") + body.index("إن الخرائط")
    factories.StatementFactory(article=article, speaker=speaker, start=start, end=start + 20)
    index()

    shown = "".join(part.text for part in search("قال:speaker").hits[0].excerpt)
    assert "إن الخرائط لم تكتمل" in shown


def test_a_text_that_changed_since_it_was_indexed_is_read_anew(report, index):
    article = report(headline="حلب", body="وصل الوفد ثم أعلنت هدنة")
    index()
    Article.objects.filter(pk=article.pk).update(body="أعلنت هدنة قبل وصول الوفد")
    article.refresh_from_db()
    assert marked("هدنة", article) == ([], ["هدنة"])
    Article.objects.filter(pk=article.pk).update(body="قصير")
    article.refresh_from_db()
    assert marked("هدنة", article) == ([], [])


def test_a_hit_says_on_which_rung_it_matched(report, index):
    article = report(headline="-", body="مفاوضات والمفاوضات أستانا")
    index()
    snapshot = live_index().snapshot()
    hits = Marker(snapshot, parse("مفاوضات استانا").root).hits(
        {0: Texts(article.headline, article.body)}
    )
    assert [hit.rung for hit in hits[0].body] == [Rung.EXACT, Rung.STEM, Rung.FOLDED]


def kept_bounds(headline, body):
    return unpack_bounds(pack_steps(steps_through(pieces(headline), pieces(body)))).tolist()


def bounds_read_anew(headline, body):
    return [[token.start, token.end] for token in tokenize(f"{headline}\n{body}")]


@given(st.text(max_size=300), st.text(max_size=300) | st.text("سلام \u200b\u064b\n,", max_size=20))
def test_the_bounds_of_words_come_back_as_they_were(headline, body):
    assert kept_bounds(headline, body) == bounds_read_anew(headline, body)


def test_a_gap_and_a_word_of_any_length_have_bounds():
    texts = "", f"قبل{' ' * 70_000}{'ب' * 300} بعد"
    assert kept_bounds(*texts) == bounds_read_anew(*texts)
