"""Persons whom reports name and the archive does not know, until an editor says who they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .article import Article
from .participant import Participant
from .review import Finding


class ProposalStatus(models.TextChoices):
    """What an editor decided about a person whom reports name."""

    WAITING = "waiting", _("waits for an editor")
    ADDED = "added", _("added as a participant")
    KNOWN = "known", _("is a known participant")
    REJECTED = "rejected", _("not to be added")


class Proposal(models.Model):
    """A person whom reports name under some spellings, and what an editor decided.

    The row outlives the places that it rests on, so that a decision is not asked for twice.
    """

    name = models.CharField(_("name"), max_length=300)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=ProposalStatus,
        default=ProposalStatus.WAITING,
        db_index=True,
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("participant"),
    )
    added_names = models.JSONField(
        _("names added"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("The names that the decision gave the participant; undoing takes them back."),
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name = _("person not yet known")
        verbose_name_plural = _("persons not yet known")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=ProposalStatus.values),
                name="proposal_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProposedName(models.Model):
    """One spelling of the name of a person not yet known."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="names", verbose_name=_("person")
    )
    text = models.CharField(_("name"), max_length=300)
    key = models.CharField(
        _("folded name"),
        max_length=300,
        unique=True,
        editable=False,
        help_text=_("Spellings that fold to the same are one."),
    )

    class Meta:
        ordering = ["proposal", "pk"]
        verbose_name = _("spelling of a person not yet known")
        verbose_name_plural = _("spellings of persons not yet known")

    def __str__(self) -> str:
        return self.text


class Sighting(Finding):
    """A place in a report that names a person whom the archive does not know."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="sightings", verbose_name=_("report")
    )
    name = models.ForeignKey(
        ProposedName,
        on_delete=models.CASCADE,
        to_field="key",
        related_name="sightings",
        verbose_name=_("name"),
    )
    surface = models.CharField(_("words"), max_length=300)
    title = models.CharField(
        _("title"), max_length=300, blank=True, help_text=_("The words that give the office.")
    )
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))

    class Meta(Finding.Meta):
        ordering = ["article", "start"]
        verbose_name = _("place that names a person not yet known")
        verbose_name_plural = _("places that name persons not yet known")
        indexes = [models.Index(fields=["name", "article"], name="sighting_of_name")]
        constraints = [
            *Finding.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "start", "end"], name="sighting_unique_in_article"
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="sighting_is_a_span"
            ),
        ]

    def __str__(self) -> str:
        return self.surface
