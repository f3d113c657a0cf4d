"""Reports: their dates, their sources, who may read them and what was found in them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import localize, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import DateRange
from archive.models import Article, BatchEntry, ReviewStatus
from archive.services import review
from archive.services.changes import note_changes

from .base import NOTHING, HistoryAdmin, admin_link, editor, list_link
from .filters import (
    FINDINGS,
    DuplicateFilter,
    OwnDigestFilter,
    PublicationFilter,
    SuggestionsFilter,
)
from .finding_inlines import FINDING_INLINES, SHOWN
from .forms import ArticleForm


def _waiting(model: Any) -> Coalesce:
    """Return the number of suggested findings of that kind in each report."""
    suggested = model.objects.filter(article=OuterRef("pk"), status=ReviewStatus.SUGGESTED)
    count = suggested.order_by().values("article").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


@admin.register(Article)
class ArticleAdmin(HistoryAdmin):
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
            {"fields": ("publication", "date_rests_on", "source", "is_public")},
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
        "all_findings",
        "external_id",
        "provenance",
        "imports",
        "removed_text",
        "created_at",
        "modified_at",
    )

    # --- What is read ---------------------------------------------------------------------

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

    @admin.display(description=gettext_lazy("headline"), ordering="headline")
    def title(self, obj: Article) -> SafeString:
        """Show the headline as it reads, whatever its direction."""
        return format_html('<bdi dir="auto">{}</bdi>', str(obj))

    @admin.display(description=gettext_lazy("published"), ordering="published_from")
    def published(self, obj: Article) -> SafeString | str:
        """Show the day, month, year or range."""
        days = self.publication(obj)
        return format_html('<bdi dir="ltr">{}</bdi>', days) if days else NOTHING

    @admin.display(description=gettext_lazy("Publication date"))
    def publication(self, obj: Article) -> str:
        """Show the date as the box has it, to those who may only look."""
        if obj.published_from and obj.published_to:
            return DateRange(obj.published_from, obj.published_to).isoformat()
        return ""

    @admin.display(description=gettext_lazy("wait for you"))
    def waiting(self, obj: Article) -> int:
        """Show how many findings wait for an editor."""
        return sum(getattr(obj, f"waiting_{model._meta.model_name}") for model in FINDINGS)

    @admin.display(description=gettext_lazy("headline"))
    def headline_shown(self, obj: Article) -> SafeString:
        """Show the headline in full."""
        return format_html('<bdi dir="auto" class="headline">{}</bdi>', obj.headline or NOTHING)

    @admin.display(description=gettext_lazy("body"))
    def body_shown(self, obj: Article) -> SafeString:
        """Show the body by paragraphs."""
        paragraphs = format_html_join("", "<p>{}</p>", ((line,) for line in obj.body.split("\n")))
        return format_html('<div dir="auto" class="report-body">{}</div>', paragraphs)

    @admin.display(description=gettext_lazy("what the date rests on"))
    def date_rests_on(self, obj: Article) -> SafeString:
        """Show the origin of the date, its rule, its confidence and its evidence."""
        rows = (
            (_("origin of the date"), obj.get_published_origin_display()),
            (_("rule of the date"), obj.published_rule),
            (_("confidence in the date"), number_format(obj.published_confidence, 2)),
            (_("evidence for the date"), obj.published_evidence),
            (_("published at"), localize(obj.published_at)),
        )
        return _definitions(rows)

    @admin.display(description=gettext_lazy("findings"))
    def all_findings(self, obj: Article) -> SafeString:
        """Link to the lists of all findings of the report, and to the forms that add one."""
        rows = []
        for model in FINDINGS:
            meta = model._meta
            count = model.objects.filter(article=obj).count()
            name = f"admin:{meta.app_label}_{meta.model_name}_add"
            rows.append(
                (
                    list_link(model, meta.verbose_name_plural, article__id__exact=obj.pk),
                    count,
                    reverse(name, query={"article": obj.pk}),
                    _("Add"),
                )
            )
        links = format_html_join(
            "", '<li>{} (<bdi>{}</bdi>) · <a href="{}" class="addlink">{}</a></li>', rows
        )
        note = _("The tables below show at most %(count)d of each kind.") % {"count": SHOWN}
        return format_html('<ul class="finding-lists">{}</ul><p class="help">{}</p>', links, note)

    @admin.display(description=gettext_lazy("original"))
    def provenance(self, obj: Article) -> SafeString:
        """Show the original's hash, size and encoding, with a link to the bytes."""
        original = obj.original
        address = reverse("article-original", args=[obj.pk])
        download = format_html('<a href="{}">{}</a>', address, _("The bytes as they came"))
        return _definitions(
            (
                (_("name"), admin_link(original, original.name)),
                ("SHA-256", format_html('<code dir="ltr">{}</code>', original.sha256)),
                (_("size in bytes"), original.size),
                (_("encoding"), original.encoding),
                (_("received at"), localize(original.received_at)),
                (_("original"), download),
            )
        )

    @admin.display(description=gettext_lazy("imports"))
    def imports(self, obj: Article) -> SafeString | str:
        """Show which imports added or updated the report."""
        entries = BatchEntry.objects.filter(article=obj).select_related("batch").order_by("-pk")
        links = ((admin_link(entry.batch), entry.get_action_display()) for entry in entries[:20])
        return format_html_join("", "<div>{} · {}</div>", links) or NOTHING

    @admin.display(description=gettext_lazy("removed text"))
    def removed_text(self, obj: Article) -> SafeString | str:
        """Show what was cut from the body; it stays in the original."""
        cuts = ((cut.get("kind", ""), cut.get("text", "")) for cut in obj.noise)
        return (
            format_html_join(
                "", '<div><code dir="ltr">{}</code> <bdi dir="auto">{}</bdi></div>', cuts
            )
            or NOTHING
        )

    # --- What is written ------------------------------------------------------------------

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

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the findings and note that their report changed."""
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            note_changes([form.instance.pk])

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        """Delete the report and note it; its original stays."""
        number = obj.pk
        super().delete_model(request, obj)
        note_changes([number])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Delete the reports and note them; their originals stay."""
        numbers = list(queryset.values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        note_changes(numbers)

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


def _definitions(rows: Any) -> SafeString:
    """Return terms with what they are, leaving out those that say nothing."""
    shown = ((term, value) for term, value in rows if value not in ("", None))
    pairs = format_html_join("", '<dt>{}</dt><dd><bdi dir="auto">{}</bdi></dd>', shown)
    return format_html('<dl class="facts">{}</dl>', pairs)
