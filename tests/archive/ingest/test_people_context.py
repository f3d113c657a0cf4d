"""Bare names are understood by what the report is about, and left alone where it is not."""

import datetime as dt
from dataclasses import replace

import pytest

from archive.ingest.people import build_stage
from archive.ingest.values import KnownName, KnownOffice
from tests.archive.ingest.known import KNOWLEDGE, draft

PERSON, ORGANISATION = "person", "organisation"


def known(participant, kind, *names):
    return [
        KnownName(participant, name.removeprefix("?"), name.startswith("?"), kind) for name in names
    ]


WIDER = replace(
    KNOWLEDGE,
    names=(
        *KNOWLEDGE.names,
        *known("bashar-al-assad", PERSON, "بشار الأسد", "?الأسد"),
        *known("walid-al-muallem", PERSON, "وليد المعلم", "?المعلم"),
        *known("javad-zarif", PERSON, "محمد جواد ظريف", "?ظريف"),
        *known("faisal-mekdad", PERSON, "فيصل المقداد", "?المقداد"),
        *known("roman-vassilenko", PERSON, "رومان فاسيلينكو"),
        *known("ahmad-ramadan", PERSON, "أحمد رمضان"),
        *known("syrian-government", ORGANISATION, "النظام السوري", "?النظام", "?وفد الحكومة"),
        *known("syrian-armed-opposition", ORGANISATION, "?المعارضة المسلحة", "?الفصائل"),
        *known("russian-forces-syria", ORGANISATION, "القوات الروسية في سوريا", "?القوات الروسية"),
        *known("military-police", ORGANISATION, "الشرطة العسكرية الروسية", "?الشرطة العسكرية"),
        *known("security-council", ORGANISATION, "مجلس الأمن الدولي", "?مجلس الأمن"),
        *known("red-cross", ORGANISATION, "الصليب الأحمر الدولي", "?الصليب الأحمر"),
        *known("tass", ORGANISATION, "وكالة تاس", "?تاس"),
        *known(
            "islamic-state", ORGANISATION, 'تنظيم "الدولة الإسلامية"', "?الدولة الإسلامية", "داعش"
        ),
    ),
    offices=(
        *KNOWLEDGE.offices,
        KnownOffice("bashar-al-assad", "رئيس سوريا", dt.date(2000, 7, 17), dt.date(2024, 12, 8)),
        KnownOffice("javad-zarif", "وزير خارجية إيران", dt.date(2013, 8, 15), None),
    ),
)


@pytest.fixture(scope="module")
def stage():
    return build_stage(WIDER)


def names(stage, body, headline="", day=None):
    found = stage(draft(body, headline, day=day)).names
    return [(name.participant, name.surface) for name in found if name.participant != "syria"]


# The body of a report whose headline speaks of Syria, and the one participant named in it.
ON_SYRIA = [
    ("قال ناطق باسم المعارضة إن الهدنة صامدة", "syrian-opposition", "المعارضة"),
    ("انسحبت قوات المعارضة من البلدة", "syrian-opposition", "المعارضة"),
    ("آخر معقل للمعارضة", "syrian-opposition", "للمعارضة"),
    ("تقدمت المعارضة المسلحة شمالا", "syrian-armed-opposition", "المعارضة المسلحة"),
    ("وردت الفصائل بالمدفعية", "syrian-armed-opposition", "الفصائل"),
    ("سحبت فصائل المعارضة سلاحها", "syrian-armed-opposition", "فصائل المعارضة"),
    ("قصفت قوات النظام البلدة", "syrian-government", "النظام"),
    ("غارة للنظام على البلدة", "syrian-government", "للنظام"),
    ("عادت مؤسسات النظام الخدمية", "syrian-government", "النظام"),
    ("وفرت الحكومة مراكز للإيواء", "syrian-government", "الحكومة"),
    ("قال الأسد إن الجيش باق", "bashar-al-assad", "الأسد"),
    ("وضغطت العاصمة على الأسد", "bashar-al-assad", "الأسد"),
    ("فتحت القوات الروسية معبرا", "russian-forces-syria", "القوات الروسية"),
    ("اجتمع مجلس الأمن مساء", "security-council", "مجلس الأمن"),
    ("قرار لمجلس الأمن", "security-council", "مجلس الأمن"),
    ("أرسل الصليب الأحمر قافلة", "red-cross", "الصليب الأحمر"),
    ("ذكرت وكالة الأنباء الرسمية تاس", "tass", "تاس"),
    ("نقلت وكالات الأنباء ومنها «تاس»", "tass", "تاس"),
    ("قال وزير الخارجية الإيراني ظريف", "javad-zarif", "ظريف"),
    ("مقاتلو تنظيم «الدولة الإسلامية»", "islamic-state", "الدولة الإسلامية"),
    ('مقاتلو تنظيم "الدولة الإسلامية"', "islamic-state", "الدولة الإسلامية"),
    ("قال فيصل مقداد", "faisal-mekdad", "فيصل مقداد"),
    ("حضر سادات الأونال", "sedat-onal", "سادات الأونال"),
]

# A body under the same headline in which nobody of the archive is named.
NOBODY_ON_SYRIA = [
    "الحكومة الأمريكية تبحث عن ذريعة",
    "النظام الإيراني يرفض",
    "النظام الصاروخي الجديد",
    "النظام العام في المدينة",
    "عادت الشرطة لحفظ النظام",
    "جلسة مساءلة للحكومة من قبل النواب السويديين",
    "المعارضة التركية تطعن في النتائج",
    "الدول المعارضة للقرار",
    "للقوى المعارضة رأي",
    "مجلس الأمن القومي اجتمع",
    "مجلس الأمن الروسي اجتمع",
    "الصليب الأحمر اللبناني",
    "الحكومة السورية المؤقتة",
    "قالت قوات سوريا الديمقراطية إنها باقية",
    "في لندن قالت الحكومة، بعد لقاء الوفد البريطاني، إنها باقية",
    "كان الفيلم ظريف الحوار",
    "ليس في تاس خبر",
    "قال حافظ الأسد قديما",
    "في شهر رمضان",
]


@pytest.mark.parametrize(("body", "participant", "surface"), ON_SYRIA)
def test_in_a_report_on_syria(stage, body, participant, surface):
    assert names(stage, body, "سوريا: يوم جديد") == [(participant, surface)]


@pytest.mark.parametrize("body", NOBODY_ON_SYRIA)
def test_nobody_even_in_a_report_on_syria(stage, body):
    assert names(stage, body, "سوريا: يوم جديد") == []


@pytest.mark.parametrize(
    "body", ["فازت المعارضة بالمقاعد", "سقط النظام", "استقالت الحكومة", "زار الأسد في الحديقة"]
)
def test_elsewhere_the_same_words_are_nobodys(stage, body):
    assert names(stage, body, "انتخابات في الجزيرة") == []


def test_a_report_that_names_syria_in_passing_is_not_about_it(stage):
    body = f"{'جملة عن أمر آخر تماما. ' * 40}\nوقالت المعارضة كلمة، ثم ذكرت سوريا."
    assert names(stage, body, "انتخابات في الجزيرة") == []


def test_a_head_of_state_is_meant_while_in_office_only(stage):
    given = ("قال الأسد كلمة", "سوريا: يوم جديد")
    assert names(stage, *given, day="2018-04-04") == [("bashar-al-assad", "الأسد")]
    assert names(stage, *given, day="2025-03-01") == []


def test_a_bare_body_is_the_nations_that_was_named_last(stage):
    headline = "سوريا وروسيا"
    body = "انتشرت القوات من روسيا ومعها الشرطة العسكرية."
    assert ("military-police", "الشرطة العسكرية") in names(stage, body, headline)
    body = "انتشرت القوات من تركيا ومعها الشرطة العسكرية."
    assert ("military-police", "الشرطة العسكرية") not in names(stage, body, headline)


def test_a_surname_that_nobody_entered_follows_the_full_name(stage):
    found = names(stage, "وصل رومان فاسيلينكو، وقال فاسيلينكو إن القاعة جاهزة.")
    assert [surface for _, surface in found] == ["رومان فاسيلينكو", "فاسيلينكو"]
    assert names(stage, "قال فاسيلينكو إن القاعة جاهزة.") == []


def test_a_surname_that_is_a_month_stays_a_month(stage):
    found = names(stage, "قال أحمد رمضان إن اللقاء بعد شهر رمضان.")
    assert found == [("ahmad-ramadan", "أحمد رمضان")]


def test_a_teacher_is_the_minister_where_the_minister_is_named(stage):
    found = names(stage, "قال المعلم كلمته.\nوكان وليد المعلم قد وصل.")
    assert [surface for _, surface in found] == ["المعلم", "وليد المعلم"]
    assert names(stage, "شرح المعلم الدرس.", "سوريا: يوم جديد") == []


def test_a_counted_adjective_is_no_state(stage):
    assert names(stage, "طردت لندن 23 دبلوماسيا روسيا.") == []


ORGANISATIONS = replace(
    WIDER,
    names=(*WIDER.names, *known("united-nations", ORGANISATION, "?المنظمة الدولية")),
)


@pytest.mark.parametrize(
    ("body", "is_meant"),
    [
        ("قالت الأمم المتحدة كلمة، ثم أضافت المنظمة الدولية أخرى.", True),
        ("قالت الأمم المتحدة كلمة، ثم قالت المنظمة الدولية للهجرة أخرى.", False),
        ("رحبت الأمم المتحدة بتقرير منظمة الصحة، ثم عادت المنظمة الدولية إليه.", False),
        ("قالت المنظمة الدولية كلمة.", False),
    ],
)
def test_the_international_organisation_is_the_one_named_last(body, is_meant):
    found = build_stage(ORGANISATIONS)(draft(body)).names
    assert ("المنظمة الدولية" in [name.surface for name in found]) is is_meant


def test_armed_forces_are_not_those_who_are_in_a_country(stage):
    headline = "سوريا: يوم جديد"
    assert names(stage, "أعلنت القوات الروسية المسلحة ذلك", headline) == []
