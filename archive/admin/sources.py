"""Outlets whose reports the archive holds."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.models import Article, Source

from .base import CheckableAdmin, list_link
from .renaming import RenamableAdmin


@admin.register(Source)
class SourceAdmin(RenamableAdmin, CheckableAdmin):
    """Sources; an import that names an unknown one adds it here, to be described."""

    list_display = ("name_ar", "name_en", "kind", "country", "language", "reports", "needs_check")
    list_filter = ("needs_check", "kind", "language", "country")
    ordering = ("name_ar",)
    search_fields = ("name_ar", "name_en", "slug", "homepage")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name_ar", "name_en"),
                    "slug",
                    "kind",
                    ("country", "language"),
                    "homepage",
                )
            },
        ),
        (_("For editors"), {"fields": ("needs_check", "note")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Return the sources with how many reports each has."""
        return super().get_queryset(request).annotate(report_count=Count("articles"))

    @admin.display(description=_("reports"), ordering="report_count")
    def reports(self, obj: Any) -> SafeString:
        """Link to the source's reports."""
        return list_link(Article, obj.report_count, source__id__exact=obj.pk)
