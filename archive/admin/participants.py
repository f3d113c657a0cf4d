"""People, organisations and states, with every name, office and seat."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Alias,
    Attendance,
    Mention,
    Participant,
    Tenure,
)

from .base import ArchiveInline, CheckableAdmin, HistoryAdmin, list_link
from .findings import ReviewActions
from .renaming import RedirectingAdmin


class AliasInline(ArchiveInline):
    """Every name of the participant."""

    model = Alias
    extra = 1
    fields = ("text", "script", "is_ambiguous", "is_attested", "note")


class TenureInline(ArchiveInline):
    """The offices that the participant held."""

    model = Tenure
    fk_name = "participant"
    fields = ("office_ar", "office_en", "organisation", "start", "end", "status", "note")
    autocomplete_fields = ("organisation",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the offices with the bodies they belong to."""
        return super().get_queryset(request).select_related("organisation", "participant")


class AttendanceInline(ArchiveInline):
    """The rounds that the participant sat in."""

    model = Attendance
    fk_name = "participant"
    fields = ("round", "delegation", "role", "status", "note")
    autocomplete_fields = ("round", "delegation")
    classes = ("collapse",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the seats with their rounds and delegations."""
        rows = super().get_queryset(request)
        return rows.select_related("round", "delegation", "participant")


@admin.register(Participant)
class ParticipantAdmin(RedirectingAdmin, CheckableAdmin):
    """Whoever takes part in the talks or is named in reports of them."""

    list_display = ("name_ar", "name_en", "kind", "affiliation", "named_in", "needs_check")
    list_filter = ("needs_check", "kind", ("affiliation", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("affiliation",)
    ordering = ("name_ar",)
    search_fields = ("name_ar", "name_en", "slug", "aliases__folded", "description_ar")
    autocomplete_fields = ("affiliation",)
    inlines = (AliasInline, TenureInline, AttendanceInline)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name_ar", "name_en"),
                    "slug",
                    "kind",
                    ("description_ar", "description_en"),
                    "affiliation",
                )
            },
        ),
        (_("For editors"), {"fields": ("needs_check", "note", "wikidata_id")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participant]:
        """Return the participants with the number of reports that name each."""
        named = Mention.objects.standing().filter(participant=OuterRef("pk")).order_by()
        reports = named.values("participant").annotate(count=Count("article", distinct=True))
        return (
            super()
            .get_queryset(request)
            .annotate(
                reports=Coalesce(Subquery(reports.values("count"), output_field=IntegerField()), 0)
            )
        )

    @admin.display(description=_("named in reports"), ordering=F("reports"))
    def named_in(self, obj: Any) -> SafeString:
        """Link to the places that name the participant."""
        return list_link(Mention, obj.reports, participant__id__exact=obj.pk)


@admin.register(Alias)
class AliasAdmin(HistoryAdmin):
    """Names, as reports write them."""

    list_display = ("text", "participant", "script", "is_ambiguous", "is_attested")
    list_filter = ("is_ambiguous", "script", "is_attested", "participant__kind")
    list_select_related = ("participant",)
    ordering = ("text",)
    search_fields = ("folded", "participant__name_ar", "participant__name_en")
    autocomplete_fields = ("participant",)
    fields = ("participant", "text", "script", "is_ambiguous", "is_attested", "note")


@admin.register(Tenure)
class TenureAdmin(ReviewActions, HistoryAdmin):
    """Who held which office, and when."""

    list_display = (
        "participant",
        "office_ar",
        "office_en",
        "organisation",
        "start",
        "end",
        "status",
    )
    list_filter = ("status", ("organisation", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("participant", "organisation")
    ordering = ("participant__name_ar", "start")
    search_fields = (
        "office_ar",
        "office_en",
        "participant__name_ar",
        "participant__name_en",
        "participant__aliases__folded",
    )
    autocomplete_fields = ("participant", "organisation")


@admin.register(Attendance)
class AttendanceAdmin(ReviewActions, HistoryAdmin):
    """Who sat in which round."""

    list_display = ("participant", "round", "delegation", "role", "status")
    list_filter = (
        "status",
        "role",
        "round__track",
        ("delegation", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("participant", "round", "delegation")
    date_hierarchy = "round__start"
    ordering = ("-round__start", "delegation__name_ar", "role")
    search_fields = (
        "participant__name_ar",
        "participant__name_en",
        "participant__aliases__folded",
        "round__name_ar",
        "round__name_en",
    )
    autocomplete_fields = ("participant", "round", "delegation")
