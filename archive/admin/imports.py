"""What imports did, and the originals they kept: all to read, none to edit."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.ingest.report import stored_reason_in_words
from archive.models import Article, ArticleChange, BatchAction, BatchEntry, ImportBatch, Original

from .base import NOTHING, ReadOnlyAdmin, admin_link, list_link
from .undoing import UndoableAdmin


@admin.register(ImportBatch)
class ImportBatchAdmin(UndoableAdmin, ReadOnlyAdmin):
    """Runs of the importer."""

    list_display = (
        "started_at",
        "finished_at",
        "state",
        "user",
        "added",
        "updated",
        "unchanged",
        "refused",
    )
    list_filter = ("state",)
    list_select_related = ("user",)
    date_hierarchy = "started_at"
    fields = (
        ("started_at", "finished_at"),
        "state",
        "user",
        "paths_listed",
        ("added", "updated", "unchanged", "refused"),
        "records",
    )
    readonly_fields = ("paths_listed", "records")

    @admin.display(description=_("paths"))
    def paths_listed(self, obj: ImportBatch) -> SafeString | str:
        """Show what was imported."""
        paths = ((path,) for path in obj.paths)
        return format_html_join("", '<div><code dir="ltr">{}</code></div>', paths) or NOTHING

    @admin.display(description=_("records"))
    def records(self, obj: ImportBatch) -> SafeString:
        """Link to the records that were added, updated or refused."""
        links = (
            (list_link(BatchEntry, action.label, batch__id__exact=obj.pk, action__exact=action),)
            for action in BatchAction
        )
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", links))


@admin.register(BatchEntry)
class BatchEntryAdmin(ReadOnlyAdmin):
    """What an import did with each record; why it refused some."""

    list_display = ("name", "action", "why", "report", "batch")
    list_filter = ("action",)
    list_select_related = ("batch", "article")
    date_hierarchy = "batch__started_at"
    ordering = ("-batch_id", "pk")
    search_fields = ("name", "reason")
    fields = ("batch", "action", "name", "report", "previous_original", "why")
    readonly_fields = ("report", "why")

    def get_queryset(self, request: HttpRequest) -> QuerySet[BatchEntry]:
        """Return the records without the bodies of their reports."""
        entries: QuerySet[BatchEntry] = super().get_queryset(request)
        return entries.select_related("batch", "article").defer("article__body", "article__noise")

    @admin.display(description=_("report"))
    def report(self, obj: BatchEntry) -> SafeString | str:
        """Link to the report's page in the admin."""
        return admin_link(obj.article)

    @admin.display(description=_("reason"), ordering="reason")
    def why(self, obj: BatchEntry) -> str:
        """Say why the record was refused, and what to do about it."""
        return stored_reason_in_words(obj.reason) or NOTHING


@admin.register(Original)
class OriginalAdmin(ReadOnlyAdmin):
    """The bytes as they came, named by their hash."""

    list_display = ("name", "hash", "size", "media_type", "encoding", "received_at")
    list_filter = ("media_type", "encoding")
    date_hierarchy = "received_at"
    search_fields = ("name", "sha256")
    fields = ("name", "hash", "size", "media_type", "encoding", "received_at", "reports")
    readonly_fields = ("hash", "reports")

    @admin.display(description=_("SHA-256"), ordering="sha256")
    def hash(self, obj: Original) -> SafeString:
        """Show the hash from left to right."""
        return format_html('<code dir="ltr">{}</code>', obj.sha256)

    @admin.display(description=_("reports"))
    def reports(self, obj: Original) -> SafeString | str:
        """Link to the reports that were made from these bytes."""
        articles: Any = Article.objects.filter(original=obj).defer("body", "noise")
        return (
            format_html_join("", "<div>{}</div>", ((admin_link(item),) for item in articles))
            or NOTHING
        )


@admin.register(ArticleChange)
class ArticleChangeAdmin(ReadOnlyAdmin):
    """Reports that the search index has still to catch up with; usually none."""

    list_display = ("article_number", "noted_at")
    search_fields = ("article_number",)
    fields = ("article_number", "noted_at")
