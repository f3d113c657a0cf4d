"""What search does when the archive speaks."""

import logging
from collections.abc import Callable
from threading import Thread
from typing import Any

from django.db import connection

from archive.models import ArticleChange

from .index.generations import IndexUnavailableError
from .index.live import live_index
from .index.updating import drain, has_merges_left, merge

logger = logging.getLogger(__name__)

AT_ONCE = 100
"""Whoever saved no more reports than this waits for them to be findable."""
BACKGROUND = "index-follows-changes"


def follow_changes(progress: Callable[[int, int], None] | None = None, **_: Any) -> None:
    """Bring the index in step with the articles that changed.

    Who gives no ``progress`` waits for a page: where many articles changed, a thread sees to them.
    """
    if progress is None and ArticleChange.objects.count() > AT_ONCE:
        # Not a daemon: a worker that is being replaced finishes what it began. Should it be
        # killed, the outbox still holds the rest, and the next change takes it up.
        Thread(target=_follow_aside, name=BACKGROUND).start()
    else:
        drain(progress)
        if has_merges_left():
            Thread(target=_merge_aside, name=BACKGROUND).start()


def _follow_aside() -> None:
    try:
        drain()
        if has_merges_left():
            merge()
    except IndexUnavailableError:
        logger.warning("many articles changed, and there is no index to put them into")
    finally:
        connection.close()


def _merge_aside() -> None:
    try:
        merge()
    except IndexUnavailableError:
        logger.warning("the index went while its segments were to be merged")
    finally:
        connection.close()


def check_index() -> None:
    """Raise if there is no index that can be searched."""
    live_index().snapshot()
