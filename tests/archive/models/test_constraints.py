"""What the database itself refuses, whoever writes to it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from archive import models
from archive.dates import PartialDate
from tests import factories

pytestmark = pytest.mark.django_db


def assert_refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


@pytest.mark.parametrize(
    "factory", [factories.StatementFactory, factories.MentionFactory], ids=["statement", "mention"]
)
def test_a_span_may_end_with_its_report_but_not_beyond(factory):
    article = factories.ArticleFactory(headline="عنوان", body="متن")
    assert article.text_length == len(article.text)
    factory(article=article, start=6, end=9)
    assert_refused(lambda: factory(article=article, start=0, end=10))


def test_a_span_cannot_be_moved_beyond_the_end_of_its_report():
    statement = factories.StatementFactory()
    assert_refused(lambda: models.Statement.objects.filter(pk=statement.pk).update(end=1_000_000))


def test_a_date_beyond_the_end_of_its_report_is_refused_in_bulk():
    article = factories.ArticleFactory()
    date = models.DateMention(article=article, surface="أمس", start=5, end=50_000)
    assert_refused(lambda: models.DateMention.objects.bulk_create([date]))


def test_a_span_that_ends_where_it_starts_is_refused():
    assert_refused(lambda: factories.StatementFactory(start=4, end=4))


def test_an_external_id_is_unique_in_its_source_only():
    article = factories.ArticleFactory(external_id="a-1")
    factories.ArticleFactory(external_id="a-1")
    assert_refused(lambda: factories.ArticleFactory(external_id="a-1", source=article.source))


def test_a_report_is_not_published_until_before_it_is_published_from():
    assert_refused(
        lambda: factories.ArticleFactory(
            published_from=dt.date(2017, 7, 5), published_to=dt.date(2017, 7, 4)
        )
    )


def test_a_date_without_an_origin_is_refused():
    assert_refused(lambda: factories.ArticleFactory(published_origin=models.DateOrigin.UNKNOWN))


def test_an_editor_may_say_that_the_date_is_unknown():
    article = factories.ArticleFactory(published=None, published_origin=models.DateOrigin.EDITED)
    assert article.published_from is None


def test_a_round_does_not_end_before_it_starts():
    assert_refused(
        lambda: factories.RoundFactory(start=dt.date(2017, 7, 5), end=dt.date(2017, 7, 4))
    )


def test_a_round_number_is_unique_in_its_track_where_there_is_one():
    first = factories.RoundFactory(number=5, slug="astana-5")
    factories.RoundFactory(number=None, slug="technical-1")
    factories.RoundFactory(number=None, slug="technical-2")
    assert_refused(lambda: factories.RoundFactory(number=5, slug="again", track=first.track))


def test_a_name_is_unique_for_its_participant_only():
    alias = factories.AliasFactory(text="أونال")
    factories.AliasFactory(text="أونال")
    assert_refused(lambda: factories.AliasFactory(text="أونال", participant=alias.participant))


def test_a_name_is_found_by_its_folded_form():
    factories.AliasFactory(text="أُونال")
    assert models.Alias.objects.filter(folded="اونال").exists()


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_a_confidence_beyond_0_to_1_is_refused(confidence):
    assert_refused(lambda: factories.MentionFactory(confidence=confidence))


def test_an_unknown_status_is_refused():
    assert_refused(lambda: factories.MentionFactory(status="perhaps"))


def test_a_tenure_of_a_year_may_end_in_that_year():
    person = factories.ParticipantFactory()
    tenure = models.Tenure.objects.create(
        participant=person, office_ar="وزير", office_en="Minister", start="2017-05", end="2017"
    )
    tenure.refresh_from_db()
    assert tenure.start == PartialDate(2017, 5)
    assert tenure.end == PartialDate(2017)


def test_a_tenure_does_not_end_before_it_starts():
    person = factories.ParticipantFactory()
    assert_refused(
        lambda: models.Tenure.objects.create(
            participant=person, office_ar="وزير", office_en="Minister", start="2017-05", end="2016"
        )
    )


def test_a_partial_date_that_is_none_is_explained():
    tenure = models.Tenure(
        participant=factories.ParticipantFactory(), office_ar="وزير", office_en="Minister"
    )
    with pytest.raises(ValidationError, match="2017-02"):
        tenure._meta.get_field("start").clean("شباط", tenure)


def test_a_redirect_leads_to_one_thing():
    assert_refused(lambda: models.SlugRedirect.objects.create(old_slug="old"))
