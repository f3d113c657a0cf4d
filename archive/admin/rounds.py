"""Tracks, their rounds, and the names of rounds."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.models import Attendance, Round, RoundAlias, RoundLink, Track

from .base import ArchiveInline, CheckableAdmin, HistoryAdmin, list_link
from .renaming import RedirectingAdmin, RenamableAdmin


class RoundAliasInline(ArchiveInline):
    """The other names of the round."""

    model = RoundAlias
    extra = 1
    fields = ("text", "is_ambiguous", "note")


class RoundAttendanceInline(ArchiveInline):
    """Who sat in the round."""

    model = Attendance
    fields = ("delegation", "participant", "role", "status", "note")
    autocomplete_fields = ("delegation", "participant")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the seats with who sat in them."""
        rows = super().get_queryset(request)
        return rows.select_related("round", "delegation", "participant")


@admin.register(Track)
class TrackAdmin(RenamableAdmin, HistoryAdmin):
    """Lines of negotiation."""

    list_display = ("name_ar", "name_en", "position", "rounds_listed")
    search_fields = ("name_ar", "name_en", "slug")
    fields = (
        ("name_ar", "name_en"),
        "slug",
        "position",
        ("description_ar", "description_en"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Track]:
        """Return the tracks with how many rounds each has."""
        return super().get_queryset(request).annotate(round_count=Count("rounds"))

    @admin.display(description=_("rounds"), ordering="round_count")
    def rounds_listed(self, obj: Any) -> SafeString:
        """Link to the track's rounds."""
        return list_link(Round, obj.round_count, track__id__exact=obj.pk)


@admin.register(Round)
class RoundAdmin(RedirectingAdmin, CheckableAdmin):
    """Meetings of the tracks."""

    list_display = (
        "name_ar",
        "name_en",
        "track",
        "start",
        "end",
        "level",
        "about_it",
        "needs_check",
    )
    list_filter = ("needs_check", "track", "level")
    list_select_related = ("track",)
    date_hierarchy = "start"
    ordering = ("-start", "slug")
    search_fields = ("name_ar", "name_en", "slug", "aliases__folded", "city_ar", "city_en")
    autocomplete_fields = ("track",)
    inlines = (RoundAliasInline, RoundAttendanceInline)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name_ar", "name_en"),
                    "slug",
                    ("track", "number"),
                    ("start", "end"),
                    ("city_ar", "city_en", "country"),
                    "level",
                )
            },
        ),
        (_("Outcome"), {"fields": (("outcome_ar", "outcome_en"),)}),
        (
            _("For editors"),
            {"fields": ("needs_check", "note", ("pax_process_id", "wikidata_id"))},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Round]:
        """Return the rounds with how many reports are linked to each."""
        links = RoundLink.objects.standing().filter(round=OuterRef("pk")).order_by()
        count = links.values("round").annotate(count=Count("pk")).values("count")
        reports = Coalesce(Subquery(count, output_field=IntegerField()), 0)
        return super().get_queryset(request).annotate(reports=reports)

    @admin.display(description=_("reports"), ordering=F("reports"))
    def about_it(self, obj: Any) -> SafeString:
        """Link to the links between the round and its reports."""
        return list_link(RoundLink, obj.reports, round__id__exact=obj.pk)


@admin.register(RoundAlias)
class RoundAliasAdmin(HistoryAdmin):
    """Names of rounds, as reports write them."""

    list_display = ("text", "round", "is_ambiguous")
    list_filter = ("is_ambiguous", "round__track")
    list_select_related = ("round",)
    ordering = ("text",)
    search_fields = ("folded", "round__name_ar", "round__name_en")
    autocomplete_fields = ("round",)
    fields = ("round", "text", "is_ambiguous", "note")
