"""Pairs of reports that are one story, to confirm or to part."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import DuplicateLink
from archive.services.stories import decide_links

from .base import ArchiveAdmin, admin_link, editor
from .filters import ConfidenceFilter


@admin.register(DuplicateLink)
class DuplicateLinkAdmin(ArchiveAdmin):
    """Copies that were found; what an editor rejects is not joined again."""

    list_display = ("pair", "report", "copy_of", "rule", "confidence", "status")
    list_filter = ("status", "rule", ConfidenceFilter)
    search_fields = ("article__headline", "other__headline")
    ordering = ("-pk",)
    fields = ("report", "copy_of", "rule", "confidence", "status")
    readonly_fields = fields
    actions = ("confirm", "reject")

    def get_queryset(self, request: HttpRequest) -> QuerySet[DuplicateLink]:
        """Return the pairs with the headlines of both reports."""
        links: QuerySet[DuplicateLink] = super().get_queryset(request)
        hidden = [f"{end}__{name}" for end in ("article", "other") for name in ("body", "noise")]
        return links.select_related("article", "other").defer(*hidden)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A report is made a copy on its own page."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: DuplicateLink | None = None) -> bool:
        """A pair that is deleted would be found again."""
        return False

    @admin.display(description=gettext_lazy("pair"), ordering="pk")
    def pair(self, obj: DuplicateLink) -> str:
        """Name the pair by its number."""
        return f"#{obj.pk}"

    @admin.display(description=gettext_lazy("report"), ordering="article")
    def report(self, obj: DuplicateLink) -> SafeString | str:
        """Link to the one report."""
        return admin_link(obj.article)

    @admin.display(description=gettext_lazy("copy of"), ordering="other")
    def copy_of(self, obj: DuplicateLink) -> SafeString | str:
        """Link to the other."""
        return admin_link(obj.other)

    @admin.action(description=gettext_lazy("Confirm"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[DuplicateLink]) -> None:
        """Say that the chosen pairs are copies."""
        count = decide_links(list(queryset), are_copies=True, by=editor(request))
        self.message_user(request, _("Confirmed: %(count)d.") % {"count": count})

    @admin.action(description=gettext_lazy("These are no copies"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[DuplicateLink]) -> None:
        """Part the chosen pairs for good."""
        count = decide_links(list(queryset), are_copies=False, by=editor(request))
        self.message_user(request, _("Rejected: %(count)d.") % {"count": count})
