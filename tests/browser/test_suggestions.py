"""Suggestions under the search boxes, by keyboard and by pointer, and without scripts none."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from archive.models import Participant

pytestmark = pytest.mark.browser

OPTION = "[role=option]"


@pytest.fixture
def box(visitor, archive_paths):
    """Return the masthead's box, with the first letters of a name typed and suggestions shown."""
    page = visitor.open("/rounds/")
    box = page.locator("#masthead-q")
    box.press_sequentially("ياس")
    expect(page.locator(OPTION).first).to_be_visible()
    return box


def chosen(page: Page) -> str:
    """Return the label of the option that is chosen; empty for none."""
    options = page.locator(f"{OPTION}[aria-selected=true] .suggestion-label")
    return options.inner_text() if options.count() else ""


def test_suggestions_are_a_listbox_of_the_box(box):
    page = box.page
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    listed = page.locator(f"#{box.get_attribute('aria-controls')}")
    expect(listed).to_have_attribute("role", "listbox")
    expect(listed.get_by_role("group", name="أشخاص")).to_be_visible()
    expect(page.locator(OPTION).first).to_contain_text("ياسر المندوب")
    expect(page.locator(".search-box [role=status]").first).to_have_text(re.compile("[٠-٩]"))


def test_arrows_choose_and_enter_follows(box):
    page = box.page
    assert chosen(page) == ""
    box.press("ArrowDown")
    assert chosen(page) == "ياسر المندوب"
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(active).to_contain_text("ياسر المندوب")
    expect(box).to_be_focused()
    box.press("Enter")
    page.wait_for_url("**/people/**")


def test_arrows_come_round_to_what_was_typed(box):
    page = box.page
    count = page.locator(OPTION).count()
    box.press("ArrowUp")
    assert chosen(page)
    for _ in range(count):
        box.press("ArrowUp")
    assert chosen(page) == ""
    expect(box).to_have_value("ياس")


@pytest.mark.parametrize(
    ("path", "box"), [("/", "#front-q"), ("/rounds/", "#masthead-q"), ("/search/", "#q")]
)
def test_the_list_stands_right_under_its_box(visitor, archive_paths, path, box):
    page = visitor.open(path)
    page.locator(box).press_sequentially("ياس")
    expect(page.locator(OPTION).first).to_be_visible()

    frame = page.locator(f".search-box:has({box})").bounding_box()
    listed = page.locator("[role=listbox]:visible").bounding_box()

    assert 0 <= listed["y"] - (frame["y"] + frame["height"]) < 12


def test_enter_without_a_choice_searches(box):
    box.press("Enter")
    box.page.wait_for_url("**/search/?q=*")


def test_escape_closes_the_list_and_keeps_the_words(box):
    box.press("Escape")
    expect(box.page.locator("[role=listbox]")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("ياس")
    box.press("ArrowDown")
    expect(box.page.locator("[role=listbox]")).to_be_visible()


def test_leaving_the_box_closes_the_list(box):
    box.press("Tab")
    expect(box.page.locator("[role=listbox]")).to_be_hidden()


def test_a_suggestion_can_be_pressed(box):
    box.page.locator(OPTION).first.click()
    box.page.wait_for_url("**/people/**")


def test_the_english_page_suggests_in_english_and_leads_to_english_pages(visitor, archive_paths):
    page = visitor.open("/en/rounds/")
    page.locator("#masthead-q").press_sequentially("ياس")
    expect(page.locator(OPTION).first).to_contain_text("Yasir al-Mandub")
    page.locator(OPTION).first.click()
    page.wait_for_url("**/en/people/**")


@pytest.mark.parametrize(("path", "box_id"), [("/", "front-q"), ("/search/", "q")])
def test_the_other_boxes_suggest_too(visitor, archive_paths, path, box_id):
    page = visitor.open(path)
    page.locator(f"#{box_id}").press_sequentially("Yas")
    expect(page.locator(OPTION).first).to_contain_text("ياسر المندوب")


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(visitor, archive_paths):
    page = visitor.open("/rounds/")
    Participant.objects.create(slug="zeina", kind="person", name_ar="زينة", name_en="Zeina")
    page.route(
        "**/suggest?q=%D9%8A*", lambda route: (page.wait_for_timeout(400), route.continue_())
    )
    box = page.locator("#masthead-q")
    box.press_sequentially("ي")
    page.wait_for_timeout(150)
    box.fill("زين")
    expect(page.locator(OPTION).first).to_contain_text("زينة")
    page.wait_for_timeout(500)
    expect(page.locator(OPTION).first).to_contain_text("زينة")


def test_the_open_list_passes_axe_and_the_policy(box, visitor):
    found = Axe().run(
        visitor.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
    )
    assert found.response["violations"] == []
    assert visitor.complaints == []
