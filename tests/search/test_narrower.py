"""Narrower searches are offered for what words alone cannot ask for."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Alias, Script
from search.day_reading import days_in
from search.finding import find, understand
from search.narrower import MOST, narrower_searches
from search.request import SearchRequest
from tests import factories

DETAINEES = "ملف المعتقلين"
SAID_OF_DETAINEES = f"قال المبعوث الروسي: «{DETAINEES} أولوية في أستانا»."


@pytest.fixture
def people(db):
    """Two envoys and a state; «موسكو» and «ظافر» are other things too."""
    rows = [
        ("aleksandr-lavrentiev", "ألكسندر لافرنتييف", "Aleksandr Lavrentiev", "person"),
        ("zafir-hilmi", "ظافر حلمي", "Zafir Hilmi", "person"),
        ("russia", "روسيا", "Russia", "state"),
        ("the-government", "الحكومة السورية", "Syrian government", "organisation"),
    ]
    known = {}
    for slug, arabic, english, kind in rows:
        known[slug] = factories.ParticipantFactory(
            slug=slug, name_ar=arabic, name_en=english, kind=kind
        )
    for slug, text, is_shared in [
        ("aleksandr-lavrentiev", "لافرنتييف", False),
        ("zafir-hilmi", "ظافر", True),
        ("russia", "موسكو", True),
        ("the-government", "الحكومة", True),
    ]:
        factories.AliasFactory(participant=known[slug], text=text, is_ambiguous=is_shared)
    Alias.objects.create(
        participant=known["aleksandr-lavrentiev"], text="Lavrentiev", script=Script.LATIN
    )
    return known


@pytest.fixture
def rounds(db):
    """Rounds of two tracks that are both counted, with the names that they are called by."""
    made = {}
    for track, arabic, english in [("astana", "أستانا", "Astana"), ("geneva", "جنيف", "Geneva")]:
        row = factories.TrackFactory(slug=track, name_ar=f"مسار {arabic}", name_en=english)
        for number, word in [(6, "السادسة"), (7, "السابعة"), (8, "الثامنة")]:
            meeting = factories.RoundFactory(
                track=row,
                number=number,
                slug=f"{track}-{number}",
                name_ar=f"الجولة {word} من محادثات {arabic}",
                name_en=f"{english}-{number}",
                city_ar=arabic,
                city_en=english,
            )
            meeting.aliases.create(text=f"{arabic} {number}")
            meeting.aliases.create(text=f"{english} {number}")
            made[meeting.slug] = meeting
    return made


@pytest.fixture
def archive(report, index, people, rounds):
    """Reports of which one is what each question asks for, and others that have its words."""
    wire = factories.SourceFactory(slug="wire", name_ar="سلك الأنباء", name_en="Newswire")
    time = factories.SourceFactory(slug="time", name_ar="الوقت", name_en="Time")
    other = factories.SourceFactory(slug="other")
    for number, person in enumerate(people.values()):
        said = report(
            headline="المبعوث في أستانا",
            body=SAID_OF_DETAINEES,
            published=dt.date(2017 - number, 2, 16),
            source=wire if number == 0 else other,
        )
        start = f"{said.headline}\n{said.body}".index(DETAINEES)
        end = start + len(DETAINEES)
        factories.StatementFactory(article=said, speaker=person, start=start, end=end)
        factories.MentionFactory(article=said, participant=person)
    for slug in ("astana-7", "geneva-7"):
        for number in range(2):
            tied = report(
                headline=f"جولة من {slug} {number}",
                body="بحثت الوفود ملف الهدنة.",
                published=dt.date(2017, 10, 30),
            )
            factories.RoundLinkFactory(article=tied, round=rounds[slug])
    for number in range(9):
        report(
            headline=f"ماذا قال لافرنتييف وظافر وموسكو والحكومة عن المعتقلين {number}",
            body="الجولة السابعة من أستانا وجنيف 7: قال الوقت، وسلك الأنباء، عن الهدنة."
            " كان ذلك في 16 شباط 2017 (16/02/2017)."
            " Lavrentiev said this of the seventh round of Astana 7 in February 2017.",
            published=dt.date(2018, 1, 1 + number),
            source=time if number < 3 else other,
        )
    index()


SAID = "من أقوال ألكسندر لافرنتييف"
ASTANA = "الجولة السابعة من محادثات أستانا"
GENEVA = "الجولة السابعة من محادثات جنيف"
FEBRUARY = "شباط (فبراير) ٢٠١٧"


@pytest.mark.parametrize(
    ("query", "labels", "words", "count"),
    [
        ("ماذا قال لافرنتييف عن المعتقلين", (SAID,), "المعتقلين", 1),
        ("لافرنتييف قال عن المعتقلين", (SAID,), "المعتقلين", 1),
        ("قال المبعوث الروسي لافرنتييف حول المعتقلين", (SAID,), "المعتقلين", 1),
        ("تصريحات لافرنتييف", (SAID,), "", 1),
        ("بحسب لافرنتييف المعتقلين", (SAID,), "المعتقلين", 1),
        ("موقف لافرنتييف من ملف المعتقلين", (SAID,), "ملف المعتقلين", 1),
        ("what did Lavrentiev say", (SAID,), "", 1),
        ("Lavrentiev's statements المعتقلين", (SAID,), "المعتقلين", 1),
        ("according to Lavrentiev المعتقلين", (SAID,), "المعتقلين", 1),
        ("قال ظافر عن المعتقلين", ("من أقوال ظافر حلمي",), "المعتقلين", 1),
        ("موقف موسكو من المعتقلين", ("من أقوال روسيا",), "المعتقلين", 1),
        (
            "قال لافرنتييف عن المبعوث الروسي",
            ("إلى جانب أقوال ألكسندر لافرنتييف",),
            "المبعوث الروسي",
            1,
        ),
        ("ماذا نشر عن الجولة السابعة من أستانا", (ASTANA,), "", 2),
        ("الهدنة في أستانا 7", (ASTANA,), "الهدنة", 2),
        ("أستانا ٧ الهدنة", (ASTANA,), "الهدنة", 2),
        ("أستانا السابعة", (ASTANA,), "", 2),
        ("محادثات جنيف 7", (GENEVA,), "", 2),
        ("Astana 7", (ASTANA,), "", 2),
        ("the seventh round of Astana", (ASTANA,), "", 2),
        ("المعتقلين شباط 2017", (FEBRUARY,), "المعتقلين", 1),
        ("المعتقلين في فبراير ٢٠١٧", (FEBRUARY,), "المعتقلين", 1),
        ("المعتقلين شباط (فبراير) 2017", (FEBRUARY,), "المعتقلين", 1),
        ("المعتقلين 16 شباط 2017", ("١٦ شباط (فبراير) ٢٠١٧",), "المعتقلين", 1),
        ("المعتقلين 2017-02", (FEBRUARY,), "المعتقلين", 1),
        ("المعتقلين 2017", ("٢٠١٧",), "المعتقلين", 1),
        ("February 2017 المعتقلين", (FEBRUARY,), "المعتقلين", 1),
        ("بحسب الوقت المعتقلين", ("الوقت",), "المعتقلين", 3),
        ("سلك الأنباء المعتقلين", ("سلك الأنباء",), "المعتقلين", 1),
        ("قال لافرنتييف في شباط 2017", (SAID, FEBRUARY), "", 1),
        ("لافرنتييف يؤكد -زرافة", (SAID,), "-زرافة", 1),
    ],
)
def test_the_first_that_is_offered_is_what_was_asked(archive, search, query, labels, words, count):
    page = search(query)
    first = page.narrower[0]
    assert (first.labels, first.words, first.count) == (labels, words, count)
    assert first.count < page.count


@pytest.mark.parametrize(
    "query",
    [
        "لافرنتييف",
        "المعتقلين الهدنة",
        "قال:لافرنتييف المعتقلين",
        "قال OR لافرنتييف",
        "«قال لافرنتييف» المعتقلين",
        "قال -لافرنتييف المعتقلين",
        "قال وزير الدفاع عن لافرنتييف",
        "قالت الحكومة المعتقلين",
        "الوقت المعتقلين",
        "القرار 2254",
        "شباط الماضي",
        "أستانا",
        "الجولة الخامسة عشرة",
        "لا شيء كهذا في أستانا 7 يا زرافة",
        "",
    ],
)
def test_nothing_is_offered_for_what_words_say_already(archive, search, query):
    offered = search(query).narrower
    assert not [one for one in offered if one.labels not in {(ASTANA,), (FEBRUARY,)}]
    if "أستانا 7" not in query:
        assert not offered


def test_each_round_that_a_number_may_mean_is_offered(archive, search):
    offered = search("الجولة السابعة").narrower
    assert {one.labels for one in offered} == {(ASTANA,), (GENEVA,)}


def test_what_is_offered_finds_as_many_as_it_says(archive, client, search):
    for query in ("قال لافرنتييف عن المعتقلين في شباط 2017", "Astana 7", "بحسب الوقت الهدنة"):
        for offered in search(query).narrower:
            page = client.get(offered.url).context["page"]
            assert page.count == offered.count
            assert not page.notices


def test_a_search_that_is_narrowed_so_already_is_not_offered_again(archive, search):
    assert not search("أستانا 7 الهدنة", round="astana-7").narrower
    assert not search("المعتقلين شباط 2017", first=dt.date(2017, 1, 1)).narrower
    assert not search("بحسب الوقت المعتقلين", source="time").narrower


def test_no_more_than_a_line_is_offered(archive, search):
    query = "قال لافرنتييف بحسب الوقت عن الجولة السابعة في شباط 2017"
    assert len(search(query).narrower) <= MOST


def test_the_search_stays_what_was_typed(archive, client):
    page = client.get("/search/", {"q": "ماذا قال لافرنتييف عن المعتقلين"})
    assert page.context["page"].request.q == "ماذا قال لافرنتييف عن المعتقلين"
    text = page.content.decode()
    assert 'aria-labelledby="narrower"' in text
    assert "أضيق:" in text
    english = client.get("/en/search/", {"q": "what did Lavrentiev say"}).content.decode()
    assert "Narrower:" in english
    assert "said by Aleksandr Lavrentiev" in english


def test_a_name_that_two_have_is_asked_for_by_its_slug(archive, people, search):
    factories.ParticipantFactory(slug="another", name_ar="ألكسندر لافرنتييف", name_en="Other")
    offered = search("قال لافرنتييف عن المعتقلين").narrower
    assert "aleksandr-lavrentiev" in offered[0].url
    assert offered[0].count == 1


def test_reading_the_words_asks_the_database_nothing_new(
    archive, search, django_assert_max_num_queries
):
    search("قال لافرنتييف في أستانا 7 شباط 2017 بحسب الوقت")
    with django_assert_max_num_queries(6):
        search("المعتقلين الهدنة")
    with django_assert_max_num_queries(6):
        search("قال لافرنتييف في أستانا 7 شباط 2017 بحسب الوقت")


_PIECES = (
    "قال لافرنتييف عن الجولة السابعة أستانا 7 ٢٠١٧ شباط بحسب الوقت - « » و ليس ( ) : said by Astana"
    " round 7th 2017-02 30 99999999 قال: المبعوث ـ"
)
_WORDS = st.sampled_from(_PIECES.split())


def test_no_text_breaks_it(archive):
    @given(st.lists(_WORDS | st.text(max_size=8), max_size=13).map(" ".join))
    def tried(text):
        found = find(understand(SearchRequest(q=text)))
        for offered in narrower_searches(found):
            assert 0 < offered.count < found.count
        list(days_in(text))

    tried()
