"""Titles of other reports between two paragraphs go; subheadings, lists and questions stay."""

import pytest

from archive.ingest.cleaning import clean
from archive.ingest.values import Draft, NoiseKind, Record

HEADLINE = "جولة جديدة من المحادثات تبدأ في أستانا"
LEAD = "بدأت في العاصمة الكازاخستانية جولة جديدة من المحادثات السورية، وتستمر يومين كاملين."
NEXT = "وقال رئيس الوفد الأول إن الخبراء يتابعون عملهم حتى المساء، ثم يعودون إلى القاعة."
LAST = "وتختتم الجولة غداً ببيان تتلوه الدولة المضيفة في جلسة علنية أمام جميع الصحفيين."
LINKS = [
    "قمة ثلاثية في سوتشي تبحث مستقبل التسوية",
    "سوريا: ما الذي تغير بعد الجولة الرابعة؟",
    'المبعوث الدولي "متفائل" بجولة أستانا المقبلة',
]


def body(*lines):
    text = "\n".join([HEADLINE, *lines])
    return clean(Draft(Record("r.txt", text.encode(), "text/plain", "utf-8", text)))


@pytest.mark.parametrize("count", [2, 3])
def test_titles_in_a_row_between_paragraphs_go(count):
    more = [LAST.replace("غداً", when) for when in ("صباحاً", "ظهراً", "مساءً")]
    draft = body(LEAD, *LINKS[:count], NEXT, LAST, *more)
    assert draft.body.splitlines()[:2] == [LEAD, NEXT]
    assert [(noise.kind, noise.text) for noise in draft.noise] == [
        (NoiseKind.RELATED_LINKS, link) for link in LINKS[:count]
    ]


def test_titles_that_are_questions_of_a_subject_go():
    links = ["ما هي الفصائل التي تشارك في المحادثات؟", LINKS[1]]
    assert body(LEAD, *links, NEXT, LAST, LEAD.replace("يومين", "يوما")).body.count("؟") == 0


@pytest.mark.parametrize(
    "lines",
    [
        # A subheading stands alone.
        ["جدول أعمال الجولة الخامسة"],
        # What is joined to the line above, or goes on below, is the report's.
        ["وبحث الوفدان ملف المعتقلين طويلا", "ثم اتفقا على جولة جديدة في الخريف"],
        ["بنود الاتفاق كما نشرتها الخارجية:", "وقف إطلاق النار في المناطق الأربع"],
        ["1- وقف إطلاق النار في المناطق الأربع", "2- تبادل المعتقلين بين الطرفين كافة"],
        ["- وقف إطلاق النار في المناطق الأربع", "- تبادل المعتقلين بين الطرفين كافة"],
        # Questions that the report asks.
        ["ما الذي تبحثه الجولة الخامسة هذه المرة؟", "من يمثل المعارضة في وفد واحد؟"],
        # What someone said, on lines of its own.
        ['"لن نوقع البيان قبل قراءته كاملا"', '"لن نقبل بأقل من وقف لإطلاق النار"'],
        # Who wrote what follows, below its heading.
        ["هل هي بداية حرب باردة جديدة؟", "تحليل: محررة الشؤون الدبلوماسية في لندن"],
        # Too short to be told.
        ["الوفد الأول", "الوفد الثاني"],
    ],
)
def test_lines_of_the_report_stay(lines):
    assert body(LEAD, *lines, NEXT, LAST).body.splitlines() == [LEAD, *lines, NEXT, LAST]


def test_a_question_that_heads_what_follows_stays_below_the_titles():
    question = "ماذا قال رئيس الوفد؟"
    lines = body(LEAD, *LINKS, question, NEXT, LAST, LEAD.replace("يومين", "أسبوعا"), "انتهى.").body
    assert lines.splitlines()[:3] == [LEAD, question, NEXT]


def test_titles_stay_where_no_paragraph_ends_above_or_below_them():
    assert LINKS[0] in body("بدأت الجولة في موعدها", *LINKS, NEXT, LAST).body
    assert LINKS[0] in body(LEAD, *LINKS).body


def test_a_text_that_is_mostly_short_lines_is_left_as_it_is():
    text = [LEAD, *LINKS[:2], NEXT, *LINKS[1:], LAST]
    assert body(*text).body.splitlines() == text
