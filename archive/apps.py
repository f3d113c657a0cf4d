"""The app configuration of the archive and of its admin site."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """The domain app: articles, rounds, participants and what was worked out about them."""

    name = "archive"
    verbose_name = _("Archive")


class MasarAdminConfig(AdminConfig):
    """Django's admin, under Masar's own name and look."""

    default_site = "archive.admin.site.MasarAdminSite"

    def ready(self) -> None:
        """Register the archive's models, then those of the other apps."""
        # The package of the site's class registers the models: imported by the search for that
        # class, it would register them with a second site, which is then thrown away.
        import_module("archive.admin")
        super().ready()
