"""Feeds that were saved: one report an entry, and a broken entry costs no other."""

import pytest

from archive.ingest.readers import feeds
from archive.ingest.readers.files import FoundFile, read_file
from archive.ingest.values import Record, RefusalReason
from tests.archive.ingest.readers.formats import ITEM, LINK, NAMESPACES, rss
from tests.archive.ingest.readers.pages import HEADLINE, PARAGRAPHS, SITE

OTHER = f"<item><title>خبر آخر</title><link>https://x.example/2</link><description>{PARAGRAPHS[2]}</description></item>"


def read(text: str | bytes, tmp_path, name="feed.xml"):
    path = tmp_path / "feed"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_file(FoundFile(path, name)))


def test_an_rss_item_gives_text_link_id_date_author_and_section(tmp_path):
    record, other = read(rss(ITEM, OTHER), tmp_path)
    assert record.headline == HEADLINE
    assert record.text == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"
    assert record.summary == "انتهت الجولة ببيان مشترك."
    assert (record.url, record.external_id, record.id_is_derived) == (LINK, "report-7", False)
    assert (record.published, record.published_rule) == (
        "2017-10-31T14:05:00+03:00",
        "feed-published",
    )
    assert (record.author, record.section) == ("سلمى الحسن", "سياسة")
    assert (record.publisher, record.language) == (SITE, "ar")
    assert (record.name, other.name) == ("feed.xml:1", "feed.xml:2")
    assert other.text == PARAGRAPHS[2]
    assert other.external_id == "https://x.example/2"


def test_the_original_is_the_entrys_own_element_and_can_be_read_again(tmp_path):
    (record,) = read(rss(ITEM), tmp_path)
    assert record.original.decode() == ITEM
    again = feeds.read_entry(record.original, record.media_type, record.encoding, record.name)
    assert isinstance(again, Record)
    assert (again.text, again.headline, again.published) == (
        record.text,
        record.headline,
        record.published,
    )


@pytest.mark.parametrize("prefix", ["", "a:"])
def test_an_atom_entry_is_read_with_its_language(tmp_path, prefix):
    namespace = f"xmlns{':a' if prefix else ''}"
    inner = f"""<entry xml:lang="ar"><title type="html">محادثات &lt;b&gt;أستانا&lt;/b&gt;</title>
      <id>tag:news.example.org,2017:7</id><link rel="alternate" href="{LINK}"/>
      <published>2017-10-31T14:05:00Z</published><updated>2018-01-01T00:00:00Z</updated>
      <author><name>سلمى الحسن</name></author>
      <content type="html">&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content></entry>"""
    if prefix:
        inner = inner.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    text = f'<{prefix}feed {namespace}="http://www.w3.org/2005/Atom">{inner}</{prefix}feed>'
    (record,) = read(text, tmp_path)
    assert record.headline == "محادثات أستانا"
    assert record.text == PARAGRAPHS[0]
    assert (record.external_id, record.url) == ("tag:news.example.org,2017:7", LINK)
    assert (record.published[:10], record.media_type) == ("2017-10-31", feeds.ATOM)
    assert (record.author, record.language) == ("سلمى الحسن", "ar")


def test_an_rss_1_item_stands_outside_the_channel(tmp_path):
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/" {NAMESPACES}><channel rdf:about="x"><title>{SITE}'
        "</title><items><rdf:Seq/></items></channel>"
        f'<item rdf:about="{LINK}"><title>{HEADLINE}</title><link>{LINK}</link>'
        f"<description>{PARAGRAPHS[0]}</description><dc:date>2017-10-31</dc:date></item></rdf:RDF>"
    )
    (record,) = read(text, tmp_path)
    assert (record.text, record.url) == (PARAGRAPHS[0], LINK)
    assert (record.published, record.published_rule) == ("2017-10-31", "feed-updated")


@pytest.mark.parametrize("name", ["feed", "feed.rss", "index.html", "feed.txt"])
def test_a_feed_is_known_by_its_root_whatever_its_name(tmp_path, name):
    (record,) = read(rss(ITEM), tmp_path, name)
    assert record.media_type == feeds.RSS


def test_xml_that_is_no_feed_is_refused(tmp_path):
    (refusal,) = read('<?xml version="1.0"?><urlset><url/></urlset>', tmp_path)
    assert refusal.reason is RefusalReason.UNKNOWN_FORMAT


@pytest.mark.parametrize(
    ("broken", "shown"),
    [
        ("محادثات&nbsp;أستانا & جنيف", "محادثات أستانا & جنيف"),
        ("محادثات &amp;quot;أستانا&amp;quot;", 'محادثات "أستانا"'),
        ("محادثات &laquo;أستانا&raquo;", "محادثات «أستانا»"),
        ("محادثات &bogus; أستانا", "محادثات &bogus; أستانا"),
    ],
)
def test_html_entities_that_are_broken_in_xml_are_signs(tmp_path, broken, shown):
    one = ITEM.replace(HEADLINE, broken)
    first, second = read(rss(one, OTHER), tmp_path)
    assert first.headline == shown
    assert second.text == PARAGRAPHS[2]


@pytest.mark.parametrize("code", ["#xD800", "#0", "#x110000", "#99999999999999999999"])
def test_a_reference_to_no_character_harms_nothing(tmp_path, code):
    one = ITEM.replace(HEADLINE, f"محادثات &{code}; أستانا &nbsp;")
    first, second = read(rss(one, OTHER), tmp_path)
    assert first.headline == "محادثات \N{REPLACEMENT CHARACTER} أستانا"
    assert isinstance(second, Record)


def test_a_damaged_root_harms_nothing(tmp_path):
    data = rss(ITEM).encode().replace(b"<rss ", b'<rss x="\xd8" ')
    (record,) = read(data, tmp_path)
    assert record.headline == HEADLINE


def test_an_item_that_is_never_closed_is_named_and_the_others_are_taken(tmp_path):
    first, broken, last = read(rss(ITEM, OTHER.replace("</item>", ""), OTHER), tmp_path)
    assert isinstance(first, Record)
    assert (broken.name, broken.reason) == ("feed.xml:2", RefusalReason.CUT_SHORT)
    assert isinstance(last, Record)


def test_a_feed_that_breaks_off_keeps_what_came_before(tmp_path):
    text = rss(ITEM, OTHER)
    record, refusal = read(text[: text.index(PARAGRAPHS[2]) + 20], tmp_path)
    assert isinstance(record, Record)
    assert (refusal.name, refusal.reason) == ("feed.xml:2", RefusalReason.CUT_SHORT)


def test_tags_of_items_in_comments_and_texts_cut_nothing(tmp_path):
    tricky = OTHER.replace(PARAGRAPHS[2], "<![CDATA[الوسم </item> ثم <item> في نص واحد]]>")
    first, second = read(rss(tricky, ITEM), tmp_path)
    assert "في نص واحد" in first.text
    assert second.headline == HEADLINE


@pytest.mark.parametrize(
    ("written", "declared", "encoding"),
    [
        ("cp1256", "windows-1256", "windows-1256"),
        ("cp1256", "utf-8", "windows-1256"),
        ("utf-16", "utf-16", "utf-16-le"),
        ("utf-8-sig", "utf-8", "utf-8"),
    ],
)
def test_a_feed_is_read_in_its_encoding_and_cut_in_its_bytes(tmp_path, written, declared, encoding):
    data = rss(ITEM, declared=declared).encode(written)
    (record,) = read(data, tmp_path)
    assert record.headline == HEADLINE
    assert record.encoding == encoding
    assert record.original in data


def test_damaged_bytes_stay_in_the_original_and_are_counted(tmp_path):
    data = rss(ITEM).encode().replace("المتحدث".encode(), b"\xd8\xff", 1)
    (record,) = read(data, tmp_path)
    assert record.original in data
    assert record.warnings


def test_an_item_without_an_id_has_one_of_its_own_that_does_not_change(tmp_path):
    bare = f"<item><title>خبر</title><description>{PARAGRAPHS[2]}</description></item>"
    (alone,) = read(rss(bare), tmp_path)
    _, below = read(rss(ITEM, bare), tmp_path)
    assert alone.external_id == below.external_id
    assert alone.id_is_derived


def test_an_empty_feed_and_an_empty_item_are_refused(tmp_path):
    (refusal,) = read(rss(), tmp_path)
    assert refusal.reason is RefusalReason.EMPTY
    (refusal,) = read(rss("<item/>"), tmp_path)
    assert refusal.name == "feed.xml"
    assert refusal.reason is RefusalReason.EMPTY
    (refusal,) = read(rss("<item></item>"), tmp_path)
    assert refusal.name == "feed.xml:1"
    assert refusal.reason is RefusalReason.EMPTY


def test_entities_that_grow_without_end_are_not_expanded(tmp_path):
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    item = OTHER.replace("خبر آخر", "خبر &b;")
    (record,) = read(rss(item, doctype=laughs), tmp_path)
    assert len(record.headline) < 20


def test_an_address_in_place_of_a_feed_is_not_fetched(tmp_path):
    item = "<item><title>http://localhost:1/feed</title></item>"
    (record,) = read(rss(item), tmp_path)
    assert record.headline == "http://localhost:1/feed"
