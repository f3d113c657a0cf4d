"""Reports: their dates, their sources, who may read them and what was found in them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import DateRange
from archive.models import Article, ReviewStatus
from archive.services import review
from archive.services.changes import note_changes
from archive.services.stories import decide_copy, regroup, story_mates

from .article_displays import ArticleDisplays
from .base import HistoryAdmin, editor
from .filters import (
    FINDINGS,
    DuplicateFilter,
    OwnDigestFilter,
    PublicationFilter,
    SuggestionsFilter,
)
from .finding_inlines import FINDING_INLINES
from .forms import ArticleForm


def _waiting(model: Any) -> Coalesce:
    """Return the number of suggested findings of that kind in each report."""
    suggested = model.objects.filter(article=OuterRef("pk"), status=ReviewStatus.SUGGESTED)
    count = suggested.order_by().values("article").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


@admin.register(Article)
class ArticleAdmin(ArticleDisplays, HistoryAdmin):
    """Reports come in by import; here they are dated, described, hidden and reviewed."""

    form = ArticleForm
    inlines = FINDING_INLINES
    autocomplete_fields = ("source", "duplicate_of")
    list_display = ("title", "source", "published", "published_origin", "waiting", "is_public")
    list_display_links = ("title",)
    list_filter = (
        PublicationFilter,
        SuggestionsFilter,
        OwnDigestFilter,
        "is_public",
        DuplicateFilter,
        "language",
        ("source", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("source",)
    date_hierarchy = "published_from"
    ordering = ("-published_from", "-pk")
    search_fields = ("headline", "external_id", "url", "author")
    actions = ("make_public", "hide")
    save_on_top = True
    fieldsets = (
        (
            None,
            {"fields": ("publication", "date_rests_on", "likeliest_days", "source", "is_public")},
        ),
        (
            gettext_lazy("Text"),
            {
                "fields": ("headline_shown", "body_shown"),
                "classes": ("collapse",),
                "description": gettext_lazy(
                    "The text is as the source has it and is not edited: every finding is tied to "
                    "its place in it. A corrected text comes in by importing it again."
                ),
            },
        ),
        (
            gettext_lazy("Description"),
            {
                "fields": ("summary", "author", "section", "language", "url", "duplicate_of"),
                "classes": ("collapse",),
            },
        ),
        (gettext_lazy("All findings"), {"fields": ("all_findings",)}),
        (
            gettext_lazy("Where it comes from"),
            {
                "fields": (
                    "external_id",
                    "provenance",
                    "imports",
                    "removed_text",
                    "created_at",
                    "modified_at",
                ),
                "classes": ("collapse",),
            },
        ),
    )
    readonly_fields = (
        "headline_shown",
        "body_shown",
        "date_rests_on",
        "likeliest_days",
        "all_findings",
        "external_id",
        "provenance",
        "imports",
        "removed_text",
        "created_at",
        "modified_at",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Return the reports; in lists without their bodies, with how much waits in each."""
        reports: QuerySet[Article] = super().get_queryset(request)
        match = request.resolver_match
        if match is None or not (match.url_name or "").endswith("_changelist"):
            return reports.select_related("source", "original")
        return reports.defer("body", "noise", "summary").annotate(
            **{f"waiting_{model._meta.model_name}": _waiting(model) for model in FINDINGS}
        )

    def view_on_site(self, obj: Article) -> str | None:
        """Return the report's public page; hidden reports have none."""
        return obj.get_absolute_url() if obj.is_public else None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Reports come in by import, with their original."""
        return False

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Save the report; a new date is the editor's from then on."""
        if "publication" in form.changed_data:
            days: DateRange | None = form.cleaned_data["publication"]
            review.set_publication(obj, days, days.precision if days else None, editor(request))
        else:
            super().save_model(request, obj, form, change)
            note_changes([obj.pk])
        if "duplicate_of" in form.changed_data:
            decide_copy(obj, form.initial.get("duplicate_of"))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the findings and note that their report changed."""
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            note_changes([form.instance.pk])

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        """Delete the report and note it; its original stays."""
        number = obj.pk
        with transaction.atomic():
            bereft = story_mates([number])
            super().delete_model(request, obj)
            regroup(bereft, explained=bereft)
            note_changes([number, *bereft])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Delete the reports and note them; their originals stay."""
        numbers = list(queryset.values_list("pk", flat=True))
        with transaction.atomic():
            bereft = story_mates(numbers)
            super().delete_queryset(request, queryset)
            regroup(bereft, explained=bereft)
            note_changes([*numbers, *bereft])

    @admin.action(description=gettext_lazy("Make public"), permissions=["change"])
    def make_public(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Let readers see the chosen reports."""
        count = review.set_public(queryset, True, editor(request))
        self.message_user(request, _("Made public: %(count)d.") % {"count": count})

    @admin.action(description=gettext_lazy("Hide from readers"), permissions=["change"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Keep the chosen reports, but from readers."""
        count = review.set_public(queryset, False, editor(request))
        self.message_user(request, _("Hidden: %(count)d.") % {"count": count})

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show an earlier version, or go back to it unless the text itself was replaced since."""
        if request.method == "POST" and not self._has_the_text_of(object_id, version_id):
            self.message_user(
                request,
                _(
                    "The text has been replaced since: going back would move every finding off its "
                    "words. Correct the single fields instead."
                ),
                messages.ERROR,
            )
            return HttpResponseRedirect(request.get_full_path())
        return super().history_form_view(request, object_id, version_id, extra_context)

    def _has_the_text_of(self, object_id: str, version_id: str) -> bool:
        version = Article.history.filter(history_id=version_id, id=object_id)
        texts: Sequence[Any] = version.values_list("headline", "body")[:1]
        current = Article.objects.filter(pk=object_id).values_list("headline", "body")[:1]
        return not texts or list(texts) == list(current)
