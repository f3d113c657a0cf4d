"""A page that takes an import back, after saying what that would do."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from archive.models import Article, BatchState, ImportBatch
from archive.services.importing import ImportProblem
from archive.services.undoing import UndoReport, kept_in_words, undo_import

from .base import editor

_SHOWN = 50


class UndoableAdmin(admin.ModelAdmin):
    """The admin's page of imports, from which one can be undone by whoever may delete reports."""

    def get_urls(self) -> list[Any]:
        """Return the page's addresses with that of undoing."""
        view = self.admin_site.admin_view(self.undo_view)
        return [
            path("<path:object_id>/undo/", view, name="archive_importbatch_undo"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the import with a link to undoing it."""
        obj = kwargs.get("obj")
        if obj and obj.state != BatchState.UNDONE and _may_undo(request):
            address = reverse("admin:archive_importbatch_undo", args=[obj.pk])
            context = {**context, "undo_url": address}
        return super().render_change_form(request, context, *args, **kwargs)

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Say what undoing would do, or undo."""
        batch: ImportBatch | None = self.get_object(request, object_id)
        if batch is None:
            raise Http404
        if not _may_undo(request):
            raise PermissionDenied
        address = reverse("admin:archive_importbatch_change", args=[batch.pk])
        is_confirmed = request.method == "POST"
        try:
            report = undo_import(batch, editor(request), dry_run=not is_confirmed)
        except ImportProblem as problem:
            self.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(address)
        if is_confirmed:
            self.message_user(request, _done(report))
            return HttpResponseRedirect(address)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Undo this import"),
            "opts": self.opts,
            "original": batch,
            "report": report,
            "kept": _kept(report),
        }
        return TemplateResponse(request, "admin/archive/undo_import.html", context)


def _may_undo(request: HttpRequest) -> bool:
    return editor(request).has_perm("archive.delete_article")


def _done(report: UndoReport) -> str:
    return _(
        "The import was undone. Deleted: %(deleted)d. Brought back: %(restored)d. Kept: %(kept)d."
    ) % {
        "deleted": len(report.deleted),
        "restored": len(report.restored),
        "kept": len(report.kept),
    }


def _kept(report: UndoReport) -> list[tuple[Article, str]]:
    """The first of the reports that are kept, each with the reason."""
    articles = Article.objects.for_lists().in_bulk(list(report.kept)[:_SHOWN])
    return [(article, kept_in_words(report.kept[pk])) for pk, article in articles.items()]
