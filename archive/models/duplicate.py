"""Reports that are copies of one another, and the numbers by which they are found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .review import Finding


class DuplicateLink(Finding):
    """Two reports that are one story, or that an editor says are not.

    ``Article.duplicate_of`` follows from these links: it names the earliest report of the story.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="copy_links", verbose_name=_("report")
    )
    other = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="copied_links",
        verbose_name=_("copy of"),
    )

    class Meta(Finding.Meta):
        ordering = ["article", "other"]
        verbose_name = _("copy of a report")
        verbose_name_plural = _("copies of reports")
        constraints = [
            *Finding.Meta.constraints,
            models.UniqueConstraint(fields=["article", "other"], name="duplicate_link_unique"),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("other")), name="duplicate_link_joins_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.other_id}"


class Fingerprint(models.Model):
    """The numbers of a report's text; a report without has not been compared yet."""

    article = models.OneToOneField(
        Article,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="fingerprint",
        verbose_name=_("report"),
    )
    keys = models.BinaryField(
        _("numbers"), help_text=_("Eight bytes each; copies of a report share some of them.")
    )

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")

    def __str__(self) -> str:
        return f"#{self.pk}"
