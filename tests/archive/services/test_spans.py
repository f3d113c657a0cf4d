"""Spans stay on their words."""

import pytest

from archive.ingest.values import WarningReason
from archive.models import Article, Mention, ReviewStatus, RoundLink
from archive.services.importing import import_paths
from archive.services.spans import TextChange, move_spans
from tests.archive.reports import report, write_lines
from tests.factories import ArticleFactory, MentionFactory, ParticipantFactory, RoundLinkFactory

pytestmark = pytest.mark.django_db


def spans(article):
    return [article.text[row.start : row.end] for row in Mention.objects.filter(article=article)]


def change(article, body):
    before = article.text
    article.body = body
    article.save()
    return {article.pk: TextChange(before, article.text)}


def mark(article, words, nth=0, **fields):
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return MentionFactory(article=article, start=start, end=start + len(words), **fields)


def test_each_of_two_equal_words_stays_in_its_own_paragraph():
    article = ArticleFactory(headline="عنوان", body="قال زيد.\nثم قال زيد.")
    zayd = ParticipantFactory()
    first = mark(article, "زيد", 0, participant=zayd)
    second = mark(article, "زيد", 1, participant=zayd)
    move_spans(Mention, change(article, "مقدمة طويلة عن زيد.\nقال زيد.\nثم قال زيد."))
    starts = {row.pk: row.start for row in Mention.objects.all()}
    assert starts[first.pk] == article.text.index("قال زيد") + 4
    assert starts[second.pk] == article.text.index("ثم قال زيد") + 7


def test_words_in_a_changed_paragraph_are_found_at_the_nearest_place():
    article = ArticleFactory(headline="عنوان", body="قال زيد إن الجولة تبدأ غداً.")
    mark(article, "الجولة")
    move_spans(Mention, change(article, "قال زيد أمس إن الجولة تبدأ اليوم، وهي الجولة الخامسة."))
    assert Mention.objects.get().start == article.text.index("الجولة")
    assert spans(article) == ["الجولة"]


def test_rows_that_change_places_do_not_collide():
    article = ArticleFactory(headline="عنوان", body="زيد هنا.\nزيد هناك.")
    zayd = ParticipantFactory()
    mark(article, "زيد", 0, participant=zayd)
    mark(article, "زيد", 1, participant=zayd)
    move_spans(Mention, change(article, "زيد هناك.\nزيد هنا."))
    assert Mention.objects.count() == 2
    assert spans(article) == ["زيد", "زيد"]


def test_a_link_to_a_round_stays_though_its_evidence_is_gone():
    article = ArticleFactory(headline="عنوان", body="بدأت أستانا 5 اليوم.")
    start = article.text.index("أستانا 5")
    RoundLinkFactory(article=article, evidence_start=start, evidence_end=start + 8)
    assert move_spans(RoundLink, change(article, "بدأت الجولة اليوم.")) == []
    link = RoundLink.objects.get()
    assert (link.evidence_start, link.evidence_end) == (None, None)


def test_an_import_that_takes_reviewed_words_away_says_so(tmp_path):
    path = write_lines(tmp_path / "r.jsonl", report())
    import_paths([path])
    article = Article.objects.get()
    mark(article, "لافروف", status=ReviewStatus.CONFIRMED)
    mark(article, "الخبراء", status=ReviewStatus.REJECTED)
    write_lines(path, report(text="لم يبق من الخبر إلا الخبراء."))
    [warning] = import_paths([path]).warnings
    assert (warning.reason, warning.detail) == (WarningReason.REVIEWED_WORDS_GONE, "لافروف")
    article.refresh_from_db()
    assert spans(article) == ["الخبراء"]
