"""import_articles: what an operator sees, and what a script can tell from the exit code."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from filelock import FileLock

from archive.models import Article, ArticleChange
from archive.signals import articles_changed
from tests.archive.reports import report, write_lines

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def path(tmp_path):
    return write_lines(tmp_path / "r.jsonl", report(1), report(2))


@pytest.fixture
def told():
    """Return what those who keep a copy of the articles were told."""
    calls = []

    def receive(sender, progress, **kwargs):
        calls.append(progress)
        progress(1, 2)

    receivers, articles_changed.receivers = articles_changed.receivers, []
    articles_changed.sender_receivers_cache.clear()
    articles_changed.connect(receive)
    yield calls
    articles_changed.receivers = receivers
    articles_changed.sender_receivers_cache.clear()


def test_the_summary_counts_what_was_done(path, told, capsys):
    call_command("import_articles", str(path))
    call_command("import_articles", str(path))
    out = capsys.readouterr().out
    assert "Added: 2" in out
    assert "Unchanged: 2" in out


def test_whoever_keeps_a_copy_is_told_once_it_is_all_in(path, told):
    call_command("import_articles", str(path))
    assert len(told) == 1


def test_changes_that_an_earlier_run_left_are_told_of_too(path, told):
    call_command("import_articles", str(path), "--no-index")
    assert told == []
    assert ArticleChange.objects.values("article_number").distinct().count() == 2
    call_command("import_articles", str(path))
    assert len(told) == 1


def test_a_dry_run_tells_nobody(path, told, capsys):
    call_command("import_articles", str(path), "--dry-run")
    assert "nothing was stored" in capsys.readouterr().out
    assert not Article.objects.exists()
    assert told == []


def test_an_index_that_fails_does_not_undo_the_import(path):
    def fail(**_kwargs):
        raise OSError("disk full")

    articles_changed.connect(fail)
    try:
        with pytest.raises(CommandError, match="disk full") as raised:
            call_command("import_articles", str(path))
    finally:
        articles_changed.disconnect(fail)
    assert raised.value.returncode == 1
    assert Article.objects.count() == 2


def test_refusals_are_named_with_what_to_do_and_the_exit_code_is_1(path, told, capsys):
    write_lines(path, report(1), b"{", report(2, id=None))
    with pytest.raises(SystemExit) as raised:
        call_command("import_articles", str(path))
    assert raised.value.code == 1
    err = capsys.readouterr().err
    assert "r.jsonl:2: The JSON is broken at character 2" in err
    assert "r.jsonl:3: The field “id” is missing." in err
    assert Article.objects.count() == 1


def test_a_date_that_was_not_taken_is_named_but_is_no_failure(path, told, capsys):
    write_lines(path, report(published="9999-01-01"))
    call_command("import_articles", str(path))
    assert "“9999-01-01”" in capsys.readouterr().err


def test_many_refusals_are_cut_short_and_all_in_the_report(path, told, tmp_path, capsys):
    write_lines(path, *[b"{"] * 50)
    with pytest.raises(SystemExit):
        call_command("import_articles", str(path), "--report", str(tmp_path / "report.json"))
    assert "30 more" in capsys.readouterr().err
    written = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert written["refused"] == len(written["refusals"]) == 50


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["/no/such/file"], "/no/such/file"),
        (["{path}", "--source", "not a slug"], "not a slug"),
        (["{path}", "--report", "/no/such/folder/report.json"], "/no/such/folder"),
    ],
)
def test_arguments_that_cannot_be_used_exit_with_2_and_change_nothing(path, arguments, words):
    arguments = [argument.format(path=path) for argument in arguments]
    with pytest.raises(CommandError, match=words) as raised:
        call_command("import_articles", *arguments)
    assert raised.value.returncode == 2
    assert not Article.objects.exists()


def test_a_second_import_at_once_is_turned_away(path, settings):
    with FileLock(settings.DATA_DIR / "import.lock"), pytest.raises(CommandError) as raised:
        call_command("import_articles", str(path))
    assert raised.value.returncode == 3
    assert not Article.objects.exists()


@pytest.mark.corpus
def test_the_five_seeds_import_whole_and_twice_adds_nothing(seeds, told, capsys):
    for _ in range(2):
        with pytest.raises(SystemExit):  # the labels beside them are no report
            call_command("import_articles", str(seeds))
    out = capsys.readouterr().out
    assert "Added: 5" in out
    assert "Unchanged: 5" in out
    assert Article.objects.count() == 5
    for article in Article.objects.all():
        assert article.text_length == len(article.text) > 1000
