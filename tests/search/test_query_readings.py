"""What some words of a plain query are taken to say: rounds, days, that someone said something."""

import pytest

from archive.dates import DateRange, PartialDate
from archive.ingest.values import Knowledge, KnownRound
from search.day_reading import days_in
from search.query.parser import parse
from search.query.remainder import pieces_of, remainder
from search.query.saying_words import saying_beside
from search.round_reading import RoundsByName


def known(track, number, name, *names):
    """Make a round as the archive knows it."""
    return KnownRound(
        slug=f"{track}-{number}",
        track=track,
        number=number,
        days=DateRange.of(PartialDate(2017, 7, 4)),
        level="delegations",
        city="",
        names=(name, *names),
    )


@pytest.fixture(scope="module")
def rounds():
    """Know two tracks of numbered rounds, and summits."""
    words = {4: "الرابعة", 7: "السابعة", 17: "السابعة عشرة"}
    return RoundsByName(
        Knowledge(
            rounds=(
                *(
                    known(
                        track,
                        n,
                        f"الجولة {word} من محادثات {arabic}",
                        f"{arabic} {n}",
                        f"{english} {n}",
                    )
                    for track, arabic, english in [
                        ("astana", "أستانا", "Astana"),
                        ("geneva", "جنيف", "Geneva"),
                    ]
                    for n, word in words.items()
                ),
                known("summit", 4, "القمة الثلاثية الرابعة لرؤساء الدول الضامنة", "Fourth summit"),
            )
        )
    )


@pytest.mark.parametrize(
    ("query", "slugs", "rest"),
    [
        ("أستانا 7 المعتقلين", {"astana-7"}, "المعتقلين"),
        ("أستانا-٧", {"astana-7"}, ""),
        ("ما جرى في محادثات جنيف 4", {"geneva-4"}, ""),
        ("الجولة السابعة من أستانا", {"astana-7"}, ""),
        ("نتائج الجولة السابعة عشرة", {"astana-17", "geneva-17"}, "نتائج"),
        ("أستانا السابعة", {"astana-7"}, ""),
        ("أستانا الجولة السابعة", {"astana-7"}, ""),
        ("بالجولة الرابعة", {"astana-4", "geneva-4"}, ""),
        ("الجولة رقم 4", {"astana-4", "geneva-4"}, ""),
        ("القمة الثلاثية الرابعة", {"summit-4"}, ""),
        ("قمة رابعة", {"summit-4"}, ""),
        ("7th round", {"astana-7", "geneva-7"}, ""),
        ("fourth summit", {"summit-4"}, ""),
        ("7th Geneva round detainees", {"geneva-7"}, "detainees"),
        ("Astana round 7", {"astana-7"}, ""),
        ("جولة جديدة", set(), None),
        ("اجتماع 7 تموز", set(), None),
        ("جولة 7 شباط", set(), None),
        ("الدولة الرابعة", set(), None),
        ("أستانا 2017", set(), None),
        ("الجولة الخمسون", set(), None),
        ("7", set(), None),
        ("", set(), None),
    ],
)
def test_rounds_are_read_by_name_and_by_number(rounds, query, slugs, rest):
    found = rounds.rounds_in(query)
    assert {slug for named in found for slug in named.slugs} == slugs
    if found:
        assert remainder(query, pieces_of(parse(query)), found[0].spans).text == rest


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("هدنة شباط 2017", "2017-02"),
        ("هدنة فبراير ٢٠١٧", "2017-02"),
        ("16/2/2017 هدنة", "2017-02-16"),
        ("هدنة 2017-02-16", "2017-02-16"),
        ("هدنة 2/2017", "2017-02"),
        ("أستانا 2017", "2017"),
        ("من شباط إلى آذار 2018 هدنة", "2018-02/2018-03"),
        ("ceasefire in February 2017", "2017-02"),
        ("القرار 2254", None),
        ("هدنة أمس", None),
        ("شباط الماضي", None),
        ("500 قتيل", None),
        ("31/2/2017", None),
        ("هدنة", None),
    ],
)
def test_days_are_read_that_need_no_other_date(query, days):
    first = next(days_in(query), None)
    assert (None if first is None else first[0]) == (days and _days(days))


def _days(text):
    first, _, last = text.partition("/")
    return DateRange(
        PartialDate.fromisoformat(first).first, PartialDate.fromisoformat(last or first).last
    )


@pytest.mark.parametrize(
    ("query", "name", "taken"),
    [
        ("ماذا قال فلان عن الهدنة", "فلان", "قال فلان"),
        ("وقالت فلانة", "فلانة", "وقالت فلانة"),
        ("فلان يؤكد الهدنة", "فلان", "فلان يؤكد"),
        ("ما قاله فلان", "فلان", "قاله فلان"),
        ("قال وزير الخارجية الروسي فلان", "فلان", "قال وزير الخارجية الروسي فلان"),
        ("تصريحات السيد فلان", "فلان", "تصريحات السيد فلان"),
        ("شو حكى فلان", "فلان", "حكى فلان"),
        ("statements by Fulan on it", "Fulan", "statements by Fulan"),
        ("Fulan's statement", "Fulan", "Fulan's statement"),
        ("فلان بحسب علان", "فلان", None),
        ("قال مصدر عن فلان", "فلان", None),
        ("قال عن فلان", "فلان", None),
        ("فلان تصريحات", "فلان", None),
        ("زار فلان", "فلان", None),
        ("-قال فلان", "فلان", None),
        ("«قال» «ما قال» فلان", "فلان", None),
    ],
)
def test_words_of_saying_beside_a_name_are_known(query, name, taken):
    start = query.rindex(name)
    span = saying_beside(pieces_of(parse(query)), (start, start + len(name)))
    assert (None if span is None else query[slice(*span)]) == taken


def test_little_words_go_with_what_stood_beside_them():
    text = "موقف فلان من الانتخابات في إدلب -هدنة"
    left = remainder(text, pieces_of(parse(text)), [(0, len("موقف فلان"))])
    assert left.text == "الانتخابات في إدلب -هدنة"
    assert [node.text for node in left.left_out()] == ["هدنة"]
