"""The admin site under Masar's own name."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class MasarAdminSite(admin.AdminSite):
    """Django's admin with the archive's titles."""

    site_header = _("Masar: editors' desk")
    site_title = _("Masar")
    index_title = _("The archive")
