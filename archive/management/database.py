"""What a command needs of the database before it can start."""

from django.core.management.base import CommandError
from django.db import connection
from django.utils.translation import gettext as _

from archive.models import Article


def require_tables() -> None:
    """Raise CommandError, saying what to run, where the archive has no tables yet."""
    if Article._meta.db_table not in connection.introspection.table_names():
        raise CommandError(
            _("The archive is not set up yet. Run “manage.py bootstrap” first."), returncode=2
        )
