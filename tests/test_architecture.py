"""The arrows between the parts go one way.

``archive.arabic``, ``archive.dates`` -> models -> ingest, services, selectors -> views, admin, api;
and ``search`` -> ``archive``.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# A part, and the parts of the project that it may know (itself always).
PURE = {"archive.arabic", "archive.dates"}
MODELS = {*PURE, "archive.models"}
READING = {*MODELS, "archive.ingest", "archive.signals"}
ALLOWED = {
    "archive.arabic": set(),
    "archive.dates": {"archive.arabic"},
    "archive.models": PURE,
    "archive.signals": set(),
    "archive.health": set(),
    "archive.fonts": set(),
    "archive.finders": {"archive.fonts"},
    "archive.ingest": MODELS,
    "archive.services": {*READING, "archive.selectors"},
    "archive.selectors": {*MODELS, "archive.templatetags"},
    "archive.templatetags": {*PURE, "archive.models", "archive.selectors"},
    "archive.page_parts": {"archive.selectors"},
    "archive.text_marks": set(),
    "archive.citations": {*MODELS, "archive.selectors"},
    "archive.views": {
        *READING,
        "archive.services",
        "archive.selectors",
        "archive.templatetags",
        "archive.health",
        "archive.page_parts",
        "archive.text_marks",
    },
    "archive.admin": {*READING, "archive.services", "archive.selectors", "archive.templatetags"},
    "archive.api": {*READING, "archive.services", "archive.selectors"},
}
# Modules that know no Django.
WITHOUT_DJANGO = ["archive/arabic", "archive/dates.py", "archive/ingest/values.py"]
# The only places of ``archive`` that name ``search``.
NAME_SEARCH = {"archive/urls.py"}


def modules(part: str) -> Iterator[Path]:
    """Yield the files of a part, be it a package or a module."""
    path = ROOT / part.replace(".", "/")
    if path.is_dir():
        yield from sorted(path.rglob("*.py"))
    elif path.with_suffix(".py").exists():
        yield path.with_suffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield the full dotted names that a file imports, wherever in it the import stands."""
    package = ".".join(path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")
                parents = parents[: len(parents) - node.level + 1]
                base = ".".join([*parents, base]).rstrip(".")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def is_in(name: str, part: str) -> bool:
    """Return whether a dotted name is a part or lies in it."""
    return name == part or name.startswith(f"{part}.")


@pytest.mark.parametrize("part", ALLOWED)
def test_a_part_knows_only_the_parts_below_it(part):
    allowed = {part, *ALLOWED[part]}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(part)
        for name in imports(path)
        if is_in(name, "archive") and not any(is_in(name, other) for other in allowed)
    ]
    assert not wrong


def test_every_part_of_the_archive_has_its_arrows():
    known = {*ALLOWED, "archive.settings", "archive.management", "archive.migrations"}
    entries = {"apps", "urls", "wsgi", "middleware", "__init__"}
    parts = {
        f"archive.{path.stem}"
        for path in (ROOT / "archive").iterdir()
        if (path.suffix == ".py" and path.stem not in entries)
        or (path.is_dir() and any(path.glob("*.py")))
    }
    assert parts <= known


def test_the_archive_does_not_know_search():
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("archive")
        if str(path.relative_to(ROOT)) not in NAME_SEARCH
        for name in imports(path)
        if is_in(name, "search") or is_in(name, "haystack") or is_in(name, "whoosh")
    ]
    assert not wrong


@pytest.mark.parametrize("part", WITHOUT_DJANGO)
def test_the_language_and_its_dates_know_no_django(part):
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(part.removesuffix(".py"))
        for name in imports(path)
        if is_in(name, "django")
    ]
    assert not wrong


def test_whoosh_is_imported_in_few_places():
    importers = {
        str(path.relative_to(ROOT))
        for path in modules("search")
        for name in imports(path)
        if is_in(name, "whoosh")
    }
    outside = {
        name
        for name in importers
        if not name.startswith("search/backends/") and name != "search/analyzers.py"
    }
    assert not outside


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_no_module_is_a_drawer(name):
    drawers = [path for part in ("archive", "search") for path in (ROOT / part).rglob(f"{name}*")]
    assert not drawers


def test_no_template_holds_inline_script_or_style():
    wrong = []
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8").lower()
        if "<style" in text or " style=" in text or " onclick=" in text or "javascript:" in text:
            wrong.append(str(path.relative_to(ROOT)))
        wrong.extend(
            str(path.relative_to(ROOT))
            for tag in text.split("<script")[1:]
            if "src=" not in tag.split(">")[0] and "json" not in tag.split(">")[0]
        )
    assert not wrong


def test_stylesheets_speak_of_start_and_end_not_of_left_and_right():
    wrong = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "static" / "css").glob("*.css"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(
            bad in line
            for bad in (
                "margin-left",
                "margin-right",
                "padding-left",
                "padding-right",
                "border-left",
                "border-right",
                "text-align: left",
                "text-align: right",
                "float: left",
                "float: right",
            )
        )
    ]
    assert not wrong
