"""The engines that are compared, each doing the whole work of a search page.

That is: a count of all reports that hold any of the words, the twenty best with their headlines and
an excerpt with the words marked, the numbers by source and by person, and a histogram by month.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from tests.bench.collection import BenchReport

PAGE = 20


@dataclass(frozen=True, slots=True)
class PageWork:
    """What an engine answered: enough to see that it did all the work."""

    count: int
    ids: tuple[str, ...]
    excerpts: tuple[str, ...]
    facets: int
    """Choices in both facets together."""
    bars: int


class Engine(Protocol):
    """One way to search an archive."""

    def __init__(self, folder: Path) -> None:
        """Work in that folder."""

    def build(self, reports: Iterable[BenchReport]) -> None:
        """Index the reports."""

    def open(self) -> None:
        """Be ready to answer what was built, also by another process."""

    def search(self, text: str) -> PageWork:
        """Do the work of a search page."""

    def size(self) -> int:
        """Return the bytes of the index, texts included."""


MODULES = {
    "masar": "Masar",
    "masar_page": "Masar, whole page",
    "fts5": "SQLite FTS5",
    "tantivy": "Tantivy",
    "postgresql": "PostgreSQL",
    "stock": "Haystack and Whoosh",
}
"""The engines' modules, with their names."""


class EngineMissingError(RuntimeError):
    """The engine cannot run here; the message says what it wants."""


def make_engine(name: str, folder: Path) -> Engine:
    """Return the engine of that name; EngineMissingError where it is not on this machine."""
    try:
        module = import_module(f"tests.bench.engines.{name}")
    except ImportError as error:
        raise EngineMissingError(f"{error.name} is not installed") from error
    engine: Engine = module.ENGINE(folder)
    return engine


def folder_size(folder: Path) -> int:
    """Return the bytes of all files in the folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
