"""Compare all reports with one another and group the copies."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from archive.ingest.duplicates import AGENCY_STORY, NEAR_COPY, SAME_TEXT
from archive.management.database import require_tables
from archive.management.index import bring_in_step
from archive.management.progress import Progress
from archive.services.duplicates import DuplicateReport, group_duplicates


class Command(BaseCommand):
    """Groups the copies of a report as one story; nothing is deleted."""

    help = (
        "Find copies among all reports: the same text, the same with small edits, and an agency's "
        "story in several outlets. Each copy is joined to the earliest report. What an editor "
        "decided about a copy stays. Imports do this for what is new by themselves."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--dry-run", action="store_true", help="compare, store nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, print what was found; list the stories if asked for more words."""
        require_tables()
        with Progress(_("Reports"), sys.stderr) as progress:
            report = group_duplicates(dry_run=options["dry_run"], progress=progress.show)
        if options["dry_run"]:
            self.stdout.write(_("Dry run: nothing was stored."))
        self._print(report)
        if not options["dry_run"]:
            bring_in_step()
        if options["verbosity"] > 1:
            for story in report.stories:
                self.stdout.write(" ".join(map(str, story)))

    def _print(self, report: DuplicateReport) -> None:
        for label, count in (
            (_("Compared"), report.compared),
            (_("Pairs of the same text"), report.links[SAME_TEXT]),
            (_("Pairs that differ in small edits"), report.links[NEAR_COPY]),
            (_("Pairs of an agency's story"), report.links[AGENCY_STORY]),
            (_("Stories with copies"), len(report.stories)),
            (_("Reports that changed place"), report.changed),
        ):
            self.stdout.write(f"{label}: {count}")
