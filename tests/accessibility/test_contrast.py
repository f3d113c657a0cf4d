"""Every pair of colours that text is set in reads at 6.5 : 1 or better, in light and in dark."""

import itertools
import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parent.parent.parent / "static" / "css" / "tokens.css"
TEXT_MINIMUM = 6.5
EDGE_MINIMUM = 3.0

PAIRS = [
    *itertools.product(("ink", "ink-soft", "accent", "clay", "ochre"), ("paper", "card")),
    *itertools.product(("ink",), ("accent-tint", "clay-tint", "hit")),
    *itertools.product(("ink",), ("share-0", "share-1", "share-2", "share-3")),
    ("clay", "clay-tint"),
    ("on-accent", "accent"),
    ("on-accent", "share-4"),
]


def colours() -> dict[str, tuple[str, str]]:
    """Return each colour's light and dark value, by name."""
    declared = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS.read_text())
    return {name: (light, dark) for name, light, dark in declared}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_easy_to_read_on_every_ground_it_is_set_on(text, ground, scheme):
    palette = colours()

    ratio = contrast(palette[text][scheme], palette[ground][scheme])

    assert ratio >= TEXT_MINIMUM, f"{text} on {ground}: {ratio:.2f} : 1"


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_the_edge_of_an_input_can_be_seen(ground, scheme):
    palette = colours()

    assert contrast(palette["edge"][scheme], palette[ground][scheme]) >= EDGE_MINIMUM


def test_browsers_without_light_dark_get_the_same_light_colours():
    fallback = TOKENS.read_text().split("@supports not", 1)[1]

    plain = dict(re.findall(r"--([\w-]+): (#\w{6});", fallback))

    assert plain == {name: light for name, (light, _dark) in colours().items()}
