"""A plain query finds what says the same in other words, or is known to be what it asks for."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.choices import Names
from search.meeting_numbers import counted_meetings
from search.query.months import month_restatements
from search.query.towns import town_restatements
from tests import factories


@pytest.fixture
def seventh(db):
    """The seventh round of talks at Astana, of which there are an eighth as well."""
    track = factories.TrackFactory(slug="astana", name_ar="مسار أستانا", name_en="Astana")
    made = {}
    for number, word in [(7, "السابعة"), (8, "الثامنة")]:
        meeting = factories.RoundFactory(
            track=track,
            number=number,
            slug=f"astana-{number}",
            name_ar=f"الجولة {word} من محادثات أستانا",
            name_en=f"Astana-{number}",
            city_ar="أستانا",
            city_en="Astana",
        )
        meeting.aliases.create(text=f"أستانا {number}")
        meeting.aliases.create(text=f"Astana {number}")
        made[number] = meeting
    return made[7]


@pytest.fixture
def talks(report, index, seventh):
    """Reports of the round in digits, in words and in neither; one of another day of the month."""
    made = {
        "digits": report(headline="أستانا ٧ تنطلق غداً", body="الوفود في الطريق."),
        "words": report(headline="بدء الجولة السابعة من محادثات أستانا"),
        "tied": report(headline="الوفود تغادر الفندق", body="بلا بيان ختامي."),
        "apart": report(headline="أستانا تستعد", body="قتل 7 أشخاص. وفي المادة السابعة شرط."),
    }
    factories.RoundLinkFactory(article=made["tied"], round=seventh)
    for number in range(20):
        report(headline="خبر آخر", body=f"خبر عن أمر آخر، الصفحة {number}.")
    index()
    return {article.pk: name for name, article in made.items()}


@pytest.mark.parametrize(
    "query",
    [
        "أستانا 7",
        "استانا ٧",
        "أستانا السابعة",
        "الجولة السابعة من أستانا",
        "الجولة ٧ من محادثات أستانا",
        "astana 7",
        "the seventh round of Astana",
    ],
)
def test_a_round_is_found_however_its_number_is_written(talks, search, query):
    found = [talks[hit.row.id] for hit in search(query).hits]
    assert {"digits", "words", "tied"} <= set(found)
    assert found.index("digits") < 3 > found.index("words")
    assert "apart" not in found[:2]


def test_the_page_tells_which_round_was_understood_and_leads_back_to_the_words(talks, search):
    names = search("أستانا 7").names
    (line,) = names.lines
    assert (line.typed, line.is_sought) == ("أستانا 7", True)
    assert [entry.label for entry in line.entries] == ["الجولة السابعة من محادثات أستانا"]
    assert line.entries[0].count == 1
    assert "names=typed" in names.other_url


def test_a_round_taken_as_words_is_found_by_its_words_alone(talks, search):
    page = search("أستانا 7", names=Names.TYPED)
    assert {talks[hit.row.id] for hit in page.hits} == {"digits", "apart"}
    (line,) = page.names.lines
    assert not line.is_sought


@pytest.mark.parametrize("query", ['"أستانا 7"', "أستانا =7", "عنوان:أستانا 7"])
def test_what_is_quoted_or_said_in_the_language_stays_as_typed(talks, search, query):
    assert "tied" not in {talks[hit.row.id] for hit in search(query).hits}


def test_a_number_without_the_talks_is_no_round_of_the_archive(talks, search):
    found = {talks[hit.row.id] for hit in search("الجولة السابعة").hits}
    assert "tied" not in found
    assert "words" in found


@pytest.fixture
def days(report, index):
    """Reports on a truce: of those days, of other days that speak of them, and of neither."""
    made = {
        "then": report(body="هدنة في الجنوب.", published=dt.date(2017, 2, 20)),
        "told": report(body="هدنة شباط 2017 بعد عام.", published=dt.date(2018, 3, 1)),
        "other": report(body="هدنة جديدة.", published=dt.date(2018, 3, 2)),
        "undated": report(body="هدنة أخرى.", published=None),
    }
    index()
    return {article.pk: name for name, article in made.items()}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("هدنة فبراير 2017", {"then", "told"}),
        ("هدنة شباط ٢٠١٧", {"then", "told"}),
        ("هدنة 20 فبراير 2017", {"then"}),
        ("هدنة February 2017", {"then", "told"}),
        ("هدنة 2018", {"told", "other"}),
        ("هدنة 2017", {"then", "told"}),
        ("هدنة شباط", {"told"}),
        ("هدنة قبل شباط 2017", {"told"}),
    ],
)
def test_days_find_what_was_published_then_or_speaks_of_them(days, search, query, found):
    assert {days[hit.row.id] for hit in search(query).hits} == found


@pytest.mark.parametrize(("language", "label"), [("ar", "٢٠١٧"), ("en", "2017")])
def test_a_year_beside_words_offers_the_reports_of_that_year(days, search, language, label):
    (narrower,) = search("هدنة 2017", language=language).narrower
    assert (narrower.labels, narrower.words, narrower.count) == ((label,), "هدنة", 1)


@given(st.text(alphabet="آبمايوشط كانون الثاني0123456789٧السابعةجولة", max_size=60))
def test_any_text_can_be_read_for_months_and_numbers(text):
    for restatement in (*month_restatements(text), *counted_meetings(text)):
        for start, end in restatement.spans:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("query", "town"),
    [
        ("Aleppo", "حلب"),
        ("aleppo", "حلب"),
        ("Alep", "حلب"),
        ("Idlib", "إدلب"),
        ("Deir ez-Zor", "دير الزور"),
        ("deir al zour", "دير الزور"),
        ("Dera'a", "درعا"),
        ("الهدنة Ghouta", "الغوطة"),
        ("Raqqa and Aleppo", "الرقة"),
    ],
)
def test_towns_in_latin_letters_are_sought_in_arabic(query, town):
    towns = [
        " ".join(getattr(leaf, "words", None) or (leaf.text,))
        for restatement in town_restatements(query)
        for leaf in restatement.others
    ]
    assert town in towns


def test_reports_of_a_town_are_found_by_its_latin_name(report, index, search):
    named = report(headline="قافلة تدخل الأحياء الشرقية", body="وصلت القافلة إلى حلب مساء.")
    apart = report(body="وصل وفد دير الأحمر إلى الزور")
    zor = report(body="وعبرت القافلة نحو دير الزور")
    index()
    page = search("Aleppo")
    assert [hit.row.id for hit in page.hits] == [named.pk]
    assert [part.text for part in page.hits[0].excerpt if part.is_match] == ["حلب"]
    assert page.meant is None
    assert apart.pk not in [hit.row.id for hit in search("Deir ez-Zor").hits]
    assert [hit.row.id for hit in search("Deir ez-Zor").hits] == [zor.pk]
    assert not search("Aleppo", names=Names.TYPED).count


def test_a_town_is_not_taken_for_a_name_that_sounds_like_it(report, index, search):
    factories.ParticipantFactory(slug="sana", kind="organisation", name_ar="سانا", name_en="SANA")
    report(body="نقلت سانا البيان")
    in_town = report(body="وصل المبعوث إلى صنعاء")
    index()
    page = search("Sanaa")
    assert [hit.row.id for hit in page.hits] == [in_town.pk]
    assert not page.names.lines
    assert search("SANA").names.lines


@given(st.text(alphabet="Aleppo Deir-ezZ'حلب ٧2017,\u200f", max_size=60))
def test_looking_for_towns_reads_any_text(text):
    for restatement in town_restatements(text):
        assert all(0 <= start < end <= len(text) for start, end in restatement.spans)
