"""The file in which a command that reads reports again says what changed, article by article."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from archive.services.rereading import ArticleChanges

UNUSABLE = 2
"""The exit code for arguments that cannot be used."""


@contextmanager
def change_report(path: str | None) -> Iterator[Callable[[ArticleChanges], None] | None]:
    """Give what writes an article's changes as a line of JSON; None where no file is asked for.

    Raises CommandError, before anything is changed, where the file cannot be written.
    """
    if not path:
        yield None
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(path).open("w", encoding="utf-8"))
        except OSError as error:
            raise CommandError(
                _("Cannot write the report to %(path)s: %(reason)s. Nothing was changed.")
                % {"path": path, "reason": error.strerror},
                returncode=UNUSABLE,
            ) from error

        def tell(changes: ArticleChanges) -> None:
            line = json.dumps(changes.as_dict(), ensure_ascii=False, default=str)
            stream.write(line + "\n")

        yield tell
