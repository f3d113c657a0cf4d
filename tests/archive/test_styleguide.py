"""The style guide shows every component, in both directions."""

import re
from http import HTTPStatus
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
# Pages of their own, or parts of the sheet itself.
SHOWN_ELSEWHERE = ("404.html", "base.html")


def reachable(template: str) -> set[str]:
    """Return the components that a template includes, and those that they include."""
    text = (TEMPLATES / template).read_text()
    found = set(re.findall(r'include "(components/[\w/]+\.html)"', text))
    return found.union(*(reachable(each) for each in found))


def test_every_component_is_shown():
    components = {f"components/{path.name}" for path in (TEMPLATES / "components").glob("*.html")}

    shown = set().union(*map(reachable, ("archive/styleguide.html", *SHOWN_ELSEWHERE)))

    assert components - shown == set()


def test_every_component_says_what_it_takes():
    silent = [
        path.name
        for path in (TEMPLATES / "components").glob("*.html")
        if not re.match(r"\{# .*Inputs: .* #\}", path.read_text())
    ]

    assert silent == []


def test_it_is_shown_from_the_right_and_from_the_left(client, db):
    response = client.get("/styleguide/")

    assert response.status_code == HTTPStatus.OK
    content = response.content.decode()
    assert 'lang="ar" dir="rtl" aria-labelledby="half-ar"' in content
    assert 'lang="en" dir="ltr" aria-labelledby="half-en"' in content


def test_no_template_carries_code_or_style_of_its_own():
    pattern = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)")

    guilty = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if pattern.search(path.read_text())
    ]

    assert guilty == []
