"""The views of search have no fault that axe-core can find, and hold together on a phone."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from search.index.updating import rebuild
from tests.chromium import NARROW, WIDE

from .test_axe import faults

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def article(archive_paths) -> str:
    """Index the small archive and return the path of one of its reports."""
    rebuild()
    return next(path for path in archive_paths if path.startswith("/articles/"))


@pytest.fixture
def search_paths(article) -> list[str]:
    """Return a path for each view of search."""
    word = quote("الجلسات")
    return [
        "/search/",
        f"/search/?q={word}",
        f"/search/?q={word}&rung=stem&from=2017-07-03&copies=all",
        f"/search/?q={word}&view=lines",
        f"/search/?q={word}&facet=person",
        f"/search/?q={quote('زرافة')}&from=2017-07-03&source=x&view=what",
        f"{article}?q={word}#hit-2",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_view_has_a_fault_on_a_wide_screen(visitor, search_paths, prefix, scheme):
    visitor.page.emulate_media(color_scheme=scheme)
    visitor.page.set_viewport_size(WIDE)

    found = [fault for path in search_paths for fault in faults(visitor, prefix + path)]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_view_has_a_fault_or_scrolls_sideways_on_a_phone(visitor, search_paths, prefix):
    visitor.page.set_viewport_size(NARROW)
    found = []
    for path in search_paths:
        found += faults(visitor, prefix + path)
        if visitor.page.evaluate(SIDEWAYS) > 0:
            found.append(f"{path} scrolls sideways")

    assert not found, "\n".join(found)


def test_nothing_of_the_views_is_refused_by_the_policy(visitor, search_paths):
    for path in search_paths:
        visitor.open(path)

    assert visitor.complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_way_through_the_matches_needs_no_script(chromium, live_server, article, scripts):
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{live_server.url}{article}?q={quote('الجلسات')}")
    page.locator("[data-hit=first]").click()
    expect(page.locator("#hit-1 + .hit-steps")).to_be_visible()
    page.locator("#hit-1 + .hit-steps [data-hit=next]").click()
    expect(page.locator("#hit-1 + .hit-steps")).to_be_hidden()
    expect(page.locator("#hit-2")).to_be_in_viewport()
    context.close()


def test_n_and_p_step_through_the_matches(visitor, article):
    page = visitor.open(f"{article}?q={quote('الجلسات')}")
    page.keyboard.press("n")
    page.wait_for_url("**#hit-1")
    page.keyboard.press("n")
    page.wait_for_url("**#hit-2")
    page.keyboard.press("p")
    page.wait_for_url("**#hit-1")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_bars_of_the_chart_are_reached_by_key_and_run_with_the_language(
    visitor, search_paths, prefix
):
    page = visitor.open(prefix + search_paths[1])
    bars = page.locator(".chart-drawing a")
    places = [bars.nth(n).bounding_box()["x"] for n in range(bars.count())]
    assert len(places) > 1
    assert places == sorted(places, reverse=prefix == "")
    bars.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2017-07-03**")
