"""Notes which articles changed, in the transaction that changes them."""

from collections.abc import Iterable
from itertools import chain

from django.db import transaction

from archive.models import ArticleChange, Mention, Participant, Round, RoundLink, Statement
from archive.signals import articles_changed


def note_changes(article_ids: Iterable[int]) -> None:
    """Write down that these articles were added, changed or deleted, and say so after commit."""
    numbers = sorted(set(article_ids))
    if not numbers:
        return
    ArticleChange.objects.note(numbers)
    transaction.on_commit(lambda: articles_changed.send_robust(sender=ArticleChange, progress=None))


def articles_that_name(obj: Participant | Round) -> set[int]:
    """Return the articles that change when this participant or round does."""
    if isinstance(obj, Round):
        return set(RoundLink.objects.filter(round=obj).values_list("article_id", flat=True))
    mentions = Mention.objects.filter(participant=obj).values_list("article_id", flat=True)
    statements = Statement.objects.filter(speaker=obj).values_list("article_id", flat=True)
    return set(chain(mentions.distinct(), statements.distinct()))
