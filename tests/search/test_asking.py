"""Words that only ask are not looked for, and questions few reports answer wholly find more."""

import pytest

from search.choices import PAGE_SIZE
from search.query.asking import asking
from search.query.nodes import Word
from search.query.parser import mostly, parse
from search.scoring import LITTLE_SHARE, little_share


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("ماذا حدث في عفرين", 3),
        ("شو صار بعفرين", 2),
        ("ماذا نشر عن الهدنة", 3),
        ("ليش انسحبت أمريكا", 1),
        ("كم عدد الضحايا", 2),
        ("ما هي آخر الأخبار عن إدلب", 5),
        ("أخبار ميناء الحديدة", 1),
        ("آخر التطورات في القنيطرة", 3),
        ("latest news about Idlib", 3),
        ("آخر جولة", 0),
        ("الأخبار الكاذبة", 0),
        ("نشر أخبار كاذبة", 0),
        ("عدد الضحايا", 0),
        ("صار رئيساً", 0),
        ("آخر الأخبار", 2),
    ],
)
def test_only_what_asks_before_the_subject_is_passed_over(query, asks):
    assert asking(query.split()) == asks


def test_what_only_asks_is_not_demanded():
    root = parse("أخبار ميناء الحديدة").root
    assert [node.text for node in root.must] == ["ميناء", "الحديدة"]
    assert [node.text for node in root.should] == ["أخبار"]


def test_what_only_asks_is_the_subject_where_there_is_no_other():
    assert [node.text for node in parse("آخر الأخبار").root.must] == ["آخر", "الأخبار"]


def test_words_that_ask_are_passed_over_beside_words_left_out():
    root = parse("أخبار القمة -كرة").root
    assert [node.text for node in root.must] == ["القمة"]


def test_a_question_mark_of_a_headline_counts_little_in_a_question_and_fully_in_a_headline():
    assert little_share(2) == pytest.approx(LITTLE_SHARE)
    assert little_share(12) == 1


def test_a_report_on_the_subject_comes_before_a_headline_that_asks_so_too(report, index, find):
    asks = report(headline="لماذا تأخر القطار؟", body="عن قمة ملغاة في سطر واحد بين سطور كثيرة.")
    answers = report(headline="إلغاء القمة", body="ألغيت القمة بسبب الخلاف.")
    index()
    assert find("لماذا ألغيت القمة")[0] == answers.pk
    assert asks.pk in find("لماذا")


def test_three_parts_may_be_found_in_most_but_two_may_not():
    assert mostly(parse("مؤتمر الحوار").root) is None
    most = mostly(parse("مؤتمر الحوار سوتشي").root)
    assert [node.text for node in most.should if isinstance(node, Word)] == [
        "مؤتمر",
        "الحوار",
        "سوتشي",
    ]
    assert most.least_share


@pytest.mark.parametrize("query", ["«وقف النار» مفاوضات لجنة", "مؤتمر AND الحوار AND سوتشي"])
def test_what_marks_or_operators_demand_stays_demanded(query):
    assert mostly(parse(query).root) is None


@pytest.fixture
def others(report):
    """Store reports of other things, so that the words of the rest are rare."""
    for _ in range(8):
        report(headline="", body="سباق دراجات في المدينة")


def test_reports_that_have_most_are_found_where_few_have_all(others, report, index, search):
    whole = report(headline="", body="شارك الوفد في مؤتمر سوتشي")
    most = report(headline="", body="مؤتمر سوتشي يختتم أعماله")
    index()
    page = search("شارك مؤتمر سوتشي", language="en")
    assert {hit.row.id for hit in page.hits} == {whole.pk, most.pk}
    assert "Only 1 report has all of this" in page.notices[0].text


def test_nothing_is_added_where_the_reports_that_have_all_fill_a_page(report, index, search):
    for _ in range(PAGE_SIZE):
        report(headline="", body="شارك الوفد في مؤتمر سوتشي")
    report(headline="", body="مؤتمر سوتشي يختتم أعماله")
    index()
    page = search("شارك مؤتمر سوتشي")
    assert page.count == PAGE_SIZE
    assert not page.notices


def test_a_facet_counts_what_choosing_it_gives_where_few_have_all(others, report, index, search):
    whole = report(headline="", body="شارك الوفد في مؤتمر سوتشي")
    other = report(headline="", body="مؤتمر سوتشي يختتم أعماله")
    index()
    page = search("شارك مؤتمر سوتشي")
    (facet,) = [facet for facet in page.facets if facet.name == "source"]
    counts = {choice.value: choice.reports for choice in facet.choices}
    assert counts == {whole.source.slug: 1, other.source.slug: 1}
    for source, count in counts.items():
        assert search("شارك مؤتمر سوتشي", source=source).count == count
