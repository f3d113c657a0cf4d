"""The help page: every example on it finds what it says, now."""

import re
from http import HTTPStatus

import pytest

from search.examples import help_examples
from search.index.live import live_index
from tests import factories


@pytest.fixture
def archive(report, index):
    """Index some reports of a round, with people named and someone speaking."""
    lavrov = factories.ParticipantFactory(
        slug="sergey-lavrov", name_ar="سيرغي لافروف", name_en="Sergey Lavrov"
    )
    meeting = factories.RoundFactory(slug="astana-5", number=5)
    for number in range(4):
        headline = f"مفاوضات وهدنة واتفاق في أستانا {number}"
        body = "قال لافروف: «مفاوضات الهدنة مستمرة» بعد وقف إطلاق النار."
        article = report(headline=headline, body=body)
        factories.MentionFactory(article=article, participant=lavrov)
        factories.RoundLinkFactory(article=article, round=meeting)
        start = len(headline) + 1 + body.index("مفاوضات")
        factories.StatementFactory(article=article, speaker=lavrov, start=start, end=start + 21)
    index()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_example_finds_what_stands_beside_it(archive, search, language):
    examples = help_examples(live_index().snapshot(), language)
    for subject, of_subject in examples.items():
        for example in of_subject:
            assert example.count > 0
            assert search(example.query, language=language).count == example.count, subject
            if example.other:
                assert search(example.other, language=language).count == example.count, subject


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_subject_has_an_example(archive, language):
    examples = help_examples(live_index().snapshot(), language)
    without = {name for name, of_subject in examples.items() if not of_subject}
    # Every report here has each of the words, so that none is left without one.
    assert without <= {"minus"}
    assert len(examples["fields"]) == 4
    assert len(examples["near"]) == 2
    assert [example.query for example in examples["names"]] == ["Lavrov", "Lāfrūf", "Лавров"]
    assert len({example.meant for example in examples["names"]}) == 1
    assert len(examples["said"]) == 2


@pytest.mark.parametrize("path", ["/search/help/", "/en/search/help/"])
def test_the_page_shows_the_examples_with_their_counts(client, archive, path):
    page = client.get(path).content.decode()
    assert page.count('class="leader"') >= 15
    assert "لافروف" in page or "Lavrov" in page


@pytest.mark.parametrize("path", ["/search/help/", "/en/search/help/"])
def test_the_signs_are_explained_even_of_an_empty_archive(client, db, path):
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == HTTPStatus.OK
    assert 'class="leader"' not in page
    assert "مفاوض*" in page
    assert len(re.findall("<tr>", page)) > 15


def test_an_example_is_counted_anew_when_the_index_has_changed(archive, report, index):
    before = help_examples(live_index().snapshot(), "ar")["words"][0]
    report(headline="خبر", body=before.query)
    index()
    after = help_examples(live_index().snapshot(), "ar")["words"][0]
    assert (after.query, after.count) == (before.query, before.count + 1)
