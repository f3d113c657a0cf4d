"""The findings of one report, on its own page: the first to review, then the rest."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Case, IntegerField, Model, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.models import DateMention, Mention, ReviewStatus, RoundLink, Statement

from .base import NOTHING, ArchiveInline, LabelledFormSet, admin_link
from .evidence import show_evidence, with_evidence
from .forms import DateMentionForm, FindingForm, RoundLinkForm

# A long report names hundreds: the page shows some, the list has them all.
SHOWN = 30


class FirstOfManyFormSet(LabelledFormSet):
    """The first rows of a long list; the page links to the rest."""

    def get_queryset(self) -> QuerySet[Any]:
        """Return no more rows than a page bears."""
        if not hasattr(self, "_shown"):
            self._shown = super().get_queryset()[:SHOWN]
        return self._shown


class FindingInline(ArchiveInline):
    """Findings of one kind in the report that is shown."""

    formset = FirstOfManyFormSet
    show_change_link = True
    can_delete = False
    classes: Sequence[str] | None = ("collapse",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the findings, those that wait for an editor first, with their words."""
        waits = Case(
            When(status=ReviewStatus.SUGGESTED, then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
        rows = with_evidence(super().get_queryset(request))
        return rows.order_by(waits, "evidence_start", "pk")

    @admin.display(description=_("words in context"))
    def words_in_context(self, obj: Model) -> SafeString | str:
        """Show the words that it rests on."""
        return show_evidence(obj)


class _FoundInline(FindingInline):
    """Findings that are added on a page of their own, where their words are looked up."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is added in the table itself."""
        return False


class RoundLinkInline(FindingInline):
    """Rounds that the report is about or mentions."""

    model = RoundLink
    form = RoundLinkForm
    fields = ("round", "relation", "words_in_context", "confidence", "status")
    readonly_fields = ("words_in_context", "confidence")
    autocomplete_fields = ("round",)
    classes = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the links with their rounds."""
        return super().get_queryset(request).select_related("round")


class MentionInline(_FoundInline):
    """Participants that the report names."""

    model = Mention
    form = FindingForm
    fields = ("words_in_context", "who", "confidence", "status")
    readonly_fields = ("words_in_context", "who", "confidence")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the mentions with whom they name."""
        return super().get_queryset(request).select_related("participant")

    @admin.display(description=_("participant"))
    def who(self, obj: Mention) -> SafeString | str:
        """Link to the participant's page in the admin."""
        return admin_link(obj.participant)


class StatementInline(_FoundInline):
    """What is said in the report."""

    model = Statement
    form = FindingForm
    fields = ("words_in_context", "speaker", "speaker_surface", "form", "confidence", "status")
    readonly_fields = ("words_in_context", "confidence")
    autocomplete_fields = ("speaker",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the statements with their speakers."""
        return super().get_queryset(request).select_related("speaker")


class DateMentionInline(_FoundInline):
    """Days that the report names."""

    model = DateMention
    form = DateMentionForm
    fields = ("words_in_context", "days", "confidence", "status")
    readonly_fields = ("words_in_context", "confidence")

    @admin.display(description=_("Days"))
    def days(self, obj: DateMention) -> str:
        """Show the days, to those who may only look."""
        return f"{obj.first} – {obj.last}" if obj.first else NOTHING


FINDING_INLINES = (RoundLinkInline, StatementInline, MentionInline, DateMentionInline)
