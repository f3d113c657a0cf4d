"""Dates are found where a reader sees them, with what their words say."""

import pytest

from archive.ingest.date_finding import find_dates

# The words around a date, with the date itself between brackets.
FOUND = [
    "تبدأ الجولة في [4 تموز 2017] بحضور الوفود",
    "تبدأ الجولة في [4 تموز/يوليو 2017]",
    "تبدأ الجولة في [4 تموز (يوليو) 2017]",
    "تبدأ الجولة في [4 يوليو / تموز 2017]",
    "تبدأ الجولة في [٤ تموز ٢٠١٧]",
    "تبدأ الجولة في [۴ تموز ۲۰۱۷]",
    "تبدأ الجولة في [4 جويلية 2017]",
    "وقع الاتفاق في [10 أوت 2017] بالعاصمة",
    "وقع الاتفاق يوم [2 غشت 2017]",
    "يوم [6/شباط] المقبل موعد اللقاء".replace("] المقبل", " المقبل]"),
    "اجتمعوا يوم [6 شباط]",
    "اجتمعوا [يومي 21 و22 كانون الأول] في العاصمة",
    "اجتمعوا [يومي الـ23 والـ24/كانون الثاني الماضي].",
    "اجتمعوا في [الـ6 من شباط الجاري]",
    "اجتمعوا في [الـ6 من/شباط الجاري]",
    "دخل حيز التنفيذ في [30 من كانون الأول]",
    "الموعد هو [الرابع من أبريل المقبل]",
    "الموعد هو [الحادي والعشرين من نيسان]",
    "من [28-29 نوفمبر 2018]",
    "من [14 إلى 18 أيار]",
    "منتصف يوم [الخميس 16 شباط]، بسبب التأخر",
    "قال [الخميس، 16 شباط 2017] إنه",
    "يلتقون [الاثنين المقبل 6/شباط]",
    "يوم [الجمعة الموافق 16 آذار 2018]",
    "[الأربعاء (3 أيار]) موعدهم",
    "في [أيار/مايو] الماضي".replace("] الماضي", " الماضي]"),
    "منذ [تشرين الأول 2015]",
    "منذ [كانون الثاني من العام الماضي]",
    "خلال [شهر آذار]",
    "في [مطلع أيار الماضي]",
    "في [منتصف تموز]",
    "[نهاية يناير الماضي]",
    "أعلن [اليوم الثلاثاء] أن",
    "أعلن [اليوم، الثلاثاء،] أن".replace("،]", "]،"),
    "أعلن [اليوم] أن",
    "ينعقد [اليوم وغداً] في العاصمة",
    "زار القاعدة [أول من أمس الاثنين]",
    "زار القاعدة [أول أمس]",
    "زار القاعدة [أمس الأول]",
    "قال [أمس الخميس]",
    "يصلون [غداً الأربعاء]",
    "يصلون [غدا الأربعاء 3 أيار]",
    "يصلون [بعد غد]",
    "أكد [الأربعاء] أن",
    "يلتقون [يومي الاثنين والثلاثاء] في سوتشي",
    "لم يصل الوفد [حتى الآن].",
    "تجري [الآن] مشاورات",
    "المحادثات المتوقفة [حاليا]",
    "اتفقوا يوم [الأحد الماضي]",
    "يعودون [الاثنين المقبل]",
    "في [نهاية الأسبوع المقبل]",
    "خلال [الأسبوع الجاري]",
    "في [أواخر الشهر الماضي]",
    "استضافت الجولات [هذا العام]",
    "انعقدت [العام الماضي]",
    "في السادس [من الشهر الجاري]".replace("السادس [", "[السادس "),
    "في [10 من الشهر المقبل]",
    "حتى [نهاية العام]",
    "منذ [عام 2011]",
    "في [2016] بدأ المسار",
    "نشر في [2017-07-04]",
    "نشر في [04/07/2017]",
    "نشر في [4 / 7 / 2017]",
    "الموافق [10 شوال 1438]",
    "خلال [رمضان 1438]",
    "وفي [آب 2018] عادوا",
    "وفي [آب] عادوا",
    "on [4 July 2017] in Astana",
    "on [July 4, 2017], in Astana",
    "in [July 2017] they met",
    "on [Tuesday, 4 July 2017]",
    "they met [yesterday]",
    "they met on [Thursday]",
]

NOTHING = [
    "مارس ضغوطا على الوفد",
    "قالت تيريزا ماي إن",
    "قال أب لثلاثة أطفال",
    "الأمين العام الحالي للمنظمة",
    "المدير العام المقبل",
    "في اليوم التالي عادوا",
    "في ذلك اليوم وصلوا",
    "اليوم الأول من المحادثات",
    "بلغت 2.5 في المئة",
    "القرار 2254 هو المرجع",
    "في تمام 10:30 صباحا",
    "قتل 23 مدنيا و5 عسكريين",
    "في 31 شباط 2017",
    "في 32 كانون الثاني".replace("كانون الثاني", "وفدا"),
    "غدا الوفد في موقع ضعيف",
    "they may march on",
    "أحد المسؤولين",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found_with_its_exact_words(marked):
    before, surface, after = marked.replace("]", "[").split("[")
    found = [(e.surface, e.start) for e in find_dates(before + surface + after)]
    assert found == [(surface, len(before))]


@pytest.mark.parametrize("text", NOTHING)
def test_no_date_is_seen_in(text):
    assert [expression.surface for expression in find_dates(text)] == []


def said(text):
    (expression,) = find_dates(text)
    return expression


def test_a_day_and_its_month():
    expression = said("يومي الـ23 والـ24/كانون الثاني الماضي")
    assert (expression.month, expression.first_day, expression.last_day) == (1, 23, 24)
    assert expression.relation == -1
    assert expression.year is None


def test_both_names_of_a_month_are_one_month():
    assert said("أيار/مايو 2017").month == 5


def test_a_weekday_with_a_date():
    expression = said("الاثنين المقبل 6/شباط")
    assert (expression.weekday, expression.relation, expression.first_day) == (0, 1, 6)


def test_today_and_tomorrow():
    expression = said("اليوم وغداً")
    assert (expression.shift, expression.last_shift) == (0, 1)


def test_the_year_that_a_month_is_tied_to():
    assert said("كانون الثاني من العام الماضي").year_relation == -1


@pytest.mark.parametrize(
    ("text", "looks_ahead"),
    [
        ("ستعقد الجولة في 20 تشرين الثاني", True),
        ("من المقرر عقدها الخميس", True),
        ("عُقدت في 20 تشرين الثاني", False),
        ("ستعقد الجولة. وكانت قد بدأت في 20 أيار", False),
    ],
)
def test_whether_the_sentence_looks_ahead(text, looks_ahead):
    assert said(text).looks_ahead is looks_ahead


def test_offsets_are_of_the_text_as_it_is_written():
    text = "قــال اليومَ الثُّلاثاء إنّه يغادر في ٦ شُباط"
    first, second = find_dates(text)
    assert text[first.start : first.end] == first.surface == "اليومَ الثُّلاثاء"
    assert second.surface == "٦ شُباط"
