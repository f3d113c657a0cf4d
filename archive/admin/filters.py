"""Filters of the lists, named for what editors ask."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Article,
    DateMention,
    DateOrigin,
    Mention,
    ReviewStatus,
    RoundLink,
    SourceKind,
    Statement,
)

FINDINGS = (RoundLink, Mention, Statement, DateMention)
# Below this, a rule was guessing more than reading.
DOUBTFUL = 0.7


class _QuestionFilter(admin.SimpleListFilter):
    """A filter whose choices each are a condition."""

    conditions: dict[str, tuple[Any, Q]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the choices with their words."""
        return [(name, label) for name, (label, _condition) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        """Return the rows that answer the chosen question."""
        chosen = self.conditions.get(self.value() or "")
        return queryset.filter(chosen[1]) if chosen else queryset


class PublicationFilter(_QuestionFilter):
    """What is known of the day of publication."""

    title = _("publication date")
    parameter_name = "dated"
    conditions = {
        "undated": (_("undated"), Q(published_from__isnull=True)),
        "imprecise": (
            _("only the month or the year"),
            Q(published_precision__in=["month", "year"]),
        ),
        "stated": (_("stated in the report"), Q(published_origin=DateOrigin.STATED)),
        "inferred": (_("inferred by a program"), Q(published_origin=DateOrigin.INFERRED)),
        "doubtful": (
            _("inferred, and doubtful"),
            Q(published_origin=DateOrigin.INFERRED, published_confidence__lt=DOUBTFUL),
        ),
        "edited": (_("set by an editor"), Q(published_origin=DateOrigin.EDITED)),
    }


class OwnDigestFilter(_QuestionFilter):
    """Whether the archive wrote the report itself."""

    title = _("written by")
    parameter_name = "own"
    conditions = {
        "no": (_("outlets"), ~Q(source__kind=SourceKind.DIGEST)),
        "yes": (_("this archive (digests)"), Q(source__kind=SourceKind.DIGEST)),
    }


class DuplicateFilter(_QuestionFilter):
    """Whether the report is a copy of another."""

    title = _("copies")
    parameter_name = "copy"
    conditions = {
        "no": (_("not a copy"), Q(duplicate_of__isnull=True)),
        "yes": (_("copy of another report"), Q(duplicate_of__isnull=False)),
    }


class ConfidenceFilter(_QuestionFilter):
    """How sure the rule was."""

    title = _("confidence")
    parameter_name = "sure"
    conditions = {
        "doubtful": (_("doubtful"), Q(confidence__lt=DOUBTFUL)),
        "sure": (_("fairly sure"), Q(confidence__gte=DOUBTFUL)),
    }


class MadeByFilter(_QuestionFilter):
    """Whether a program or an editor made the row."""

    title = _("found by")
    parameter_name = "by"
    conditions = {
        "program": (_("a program"), ~Q(rule="")),
        "editor": (_("an editor"), Q(rule="")),
    }


class SpeakerFilter(_QuestionFilter):
    """Whether it is known who speaks."""

    title = _("speaker")
    parameter_name = "speaker_known"
    conditions = {
        "no": (_("not known"), Q(speaker__isnull=True)),
        "yes": (_("known"), Q(speaker__isnull=False)),
    }


class SuggestionsFilter(admin.SimpleListFilter):
    """Whether findings in the report wait for an editor."""

    title = _("suggestions")
    parameter_name = "suggestions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the kinds of findings that may wait, and all of them together."""
        return [
            ("any", _("some wait for you")),
            *(
                (model._meta.model_name or "", model._meta.verbose_name_plural)
                for model in FINDINGS
            ),
            ("none", _("none waits")),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Article]
    ) -> QuerySet[Article] | None:
        """Return the reports with unreviewed findings of the chosen kind."""
        waiting = {
            model._meta.model_name: Exists(
                model.objects.filter(article=OuterRef("pk"), status=ReviewStatus.SUGGESTED)
            )
            for model in FINDINGS
        }
        value = self.value()
        if value in waiting:
            return queryset.filter(waiting[value])
        any_waits = Q()
        for condition in waiting.values():
            any_waits |= Q(condition)
        match value:
            case "any":
                return queryset.filter(any_waits)
            case "none":
                return queryset.exclude(any_waits)
        return queryset
