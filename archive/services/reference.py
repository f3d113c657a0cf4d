"""Reference data: the tracks, rounds, participants, names and sources that come with the archive.

A release may correct them; an editor may too, and the editor's word stands. The history of a row
tells the two apart: only editors' changes carry a user.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from archive.models import (
    Alias,
    Attendance,
    Participant,
    Round,
    RoundAlias,
    SlugRedirect,
    Source,
    Tenure,
    Track,
)

FOLDER = settings.BASE_DIR / "fixtures" / "reference"
CHANGE_REASON = "reference data"

# What names a row everywhere; each model after those that it points to.
_NATURAL: dict[type[models.Model], tuple[str, ...]] = {
    Source: ("slug",),
    Track: ("slug",),
    Round: ("slug",),
    RoundAlias: ("round", "text"),
    Participant: ("slug",),
    Alias: ("participant", "text"),
    Tenure: ("participant", "office_en", "start"),
    Attendance: ("round", "participant", "delegation"),
}

Key = tuple[Any, ...]
Row = Mapping[str, Any]
Directory = dict[type[models.Model], dict[Key, int | None]]
"""Primary keys by natural keys; None for what an editor took away."""


class UnknownRowError(ValueError):
    """Reference data that names something it does not hold."""


@dataclass(slots=True)
class ReferenceReport:
    """What loading did; ``kept`` counts the rows left as an editor made them."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0


@transaction.atomic
def load_reference(folder: Path = FOLDER) -> ReferenceReport:
    """What came of bringing the archive's reference data up to that of the folder.

    Rows that are missing are created, rows that no editor has touched are updated, and nothing is
    deleted. What an editor changed, renamed, merged or deleted is left alone. Raises
    UnknownRowError for data that name a row which is nowhere.
    """
    rows = _read(folder)
    report = ReferenceReport()
    directory: Directory = {}
    for model in _NATURAL:
        _Loader(model, directory, report).load(rows.get(model._meta.label_lower, []))
    return report


def _read(folder: Path) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for path in sorted(folder.glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            rows.setdefault(row["model"], []).append(row["fields"])
    return rows


class _Loader:
    """Loads the rows of one model."""

    def __init__(
        self,
        model: type[models.Model],
        directory: Directory,
        report: ReferenceReport,
    ) -> None:
        self._model = model
        self._directory = directory
        self._report = report
        self._present = {self._key(row): row for row in model._default_manager.all()}
        self._touched = self._touched_by_editors()
        gone = dict.fromkeys(self._touched)
        present = {key: row.pk for key, row in self._present.items()}
        directory[model] = gone | _redirects(model) | present

    def load(self, rows: Sequence[Row]) -> None:
        """Load rows, each after those of the same model that it points to."""
        waiting = list(rows)
        while waiting:
            later = [row for row in waiting if not self._points_to_what_is_there(row)]
            if len(later) == len(waiting):
                raise UnknownRowError(
                    f"{self._model._meta.label}: {waiting[0]} names a row unknown"
                )
            for row in waiting:
                if row not in later:
                    self._load_one(row)
            waiting = later

    def _load_one(self, row: Row) -> None:
        wanted = self._instance(row)
        key = self._key(wanted)
        present = self._present.get(key)
        if key in self._touched or self._lacks_its_whole(wanted):
            self._report.kept += 1
            return
        if present is None:
            self._save(wanted)
            self._present[key] = wanted
            self._directory[self._model][key] = wanted.pk
            self._report.created += 1
        elif changed := [name for name in row if self._differ(name, present, wanted)]:
            for name in changed:
                attribute = self._model._meta.get_field(name).attname  # type: ignore[union-attr]
                setattr(present, attribute, getattr(wanted, attribute))
            self._save(present)
            self._report.updated += 1
        else:
            self._report.unchanged += 1

    def _instance(self, row: Row) -> models.Model:
        instance = self._model()
        for name, value in row.items():
            field = self._model._meta.get_field(name)
            if isinstance(field, models.ForeignKey):
                setattr(instance, field.attname, self._find(field, value))
            elif isinstance(field, models.Field):
                setattr(instance, name, field.to_python(value))
        return instance

    def _points_to_what_is_there(self, row: Row) -> bool:
        fields = ((self._model._meta.get_field(name), value) for name, value in row.items())
        return all(
            value is None or tuple(value) in self._directory[field.related_model]
            for field, value in fields
            if isinstance(field, models.ForeignKey)
        )

    def _lacks_its_whole(self, row: models.Model) -> bool:
        """Whether an editor deleted what the row cannot be without."""
        return any(
            not field.null and getattr(row, field.attname) is None
            for field in self._model._meta.concrete_fields
            if isinstance(field, models.ForeignKey)
        )

    def _find(self, field: "models.ForeignKey[Any, Any]", value: list[str] | None) -> int | None:
        return None if value is None else self._directory[field.related_model][tuple(value)]

    def _key(self, row: models.Model) -> Key:
        """What names the row: texts as they are stored, other rows by their keys."""
        fields = (self._model._meta.get_field(name) for name in _NATURAL[self._model])
        return tuple(
            field.get_prep_value(getattr(row, field.attname))
            for field in fields
            if isinstance(field, models.Field)
        )

    def _differ(self, name: str, one: models.Model, other: models.Model) -> bool:
        field = self._model._meta.get_field(name)
        if not isinstance(field, models.Field):
            return False
        values = (field.get_prep_value(getattr(row, field.attname)) for row in (one, other))
        return len(set(values)) > 1

    def _touched_by_editors(self) -> set[Key]:
        """The names, present and past, of the rows that an editor changed or deleted."""
        history: Any = getattr(self._model, "history", None)
        if history is None:
            return set()
        edited = history.filter(history_user__isnull=False).values_list("id", flat=True)
        return {self._key(past) for past in history.filter(id__in=set(edited))}

    def _save(self, row: models.Model) -> None:
        row._change_reason = CHANGE_REASON  # type: ignore[attr-defined]  # simple_history's hook
        row.save()


def _redirects(model: type[models.Model]) -> dict[Key, int]:
    """Where the old slugs of renamed and merged rows lead."""
    if model not in (Participant, Round):
        return {}
    target = "participant_id" if model is Participant else "round_id"
    found: Iterable[tuple[str, int]] = SlugRedirect.objects.filter(
        **{f"{target}__isnull": False}
    ).values_list("old_slug", target)
    return {(slug,): pk for slug, pk in found}
