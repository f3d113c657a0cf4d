"""Puts the judged questions to Masar and to other engines that hold the same reports."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from archive.arabic.letters import fold
from tests.bench.collection import CORPUS, BenchReport
from tests.bench.engines import MODULES, EngineMissingError, make_engine
from tests.bench.judged import DEPTH, Question, Scores, average, read_questions, scores

Ask = Callable[[str], Sequence[str]]
"""The external ids that an engine finds for a question, the best first."""

_UNSTEMMED = "fts5"
_OTHERS = (_UNSTEMMED, "tantivy")


def compare_answers() -> None:
    """Print how well each engine answers, on the questions for tuning and on those kept apart."""
    from django.core.management import call_command

    call_command("bootstrap", sample=True, verbosity=0)
    call_command("import_articles", str(CORPUS), "--no-index", verbosity=0)
    call_command("build_index", verbosity=0)
    questions = read_questions()
    halves = {
        "for tuning": [question for question in questions if question.is_for_tuning],
        "kept apart": [question for question in questions if not question.is_for_tuning],
    }
    print(f"\n{'':<34}{'nDCG@10':>9}{'MRR@10':>9}{'P@5':>9}{'judged':>9}")
    for name, ask in _engines():
        for half, chosen in halves.items():
            _print_line(f"{name}, {half} ({len(chosen)})", _asked(ask, chosen))


def _asked(ask: Ask, questions: Sequence[Question]) -> Scores:
    return average([scores(ask(question.text), question.grades) for question in questions])


def _print_line(name: str, of: Scores) -> None:
    figures = (of.ndcg, of.reciprocal_rank, of.precision, of.judged)
    print(f"{name:<34}" + "".join(f"{figure:9.3f}" for figure in figures), flush=True)


def _engines() -> Iterator[tuple[str, Ask]]:
    yield MODULES["masar"], ask_masar
    reports = list(_reports())
    for name in _OTHERS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                yield MODULES[name], _other(name, Path(folder), reports)
            except EngineMissingError as error:
                print(f"{MODULES[name]}: left out, because {error}.", flush=True)


def ask_masar(text: str) -> list[str]:
    """The external ids on the first page of the site's own path, copies apart."""
    from search.choices import Copies
    from search.request import SearchRequest
    from search.service import run_search

    page = run_search(SearchRequest(q=text, copies=Copies.ALL, size=DEPTH), "ar")
    return [hit.external_id for hit in page.hits]


def _reports() -> Iterator[BenchReport]:
    """Yield the reports of the archive as other engines are given them."""
    from archive.models import Article

    for article in Article.objects.order_by("pk").iterator():
        yield BenchReport(
            id=article.external_id,
            headline=article.headline,
            body=article.body,
            day=article.published_from,
            source=article.source_id,
            people=(),
        )


def _other(name: str, folder: Path, reports: Sequence[BenchReport]) -> Ask:
    engine = make_engine(name, folder)
    # An engine without a stemmer for Arabic is given at least one spelling for all.
    spelled: Callable[[str], str] = fold if name == _UNSTEMMED else str
    engine.build(
        replace(report, headline=spelled(report.headline), body=spelled(report.body))
        for report in reports
    )
    engine.open()
    return lambda text: engine.search(spelled(text)).ids
