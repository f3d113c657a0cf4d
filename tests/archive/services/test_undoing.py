"""An import that is undone leaves the archive as it was, but for what editors did since."""

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from filelock import FileLock

from archive.models import (
    Article,
    ArticleChange,
    BatchState,
    ImportBatch,
    Mention,
    Original,
    ReviewStatus,
)
from archive.services.duplicates import uncompared
from archive.services.importing import ImportProblem, ImportRunningError, import_paths
from archive.services.importing.lock import LOCK_NAME
from archive.services.undoing import KeptReason, undo_import
from tests.archive.ingest.test_duplicates import BODY
from tests.archive.ingest.test_duplicates import OWN as OTHER
from tests.archive.reports import report, write_lines
from tests.factories import MentionFactory, OriginalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    """Return what imports reports and gives the import."""

    def bring(*reports):
        path = write_lines(tmp_path / "r.jsonl", *reports)
        return ImportBatch.objects.get(pk=import_paths([path]).number)

    return bring


def state(batch):
    batch.refresh_from_db()
    return batch.state


def test_what_an_import_added_goes_and_comes_back_with_another(bring):
    lines = [report(1, text=BODY), report(2, text=OTHER)]
    batch = bring(*lines)
    numbers = set(Article.objects.values_list("pk", flat=True))
    ArticleChange.objects.all().delete()
    done = undo_import(batch)
    assert set(done.deleted) == numbers
    assert not Article.objects.exists()
    assert not Article.history.exists()
    assert Original.objects.count() == 2
    assert state(batch) == BatchState.UNDONE
    assert set(ArticleChange.objects.values_list("article_number", flat=True)) == numbers
    assert bring(*lines).added == 2


def test_what_an_import_updated_goes_back_to_what_it_was(bring):
    bring(report(1, text=BODY, author="كاتبة أولى"))
    before = Article.objects.get()
    batch = bring(report(1, text=OTHER, author="كاتبة ثانية"))
    done = undo_import(batch)
    after = Article.objects.get()
    assert done.restored == [before.pk]
    assert (after.body, after.author, after.original) == (BODY, "كاتبة أولى", before.original)
    assert uncompared() == []


def test_other_imports_are_left_alone(bring):
    first = bring(report(1, text=BODY))
    undo_import(bring(report(2, text=OTHER)))
    assert Article.objects.get().external_id == "r-1"
    assert state(first) == BatchState.FINISHED


@pytest.mark.parametrize("deed", ["review", "enter", "edit", "set the date"])
def test_what_an_editor_did_something_with_is_kept_and_listed(bring, deed):
    batch = bring(report(1, text=BODY), report(2, text=OTHER))
    article = Article.objects.get(external_id="r-1")
    if deed == "review":
        MentionFactory(article=article, status=ReviewStatus.CONFIRMED)
    elif deed == "enter":
        MentionFactory(article=article, rule="")
    elif deed == "edit":
        article.author = "كاتبة"
        article.save()
    else:
        Article.objects.filter(pk=article.pk).update(published_origin="edited")
    done = undo_import(batch)
    assert done.kept == {article.pk: KeptReason.EDITED}
    assert Article.objects.get() == article


def test_force_takes_away_what_editors_did_too(bring):
    batch = bring(report(1, text=BODY))
    MentionFactory(article=Article.objects.get(), status=ReviewStatus.CONFIRMED)
    assert undo_import(batch, force=True).kept == {}
    assert not Mention.objects.exists()


def test_an_update_whose_words_were_reviewed_is_kept_and_listed(bring):
    bring(report(1, text=BODY))
    batch = bring(report(1, text=OTHER))
    article = Article.objects.get()
    start = article.text.index(OTHER)
    MentionFactory(article=article, start=start, end=start + 11, status=ReviewStatus.CONFIRMED)
    assert undo_import(batch).kept == {article.pk: KeptReason.WORDS_GONE}
    article.refresh_from_db()
    assert article.body == OTHER


def test_imports_can_be_undone_in_any_order(bring):
    bring(report(1, text=BODY))
    second = bring(report(1, text=OTHER))
    third = bring(report(1, text=f"{OTHER}\n{BODY}"))
    article = Article.objects.get()
    assert undo_import(second).kept == {article.pk: KeptReason.IMPORTED_AGAIN}
    undo_import(third)
    article.refresh_from_db()
    assert article.body == BODY


def test_copies_of_a_report_that_goes_are_joined_to_the_next(bring):
    first = bring(report(1, text=BODY))
    bring(report(2, text=BODY), report(3, text=BODY))
    undo_import(first)
    second, third = Article.objects.order_by("pk")
    assert (second.duplicate_of, third.duplicate_of) == (None, second)


def test_a_dry_run_says_what_would_be_done_and_does_nothing(bring):
    batch = bring(report(1, text=BODY))
    assert len(undo_import(batch, dry_run=True).deleted) == 1
    assert Article.objects.exists()
    assert state(batch) == BatchState.FINISHED


def test_an_import_is_undone_once(bring):
    batch = bring(report(1, text=BODY))
    undo_import(batch)
    with override("en"), pytest.raises(ImportProblem, match="already"):
        undo_import(batch)


def test_nothing_is_undone_while_an_import_is_running(bring, settings):
    batch = bring(report(1, text=BODY))
    with FileLock(settings.DATA_DIR / LOCK_NAME), pytest.raises(ImportRunningError):
        undo_import(batch)
    assert Article.objects.exists()


def test_an_earlier_version_that_cannot_be_read_stops_it_all(bring):
    bring(report(1, text=BODY))
    batch = bring(report(1, text=OTHER), report(2, text=BODY))
    batch.entries.exclude(previous_original=None).update(previous_original=OriginalFactory())
    with override("en"), pytest.raises(ImportProblem, match="Nothing was changed"):
        undo_import(batch)
    assert Article.objects.count() == 2
    assert state(batch) == BatchState.FINISHED


def test_an_import_that_died_can_be_undone(bring):
    batch = bring(report(1, text=BODY))
    ImportBatch.objects.update(state=BatchState.RUNNING)
    assert len(undo_import(batch).deleted) == 1


def test_the_command_counts_and_lists(bring, capsys):
    batch = bring(report(1, text=BODY), report(2, text=OTHER))
    MentionFactory(article=Article.objects.get(external_id="r-2"), rule="")
    with override("en"):
        call_command("undo_import", str(batch.pk))
        out = capsys.readouterr().out
        assert "Deleted: 1" in out
        assert "Kept: 1" in out
        assert "an editor has changed or reviewed it" in out
        with pytest.raises(CommandError, match="already") as raised:
            call_command("undo_import", str(batch.pk))
        assert raised.value.returncode == 2
        with pytest.raises(CommandError, match="There is no import"):
            call_command("undo_import", "99")
