"""The date of publication that a page states, and the element that states it."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from archive.ingest.readers.fields import is_usable_date
from archive.ingest.readers.linked_data import LinkedData, Node, text_of
from archive.ingest.readers.records import StatedDate
from archive.ingest.readers.stated_dates import iso_date

_OPEN_GRAPH = ("article:published_time", "og:article:published_time", "og:published_time")
_META = (
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article.published",
    "article_date_original",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
)
_DATED_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)"
)
# Parts of a page that speak of other reports, and of what readers wrote about this one.
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|widget|latest|popular|most-?read|footer|recommend", re.IGNORECASE
)
_ELSEWHERE_TAGS = frozenset({"aside", "nav", "footer"})
_SCOPE_TAGS = frozenset({"article", "main"})


def date_of(
    tree: HtmlElement, meta: dict[str, str], data: LinkedData, article: Node, url: str
) -> StatedDate | None:
    """The first usable date of publication, the surest elements first; None where there is none.

    Rules: ``json-ld``, ``open-graph``, ``microdata``, ``meta``, ``time-element`` and, where the
    address holds a whole date, ``address``. When the page was changed is not when it was published.
    """
    for text, rule, confidence in _candidates(tree, meta, data, article, url):
        iso = iso_date(text)
        if iso and is_usable_date(iso):
            return StatedDate(iso, rule, confidence)
    return None


def _candidates(
    tree: HtmlElement, meta: dict[str, str], data: LinkedData, article: Node, url: str
) -> Iterator[tuple[str, str, float]]:
    yield text_of(article.get("datePublished")), "json-ld", 1.0
    for name in _OPEN_GRAPH:
        yield meta.get(name, ""), "open-graph", 1.0
    marked = [one for one in tree.iter("time", "meta", "span", "div", "abbr") if _is_marked(one)]
    yield _only_date(marked, tree), "microdata", 0.98
    for page in data.pages():
        yield text_of(page.get("datePublished")), "json-ld", 0.95
    for name in _META:
        yield meta.get(name, ""), "meta", 0.95
    yield _only_date(tree.iter("time"), tree), "time-element", 0.9
    if match := _DATED_PATH.search(url):
        year, month, day = match.groups()
        yield f"{year}-{month:0>2}-{day:0>2}", "address", 0.9


def _is_marked(element: HtmlElement) -> bool:
    return "datePublished" in (element.get("itemprop") or "").split()


def _only_date(elements: Iterable[HtmlElement], tree: HtmlElement) -> str:
    """The date of the elements, where they agree on the day; of several, the report's own.

    Its own stands in the same article element as the only first heading. Where that does not
    single one out nothing is stated.
    """
    dated = [(one, text) for one in elements if not _is_elsewhere(one) and (text := _date(one))]
    if len({text[:10] for _, text in dated}) > 1:
        scope = _scope(tree)
        dated = [(one, text) for one, text in dated if scope is not None and scope in _above(one)]
    return dated[0][1] if len({text[:10] for _, text in dated}) == 1 else ""


def _date(element: HtmlElement) -> str:
    written = element.get("datetime") or element.get("content") or element.text_content()
    return iso_date(written)


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(
        one.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(f"{one.get('class')} {one.get('id')}")
        for one in _above(element)
        if one.tag != "body"
    )


def _above(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from element.iterancestors()


def _scope(tree: HtmlElement) -> HtmlElement | None:
    """The innermost article that holds the only first heading."""
    headings = list(tree.iter("h1"))
    if len(headings) != 1:
        return None
    return next((one for one in _above(headings[0]) if one.tag in _SCOPE_TAGS), None)
