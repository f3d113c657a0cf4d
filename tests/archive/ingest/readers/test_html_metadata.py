"""What a page states of its report, and which of its elements is believed."""

import datetime as dt

import pytest

from archive.dates import DateRange, PartialDate
from archive.ingest.dating import stated
from archive.ingest.readers.html import read_page
from archive.ingest.values import Record, RefusalReason
from tests.archive.ingest.readers.pages import HEADLINE, SITE, json_ld, menus, meta, page, report

URL = "https://news.example.org/astana-7"
DAY = "2017-10-31T14:05:00+03:00"
TODAY = dt.date(2026, 1, 1)


def read(head: str = "", body: str = "", *, uri: str = "", title: str = HEADLINE) -> Record:
    record = read_page(page(body, head, title=title).encode(), "saved/page-7.html", uri=uri)
    assert isinstance(record, Record), record
    return record


def stated_by(record: Record) -> tuple[str, str]:
    return record.published[:10], record.published_rule


def test_json_ld_states_headline_date_author_publisher_section_and_language():
    record = read(
        json_ld(
            headline=HEADLINE,
            datePublished=DAY,
            dateModified="2018-01-01",
            author={"@type": "Person", "name": "سلمى الحسن"},
            publisher={"@type": "Organization", "name": SITE},
            articleSection="سياسة",
            inLanguage="ar-SY",
            description="انتهت الجولة ببيان مشترك.",
        )
    )
    assert record.headline == HEADLINE
    assert record.published == DAY
    assert record.published_rule == "json-ld"
    assert record.author == "سلمى الحسن"
    assert record.publisher == SITE
    assert record.section == "سياسة"
    assert record.language == "ar-SY"
    assert record.summary == "انتهت الجولة ببيان مشترك."


def test_the_stated_date_becomes_the_publication_with_its_rule():
    publication = stated(read(json_ld(datePublished=DAY)), TODAY)
    assert publication is not None
    assert publication.days == DateRange.of(PartialDate(2017, 10, 31))
    assert publication.rule == "json-ld"
    assert publication.moment == dt.datetime.fromisoformat(DAY)


def test_json_ld_is_read_from_graphs_lists_and_comments():
    node = json_ld(datePublished=DAY, author={"@id": "#p"})
    inner = node.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    person = '{"@type": "Person", "@id": "#p", "name": "سلمى الحسن"}'
    graph = f'{{"@graph": [{person}, {{"@type": "WebPage"}}, {inner}]}}'
    record = read(f'<script type="application/ld+json"><!--\n[{graph}]\n//--></script>')
    assert stated_by(record) == ("2017-10-31", "json-ld")
    assert record.author == "سلمى الحسن"


def test_of_several_articles_in_json_ld_the_pages_own_is_taken():
    other = json_ld(headline="أمطار غزيرة على الساحل", datePublished="2019-01-01")
    record = read(other + json_ld(headline=HEADLINE, datePublished=DAY) + other)
    assert stated_by(record) == ("2017-10-31", "json-ld")


def test_articles_in_json_ld_that_are_all_others_date_nothing():
    others = json_ld(headline="أمطار غزيرة", datePublished="2019-01-01") * 2
    assert read(others).published == ""


@pytest.mark.parametrize(
    ("head", "body", "rule"),
    [
        (meta("article:published_time", DAY), "", "open-graph"),
        (meta("date", "2017-10-31"), "", "meta"),
        (meta("DC.date.issued", "31/10/2017"), "", "meta"),
        (json_ld(**{"@type": "WebPage"}, datePublished=DAY), "", "json-ld"),
        ("", f'<span itemprop="datePublished" content="{DAY}"></span>', "microdata"),
        ("", '<time datetime="2017-10-31T11:00">قبل ساعة</time>', "time-element"),
        ("", "<time>31 تشرين الأول/أكتوبر 2017</time>", "time-element"),
    ],
)
def test_a_date_is_stated_by_one_of_several_elements(head, body, rule):
    assert stated_by(read(head, f"{body}{report()}")) == ("2017-10-31", rule)


def test_the_surest_element_wins():
    body = f'<time datetime="2017-11-02"></time>{report()}'
    head = meta("article:published_time", "2017-11-01") + json_ld(datePublished=DAY)
    assert stated_by(read(head, body)) == ("2017-10-31", "json-ld")


@pytest.mark.parametrize("impossible", ["2999-01-01", "0001-01-01T00:00:00", "1521190800", "اليوم"])
def test_an_impossible_date_gives_way_to_the_next_element(impossible):
    head = json_ld(datePublished=impossible) + meta("date", "2017-10-31")
    assert stated_by(read(head)) == ("2017-10-31", "meta")


def test_times_beside_other_reports_and_comments_date_nothing():
    comments = '<div class="comments"><time datetime="2017-11-05"></time></div>'
    assert read("", report() + comments).published == ""


def test_of_several_times_the_one_in_the_reports_own_article_is_taken():
    own = report().replace("</h1>", '</h1><time datetime="2017-10-31"></time>')
    other = '<article><h2>خبر آخر</h2><time datetime="2017-11-05"></time></article>'
    assert stated_by(read("", own + other)) == ("2017-10-31", "time-element")


def test_times_that_disagree_date_nothing():
    times = '<time datetime="2017-10-31"></time><time datetime="2017-11-05"></time>'
    assert read("", times + report()).published == ""


def test_a_date_in_the_address_dates_the_report_if_nothing_else_does():
    record = read("", uri="https://news.example.org/2017/10/31/astana-7.html")
    assert stated_by(record) == ("2017-10-31", "address")
    assert record.published_confidence < 1
    assert read("", uri="https://news.example.org/2017/10/astana-7").published == ""


def test_when_the_page_was_changed_is_not_when_it_was_published():
    head = meta("article:modified_time", DAY) + json_ld(dateModified=DAY)
    assert read(head).published == ""


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{URL}">', URL),
        (f'<link rel="shortlink canonical" href="{URL}#top">', URL),
        (meta("og:url", URL), URL),
        (json_ld(mainEntityOfPage={"@id": URL}), URL),
        (f'<link rel="canonical" href="https://news.example.org/">{meta("og:url", URL)}', URL),
        ('<link rel="canonical" href="javascript:void(0)">', ""),
        ('<link rel="canonical" href="/astana-7">', ""),
    ],
)
def test_the_address_that_the_page_calls_its_own_is_its_id(head, url):
    record = read(head)
    assert record.url == url
    assert record.external_id == (url or "page-7")
    assert record.id_is_derived is (not url)


def test_an_address_within_the_site_is_completed_with_where_the_page_came_from():
    record = read('<link rel="canonical" href="/astana-7">', uri="https://news.example.org/?p=7")
    assert record.url == URL


def test_a_page_saved_by_a_browser_tells_where_from():
    saved = f"<!DOCTYPE html>\n<!-- saved from url=(0033){URL} -->\n" + page()
    record = read_page(saved.encode(), "page.html")
    assert isinstance(record, Record)
    assert record.url == URL


def test_an_arabic_address_is_an_id_in_letters_and_a_long_one_stays_within_the_limit():
    record = read("", uri="https://news.example.org/%D8%A3%D8%B3%D8%AA%D8%A7%D9%86%D8%A7")
    assert record.external_id == "https://news.example.org/أستانا"
    one = read("", uri=f"https://news.example.org/{'a' * 300}1").external_id
    two = read("", uri=f"https://news.example.org/{'a' * 300}2").external_id
    assert len(one) == len(two) == 200
    assert one != two


@pytest.mark.parametrize("separator", [" | ", " - ", " — ", " :: "])
def test_the_sites_name_is_no_part_of_the_headline(separator):
    body = report().replace("h1", "h2")
    for title in (f"{HEADLINE}{separator}{SITE}", f"{SITE}{separator}{HEADLINE}"):
        assert read(meta("og:site_name", SITE), body, title=title).headline == HEADLINE


def test_a_headline_that_metadata_cut_short_is_taken_from_the_heading():
    cut = HEADLINE[:25] + "..."
    assert read(json_ld(headline=cut) + meta("og:title", cut)).headline == HEADLINE


def test_a_logo_in_the_first_heading_is_no_headline():
    body = f"<h1>{SITE}</h1>" + report().replace("h1", "h2")
    assert read(meta("og:title", HEADLINE), body).headline == HEADLINE


def test_escaped_signs_in_metadata_are_signs():
    record = read(
        json_ld(headline="محادثات &quot;أستانا&quot; تنطلق"), report().replace("h1", "h2")
    )
    assert record.headline == 'محادثات "أستانا" تنطلق'


@pytest.mark.parametrize("author", ["admin", "https://facebook.com/x", "desk@example.org"])
def test_what_names_no_author_is_left_out(author):
    assert read(json_ld(author=author)).author == ""


def test_several_authors_are_all_named():
    authors = [{"name": "سلمى الحسن"}, {"name": "كريم داود"}, {"name": "سلمى الحسن"}]
    assert read(json_ld(author=authors)).author == "سلمى الحسن، كريم داود"


def test_a_description_that_is_the_lead_cut_short_is_no_summary():
    assert read(meta("og:description", "قال المتحدث باسم الوفد إن...")).summary == ""


@pytest.mark.parametrize(
    "value", [None, 5, True, [], {}, [[]], {"name": None}, {"@id": 3}, [{"name": ["x"]}], "\x00"]
)
def test_json_ld_of_the_wrong_types_states_nothing_and_harms_nothing(value):
    names = ("headline", "datePublished", "author", "publisher", "description", "inLanguage",
             "articleSection", "mainEntityOfPage", "url", "articleBody")  # fmt: skip
    record = read(json_ld(**dict.fromkeys(names, value)))
    assert record.headline == HEADLINE
    assert record.published == ""


def test_a_page_of_menus_that_calls_itself_a_site_is_refused():
    refusal = read_page(
        menus().replace("<head>", f"<head>{meta('og:type', 'website')}").encode(), "x"
    )
    assert refusal.reason is RefusalReason.NO_REPORT
