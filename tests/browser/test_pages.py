"""What only a browser can tell: nothing spills over, nothing is refused, every switch works."""

import pytest
from playwright.sync_api import expect

from tests.chromium import NARROW

pytestmark = pytest.mark.browser

SPILLING = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter((element) => !element.closest(".frame, .visually-hidden, svg"))
    .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
    })
    .map((element) => `${element.tagName}.${element.className}`)"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_nothing_scrolls_sideways_on_a_narrow_phone(visitor, archive_paths, prefix):
    visitor.page.set_viewport_size(NARROW)
    found = []
    for path in archive_paths:
        page = visitor.open(prefix + path)
        if page.evaluate(SIDEWAYS) > 0:
            found.append(f"{prefix}{path}: {page.evaluate(SPILLING)}")

    assert not found, "\n".join(found)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_signs_to_type_stand_on_one_line_on_a_phone(visitor, prefix):
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    page = visitor.open(f"{prefix}/search/help/")
    broken = """() => [...document.querySelectorAll(".signs bdi")]
        .filter((sign) => sign.getBoundingClientRect().height > 40)
        .map((sign) => sign.textContent)"""

    assert page.locator(".signs bdi").count() > 20
    assert page.evaluate(broken) == []
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_content_security_policy_refuses_nothing(visitor, archive_paths, prefix):
    for path in archive_paths:
        if "no-such" not in path:  # the browser itself notes that the page is missing
            visitor.open(prefix + path)

    assert visitor.complaints == []


def test_the_pages_are_set_in_the_archives_own_typefaces(visitor, archive_paths):
    page = visitor.open("/")

    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )

    assert {"Amiri", "IBM Plex Sans Arabic"} <= {name.strip('"') for name in loaded}


def test_the_theme_button_steps_through_three_states_and_is_remembered(visitor, archive_paths):
    page = visitor.open("/about/")
    ground = "getComputedStyle(document.body).backgroundColor"
    as_device = page.evaluate(ground)
    button = page.locator("[data-theme-toggle]")

    button.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    button.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate(ground) != as_device

    page = visitor.open("/rounds/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator("[data-theme-toggle]").click()
    assert page.evaluate("document.documentElement.dataset.theme") is None
    assert page.evaluate(ground) == as_device


def test_without_scripts_there_is_no_button_that_does_nothing(chromium, live_server, archive_paths):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/")

    expect(page.locator("[data-theme-toggle]")).to_be_hidden()
    expect(page.locator("#front-q")).to_be_visible()
    context.close()


def article_path(paths: tuple[str, ...]) -> str:
    return next(path for path in paths if path.startswith("/articles/"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_switch_takes_the_marks_of_people_off_the_text(
    chromium, live_server, archive_paths, scripts
):
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(live_server.url + article_path(archive_paths))
    mark = page.locator(".mark-person").first

    expect(mark).to_have_css("text-decoration-line", "underline")
    page.locator("[data-mark-switch=people]").uncheck()
    expect(mark).to_have_css("text-decoration-line", "none")
    context.close()


def test_the_marks_a_reader_switched_off_stay_off(visitor, archive_paths):
    page = visitor.open(article_path(archive_paths))
    page.locator("[data-mark-switch=people]").uncheck()

    page.reload()

    expect(page.locator("[data-mark-switch=people]")).not_to_be_checked()
    expect(page.locator("[data-mark-switch=dates]")).to_be_checked()


def test_the_first_key_offers_to_skip_to_the_content(visitor, archive_paths):
    page = visitor.open("/rounds/")

    page.keyboard.press("Tab")
    link = page.locator(":focus")
    expect(link).to_have_attribute("href", "#content")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_be_focused()


def test_a_slash_goes_to_the_search_box_unless_keys_are_switched_off(visitor, archive_paths):
    page = visitor.open("/rounds/")

    page.keyboard.press("/")
    expect(page.locator("#masthead-q")).to_be_focused()
    assert page.locator("#masthead-q").input_value() == ""

    page.locator("[data-keys-switch]").uncheck()
    page.locator("body").press("/")
    expect(page.locator("#masthead-q")).not_to_be_focused()


def test_j_and_k_step_through_the_reports_of_a_list(visitor, archive_paths):
    page = visitor.open("/calendar/2017/7/4/")
    links = page.locator("[data-list-item] h2 a")

    page.keyboard.press("j")
    expect(links.first).to_be_focused()
    page.keyboard.press("k")
    expect(links.first).to_be_focused()


def test_time_runs_with_the_language(visitor, archive_paths):
    def first_and_last() -> tuple[float, float]:
        dots = visitor.page.locator(".axis-dot")
        first, last = dots.first.bounding_box(), dots.last.bounding_box()
        assert first
        assert last
        return first["x"], last["x"]

    visitor.open("/rounds/")
    first, last = first_and_last()
    assert first > last

    visitor.open("/en/rounds/")
    first, last = first_and_last()
    assert first < last


def test_every_round_on_the_axis_is_also_in_a_list(visitor, archive_paths):
    page = visitor.open("/")

    dots = page.locator(".axis-drawing a").evaluate_all("all => all.map(a => a.href.baseVal)")
    page.locator(".axis-list summary").click()
    listed = page.locator(".axis-rounds a").evaluate_all("all => all.map(a => a.pathname)")

    assert len(dots) > 1
    assert dots == listed
    expect(page.locator(".axis-rounds a").first).to_be_visible()


def test_paper_carries_neither_navigation_nor_search(visitor, archive_paths):
    page = visitor.open(article_path(archive_paths))

    page.emulate_media(media="print")

    expect(page.locator(".sections")).to_be_hidden()
    expect(page.locator(".switches")).to_be_hidden()
    expect(page.locator(".report-body")).to_be_visible()
