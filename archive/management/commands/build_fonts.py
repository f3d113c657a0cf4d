"""Make the site's typefaces."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from archive.finders import FOLDER
from archive.fonts import build_fonts


class Command(BaseCommand):
    """Writes the WOFF2 files; collectstatic does the same where they are missing."""

    help = "Cut the site's typefaces from their packages into WOFF2 files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare --anew."""
        parser.add_argument(
            "--anew", action="store_true", help="build them even if nothing changed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and list them with their sizes."""
        for path in build_fonts(settings.BUILT_STATIC_DIR / FOLDER, anew=options["anew"]):
            self.stdout.write(f"{path.stat().st_size / 1024:6.1f} KB  {path.name}")
