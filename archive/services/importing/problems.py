"""Why an import did not start; each says in the reader's language what to do."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archive.models import ImportBatch


class ImportProblem(Exception):  # noqa: N818  (what it names is a problem, told to people)
    """An import that did not start; nothing was changed."""


class PathMissingError(ImportProblem):
    """Paths that lead nowhere."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__(paths)
        self.paths = paths

    def __str__(self) -> str:
        names = ", ".join(map(str, self.paths))
        return _("No such file or folder: %(paths)s. Nothing was imported.") % {"paths": names}


class SourceInvalidError(ImportProblem):
    """A source's slug that cannot be one."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug

    def __str__(self) -> str:
        return _(
            "“%(slug)s” cannot name a source: use Latin letters, digits, hyphens and underscores, "
            "80 at most. Nothing was imported."
        ) % {"slug": self.slug}


class ImportRunningError(ImportProblem):
    """Another import is at work; ``batch`` tells which, where it has got so far as to say."""

    def __init__(self, batch: ImportBatch | None) -> None:
        super().__init__(batch)
        self.batch = batch

    def __str__(self) -> str:
        if self.batch is None:
            return _(
                "Another import, or a new run of extraction, is at work. Wait until it has ended, "
                "then try again."
            )
        user = self.batch.user
        return _(
            "Import no. %(number)s is running: started at %(time)s by %(user)s, from %(paths)s. "
            "Wait until it has ended, then try again; nothing is lost."
        ) % {
            "number": self.batch.pk,
            "time": date_format(localtime(self.batch.started_at), "Y-m-d H:i"),
            "user": user.get_username() if user else _("the command line"),
            "paths": ", ".join(self.batch.paths),
        }
