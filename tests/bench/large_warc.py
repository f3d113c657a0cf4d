"""Reads a web archive far larger than memory should be: ``python -m tests.bench.large_warc``.

The archive is written first, of pages and of the pictures and scripts that crawls are full of, in
a temporary folder (``--folder`` for another, where an archive from an earlier run is used again).
Printed are the time, the reports and the most memory that reading took; ``--megabytes`` says how
large the archive is, so that two sizes show whether memory grows with it.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.values import Record
from tests.archive.ingest.readers.formats import record_bytes, response
from tests.archive.ingest.readers.pages import HEADLINE, PARAGRAPHS, page, report

_PARAGRAPHS = 12
_SCRIPT_BYTES = 40_000
_PICTURES_A_PAGE = 3
_PICTURE_BYTES = 120_000
_ADDRESS = "https://news.example.org"


def write_archive(path: Path, megabytes: int) -> None:
    """Write an archive of at least that size: each page followed by its pictures."""
    script = f"<script>var s = '{'x' * _SCRIPT_BYTES}';</script>"
    picture = b"\x89PNG" + bytes(_PICTURE_BYTES)
    number = 0
    with path.open("wb") as stream:
        while stream.tell() < megabytes * 1_000_000:
            number += 1
            paragraphs = tuple(
                f"{PARAGRAPHS[at % len(PARAGRAPHS)]} ({number}-{at})" for at in range(_PARAGRAPHS)
            )
            html = page(report(paragraphs, f"{HEADLINE} {number}"), script)
            stream.write(response(html.encode(), f"{_ADDRESS}/{number}"))
            for at in range(_PICTURES_A_PAGE):
                headers = [("Content-Type", "image/png")]
                stream.write(response(picture, f"{_ADDRESS}/{number}-{at}.png", headers))
        stream.write(record_bytes("metadata", f"{_ADDRESS}/end", b"end: yes\r\n"))


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def read_archive(path: Path) -> None:
    """Read all reports, keeping none, and print what it took."""
    before, started = peak_megabytes(), time.perf_counter()
    answers = reports = 0
    for answer in read_file(FoundFile(path, path.name)):
        answers += 1
        reports += isinstance(answer, Record)
    seconds = time.perf_counter() - started
    size = path.stat().st_size / 1_000_000
    print(f"{size:,.0f} MB: {reports} reports of {answers} in {seconds:.0f} s")
    print(f"most memory: {peak_megabytes():.0f} MB, {before:.0f} before reading")


def main(arguments: list[str]) -> int:
    """Write an archive unless it is there, read it, and return an exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.large_warc")
    parser.add_argument("--megabytes", type=int, default=2000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        path = (options.folder or Path(temporary)) / f"crawl-{options.megabytes}.warc"
        if not path.exists():
            write_archive(path, options.megabytes)
        read_archive(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
