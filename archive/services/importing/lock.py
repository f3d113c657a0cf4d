"""One at a time: imports, undoing them, and new runs of extraction keep out of each other's way."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from filelock import FileLock, Timeout

from archive.models import BatchState, ImportBatch

from .problems import ImportRunningError

LOCK_NAME = "import.lock"


@contextmanager
def only_one() -> Iterator[None]:
    """Hold the lock of imports; raises ImportRunningError where another process holds it.

    An import that still counts as running has died: whoever runs one holds the lock.
    """
    lock = FileLock(settings.DATA_DIR / LOCK_NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        running = ImportBatch.objects.filter(state=BatchState.RUNNING).select_related("user")
        raise ImportRunningError(running.first()) from None
    try:
        ImportBatch.objects.filter(state=BatchState.RUNNING).update(state=BatchState.INTERRUPTED)
        yield
    finally:
        lock.release()
