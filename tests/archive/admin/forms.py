"""What a page's form would send, were it sent as it stands."""

from html.parser import HTMLParser
from typing import Any

from django.urls import reverse


class _Form(HTMLParser):
    """Collects the values of the page's main form as a browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self._is_main = False
        self._select = ""
        self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self._is_main = (given.get("id") or "").endswith("_form")
        if "disabled" in given or not self._is_main:
            return
        match tag:
            case "input" if given.get("type") in {"checkbox", "radio"}:
                if "checked" in given:
                    self.values[name] = given.get("value") or "on"
            case "input" if given.get("type") != "submit":
                self.values[name] = given.get("value") or ""
            case "select":
                self._select = name
            case "option" if self._select and "selected" in given:
                self.values[self._select] = given.get("value") or ""
            case "textarea":
                self._textarea = name
                self.values[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values[self._textarea] += data.removeprefix("\n")


def values(response: Any) -> dict[str, Any]:
    """Return every value of the main form by the name of its input."""
    form = _Form()
    form.feed(response.content.decode())
    return form.values


def filled(response: Any) -> dict[str, Any]:
    """Return what the page's main form would send; empty rows of inlines stay out."""
    return {
        name: value for name, value in values(response).items() if name and "__prefix__" not in name
    }


def change_url(row: Any) -> str:
    """Return the address of the row's form."""
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


def add_url(model: Any) -> str:
    """Return the address of the form for a new row."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
