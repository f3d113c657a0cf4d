"""Keeps the index in step with the database.

Changes come through the outbox (``archive.models.ArticleChange``), written in the transaction that
changes an article. One process at a time drains it, under the write lock; a row goes once its
article is in the index, so that whatever fails is tried again with the next change.
"""

from collections.abc import Callable, Collection

from filelock import Timeout

from archive.models import Article, ArticleChange
from search.backends.building import build
from search.backends.writing import ALL, SMALL, apply_changes, create_empty, is_to_be_merged

from .generations import Generation, IndexRoot, IndexUnavailableError, changed_while_building
from .live import index_root, live_index
from .reading import all_documents, documents_of, protected_names

Progress = Callable[[int, int], None]
"""Told (done, total)."""

# Articles in one commit.
_BATCH = 2_000
# The same where readers and editors are about, and changes of theirs may come in between.
_SMALL_BATCH = 250
# Whoever waits for a page does not wait for an index of more articles than this to be built.
_QUICKLY_BUILT = 2_000
# Fewer changes than this are never worth building anew for.
_FEW = 500
# Who holds the lock looks into the outbox once more when it has let go of it.
_PATIENCE = 0.5


def drain(progress: Progress | None = None) -> int:
    """Bring the index in step with the outbox and return how many changes were dealt with.

    Returns at once where another process is at it: that one deals with these changes as well.
    ``progress`` is given by who can wait; without it, IndexUnavailableError is raised where only a
    long build would help.
    """
    root = index_root()
    dealt_with = 0
    while ArticleChange.objects.exists():
        if _needs_a_build(can_wait=progress is not None):
            pending = ArticleChange.objects.count()
            rebuild(progress)
            return dealt_with + pending
        try:
            with root.write_lock(_PATIENCE):
                dealt_with += _drain_under_lock(root, progress)
        except Timeout:
            break
    return dealt_with


def rebuild(progress: Progress | None = None) -> int:
    """Build the index anew beside the one in use, swap, and return how many articles it holds."""
    root = index_root()
    with root.build_lock():
        with root.write_lock():
            noted = list(ArticleChange.objects.values_list("pk", flat=True))
            built = root.begin()
        protected = protected_names()
        built.write_metadata(protected)
        total = Article.objects.public().count()
        count = build(
            built.path,
            all_documents(),
            protected,
            total=total,
            progress=lambda done: progress(done, total) if progress else None,
        )
        with root.write_lock():
            late = changed_while_building(built)
            if late:
                apply_changes(built, late, documents_of(late))
            root.publish(built)
            _forget(noted)
    drain(progress)
    return count


def has_merges_left() -> bool:
    """Whether large segments wait to be merged: a drain that someone waits for leaves them."""
    try:
        return is_to_be_merged(index_root().current())
    except IndexUnavailableError:
        return False


def merge() -> None:
    """Merge what waits to be merged, unless another process is writing, which sees to it."""
    root = index_root()
    try:
        with root.write_lock(0):
            apply_changes(root.current(), (), ())
            root.touch()
    except Timeout:
        return
    # Those who came meanwhile may have gone without writing.
    drain()


def apply_to_current(numbers: Collection[int]) -> int:
    """Read these articles again, put them into the index and return how many are in it."""
    root = index_root()
    with root.write_lock():
        return _apply(root, numbers, merged=ALL)


def remove_all() -> None:
    """Put an empty index into use."""
    root = index_root()
    with root.build_lock(), root.write_lock():
        empty = root.begin()
        empty.write_metadata(protected_names())
        create_empty(empty)
        root.publish(empty)


def _needs_a_build(*, can_wait: bool) -> bool:
    """Whether the pending changes ask for a new index rather than for changes to this one."""
    try:
        held = live_index().snapshot().count
    except IndexUnavailableError:
        if can_wait or Article.objects.count() <= _QUICKLY_BUILT:
            return True
        raise
    return can_wait and ArticleChange.objects.count() > max(_FEW, held // 2)


def _drain_under_lock(root: IndexRoot, progress: Progress | None) -> int:
    total = ArticleChange.objects.count()
    done = 0
    # The latest first: one report saved while thousands wait is found without waiting for them.
    latest = ArticleChange.objects.order_by("-pk").values_list("pk", "article_number")
    size = _BATCH if progress else _SMALL_BATCH
    while rows := dict(latest[:size]):
        _apply(root, set(rows.values()), merged=ALL if progress else SMALL)
        _forget(rows)
        done += len(rows)
        if progress is not None:
            progress(done, max(done, total))
    return done


def _apply(root: IndexRoot, numbers: Collection[int], *, merged: int) -> int:
    generation: Generation = root.current()
    root.note_changed(numbers)
    added = apply_changes(generation, numbers, documents_of(numbers), merged=merged)
    root.touch()
    return added


def _forget(rows: Collection[int]) -> None:
    """Delete these rows of the outbox, and no others: more may have come."""
    keys = list(rows)
    for start in range(0, len(keys), _FEW):
        ArticleChange.objects.filter(pk__in=keys[start : start + _FEW]).delete()
