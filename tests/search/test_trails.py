"""From a result into its report: the words marked there, the next match, the next result."""

import datetime as dt
import re

import pytest

from archive.models import ReviewStatus
from tests import factories


@pytest.fixture
def archive(report, index):
    """Index three reports of a truce, the first with three matches, and one of something else."""
    reports = [
        report(headline="هدنة في حلب", body="تبدأ الهدنة غداً.\nوالهدنة أسبوع.", published=day)
        for day in (dt.date(2017, 7, 6), dt.date(2017, 7, 5), dt.date(2017, 7, 4))
    ]
    reports.append(report(headline="زيارة", body="كلام آخر."))
    index()
    return reports


def read(client, article, path="", **parameters) -> str:
    parameters = {"q": "هدنة", "sort": "newest"} | parameters
    return client.get(f"{path}/articles/{article.pk}/", parameters).content.decode()


def test_a_result_leads_into_its_report_with_the_search(client, archive):
    page = client.get("/search/", {"q": "هدنة", "sort": "newest"}).content.decode()
    links = re.findall(r'item-title"><a href="([^"]+)"', page)
    assert links[0].startswith(f"/articles/{archive[0].pk}/?q=")
    assert links[0].endswith("sort=newest#hit-1")
    assert 'id="hit-1"' in client.get(links[0].replace("&amp;", "&").split("#")[0]).content.decode()


def test_matches_are_marked_in_order_each_with_the_way_to_the_next(client, archive):
    page = read(client, archive[0])
    marks = re.findall(r'<mark class="hit" id="(hit-\d)">([^<]*)</mark>', page)
    assert marks == [("hit-1", "هدنة"), ("hit-2", "الهدنة"), ("hit-3", "والهدنة")]
    steps = re.findall(r'data-hit="(\w+)" href="#(hit-\d)"', page)
    assert ("first", "hit-1") in steps
    assert steps.count(("next", "hit-2")) == steps.count(("previous", "hit-2")) == 1
    assert page.count('<span class="hit-place"') == 3


def test_no_letter_of_the_text_is_lost_to_marks(client, archive):
    page = read(client, archive[0], "/en")
    body = page[page.index("report-body") :]
    paragraph = re.search(r'<p dir="auto">(.*?)</p>', body, re.DOTALL)[1]
    steps = re.compile(r'<span class="hit-steps">.*?\n</span>', re.DOTALL)
    assert re.sub(r"<[^>]+>", "", steps.sub("", paragraph)) == "تبدأ الهدنة غداً."


def test_a_word_within_a_name_is_marked_within_its_link(client, report, index):
    article = report(headline="", body="قال رئيس الهدنة فلان")
    person = factories.ParticipantFactory(slug="head")
    factories.MentionFactory(
        article=article, participant=person, start=5, end=16, status=ReviewStatus.CONFIRMED
    )
    index()
    page = read(client, article)
    assert re.search(
        r'<mark class="hit" id="hit-1"><a class="mark-person"[^>]*>الهدنة</a></mark>', page
    )


def test_the_way_leads_on_to_the_results_around_it_and_back(client, archive):
    first, second, third, _ = archive
    page = read(client, second, "/en")
    assert "Result 2 of 3" in page
    assert f'rel="prev nofollow" href="/en/articles/{first.pk}/?q=' in page
    assert f'rel="next nofollow" href="/en/articles/{third.pk}/?q=' in page
    back = re.search(r'href="(/en/search/\?[^"]*)">Back to the results', page)[1]
    assert "sort=newest" in back


def test_a_report_that_the_search_does_not_find_leads_back_all_the_same(client, archive):
    page = read(client, archive[3], "/en")
    assert "Back to the results" in page
    assert "Result " not in page
    assert "Next result" not in page


def test_a_copy_stands_where_its_story_does(client, report, index):
    first = report(headline="هدنة", published=dt.date(2017, 7, 4))
    copy = report(headline="هدنة", published=dt.date(2017, 7, 5), duplicate_of=first)
    report(headline="هدنة", published=dt.date(2017, 7, 3))
    index()
    for article in (first, copy):
        assert "Result 1 of 2" in read(client, article, "/en")


@pytest.mark.parametrize(
    "query", ["q=%00", "q=((((", "person=nobody", "q=%D9%87&rung=x&story=-1&from=13/13", "q=*"]
)
def test_a_forged_search_is_no_error_on_the_page_of_a_report(client, archive, query):
    assert client.get(f"/articles/{archive[0].pk}/?{query}").status_code == 200


def test_without_a_search_the_page_is_as_it_was(client, archive):
    page = client.get(archive[0].get_absolute_url()).content.decode()
    assert "hit-1" not in page
    assert "trail-bar" not in page


def test_without_an_index_the_report_is_still_there(client, db, report):
    page = read(client, report(headline="هدنة"))
    assert "trail-bar" not in page


def test_the_address_to_keep_is_that_of_the_report_alone(client, archive):
    page = read(client, archive[0])
    assert f'<link rel="canonical" href="http://testserver/articles/{archive[0].pk}/">' in page
