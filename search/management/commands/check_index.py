"""Compares the search index with the database."""

import sys
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.index.checking import Comparison, compare
from search.index.generations import IndexUnavailableError
from search.index.updating import apply_to_current, rebuild
from search.management.progress import ProgressLine
from search.management.wording import held

_SHOWN = 10


class Command(BaseCommand):
    """Tells which reports are missing from the index, too many in it, or not as they are now."""

    help = (
        "Compare the search index with the database. Exits with 1 if they differ and --repair is "
        "not given."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--repair", action="store_true", help="bring the index in step with the database"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, tell, and repair if asked to."""
        try:
            comparison = compare()
        except IndexUnavailableError:
            self.stdout.write(_("There is no index that this version can read."))
            if not options["repair"]:
                sys.exit(1)
            self._rebuild()
            return
        self._tell(comparison)
        if comparison.is_in_step:
            return
        if not options["repair"]:
            self.stdout.write(_("Run check_index --repair to bring the index in step."))
            sys.exit(1)
        self._repair(comparison)

    def _tell(self, comparison: Comparison) -> None:
        self.stdout.write(held(comparison.indexed))
        if comparison.is_in_step:
            self.stdout.write(self.style.SUCCESS(_("It is in step with the database.")))
        self._tell_numbers(_("Missing from it"), comparison.missing)
        self._tell_numbers(_("Not in the database, or twice in the index"), comparison.surplus)
        self._tell_numbers(_("Changed since they were indexed"), comparison.stale)
        if comparison.names_changed:
            self.stdout.write(_("Names were added or changed since the index was built."))

    def _tell_numbers(self, label: str, numbers: Sequence[int]) -> None:
        if numbers:
            some = ", ".join(map(str, numbers[:_SHOWN]))
            more = ", …" if len(numbers) > _SHOWN else ""
            self.stdout.write(f"{label}: {len(numbers)} ({some}{more})")

    def _repair(self, comparison: Comparison) -> None:
        wrong = {*comparison.missing, *comparison.surplus, *comparison.stale}
        if comparison.names_changed or len(wrong) * 2 > comparison.indexed:
            self._rebuild()
            return
        count = apply_to_current(wrong)
        text = ngettext(
            "Repaired: %(count)d report was indexed again.",
            "Repaired: %(count)d reports were indexed again.",
            count,
        )
        self.stdout.write(self.style.SUCCESS(text % {"count": count}))

    def _rebuild(self) -> None:
        with ProgressLine(_("Indexing")) as progress:
            count = rebuild(progress)
        self.stdout.write(self.style.SUCCESS(held(count)))
