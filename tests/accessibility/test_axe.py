"""No page has a fault that axe-core can find, in either language, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.chromium import NARROW, WIDE, Visitor

pytestmark = pytest.mark.browser

# What a machine can judge of WCAG 2.2 AA, and axe's own good practice.
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


# The style guide shows every landmark twice, once in either direction.
STYLE_GUIDE = OPTIONS | {"rules": {"landmark-unique": {"enabled": False}}}


def faults(visitor: Visitor, path: str) -> list[str]:
    """Open the page and list what axe finds, each with the elements it is about."""
    page = visitor.open(path)
    results = Axe().run(page, options=STYLE_GUIDE if "styleguide" in path else OPTIONS)
    return [
        f"{path} {fault['id']}: {node['html'][:160]}"
        for fault in results.response["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_page_has_a_fault_on_a_wide_screen(visitor, archive_paths, prefix, scheme):
    visitor.page.emulate_media(color_scheme=scheme)
    visitor.page.set_viewport_size(WIDE)

    found = [fault for path in archive_paths for fault in faults(visitor, prefix + path)]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_page_has_a_fault_on_a_phone(visitor, archive_paths, prefix):
    visitor.page.set_viewport_size(NARROW)

    found = [fault for path in archive_paths for fault in faults(visitor, prefix + path)]

    assert not found, "\n".join(found)
