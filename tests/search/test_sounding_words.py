"""A foreign name in Latin letters that nobody is known by leads to its Arabic spelling."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.arabic.letters import fold
from archive.arabic.sounds import arabic_spellings
from archive.arabic.transliteration import plain_latin
from tests import factories

NAMES = (
    "سكريبال غريفيث خاشقجي نوفيتشوك بومبيو الحديدة صيدنايا حميميم الباغوز حفتر السراج كوشنر ميركل"
    " الروهينغا بولتون ماتيس زوكربيرغ ريابكوف"
)


@pytest.fixture
def archive(report, index):
    """Reports with foreign names in Arabic letters, and many others."""
    for number in range(3):
        report(headline=f"خبر {number}", body=f"كلام عن هؤلاء: {NAMES}. تسميم ومفاوضات.")
    for number in range(40):
        report(headline=f"حديث {number}", body="كلام آخر عن مفاوضات وهدنة في المدينة.")
    index()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Skripal", "سكريبال"),
        ("skripal", "سكريبال"),
        ("SKRIPAL", "سكريبال"),
        ("Griffiths", "غريفيث"),
        ("Griffith", "غريفيث"),
        ("Khashoggi", "خاشقجي"),
        ("Novichok", "نوفيتشوك"),
        ("Pompeo", "بومبيو"),
        ("Sednaya", "صيدنايا"),
        ("Khmeimim", "حميميم"),
        ("Baghouz", "الباغوز"),
        ("Haftar", "حفتر"),
        ("Sarraj", "السراج"),
        ("Kushner", "كوشنر"),
        ("Merkel", "ميركل"),
        ("Rohingya", "الروهينغا"),
        ("Bolton", "بولتون"),
        ("Mattis", "ماتيس"),
        ("Zuckerberg", "زوكربيرغ"),
        ("Ryabkov", "ريابكوف"),
        ("Skripal تسميم", "سكريبال تسميم"),
        ("Griffiths الحديدة", "غريفيث الحديدة"),
    ],
)
def test_the_arabic_spelling_is_suggested(archive, search, typed, meant):
    page = search(typed)
    assert page.meant is not None
    assert (page.meant.text, page.meant.count) == (meant, 3)
    assert search(meant).count >= 3


@pytest.mark.parametrize(
    "typed",
    ["ceasefire", "hostages", "button", "deal", "Oslo", "giraffe", "Zanzibar", "xqzzqx", "b"],
)
def test_what_sounds_like_nothing_there_is_left_alone(archive, search, typed):
    assert search(typed).meant is None


def test_a_word_that_reports_have_in_latin_letters_is_left_alone(archive, report, index, search):
    report(headline="The Skripal case", body="Skripal was poisoned.", language="en")
    index()
    assert search("Skripal").count == 1


def test_a_participant_is_found_by_name_and_not_by_sound(archive, index, search):
    factories.ParticipantFactory(name_ar="سيرغي سكريبال", name_en="Sergei Skripal")
    page = search("Sergei Skripal")
    assert page.meant is None
    assert page.count == 0 or page.names.lines


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("khashoggi", "خاشقجي"),
        ("tchaikovsky", "تشايكوفسكي"),
        ("ghouta", "الغوطة"),
        ("xavier", "كسافيير"),
        ("jaafari", "الجعفري"),
        ("obama", "أوباما"),
        ("yemen", "اليمن"),
        ("idlib", "إدلب"),
        ("daraa", "درعا"),
    ],
)
def test_spellings_match_how_a_name_is_written(latin, arabic):
    spellings = arabic_spellings(latin)
    assert spellings.pattern.fullmatch(fold(arabic))
    bare = fold(arabic).removeprefix("ال")
    assert any(bare.startswith(beginning) for beginning in spellings.beginnings)


@given(st.text(alphabet=st.characters(categories=["L"]), max_size=40))
def test_no_word_breaks_it(text):
    for word in plain_latin(text).split():
        if word.isascii() and word.isalpha():
            arabic_spellings(word).pattern.findall("سكريبال\nادلب")


@pytest.mark.parametrize("latin", ["w" * 20, "wjh" * 6, "vw" * 10, "ff" * 10])
@pytest.mark.parametrize("arabic", ["او" * 40 + "م", "ف" * 40 + "م", "فا" * 30 + "م"])
def test_many_vowels_are_not_tried_in_every_way(latin, arabic):
    started = time.process_time()
    assert not arabic_spellings(latin).pattern.fullmatch(arabic)
    assert time.process_time() - started < 0.2
