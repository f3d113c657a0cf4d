"""Where Django finds the static files that are made, not written: the typefaces."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, overload

from django.conf import settings
from django.contrib.staticfiles import utils
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from archive.fonts import CUTS, build_fonts

FOLDER = "fonts"


class FontFinder(BaseFinder):
    """Finds fonts/*.woff2, and makes them the first time they are asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=settings.BUILT_STATIC_DIR)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Return nothing: there is nothing to set up."""
        return []

    @overload
    def find(self, path: str, find_all: Literal[False] = False) -> str | None: ...

    @overload
    def find(self, path: str, find_all: Literal[True]) -> list[str]: ...

    def find(self, path: str, find_all: bool = False) -> str | list[str] | None:
        """Return where the named font is; nothing for any other file."""
        if path not in {f"{FOLDER}/{cut.filename}" for cut in CUTS}:
            return [] if find_all else None
        build_fonts(settings.BUILT_STATIC_DIR / FOLDER)
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """Yield each font, for collectstatic."""
        for font in build_fonts(settings.BUILT_STATIC_DIR / FOLDER):
            path = f"{FOLDER}/{font.name}"
            if not utils.matches_patterns(path, list(ignore_patterns or ())):
                yield path, self.storage
