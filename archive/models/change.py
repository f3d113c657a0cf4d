"""The outbox: which articles changed, written in the same transaction as the change.

Whoever keeps a copy of the articles (the search index does) reads it, brings the copy in step and
deletes the rows it has dealt with. The article is named by number, not by key, because a deleted
article is a change too.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleChangeManager(models.Manager["ArticleChange"]):
    """Writes the outbox."""

    def note(self, article_ids: Iterable[int]) -> None:
        """Write down that these articles were added, changed or deleted."""
        self.bulk_create([self.model(article_number=pk) for pk in article_ids], batch_size=500)


class ArticleChange(models.Model):
    """One article that was added, changed or deleted, and is not yet in step elsewhere."""

    article_number = models.BigIntegerField(_("report"))
    noted_at = models.DateTimeField(_("noted at"), auto_now_add=True)

    objects = ArticleChangeManager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("pending change")
        verbose_name_plural = _("pending changes")

    def __str__(self) -> str:
        return f"#{self.article_number}"
