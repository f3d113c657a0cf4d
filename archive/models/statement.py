"""What someone said, as a report has it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .participant import Participant
from .review import Finding


class StatementForm(models.TextChoices):
    """Whether the words are quoted or reported."""

    DIRECT = "direct", _("quoted")
    REPORTED = "reported", _("reported")


class Statement(Finding):
    """Words that a report gives to a speaker, by their place in the report.

    ``start`` and ``end`` span what was said, without its quotation marks. A database trigger
    refuses offsets beyond the end of the report.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="statements", verbose_name=_("report")
    )
    speaker = models.ForeignKey(
        Participant,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("speaker"),
    )
    speaker_surface = models.CharField(
        _("speaker as named"), max_length=300, blank=True, help_text=_("As the report names them.")
    )
    verb = models.CharField(_("reporting verb"), max_length=60, blank=True)
    form = models.CharField(
        _("form"), max_length=8, choices=StatementForm, default=StatementForm.DIRECT
    )
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))

    class Meta(Finding.Meta):
        ordering = ["article", "start"]
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        indexes = [
            models.Index(fields=["speaker", "article"], name="statement_speaker_article"),
        ]
        constraints = [
            *Finding.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "start", "end"], name="statement_unique_in_article"
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="statement_is_a_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_surface}: {self.start}–{self.end}"
