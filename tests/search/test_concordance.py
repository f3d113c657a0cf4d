"""Words in context: a line for each place, in the order that was asked for, leading there."""

import datetime as dt

import pytest

from search import concordance
from search.choices import Copies, LineOrder, View


@pytest.fixture
def archive(report, index):
    """Index three reports in which a truce is spoken of at four places."""
    texts = {
        dt.date(2017, 7, 4): "انتهت الهدنة بسلام.",
        dt.date(2017, 7, 5): "بدأت الهدنة أمس.\nوتنتهي هدنة حلب غداً",
        dt.date(2017, 7, 6): "أعلنت الهدنة",
    }
    reports = [report(headline="خبر", body=body, published=day) for day, body in texts.items()]
    index()
    return reports


@pytest.fixture
def lines(search):
    """Return a function that gives the lines of a search for a truce."""

    def ask(**fields):
        return search("هدنة", view=View.LINES, **fields).lines

    return ask


def test_each_place_is_a_line_with_what_stands_around_it(archive, lines):
    found = lines()
    assert found.count == 4
    assert ("انتهت ", "الهدنة", " بسلام.") in {(x.before, x.match, x.after) for x in found.lines}


def test_lines_go_by_the_word_after_and_those_without_one_come_last(archive, lines):
    after = [line.after.split() for line in lines(order=LineOrder.AFTER).lines]
    assert [words[:1] for words in after] == [["أمس."], ["بسلام."], ["حلب"], []]


def test_lines_go_by_the_word_before(archive, lines):
    before = [line.before.split()[-1] for line in lines(order=LineOrder.BEFORE).lines]
    assert before == ["أعلنت", "انتهت", "بدأت", "وتنتهي"]


def test_lines_go_by_date(archive, lines):
    days = [line.row.publication.days.first.day for line in lines(order=LineOrder.DATE).lines]
    assert days == [6, 5, 5, 4]


def test_a_line_leads_to_its_place_in_the_report(client, archive, lines):
    (line,) = [line for line in lines().lines if line.match == "هدنة"]
    address, _, anchor = line.url.partition("#")
    page = client.get(address).content.decode()
    assert f'<mark class="hit" id="{anchor}">هدنة</mark>' in page


def test_pages_of_lines_hold_each_line_once(archive, lines):
    seen = [line.url for page in (1, 2, 3) for line in lines(size=2, page=page).lines]
    assert len(seen) - 2 == len(set(seen)) == 4  # the third page is the second again


def test_no_more_reports_are_read_than_are_allowed_and_the_page_says_so(
    client, archive, monkeypatch
):
    monkeypatch.setattr(concordance, "MOST_REPORTS", 2)
    page = client.get("/en/search/", {"q": "هدنة", "view": "lines"}).content.decode()
    assert "Only the first 2 results were looked through." in page


def test_small_words_fill_the_page_without_reading_every_report(client, archive, monkeypatch):
    monkeypatch.setattr(concordance, "MOST_PLACES", 2)
    page = client.get("/en/search/", {"q": "هدنة", "view": "lines", "sort": "oldest"})
    told = "The words stand at 3 places. Only the first 2 results were looked through."
    assert told in " ".join(page.content.decode().split())


def test_copies_are_read_once_unless_all_are_wanted(report, index, lines):
    first = report(headline="الهدنة", body="")
    report(headline="الهدنة", body="", duplicate_of=first)
    index()
    assert lines().count == 1
    assert lines(copies=Copies.ALL).count == 2


def test_without_words_there_are_reports_instead_of_lines(archive, search):
    page = search("", view=View.LINES)
    assert page.lines is None
    assert len(page.hits) == 3


def test_the_page_of_lines_is_set_in_the_direction_of_each_report(client, archive):
    page = client.get("/en/search/", {"q": "هدنة", "view": "lines"}).content.decode()
    assert page.count('lang="ar" dir="rtl"') == 4
    assert "The words stand at 4 places." in page


def test_lines_cost_few_queries(client, archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        client.get("/search/", {"q": "هدنة", "view": "lines"})
