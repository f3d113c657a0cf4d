"""Show what extraction finds in reports, without storing anything."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from archive.ingest.extraction import Extraction
from archive.ingest.inspection import inspected
from archive.ingest.knowledge import load_knowledge
from archive.ingest.readers.files import read_file, walk
from archive.ingest.report import refusal_in_words
from archive.ingest.values import Record, Refusal
from archive.management.database import require_tables
from archive.services.importing import UNSOURCED, PathMissingError
from archive.services.known_copies import KnownCopies

REFUSED, UNUSABLE = 1, 2
_CHUNK = 250


class Command(BaseCommand):
    """Reads reports as an import would, and prints what it would find in them."""

    help = (
        "Show what extraction finds in reports, storing nothing. Exit code: 0 all were read, 1 "
        "something was refused (said on standard error), 2 the arguments cannot be used."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what to read and how to print it."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders")
        parser.add_argument("--json", action="store_true", help="print JSON for programs")
        parser.add_argument(
            "--with-archive",
            action="store_true",
            help="date reports that state no date by the archive's dated ones, as an import does; "
            "takes some seconds to load",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read and print; refusals go to standard error."""
        require_tables()
        paths = [Path(path) for path in options["paths"]]
        if missing := [path for path in paths if not path.exists()]:
            raise CommandError(str(PathMissingError(missing)), returncode=UNUSABLE)
        self._refused = 0
        articles = self._inspect(paths, with_archive=options["with_archive"])
        if options["json"]:
            self._print_json(articles)
        else:
            for article in articles:
                self.stdout.write("\n".join(_lines(article)) + "\n")
        if self._refused:
            sys.exit(REFUSED)

    def _inspect(self, paths: list[Path], *, with_archive: bool) -> Iterator[dict[str, Any]]:
        copies = KnownCopies()
        with Extraction(load_knowledge(with_dated=with_archive)) as extraction:
            for files, results in extraction.run(_chunks(self._records(paths))):
                for file, result in zip(files, results, strict=True):
                    if isinstance(result, Refusal):
                        self._refuse(result)
                    else:
                        source = result.record.source or UNSOURCED
                        yield inspected(result, file, source, copies.first_copy(result))

    def _records(self, paths: list[Path]) -> Iterator[tuple[str, Record]]:
        for found in walk(paths):
            if isinstance(found, Refusal):
                self._refuse(found)
                continue
            for item in read_file(found):
                if isinstance(item, Refusal):
                    self._refuse(item)
                else:
                    yield str(found.path), item

    def _refuse(self, refusal: Refusal) -> None:
        self._refused += 1
        self.stderr.write(f"{refusal.name}: {refusal_in_words(refusal.reason, refusal.detail)}")

    def _print_json(self, articles: Iterator[dict[str, Any]]) -> None:
        """Print one JSON document article by article, so that no number of them fills memory."""
        self.stdout.write('{"articles": [', ending="")
        separator = ""
        for article in articles:
            self.stdout.write(separator + json.dumps(article, ensure_ascii=False), ending="")
            separator = ",\n"
        self.stdout.write("]}")


def _chunks(
    records: Iterable[tuple[str, Record]],
) -> Iterator[tuple[list[str], list[Record]]]:
    files: list[str] = []
    chunk: list[Record] = []
    for file, record in records:
        files.append(file)
        chunk.append(record)
        if len(chunk) == _CHUNK:
            yield files, chunk
            files, chunk = [], []
    yield files, chunk


def _lines(article: dict[str, Any]) -> Iterator[str]:
    """Yield what was found in an article, a line each, for people."""
    text = f"{article['headline']}\n{article['body']}"
    yield article["headline"] or _("(no headline)")
    yield _("File") + f": {article['file']}"
    yield _("External id") + f": {article['id']} · {article['source']} · {article['language']}"
    yield _("Published") + f": {_publication(article['published'])}"
    for likely in article["published"]["candidates"]:
        days = " – ".join(dict.fromkeys([likely["from"], likely["to"]]))
        near = ", ".join(f"#{report['article']} ({report['day']})" for report in likely["reports"])
        yield _("Likely day") + f": {days} {likely['share']:.0%} {near}".rstrip()
    for link in article["rounds"]:
        yield _("Round") + f": {link['slug']} ({link['relation']}): {link['evidence']}"
    for person in article["participants"]:
        places = (f"{m['surface']} [{m['start']}:{m['end']}]" for m in person["mentions"])
        yield _("Participant") + f": {person['id']}: {', '.join(places)}"
    for day in article["dates"]:
        days = f"{day['from'] or '?'} – {day['to'] or '?'}"
        yield _("Date") + f": {day['surface']} [{day['start']}:{day['end']}] {days}"
    for said in article["statements"]:
        speaker = said["speaker"] or said["speaker_surface"]
        words = text[said["start"] : said["end"]]
        yield _("Statement") + f": {speaker} ({said['verb']}): {words}"
    if article["duplicate_of"]:
        yield _("Copy of") + f": {article['duplicate_of']}"
    for cut in article["noise"]:
        yield _("Removed") + f": {cut['kind']}: {cut['text']}"


def _publication(published: dict[str, Any]) -> str:
    if published["from"] is None:
        return _("not known")
    days = " – ".join(dict.fromkeys([published["from"], published["to"]]))
    basis = f"{published['origin']}, {published['confidence']:.2f}: {published['evidence']}"
    return f"{days} ({basis})"
