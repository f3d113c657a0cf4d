"""What every machine result carries, and how far a person has checked it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewStatus(models.TextChoices):
    """Whether an editor has looked at a row."""

    SUGGESTED = "suggested", _("suggested")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("rejected")


class FindingQuerySet(models.QuerySet):
    """Rows that a program worked out or an editor entered."""

    def standing(self) -> "FindingQuerySet":
        """Return the rows that readers see: all that no editor has rejected."""
        return self.exclude(status=ReviewStatus.REJECTED)

    def unreviewed(self) -> "FindingQuerySet":
        """Return the rows that wait for an editor."""
        return self.filter(status=ReviewStatus.SUGGESTED)


class FindingManager(models.Manager):
    """Asks for findings by how far an editor has looked at them."""

    def get_queryset(self) -> FindingQuerySet:
        """Return all findings."""
        return FindingQuerySet(self.model, using=self._db)

    def standing(self) -> FindingQuerySet:
        """Return the rows that readers see: all that no editor has rejected."""
        return self.get_queryset().standing()

    def unreviewed(self) -> FindingQuerySet:
        """Return the rows that wait for an editor."""
        return self.get_queryset().unreviewed()


class Finding(models.Model):
    """A row with its status, the rule that made it, a confidence and the evidence span.

    Offsets count Unicode code points in ``headline + "\\n" + body`` of the article.
    """

    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ReviewStatus,
        default=ReviewStatus.SUGGESTED,
        help_text=_("Readers see suggested and confirmed rows, never rejected ones."),
    )
    rule = models.CharField(
        _("rule"),
        max_length=60,
        blank=True,
        help_text=_("The rule that found this; empty where an editor entered it."),
    )
    confidence = models.FloatField(
        _("confidence"),
        default=1.0,
        validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
        help_text=_("From 0 to 1, as the rule judged it."),
    )
    evidence_start = models.PositiveIntegerField(_("evidence from"), null=True, blank=True)
    evidence_end = models.PositiveIntegerField(_("evidence to"), null=True, blank=True)

    objects = FindingManager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0.0) & models.Q(confidence__lte=1.0),
                name="%(app_label)s_%(class)s_confidence_is_a_share",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(evidence_start__isnull=True, evidence_end__isnull=True)
                    | models.Q(evidence_end__gt=models.F("evidence_start"))
                ),
                name="%(app_label)s_%(class)s_evidence_is_a_span",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=ReviewStatus.values),
                name="%(app_label)s_%(class)s_status_is_known",
            ),
        ]
