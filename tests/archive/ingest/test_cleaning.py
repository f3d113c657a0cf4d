"""The headline apart from the body, and what the page printed around a report cut away."""

import time

import pytest

from archive.ingest.cleaning import clean
from archive.ingest.values import Draft, NoiseKind, Record

LEAD = (
    "بدأت في العاصمة الكازاخستانية جولة جديدة من المحادثات، وتبحث فيها الدول الضامنة حدود المناطق "
    "الأربع والوثائق المرافقة لها."
)
SECOND = "وقال رئيس الوفد الأول إن الجولة تستمر يومين، وإن الخبراء يتابعون عملهم حتى المساء."
THIRD = "وتعقد الدول الضامنة جلسة ختامية، ثم يتلو نائب الوزير البيان المشترك أمام الصحفيين."
HEADLINE = "جولة جديدة من المحادثات تبدأ في أستانا"


def cleaned(*lines, headline=None):
    text = "\n".join(lines)
    return clean(Draft(Record("r.txt", text.encode(), "text/plain", "utf-8", text, headline)))


def cuts(draft):
    return [(noise.kind, noise.text) for noise in draft.noise]


# --- Headline and body ---


def test_the_first_line_is_the_headline():
    draft = cleaned(HEADLINE, "", LEAD, SECOND)
    assert draft.headline == HEADLINE
    assert draft.body == f"{LEAD}\n{SECOND}"


@pytest.mark.parametrize(
    "first",
    [
        LEAD,
        "انتهت الجولة.",
        "«انتهت الجولة.»",
        "الشرق- عقد الوفدان اجتماعاً تمهيدياً اليوم الثلاثاء",
        "أستانا (وكالة) - عقد الوفدان اجتماعاً تمهيدياً",
        "كلمة " * 50,
    ],
)
def test_a_first_line_that_reads_as_a_lead_is_no_headline(first):
    draft = cleaned(first, SECOND)
    assert draft.headline == ""
    assert draft.body == f"{first.strip()}\n{SECOND}"


@pytest.mark.parametrize(
    "first",
    [
        "سوريا - محادثات جديدة في جنيف",
        "المبعوث: لا حل عسكرياً",
        "هل تنجح الجولة الخامسة؟",
        "أستانا 5.. بداية صعبة",
        "فيديو- لحظة وصول الوفد",
        "الجولة تبدأ غداً...",
    ],
)
def test_headlines_keep_their_own_punctuation(first):
    assert cleaned(first, LEAD).headline == first


def test_a_stated_headline_is_believed_and_the_text_keeps_its_first_line():
    draft = cleaned("عنوان فرعي قصير", LEAD, headline=f" {HEADLINE}\n")
    assert draft.headline == HEADLINE
    assert draft.body.startswith("عنوان فرعي قصير\n")


def test_a_record_that_states_no_headline_on_purpose_is_given_none():
    assert cleaned(HEADLINE, LEAD, headline="").headline == ""


def test_letters_are_cleaned_and_paragraphs_stand_on_lines():
    draft = cleaned("\ufeffعنوان\u200f", "", f"  {LEAD}\u00a0\r", "", "\t", "ﻻ نهاية.")
    assert draft.headline == "عنوان"
    assert draft.body == f"{LEAD}\nلا نهاية."


def test_menus_above_the_headline_do_not_become_it():
    draft = cleaned("الرئيسية", "أخبار", HEADLINE, LEAD)
    assert draft.headline == HEADLINE
    assert [kind for kind, _text in cuts(draft)] == [NoiseKind.SITE_NAVIGATION] * 2


# --- What is printed twice ---


def test_a_headline_that_is_repeated_goes():
    draft = cleaned(HEADLINE, "", f"«{HEADLINE}»", LEAD)
    assert draft.body == LEAD
    assert cuts(draft) == [(NoiseKind.REPEATED_HEADLINE, f"«{HEADLINE}»")]


@pytest.mark.parametrize("end", ["...", "…", " […]", "... "])
def test_a_teaser_that_the_lead_repeats_goes_even_if_it_breaks_off_in_a_word(end):
    teaser = f"{LEAD} وقال رئي{end}"
    draft = cleaned(HEADLINE, teaser, LEAD, SECOND)
    assert draft.body == f"{LEAD}\n{SECOND}"
    assert cuts(draft) == [(NoiseKind.TRUNCATED_TEASER, teaser.strip())]


def test_a_line_with_an_ellipsis_that_says_something_of_its_own_stays():
    line = "وتساءل كثيرون عما يأتي بعد الجولة الثالثة من المحادثات..."
    assert line in cleaned(HEADLINE, LEAD, line, SECOND).body


def test_a_text_that_is_there_twice_is_kept_once():
    draft = cleaned(LEAD, SECOND, "عنوان فرعي", THIRD, LEAD, SECOND, "عنوان فرعي", THIRD)
    assert draft.body == "\n".join([LEAD, SECOND, "عنوان فرعي", THIRD])
    assert {kind for kind, _text in cuts(draft)} == {NoiseKind.REPEATED_PARAGRAPH}


@pytest.mark.parametrize(
    "line",
    ["سؤال:", "نعم للسلام نعم للحوار", "الطقس: مشمس، والحرارة 23 مئوية في معظم مدن البلاد اليوم."],
)
def test_short_lines_and_rows_of_tables_may_be_meant_twice(line):
    draft = cleaned(LEAD, line, SECOND, line, THIRD)
    assert draft.body.count(line) == 2


def test_a_caption_that_only_repeats_words_of_the_lead_goes():
    draft = cleaned(HEADLINE, "جولة جديدة من المحادثات", "", LEAD, SECOND)
    assert draft.body == f"{LEAD}\n{SECOND}"
    assert cuts(draft) == [(NoiseKind.IMAGE_CAPTION, "جولة جديدة من المحادثات")]


def test_a_short_line_that_says_something_new_is_no_caption():
    assert "نهاية الأسبوع" in cleaned(HEADLINE, "نهاية الأسبوع", "", LEAD).body


# --- Never too much ---


def test_a_text_of_nothing_but_noise_is_left_as_it_is():
    draft = cleaned("الرئيسية", "أخبار")
    assert draft.body == "الرئيسية\nأخبار"
    assert not draft.noise


def test_cuts_are_counted_in_the_lines_as_read():
    draft = cleaned(HEADLINE, "", LEAD, "", "التعليقات (0)")
    assert [noise.line for noise in draft.noise] == [5]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD} " * 30_000,
        "ا" * 5_000_000,
        "\n".join(f"{SECOND[:40]} {number}..." for number in range(40_000)),
        "سطر قصير\n" * 300_000,
        '."' * 2_000_000,
    ],
    ids=["paragraph", "word", "teasers", "lines", "stops"],
)
def test_the_time_grows_with_the_text_and_no_faster(text):
    started = time.perf_counter()
    cleaned(text, headline=HEADLINE)
    # Ten times what it takes; what grows with the square would take minutes.
    assert time.perf_counter() - started < 20
