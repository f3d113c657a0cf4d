"""What is not understood is searched for all the same, and said, pointing at the place."""

import pytest
from django.utils import translation
from django.utils.html import escape

from search.lookup import ArchiveNames
from search.query.fields import Field
from search.query.messages import message
from search.query.notes import Note, NoteKind
from search.query.parser import parse
from search.request import SearchRequest
from tests import factories


@pytest.fixture
def people(db):
    """Store two people with one surname between them, another one, a source and a round."""
    lavrov = factories.ParticipantFactory(
        slug="sergey-lavrov", name_ar="سيرغي لافروف", name_en="Sergey Lavrov"
    )
    for name in ("بشار الأسد", "ماهر الأسد"):
        person = factories.ParticipantFactory(name_ar=name, name_en=f"{name} (en)")
        factories.AliasFactory(participant=person, text="الأسد", is_ambiguous=True)
    factories.SourceFactory(slug="sana", name_ar="وكالة سانا", name_en="SANA")
    factories.RoundFactory(slug="astana-5", number=5)
    return lavrov


def told(text):
    """Return the notes on a query as (kind, the piece they point at)."""
    query = parse(text, ArchiveNames())
    return [(note.kind, query.text[note.start : note.end]) for note in query.notes]


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("هدنة «وقف النار", NoteKind.UNCLOSED_QUOTE, "«"),
        ("هدنة (حلب", NoteKind.UNBALANCED_BRACKET, "("),
        ("هدنة) حلب", NoteKind.UNBALANCED_BRACKET, ")"),
        ("(" * 30 + "هدنة" + ")" * 30, NoteKind.TOO_DEEP, "("),
        ("هدنة () AND حلب", NoteKind.EMPTY_BRACKETS, "()"),
        ("هدنة AND", NoteKind.NOTHING_AFTER, "AND"),
        ("هدنة أو", NoteKind.NOTHING_AFTER, "أو"),
        ("أو هدنة", NoteKind.NOTHING_BEFORE, "أو"),
        ("هدنة AND OR حلب", NoteKind.NOTHING_AFTER, "AND"),
        ("هدنة قرب/5", NoteKind.NOTHING_AFTER, "قرب/5"),
        ("قرب/5 هدنة", NoteKind.NOTHING_BEFORE, "قرب/5"),
        ("هدنة قرب/5 (حلب جنيف)", NoteKind.NOT_NEAR, "قرب/5"),
        ("هدنة قرب/5000 حلب", NoteKind.DISTANCE_CAPPED, "قرب/5000"),
        ("شخص: ", NoteKind.NOTHING_AFTER, "شخص: "),
        ("كاتب:فلان هدنة", NoteKind.UNKNOWN_FIELD, "كاتب"),
        ("peson:Lavrov", NoteKind.UNKNOWN_FIELD, "peson"),
        ("شخص:زرافة", NoteKind.UNKNOWN_NAME, "زرافة"),
        ("مصدر:زرافة", NoteKind.UNKNOWN_NAME, "زرافة"),
        ("جولة:زرافة", NoteKind.UNKNOWN_NAME, "زرافة"),
        ("قال:زرافة هدنة", NoteKind.UNKNOWN_NAME, "زرافة"),
        ("شخص:الأسد", NoteKind.SEVERAL_NAMED, "الأسد"),
        ("قبل:أمس", NoteKind.DATE_NOT_UNDERSTOOD, "أمس"),
        ("في:2017-02-31", NoteKind.NO_SUCH_DAY, "2017-02-31"),
        ("في:99999", NoteKind.DATE_OUT_OF_RANGE, "99999"),
        ("في:2018..2017", NoteKind.DATES_EXCHANGED, "2018..2017"),
        ("ا* هدنة", NoteKind.SHORT_PREFIX, "ا*"),
        ("ال* هدنة", NoteKind.SHORT_PREFIX, "ال*"),
        ("هدنة * حلب", NoteKind.STRAY_SIGN, "*"),
        ("لافروف~7", NoteKind.FUZZY_CAPPED, "لافروف~7"),
        ("من~ هدنة", NoteKind.SHORT_FUZZY, "من~"),
        ("~~~", NoteKind.NO_WORDS, "~~~"),
        ("«» هدنة", NoteKind.EMPTY_QUOTES, "«»"),
        ("شخص:«» هدنة", NoteKind.NOTHING_AFTER, "شخص:"),
        ("بعد:2018 هدنة قبل:2017", NoteKind.NO_DAY, "قبل:2017"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(people, text, kind, piece):
    assert (kind, piece) in told(text)


@pytest.mark.parametrize("text", ["هدنة AND", "كاتب:فلان هدنة", "شخص:زرافة هدنة", "(هدنة"])
def test_its_words_are_searched_for(people, text):
    words = parse(text, ArchiveNames()).root.must
    assert "هدنة" in [word.text for word in words]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("شخص:سرغي لافروف", "سيرغي لافروف"),
        ("مصدر:ساناا", "وكالة سانا"),
        ("peson:Lavrov", "person"),
    ],
)
def test_what_was_perhaps_meant_is_offered(people, text, meant):
    query = parse(text, ArchiveNames())
    offered = [one.label for note in query.notes for one in note.suggestions]
    found = [node.label_ar for node in query.root.must if hasattr(node, "label_ar")]
    assert meant in [*offered, *found]


@pytest.mark.parametrize(
    "text",
    ["شخص:لافروف", "person:lavrov", "person:sergey-lavrov", "شخص:«سيرغي لافروف»", "person:Lavrof"],
)
def test_a_person_is_known_by_any_name_and_spelling(people, text):
    assert parse(text, ArchiveNames()).root.must[0].keys == (people.pk,)


def test_a_name_that_is_several_peoples_finds_all_of_them(people):
    assert len(parse("شخص:الأسد", ArchiveNames()).root.must[0].keys) == 2


@pytest.mark.parametrize("text", ["جولة:astana-5", "جولة:«astana 5»", "round:astana-5"])
def test_a_round_is_known_by_slug_and_by_number(people, text):
    assert len(parse(text, ArchiveNames()).root.must[0].keys) == 1


@pytest.mark.parametrize("text", ["مصدر:sana", "مصدر:سانا", "source: SANA", "مصدر:وكالة سانا"])
def test_a_source_is_known_by_slug_and_by_a_word_of_its_name(people, text):
    assert parse(text, ArchiveNames()).root.must[0].label_en == "SANA"


FIFTH, SIXTH = "الجولة الخامسة من محادثات أستانا", "الجولة السادسة من محادثات أستانا"


@pytest.fixture
def rounds(report, index):
    """Index two reports of the fifth round and one of the sixth, and one that tells of both."""
    source = factories.SourceFactory(slug="bbc", name_ar="بي بي سي عربي", name_en="BBC Arabic")
    fifth, sixth = (
        factories.RoundFactory(
            slug=f"astana-{number}",
            number=number,
            name_ar=name,
            name_en=f"Astana-{number}",
            city_ar="أستانا",
            city_en="Astana",
        )
        for number, name in ((5, FIFTH), (6, SIXTH))
    )
    for number in (1, 2):
        article = report(headline=f"هدنة {number}", source=source)
        factories.RoundLinkFactory(article=article, round=fifth)
    factories.RoundLinkFactory(article=report(headline="خرائط"), round=sixth)
    index()


@pytest.mark.parametrize(
    ("query", "language", "offered"),
    [
        (
            "جولة:أستانا",
            "ar",
            [(FIFTH, 2), (SIXTH, 1)],
        ),
        ("round:Astana هدنة", "en", [("Astana-5", 2)]),
        ("جولة:الخامصة هدنة", "ar", [(FIFTH, 2)]),
        ("round:Astanna 5", "en", [("Astana-5", 2), ("Astana-6", 1)]),
        (
            "جولة:٥٥ هدنة",
            "ar",
            [(SIXTH, 0), (FIFTH, 2)],
        ),
        ("مصدر:بيبيسي", "ar", [("بي بي سي عربي", 2)]),
        ("source:«BBC Arabik» هدنة", "en", [("BBC Arabic", 2)]),
        ("sourse:bbc", "en", [("source", 2)]),
    ],
)
def test_what_a_piece_may_mean_is_offered_with_what_it_finds(
    rounds, search, query, language, offered
):
    (note,) = search(query, language=language).reading.notes
    assert [(meaning.label, meaning.count) for meaning in note.meanings] == offered
    for meaning in note.meanings:
        page = search(meaning.query, language=language)
        assert page.count == meaning.count
        assert not (page.reading and page.reading.notes)


def test_of_a_name_that_is_several_rounds_the_reports_of_all_are_shown(rounds, search):
    page = search("جولة:أستانا")
    assert page.count == 3
    assert page.reading.notes[0].code == NoteKind.SEVERAL_NAMED


@pytest.mark.parametrize(
    ("query", "path"),
    [("جولة:زرافة", "/rounds/"), ("مصدر:زرافة", "/sources/"), ("شخص:زرافة", "/people/")],
)
def test_who_names_nothing_that_is_known_is_led_to_the_list(client, rounds, query, path):
    page = client.get("/search/", {"q": query}).content.decode()
    notes = page[page.index('id="q-problems"') :]
    assert f'href="{path}"' in notes[: notes.index("</div>")]


def test_the_page_leads_to_what_was_perhaps_meant(client, rounds):
    page = client.get("/en/search/", {"q": "round:Astanna 5 هدنة"}).content.decode()
    with translation.override("en"):
        address = SearchRequest(q='round:"Astana-5" هدنة').url()
    assert f'href="{escape(address)}"' in page


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", NoteKind)
def test_every_note_says_something_in_either_language(kind, language):
    note = Note(kind, 0, 1, Field.PERSON, "زرافة", (), 7)
    with translation.override(language):
        text = message(note, language)
    assert text
    assert "%" not in text


def test_dates_that_leave_a_day_and_alternatives_are_not_told(people):
    assert told("بعد:2016 قبل:2018") == told("بعد:2018 أو قبل:2017") == []


def test_an_operator_that_stands_alone_is_told_once(people):
    assert told("أو") == [(NoteKind.NOTHING_AFTER, "أو")]


def test_what_is_wrong_twice_is_said_once_and_marked_twice(client, report, index):
    report(headline="هدنة", body="هدنة في حلب.")
    index()
    page = client.get("/en/search/", {"q": "ا* OR ل* OR هدنة"}).content.decode()
    assert "<mark>ا*</mark> OR <mark>ل*</mark> OR هدنة" in page
    notes = page[page.index('id="q-problems"') :]
    assert notes[: notes.index("</div>")].count("Before an asterisk") == 1


def test_of_a_long_query_the_page_shows_the_places(client, report, index):
    report(headline="هدنة", body="هدنة في حلب.")
    index()
    page = client.get("/en/search/", {"q": "هدنة " * 2_000}).content.decode()
    shown = page[page.index('class="query-typed"') : page.index('class="field-errors"')]
    assert len(shown) < 500
    assert "…" in shown


def test_the_page_shows_the_query_with_the_place_marked(client, report, index):
    report(headline="هدنة", body="هدنة في حلب.")
    index()
    page = client.get("/en/search/", {"q": "هدنة كاتب:فلان"}).content.decode()
    assert "هدنة <mark>كاتب</mark>:فلان" in page
    assert "There is no field “\u2068كاتب\u2069”" in page


def test_the_page_says_what_the_query_was_read_as_and_leads_to_the_other_syntax(
    client, report, index
):
    report(headline="هدنة", body="هدنة في حلب.")
    index()
    page = client.get("/en/search/", {"q": "هدنة أو (حلب و جنيف)"}).content.decode()
    assert "هدنة OR (حلب AND جنيف)" in page
    assert "هدنة أو (حلب و جنيف)" in page
    plain = client.get("/en/search/", {"q": "هدنة حلب"}).content.decode()
    assert "Read as:" not in plain


def test_too_many_words_for_a_beginning_are_told(client, report, index):
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    words = " ".join(f"مس{a}{b}" for a in letters[:20] for b in letters[:20])
    report(headline="هدنة", body=words)
    index()
    page = client.get("/en/search/", {"q": "مس*"}).content.decode()
    assert "Type more letters." in page
    assert "1 report" in page
