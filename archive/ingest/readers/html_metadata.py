"""What a page states about its report: in JSON-LD, OpenGraph, meta and its own elements."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from archive.arabic.letters import clean_unicode, fold
from archive.ingest.readers.html_dates import date_of
from archive.ingest.readers.linked_data import LinkedData, Node, text_of
from archive.ingest.readers.records import StatedDate, usable_url

# What browsers and SingleFile write above a page that they save.
_SAVED_FROM = re.compile(r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl: )(https?://[^\s>]+)")
_SAVED_FROM_WITHIN = 5_000
_SEPARATOR = re.compile(r"\s+[-–—|•·»«:]{1,2}\s+")
_ELLIPSIS = re.compile(r"(\.{2,}|…|\[…\]|&hellip;)\s*$")
_NO_AUTHOR = re.compile(r"https?://|@|^(admin|editor|user)\d*$", re.IGNORECASE)
_LEAST_HEADING_WORDS = 2


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself; empty where it says nothing."""

    headline: str
    url: str
    date: StatedDate | None
    author: str
    publisher: str
    summary: str
    section: str
    language: str
    article_text: str
    """The report's text, where the page holds it apart from what is shown."""
    is_article: bool
    """Whether the page says that it is an article."""


def metadata_of(tree: HtmlElement, text: str, uri: str = "") -> Metadata:
    """The metadata of a page, from its tree and text; ``uri`` is where it was fetched, if known."""
    meta = _meta(tree)
    data = LinkedData(tree)
    article = _own_article(data, [meta.get("og:title", ""), _title(tree), *_headings(tree)])
    url = _url(tree, meta, article, text, uri)
    publisher = data.names(article.get("publisher")) or meta.get("og:site_name", "")
    return Metadata(
        headline=_headline(tree, meta, article, publisher),
        url=url,
        date=date_of(tree, meta, data, article, url or uri),
        author=_author(data, article, meta),
        publisher=publisher,
        summary=_summary(article, meta),
        section=text_of(article.get("articleSection")) or meta.get("article:section", ""),
        language=_language(tree, meta, article),
        article_text=_article_text(article),
        is_article=bool(article) or meta.get("og:type", "").lower() == "article",
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The page's meta elements by property, name or item; of several alike the first."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        key = key or element.get("http-equiv") or ""
        content = " ".join((element.get("content") or "").split())
        if content:
            found.setdefault(key.strip().lower(), content)
    return found


def _own_article(data: LinkedData, titles: list[str]) -> Node:
    """The node of the page's own article; of several, the one that bears the page's title."""
    articles = data.articles()
    if len(articles) == 1:
        return articles[0]
    shown = [fold(title) for title in titles if title]
    for article in articles:
        name = fold(text_of(article.get("headline")) or text_of(article.get("name")))
        if name and any(name in title or title in name for title in shown):
            return article
    return {}


def _headline(tree: HtmlElement, meta: dict[str, str], article: Node, site: str) -> str:
    """The report's title: as its heading has it, if metadata agree, for they may cut it short."""
    stated = text_of(article.get("headline")) or meta.get("og:title", "") or _title(tree)
    headings = _headings(tree)
    known = fold(stated)
    for heading in headings:
        own = fold(heading)
        if own in known or known.rstrip(".… ") in own:
            return heading
    if not stated and len(headings) == 1:
        return headings[0]
    return _without_site(stated, site)


def _without_site(title: str, site: str) -> str:
    """The title without the site's name before or after it."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not site:
        return title
    name = fold(site)
    if fold(parts[-1]) == name:
        return title[: title.rindex(parts[-1])].rstrip(" -–—|•·»«:")
    if fold(parts[0]) == name:
        return title[len(parts[0]) :].lstrip(" -–—|•·»«:")
    return title


def _headings(tree: HtmlElement) -> list[str]:
    """The first headings that can be titles; a single word is a logo or a section."""
    texts = (_line(heading) for heading in tree.iter("h1"))
    return [text for text in texts if len(text.split()) >= _LEAST_HEADING_WORDS]


def _title(tree: HtmlElement) -> str:
    title = tree.find(".//title")
    return "" if title is None else _line(title)


def _line(element: HtmlElement) -> str:
    return " ".join(clean_unicode(" ".join(map(str, element.itertext()))).split())


def _author(data: LinkedData, article: Node, meta: dict[str, str]) -> str:
    stated = (
        data.names(article.get("author")),
        meta.get("author", ""),
        meta.get("article:author", ""),
        meta.get("dc.creator", ""),
    )
    return next((name for name in stated if name and not _NO_AUTHOR.search(name)), "")


def _summary(article: Node, meta: dict[str, str]) -> str:
    """The description, unless it is the beginning of the text, cut short."""
    description = text_of(article.get("description")) or meta.get("og:description", "")
    return "" if _ELLIPSIS.search(description) else description


def _language(tree: HtmlElement, meta: dict[str, str], article: Node) -> str:
    return (
        text_of(article.get("inLanguage"))
        or (tree.get("lang") or tree.get("xml:lang") or "").strip()
        or meta.get("content-language", "")
        or meta.get("og:locale", "")
    )


def _article_text(article: Node) -> str:
    text = article.get("articleBody")
    return text if isinstance(text, str) else ""


def _url(tree: HtmlElement, meta: dict[str, str], article: Node, text: str, uri: str) -> str:
    """The address that the page calls its own, or that it was saved from.

    An address without a path is the site's, which some pages give for every report.
    """
    links = tree.xpath("//link[@href][contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    saved = _SAVED_FROM.search(text[:_SAVED_FROM_WITHIN])
    stated = (
        str(links[0]) if isinstance(links, list) and links else "",
        meta.get("og:url", ""),
        _main_entity(article),
        text_of(article.get("url")),
        saved[1] if saved else "",
        uri,
    )
    for address in stated:
        if own := _own_address(address, uri):
            return own
    return ""


def _main_entity(article: Node) -> str:
    entity = article.get("mainEntityOfPage")
    return text_of(entity.get("@id") if isinstance(entity, dict) else entity)


def _own_address(address: str, uri: str) -> str:
    try:
        whole = urljoin(uri, address.strip()) if address.strip() else ""
        parts = urlsplit(whole)
        is_page = parts.path not in ("", "/") or bool(parts.query)
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and is_page
    except ValueError:
        return ""
    return usable_url(parts._replace(fragment="").geturl()) if is_usable else ""


def readable_address(url: str) -> str:
    """The address with its percent-escapes as letters, where they are letters."""
    letters = unquote(url)
    return url if "\N{REPLACEMENT CHARACTER}" in letters else letters
