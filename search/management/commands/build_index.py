"""Builds the search index."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from search.index.checking import seems_in_step
from search.index.generations import IndexUnavailableError
from search.index.updating import drain, rebuild
from search.management.progress import ProgressLine
from search.management.wording import held


class Command(BaseCommand):
    """Builds an index beside the one in use and swaps the two when it is whole."""

    help = (
        "Build the search index anew beside the one in use, then swap the two. "
        "Readers go on searching meanwhile; a build that is interrupted changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="do nothing if the index already holds every report",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, or say that there is nothing to do."""
        if options["if_needed"] and self._is_in_step():
            self.stdout.write(_("The index is in step."))
            return
        with ProgressLine(_("Indexing")) as progress:
            count = rebuild(progress)
        self.stdout.write(held(count))

    def _is_in_step(self) -> bool:
        try:
            drain()
            return seems_in_step()
        except IndexUnavailableError:
            return False
