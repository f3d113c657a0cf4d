"""Whoever sets the project up next year gets the packages that it was tested with."""

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
_PINNED = re.compile(r"[\w.-]+(\[[\w,-]+\])?==[\w.]+")


def lines_of(name: str) -> list[str]:
    lines = (ROOT / name).read_text().splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-"))]


def pinned() -> dict[str, Version]:
    requirements = [
        Requirement(line)
        for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt")
        for line in lines_of(name)
    ]
    return {canonicalize_name(one.name): Version(str(one.specifier)[2:]) for one in requirements}


def needed() -> Iterator[str]:
    """Yield the name of each package that the listed ones need, and those of what these need."""
    waiting = [Requirement(line) for line in lines_of("requirements.txt")]
    waiting += [Requirement(line) for line in lines_of("requirements-dev.txt")]
    seen = set()
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if (name, *one.extras) in seen:
            continue
        seen.add((name, *one.extras))
        yield name
        for text in distribution(name).requires or ():
            further = Requirement(text)
            extras = one.extras or {""}
            if further.marker is None or any(
                further.marker.evaluate({"extra": extra}) for extra in extras
            ):
                waiting.append(further)


def test_every_line_names_one_version():
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        assert [line for line in lines_of(name) if not _PINNED.fullmatch(line)] == []


def test_what_is_installed_along_is_pinned_too():
    versions = pinned()
    unpinned = {name for name in needed() if name not in versions}
    assert unpinned == set()


def test_what_is_installed_is_what_is_pinned():
    versions = pinned()
    installed = {name: Version(distribution(name).version) for name in needed()}
    assert installed == {name: versions[name] for name in installed}
