"""The admin in a real browser, under the site's own policy: nothing inline, nothing from afar."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from archive import models

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET = "a long enough secret"


@pytest.fixture
def desk(visitor, archive_paths):
    """Sign an editor in through the form and return the tab."""
    User.objects.create_superuser("editor", password=SECRET)
    page = visitor.open("/admin/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", SECRET)
    page.click("#login-form [type=submit]")
    return visitor


def complaints(desk) -> list[str]:
    """Return what the browser refused or could not do; its advice on Django's forms is no fault."""
    return [complaint for complaint in desk.complaints if not complaint.startswith("verbose:")]


def paths() -> list[str]:
    """Return a list and the forms of every sort of page there is."""
    article = models.Article.objects.dated().latest("pk")
    mention = models.Mention.objects.first()
    person = models.Participant.objects.filter(kind="person").first()
    return [
        "/admin/",
        "/admin/archive/article/",
        f"/admin/archive/article/{article.pk}/change/",
        f"/admin/archive/article/{article.pk}/history/",
        "/admin/archive/mention/",
        f"/admin/archive/mention/{mention.pk}/change/",
        "/admin/archive/mention/add/",
        "/admin/archive/round/add/",
        f"/admin/archive/participant/{person.pk}/change/",
        f"/admin/archive/participant/{person.pk}/rename/",
        "/admin/auth/user/",
        "/admin/password_change/",
    ]


def test_no_page_breaks_the_policy_in_either_language(desk):
    for direction in ("rtl", "ltr"):
        for path in paths():
            page = desk.open(path)
            assert page.locator("html").get_attribute("dir") == direction
            assert not complaints(desk), path
        desk.open("/admin/").click(".language-switch button")


def test_what_is_typed_finds_a_participant_and_the_words_become_a_mention(desk):
    article = models.Article.objects.dated().latest("pk")
    page = desk.open(f"/admin/archive/mention/add/?article={article.pk}")
    page.click(".field-participant .select2-selection")
    page.keyboard.type("ياسر")
    page.click(".select2-results__option:has-text('ياسر المندوب')")
    page.fill("#id_words", "جلسات الخبراء")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert models.Mention.objects.filter(article=article, surface="جلسات الخبراء").exists()
    assert not complaints(desk)


def test_a_row_can_be_added_to_a_table_and_a_day_picked(desk):
    person = models.Participant.objects.filter(kind="person").first()
    page = desk.open(f"/admin/archive/participant/{person.pk}/change/")
    rows = page.locator("#aliases-group tr.form-row:not(.empty-form)")
    before = rows.count()
    page.click("#aliases-group .add-row a")
    assert rows.count() == before + 1
    page = desk.open("/admin/archive/round/add/")
    page.click(".field-start .date-icon >> nth=0")
    page.click(".calendarbox:visible td a >> nth=0")
    assert page.input_value("#id_start")
    assert not complaints(desk)


def test_the_desk_fits_a_phone(desk):
    desk.page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/admin/", "/admin/archive/article/", "/admin/archive/mention/"):
        page = desk.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_the_colours_are_masars_in_the_light_and_in_the_dark(desk):
    page = desk.open("/admin/")
    background = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(background) == "rgb(251, 249, 244)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(background) == "rgb(20, 22, 26)"


def test_a_report_dated_at_the_desk_is_where_its_readers_look(desk):
    undated = models.Article.objects.undated().get()
    page = desk.open(f"/admin/archive/article/{undated.pk}/change/")
    page.fill("#id_publication", "٥ تموز ٢٠١٧")
    page.click("[name=_save] >> nth=0")
    page.wait_for_selector(".messagelist .success")
    page = desk.open("/calendar/2017/7/5/")
    assert page.locator(f"a[href='/articles/{undated.pk}/']").count()
    page = desk.open("/search/?from=2017-07-05&to=2017-07-05")
    assert page.locator(f"a[href^='/articles/{undated.pk}/']").count()


def test_no_page_of_the_desk_has_a_fault_of_ours(desk):
    # The name of a select2 box is select2's own fault, which Django's admin brings with it.
    options = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        "rules": {"aria-input-field-name": {"enabled": False}},
    }
    found = [
        f"{path} {fault['id']}: {node['html'][:160]}"
        for path in paths()
        for fault in Axe().run(desk.open(path), options=options).response["violations"]
        for node in fault["nodes"]
    ]
    assert not found, "\n".join(found)
