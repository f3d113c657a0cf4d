"""Negotiation tracks and their rounds."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.arabic.letters import fold
from archive.dates import DateRange


class RoundLevel(models.TextChoices):
    """At what level a round met."""

    TECHNICAL = "technical", _("technical level")
    DELEGATIONS = "delegations", _("delegations")
    MINISTERIAL = "ministerial", _("ministerial level")
    SUMMIT = "summit", _("summit")


class SlugManager(models.Manager):
    """Finds a row by the slug that names it everywhere."""

    def get_by_natural_key(self, slug: str) -> models.Model:
        """Return the row of that slug."""
        return self.get(slug=slug)


class Track(models.Model):
    """A line of negotiation, such as Astana or Geneva."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    description_ar = models.TextField(_("description in Arabic"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Tracks are listed in this order.")
    )

    history = HistoricalRecords()
    objects = SlugManager()

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("track")
        verbose_name_plural = _("tracks")

    def __str__(self) -> str:
        return self.name_ar if get_language() != "en" else self.name_en

    def natural_key(self) -> tuple[str]:
        """Return the slug."""
        return (self.slug,)

    def get_absolute_url(self) -> str:
        """Return the address of the track's part of the list of rounds."""
        return f"{reverse('round-list')}#{self.slug}"


class Round(models.Model):
    """A meeting of a track, from its first to its last day."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        help_text=_("Names the round in addresses; never changes."),
    )
    track = models.ForeignKey(
        Track, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("track")
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("The round's number in its track; empty for meetings that have none."),
    )
    name_ar = models.CharField(_("name in Arabic"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300)
    start = models.DateField(_("first day"), db_index=True)
    end = models.DateField(_("last day"))
    city_ar = models.CharField(_("city in Arabic"), max_length=120, blank=True)
    city_en = models.CharField(_("city in English"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    level = models.CharField(_("level"), max_length=12, choices=RoundLevel)
    outcome_ar = models.TextField(_("outcome in Arabic"), blank=True)
    outcome_en = models.TextField(_("outcome in English"), blank=True)
    needs_check = models.BooleanField(
        _("needs checking"), default=False, help_text=_("Set where a fact is not yet certain.")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("Seen by editors only."))
    pax_process_id = models.CharField(_("PA-X process id"), max_length=40, blank=True)
    wikidata_id = models.CharField(_("Wikidata id"), max_length=20, blank=True)

    history = HistoricalRecords()
    objects = SlugManager()

    class Meta:
        ordering = ["start", "slug"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")),
                name="round_does_not_end_before_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
            models.UniqueConstraint(
                fields=["track", "number"],
                condition=models.Q(number__isnull=False),
                name="round_number_unique_in_track",
                violation_error_message=_("This track already has a round of that number."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_ar if get_language() != "en" else self.name_en

    def natural_key(self) -> tuple[str]:
        """Return the slug."""
        return (self.slug,)

    def get_absolute_url(self) -> str:
        """Return the address of the round's page."""
        return reverse("round-detail", args=[self.slug])

    @property
    def days(self) -> DateRange:
        """The days from the first to the last."""
        return DateRange(self.start, self.end)


class RoundAliasManager(models.Manager["RoundAlias"]):
    """Finds a round's name by the round and the text."""

    def get_by_natural_key(self, round_slug: str, text: str) -> "RoundAlias":
        """Return that name of that round."""
        return self.get(round__slug=round_slug, text=text)


class RoundAlias(models.Model):
    """Another name of a round, as reports write it."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("round")
    )
    text = models.CharField(_("name"), max_length=300)
    folded = models.CharField(_("folded name"), max_length=300, editable=False, db_index=True)
    is_ambiguous = models.BooleanField(
        _("ambiguous"),
        default=False,
        help_text=_("Also names other meetings: counts only near the round's days."),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    history = HistoricalRecords()
    objects = RoundAliasManager()

    class Meta:
        ordering = ["round", "text"]
        verbose_name = _("other name of a round")
        verbose_name_plural = _("other names of rounds")
        constraints = [
            models.UniqueConstraint(fields=["round", "text"], name="round_alias_unique_for_round"),
        ]

    def __str__(self) -> str:
        return self.text

    def natural_key(self) -> tuple[str, str]:
        """Return the round's slug and the text."""
        return (*self.round.natural_key(), self.text)

    natural_key.dependencies = ["archive.round"]  # type: ignore[attr-defined]  # Django's idiom

    def clean(self) -> None:
        """Keep the folded form in step, for a fixture or a form."""
        self.folded = fold(self.text)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the name with its folded form."""
        self.folded = fold(self.text)
        super().save(*args, **kwargs)
