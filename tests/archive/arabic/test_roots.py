"""Families: the words of one deed meet, and words that share no more than root letters do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic import verbs
from archive.arabic.letters import fold
from archive.arabic.roots import family
from archive.arabic.stemming import light_stem


def family_of(word: str) -> str:
    return family(light_stem(fold(word)))


@pytest.mark.parametrize(
    "words",
    [
        "مفاوضات التفاوض المفاوضون يفاوضون ستتفاوض متفاوضين فاوضت ليتفاوض",
        "مشاورات التشاور يتشاورون",
        "مشاركة شاركت سيشارك المشاركون تشارك",
        "إطلاق أطلقت يطلق الإطلاق",
        "إعلان أعلنت ستعلن أعلن",
        "اجتماع اجتمعوا يجتمع ستجتمع",
        "اعتقال معتقلون اعتقلت يعتقل",
        "اختيار اختارت يختار",
        "احتلال تحتل احتل المحتلة",
        "اتفاق اتفقت يتفق المتفق",
        "اتصال يتصل اتصلوا",
        "استخدام يستخدم استخدمت المستخدمة",
        "استقالة يستقيل استقال",
        "استعادة تستعيد استعادت",
        "انفجار انفجرت ينفجر",
        "تقدم يتقدم المتقدمة",
        "تشكيل يشكل تشكل",
        "تهديد هددت يهدد",
        "رفض يرفضون مرفوض رفضت",
        "فوز يفوز الفائزون فازت",
        "زيارة زار سيزور الزائر",
        "خسارة خسر الخاسر خسائر",
        "إلغاء ألغت يلغي",
        "انتهاء انتهى ينتهي",
        "لقاء يلتقي التقى لقاءات",
        "قتل قتلت القتلى مقتل قتيلان",
        "خطف المخطوفين اختطاف",
        "اتهام تهمة يتهم المتهمون",
        "وسيط الوسطاء وساطة يتوسط",
        "لجوء لاجئون لجأ",
        "انخفاض تخفيض ينخفض",
        "انضمام ينضم انضمت",
    ],
)
def test_the_words_of_one_deed_are_one_family(words):
    assert len({family_of(word) for word in words.split()}) == 1, [
        (word, family_of(word)) for word in words.split()
    ]


@pytest.mark.parametrize(
    "words",
    [
        "سلام إسلام استسلام تسليم",
        "إطلاق طلاق انطلاق",
        "اتفاق وفاق موافقة توفيق",
        "تراجع مراجعة مرجع",
        "القاهرة قهر",
        "مجتمع اجتماع جامعة",
        "منتخب انتخاب نخبة",
        "مستقبل استقبال مقابل قبول",
        "معارضة تعرض عرض",
        "تقرير قرار استقرار إقرار",
        "انفجار تفجير فجر",
        "مكتب كتاب مكتوب",
        "القدم تقدم تقديم",
        "متوسط وسيط وسط",
        "ترامب مرام",
        "علم إعلام تعليم استعلام",
        "حدث حديث تحديث تحدث",
        "محافظة حفظ تحفظ",
        "صلح إصلاح مصلحة",
    ],
)
def test_words_that_share_no_more_than_a_root_are_apart(words):
    families = [family_of(word) for word in words.split()]
    assert len(set(families)) == len(families), list(zip(words.split(), families, strict=True))


@pytest.mark.parametrize("word", ["Geneva", "2017", "لافروف", "موسكو", "كتاب", "شجرة", "مدينة"])
def test_a_word_that_names_no_deed_is_of_no_family(word):
    assert family_of(word) == light_stem(fold(word))


@given(st.text("ابتسميونفقلعطا", max_size=9))
def test_the_name_of_a_family_is_no_word_and_has_no_family_of_its_own(word):
    stem = light_stem(fold(word)) if word else ""
    name = family(stem)
    assert name == stem or not name.isalpha()


def test_no_root_is_said_to_take_two_forms_in_one_spelling():
    lists = {"I": verbs.FORM_I, "II": verbs.FORM_II, "IV": verbs.FORM_IV}
    for one in lists:
        for other in lists:
            assert one == other or not lists[one] & lists[other], lists[one] & lists[other]
    assert verbs.BARE_FORM_II <= verbs.FORM_II


def test_no_listed_word_is_of_two_families():
    owners: dict[str, str] = {}
    for name, *words in verbs.FAMILIES:
        for word in words:
            assert owners.setdefault(light_stem(word), name) == name, word
