"""A new run of extraction replaces what rules suggested, and nothing that an editor decided."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from filelock import FileLock

from archive import models
from archive.dates import DateRange, PartialDate, Precision
from archive.services import review
from archive.services.extraction import reextract
from archive.services.importing import import_paths
from archive.services.importing.lock import LOCK_NAME
from archive.services.originals import sha256_of
from tests import factories
from tests.archive.reports import write_lines, write_text

pytestmark = pytest.mark.django_db

HEADLINE = "انطلاق الجولة الخامسة من محادثات أستانا"
BODY = (
    "قال فلان الفلاني إن الجولة الخامسة من محادثات أستانا بدأت اليوم الثلاثاء 4 تموز 2017.\n"
    "ووصل علان العلاني إلى أستانا برفقة وفد من عشرة أشخاص."
)


def learn(name):
    """Let the archive know a person."""
    person = factories.ParticipantFactory(name_ar=name)
    factories.AliasFactory(participant=person, text=name)
    return person


@pytest.fixture
def article(tmp_path):
    """Return a report that was imported while only one of its two people was known."""
    learn("فلان الفلاني")
    record = {"id": "1", "source": "daily", "title": HEADLINE, "text": BODY}
    import_paths([write_lines(tmp_path / "reports.jsonl", record)])
    models.ArticleChange.objects.all().delete()
    return models.Article.objects.get()


def names(article):
    return {mention.participant.name_ar for mention in article.mentions.standing()}


def test_what_has_been_learnt_since_is_found(article):
    learn("علان العلاني")
    report = reextract()
    assert names(article) == {"فلان الفلاني", "علان العلاني"}
    assert (report.read, report.changed, report.added["mention"]) == (1, 1, 1)
    assert models.ArticleChange.objects.get().article_number == article.pk


def test_a_second_run_changes_nothing_and_touches_no_row(article):
    reextract()
    rows = list(models.Mention.objects.values_list("pk", flat=True))
    models.ArticleChange.objects.all().delete()
    assert reextract().changed == 0
    assert list(models.Mention.objects.values_list("pk", flat=True)) == rows
    assert not models.ArticleChange.objects.exists()


def test_a_dry_run_says_what_would_change_and_changes_nothing(article):
    learn("علان العلاني")
    told = []
    report = reextract(dry_run=True, tell=told.append)
    assert report.added["mention"] == 1
    assert dict(told[0].added["mention"][0])["surface"] == "علان العلاني"
    assert names(article) == {"فلان الفلاني"}
    assert not models.ArticleChange.objects.exists()


def test_what_an_editor_rejected_confirmed_and_dated_stays(article):
    mention = article.mentions.get()
    review.reject([mention], None)
    review.confirm(article.date_mentions.all(), None)
    review.set_publication(article, DateRange.of(PartialDate(2016, 7, 3)), Precision.DAY, None)
    confirmed = list(article.date_mentions.values_list("pk", "status"))
    learn("علان العلاني")
    reextract()
    article.refresh_from_db()
    assert names(article) == {"علان العلاني"}
    assert article.mentions.get(pk=mention.pk).status == models.ReviewStatus.REJECTED
    assert list(article.date_mentions.values_list("pk", "status")) == confirmed
    assert article.published_origin == models.DateOrigin.EDITED


def test_what_an_editor_entered_and_described_stays(article):
    factories.MentionFactory(article=article, rule="", start=3, end=8)
    article.summary = "خلاصة بقلم المحرر"
    article.save()
    learn("علان العلاني")
    reextract()
    article.refresh_from_db()
    assert article.summary == "خلاصة بقلم المحرر"
    assert article.mentions.filter(rule="", start=3).exists()


def test_a_text_that_cleaning_now_reads_otherwise_takes_reviews_with_it(article):
    models.Article.objects.filter(pk=article.pk).update(body=f"سطر زائد\n{BODY}")
    at = len(HEADLINE) + 1 + len("سطر زائد\nقال ")
    models.Mention.objects.update(start=at, end=at + 12, status=models.ReviewStatus.CONFIRMED)
    report = reextract()
    article.refresh_from_db()
    mention = article.mentions.get()
    assert article.body == BODY
    assert article.text[mention.start : mention.end] == "فلان الفلاني"
    assert report.fields["body"] == 1


def test_a_text_without_the_words_that_were_reviewed_is_not_taken(article):
    models.Article.objects.filter(pk=article.pk).update(body=f"سطر زائد\n{BODY}")
    start = len(HEADLINE) + 1
    models.Mention.objects.update(start=start, end=start + 8, status=models.ReviewStatus.CONFIRMED)
    report = reextract()
    article.refresh_from_db()
    assert article.body.startswith("سطر زائد")
    assert article.mentions.get().status == models.ReviewStatus.CONFIRMED
    assert report.kept == [article.pk]


def test_only_the_kind_that_was_asked_for_is_replaced(article):
    learn("علان العلاني")
    factories.RoundFactory(slug="astana-5", number=5, name_ar="الجولة الخامسة من محادثات أستانا")
    reextract(only=["rounds"])
    assert names(article) == {"فلان الفلاني"}
    assert article.round_links.count() == 1
    reextract(only=["names"])
    assert len(names(article)) == 2


def test_one_kind_is_left_alone_where_the_whole_text_would_change(article):
    models.Article.objects.filter(pk=article.pk).update(body=f"سطر زائد\n{BODY}")
    assert reextract(only=["names"]).kept == [article.pk]
    article.refresh_from_db()
    assert article.body.startswith("سطر زائد")


def test_text_files_are_read_again_and_sources_and_imports_are_chosen(tmp_path, article):
    path = write_text(tmp_path / "لقاء.txt", HEADLINE, *BODY.split("\n"))
    batch = import_paths([path], source="weekly").number
    learn("علان العلاني")
    assert reextract(source="nobody").read == 0
    assert reextract(source="weekly", dry_run=True).changed == 1
    assert reextract(batch=batch).changed == 1
    assert names(article) == {"فلان الفلاني"}


def test_a_run_goes_on_after_the_last_report_that_was_done(article):
    assert reextract(after=article.pk).read == 0


def test_a_damaged_original_is_named_and_costs_no_other(article, settings):
    sha256 = sha256_of(b"nothing")
    models.Original.objects.filter(pk=article.original_id).update(sha256=sha256)
    report = reextract()
    assert [refusal.name for refusal in report.refusals] == ["reports.jsonl:1"]
    assert names(article) == {"فلان الفلاني"}


@pytest.fixture
def _in_english():
    with override("en"):
        yield


@pytest.mark.usefixtures("_in_english")
def test_the_command_counts_and_writes_what_would_change(article, tmp_path, capsys):
    learn("علان العلاني")
    path = tmp_path / "changes.jsonl"
    call_command("reextract", "--dry-run", "--report", str(path))
    out = capsys.readouterr().out
    assert "Changed: 1" in out
    assert "mention: +1 −0" in out
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["added"]["mention"][0]["surface"] == "علان العلاني"


@pytest.mark.usefixtures("_in_english")
@pytest.mark.parametrize("option", ["--source=nobody", "--batch=99", "--report=/nowhere/file"])
def test_the_command_says_what_cannot_be_used(article, option):
    with pytest.raises(CommandError, match="Nothing was changed") as raised:
        call_command("reextract", option)
    assert raised.value.returncode == 2


def test_the_command_waits_for_an_import_that_is_running(settings):
    with (
        FileLock(settings.DATA_DIR / LOCK_NAME),
        pytest.raises(CommandError) as raised,
    ):
        call_command("reextract")
    assert raised.value.returncode == 3
