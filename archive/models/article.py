"""Reports, with what is known of when they were published."""

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.dates import Precision

from .original import Original
from .source import Source


class DateOrigin(models.TextChoices):
    """How the publication date became known."""

    STATED = "stated", _("stated")
    INFERRED = "inferred", _("inferred")
    EDITED = "edited", _("edited")
    UNKNOWN = "unknown", _("unknown")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles, as the pages ask for them."""

    def public(self) -> "ArticleQuerySet":
        """Return the articles that readers may see."""
        return self.filter(is_public=True)

    def dated(self) -> "ArticleQuerySet":
        """Return the articles of which at least the year of publication is known."""
        return self.filter(published_from__isnull=False)

    def undated(self) -> "ArticleQuerySet":
        """Return the articles whose day of publication nobody knows yet."""
        return self.filter(published_from__isnull=True)

    def without_stated_date(self) -> "ArticleQuerySet":
        """Return the articles whose date no field states and no editor has set."""
        return self.filter(published_origin__in=(DateOrigin.UNKNOWN, DateOrigin.INFERRED))

    def between(self, first: dt.date, last: dt.date) -> "ArticleQuerySet":
        """Return the articles that may have been published from ``first`` to ``last``."""
        return self.filter(published_from__lte=last, published_to__gte=first)

    def chronological(self) -> "ArticleQuerySet":
        """Return the articles from the earliest to the latest, in a stable order."""
        return self.order_by("published_from", "published_at", "pk")

    def newest_first(self) -> "ArticleQuerySet":
        """Return the articles from the latest to the earliest; the undated come last."""
        return self.order_by(
            models.F("published_from").desc(nulls_last=True),
            models.F("published_at").desc(nulls_last=True),
            "-pk",
        )

    def for_lists(self) -> "ArticleQuerySet":
        """Return the articles with the source beside them and without their bodies."""
        return self.select_related("source").defer("body", "noise")


class ArticleManager(models.Manager["Article"]):
    """Finds an article by what names it everywhere."""

    def get_by_natural_key(self, source: str, external_id: str) -> "Article":
        """Return the article of that source and external id."""
        return self.get(source__slug=source, external_id=external_id)


class Article(models.Model):
    """One report of one source, cleaned, with a publication date as well as it is known."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="articles", verbose_name=_("source")
    )
    external_id = models.CharField(
        _("external id"),
        max_length=200,
        help_text=_("The source's own name for the report; unique in the source."),
    )
    headline = models.CharField(_("headline"), max_length=1000, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("body"), blank=True)
    author = models.CharField(_("author"), max_length=300, blank=True)
    section = models.CharField(_("section"), max_length=120, blank=True)
    language = models.CharField(
        _("language"),
        max_length=10,
        default="ar",
        db_index=True,
        help_text=_("Language code, such as ar or en."),
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)

    published_from = models.DateField(
        _("published from"),
        null=True,
        blank=True,
        help_text=_("The first day on which the report may have been published."),
    )
    published_to = models.DateField(
        _("published to"),
        null=True,
        blank=True,
        help_text=_("The last such day; the same as the first where the day is known."),
    )
    published_at = models.DateTimeField(
        _("published at"), null=True, blank=True, help_text=_("The exact time, where it is stated.")
    )
    published_precision = models.CharField(
        _("precision"),
        max_length=5,
        blank=True,
        choices=[
            (Precision.DAY.value, _("day")),
            (Precision.MONTH.value, _("month")),
            (Precision.YEAR.value, _("year")),
            (Precision.RANGE.value, _("range of days")),
        ],
    )
    published_origin = models.CharField(
        _("origin of the date"),
        max_length=8,
        choices=DateOrigin,
        default=DateOrigin.UNKNOWN,
        db_index=True,
        help_text=_("An edited date is never changed by a program."),
    )
    published_confidence = models.FloatField(
        _("confidence in the date"),
        default=0.0,
        validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
    )
    published_rule = models.CharField(_("rule of the date"), max_length=60, blank=True)
    published_evidence = models.TextField(
        _("evidence for the date"), blank=True, help_text=_("The words that the date rests on.")
    )
    # Null rather than empty, so that no table is remade to add it.
    published_candidates = models.JSONField(
        _("likeliest days"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Days on which an undated report may have been published, with their shares."),
    )

    original = models.ForeignKey(
        Original, on_delete=models.PROTECT, related_name="articles", verbose_name=_("original")
    )
    noise = models.JSONField(
        _("removed text"),
        default=list,
        blank=True,
        help_text=_("What was cut from the body, with its kind; it stays in the original."),
    )
    duplicate_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name=_("duplicate of"),
    )
    is_public = models.BooleanField(
        _("public"), default=True, help_text=_("Readers see public reports only.")
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    modified_at = models.DateTimeField(_("changed at"), auto_now=True)
    text_length = models.GeneratedField(
        expression=Length("headline") + 1 + Length("body"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
        verbose_name=_("length in characters"),
    )

    history = HistoricalRecords(excluded_fields=["text_length"])
    objects = ArticleManager.from_queryset(ArticleQuerySet)()

    class Meta:
        ordering = ["-published_from", "-pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [
            # Every page filters by what is public; the dates beside it answer counts and lists
            # from the index alone.
            models.Index(
                fields=["is_public", "published_from", "published_to"],
                name="article_public_published",
            ),
            models.Index(
                fields=["source", "is_public", "published_from", "published_to"],
                name="article_source_public",
            ),
            models.Index(fields=["-modified_at"], name="article_modified"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"],
                name="article_external_id_unique_in_source",
                violation_error_message=_("This source already has a report of that external id."),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(published_from__isnull=True, published_to__isnull=True)
                    | models.Q(published_to__gte=models.F("published_from"))
                ),
                name="article_published_range_is_whole",
                violation_error_message=_(
                    "Give both the first and the last day, the last not before the first; or leave "
                    "both empty."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(published_from__isnull=True, published_origin=DateOrigin.UNKNOWN)
                    | (
                        models.Q(published_from__isnull=False)
                        & ~models.Q(published_origin=DateOrigin.UNKNOWN)
                    )
                    | models.Q(published_from__isnull=True, published_origin=DateOrigin.EDITED)
                ),
                name="article_published_has_an_origin",
                violation_error_message=_("A date needs its origin, and an origin its date."),
            ),
            models.CheckConstraint(
                condition=models.Q(published_confidence__gte=0.0)
                & models.Q(published_confidence__lte=1.0),
                name="article_published_confidence_is_a_share",
            ),
            models.CheckConstraint(
                condition=~models.Q(duplicate_of=models.F("id")),
                name="article_is_not_its_own_duplicate",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.external_id

    def natural_key(self) -> tuple[Any, ...]:
        """Return the source's slug and the external id."""
        return (*self.source.natural_key(), self.external_id)

    natural_key.dependencies = ["archive.source"]  # type: ignore[attr-defined]  # Django's idiom

    def get_absolute_url(self) -> str:
        """Return the address of the report's page."""
        return reverse("article-detail", args=[self.pk])

    @property
    def text(self) -> str:
        """Headline and body as one text: what every offset counts in."""
        return f"{self.headline}\n{self.body}"
