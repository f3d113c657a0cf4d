"""The text of a piece of HTML, such as feeds carry: one block a line, nothing left out."""

import re

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
    "section", "table", "tr", "ul", "br",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "noscript", "iframe", "object", "template"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")


def text_of_fragment(markup: str) -> str:
    """The text of the fragment, the lines of plain text as they are; "" for no text at all."""
    if not _MARKUP.search(markup):
        return markup.strip()
    try:
        tree = fragment_fromstring(_CONTROLS.sub(" ", markup), create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    pieces: list[str] = []
    _collect(tree, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\0"))
    return "\n".join(line for line in lines if line)


def _collect(tree: HtmlElement, pieces: list[str]) -> None:
    """Add the text of the tree, with a NUL where a line ends; without recursion, trees are deep."""
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            is_unseen = element.tag in _UNSEEN
            if element.tag in _BLOCKS:
                pieces.append("\0")
            if element.text and not is_unseen:
                pieces.append(element.text)
            continue
        if event == "end" and element.tag in _BLOCKS:
            pieces.append("\0")
        if element.tail and element is not tree:
            pieces.append(element.tail)
