"""Prints the figures that matter: ``make bench``.

On a fresh archive in a temporary folder it imports and indexes the corpus kept beside the checkout,
then asks every kind of page and a thousand searches. Then Masar's search is compared with other
engines (``comparison``) at 2,000, 8,000 and 30,000 reports, and asked, as they are, questions whose
answers are judged (``asking``). Nothing is compared with a clock of another day: machines are
noisy, so what is to be compared is measured in one run.

``make bench ARGS="engines 100000"`` runs one part; the numbers are sizes for ``engines``.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.collection import CORPUS, PASSAGES, QUERIES

SIZES = [2_000, 8_000, 30_000]
"""Reports at which engines are compared."""
QUESTIONS = 200
"""Headlines that they are asked."""


def timed(name: str, work: Callable[[], object], *, items: int = 0) -> float:
    """Do the work, print how long it took, and return the seconds."""
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    rate = f"  {items / seconds:8.0f} a second" if items else ""
    print(f"{name:<46}{seconds:9.1f} s{rate}", flush=True)
    return seconds


def start_archive(folder: str) -> None:
    """Point the settings at an archive of its own and load the reference data."""
    os.environ["MASAR_DATA_DIR"] = folder
    os.environ["STATIC_ROOT"] = str(Path(folder) / "static")
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings.development")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("bootstrap", verbosity=0)


def bench_extraction(sample: int = 2000) -> None:
    """Print how many reports a second one core understands."""
    from itertools import islice

    from archive.ingest.knowledge import load_knowledge
    from archive.ingest.pipeline import build_pipeline
    from archive.ingest.readers.files import read_paths
    from archive.ingest.values import Record

    records = [r for r in islice(read_paths([CORPUS]), sample) if isinstance(r, Record)]
    understand = build_pipeline(load_knowledge())
    timed(
        "extraction, one core",
        lambda: [understand(record) for record in records],
        items=len(records),
    )


def bench_import() -> None:
    """Print how long the corpus takes to import and to index, and to import again."""
    from django.core.management import call_command

    from archive.models import Article

    def run(*arguments: str) -> None:
        call_command("import_articles", str(CORPUS), *arguments, verbosity=0)

    timed("import the corpus", lambda: run("--no-index"))
    print(f"{'':<46}{Article.objects.count():9} reports")
    timed("import it again", lambda: run("--no-index"))
    timed(
        "build the index",
        lambda: call_command("build_index", verbosity=0),
        items=Article.objects.count(),
    )


def bench_pages(repeats: int = 9) -> None:
    """Print what each kind of page takes at the server, and how often it asks the database."""
    from django.db import connection, reset_queries
    from django.test import Client

    from archive.models import Article

    article = Article.objects.order_by("pk").last()
    addresses = [
        "/",
        "/rounds/",
        "/rounds/astana-9/",
        "/people/",
        "/people/staffan-de-mistura/",
        "/calendar/2018/",
        "/calendar/2018/5/",
        "/calendar/2018/5/14/",
        "/sources/",
        "/sources/bbc/",
        f"/articles/{article.pk}/" if article else "/about/",
        "/search/?q=سوريا",
        "/search/?q=محادثات+أستانا&person=staffan-de-mistura",
        "/search/?q=في",
        "/api/v1/search?q=سوريا",
    ]
    print(f"\n{'page':<46}{'p50 ms':>9}{'max ms':>9}{'queries':>9}")
    client = Client(headers={"host": "localhost"})
    for address in addresses:
        times = []
        connection.force_debug_cursor = True
        for _ in range(repeats + 1):
            reset_queries()
            start = time.perf_counter()
            answer = client.get(address)
            times.append((time.perf_counter() - start) * 1000)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")
        queries = len(connection.queries)
        connection.force_debug_cursor = False
        warm = sorted(times[1:])
        print(f"{address:<46}{warm[len(warm) // 2]:9.1f}{warm[-1]:9.1f}{queries:9}")


def bench_search() -> None:
    """Print how well, and how quickly, headlines find their bodies, in an archive of their own."""
    from django.core.management import call_command

    call_command("import_articles", str(PASSAGES), "--no-index", verbosity=0)
    call_command("build_index", verbosity=0)
    print()
    call_command("evaluate_search", str(QUERIES))


def bench_engines(sizes: list[int]) -> None:
    """Print how Masar's engine does beside others that are on this machine."""
    from tests.bench.comparison import compare, print_table
    from tests.bench.engines import MODULES

    for size in sizes:
        print_table(size, compare(size, QUESTIONS, list(MODULES)))


def bench_questions() -> None:
    """Print how well questions are answered, in the archive that their answers are judged in."""
    from tests.bench.asking import compare_answers

    compare_answers()


def main(arguments: list[str]) -> int:
    """Run the benchmarks named, or all, and return an exit code."""
    if not CORPUS.exists():
        print(f"The corpus is not beside this checkout: ../shared/{CORPUS.name}", file=sys.stderr)
        return 2
    parts = [argument for argument in arguments if not argument.isdecimal()] or list(PARTS)
    sizes = [int(argument) for argument in arguments if argument.isdecimal()]
    unknown = set(parts) - set(PARTS)
    if unknown:
        print(f"There are the parts {', '.join(PARTS)}, not {unknown.pop()}.", file=sys.stderr)
        return 2
    if len(parts) > 1:
        # Each in a process of its own: settings are loaded once a process.
        command = [sys.executable, "-m", "tests.bench"]
        codes = [
            os.spawnv(os.P_WAIT, sys.executable, [*command, part, *map(str, sizes)])
            for part in parts
        ]
        return max(codes)
    PARTS[parts[0]](sizes)
    return 0


def _in_an_archive(work: Callable[[], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        start_archive(folder)
        work()


def _archive() -> None:
    bench_extraction()
    bench_import()
    bench_pages()


PARTS: dict[str, Callable[[list[int]], None]] = {
    "archive": lambda _sizes: _in_an_archive(_archive),
    "search": lambda _sizes: _in_an_archive(bench_search),
    "questions": lambda _sizes: _in_an_archive(bench_questions),
    "engines": lambda sizes: bench_engines(sizes or SIZES),
}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
