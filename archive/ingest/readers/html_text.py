"""The text of a page's report: trafilatura's, without what are menus and links only."""

import re
from collections import defaultdict
from collections.abc import Iterable

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from archive.ingest.readers.html_metadata import Metadata
from archive.ingest.readers.records import LETTER

_BETWEEN_LINKS = re.compile(r"(?<!\S)[|•·»›/–—-]+(?!\S)")
_RIGHTS = re.compile(r"©|(جميع|كل|كافة) الحقوق محفوظ|all rights reserved", re.IGNORECASE)
_LEAST_PROSE_WORDS = 8
_BOXES = ("div", "td", "section")
_INLINE = frozenset({"a", "abbr", "b", "bdi", "big", "em", "font", "i", "mark", "small", "span",
                     "strong", "sub", "sup", "time", "u"})  # fmt: skip


def report_text(tree: HtmlElement, page: Metadata) -> str:
    """The report's paragraphs, one a line; "" where the page holds menus and links only.

    The text that the page keeps for machines is taken where none is shown, as on pages that a
    program draws in the browser.
    """
    links = _LinkWords(" ".join(str(link.text_content()).split()) for link in tree.iter("a"))
    _wrap_naked_text(tree)
    # Where a report is shorter than what is around it, all of the page may be taken at first.
    for is_strict in (False, True):
        text = _extract(tree, page, is_strict=is_strict)
        lines = [_Line(line, links) for line in text.splitlines()]
        if _is_report(lines, page):
            return "\n".join(line.text for line in _between_menus(lines))
    return page.article_text if LETTER.search(page.article_text) else ""


def _extract(tree: HtmlElement, page: Metadata, *, is_strict: bool) -> str:
    document = bare_extraction(
        tree,
        url=page.url or None,
        favor_precision=is_strict,
        include_comments=False,
        include_tables=not _is_laid_out_in_tables(tree),
    )
    return "" if document is None or isinstance(document, dict) else document.text or ""


class _Line:
    """A line of the extracted text, and how many of its words stand in links and outside them."""

    def __init__(self, text: str, links: "_LinkWords") -> None:
        self.text = text
        words = _BETWEEN_LINKS.sub(" ", text).split()
        self.linked = links.count(words)
        self.own = 0 if _RIGHTS.search(text) else len(words) - self.linked


class _LinkWords:
    """The words of a page's links, in the order in which they stand there."""

    def __init__(self, links: Iterable[str]) -> None:
        self._links = {tuple(_BETWEEN_LINKS.sub(" ", link).split()) for link in links}
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for words in self._links:
            if words:
                self._lengths[words[0]].add(len(words))

    def count(self, words: list[str]) -> int:
        """How many of a line's words stand there as in links.

        A link of one word counts where it is the whole line: in a sentence it is like any word.
        """
        if tuple(words) in self._links:
            return len(words)
        at = count = 0
        while at < len(words):
            lengths = sorted(self._lengths.get(words[at], ()), reverse=True)
            length = next(
                (n for n in lengths if n > 1 and tuple(words[at : at + n]) in self._links), 0
            )
            count += length
            at += length or 1
        return count


def _wrap_naked_text(tree: HtmlElement) -> None:
    """Make paragraphs of the sentences that stand beside paragraphs without being in one.

    A lead often does, and trafilatura passes over it where it finds paragraphs enough.
    """
    for box in list(tree.iter(*_BOXES)):
        if box.find("p") is None:
            continue
        runs = [_run_of(box, box.text)]
        box.text = None
        box.insert(0, runs[0])
        for child in list(box)[1:]:
            if child.tag in _INLINE:
                runs[-1].append(child)  # with the text that follows it
                continue
            runs.append(_run_of(box, child.tail))
            child.tail = None
            child.addnext(runs[-1])
        for run in runs:
            if len(run.text_content().split()) >= _LEAST_PROSE_WORDS:
                run.tag = "p"


def _run_of(box: HtmlElement, text: str | None) -> HtmlElement:
    """A new element without meaning, with the text that begins a run of inline elements."""
    run = box.makeelement("span")
    run.text = text
    return run


def _is_report(lines: list[_Line], page: Metadata) -> bool:
    """Whether some of the text is prose, and most of it does not stand in links.

    Of a page that calls itself an article a line that is no link is enough: it may be a flash.
    """
    has_prose = any(line.own >= _LEAST_PROSE_WORDS for line in lines)
    own, linked = sum(line.own for line in lines), sum(line.linked for line in lines)
    return own > linked and (has_prose or page.is_article)


def _between_menus(lines: list[_Line]) -> list[_Line]:
    """The lines without those before and after the report that are nothing but links."""
    own = [number for number, line in enumerate(lines) if line.own or not line.linked]
    return lines[own[0] : own[-1] + 1]


def _is_laid_out_in_tables(tree: HtmlElement) -> bool:
    """Whether tables hold the page, as they did in old ones, and not figures in it."""
    tables = list(tree.iter("table"))
    if any(next(table.iterancestors("table"), None) is not None for table in tables):
        return True
    in_tables = sum(len(table.text_content()) for table in tables)
    return in_tables > len(tree.text_content()) / 2
