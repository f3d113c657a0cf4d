"""Undated reports dated by the archive's dated ones; what people decided stays."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from filelock import FileLock

from archive import models
from archive.dates import DateRange, PartialDate, Precision
from archive.ingest import knowledge
from archive.ingest.date_inference import ARCHIVE_RULE
from archive.services import review
from archive.services.dating import date_undated
from archive.services.extraction import reextract
from archive.services.importing import import_paths
from archive.services.importing.lock import LOCK_NAME
from tests.archive.news import FIRST_DAY, store_news, told
from tests.archive.reports import write_lines

pytestmark = pytest.mark.django_db

DAY = FIRST_DAY + dt.timedelta(100)
TEXT = f"{told(33, 'another')} وذلك اليوم الثلاثاء، بعد لقاء جرى أمس."


def undated(tmp_path, text=TEXT, number=1):
    """Import a report that states no date; return what the import tells, and the article."""
    record = {"id": f"u-{number}", "source": "third", "title": "خبر بلا تاريخ", "text": text}
    told_of = import_paths([write_lines(tmp_path / f"{number}.jsonl", record)])
    return told_of, models.Article.objects.get(external_id=f"u-{number}")


class TestImport:
    def test_dates_what_states_no_date_and_says_so(self, tmp_path):
        store_news()
        report, article = undated(tmp_path)
        assert (report.added, report.dated) == (1, 1)
        assert (article.published_from, article.published_to) == (DAY, DAY)
        assert article.published_origin == models.DateOrigin.INFERRED
        assert article.published_rule == ARCHIVE_RULE
        yesterday = article.date_mentions.get(surface="أمس")
        assert yesterday.first == DAY - dt.timedelta(1)

    def test_keeps_the_likeliest_days_with_the_reports_that_speak_for_them(self, tmp_path):
        store_news()
        _, article = undated(tmp_path)
        first = article.published_candidates[0]
        assert first["from"] == first["to"] == DAY.isoformat()
        near = models.Article.objects.get(pk=first["reports"][0]["article"])
        assert abs((near.published_from - DAY).days) <= 3
        assert set(first["reports"][0]["words"]) <= set(near.body.split())
        assert f"#{near.pk}" in article.published_evidence

    def test_leaves_undated_what_the_dated_reports_do_not_know(self, tmp_path):
        store_news()
        report, article = undated(tmp_path, told(5000, "another"))
        assert (report.added, report.dated) == (1, 0)
        assert article.published_origin == models.DateOrigin.UNKNOWN

    def test_asks_nothing_of_the_archive_where_every_report_states_its_date(
        self, tmp_path, monkeypatch
    ):
        store_news()

        def forbidden():
            pytest.fail("the dated reports were loaded for nothing")

        monkeypatch.setattr(knowledge, "load_dated_reports", forbidden)
        record = {"id": "1", "source": "third", "title": "خبر", "text": TEXT}
        path = write_lines(tmp_path / "dated.jsonl", record | {"published": "2017-04-11"})
        assert import_paths([path]).added == 1

    def test_dates_nothing_by_too_few_dated_reports(self, tmp_path):
        store_news(days=200)
        report, article = undated(tmp_path)
        assert report.dated == 0
        assert article.published_from is None


class TestRunningItAgain:
    def test_changes_nothing(self, tmp_path):
        store_news()
        undated(tmp_path)
        models.ArticleChange.objects.all().delete()
        report = date_undated()
        assert (report.days, report.extraction.changed) == (1, 0)
        assert reextract(source="third").changed == 0
        assert not models.ArticleChange.objects.exists()

    def test_dates_what_came_before_the_dated_reports(self, tmp_path):
        _, article = undated(tmp_path)
        assert article.published_from is None
        store_news()
        assert date_undated(dry_run=True).days == 1
        article.refresh_from_db()
        assert article.published_from is None
        models.ArticleChange.objects.all().delete()
        date_undated()
        article.refresh_from_db()
        assert article.published_from == DAY
        assert models.ArticleChange.objects.get().article_number == article.pk

    def test_takes_a_date_back_that_nothing_speaks_for_any_more(self, tmp_path):
        store_news(days=300)
        _, article = undated(tmp_path)
        assert article.published_from == DAY
        week = dt.timedelta(7)
        told_of_it = models.Article.objects.exclude(pk=article.pk)
        told_of_it.filter(published_from__range=(DAY - week, DAY + week)).delete()
        date_undated()
        article.refresh_from_db()
        assert article.published_from is None
        assert article.published_origin == models.DateOrigin.UNKNOWN

    def test_leaves_the_date_of_an_editor(self, tmp_path):
        store_news()
        _, article = undated(tmp_path)
        day = DateRange.of(PartialDate(2016, 7, 3))
        review.set_publication(article, day, Precision.DAY, None)
        date_undated()
        reextract(source="third")
        article.refresh_from_db()
        assert article.published_from == dt.date(2016, 7, 3)
        assert article.published_origin == models.DateOrigin.EDITED

    def test_never_takes_an_inferred_date_for_evidence(self, tmp_path):
        store_news()
        undated(tmp_path)
        before = len(knowledge.load_dated_reports())
        undated(tmp_path, f"{TEXT} ثم أضاف المصدر كلاما آخر", number=2)
        assert len(knowledge.load_dated_reports()) == before == models.Article.objects.count() - 2


class TestCommand:
    def test_says_what_it_dated(self, tmp_path, capsys):
        undated(tmp_path)
        store_news()
        call_command("infer_dates", "--dry-run")
        assert models.Article.objects.get(external_id="u-1").published_from is None
        call_command("infer_dates", "--report", str(tmp_path / "changes.jsonl"))
        assert ": 1" in capsys.readouterr().out
        assert "published_from" in (tmp_path / "changes.jsonl").read_text(encoding="utf-8")
        assert models.Article.objects.get(external_id="u-1").published_from == DAY

    def test_says_where_there_is_too_little_to_go_by(self, tmp_path):
        undated(tmp_path)
        with pytest.raises(CommandError, match="500") as error:
            call_command("infer_dates")
        assert error.value.returncode == 2

    def test_waits_for_no_import(self, settings):
        with FileLock(settings.DATA_DIR / LOCK_NAME), pytest.raises(CommandError) as error:
            call_command("infer_dates")
        assert error.value.returncode == 3

    def test_a_report_file_that_cannot_be_written_is_said_before_anything_is_done(self, tmp_path):
        with pytest.raises(CommandError) as error:
            call_command("infer_dates", "--report", str(tmp_path / "no" / "where.jsonl"))
        assert error.value.returncode == 2


def test_the_editor_sees_the_likeliest_days_and_the_reports_beside_them(tmp_path, admin_client):
    store_news()
    _, article = undated(tmp_path)
    url = reverse("admin:archive_article_change", args=[article.pk])
    page = admin_client.get(url).content.decode()
    near = article.published_candidates[0]["reports"][0]
    assert DAY.isoformat() in page
    assert reverse("admin:archive_article_change", args=[near["article"]]) in page
    assert near["words"][0] in page


def test_inspecting_with_the_archive_dates_what_states_no_date(tmp_path, capsys):
    store_news()
    path = write_lines(
        tmp_path / "u.jsonl", {"id": "u", "source": "third", "title": "خبر", "text": TEXT}
    )
    call_command("inspect_article", "--json", "--with-archive", str(path))
    assert DAY.isoformat() in capsys.readouterr().out
    call_command("inspect_article", "--json", str(path))
    assert DAY.isoformat() not in capsys.readouterr().out
