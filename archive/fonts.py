"""The site's typefaces as small WOFF2 files, made from packages when they are first asked for.

The packages carry whole TrueType files of 200 to 600 KB; a page needs some 60 of them. Each face is
cut in two, so that a browser fetches the everyday letters at once and the rare ones (Quranic marks,
presentation forms) only where a page holds them. static/css/tokens.css declares the same ranges.
"""

import importlib.metadata
import importlib.resources
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# The letters, digits and points that reports in Arabic, Persian, Kurdish and English are made of.
EVERYDAY = (
    "20-7E A0-FF 2002-2014 2018-201E 2020-2022 2026 202F 2030 2039-203A 2066-2069 20AC 2190-2193 "
    "2212 60C 61B 61F 621-63A 640-655 660-66C 670-671 67E 686 698 6A9 6AF 6C0-6C1 6CC 6D5 6F0-6F9 "
    "FD3E-FD3F FDFC"
)
RARE_ARABIC = (
    "600-60B 60D-61A 61C-61E 620 63B-63F 656-65F 66D-66F 672-67D 67F-685 687-697 699-6A8 6AA-6AE "
    "6B0-6BF 6C2-6CB 6CD-6D4 6D6-6EF 6FA-6FF 750-77F 8A0-8FF FB50-FD3D FD50-FDFB FE70-FEFC"
)
EXTENDED_LATIN = "100-24F 1E00-1EFF"
# Beside the features that the subsetter keeps by itself: figures of their own width in running text
# (Amiri's stand in columns otherwise).
MORE_FEATURES = ("pnum",)


@dataclass(frozen=True, slots=True)
class Cut:
    """One WOFF2 file: which letters of which face it holds."""

    name: str
    package: str
    face: str
    ranges: str
    axes: tuple[tuple[str, tuple[float, float]], ...] = ()
    """For a variable face: the part of each axis that is kept."""

    @property
    def filename(self) -> str:
        """The file's name under fonts/."""
        return f"{self.name}.woff2"

    def unicodes(self) -> Iterator[int]:
        """The code points that the file is to hold."""
        for part in self.ranges.split():
            first, _, last = part.partition("-")
            yield from range(int(first, 16), int(last or first, 16) + 1)


def _arabic(name: str, package: str, face: str) -> tuple[Cut, Cut]:
    return (
        Cut(name, package, face, EVERYDAY),
        Cut(f"{name}-rare", package, face, f"20 {RARE_ARABIC}"),
    )


CUTS: tuple[Cut, ...] = (
    *_arabic("amiri-regular", "fontpkg-amiri", "Amiri-Regular.ttf"),
    *_arabic("amiri-bold", "fontpkg-amiri", "Amiri-Bold.ttf"),
    *_arabic("plex-regular", "fontpkg-ibm-plex-sans-arabic", "IBMPlexSansArabic-Regular.ttf"),
    *_arabic("plex-medium", "fontpkg-ibm-plex-sans-arabic", "IBMPlexSansArabic-Medium.ttf"),
    *_arabic("plex-semibold", "fontpkg-ibm-plex-sans-arabic", "IBMPlexSansArabic-SemiBold.ttf"),
    # Plex Sans Arabic knows no ğ and no ş; its Latin sister, of the same drawing, does.
    Cut(
        "plex-latin-extended",
        "fontpkg-ibm-plex-sans",
        "IBMPlexSans[wdth,wght].ttf",
        EXTENDED_LATIN,
        (("wdth", (100, 100)), ("wght", (400, 600))),
    ),
    Cut("amiri-regular-latin-extended", "fontpkg-amiri", "Amiri-Regular.ttf", EXTENDED_LATIN),
    Cut("amiri-bold-latin-extended", "fontpkg-amiri", "Amiri-Bold.ttf", EXTENDED_LATIN),
)

_RECIPE = "recipe.txt"


def build_fonts(target: Path, *, anew: bool = False) -> list[Path]:
    """Write the site's WOFF2 files into `target` and return their paths.

    Does nothing where they are there already and were made from the same packages and ranges,
    unless told to build anew. Takes some ten seconds.
    """
    paths = [target / cut.filename for cut in CUTS]
    recipe = target / _RECIPE
    wanted = _recipe()
    is_current = recipe.exists() and recipe.read_text() == wanted
    if is_current and not anew and all(path.exists() for path in paths):
        return paths
    target.mkdir(parents=True, exist_ok=True)
    for cut, path in zip(CUTS, paths, strict=True):
        _write(cut, path)
    recipe.write_text(wanted)
    return paths


def _recipe() -> str:
    packages = sorted({cut.package for cut in CUTS} | {"fonttools", "brotli"})
    versions = [f"{package} {importlib.metadata.version(package)}" for package in packages]
    return "\n".join([*versions, *MORE_FEATURES, *(repr(cut) for cut in CUTS), ""])


def _write(cut: Cut, path: Path) -> None:
    """Write one file whole or not at all: two processes may be at it at once."""
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True)
    options.layout_features += MORE_FEATURES
    # Keeping "meta" would only make the subsetter warn that it drops it.
    options.drop_tables += ["meta"]
    font = _open(cut)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(cut.unicodes()))
    subsetter.subset(font)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        subset.save_font(font, part.name, options)
    finished = Path(part.name)
    finished.chmod(0o644)
    finished.replace(path)


def _open(cut: Cut) -> TTFont:
    module = cut.package.replace("-", "_")
    source = importlib.resources.files(module) / "files" / cut.face
    font = TTFont(str(source), recalcTimestamp=False)
    if cut.axes:
        instancer.instantiateVariableFont(font, dict(cut.axes), inplace=True)
    return font
