"""Haystack's name for building the index, which here empties nothing first."""

from typing import Any

from django.utils.translation import gettext as _
from haystack.management.commands.rebuild_index import Command as HaystackCommand

from search.index.updating import rebuild
from search.management.progress import ProgressLine
from search.management.wording import held


class Command(HaystackCommand):
    """Does what ``build_index`` does.

    Haystack's own would take every report out of the index in use before the first comes back, and
    use one processor.
    """

    help = (
        "Build the search index anew beside the one in use, then swap the two, as build_index "
        "does. Haystack's options are accepted and make no difference."
    )

    def handle(self, **options: Any) -> None:
        """Build; there is nothing to confirm, since nothing is removed before it is replaced."""
        with ProgressLine(_("Indexing")) as progress:
            count = rebuild(progress)
        self.stdout.write(held(count))
