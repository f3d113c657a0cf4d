"""Import reports from files and folders."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.ingest.report import ImportReport, refusal_in_words, warning_in_words
from archive.management.database import require_tables
from archive.management.index import bring_in_step
from archive.management.progress import Progress
from archive.services.importing import ImportProblem, ImportRunningError, import_paths

REFUSED, UNUSABLE, BUSY, INTERRUPTED = 1, 2, 3, 130
_SHOWN = 20


class Command(BaseCommand):
    """Reads reports into the archive and tells what came of each that was not taken."""

    help = (
        "Import reports from text files, JSON lines and folders of them. What is in already is "
        "passed over, so the same command can be given again. Exit code: 0 all was taken, 1 "
        "something was refused, 2 the arguments cannot be used, 3 another import is running."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what to import and how."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders")
        parser.add_argument("--source", metavar="SLUG", help="source of reports that name none")
        parser.add_argument("--dry-run", action="store_true", help="read everything, store nothing")
        parser.add_argument("--report", metavar="FILE", help="write what was done as JSON")
        parser.add_argument(
            "--no-index", action="store_true", help="leave the index to a later build_index"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, index, report."""
        require_tables()
        report_file = Path(options["report"]) if options["report"] else None
        if report_file is not None:
            _require_writable(report_file)
        report = self._import(options)
        if report_file is not None:
            text = json.dumps(report.as_dict(), ensure_ascii=False, indent=2)
            report_file.write_text(text + "\n", encoding="utf-8")
        self._print(report)
        if not (options["no_index"] or report.is_dry_run):
            bring_in_step()
        if report.refused:
            sys.exit(REFUSED)

    def _import(self, options: dict[str, Any]) -> ImportReport:
        try:
            with Progress(_("Reports"), sys.stderr) as progress:
                return import_paths(
                    options["paths"],
                    source=options["source"],
                    dry_run=options["dry_run"],
                    progress=lambda report: progress.show(report.total),
                )
        except ImportRunningError as problem:
            raise CommandError(str(problem), returncode=BUSY) from problem
        except ImportProblem as problem:
            raise CommandError(str(problem), returncode=UNUSABLE) from problem
        except KeyboardInterrupt:
            self.stderr.write(
                _("Interrupted. What was reported as done is in; run it again to do the rest.")
            )
            sys.exit(INTERRUPTED)

    def _print(self, report: ImportReport) -> None:
        if report.is_dry_run:
            self.stdout.write(_("Dry run: nothing was stored."))
        for label, count in (
            (_("Added"), report.added),
            (_("Updated"), report.updated),
            (_("Unchanged"), report.unchanged),
            (_("Refused"), report.refused),
        ):
            self.stdout.write(f"{label}: {count}")
        if report.dated:
            self.stdout.write(_("Dated by the archive’s dated reports") + f": {report.dated}")
        refusals = [(r.name, refusal_in_words(r.reason, r.detail)) for r in report.refusals]
        self._list(_("Refused:"), refusals)
        self._list(_("To note:"), [(w.name, warning_in_words(w)) for w in report.warnings])

    def _list(self, heading: str, lines: list[tuple[str, str]]) -> None:
        if not lines:
            return
        self.stderr.write(heading)
        for name, words in lines[:_SHOWN]:
            self.stderr.write(f"  {name}: {words}")
        if (more := len(lines) - _SHOWN) > 0:
            self.stderr.write(
                ngettext(
                    "  … and %(count)s more; --report FILE lists them all.",
                    "  … and %(count)s more; --report FILE lists them all.",
                    more,
                )
                % {"count": more}
            )


def _require_writable(path: Path) -> None:
    """Raise CommandError where the report could not be written, before any work is done."""
    try:
        path.open("a", encoding="utf-8").close()
    except OSError as error:
        raise CommandError(
            _("Cannot write the report to %(path)s: %(reason)s. Nothing was imported.")
            % {"path": path, "reason": error.strerror},
            returncode=UNUSABLE,
        ) from error
