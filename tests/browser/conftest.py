"""The browser and the archive that these tests look at."""

from tests.chromium import archive_paths, chromium, visitor

__all__ = ["archive_paths", "chromium", "visitor"]
