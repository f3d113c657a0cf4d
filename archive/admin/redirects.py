"""Old addresses that lead to rounds and participants."""

from django.contrib import admin

from archive.models import SlugRedirect

from .base import ArchiveAdmin


@admin.register(SlugRedirect)
class SlugRedirectAdmin(ArchiveAdmin):
    """Old slugs; renaming writes them, an editor may add one by hand."""

    list_display = ("old_slug", "participant", "round")
    list_select_related = ("participant", "round")
    search_fields = ("old_slug", "participant__name_ar", "round__name_ar")
    autocomplete_fields = ("participant", "round")
