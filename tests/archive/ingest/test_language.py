"""Which language a report is taken to be in."""

import pytest

from archive.ingest.language import build_stage
from tests.archive.ingest.known import KNOWLEDGE, draft

ARABIC = "انطلقت اليوم جولة جديدة من المحادثات السورية."
ENGLISH = "The talks on Syria opened in the capital, and the parties said that they will go on."
FRENCH = "Les pourparlers sur la Syrie ont repris hier dans la capitale du Kazakhstan."
PERSIAN = "دور تازه گفتگوهای صلح سوریه در پایتخت قزاقستان با حضور چند گروه برگزار شد"


@pytest.fixture(scope="module")
def stage():
    return build_stage(KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (ARABIC, "", "ar"),
        (ARABIC, "ar-SY", "ar"),
        (ARABIC, "Arabic", "ar"),
        (ARABIC, "العربية", "ar"),
        (ARABIC + " Astana-5", "", "ar"),
        (ENGLISH, "", "en"),
        (ENGLISH, "en_GB", "en"),
        (FRENCH, "", "und"),
        (FRENCH, "fr", "fr"),
        (PERSIAN, "", "und"),
        (PERSIAN, "fa", "fa"),
        ("12 34 56", "", "und"),
        ("", "", "und"),
    ],
)
def test_language(stage, text, stated, language):
    assert stage(draft(text, language=stated)).language == language


@pytest.mark.parametrize("stated", ["en", "x", "12", "unknown language", "ar, en", "🤷"])
def test_a_stated_language_that_the_letters_belie_is_not_taken(stage, stated):
    assert stage(draft(ARABIC, language=stated)).language == "ar"


def test_arabic_typed_with_persian_letters_for_ya_and_kaf_is_arabic(stage):
    text = ARABIC.replace("ي", "ی").replace("ك", "ک")
    assert stage(draft(text)).language == "ar"
