"""Old slugs, so that an address once given goes on working."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .participant import Participant
from .track import Round


class SlugRedirect(models.Model):
    """An old slug and the participant or round that it now leads to."""

    old_slug = models.SlugField(_("old slug"), max_length=80)
    participant = models.ForeignKey(
        Participant,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_slugs",
        verbose_name=_("participant"),
    )
    round = models.ForeignKey(
        Round,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_slugs",
        verbose_name=_("round"),
    )

    class Meta:
        ordering = ["old_slug"]
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(participant__isnull=False, round__isnull=True)
                | models.Q(participant__isnull=True, round__isnull=False),
                name="redirect_leads_to_one_thing",
                violation_error_message=_("Choose a participant or a round, not both."),
            ),
            models.UniqueConstraint(
                fields=["old_slug"],
                condition=models.Q(participant__isnull=False),
                name="redirect_unique_for_participants",
            ),
            models.UniqueConstraint(
                fields=["old_slug"],
                condition=models.Q(round__isnull=False),
                name="redirect_unique_for_rounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_slug} → {self.participant or self.round}"
