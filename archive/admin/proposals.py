"""The queue of persons whom reports name and the archive does not know, and what is decided."""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Proposal, ProposalStatus, ProposedName, Sighting
from archive.selectors.proposals import counted_proposals, proposal_page
from archive.services import proposals
from archive.services.importing import ImportProblem

from .base import NOTHING, HistoryAdmin, ReadOnlyAdmin, admin_link, editor, list_link
from .evidence import show_evidence, with_evidence
from .proposal_forms import AddForm, AttachForm

_OF_PROPOSAL = "name__proposal__id__exact"


class DecisionFilter(admin.SimpleListFilter):
    """What was decided; without a choice, what waits for a decision."""

    title = gettext_lazy("decision")
    parameter_name = "decision"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the decisions, and all together."""
        decided = [(v, label) for v, label in ProposalStatus.choices if v != ProposalStatus.WAITING]
        return [*decided, ("all", gettext_lazy("All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Yield the choices; without one the queue is shown, not all."""
        first, *rest = super().choices(changelist)
        yield {**first, "display": ProposalStatus.WAITING.label}
        yield from rest

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Proposal]
    ) -> QuerySet[Proposal] | None:
        """Return the proposals of the decision; those that no report names any more wait not."""
        value = self.value()
        if value == "all":
            return queryset
        if value in ProposalStatus.values:
            return queryset.filter(status=value)
        named = Exists(Sighting.objects.filter(name__proposal=OuterRef("pk")))
        return queryset.filter(named, status=ProposalStatus.WAITING)


@admin.register(Proposal)
class ProposalAdmin(HistoryAdmin):
    """Persons whom reports name: to be added, joined to a known participant, or left out."""

    list_display = ("name", "office_given", "named_in", "days", "spellings", "status")
    list_filter = (DecisionFilter,)
    search_fields = ("name", "names__text")
    actions = ("reject",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        """Return the proposals with how many reports name each, and when."""
        return counted_proposals(super().get_queryset(request)).prefetch_related("names")

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Return the order in which editors gain most: the most named first."""
        return [F("reports").desc(), "name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Reports propose; nobody else does."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A proposal that is deleted would be made again: it is rejected instead."""
        return False

    @admin.display(description=gettext_lazy("office"), empty_value=NOTHING)
    def office_given(self, obj: Any) -> str:
        """Show the office that reports give most often."""
        return obj.office or NOTHING

    @admin.display(description=gettext_lazy("named in reports"), ordering=F("reports"))
    def named_in(self, obj: Any) -> SafeString:
        """Link to the places that name the person."""
        return list_link(Sighting, obj.reports, **{_OF_PROPOSAL: obj.pk})

    @admin.display(description=gettext_lazy("from – to"), ordering=F("first_day"))
    def days(self, obj: Any) -> SafeString | str:
        """Show the days of the first report and the last."""
        if obj.first_day is None:
            return NOTHING
        return format_html("<bdi>{} – {}</bdi>", obj.first_day, obj.last_day)

    @admin.display(description=gettext_lazy("spellings"))
    def spellings(self, obj: Proposal) -> str:
        """Show every spelling."""
        return "، ".join(name.text for name in obj.names.all())

    @admin.action(description=gettext_lazy("Not to be added"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> None:
        """Take the chosen persons out of the queue for good."""
        chosen = Proposal.objects.filter(pk__in=list(queryset.values_list("pk", flat=True)))
        count = proposals.reject(chosen, editor(request))
        self.message_user(request, _("Rejected: %(count)d.") % {"count": count})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show where reports name the person, and take the editor's decision."""
        obj = self.get_object(request, object_id)
        if obj is None:
            raise Http404
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        may_decide = self.has_change_permission(request, obj)
        page = proposal_page(obj)
        add = AddForm.of(page, request.POST if _is_for(request, "add") else None)
        attach = AttachForm.of(
            page, self.admin_site, request.POST if _is_for(request, "attach") else None
        )
        if request.method == "POST":
            if not may_decide:
                raise PermissionDenied
            if self._take_decision(request, obj, add, attach):
                return HttpResponseRedirect(_next_address(request, obj))
        context = {
            **self.admin_site.each_context(request),
            **(extra_context or {}),
            "title": _("Who is this?"),
            "opts": self.opts,
            "original": obj,
            "page": page,
            "add": add,
            "attach": attach,
            "may_decide": may_decide,
            "media": self.media + attach.media,
        }
        return TemplateResponse(request, "admin/archive/proposal.html", context)

    def _take_decision(
        self, request: HttpRequest, obj: Proposal, add: AddForm, attach: AttachForm
    ) -> bool:
        """Return whether the posted decision was taken; its form says why not."""
        by = editor(request)
        match request.POST.get("decision"):
            case "reject":
                proposals.reject([obj], by)
                self.message_user(request, _("“%(name)s” is out of the queue.") % {"name": obj})
                return True
            case "undo":
                self._undo(request, obj)
                return True
            case "add" if add.is_valid() and self._may_add(request):
                form: AddForm | AttachForm = add
            case "attach" if attach.is_valid() and self._may_add(request):
                form = attach
            case _:
                return False
        try:
            form.decide(obj, by)
        except ValidationError as error:
            form.add_error(None, error)
            return False
        self._read_again(request, obj)
        return True

    def _may_add(self, request: HttpRequest) -> bool:
        if not request.user.has_perms(["archive.add_participant", "archive.add_alias"]):
            raise PermissionDenied
        return True

    def _undo(self, request: HttpRequest, obj: Proposal) -> None:
        undone = proposals.undo(obj, editor(request))
        if undone.kept is not None:
            self.message_user(
                request,
                _("“%(name)s” stays as it is, without the names that the decision had given.")
                % {"name": undone.kept},
                messages.WARNING,
            )
        self._read_again(request, obj, undone.reports)

    def _read_again(self, request: HttpRequest, obj: Proposal, also: Collection[int] = ()) -> None:
        try:
            count = proposals.read_again(obj, also)
        except ImportProblem as problem:
            later = _("The decision stands; reports follow it with the next run of extraction.")
            self.message_user(request, f"{later} {problem}", messages.WARNING)
            return
        self.message_user(
            request, _("Decided. Reports read again that changed: %(count)d.") % {"count": count}
        )


def _is_for(request: HttpRequest, decision: str) -> bool:
    return request.method == "POST" and request.POST.get("decision") == decision


def _next_address(request: HttpRequest, obj: Proposal) -> str:
    """The queue; after undoing, the same person again."""
    if _is_for(request, "undo"):
        return reverse("admin:archive_proposal_change", args=[obj.pk])
    return reverse("admin:archive_proposal_changelist")


@admin.register(Sighting)
class SightingAdmin(ReadOnlyAdmin):
    """Places that name persons not yet known."""

    list_display = ("words_in_context", "title", "person", "confidence", "rule", "report")
    list_filter = ("rule",)
    list_select_related = ("article", "name__proposal")
    search_fields = ("surface", "title", "article__headline")
    ordering = ("-article__published_from", "-article_id", "start")

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Let the queue link to the places of one person."""
        if lookup == _OF_PROPOSAL:
            return True
        return super().lookup_allowed(lookup, value, request) if request else False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the places with their words, without their reports' bodies."""
        return with_evidence(
            super().get_queryset(request).select_related(*self.list_select_related)
        )

    @admin.display(description=gettext_lazy("words in context"))
    def words_in_context(self, obj: Sighting) -> SafeString | str:
        """Show the name where it stands."""
        return show_evidence(obj)

    @admin.display(description=gettext_lazy("person"))
    def person(self, obj: Sighting) -> SafeString | str:
        """Link to the person in the queue."""
        return admin_link(obj.name.proposal)

    @admin.display(description=gettext_lazy("report"), ordering="article")
    def report(self, obj: Sighting) -> SafeString | str:
        """Link to the report's page in the admin."""
        return admin_link(obj.article)


@admin.register(ProposedName)
class ProposedNameAdmin(ReadOnlyAdmin):
    """Spellings of persons not yet known."""

    list_display = ("text", "proposal")
    list_select_related = ("proposal",)
    search_fields = ("text", "proposal__name")
    ordering = ("text",)
