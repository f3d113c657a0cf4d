"""Web pages for the tests, in Arabic of our own."""

import json
from typing import Any

HEADLINE = "اختتام الجولة السابعة من المحادثات في أستانا"
SITE = "صحيفة التجربة"
PARAGRAPHS = tuple(
    f"قال المتحدث باسم الوفد {ordinal} إن المحادثات تناولت تثبيت وقف إطلاق النار، وإن الأطراف "
    "ستجتمع مرة أخرى في العاصمة الكازاخستانية الأسبوع المقبل لمتابعة النقاش."
    for ordinal in ("الأول", "الثاني", "الثالث", "الرابع")
)
MENU = (
    '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/politics">سياسة</a></li>'
    '<li><a href="/economy">اقتصاد وأسواق</a></li></ul></nav>'
)
ASIDE = (
    '<aside class="sidebar"><h3>الأكثر قراءة</h3><ul>'
    '<li><a href="/w">أمطار غزيرة على الساحل حتى نهاية الأسبوع</a> '
    '<time datetime="2019-01-01">1 يناير</time></li>'
    '<li><a href="/f">المنتخب يفوز في مباراته الودية الأخيرة</a></li></ul></aside>'
)
FOOTER = "<footer>جميع الحقوق محفوظة لصحيفة التجربة &copy; 2017</footer>"


def report(paragraphs: tuple[str, ...] = PARAGRAPHS, headline: str = HEADLINE) -> str:
    """Return the markup of a report: its heading and paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<article><h1>{headline}</h1>{body}</article>"


def page(body: str = "", head: str = "", *, charset: str = "utf-8", title: str = HEADLINE) -> str:
    """Return a whole page: a menu, the body (a report, if none is given), a sidebar, a footer."""
    return (
        f'<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><meta charset="{charset}">'
        f"<title>{title}</title>{head}</head>\n"
        f"<body>{MENU}{body or report()}{ASIDE}{FOOTER}</body></html>\n"
    )


def menus() -> str:
    """Return a page of menus only."""
    links = "".join(
        f'<li><a href="/{number}">أخبار القسم {number} من أقسام الموقع المحلية والعالمية</a></li>'
        for number in range(40)
    )
    return page(f"<div><ul>{links}</ul><a href='/us'>من نحن</a> | <a href='/to'>اتصل بنا</a></div>")


def json_ld(**properties: Any) -> str:
    """Return a block of JSON-LD; a NewsArticle unless another type is given."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **properties}
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def meta(key: str, content: str) -> str:
    """Return a meta element."""
    kind = "property" if ":" in key else "name"
    return f'<meta {kind}="{key}" content="{content}">'
