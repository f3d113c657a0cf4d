"""Who is said to have changed a row, in its history."""

from django.contrib.auth.models import User
from django.db.models import Model


def changed_by(row: Model, by: User | None) -> None:
    """Have the history attribute the next save or deletion of the row to that editor."""
    row._history_user = by  # type: ignore[attr-defined]  # simple_history's own hook
