"""What editors decide stays decided, and is written down with who decided it."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from archive import models
from archive.dates import DateRange, PartialDate, Precision
from archive.services import review
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def changed_articles() -> set[int]:
    return set(models.ArticleChange.objects.values_list("article_number", flat=True))


def test_confirmed_findings_say_so_and_who_confirmed_them(editor):
    mention = factories.MentionFactory()
    assert review.confirm(models.Mention.objects.all(), editor) == 1
    mention.refresh_from_db()
    assert mention.status == models.ReviewStatus.CONFIRMED
    entry = LogEntry.objects.get(object_id=str(mention.pk))
    assert entry.user == editor


def test_a_rejected_finding_no_longer_stands_but_is_kept(editor):
    link = factories.RoundLinkFactory()
    assert review.reject([link], editor) == 1
    assert not models.RoundLink.objects.standing().exists()
    assert models.RoundLink.objects.filter(status=models.ReviewStatus.REJECTED).exists()


def test_the_reports_of_decided_findings_are_noted_for_the_index(editor):
    one, other = factories.StatementFactory(), factories.StatementFactory()
    factories.StatementFactory()
    models.ArticleChange.objects.all().delete()
    review.reject([one, other], editor)
    assert changed_articles() == {one.article_id, other.article_id}


def test_only_what_readers_see_otherwise_is_noted_for_the_index(editor):
    mention = factories.MentionFactory()
    models.ArticleChange.objects.all().delete()
    review.confirm([mention], editor)
    assert not changed_articles()
    review.reject([mention], editor)
    assert changed_articles() == {mention.article_id}
    models.ArticleChange.objects.all().delete()
    review.confirm([mention], editor)
    assert changed_articles() == {mention.article_id}


def test_a_decision_taken_twice_is_counted_and_logged_once(editor):
    mention = factories.MentionFactory()
    review.reject([mention], editor)
    assert review.reject(models.Mention.objects.all(), editor) == 0
    assert LogEntry.objects.count() == 1


def test_findings_of_several_kinds_can_be_decided_together(editor):
    rows = [factories.MentionFactory(), factories.StatementFactory(), factories.RoundLinkFactory()]
    assert review.confirm(rows, editor) == 3
    assert {row.status for row in rows} == {models.ReviewStatus.CONFIRMED}


def test_more_findings_than_a_statement_takes_are_decided_in_few_queries(
    editor, django_assert_max_num_queries
):
    mention = factories.MentionFactory(end=1)
    models.Mention.objects.bulk_create(
        models.Mention(
            article=mention.article, participant=mention.participant, surface="س", start=1, end=n
        )
        for n in range(2, 62)
    )
    with django_assert_max_num_queries(8):
        assert review.confirm(models.Mention.objects.all(), editor) == 61


def test_a_confirmed_office_remembers_who_confirmed_it(editor):
    tenure = models.Tenure.objects.create(
        participant=factories.ParticipantFactory(),
        office_ar="المبعوث الخاص",
        office_en="Special envoy",
        start=PartialDate(2014),
    )
    review.confirm([tenure], editor)
    latest = tenure.history.first()
    assert (latest.status, latest.history_user) == (models.ReviewStatus.CONFIRMED, editor)


def test_a_date_set_by_an_editor_is_marked_as_edited(editor):
    article = factories.ArticleFactory(published=None)
    days = DateRange(dt.date(2017, 2, 14), dt.date(2017, 2, 16))
    review.set_publication(article, days, Precision.RANGE, editor)
    article.refresh_from_db()
    assert (article.published_from, article.published_to) == (days.first, days.last)
    assert article.published_precision == "range"
    assert article.published_origin == models.DateOrigin.EDITED
    assert (article.published_rule, article.published_confidence) == ("", 1.0)
    assert article.history.first().history_user == editor
    assert article.pk in changed_articles()


def test_an_editor_may_say_that_nobody_knows_the_date(editor):
    article = factories.ArticleFactory()
    review.set_publication(article, None, None, editor)
    article.refresh_from_db()
    assert article.published_from is None
    assert article.published_precision == ""
    assert article.published_origin == models.DateOrigin.EDITED


@pytest.mark.parametrize(
    ("day", "is_kept"), [(dt.date(2017, 7, 4), True), (dt.date(2017, 7, 6), False)]
)
def test_the_exact_time_is_kept_only_on_its_own_day(editor, day, is_kept):
    moment = dt.datetime(2017, 7, 4, 10, 30, tzinfo=dt.UTC)
    article = factories.ArticleFactory(published_at=moment)
    review.set_publication(article, DateRange(day, day), Precision.DAY, editor)
    article.refresh_from_db()
    assert (article.published_at == moment) is is_kept


def test_days_without_a_precision_are_refused(editor):
    article = factories.ArticleFactory()
    with pytest.raises(ValueError, match="belong together"):
        review.set_publication(article, None, Precision.DAY, editor)


def test_hidden_reports_are_counted_noted_and_remember_who_hid_them(editor):
    article = factories.ArticleFactory()
    factories.ArticleFactory(is_public=False)
    before = article.modified_at
    models.ArticleChange.objects.all().delete()
    assert review.set_public(models.Article.objects.all(), False, editor) == 1
    article.refresh_from_db()
    assert not article.is_public
    assert article.modified_at > before
    assert article.history.first().history_user == editor
    assert changed_articles() == {article.pk}


def test_a_hidden_report_keeps_its_text_and_all_else(editor):
    article = factories.ArticleFactory(body="متن لا يتغير", noise=[{"kind": "x", "text": "y"}])
    # As a list has it: without its body.
    review.set_public(models.Article.objects.defer("body", "noise"), False, editor)
    article.refresh_from_db()
    assert article.body == "متن لا يتغير"
    assert article.noise == [{"kind": "x", "text": "y"}]


def test_what_was_checked_no_longer_waits(editor):
    source = factories.SourceFactory(needs_check=True)
    factories.SourceFactory()
    assert review.mark_checked(models.Source.objects.all(), editor) == 1
    source.refresh_from_db()
    assert not source.needs_check
    assert source.history.first().history_user == editor
