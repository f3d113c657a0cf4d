"""One name, two texts: the same report corrected, or another one."""

import pytest

from archive.ingest.versions import are_versions

TEXT = (
    "جولة جديدة في أستانا\n"
    "بدأت اليوم في العاصمة الكازاخستانية جولة جديدة من المحادثات، وتستمر يومين.\n"
    "وقال رئيس الوفد إن الخبراء يتابعون عملهم حتى المساء."
)


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        TEXT.replace("يومين", "ثلاثة أيام"),
        TEXT + "\nوأضاف أن البيان الختامي سيصدر غداً بعد الجلسة العلنية أمام الصحفيين.",
        "أخبار\n" + TEXT.replace("أ", "ا"),
        TEXT.split("\n")[1],
    ],
)
def test_corrections_longer_versions_and_other_menus_are_the_same_report(other):
    assert are_versions(TEXT, other)
    assert are_versions(other, TEXT)


@pytest.mark.parametrize(
    "other",
    [
        "قمة ثلاثية في سوتشي\nعقد الرؤساء الثلاثة قمتهم الأولى في سوتشي واتفقوا على مؤتمر.",
        "جولة جديدة في جنيف\nاختتمت في جنيف جولة ثامنة من المحادثات السياسية بلا نتيجة تذكر.",
        "",
    ],
)
def test_other_reports_are_not(other):
    assert not are_versions(TEXT, other)
    assert not are_versions(other, TEXT)
