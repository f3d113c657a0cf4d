"""What a report names: participants, dates and rounds, each with the words it rests on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.dates import Precision

from .article import Article
from .participant import Alias, Participant
from .review import Finding
from .track import Round


class Mention(Finding):
    """A participant named at a place in a report."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="mentions", verbose_name=_("report")
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.CASCADE,
        related_name="mentions",
        verbose_name=_("participant"),
    )
    alias = models.ForeignKey(
        Alias,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("name that matched"),
    )
    surface = models.CharField(_("words"), max_length=300)
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))

    class Meta(Finding.Meta):
        ordering = ["article", "start"]
        verbose_name = _("mention of a participant")
        verbose_name_plural = _("mentions of participants")
        indexes = [
            # Either way round, with what a page asks besides, so that it need not read the rows.
            models.Index(
                fields=["participant", "article", "status", "alias"],
                name="mention_of_participant",
            ),
            models.Index(fields=["article", "participant", "status"], name="mention_in_article"),
        ]
        constraints = [
            *Finding.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "participant", "start", "end"], name="mention_unique_in_article"
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="mention_is_a_span"
            ),
        ]

    def __str__(self) -> str:
        return self.surface


class DateMention(Finding):
    """A day or a range of days named at a place in a report."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="date_mentions", verbose_name=_("report")
    )
    surface = models.CharField(_("words"), max_length=300)
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))
    first = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("Empty where the words fix no day.")
    )
    last = models.DateField(_("last day"), null=True, blank=True)
    precision = models.CharField(
        _("precision"),
        max_length=5,
        blank=True,
        choices=[(precision.value, precision.value) for precision in Precision],
    )

    class Meta(Finding.Meta):
        ordering = ["article", "start"]
        verbose_name = _("date in a report")
        verbose_name_plural = _("dates in reports")
        indexes = [models.Index(fields=["first", "last"], name="date_mention_days")]
        constraints = [
            *Finding.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "start", "end"], name="date_mention_unique_in_article"
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="date_mention_is_a_span"
            ),
            models.CheckConstraint(
                condition=models.Q(first__isnull=True, last__isnull=True)
                | models.Q(last__gte=models.F("first")),
                name="date_mention_range_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.surface


class RoundRelation(models.TextChoices):
    """How a report stands to a round."""

    SUBJECT = "subject", _("is about it")
    MENTIONED = "mentioned", _("mentions it")


class RoundLink(Finding):
    """A round that a report is about, or only mentions."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="round_links", verbose_name=_("report")
    )
    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="article_links", verbose_name=_("round")
    )
    relation = models.CharField(_("relation"), max_length=10, choices=RoundRelation)
    evidence = models.CharField(_("evidence"), max_length=500, blank=True)

    class Meta(Finding.Meta):
        ordering = ["article", "round"]
        verbose_name = _("link to a round")
        verbose_name_plural = _("links to rounds")
        indexes = [models.Index(fields=["round", "relation"], name="round_link_relation")]
        constraints = [
            *Finding.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "round"], name="round_link_unique_in_article"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} · {self.get_relation_display()}"
