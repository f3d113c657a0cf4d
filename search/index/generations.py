"""Where an index lives: one directory a generation, and a pointer to the one in use.

    index/current.json                 names the generation in use
    index/index-<schema>-<number>/     a generation: a Whoosh index and metadata.json
    index/….building/                  one that is being built, or was when its process died

The pointer is replaced in one step, and again after every commit to the generation in use, so that
a reader learns of any change by one stat of one small file.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from search.analyzers import analysis_digest
from search.backends.schema import SCHEMA_VERSION

_POINTER = "current.json"
_METADATA = "metadata.json"
_CHANGED = "changed-while-building"
_BUILDING = ".building"
_NAME = re.compile(r"index-(\d+)-(\d+)")

Stamp = tuple[int, int]


class IndexUnavailableError(Exception):
    """There is no index that this version can read; ``build_index`` makes one."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A directory that holds an index."""

    path: Path

    @property
    def protected(self) -> frozenset[str]:
        """The folded names that were kept from the stemmer when the index was built."""
        return frozenset(self._metadata()["protected"])

    @property
    def is_current(self) -> bool:
        """Whether texts were analysed as this version analyses queries."""
        return bool(self._metadata().get("analysis") == analysis_digest())

    def write_metadata(self, protected: Iterable[str]) -> None:
        """Note what queries must know about how the index was built."""
        content = {"analysis": analysis_digest(), "protected": sorted(protected)}
        (self.path / _METADATA).write_text(json.dumps(content, ensure_ascii=False))

    def _metadata(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.path / _METADATA).read_text())
        return content


class IndexRoot:
    """The directory of all generations."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def stamp(self) -> Stamp | None:
        """A value that changes with every commit and swap; None where nothing was ever built."""
        try:
            status = (self.path / _POINTER).stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns

    def current(self) -> Generation:
        """The generation in use; IndexUnavailableError where there is none of this schema."""
        try:
            name = json.loads((self.path / _POINTER).read_text())["generation"]
        except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
            raise IndexUnavailableError("no index has been built") from error
        match = _NAME.fullmatch(str(name))
        if match is None or int(match[1]) != SCHEMA_VERSION:
            raise IndexUnavailableError(f"the index {name} is of another version")
        generation = Generation(self.path / name)
        try:
            is_current = generation.is_current
        except (FileNotFoundError, ValueError) as error:
            raise IndexUnavailableError(f"the index {name} is not whole") from error
        if not is_current:
            raise IndexUnavailableError(f"the index {name} was analysed by another version")
        return generation

    def write_lock(self, timeout: float = -1) -> FileLock:
        """The lock held while the index in use is changed; a lock of a dead process is free."""
        self.path.mkdir(parents=True, exist_ok=True)
        return FileLock(self.path / "write.lock", timeout=timeout)

    def build_lock(self, timeout: float = -1) -> FileLock:
        """The lock held while a generation is being built."""
        self.path.mkdir(parents=True, exist_ok=True)
        return FileLock(self.path / "build.lock", timeout=timeout)

    def begin(self) -> Generation:
        """An empty directory to build in; what killed builds left is removed. Needs both locks."""
        for left in self.path.glob(f"*{_BUILDING}"):
            shutil.rmtree(left)
        numbers = [
            int(match[2])
            for match in (_NAME.match(path.name) for path in self.path.iterdir())
            if match
        ]
        name = f"index-{SCHEMA_VERSION}-{max(numbers, default=0) + 1}{_BUILDING}"
        path = self.path / name
        path.mkdir()
        return Generation(path)

    def note_changed(self, numbers: Iterable[int]) -> None:
        """Tell a build that is under way of articles it may have read too early."""
        for building in self.path.glob(f"*{_BUILDING}"):
            with (building / _CHANGED).open("a") as file:
                file.writelines(f"{number}\n" for number in numbers)

    def publish(self, built: Generation) -> Generation:
        """Put the built generation into use and remove the others. Needs both locks."""
        final = Generation(built.path.with_name(built.path.name.removesuffix(_BUILDING)))
        (built.path / _CHANGED).unlink(missing_ok=True)
        built.path.rename(final.path)
        self._point_to(final.path.name)
        for other in self.path.iterdir():
            if _NAME.fullmatch(other.name) and other.name != final.path.name:
                # Readers that have it open keep their memory map until they look again.
                shutil.rmtree(other, ignore_errors=True)
        return final

    def touch(self) -> None:
        """Let readers know of a commit to the generation in use. Needs the write lock."""
        self._point_to(self.current().path.name)

    def _point_to(self, name: str) -> None:
        temporary = self.path / f"{_POINTER}.new"
        with temporary.open("w") as file:
            json.dump({"generation": name}, file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.path / _POINTER)


def changed_while_building(built: Generation) -> set[int]:
    """The articles that were noted while the generation was being built."""
    try:
        lines = (built.path / _CHANGED).read_text().split()
    except FileNotFoundError:
        return set()
    return set(map(int, lines))
