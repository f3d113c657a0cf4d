"""Imports: reports from files into the archive, in batches that are whole or not there at all."""

from .identity import UNSOURCED
from .problems import ImportProblem, ImportRunningError, PathMissingError, SourceInvalidError
from .run import import_paths

__all__ = [
    "UNSOURCED",
    "ImportProblem",
    "ImportRunningError",
    "PathMissingError",
    "SourceInvalidError",
    "import_paths",
]
