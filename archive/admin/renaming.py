"""A page that gives a round or a participant a new address, leaving the old one working."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.services.changes import articles_that_name, note_changes
from archive.services.renaming import rename_slug

from .base import editor


class RenameForm(forms.Form):
    """The new address of a row."""

    slug = forms.SlugField(
        label=gettext_lazy("slug"),
        max_length=80,
        help_text=gettext_lazy("Small Latin letters, digits and hyphens. The old address goes on "
                               "working and leads here."),
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "ltr"}),
    )  # fmt: skip


class RenamableAdmin(admin.ModelAdmin):
    """An admin page whose rows keep their slug, unless they are renamed on purpose."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the slug among what is fixed once the row exists."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if obj else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what fills itself in while a new row is typed."""
        return {} if obj else {"slug": ("name_en",)}


class RedirectingAdmin(RenamableAdmin):
    """An admin page that can rename its rows."""

    def get_urls(self) -> list[Any]:
        """Return the page's addresses with that of renaming."""
        view = self.admin_site.admin_view(self.rename_view)
        return [
            path("<path:object_id>/rename/", view, name=self._rename_name()),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the form with a link to renaming."""
        obj = kwargs.get("obj")
        if obj and self.has_change_permission(request, obj):
            address = reverse(f"admin:{self._rename_name()}", args=[obj.pk])
            context = {**context, "rename_url": address}
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete the row and note the reports that named it."""
        articles = articles_that_name(obj)
        super().delete_model(request, obj)
        note_changes(articles)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete the rows and note the reports that named them."""
        articles = set().union(*map(articles_that_name, queryset))
        super().delete_queryset(request, queryset)
        note_changes(articles)

    def rename_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the form for a new slug, or give the row one."""
        obj: Any = self.get_object(request, object_id)
        if obj is None:
            raise Http404
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        form = RenameForm(request.POST or None, initial={"slug": obj.slug})
        if form.is_valid() and self._rename(request, obj, form):
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(name, args=[obj.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("New web address"),
            "opts": self.opts,
            "original": obj,
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/archive/rename.html", context)

    def _rename(self, request: HttpRequest, obj: Any, form: RenameForm) -> bool:
        try:
            redirect = rename_slug(obj, form.cleaned_data["slug"], editor(request))
        except ValidationError as error:
            form.add_error("slug", error)
            return False
        if redirect:
            self.message_user(
                request,
                _("The address is now “%(new)s”; “%(old)s” leads to it.")
                % {"new": obj.slug, "old": redirect.old_slug},
            )
        return True

    def _rename_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_rename"
