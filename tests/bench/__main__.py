"""Prints the figures that matter: ``make bench``.

On a fresh archive in a temporary folder it imports and indexes the corpus kept beside the checkout,
then asks every kind of page and a thousand searches. Nothing is compared with a clock of another
day: machines are noisy, so what is to be compared is measured in one run.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS = SHARED / "corpus" / "reporting.jsonl.gz"
PASSAGES = SHARED / "eval" / "headline_passages.jsonl.gz"
QUERIES = SHARED / "eval" / "headline_queries.tsv"


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


def main(arguments: list[str]) -> int:
    """Run the benchmarks named, or all, and return an exit code."""
    if not CORPUS.exists():
        print(f"The corpus is not beside this checkout: ../shared/{CORPUS.name}", file=sys.stderr)
        return 2
    chosen = arguments or ["archive", "search"]
    if "archive" in chosen and "search" in chosen:
        # Each in a process of its own: settings are loaded once a process.
        codes = [os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-m", "tests.bench", part])
                 for part in chosen]  # fmt: skip
        return max(codes)
    with tempfile.TemporaryDirectory() as folder:
        start_archive(folder)
        if "archive" in chosen:
            bench_extraction()
            bench_import()
            bench_pages()
        else:
            bench_search()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
