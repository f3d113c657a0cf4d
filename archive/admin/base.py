"""What the admin's pages of every model have in common."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.db.models import Model
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.admin import SimpleHistoryAdmin

from archive.services import review

from .searching import FoldedSearchAdmin
from .widgets import DirectedFields

NOTHING = "—"


def editor(request: HttpRequest) -> User:
    """Return the signed-in editor; the admin lets nobody else in."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("the admin's views are for signed-in users")
    return user


def admin_link(obj: Model | None, text: object = None) -> SafeString | str:
    """Return a link to the row's own page in the admin, named by the text or the row itself."""
    if obj is None:
        return NOTHING
    meta = obj._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[obj.pk])
    return format_html('<a href="{}"><bdi>{}</bdi></a>', address, obj if text is None else text)


def list_link(model: type[Model], text: object, **filters: object) -> SafeString:
    """Return a link to the model's list in the admin, narrowed by the filters."""
    meta = model._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist", query=filters)
    return format_html('<a href="{}">{}</a>', address, text)


class ArchiveAdmin(DirectedFields, FoldedSearchAdmin):
    """An admin page as editors know it from every other."""

    list_per_page = 50
    # A second count of the whole table says nothing that the pages do not.
    show_full_result_count = False
    empty_value_display = NOTHING

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show or save the form; what the database refuses becomes a message in it."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            pass
        try:
            # Someone was quicker: now that their row is there, the form itself finds the fault.
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            self.message_user(
                request,
                _(
                    "This cannot be saved: it contradicts what is already in the archive. Nothing "
                    "was changed."
                ),
                messages.ERROR,
            )
            return HttpResponseRedirect(request.get_full_path())


class HistoryAdmin(ArchiveAdmin, SimpleHistoryAdmin):
    """An admin page of rows whose every version is kept, with who changed what."""

    history_list_per_page = 25


class LabelledFormSet(BaseInlineFormSet):
    """The rows of a table, whose inputs say what they are: a table's head is no label."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add the fields that Django adds, and name each input after its column."""
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label:
                field.widget.attrs.setdefault("aria-label", field.label)


class ArchiveInline(DirectedFields, admin.TabularInline):
    """A table of rows that belong to the row that is shown."""

    formset = LabelledFormSet
    extra = 0


class ReadOnlyAdmin(ArchiveAdmin):
    """An admin page of what programs write and nobody edits."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds these by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody changes these by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes these by hand."""
        return False


class CheckableAdmin(HistoryAdmin):
    """An admin page of rows that may wait for an editor to check them."""

    actions = ("mark_checked",)

    @admin.action(description=gettext_lazy("Mark as checked"), permissions=["change"])
    def mark_checked(self, request: HttpRequest, queryset: Any) -> None:
        """Take the chosen rows off the list of those to check."""
        count = review.mark_checked(queryset, editor(request))
        self.message_user(request, _("Marked as checked: %(count)d.") % {"count": count})
