"""Run extraction anew over the originals that the archive holds."""

import sys
from contextlib import ExitStack
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from archive.ingest.report import refusal_in_words
from archive.management.change_report import change_report
from archive.management.database import require_tables
from archive.management.index import bring_in_step
from archive.management.progress import Progress
from archive.models import ImportBatch, Source
from archive.services.extraction import reextract
from archive.services.importing import ImportRunningError
from archive.services.rereading import KINDS, ExtractionReport

REFUSED, UNUSABLE, BUSY, INTERRUPTED = 1, 2, 3, 130


class Command(BaseCommand):
    """Replaces what an earlier run of extraction found; what editors decided stays."""

    help = (
        "Run extraction anew over stored originals. Only suggestions that a rule made are "
        "replaced: what an editor confirmed, rejected, entered or dated stays. Interrupted, it "
        "says after which report to go on. Exit code: 0 all were read, 1 some could not be read, "
        "2 the arguments cannot be used, 3 an import is running."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare which reports to read, and what of them to replace."""
        parser.add_argument("--source", metavar="SLUG", help="reports of this source alone")
        parser.add_argument("--batch", metavar="N", type=int, help="reports of this import alone")
        parser.add_argument(
            "--only", choices=sorted(KINDS), action="append", default=[], help="may be repeated"
        )
        parser.add_argument(
            "--after", metavar="N", type=int, default=0, help="go on after report N"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--report", metavar="FILE", help="write changes, a line of JSON each")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, replace, report."""
        require_tables()
        _require_known(options)
        self._done = ExtractionReport()
        try:
            report = self._run(options)
        except ImportRunningError as problem:
            raise CommandError(str(problem), returncode=BUSY) from problem
        except KeyboardInterrupt:
            self.stderr.write(
                _("Interrupted. What was done is in; go on with --after %(number)s.")
                % {"number": max(self._done.last, options["after"])}
            )
            sys.exit(INTERRUPTED)
        self._print(report, options["dry_run"])
        if not options["dry_run"]:
            bring_in_step()
        if report.refusals:
            sys.exit(REFUSED)

    def _run(self, options: dict[str, Any]) -> ExtractionReport:
        with ExitStack() as stack:
            tell = stack.enter_context(change_report(options["report"]))
            progress = stack.enter_context(Progress(_("Reports"), sys.stderr))

            def show(report: ExtractionReport) -> None:
                self._done = report
                progress.show(report.read, report.total)

            return reextract(
                source=options["source"],
                batch=options["batch"],
                only=options["only"],
                after=options["after"],
                dry_run=options["dry_run"],
                progress=show,
                tell=tell,
            )

    def _print(self, report: ExtractionReport, is_dry_run: bool) -> None:
        if is_dry_run:
            self.stdout.write(_("Dry run: nothing was stored."))
        self.stdout.write(_("Read") + f": {report.read}")
        self.stdout.write(_("Changed") + f": {report.changed}")
        for name, count in sorted(report.fields.items()):
            self.stdout.write(f"  {name}: {count}")
        for kind in sorted({*report.added, *report.removed}):
            self.stdout.write(f"  {kind}: +{report.added[kind]} −{report.removed[kind]}")
        if report.kept:
            self.stdout.write(
                _("Left as they are, because their text would change under what is to stay:")
            )
            self.stdout.write(f"  {' '.join(map(str, report.kept))}")
        for refusal in report.refusals:
            words = refusal_in_words(refusal.reason, refusal.detail)
            self.stderr.write(f"{refusal.name}: {words}")


def _require_known(options: dict[str, Any]) -> None:
    slug, number = options["source"], options["batch"]
    if slug is not None and not Source.objects.filter(slug=slug).exists():
        raise CommandError(
            _("There is no source “%(slug)s”. Nothing was changed.") % {"slug": slug},
            returncode=UNUSABLE,
        )
    if number is not None and not ImportBatch.objects.filter(pk=number).exists():
        raise CommandError(
            _("There is no import no. %(number)s. Nothing was changed.") % {"number": number},
            returncode=UNUSABLE,
        )
