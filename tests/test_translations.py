"""Every text that people see is in Arabic, whole and with its plurals."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "archive" / "locale" / "ar" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ar")


def sources() -> Iterator[tuple[Path, str]]:
    """Yield the files that may hold texts, templates made to read like Python."""
    for package in ("archive", "search"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield path, templatize(path.read_text(encoding="utf-8"))


def texts() -> Iterator[tuple[str, str, str]]:
    """Yield where a text stands, its context and its ``msgid``."""
    for path, source in sources():
        found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
        for line, message, _comments, context in found:
            msgid = message[0] if isinstance(message, tuple) else message
            if msgid:
                yield f"{path.relative_to(ROOT)}:{line}", context or "", msgid


def test_no_text_is_missing_from_the_arabic_catalogue(catalogue):
    known = {
        (m.context or "", m.id[0] if isinstance(m.id, tuple) else m.id) for m in catalogue if m.id
    }
    missing = [
        f"{place}: {msgid}" for place, context, msgid in texts() if (context, msgid) not in known
    ]
    assert not missing, "run `make messages` and translate:\n" + "\n".join(missing)


def test_every_text_of_the_catalogue_is_translated(catalogue):
    empty = [
        m.id
        for m in catalogue
        if m.id and (m.fuzzy or not all([m.string] if isinstance(m.string, str) else m.string))
    ]
    assert not empty


def test_a_count_has_its_six_arabic_forms(catalogue):
    counts = [m for m in catalogue if isinstance(m.id, tuple)]
    assert counts
    assert all(len(m.string) == 6 for m in counts)


def test_a_translation_fills_in_only_what_its_text_offers(catalogue):
    wrong = []
    for message in catalogue:
        singular = not isinstance(message.id, tuple)
        ids = [message.id] if singular else list(message.id)
        strings = [message.string] if singular else list(message.string)
        offered = {name for text in ids for name in PLACEHOLDER.findall(text)}
        for text in strings:
            used = set(PLACEHOLDER.findall(text))
            # A form for one or two may say the number in words.
            if not used <= offered or (singular and message.id and used - {""} != offered - {""}):
                wrong.append(message.id)
    assert not wrong


def test_no_text_hides_from_translators_in_a_formatted_string():
    # What reads texts out of programs does not look into f-strings.
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, program in sources()
        if path.suffix == ".py"
        for formatted in ast.walk(ast.parse(program))
        if isinstance(formatted, ast.JoinedStr)
        for call in ast.walk(formatted)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in KEYWORDS
    ]
    assert not hidden
