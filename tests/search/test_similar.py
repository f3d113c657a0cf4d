"""Similar reports on a report's page: what they share is said, and copies are not among them."""

import datetime as dt

import pytest

from archive.models import Article
from archive.selectors.article_page import article_page
from search.similar import MOST, similar_reports
from tests import factories


@pytest.fixture
def archive(report, index):
    """One report of prisoners, some like it and many that are not."""
    made = {
        "this": report(
            headline="تبادل المحتجزين قرب حلب",
            body="جرى تبادل المحتجزين قرب معبر أبو الزندين بإشراف الهلال الأحمر.",
        ),
        "like": report(
            headline="دفعة جديدة من المحتجزين",
            body="أشرف الهلال الأحمر على تبادل دفعة أخرى عند معبر أبو الزندين.",
        ),
        "far": report(
            headline="تبادل محتجزين",
            body="جرى تبادل محتجزين عند معبر أبو الزندين.",
            published=dt.date(2010, 1, 1),
        ),
    }
    for number in range(30):
        report(headline=f"أسعار القمح {number}", body=f"ارتفعت أسعار القمح في السوق {number} مرات.")
    index()
    return made


def near(article: Article) -> list[int]:
    return [similar.row.id for similar in similar_reports(article_page(article.pk))]


def test_reports_with_the_same_telling_words_are_similar(archive):
    assert near(archive["this"]) == [archive["like"].pk, archive["far"].pk]


def test_what_is_shared_is_said(archive):
    first = similar_reports(article_page(archive["this"].pk))[0]
    assert {"معبر", "الزندين", "الهلال"} & set(first.words)


def test_people_that_both_name_are_said(archive, index):
    person = factories.ParticipantFactory()
    for name in ("this", "far"):
        factories.MentionFactory(article=archive[name], participant=person)
    index()
    similar = similar_reports(article_page(archive["this"].pk))
    found = {one.row.id: [person.slug for person in one.people] for one in similar}
    assert found == {archive["far"].pk: [person.slug], archive["like"].pk: []}


def test_copies_and_hidden_reports_are_left_out(archive, report, index):
    this = archive["this"]
    report(headline=this.headline, body=this.body, duplicate_of=this)
    report(headline=this.headline, body=this.body, is_public=False)
    index()
    assert near(this) == [archive["like"].pk, archive["far"].pk]


def test_of_a_story_one_report_is_enough(archive, report, index):
    like = archive["like"]
    report(headline=like.headline, body=like.body, duplicate_of=like)
    index()
    assert len(near(archive["this"])) == 2


def test_a_report_hidden_since_it_was_indexed_is_left_out(archive):
    Article.objects.filter(pk=archive["like"].pk).update(is_public=False)
    assert near(archive["this"]) == [archive["far"].pk]


def test_there_are_six_at_most(archive, report, index):
    this = archive["this"]
    for number in range(9):
        report(headline=f"{this.headline} {number}", body=f"{this.body} {number}")
    index()
    assert len(near(this)) == MOST


def test_the_page_shows_them_below_the_text(archive, client):
    page = client.get(f"/en/articles/{archive['this'].pk}/").content.decode()
    assert "Similar reports" in page
    assert page.index("report-body") < page.index(f"/en/articles/{archive['like'].pk}/")


def test_a_report_like_no_other_says_nothing_of_it(report, index, client):
    article = report(headline="وحيد", body="نص لا يشبه شيئاً")
    report(headline="أسعار القمح", body="ارتفعت في السوق")
    index()
    assert "Similar reports" not in client.get(f"/en/articles/{article.pk}/").content.decode()


def test_without_an_index_the_report_is_there_all_the_same(report, client):
    article = report()
    assert client.get(f"/articles/{article.pk}/").status_code == 200
    assert near(article) == []


def test_the_second_reader_costs_less(archive, django_assert_max_num_queries):
    page = article_page(archive["this"].pk)
    assert len(similar_reports(page)) == 2
    with django_assert_max_num_queries(4):
        similar_reports(page)
