"""Imports: reports from files into the archive, in batches that are whole or not there at all."""

from .problems import ImportProblem, ImportRunningError, PathMissingError, SourceInvalidError
from .run import import_paths

__all__ = [
    "ImportProblem",
    "ImportRunningError",
    "PathMissingError",
    "SourceInvalidError",
    "import_paths",
]
