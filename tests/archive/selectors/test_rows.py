"""Rows of lists: what a reader sees of a report, a person or a round in one line."""

import datetime as dt

import pytest
from django.utils import translation

from archive.models import Article, DateOrigin, Mention, ReviewStatus
from archive.selectors.rows import (
    LONGEST_LEAD,
    article_rows,
    lead,
    person_ref,
    round_ref,
    search_url,
    source_ref,
    visible,
)
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 12])
def test_rows_of_a_queryset_take_one_query(count, django_assert_num_queries):
    ArticleFactory.create_batch(count)
    with django_assert_num_queries(1):
        rows = article_rows(Article.objects.public())
    assert len(rows) == count


@pytest.mark.parametrize("count", [1, 12])
def test_rows_of_articles_at_hand_take_one_query_and_keep_their_order(
    count, django_assert_num_queries
):
    made = ArticleFactory.create_batch(count)
    articles = list(Article.objects.order_by("pk"))[::-1]
    with django_assert_num_queries(1):
        rows = article_rows(articles)
    assert [row.id for row in rows] == [article.pk for article in made][::-1]


def test_a_row_leads_with_the_summary_and_else_with_the_body():
    told = ArticleFactory(summary="خلاصة قصيرة للخبر.")
    untold = ArticleFactory(body="انطلقت المحادثات.\nوتستمر يومين.")
    rows = article_rows([told, untold])
    assert rows[0].lead == "خلاصة قصيرة للخبر."
    assert rows[1].lead == "انطلقت المحادثات. وتستمر يومين."


def test_a_long_lead_ends_with_a_whole_sentence():
    sentence = "وصل الوفد إلى العاصمة صباح اليوم وبدأ لقاءاته مع الوسطاء قبل الظهر."
    text = " ".join([sentence] * 8)
    assert lead(text) == " ".join([sentence] * 3)


def test_a_lead_of_one_endless_sentence_is_cut_between_words():
    cut = lead("كلمة " * 200)
    assert len(cut) <= LONGEST_LEAD
    assert cut.endswith("كلمة…")


def test_a_report_without_a_headline_is_named_by_its_first_words():
    row = article_rows([ArticleFactory(headline="", body="وصل الوفد إلى أستانا.")])[0]
    assert row.headline == "وصل الوفد إلى أستانا."


def test_names_are_in_the_readers_language():
    source = SourceFactory(name_ar="وكالة التجربة", name_en="Test Agency")
    with translation.override("ar"):
        assert source_ref(source).name == "وكالة التجربة"
        assert source_ref(source).url == f"/sources/{source.slug}/"
    with translation.override("en"):
        assert source_ref(source).name == "Test Agency"
        assert source_ref(source).url == f"/en/sources/{source.slug}/"


def test_a_description_held_in_one_language_is_better_than_none():
    person = ParticipantFactory(description_ar="رئيس الوفد", description_en="")
    with translation.override("en"):
        assert person_ref(person).description == "رئيس الوفد"


def test_a_round_is_named_with_its_track_and_days():
    ref = round_ref(RoundFactory(number=5))
    assert (ref.track, ref.track_name) == ("astana", "مسار أستانا")
    assert ref.days.isoformat() == "2017-07-04/2017-07-05"


def test_copies_of_a_report_count_each_other_and_not_themselves():
    report = ArticleFactory()
    copies = ArticleFactory.create_batch(2, duplicate_of=report)
    ArticleFactory(duplicate_of=report, is_public=False)
    rows = article_rows([report, *copies])
    assert [row.duplicates for row in rows] == [2, 2, 2]


def test_an_undated_report_has_no_days_and_says_so():
    publication = article_rows([ArticleFactory(published=None)])[0].publication
    assert publication.days is None
    assert publication.precision == ""
    assert publication.origin == DateOrigin.UNKNOWN


def test_a_dated_report_tells_its_days_and_origin():
    publication = article_rows([ArticleFactory(published=dt.date(2018, 1, 2))])[0].publication
    assert publication.days.isoformat() == "2018-01-02"
    assert (publication.precision, publication.origin) == ("day", "stated")


def test_rejected_findings_and_those_of_hidden_reports_are_not_visible():
    shown = MentionFactory(status=ReviewStatus.CONFIRMED)
    suggested = MentionFactory()
    MentionFactory(status=ReviewStatus.REJECTED)
    MentionFactory(article__is_public=False)
    assert set(visible(Mention.objects.all())) == {shown, suggested}


def test_a_search_address_leaves_out_what_is_not_asked_for():
    address = search_url(round="astana-5", from_=dt.date(2017, 7, 4), source="", person=["a", "b"])
    assert address.endswith("?round=astana-5&from=2017-07-04&person=a&person=b")
