"""Take an import back, whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from archive.management.database import require_tables
from archive.management.index import bring_in_step
from archive.models import Article, ImportBatch
from archive.services.importing import ImportProblem, ImportRunningError
from archive.services.undoing import UndoReport, kept_in_words, undo_import

UNUSABLE, BUSY = 2, 3


class Command(BaseCommand):
    """Deletes what an import added and brings back what it replaced."""

    help = (
        "Undo an import: reports that it added are deleted, those that it updated go back to their "
        "previous original. What an editor has changed or reviewed since is kept and listed. "
        "Originals stay. Exit code: 0 undone, 2 it cannot be undone, 3 an import is running."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare which import to undo."""
        parser.add_argument("batch", metavar="BATCH", type=int, help="the import's number")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument(
            "--force", action="store_true", help="also what editors have changed or reviewed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Undo, report."""
        require_tables()
        try:
            batch = ImportBatch.objects.get(pk=options["batch"])
        except ImportBatch.DoesNotExist as error:
            raise CommandError(
                _("There is no import no. %(number)s. Nothing was changed.")
                % {"number": options["batch"]},
                returncode=UNUSABLE,
            ) from error
        try:
            report = undo_import(batch, force=options["force"], dry_run=options["dry_run"])
        except ImportRunningError as problem:
            raise CommandError(str(problem), returncode=BUSY) from problem
        except ImportProblem as problem:
            raise CommandError(str(problem), returncode=UNUSABLE) from problem
        self._print(report)
        if not report.is_dry_run:
            bring_in_step()

    def _print(self, report: UndoReport) -> None:
        if report.is_dry_run:
            self.stdout.write(_("Dry run: nothing was stored."))
        for label, count in (
            (_("Deleted"), len(report.deleted)),
            (_("Brought back"), len(report.restored)),
            (_("Kept"), len(report.kept)),
        ):
            self.stdout.write(f"{label}: {count}")
        headlines = dict(Article.objects.filter(pk__in=report.kept).values_list("pk", "headline"))
        for pk, reason in report.kept.items():
            self.stdout.write(f"  {pk} {headlines.get(pk, '')}: {kept_in_words(reason)}")
