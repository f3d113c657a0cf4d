"""Persons whom no name of the archive names are proposed, and nothing else is."""

from functools import reduce

import pytest

from archive.ingest import people, statements, unknown_persons
from tests.archive.ingest.known import KNOWLEDGE, draft

STAGES = [module.build_stage(KNOWLEDGE) for module in (people, statements, unknown_persons)]


def proposed(body, headline="عنوان"):
    return reduce(lambda done, stage: stage(done), STAGES, draft(body, headline)).proposed


# A text, the name, and the words of the office.
TITLED = [
    ("قال وزير الخارجية المجري بيتر سيارتو إن", "بيتر سيارتو", "وزير الخارجية المجري"),
    ("وقال وزير خارجية المجر بيتر سيارتو في بيان", "بيتر سيارتو", "وزير خارجية المجر"),
    ("زار وزير الخارجية المجري، بيتر سيارتو، المدينة", "بيتر سيارتو", "وزير الخارجية المجري"),
    ("رسالة إلى الوزير بيتر سيارتو.", "بيتر سيارتو", "الوزير"),
    ("لقاء مع المستشارة الألمانية أنغيلا ميركل.", "أنغيلا ميركل", "المستشارة الألمانية"),
    (
        "قال المتحدث باسم وزارة الخارجية الصينية لو كانغ إن",
        "لو كانغ",
        "المتحدث باسم وزارة الخارجية الصينية",
    ),
    (
        "قالت المتحدثة باسم البيت الأبيض سارة ساندرز إن",
        "سارة ساندرز",
        "المتحدثة باسم البيت الأبيض",
    ),
    ("قال رئيس مجلس النواب الليبي عقيلة صالح اليوم", "عقيلة صالح", "رئيس مجلس النواب الليبي"),
    ('التقى رئيس حزب "الأمل" سمير الحسيني.', "سمير الحسيني", 'رئيس حزب "الأمل"'),
    ("التقى العميد أحمد رحال أمس", "أحمد رحال", "العميد"),
    ("ورحب ولي العهد السعودي الأمير محمد بن سلمان بالخطوة", "محمد بن سلمان", None),
    ("أكد المبعوث الياباني إتسونوري أوكوبو أن", "إتسونوري أوكوبو", "المبعوث الياباني"),
    ("قال المحلل السياسي عبد الرحمن الراشد إن", "عبد الرحمن الراشد", "المحلل السياسي"),
    ("استقبل وزير الخارجية الفرنسي جان إيف لودريان، الوفد", "جان إيف لودريان", None),
    ("قال الزعيم الكوري كيم جونغ أون إن", "كيم جونغ أون", "الزعيم الكوري"),
    ("رئيس وزراء لبنان سعد الدين الحريري.", "سعد الدين الحريري", "رئيس وزراء لبنان"),
    ("سفير هولندا خيرارد فان دير بيل أعلن", "خيرارد فان دير بيل", "سفير هولندا"),
    ("قال الناطق باسم الوفد يحيى العريضي إن", "يحيى العريضي", "الناطق باسم الوفد"),
    ("للأمين العام ينس ستولتنبرغ رأي", "ينس ستولتنبرغ", None),
    ("والوزير حسن نصر الله في بيان", "حسن نصر الله", "الوزير"),
    ("النائب نجم الدين صوفي قال", "نجم الدين صوفي", "النائب"),
]

SPEAKING = [
    ('وقال يان كوبيتش إن "الحوار سيستمر مع كل الأطراف".', "يان كوبيتش"),
    ("وقال محمد العمر إن الوفد وصل إلى المدينة مساء أمس.", "محمد العمر"),
    ("وأكدت هالة الدوسري أن القاعة الكبيرة جاهزة لاستقبال كل الوفود.", "هالة الدوسري"),
    ("وأضاف بكر بوزداغ نائب الرئيس أن الوفود كلها وصلت إلى المدينة.", "بكر بوزداغ"),
    (
        "وقال أرفيد نورهايم إن القاعة باتت جاهزة للوفود.\nوأضاف نورهايم أن الوفود كلها قد وصلت.",
        "أرفيد نورهايم",
    ),
]

NOBODY = [
    "قام وزير الخارجية الروسي بزيارة رسمية إلى المدينة",
    "بدأ وزير الخارجية المجري زيارة رسمية إلى المدينة",
    "قال الرئيس الفرنسي إن الحوار مستمر",
    "وقال وزير الخارجية سيرغي لافروف إن الحوار مستمر",
    "وصل المبعوث الأممي ستيفان دي ميستورا",
    "أعلن رئيس الوفد أمس الأول أن اللقاء تأجل",
    "قال مصدر دبلوماسي رفيع إن اللقاء تأجل",
    "قال مدير شركة نور إن المصنع سيفتح",
    "قال مدير معهد ماكس بلانك إن البحث انتهى",
    "هبطت الطائرة في مطار الملك خالد الدولي",
    "يدرس في جامعة الملك سعود بدرجة ممتاز",
    "الملك سلمان يستقبل الوفد",
    "قال ناشطون محليون إن القصف توقف",
    "أكدت مصادر طبية أن الجرحى وصلوا",
    "قال رئيس اللجنة التحضيرية بيانا قصيرا",
    "وقالت تقارير إعلامية إن الوفد وصل",
    "قال المتحدث باسم الجيش لوكالة رويترز إن القصف توقف",
    "الوزير يؤكد موقف بلاده",
    "",
]


@pytest.mark.parametrize(("text", "name", "title"), TITLED)
def test_a_person_with_a_title(text, name, title):
    [person] = proposed(text)
    assert person.surface == name
    if title is not None:
        assert person.title == title


@pytest.mark.parametrize(("text", "name"), SPEAKING)
def test_a_person_who_speaks(text, name):
    assert proposed(text)[0].surface == name


@pytest.mark.parametrize("text", NOBODY)
def test_words_that_are_no_unknown_person(text):
    assert proposed(text) == ()


def test_evidence_is_the_title_with_the_name_where_they_stand():
    headline, body = "تقرير", "ثم قال الوزير بيتر سيارتو كلمته."
    [person] = proposed(body, headline)
    text = f"{headline}\n{body}"
    assert text[person.start : person.end] == "بيتر سيارتو"
    assert text[person.evidence.start : person.evidence.end] == "الوزير بيتر سيارتو"
    assert person.evidence.rule == "title-and-given-name"


def test_a_name_that_no_list_has_is_less_sure_than_one_with_a_given_name():
    [unlisted] = proposed("وصل الوزير الياباني إتسونوري أونوديرا.")
    [listed] = proposed("وصل الوزير المجري بيتر سيارتو.")
    assert unlisted.evidence.confidence < listed.evidence.confidence


def test_the_surname_alone_is_the_persons_once_the_full_name_has_stood():
    body = "قال الوزير بيتر سيارتو إن القاعة جاهزة للوفود.\nوأضاف سيارتو أن الوفود كلها وصلت أمس."
    first, second = proposed(body)
    assert (second.surface, second.name) == ("سيارتو", first.name)
    assert second.evidence.rule == "surname-after-proposed-name"
    assert proposed("وأضاف سيارتو أن الوفود كلها وصلت أمس.") == ()


def test_a_shorter_form_of_a_name_is_the_same_person_in_one_report():
    body = "وصل الوزير جان إيف لودريان. ثم غادر الوزير جان لودريان."
    assert len({person.name for person in proposed(body)}) == 1
    assert [person.surface for person in proposed(body)] == ["جان إيف لودريان", "جان لودريان"]


def test_a_noun_that_stands_elsewhere_too_is_no_given_name():
    body = "عرض الناطق مؤسس النادي. وكان مؤسس آخر قد حضر."
    assert proposed(body) == ()


@pytest.mark.parametrize(
    "unit", ["الوزير بيتر سيارتو ", "الوزير ", "بن ", "عبد ", "الوزير الوزير "]
)
def test_a_text_of_one_word_after_another_is_read(unit):
    for person in proposed(unit * 500):
        assert person.end - person.start <= 120
