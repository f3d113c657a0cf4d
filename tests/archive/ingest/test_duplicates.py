"""Copies are told from follow-ups, and candidates are found without comparing each with all."""

import datetime as dt

import pytest

from archive.ingest.duplicates import (
    AGENCY_STORY,
    NEAR_COPY,
    SAME_TEXT,
    Link,
    Report,
    earliest,
    likeness,
    stories,
)
from archive.ingest.fingerprints import candidates, fingerprint

LEAD = (
    "وصلت الوفود المشاركة في المحادثات صباح اليوم إلى العاصمة الكازاخستانية وسط إجراءات أمنية "
    "مشددة، وعقدت لقاءات ثنائية مغلقة في فندق يطل على النهر قبل الجلسة العامة المقررة غداً."
)
MIDDLE = (
    "وأعلنت وزارة الخارجية أن الجلسة الأولى ستخصص لملف المعتقلين، وأن الخبراء سيواصلون رسم خرائط "
    "مناطق التهدئة الأربع على أن ترفع النتائج إلى رؤساء الوفود في مساء اليوم الثاني من الجولة."
)
LAST = (
    "ورفض متحدث باسم المعارضة التعليق على ما نشر عن خلاف بين الضامنين حول انتشار المراقبين، وقال "
    "إن فريقه جاء ليناقش وقف القصف وفتح الطرق أمام قوافل المساعدات إلى البلدات المحاصرة في الريف."
)
OWN = (
    "وتجمع عشرات من أبناء الجالية أمام مبنى السفارة رافعين صور أقاربهم الغائبين منذ سنوات، ودعوا "
    "المشاركين إلى ألا يغادروا القاعة قبل أن يتفقوا على جدول زمني واضح لإطلاق سراح جميع النساء."
)
BODY = "\n".join((LEAD, MIDDLE, LAST))
DAY = dt.date(2017, 7, 4)


def report(body, source=1, day=DAY, headline="الوفود تصل إلى أستانا"):
    return Report.of(headline, body, source, day, day)


def rule(one, other):
    found = likeness(one, other)
    assert found == likeness(other, one)
    return found and found.rule


def test_the_same_words_are_the_same_text_whatever_the_headline_and_the_spelling():
    other = report(BODY.replace("إلى", "الى") + " ", headline="جولة جديدة تنطلق غداً")
    assert rule(report(BODY), other) == SAME_TEXT


def test_small_edits_make_a_near_copy():
    edited = BODY.replace("صباح اليوم", "فجر اليوم").replace("الأربع", "الخمس")
    assert rule(report(BODY), report(edited)) == NEAR_COPY


def test_a_follow_up_that_repeats_the_background_is_another_report():
    assert rule(report(f"{LEAD}\n{LAST}"), report(f"{OWN}\n{LAST}")) is None


def test_an_agency_story_is_known_again_in_another_outlet_that_adds_its_own():
    longer = "\n".join((OWN, LEAD, OWN.replace("عشرات", "مئات"), MIDDLE, LAST))
    assert rule(report(BODY), report(longer, source=2)) == AGENCY_STORY


def test_an_outlet_that_quotes_its_own_report_at_length_has_written_a_new_one():
    longer = "\n".join((OWN, LEAD, OWN.replace("عشرات", "مئات"), MIDDLE, LAST))
    assert rule(report(BODY), report(longer)) is None


@pytest.mark.parametrize(("days", "expected"), [(3, AGENCY_STORY), (4, None), (-40, None)])
def test_other_outlets_take_a_story_up_within_days(days, expected):
    longer = "\n".join((OWN, LEAD, OWN.replace("عشرات", "مئات"), MIDDLE, LAST))
    other = report(longer, source=2, day=DAY + dt.timedelta(days=days))
    assert rule(report(BODY), other) == expected


FOLLOWING = (
    "وكان المبعوث الخاص قد زار العاصمة قبل أسبوع والتقى فيها كبار المسؤولين، ثم انتقل إلى الدولة "
    "المجاورة حيث عرض خطة من ثلاث مراحل تبدأ بتبادل الأسرى وتنتهي بتشكيل لجنة مشتركة للمراقبة."
)
SENT = f"{BODY}\n{FOLLOWING}"
REWRITTEN = "\n".join(
    (
        LEAD.replace("صباح اليوم", "الثلاثاء"),
        FOLLOWING.replace("كبار المسؤولين، ثم", "الرئيس، وبعدها"),
        MIDDLE.replace("وأعلنت وزارة", "وذكرت وزارة"),
        OWN,
    )
)


@pytest.mark.parametrize(("days", "expected"), [(0, AGENCY_STORY), (1, AGENCY_STORY), (2, None)])
def test_an_agency_story_that_an_outlet_rewrote_is_known_by_its_sentences(days, expected):
    other = report(REWRITTEN, source=2, day=DAY + dt.timedelta(days=days))
    assert rule(report(SENT), other) == expected


def test_a_background_that_two_outlets_share_makes_no_story():
    own = report("\n".join((OWN, FOLLOWING, LEAD)), source=2)
    assert rule(report("\n".join((MIDDLE, LAST, LEAD))), own) is None


def test_a_story_that_an_outlet_rewrote_is_a_candidate_without_a_paragraph_in_common():
    assert pairs(SENT, OWN, REWRITTEN) == [(0, 2), (1, 2)]


def test_short_texts_are_compared_with_their_headlines():
    caption = "شاهدوا التقرير المصور كاملاً على موقعنا."
    one = report(caption, headline="الوفود تصل إلى العاصمة الكازاخستانية")
    other = report(caption, headline="المبعوث الأممي يلتقي وزير الخارجية")
    assert rule(one, other) is None


def pairs(*bodies, fresh=None):
    keys = [fingerprint("عنوان", body) for body in bodies]
    return sorted(candidates(keys, fresh or [True] * len(keys)))


def test_copies_edits_and_shared_paragraphs_are_candidates_and_strangers_are_not():
    edited = BODY.replace("صباح اليوم", "فجر اليوم")
    other_words = " ".join(reversed(f"{LEAD} {LAST}".split()))
    assert pairs(BODY, OWN, BODY, edited, f"{other_words}\n{MIDDLE}") == [
        (0, 2), (0, 3), (0, 4), (2, 3), (2, 4), (3, 4)
    ]  # fmt: skip


def test_what_is_old_on_both_sides_is_not_compared_again():
    assert pairs(BODY, BODY, BODY, fresh=[False, False, True]) == [(0, 2), (1, 2)]


def test_a_text_of_a_few_words_is_nobodys_copy():
    assert pairs("صورة اليوم", "صورة اليوم") == []
    assert fingerprint("", "").size == 0


def test_a_thousand_copies_cost_no_more_than_some_thousand_comparisons():
    assert len(pairs(*[BODY] * 1000)) < 2000


def test_a_fingerprint_is_the_same_in_every_process():
    # Numbers are stored: a new version that made others would have to compare everything anew.
    assert int(fingerprint("", BODY)[0]) == -8698829189551503268


def test_links_join_reports_into_stories():
    assert sorted(map(sorted, stories([Link(1, 2), Link(3, 2), Link(5, 6)]))) == [
        [1, 2, 3],
        [5, 6],
    ]


def test_a_pair_that_an_editor_parted_is_not_joined_by_a_third():
    links = [Link(1, 2, 0.9), Link(2, 3, 0.8), Link(1, 3, 0.8)]
    assert stories(links, [frozenset((1, 3))]) == [frozenset({1, 2})]


def test_what_an_editor_confirmed_is_joined_before_what_is_only_likely():
    links = [Link(1, 2, 1.0), Link(2, 3, 0.5, is_confirmed=True)]
    assert stories(links, [frozenset((1, 3))]) == [frozenset({2, 3})]


def test_the_earliest_report_comes_first_unless_an_editor_calls_it_a_copy():
    dates = {1: (DAY, 1), 2: (DAY - dt.timedelta(days=1), 2)}
    assert earliest({1, 2}, dates) == 2
    assert earliest({1, 2}, dates, confirmed_copies={2}) == 1
