"""Notes which articles changed, in the transaction that changes them."""

from collections.abc import Iterable

from django.db import transaction

from archive.models import ArticleChange
from archive.signals import articles_changed


def note_changes(article_ids: Iterable[int]) -> None:
    """Write down that these articles were added, changed or deleted, and say so after commit."""
    numbers = sorted(set(article_ids))
    if not numbers:
        return
    ArticleChange.objects.note(numbers)
    transaction.on_commit(lambda: articles_changed.send_robust(sender=ArticleChange, progress=None))
