"""Date the reports that state no date by those that do."""

import sys
from contextlib import ExitStack
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from archive.ingest.knowledge import ENOUGH_DATED
from archive.management.change_report import change_report
from archive.management.database import require_tables
from archive.management.index import bring_in_step
from archive.management.progress import Progress
from archive.services.dating import DatingReport, date_undated
from archive.services.importing import ImportRunningError
from archive.services.importing.lock import only_one

UNUSABLE, BUSY = 2, 3


class Command(BaseCommand):
    """Compares undated reports with the dated ones; what editors decided stays."""

    help = (
        "Infer when reports that state no date were published, from their words and from the dated "
        "reports of the archive that are most like them. A date that an editor set stays; a later "
        "run weighs every other inferred date anew. Imports do this for what is new by themselves. "
        "Exit code: 0 done, 2 too few dated reports or the arguments cannot be used, 3 an import "
        "is running."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--report", metavar="FILE", help="write changes, a line of JSON each")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, date, report."""
        require_tables()
        try:
            with only_one():
                report = self._date(options)
        except ImportRunningError as problem:
            raise CommandError(str(problem), returncode=BUSY) from problem
        if not report.has_enough:
            raise CommandError(
                _(
                    "The archive holds fewer than %(count)s reports whose day of publication is "
                    "known: too few to date others by. Nothing was changed."
                )
                % {"count": ENOUGH_DATED},
                returncode=UNUSABLE,
            )
        self._print(report, options["dry_run"])
        if not options["dry_run"]:
            bring_in_step()

    def _date(self, options: dict[str, Any]) -> DatingReport:
        with ExitStack() as stack:
            tell = stack.enter_context(change_report(options["report"]))
            progress = stack.enter_context(Progress(_("Reports"), sys.stderr))
            return date_undated(
                dry_run=options["dry_run"],
                progress=lambda done: progress.show(done.read, done.total),
                tell=tell,
            )

    def _print(self, report: DatingReport, is_dry_run: bool) -> None:
        if is_dry_run:
            self.stdout.write(_("Dry run: nothing was stored."))
        for label, count in (
            (_("Without a stated date"), report.extraction.total),
            (_("Given a day by the archive"), report.days),
            (_("Given some days or weeks by the archive"), report.ranges),
            (_("Changed"), report.extraction.changed),
        ):
            self.stdout.write(f"{label}: {count}")
