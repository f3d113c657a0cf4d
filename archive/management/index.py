"""Brings whoever keeps a copy of the articles in step after a command has changed some."""

import sys

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from archive.management.progress import Progress
from archive.models import ArticleChange
from archive.signals import articles_changed


def bring_in_step() -> None:
    """Send the outbox on; raise CommandError where a receiver fails, which undoes nothing."""
    if not ArticleChange.objects.exists():
        return
    with Progress(_("Index"), sys.stderr) as progress:
        answers = articles_changed.send_robust(sender=ArticleChange, progress=progress.show)
    for _receiver, answer in answers:
        if isinstance(answer, Exception):
            raise CommandError(
                _("The reports are in, but the index could not be brought in step: %(error)s")
                % {"error": answer}
            ) from answer
