"""Marks made from the index are those that reading the texts would make."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.tokens import pieces, tokenize
from archive.models import Article
from search.analyzers import Rung
from search.backends.forward_index import key_of, pack_words, steps_through, unpack_words
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


def test_another_word_of_the_same_key_is_not_marked(report, index):
    other = next(n for n in itertools.count(8) if key_of(str(n)) == key_of("7"))
    article = report(headline=f"{other}", body=f"بعد {other} يوماً عقدت الجولة 7 في {other}")
    index()
    assert marked("7", article) == ([], ["7"])


def test_a_phrase_does_not_reach_from_one_report_into_the_next(report, index):
    first, second = (report(headline="وقف", body=body) for body in ("النار وقف إطلاق", "النار"))
    index()
    snapshot = live_index().snapshot()
    numbers = snapshot.column("number").tolist()
    texts = {numbers.index(one.pk): Texts(one.headline, one.body) for one in (first, second)}
    found = Marker(snapshot, parse("«وقف إطلاق النار»").root).hits(texts)
    assert all(not hits.headline and not hits.body for hits in found.values())


def test_a_hit_says_on_which_rung_it_matched(report, index):
    article = report(headline="-", body="مفاوضات والمفاوضات أستانا")
    index()
    snapshot = live_index().snapshot()
    hits = Marker(snapshot, parse("مفاوضات استانا").root).hits(
        {0: Texts(article.headline, article.body)}
    )
    assert [hit.rung for hit in hits[0].body] == [Rung.EXACT, Rung.STEM, Rung.FOLDED]


def kept_bounds(*texts):
    """Return the bounds of the words of reports, kept together, as places in each report."""
    records = []
    for headline, body in texts:
        steps = steps_through(pieces(headline), pieces(body))
        records.append(pack_words(steps, range(len(steps) // 2)))
    words = unpack_words(range(len(texts)), np.zeros(len(texts), np.int64), records)
    return [
        (words.bounds[first:end] - origin).tolist()
        for first, end, origin in zip(words.firsts, words.ends, words.origins, strict=True)
    ]


def bounds_read_anew(headline, body):
    return [[token.start, token.end] for token in tokenize(f"{headline}\n{body}")]


TEXTS = st.text(max_size=300) | st.text("سلام \u200b\u064b\n,", max_size=20)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_the_bounds_of_words_come_back_as_they_were(texts):
    assert kept_bounds(*texts) == [bounds_read_anew(*text) for text in texts]


def test_a_gap_and_a_word_of_any_length_have_bounds():
    texts = ("", f"قبل{' ' * 70_000}{'ب' * 300} بعد"), ("قبل", "بعد")
    assert kept_bounds(*texts) == [bounds_read_anew(*text) for text in texts]
