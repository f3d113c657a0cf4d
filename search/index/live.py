"""The index in use, as this process last saw it."""

import logging
import time
from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings

from search.backends.allocation import keep_freed_memory
from search.backends.snapshot import Snapshot

from .generations import IndexRoot, IndexUnavailableError, Stamp

logger = logging.getLogger(__name__)

# Files that a commit or a swap in another process removes while they are being opened.
_ATTEMPTS = 10
_PAUSE = 0.02


class LiveIndex:
    """Hands out snapshots of the index, a new one as soon as any process has changed it."""

    def __init__(self, root: IndexRoot) -> None:
        keep_freed_memory()
        self._root = root
        self._snapshot: Snapshot | None = None
        self._stamp: Stamp | None = None
        self._lock = Lock()

    def snapshot(self) -> Snapshot:
        """The index as it is now; IndexUnavailableError where there is none of this version."""
        stamp = self._root.stamp()
        snapshot = self._snapshot
        if snapshot is not None and stamp == self._stamp:
            return snapshot
        with self._lock:
            if self._snapshot is None or self._root.stamp() != self._stamp:
                self._snapshot, self._stamp = self._open()
            return self._snapshot

    def _open(self) -> tuple[Snapshot, Stamp | None]:
        for _ in range(_ATTEMPTS):
            # Read first: a change after it is seen next time.
            stamp = self._root.stamp()
            try:
                return Snapshot(self._root.current(), self._snapshot), stamp
            except IndexUnavailableError:
                if self._root.stamp() == stamp:
                    raise
            except OSError:
                logger.info("the index changed while it was being opened", exc_info=True)
            time.sleep(_PAUSE)
        raise IndexUnavailableError("the index cannot be read")


def index_root() -> IndexRoot:
    """Where the settings put the index."""
    return IndexRoot(Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"]))


def live_index() -> LiveIndex:
    """The index that the settings name."""
    return _live_index(index_root().path)


@cache
def _live_index(path: Path) -> LiveIndex:
    return LiveIndex(IndexRoot(path))
