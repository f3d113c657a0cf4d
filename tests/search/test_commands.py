"""The commands of search: what they print, change and exit with."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from archive.models import Article, ArticleChange
from search.index.live import live_index
from search.index.updating import rebuild
from search.management.commands import rebuild_index
from tests.conftest import shared_path
from tests.search.passages import store_passages


def run(*arguments) -> str:
    out = StringIO()
    with translation.override("en"):
        call_command(*arguments, stdout=out)
    return out.getvalue()


def test_build_index_says_how_many_reports_it_holds(report):
    report()
    report()
    assert "2 reports" in run("build_index")


def test_haystacks_rebuild_index_swaps_instead_of_emptying(report, index, monkeypatch, find):
    article = report(body="هدنة")
    index()

    def build_while_someone_searches(progress):
        assert find("هدنة") == [article.pk]
        return rebuild(progress)

    monkeypatch.setattr(rebuild_index, "rebuild", build_while_someone_searches)
    assert "1 report." in run("rebuild_index", "--noinput")
    assert find("هدنة") == [article.pk]


def test_build_index_if_needed_builds_what_is_not_there(report):
    report()
    assert "1 report." in run("build_index", "--if-needed")


def test_build_index_if_needed_leaves_what_is_in_step(report, index, root):
    report()
    index()
    before = root.current()
    assert "in step" in run("build_index", "--if-needed")
    assert root.current() == before


def test_build_index_if_needed_deals_with_changes_first(report, index, root, find):
    index()
    before = root.current()
    article = report(body="هدنة")
    ArticleChange.objects.note([article.pk])
    run("build_index", "--if-needed")
    assert root.current() == before
    assert find("هدنة") == [article.pk]


def test_build_index_if_needed_builds_where_reports_are_missing(report, index, find):
    index()
    article = report(body="هدنة")
    run("build_index", "--if-needed")
    assert find("هدنة") == [article.pk]


def test_check_index_passes_where_nothing_differs(report, index):
    report()
    index()
    assert "in step" in run("check_index")


def test_check_index_fails_and_names_what_differs(report, index, capsys):
    index()
    article = report()
    out = StringIO()
    with translation.override("en"), pytest.raises(SystemExit) as stop:
        call_command("check_index", stdout=out)
    assert stop.value.code == 1
    assert f"Missing from it: 1 ({article.pk})" in out.getvalue()


def test_check_index_fails_without_an_index(db):
    with pytest.raises(SystemExit) as stop:
        run("check_index")
    assert stop.value.code == 1


def test_check_index_repairs_a_few_reports_in_place(report, index, root, find):
    articles = [report(body="هدنة") for _ in range(5)]
    index()
    before = root.current()
    Article.objects.filter(pk=articles[0].pk).update(body="سلام")
    assert "Repaired: 1 report was" in run("check_index", "--repair")
    assert root.current() == before
    assert find("سلام") == [articles[0].pk]
    assert "in step" in run("check_index")


def test_check_index_repairs_a_missing_index(report, find):
    article = report(body="هدنة")
    run("check_index", "--repair")
    assert find("هدنة") == [article.pk]


@pytest.fixture
def queries(tmp_path):
    """Return a function that writes a file of queries."""

    def write(text: str):
        path = tmp_path / "queries.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_evaluate_search_measures_through_the_sites_path(report, index, queries):
    report(body="هدنة في حلب", external_id="a")
    report(body="مفاوضات في أستانا", external_id="b")
    index()
    path = queries("هدنة حلب\ta\n\nأستانا\tb\nأستانا\ta\n")
    figures = json.loads(run("evaluate_search", path, "--json"))
    assert figures["queries"] == 3
    assert (
        figures["mrr@10"]
        == figures["hit@1"]
        == figures["recall@10"]
        == pytest.approx(2 / 3, abs=1e-3)
    )
    assert 0 < figures["p50_ms"] <= figures["p95_ms"] <= figures["p99_ms"]
    assert "mrr@10" in run("evaluate_search", path)


@pytest.mark.parametrize("text", ["", "no tab here\n", "\tid\n", "query\t\n"])
def test_evaluate_search_refuses_a_file_that_holds_no_queries(db, queries, text):
    with pytest.raises(CommandError, match=r"queries\.tsv"):
        run("evaluate_search", queries(text))


def test_evaluate_search_refuses_a_file_that_is_no_text(db, queries):
    path = queries("")
    path.write_bytes("هدنة\ta".encode("cp1256"))
    with pytest.raises(CommandError, match=r"queries\.tsv.*UTF-8"):
        run("evaluate_search", path)


def test_evaluate_search_refuses_a_file_that_is_not_there(db, tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        run("evaluate_search", tmp_path / "nowhere.tsv")


@pytest.mark.corpus
def test_real_headlines_find_their_reports(db, queries):
    ids = store_passages(shared_path("eval/headline_passages.jsonl.gz"), 1_200)
    lines = shared_path("eval/headline_queries.tsv").read_text(encoding="utf-8").splitlines()
    path = queries("\n".join(line for line in lines if line.rpartition("\t")[2] in ids))
    run("build_index")
    assert live_index().snapshot().count == len(ids)
    figures = json.loads(run("evaluate_search", path, "--json"))
    assert figures["queries"] > 200
    assert figures["mrr@10"] >= 0.85
    assert figures["recall@10"] >= 0.95
