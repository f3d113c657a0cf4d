"""The typefaces hold what reports are written in, and the style sheet asks for what they hold."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from archive import fonts
from archive.finders import FontFinder

SHEET = Path(__file__).resolve().parent.parent.parent / "static" / "css" / "fonts.css"
NAMES = "محمَّد إبراهيم رئیسی، گلبدین؛ ئەحمەد «لافرنتييف» ٤–٥ تموز ۱۴۰۰؟ Staffan d’Hondt 2017"
TURKISH = "ğışĞİŞ"
JOINING = {"init", "medi", "fina", "rlig", "ccmp"}


@pytest.fixture(scope="module")
def everyday(tmp_path_factory) -> dict[str, Path]:
    """Build the files that every page needs and two of the rarer ones."""
    wanted = ("amiri-regular", "plex-regular", "plex-latin-extended", "amiri-regular-rare")
    target = tmp_path_factory.mktemp("static-built") / "fonts"
    cuts = [cut for cut in fonts.CUTS if cut.name in wanted]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "CUTS", tuple(cuts))
        return {path.stem: path for path in fonts.build_fonts(target)}


@pytest.mark.parametrize("name", ["amiri-regular", "plex-regular"])
def test_the_everyday_files_hold_arabic_persian_kurdish_and_english_names(everyday, name):
    letters = TTFont(everyday[name]).getBestCmap()

    assert {letter for letter in NAMES if ord(letter) not in letters} == set()


@pytest.mark.parametrize("name", ["amiri-regular", "plex-regular"])
def test_letters_still_join_and_marks_still_sit_on_them(everyday, name):
    font = TTFont(everyday[name])

    shaping = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    placing = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}

    assert shaping >= JOINING
    assert placing >= {"mark", "mkmk", "kern"}


def test_turkish_names_have_their_letters(everyday):
    letters = TTFont(everyday["plex-latin-extended"]).getBestCmap()

    assert {ord(letter) for letter in TURKISH if ord(letter) > 0xFF} <= set(letters)


def test_presentation_forms_are_kept_for_pages_that_hold_them(everyday):
    assert ord("ﻼ") in TTFont(everyday["amiri-regular-rare"]).getBestCmap()


def test_a_page_needs_less_than_a_hundred_kilobytes_of_each_face(everyday):
    sizes = {name: path.stat().st_size for name, path in everyday.items()}

    assert max(sizes.values()) < 100_000, sizes


def test_nothing_is_built_twice(everyday, monkeypatch):
    folder = everyday["amiri-regular"].parent
    monkeypatch.setattr(fonts, "CUTS", tuple(c for c in fonts.CUTS if c.name in everyday))
    monkeypatch.setattr(fonts, "_write", lambda cut, _path: pytest.fail(f"built {cut.name} again"))

    assert sorted(fonts.build_fonts(folder)) == sorted(everyday.values())


def test_a_changed_recipe_builds_the_fonts_anew(everyday, monkeypatch):
    folder = everyday["amiri-regular"].parent
    built: list[str] = []
    monkeypatch.setattr(fonts, "CUTS", tuple(c for c in fonts.CUTS if c.name in everyday))
    monkeypatch.setattr(fonts, "MORE_FEATURES", ("pnum", "zero"))
    monkeypatch.setattr(fonts, "_write", lambda cut, _path: built.append(cut.name))
    recipe = (folder / "recipe.txt").read_text()

    fonts.build_fonts(folder)

    assert sorted(built) == sorted(everyday)
    (folder / "recipe.txt").write_text(recipe)


def test_no_letter_is_in_the_everyday_file_and_in_the_rare_one():
    for name in ("amiri-regular", "plex-regular"):
        both = {cut.name: set(cut.unicodes()) for cut in fonts.CUTS if cut.name.startswith(name)}

        assert both[name] & both[f"{name}-rare"] == {ord(" ")}


def test_the_style_sheet_asks_each_file_for_the_letters_it_holds():
    sheet = SHEET.read_text()
    # A rare file has a space for its own spacing; the page's spaces are the everyday file's.
    held = {
        cut.filename: cut.ranges.removeprefix("20 ") if cut.name.endswith("-rare") else cut.ranges
        for cut in fonts.CUTS
    }
    declared = re.findall(r"fonts/([\w.-]+)\".*?unicode-range:(.*?);", sheet, re.DOTALL)

    asked = {name: " ".join(re.findall(r"U\+([\w-]+)", text)) for name, text in declared}

    assert asked == held


def test_collecting_static_files_finds_the_fonts_and_nothing_else(settings, everyday, monkeypatch):
    settings.BUILT_STATIC_DIR = everyday["amiri-regular"].parent.parent
    monkeypatch.setattr(fonts, "CUTS", tuple(c for c in fonts.CUTS if c.name in everyday))

    found = {path for path, _storage in FontFinder().list(["*rare*"])}

    assert found == {f"fonts/{name}.woff2" for name in everyday if not name.endswith("-rare")}
