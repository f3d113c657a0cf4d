"""The bytes as they came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Original(models.Model):
    """Bytes kept unchanged under their SHA-256; everything else can be rebuilt from them."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    media_type = models.CharField(_("media type"), max_length=80, editable=False)
    encoding = models.CharField(
        _("encoding"),
        max_length=40,
        editable=False,
        help_text=_("The encoding that the bytes were read in."),
    )
    name = models.CharField(
        _("name"),
        max_length=500,
        editable=False,
        help_text=_("The file, and the line in it, that the bytes were first read from."),
    )
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:12]})"
