"""Set the archive up, or bring it up to date after a change of version."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from archive.services.editors import FIRST_EDITOR, create_first_editor
from archive.services.importing import ImportProblem, import_paths
from archive.services.reference import load_reference

SAMPLE = settings.BASE_DIR / "fixtures" / "sample"
# The series that some of the sample reports, saved as text files, belong to.
SAMPLE_SOURCE = "masar-wakala"


class Command(BaseCommand):
    """Does what is not done yet, and nothing twice."""

    help = (
        "Create or update the tables, load the reference data, build the index and, the first "
        "time, create the editor's account. Safe to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --sample."""
        parser.add_argument("--sample", action="store_true", help="also import the sample reports")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do each step and say what came of it."""
        call_command("migrate", interactive=False, verbosity=0)
        self._load_reference()
        if options["sample"]:
            self._import_sample()
        call_command("build_index", "--if-needed", stdout=self.stdout, stderr=self.stderr)
        self._create_editor()

    def _load_reference(self) -> None:
        report = load_reference()
        self.stdout.write(
            _("Reference data: %(created)s added, %(updated)s updated, %(kept)s left to editors.")
            % {"created": report.created, "updated": report.updated, "kept": report.kept}
        )

    def _import_sample(self) -> None:
        try:
            # First a rehearsal, so that a start that brings nothing leaves no import behind.
            report = import_paths([SAMPLE], source=SAMPLE_SOURCE, dry_run=True)
            if report.unchanged < report.total:
                report = import_paths([SAMPLE], source=SAMPLE_SOURCE)
        except ImportProblem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            _("Sample reports: %(added)s added, %(updated)s updated, %(unchanged)s unchanged.")
            % {"added": report.added, "updated": report.updated, "unchanged": report.unchanged}
        )

    def _create_editor(self) -> None:
        password = create_first_editor()
        if password is not None:
            self.stdout.write(
                self.style.SUCCESS(
                    _("Editor's sign-in: %(user)s, password %(password)s (shown only this once).")
                    % {"user": FIRST_EDITOR, "password": password}
                )
            )
