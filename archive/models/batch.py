"""Imports, each with what it did, so that it can be told and undone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .article import Article
from .original import Original


class BatchState(models.TextChoices):
    """How far an import has come."""

    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    INTERRUPTED = "interrupted", _("interrupted")
    UNDONE = "undone", _("undone")


class ImportBatch(models.Model):
    """One run of the importer."""

    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    paths = models.JSONField(_("paths"), default=list)
    state = models.CharField(
        pgettext_lazy("of an import", "state"),
        max_length=12,
        choices=BatchState,
        default=BatchState.RUNNING,
    )
    added = models.PositiveIntegerField(_("added"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"#{self.pk} · {self.started_at:%Y-%m-%d %H:%M}"


class BatchAction(models.TextChoices):
    """What an import did with a record."""

    ADDED = "added", _("added")
    UPDATED = "updated", _("updated")
    REFUSED = "refused", _("refused")


class BatchEntry(models.Model):
    """A record that an import added, updated or refused; unchanged ones are only counted."""

    batch = models.ForeignKey(
        ImportBatch, on_delete=models.CASCADE, related_name="entries", verbose_name=_("import")
    )
    action = models.CharField(_("action"), max_length=8, choices=BatchAction)
    name = models.CharField(_("name"), max_length=500, help_text=_("The file, and the line in it."))
    article = models.ForeignKey(
        Article,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="batch_entries",
        verbose_name=_("report"),
    )
    previous_original = models.ForeignKey(
        Original,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("previous original"),
        help_text=_("What an update replaced."),
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("Why it was refused."))

    class Meta:
        ordering = ["batch", "pk"]
        verbose_name = _("record of an import")
        verbose_name_plural = _("records of imports")
        indexes = [models.Index(fields=["batch", "action"], name="batch_entry_action")]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_action_display()}"
