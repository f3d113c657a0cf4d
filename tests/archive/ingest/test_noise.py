"""Labels, menus and links around a report go; sentences that begin like them stay."""

import pytest

from archive.ingest.cleaning import clean
from archive.ingest.values import Draft, NoiseKind, Record

HEADLINE = "جولة جديدة من المحادثات تبدأ في أستانا"
LEAD = "بدأت في العاصمة الكازاخستانية جولة جديدة من المحادثات السورية، وتستمر يومين."
LAST = "وتختتم الجولة غداً ببيان تتلوه الدولة المضيفة في جلسة علنية أمام الصحفيين."


def cleaned(*lines):
    text = "\n".join([HEADLINE, *lines])
    return clean(Draft(Record("r.txt", text.encode(), "text/plain", "utf-8", text)))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("التعليقات (0)", NoiseKind.COMMENT_COUNTER),
        ("١٢ تعليقاً", NoiseKind.COMMENT_COUNTER),
        ("Comments (3)", NoiseKind.COMMENT_COUNTER),
        ("الأكثر قراءة", NoiseKind.MOST_READ),
        ("💡 أهم المواضيع", NoiseKind.SITE_NAVIGATION),
        ("أخبار متعلقة", NoiseKind.RELATED_LINKS),
        ("إقرأ أيضاً: قمة ثلاثية في سوتشي الشهر المقبل!", NoiseKind.RELATED_LINKS),
        ("اقرأ ايضا - قمة ثلاثية في سوتشي", NoiseKind.RELATED_LINKS),
        ("قد يهمك: ما الذي تبحثه الجولة؟", NoiseKind.RELATED_LINKS),
        ("للمزيد: ملف كامل عن المسار", NoiseKind.RELATED_LINKS),
        ("شاهد أيضاً: وصول الوفود", NoiseKind.RELATED_LINKS),
        ("Read also: A summit in Sochi", NoiseKind.RELATED_LINKS),
        ("صورة أرشيفية", NoiseKind.IMAGE_CAPTION),
        ("شارك على فيسبوك", NoiseKind.SHARE_BUTTONS),
        ("لمتابعة البث المباشر اضغط هنا...", NoiseKind.PROMOTION),
        ("--------------------", NoiseKind.SEPARATOR),
    ],
)
def test_a_line_that_says_what_it_is_goes_wherever_it_stands(line, kind):
    draft = cleaned(LEAD, line, LAST)
    assert draft.body == f"{LEAD}\n{LAST}"
    assert [(noise.kind, noise.text) for noise in draft.noise] == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "تابع: لن نوقع البيان قبل قراءته.",
        "شاهد أيضاً عشرات الصحفيين الوفد وهو يغادر القاعة.",
        "قد يهمك أن تعرف أن الجولة هي الخامسة.",
        "للمزيد من الوقت طلب الوفد تأجيل الجلسة.",
        "أخبار الجولة وصلت إلى الصحفيين قبل البيان.",
        "الأكثر قراءة بين البيانات هو البيان الثالث.",
        "مشاركة الأمم المتحدة",
        "أخبار",
        "12",
        "وأضاف: تعليق المشاركة وارد.",
    ],
)
def test_report_text_that_begins_like_a_label_stays(line):
    draft = cleaned(LEAD, line, LAST)
    assert draft.body == f"{LEAD}\n{line}\n{LAST}"


def test_the_link_below_a_label_with_a_colon_goes_and_no_more():
    draft = cleaned(LEAD, "اقرأ أيضاً:", "قمة ثلاثية في سوتشي", "عنوان فرعي", LAST)
    assert draft.body == f"{LEAD}\nعنوان فرعي\n{LAST}"


def test_a_paragraph_below_a_label_stays():
    draft = cleaned(LEAD, "اقرأ أيضاً:", LAST)
    assert draft.body == f"{LEAD}\n{LAST}"


def test_a_menu_at_the_end_goes_with_its_titles():
    draft = cleaned(
        LEAD, LAST, "التعليقات (0)", "0", "الأكثر قراءة", "قمة في سوتشي", "ما بعد الجولة؟", "أخبار"
    )
    assert draft.body == f"{LEAD}\n{LAST}"
    kinds = [noise.kind for noise in draft.noise]
    assert kinds[:2] == [NoiseKind.COMMENT_COUNTER] * 2


def test_a_menu_with_a_paragraph_below_it_costs_only_its_heading():
    draft = cleaned(LEAD, "الأكثر قراءة", "قمة في سوتشي", LAST)
    assert draft.body == f"{LEAD}\nقمة في سوتشي\n{LAST}"


def test_a_report_without_full_stops_is_not_taken_for_a_menu():
    lines = ["بدأت الجولة صباح اليوم", "أخبار متعلقة", "وصل الوفد إلى القاعة", "ثم غادرها مساءً"]
    draft = cleaned(*lines)
    assert draft.body.splitlines() == [lines[0], *lines[2:]]


def test_menu_words_go_at_both_ends_and_stay_between_paragraphs():
    draft = cleaned(LEAD, "أخبار", LAST, "أقسام", "أخبار", "", "تويتر")
    assert draft.body == f"{LEAD}\nأخبار\n{LAST}"
