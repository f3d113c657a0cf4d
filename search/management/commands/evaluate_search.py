"""Measures how well search finds what it should."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from search.evaluation import Judgement, QueryFileError, evaluate_queries, read_judgements
from search.management.progress import ProgressLine


class Command(BaseCommand):
    """Runs queries of which the right answer is known, the way the site runs them."""

    help = (
        "Run queries whose answer is known through the same code as the site, and print MRR@10, "
        "hit@1, recall@10 and latency."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "queries", type=Path, metavar="QUERIES.tsv", help="lines of: query TAB external id"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, run, print."""
        try:
            judgements: list[Judgement] = read_judgements(options["queries"])
        except (OSError, QueryFileError) as error:
            raise CommandError(str(error)) from error
        with ProgressLine(_("Searching")) as progress:
            figures = evaluate_queries(judgements, progress)
        if options["json"]:
            self.stdout.write(json.dumps(figures))
            return
        for name, value in figures.items():
            self.stdout.write(f"{name:>12}  {value}")
