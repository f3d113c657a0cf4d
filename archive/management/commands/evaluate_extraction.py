"""Measure extraction against labels."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from archive.ingest.evaluation import evaluate
from archive.ingest.hidden_dates import DatingScore, infer_hidden_dates
from archive.ingest.knowledge import load_knowledge
from archive.ingest.label_files import LabelsError, read_corpus, read_labels
from archive.ingest.pipeline import build_pipeline
from archive.ingest.scores import Score, Scores, Slip, total
from archive.ingest.values import Knowledge
from archive.management.database import require_tables

UNUSABLE = 2
# What a day that was given can be: exact, or wrong by so much.
_KINDS_OF_DAYS = 4
_COLUMNS = ("right", "missed", "false", "precision", "recall", "F1")


class Command(BaseCommand):
    """Prints how much of what people labelled extraction finds, and what it gets wrong."""

    help = (
        "Measure extraction against labelled reports: precision, recall and F1 of each kind of "
        "result, with every miss and every false alarm. Exit code: 0 measured, 2 the labels, "
        "their texts or the archive's names are not there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the labels and where their texts are."""
        parser.add_argument(
            "labels", nargs="?", metavar="LABELS", help="a file of labels, or a folder of them"
        )
        parser.add_argument(
            "--corpus", metavar="FILE", help="JSON lines with the texts of labels that hold none"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for programs")
        parser.add_argument(
            "--hide-dates",
            action="store_true",
            help="hide the stated dates of reports of the corpus and infer them: from each text "
            "alone, and with the corpus's other reports beside it",
        )
        parser.add_argument("--sample", type=int, default=400, metavar="N", help="so many of them")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="for the same sample")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure and print."""
        require_tables()
        if not (options["labels"] or options["hide_dates"]):
            raise CommandError(
                _("Give a file or folder of labels, or --hide-dates with --corpus FILE."),
                returncode=UNUSABLE,
            )
        knowledge = load_knowledge()
        if not (knowledge.names and knowledge.rounds):
            raise CommandError(
                _("The archive knows no names or rounds yet. Run “manage.py bootstrap” first."),
                returncode=UNUSABLE,
            )
        corpus = Path(options["corpus"]) if options["corpus"] else None
        try:
            scores = self._scores(knowledge, options["labels"], corpus)
            dating = self._dating(knowledge, corpus, options) if options["hide_dates"] else {}
        except LabelsError as error:
            raise CommandError(str(error), returncode=UNUSABLE) from error
        if options["json"]:
            self.stdout.write(json.dumps(_as_dict(scores, dating), ensure_ascii=False, indent=1))
        else:
            self._print(scores, dating)

    def _scores(self, knowledge: Knowledge, labels: str | None, corpus: Path | None) -> Scores:
        if not labels:
            return {}
        reports = read_labels(Path(labels), corpus)
        kinds = {name.participant: name.kind for name in knowledge.names}
        pipeline = build_pipeline(knowledge)
        return total(evaluate(report, pipeline(report.record), kinds) for report in reports)

    def _dating(
        self, knowledge: Knowledge, corpus: Path | None, options: dict[str, Any]
    ) -> Mapping[str, DatingScore]:
        if corpus is None:
            raise LabelsError(_("--hide-dates needs --corpus FILE."))
        if options["sample"] < 1:
            raise LabelsError(_("--sample needs a number of reports, 1 or more."))
        return infer_hidden_dates(
            read_corpus(corpus), knowledge, sample=options["sample"], seed=options["seed"]
        )

    def _print(self, scores: Scores, dating: Mapping[str, DatingScore]) -> None:
        if scores:
            self.stdout.write(f"{'':22}" + "".join(f"{column:>10}" for column in _COLUMNS))
        for category, score in scores.items():
            self.stdout.write(f"{category:22}" + "".join(f"{cell:>10}" for cell in _cells(score)))
        for category, score in scores.items():
            self._list(f"{category}: missed", score.misses)
            self._list(f"{category}: false alarms", score.false_alarms)
        for setting, dates in dating.items():
            self._print_dates(setting, dates)

    def _print_dates(self, setting: str, dates: DatingScore) -> None:
        """Print what became of the reports, as shares of all and of those given a day."""
        self.stdout.write(f"\n{setting:44}{'':>6}{'of all':>10}{'of days':>10}")
        days = dates.answered
        for at, (name, count) in enumerate(dates.counts().items()):
            of_days = f"{count / days:>10.1%}" if days and at < _KINDS_OF_DAYS else ""
            self.stdout.write(f"{name:44}{count:>6}{count / max(1, dates.total):>10.1%}{of_days}")
        self._list(f"{setting}: wrong by more than a month", dates.far_off)

    def _list(self, heading: str, slips: list[Slip]) -> None:
        if not slips:
            return
        self.stdout.write(f"\n{heading} ({len(slips)})")
        for slip in slips:
            context = f"  «{slip.context}»" if slip.context else ""
            self.stdout.write(f"  {slip.report}  {slip.what}{context}")


def _cells(score: Score) -> list[str]:
    shares = (score.precision, score.recall, score.f1)
    return [
        str(score.right),
        str(len(score.misses)),
        str(len(score.false_alarms)),
        *("-" if share is None else f"{share:.3f}" for share in shares),
    ]


def _as_dict(scores: Scores, dating: Mapping[str, DatingScore]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "categories": {category.value: _score(score) for category, score in scores.items()}
    }
    if dating:
        result["hidden_dates"] = {
            setting: {
                "total": dates.total,
                "answered": dates.answered,
                **dates.counts(),
                "far_off": [asdict(slip) for slip in dates.far_off],
            }
            for setting, dates in dating.items()
        }
    return result


def _score(score: Score) -> dict[str, Any]:
    return {
        "right": score.right,
        "missed": len(score.misses),
        "false": len(score.false_alarms),
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "misses": [asdict(slip) for slip in score.misses],
        "false_alarms": [asdict(slip) for slip in score.false_alarms],
    }
