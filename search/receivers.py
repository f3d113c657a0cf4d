"""What search does when the archive speaks."""

from collections.abc import Callable
from typing import Any

from .index.live import live_index
from .index.updating import drain


def follow_changes(progress: Callable[[int, int], None] | None = None, **_: Any) -> None:
    """Bring the index in step with the articles that changed."""
    drain(progress)


def check_index() -> None:
    """Raise if there is no index that can be searched."""
    live_index().snapshot()
