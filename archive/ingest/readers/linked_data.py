"""JSON-LD: what pages tell machines about themselves, in schema.org's words."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]

_WRAPPING = re.compile(r"^\s*(<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|//\s*<!\[CDATA\[)|"
                       r"(//\s*)?(-->|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$")  # fmt: skip
_POSTING = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"})
_PAGE = frozenset({"WebPage", "ItemPage"})
_DEEPEST = 6
_LIST_COMMA = "، "


class LinkedData:
    """The nodes of a page's JSON-LD blocks; blocks that are no JSON are passed over."""

    def __init__(self, tree: HtmlElement) -> None:
        self._nodes = list(_nodes(tree))
        self._by_id = {
            node["@id"]: node
            for node in self._nodes
            if isinstance(node.get("@id"), str) and len(node) > 1
        }

    def articles(self) -> list[Node]:
        """The nodes that describe an article."""
        return [node for node in self._nodes if any(map(_is_article, _types(node)))]

    def pages(self) -> list[Node]:
        """The nodes that describe the page itself."""
        return [node for node in self._nodes if _PAGE & set(_types(node))]

    def names(self, value: Any) -> str:
        """The names of the people or organisations that a property holds or refers to."""
        values = value if isinstance(value, list) else [value]
        names = (self._name(one) for one in values)
        return _LIST_COMMA.join(dict.fromkeys(name for name in names if name))

    def _name(self, value: Any) -> str:
        if isinstance(value, dict):
            known = value if "name" in value else self._by_id.get(str(value.get("@id")), {})
            value = known.get("name")
        return text_of(value)


def text_of(value: Any) -> str:
    """The property as text on one line; nothing where it is of another type."""
    if isinstance(value, list) and value:
        value = value[0]
    # Some sites escape for HTML what no HTML parser will see.
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(_WRAPPING.sub("", script.text or "").strip(" \t\r\n;"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _flat(data)


def _flat(data: Any, depth: int = 0) -> Iterator[Node]:
    """The nodes in a list or graph; what a node refers to inside it is no node of the page."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _flat(one, depth + 1)
    elif isinstance(data, dict):
        if "@type" in data:
            yield data
        yield from _flat(data.get("@graph"), depth + 1)


def _types(node: Node) -> list[str]:
    types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    return [name.rsplit("/", 1)[-1] for name in types if isinstance(name, str)]


def _is_article(name: str) -> bool:
    return name.endswith("Article") or name in _POSTING
