"""What the admin shows of a report beside its fields: all that is read there and not written."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.formats import localize, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import DateRange
from archive.models import Article, BatchEntry, DateOrigin

from .base import NOTHING, admin_link, list_link
from .filters import FINDINGS
from .finding_inlines import SHOWN


class ArticleDisplays(admin.ModelAdmin):
    """The columns and the readonly boxes of reports."""

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

    @admin.display(description=gettext_lazy("likeliest days"))
    def likeliest_days(self, obj: Article) -> SafeString | str:
        """Show the days that an undated report may be of, with the dated reports beside each."""
        candidates = obj.published_candidates or []
        if obj.published_origin == DateOrigin.EDITED or not candidates:
            return NOTHING
        numbers = {near["article"] for each in candidates for near in each["reports"]}
        reports = Article.objects.only("headline", "external_id").in_bulk(numbers)
        days = format_html_join(
            "",
            '<dt><bdi dir="ltr">{}</bdi> · <bdi>{}%</bdi></dt><dd><ul>{}</ul></dd>',
            (
                (
                    DateRange(*map(dt.date.fromisoformat, (each["from"], each["to"]))),
                    number_format(100 * each["share"], 0),
                    _near_reports(each["reports"], reports),
                )
                for each in candidates
            ),
        )
        note = _("To take one, write it into the box of the publication date.")
        return format_html('<dl class="facts">{}</dl><p class="help">{}</p>', days, note)

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


def _near_reports(near: Any, reports: Mapping[int, Article]) -> SafeString:
    """Return links to dated reports, each with its day and the words that it shares."""
    rows = (
        (admin_link(reports[each["article"]]), each["day"], "، ".join(each["words"]))
        for each in near
        if each["article"] in reports
    )
    return format_html_join(
        "", '<li>{} · <bdi dir="ltr">{}</bdi> · <bdi dir="auto">{}</bdi></li>', rows
    )


def _definitions(rows: Any) -> SafeString:
    """Return terms with what they are, leaving out those that say nothing."""
    shown = ((term, value) for term, value in rows if value not in ("", None))
    pairs = format_html_join("", '<dt>{}</dt><dd><bdi dir="auto">{}</bdi></dd>', shown)
    return format_html('<dl class="facts">{}</dl>', pairs)
