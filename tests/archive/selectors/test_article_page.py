"""A report's page: its text with what was found in it, and where it stands among the others."""

import datetime as dt

import pytest
from django.utils import translation

from archive.models import Article, DateMention, ReviewStatus
from archive.selectors.article_page import article_page
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    RoundLinkFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return ArticleFactory(headline="لقاء فلان", body="قال فلان اليوم: سنعود.\nثم غادر.")


def segments(page):
    return [segment for p in page.paragraphs for block in p.blocks for segment in block.segments]


def place(article, words):
    start = article.text.rindex(words)
    return {"surface": words, "start": start, "end": start + len(words)}


def test_people_and_dates_are_marked_with_what_they_say(article):
    person = ParticipantFactory(name_ar="فلان الفلاني")
    MentionFactory(article=article, participant=person, **place(article, "فلان"))
    day = dt.date(2017, 7, 4)
    DateMention.objects.create(
        article=article, first=day, last=day, precision="day", **place(article, "اليوم")
    )
    marked = [
        (s.kind, s.text, s.label, s.url, s.is_suggested)
        for s in segments(article_page(article.pk))
        if s.kind != "text"
    ]
    assert marked == [
        ("person", "فلان", "فلان الفلاني", f"/people/{person.slug}/", True),
        ("date", "اليوم", "2017-07-04", "/calendar/2017/7/4/", True),
    ]


def test_a_date_outside_of_the_calendar_is_marked_and_leads_nowhere(article):
    DateMention.objects.create(
        article=article,
        first=dt.date(1967, 1, 1),
        last=dt.date(1967, 12, 31),
        **place(article, "اليوم"),
    )
    (mark,) = [s for s in segments(article_page(article.pk)) if s.kind == "date"]
    assert (mark.label, mark.url) == ("1967", "")


def test_rejected_findings_leave_no_trace(article):
    rejected = {"article": article, "status": ReviewStatus.REJECTED}
    MentionFactory(**rejected, **place(article, "فلان"))
    StatementFactory(**rejected, start=10, end=15)
    RoundLinkFactory(**rejected)
    page = article_page(article.pk)
    assert all(segment.kind == "text" for segment in segments(page))
    assert (page.people, page.rounds, page.statements) == ((), (), 0)


def test_a_statement_tells_its_words_and_its_speaker(article):
    spot = place(article, "سنعود")
    speaker = ParticipantFactory()
    StatementFactory(article=article, speaker=speaker, start=spot["start"], end=spot["end"])
    page = article_page(article.pk)
    (said,) = [b.statement for p in page.paragraphs for b in p.blocks if b.statement]
    assert (said.text, said.speaker.slug, said.is_confirmed) == ("سنعود", speaker.slug, False)
    assert page.statements == 1


def test_people_are_listed_once_with_every_form_of_their_name(article):
    often = ParticipantFactory()
    MentionFactory(article=article, participant=often, surface="فلان", start=0, end=4)
    MentionFactory(article=article, participant=often, surface="فلان", start=5, end=9)
    MentionFactory(
        article=article,
        participant=often,
        surface="الوزير",
        start=10,
        end=14,
        status=ReviewStatus.CONFIRMED,
    )
    once = MentionFactory(article=article, start=15, end=16).participant
    people = article_page(article.pk).people
    assert [(p.person.slug, p.surfaces, p.count, p.is_confirmed) for p in people] == [
        (often.slug, ("فلان", "الوزير"), 3, True),
        (once.slug, ("فلان",), 1, False),
    ]


def test_the_round_it_is_about_comes_before_those_it_mentions(article):
    early, late = (RoundFactory(start=dt.date(2017, m, 1), number=m + 30) for m in (1, 2))
    RoundLinkFactory(article=article, round=early, relation="mentioned")
    RoundLinkFactory(article=article, round=late, relation="subject")
    links = article_page(article.pk).rounds
    assert [(link.round.slug, link.relation) for link in links] == [
        (late.slug, "subject"),
        (early.slug, "mentioned"),
    ]


def test_what_was_cut_is_told_in_words():
    article = ArticleFactory(noise=[{"kind": "share-buttons", "text": "شارك", "line": 3}])
    with translation.override("en"):
        (noise,) = article_page(article.pk).noise
    assert (noise.kind, noise.text) == ("buttons for sharing", "شارك")


def test_every_kind_of_noise_has_its_words():
    from archive.ingest.values import NoiseKind
    from archive.selectors.article_page import NOISE_KINDS

    assert set(NOISE_KINDS) == {kind.value for kind in NoiseKind}


def test_copies_name_each_other_and_not_what_is_hidden(article):
    copy = ArticleFactory(duplicate_of=article)
    ArticleFactory(duplicate_of=article, is_public=False)
    assert [row.id for row in article_page(article.pk).copies] == [copy.pk]
    assert [row.id for row in article_page(copy.pk).copies] == [article.pk]


def test_neighbours_are_nearest_in_time_whatever_the_source():
    days = [dt.date(2017, 7, day) for day in (3, 4, 4, 6)]
    articles = [ArticleFactory(published=day) for day in days]
    ArticleFactory(published=dt.date(2017, 7, 4), is_public=False)
    ArticleFactory(published=None)
    line = [
        (page.previous and page.previous.id, page.next and page.next.id)
        for page in (article_page(each.pk) for each in articles)
    ]
    one, two, three, four = (each.pk for each in articles)
    assert line == [(None, two), (one, three), (two, four), (three, None)]


def test_an_undated_report_has_no_neighbours(article):
    undated = article_page(ArticleFactory(published=None).pk)
    assert (undated.previous, undated.next) == (None, None)


def test_a_report_without_a_headline_still_has_a_title():
    page = article_page(ArticleFactory(headline="", body="وصل الوفد.").pk)
    assert "".join(segment.text for segment in page.headline) == "وصل الوفد."


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/", ""])
def test_only_web_addresses_are_linked(url):
    assert article_page(ArticleFactory(url=url).pk).original_url == ""


def test_a_hidden_report_is_not_there():
    hidden = ArticleFactory(is_public=False)
    with pytest.raises(Article.DoesNotExist):
        article_page(hidden.pk)
