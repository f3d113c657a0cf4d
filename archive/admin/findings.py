"""What was found in reports: lists to work through, with the words beside each finding."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import DateMention, Finding, Mention, RoundLink, Statement
from archive.services import review
from archive.services.changes import note_changes

from .base import NOTHING, ArchiveAdmin, admin_link, editor
from .evidence import show_evidence, with_evidence
from .filters import ConfidenceFilter, MadeByFilter, OwnDigestFilter, SpeakerFilter
from .forms import (
    DateMentionForm,
    DateWordsForm,
    FindingForm,
    MentionWordsForm,
    RoundEvidenceForm,
    RoundLinkForm,
    StatementWordsForm,
)


class ReviewActions(admin.ModelAdmin):
    """The two decisions that an editor takes on suggested rows."""

    actions = ("confirm", "reject")

    @admin.action(description=gettext_lazy("Confirm"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Confirm the chosen rows."""
        count = review.confirm(queryset, editor(request))
        self.message_user(request, _("Confirmed: %(count)d.") % {"count": count})

    @admin.action(
        description=gettext_lazy("Reject (readers no longer see it)"), permissions=["change"]
    )
    def reject(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Reject the chosen rows."""
        count = review.reject(queryset, editor(request))
        self.message_user(request, _("Rejected: %(count)d.") % {"count": count})


class FindingAdmin(ReviewActions, ArchiveAdmin):
    """Findings of one kind, to confirm, reject or correct.

    What a finding says of whom or what and where is fixed once it exists: to correct that, an
    editor rejects it and adds the right one, so that a program does not suggest the old one again.
    """

    add_form: ClassVar[type[forms.ModelForm]]
    add_fields: ClassVar[tuple[str, ...]]
    change_fields: ClassVar[tuple[str, ...]]
    fixed_fields: ClassVar[tuple[str, ...]]

    date_hierarchy = "article__published_from"
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("article",)
    list_select_related: ClassVar[tuple[str, ...]] = ("article",)
    ordering = ("-article__published_from", "-article_id", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the findings with their words, without their reports' bodies."""
        findings = super().get_queryset(request).select_related(*self.list_select_related)
        return with_evidence(findings)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Return the form that looks words up for a new row, the form of decisions for others."""
        if obj is None:
            kwargs["form"] = self.add_form
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the boxes to fill in for a new row; decision, words and origin for others."""
        if obj is None:
            return [(None, {"fields": ("article", *self.add_fields)})]
        return [
            (None, {"fields": ("report", "words_in_context", *self.change_fields, "status")}),
            (gettext_lazy("How it was found"), {"fields": ("rule", "confidence")}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return what is fixed once the row exists."""
        if obj is None:
            return ()
        return ("report", "words_in_context", "rule", "confidence", *self.fixed_fields)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Return the actions without deletion: a deleted finding would be found again."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the form without a button to delete."""
        return super().render_change_form(
            request, {**context, "show_delete": False}, *args, **kwargs
        )

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send the editor back to reject it instead."""
        self.message_user(
            request,
            _("Reject it instead: a deleted finding would be found again."),
            messages.WARNING,
        )
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[object_id]))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the row and note that its report changed."""
        super().save_model(request, obj, form, change)
        note_changes([obj.article_id])

    @admin.display(description=gettext_lazy("words in context"))
    def words_in_context(self, obj: Finding) -> SafeString | str:
        """Show the words that it rests on."""
        return show_evidence(obj)

    @admin.display(description=gettext_lazy("report"), ordering="article")
    def report(self, obj: Any) -> SafeString | str:
        """Link to the report's page in the admin."""
        return admin_link(obj.article)


@admin.register(Mention)
class MentionAdmin(FindingAdmin):
    """Participants named in reports."""

    form = FindingForm
    add_form = MentionWordsForm
    add_fields = ("participant", "words")
    change_fields = ("participant", "alias")
    fixed_fields = ("participant", "alias")
    list_display = ("words_in_context", "status", "participant", "confidence", "report")
    list_filter = (
        "status",
        ConfidenceFilter,
        MadeByFilter,
        "participant__kind",
        OwnDigestFilter,
        "rule",
    )
    list_select_related = ("article", "participant", "alias")
    search_fields = (
        "surface",
        "participant__name_ar",
        "participant__name_en",
        "article__headline",
    )
    autocomplete_fields = ("article", "participant")


@admin.register(RoundLink)
class RoundLinkAdmin(FindingAdmin):
    """Rounds that reports are about or mention."""

    form = RoundLinkForm
    add_form = RoundEvidenceForm
    add_fields = ("round", "relation", "words")
    change_fields = ("round", "relation", "evidence")
    fixed_fields = ("round", "evidence")
    list_display = (
        "report",
        "status",
        "round",
        "relation",
        "evidence_or_words",
        "confidence",
    )
    list_filter = (
        "status",
        "relation",
        ConfidenceFilter,
        MadeByFilter,
        "round__track",
        OwnDigestFilter,
        "rule",
    )
    list_select_related = ("article", "round")
    search_fields = ("evidence", "round__name_ar", "round__name_en", "article__headline")
    autocomplete_fields = ("article", "round")

    @admin.display(description=gettext_lazy("evidence"))
    def evidence_or_words(self, obj: RoundLink) -> SafeString | str:
        """Show the evidence in its context, or alone where its place is not known."""
        shown = show_evidence(obj)
        return obj.evidence or NOTHING if shown == NOTHING else shown


@admin.register(Statement)
class StatementAdmin(FindingAdmin):
    """What someone said."""

    form = FindingForm
    add_form = StatementWordsForm
    add_fields = ("words", "speaker", "speaker_surface", "verb", "form")
    change_fields = ("speaker", "speaker_surface", "verb", "form")
    fixed_fields = ()
    list_display = (
        "words_in_context",
        "status",
        "speaker",
        "speaker_surface",
        "form",
        "confidence",
        "report",
    )
    list_filter = (
        "status",
        SpeakerFilter,
        ConfidenceFilter,
        "form",
        MadeByFilter,
        OwnDigestFilter,
        "rule",
    )
    list_select_related = ("article", "speaker")
    search_fields = ("speaker_surface", "speaker__name_ar", "speaker__name_en", "article__headline")
    autocomplete_fields = ("article", "speaker")


@admin.register(DateMention)
class DateMentionAdmin(FindingAdmin):
    """Days named in reports."""

    form = DateMentionForm
    add_form = DateWordsForm
    add_fields = ("words", "days")
    change_fields = ("days",)
    fixed_fields = ()
    list_display = ("words_in_context", "status", "first", "last", "confidence", "report")
    list_filter = ("status", ConfidenceFilter, MadeByFilter, "precision", OwnDigestFilter, "rule")
    search_fields = ("surface", "article__headline")

    @admin.display(description=gettext_lazy("Days"))
    def days(self, obj: DateMention) -> str:
        """Show the days, to those who may only look."""
        return f"{obj.first} – {obj.last}" if obj.first else NOTHING
