"""Reads labels from files, in either of two formats, and joins them to the texts they speak of.

One file for several saved texts that lie beside it (lines and columns), or one file a report
(offsets) for reports of a corpus; the second holds no text, so that it may be passed on.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from archive.dates import DateRange
from archive.ingest.labels import (
    DateLabel,
    LabelledReport,
    NameLabel,
    NoiseLabel,
    RoundLabel,
    StatementLabel,
)
from archive.ingest.readers import jsonl
from archive.ingest.values import Record, Refusal, Relation

_NAMED = ("people", "organisations")
_COUNTRY = "country"


class LabelsError(Exception):
    """Labels that cannot be read or joined to their texts; its message says what to do."""


def read_labels(path: Path, corpus: Path | None) -> list[LabelledReport]:
    """The labelled reports of a file or of a folder of files.

    ``corpus`` is the file of JSON lines that holds the texts where the labels stand apart from
    them. Raises LabelsError for labels that cannot be read and for texts that are not there or not
    the ones that were labelled.
    """
    if not path.exists():
        raise LabelsError(_("No such file or folder: %(path)s.") % {"path": path})
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise LabelsError(_("There are no labels (*.json) in %(path)s.") % {"path": path})
    apart: dict[str, Mapping[str, Any]] = {}
    reports = []
    for file in files:
        data = _read_json(file)
        try:
            if "seeds" in data:
                reports += [_beside(file.parent / name, of) for name, of in data["seeds"].items()]
            else:
                apart[data["report"]] = data
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise _not_labels(file, error) from error
    return reports + _join(apart, corpus)


def read_corpus(corpus: Path) -> Iterator[Record]:
    """Yield the reports of a corpus; what cannot be read is passed over.

    Raises LabelsError where the file is not there.
    """
    if not corpus.is_file():
        raise LabelsError(
            _(
                "The corpus that the labels speak of is not at %(path)s. Say where it is with "
                "--corpus FILE; its texts are not part of the project."
            )
            % {"path": corpus}
        )
    for item in jsonl.read(corpus, corpus.name):
        if not isinstance(item, Refusal):
            yield item


def _read_json(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _not_labels(file, error) from error
    if not isinstance(data, dict):
        raise _not_labels(file, "{}")
    return data


def _not_labels(file: Path, error: object) -> LabelsError:
    return LabelsError(
        _("%(path)s does not hold labels that can be read (%(error)s).")
        % {"path": file, "error": error}
    )


def _beside(path: Path, labels: Mapping[str, Any]) -> LabelledReport:
    """The report of a text that lies beside its labels."""
    try:
        original = path.read_bytes()
    except OSError as error:
        raise LabelsError(
            _("The labelled text %(path)s is not there. Keep it beside its labels.")
            % {"path": path}
        ) from error
    text = original.decode("utf-8")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    noise = {label["line"] for label in labels["noise"]}

    def offsets(place: Mapping[str, Any]) -> tuple[int, int]:
        before = starts[place["line"] - 1]
        return before + place["start"], before + place["end"]

    primary = labels["primary_rounds"]
    named = [entry for kind in _NAMED for entry in labels[kind]]
    named += [entry for entry in labels["places"] if entry["kind"] == _COUNTRY]
    return LabelledReport(
        name=path.name,
        record=Record(path.name, original, "text/plain", "utf-8", text),
        text=text,
        published=dt.date.fromisoformat(labels["publication_date"]),
        names=tuple(
            NameLabel(entry["id"], surface["surface"], *offsets(place))
            for entry in named
            for surface in entry["surfaces"]
            for place in surface["occurrences"]
            if place["line"] not in noise
        ),
        dates=tuple(
            DateLabel(date["text"], *offsets(date), tuple(_readings(date)))
            for date in labels["dates"]
            if date["line"] not in noise
        ),
        rounds=tuple(
            RoundLabel(
                known["slug"],
                Relation.SUBJECT if known["slug"] in primary else Relation.MENTIONED,
                known["mentions"][0]["surface"],
            )
            for known in labels["rounds"]
        ),
        noise=tuple(NoiseLabel(label["line"], label["kind"]) for label in labels["noise"]),
    )


def _readings(date: Mapping[str, Any]) -> Iterator[DateRange]:
    """Yield the days that a reading may give: as the facts have them, and word for word."""
    for first, last in (("iso_start", "iso_end"), ("literal_iso_start", "literal_iso_end")):
        if date.get(first):
            yield _days(date[first], date[last])


def _days(first: str, last: str) -> DateRange:
    return DateRange(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def _join(apart: Mapping[str, Mapping[str, Any]], corpus: Path | None) -> list[LabelledReport]:
    """The reports of labels that stand apart from their texts."""
    if not apart:
        return []
    if corpus is None:
        raise LabelsError(
            _("These labels speak of the texts of a corpus. Say where it is with --corpus FILE.")
        )
    records = {record.external_id: record for record in read_corpus(corpus)}
    if missing := sorted(apart.keys() - records.keys()):
        raise LabelsError(
            _("The corpus %(path)s does not hold %(reports)s.")
            % {"path": corpus, "reports": ", ".join(missing)}
        )
    return [_joined(records[name], labels) for name, labels in apart.items()]


def _joined(record: Record, labels: Mapping[str, Any]) -> LabelledReport:
    data = json.loads(record.original)
    text = f"{data['title']}\n{data['text']}"
    name = labels["report"]
    try:
        if hashlib.sha256(text.encode()).hexdigest() != labels["sha256"]:
            raise LabelsError(
                _("The text of %(report)s is not the one that was labelled.") % {"report": name}
            )
        return LabelledReport(
            name=name,
            record=record,
            text=text,
            published=dt.date.fromisoformat(labels["published"]),
            names=tuple(
                NameLabel(of["id"], of["surface"], of["start"], of["end"], _is_optional(of))
                for of in (*labels["participants"], *labels["states"])
            ),
            dates=tuple(
                DateLabel(
                    of["surface"],
                    of["start"],
                    of["end"],
                    (_days(of["first"], of["last"]),) if of["first"] else (),
                    _is_optional(of),
                )
                for of in labels["dates"]
            ),
            rounds=tuple(
                RoundLabel(of["slug"], Relation(of["relation"]), of["surface"], _is_optional(of))
                for of in labels["rounds"]
            ),
            statements=tuple(
                StatementLabel(
                    of["speaker"] or "",
                    of["speaker_surface"],
                    of["verb"],
                    of["direct"],
                    of["start"],
                    of["end"],
                    _is_optional(of),
                )
                for of in labels["statements"]
            ),
            noise=tuple(NoiseLabel(of["line"], of["kind"]) for of in labels["noise"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _not_labels(Path(f"{name}.json"), error) from error


def _is_optional(label: Mapping[str, Any]) -> bool:
    return bool(label.get("optional", False))
