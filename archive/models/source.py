"""Where reports come from."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class SourceKind(models.TextChoices):
    """What sort of outlet a source is."""

    AGENCY = "agency", _("news agency")
    BROADCASTER = "broadcaster", _("broadcaster")
    NEWSPAPER = "newspaper", _("newspaper")
    WEBSITE = "website", _("news website")
    OFFICIAL = "official", _("official body")
    DIGEST = "digest", _("digest by this archive")
    UNKNOWN = "unknown", _("not known")


class SourceManager(models.Manager["Source"]):
    """Finds a source by what names it everywhere."""

    def get_by_natural_key(self, slug: str) -> "Source":
        """Return the source of that slug."""
        return self.get(slug=slug)


class Source(models.Model):
    """An outlet whose reports the archive holds."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        help_text=_("Names the source in addresses and imports; never changes."),
    )
    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=12, choices=SourceKind, default=SourceKind.UNKNOWN, db_index=True
    )
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO code of two letters, such as SY.")
    )
    language = models.CharField(
        _("language"), max_length=10, default="ar", help_text=_("Language code, such as ar or en.")
    )
    homepage = models.URLField(_("homepage"), blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("Seen by editors only."))
    needs_check = models.BooleanField(
        _("needs checking"),
        default=False,
        help_text=_("Set for a source that an import named and no editor has described yet."),
    )

    history = HistoricalRecords()
    objects = SourceManager()

    class Meta:
        ordering = ["name_ar"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.name_ar if get_language() != "en" else self.name_en

    def natural_key(self) -> tuple[str]:
        """Return the slug."""
        return (self.slug,)

    def get_absolute_url(self) -> str:
        """Return the address of the source's page."""
        return reverse("source-detail", args=[self.slug])

    @property
    def is_own(self) -> bool:
        """Whether the archive itself wrote these reports."""
        return self.kind == SourceKind.DIGEST
