"""The query language: what is an operator and what is a word, in Arabic and in Latin letters."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.dates import DateRange
from search.query.fields import Field
from search.query.nodes import (
    Clauses,
    Exact,
    Fuzzy,
    InTitle,
    Near,
    Phrase,
    Prefix,
    Published,
    Said,
    Tied,
    Word,
)
from search.query.notes import Named, Suggestion
from search.query.operators import is_function_word
from search.query.parser import parse, relaxed
from search.query.rendering import Syntax, render


class People:
    """Knows two people and a source."""

    KNOWN = {
        "لافروف": Named((7,), "سيرغي لافروف", "Sergey Lavrov"),
        "سيرغي لافروف": Named((7,), "سيرغي لافروف", "Sergey Lavrov"),
        "Sergey Lavrov": Named((7,), "سيرغي لافروف", "Sergey Lavrov"),
        "sergey-lavrov": Named((7,), "سيرغي لافروف", "Sergey Lavrov"),
        "الأسد": Named((8, 9), each=(Suggestion("بشار الأسد", "a"), Suggestion("ماهر الأسد", "b"))),
    }

    def find(self, field, candidates):
        """Find a person."""
        for place, candidate in enumerate(candidates):
            if candidate in self.KNOWN:
                return place, self.KNOWN[candidate]
        return None

    def nearest(self, field, candidates):
        """Know nobody else."""
        return len(candidates) - 1, ()


def word(text):
    return Word(text, 0, 0, is_function_word(text))


def tree(text):
    """Return what a query means; of a single part, that part."""
    root = parse(text, People()).root
    single = len(root.must) == 1 and not root.should and not root.must_not
    return root.must[0] if single else root


def both(*parts, without=()):
    return Clauses(must=parts, must_not=tuple(without))


def either(*parts):
    return Clauses(should=parts)


HUDNA, HALAB, GENEVA = word("هدنة"), word("حلب"), word("جنيف")


@pytest.mark.parametrize("text", ["هدنة أو حلب", "هدنة او حلب", "هدنة OR حلب", "(هدنة)أو(حلب)"])
def test_either_of_two_words(text):
    assert tree(text) == either(HUDNA, HALAB)


@pytest.mark.parametrize("text", ["هدنة و حلب", "هدنة AND حلب", "+هدنة +حلب", "(هدنة و حلب)"])
def test_both_of_two_words(text):
    query = parse(text)
    assert query.root == both(HUDNA, HALAB)
    assert query.uses_language


@pytest.mark.parametrize(
    "text", ["هدنة ليس حلب", "هدنة NOT حلب", "هدنة و ليس حلب", "هدنة AND -حلب"]
)
def test_a_word_left_out(text):
    assert tree(text) == both(HUDNA, without=[HALAB])


def test_a_conjunction_written_onto_a_word_is_part_of_it():
    root = parse("هدنة وحلب").root
    assert [node.text for node in root.must] == ["هدنة", "وحلب"]
    assert not parse("هدنة وحلب").uses_language


def test_what_stands_together_is_joined_before_what_or_parts():
    assert tree("هدنة حلب أو جنيف") == either(both(HUDNA, HALAB), GENEVA)


def test_brackets_join_first():
    assert tree("هدنة (حلب أو جنيف)") == both(HUDNA, either(HALAB, GENEVA))
    assert tree("هدنة -(حلب جنيف)") == both(HUDNA, without=[both(HALAB, GENEVA)])


@pytest.mark.parametrize(
    "headline",
    [
        "وزير الخارجية يتوجه إلى موسكو أو أنقرة لبحث مستقبل المحادثات السورية",
        "المبعوث الأممي يقول إن الحل ليس عسكريا وإن المحادثات ستستمر في جنيف",
        "قتلى في انفجار قرب دمشق",
        "الحل السياسي ليس في جنيف",
        "لافروف: لا بديل من المحادثات",
        "مصدر: الوفد لن يحضر",
        "بعد القصف: المدينة خالية",
        "SYRIA TALKS RESUME IN GENEVA AND MOSCOW OR ANKARA NEXT WEEK",
        "محادثات أستانا (صور)",
        "الساعة 10:30 بتوقيت دمشق",
        "خبر عاجل | هدنة في حلب",
    ],
)
def test_a_headline_is_searched_for_as_it_stands(headline):
    query = parse(headline, People())
    assert not query.uses_language
    assert not query.notes
    assert not query.root.must_not


def test_in_a_long_query_a_sign_of_the_language_makes_operators_of_words():
    headline = "وزير الخارجية يتوجه إلى موسكو أو أنقرة لبحث مستقبل المحادثات"
    assert not parse(headline).uses_language
    root = parse(f"{headline} شخص:لافروف", People()).root
    assert len(root.should) == 2


def test_an_operator_in_quotation_marks_is_a_word():
    assert not parse("هدنة «أو» حلب").uses_language


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("مفاوض*", Prefix("مفاوض", 0, 0)),
        ("لافروف~", Fuzzy("لافروف", 2, 0, 0)),
        ("حلب~", Fuzzy("حلب", 1, 0, 0)),
        ("لافروف~1", Fuzzy("لافروف", 1, 0, 0)),
        ("لافروف~١", Fuzzy("لافروف", 1, 0, 0)),
        ("=استانة", Exact("استانة", 0, 0)),
        ("عنوان:هدنة", InTitle(HUDNA, 0, 0)),
        ("title:“وقف النار”", InTitle(Phrase(("وقف", "النار"), 0, 0), 0, 0)),
        ("عنوان:(هدنة أو حلب)", InTitle(either(HUDNA, HALAB), 0, 0)),
        ("عنوان：هدنة", InTitle(HUDNA, 0, 0)),
        ("عنوان: هدنة", InTitle(HUDNA, 0, 0)),
        ("وقف قرب/5 حلب", Near(((word("وقف"),), (HALAB,)), (5,), 0, 0)),
        ("وقف NEAR/٣ حلب", Near(((word("وقف"),), (HALAB,)), (3,), 0, 0)),
        ("وقف NEAR (حلب أو جنيف)", Near(((word("وقف"),), (HALAB, GENEVA)), (10,), 0, 0)),
        ("«وقف حلب»~4", Near(((word("وقف"),), (HALAB,)), (4,), 0, 0)),
        ("شخص:لافروف", Tied(Field.PERSON, (7,), "", 0, 0)),
        ("شخص:سيرغي لافروف", Tied(Field.PERSON, (7,), "", 0, 0)),
        ("person:sergey-lavrov", Tied(Field.PERSON, (7,), "", 0, 0)),
        ("person:«سيرغي لافروف»", Tied(Field.PERSON, (7,), "", 0, 0)),
        ("person: لافروف", Tied(Field.PERSON, (7,), "", 0, 0)),
        ("قال:لافروف", Said((7,), None, "", 0, 0)),
        ("said:لافروف حلب", Said((7,), HALAB, "", 0, 0)),
        ("قال:لافروف (حلب أو هدنة)", Said((7,), either(HALAB, HUDNA), "", 0, 0)),
    ],
)
def test_what_each_sign_means(text, node):
    assert tree(text) == node


def test_what_follows_a_speaker_is_sought_in_what_they_said_up_to_the_next_operator():
    said = Said((7,), both(HALAB, HUDNA), "", 0, 0)
    assert tree("قال:لافروف حلب هدنة و جنيف") == both(said, GENEVA)
    assert tree("جنيف قال:لافروف حلب هدنة") == both(GENEVA, said)
    person = Tied(Field.PERSON, (7,), "", 0, 0)
    assert tree("قال:لافروف حلب هدنة شخص:لافروف") == both(said, person)


def test_what_is_left_out_after_a_speaker_is_left_out_of_the_report():
    assert tree("قال:لافروف حلب -جنيف") == both(Said((7,), HALAB, "", 0, 0), without=[GENEVA])


def days(first, last=None):
    return DateRange(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("قبل:2017", Field.BEFORE, days("2017-01-01", "2017-12-31")),
        ("بعد:شباط 2017", Field.AFTER, days("2017-02-01", "2017-02-28")),
        ("after: 16/2/2017", Field.AFTER, days("2017-02-16")),
        ("في:٢٠١٧-٠٢", Field.ON, days("2017-02-01", "2017-02-28")),
        ("on:«16 شباط/فبراير 2017»", Field.ON, days("2017-02-16")),
        ("في:شباط 2017 إلى نيسان 2017", Field.ON, days("2017-02-01", "2017-04-30")),
        ("in:2017-02..2017-04", Field.ON, days("2017-02-01", "2017-04-30")),
        ("on:2017-02-16 to 2017-02-18", Field.ON, days("2017-02-16", "2017-02-18")),
        ("في:2018..2017", Field.ON, days("2017-01-01", "2018-12-31")),
        ("before:February 16, 2017", Field.BEFORE, days("2017-02-16")),
    ],
)
def test_dates_are_read_as_people_write_them(text, relation, expected):
    assert tree(text) == Published(relation, expected, 0, 0)


def test_words_after_a_date_are_words():
    published = Published(Field.ON, days("2017-02-01", "2017-02-28"), 0, 0)
    assert tree("في:شباط 2017 هدنة حلب") == both(published, HUDNA, HALAB)


def test_of_many_words_beside_a_field_a_share_is_enough():
    root = parse("شخص:لافروف وزير خارجية روسيا يلتقي نظيره التركي", People()).root
    assert isinstance(root.must[0], Tied)
    assert 0 < root.must[1].least_share < 1


def test_what_was_said_in_the_language_is_not_relaxed():
    assert relaxed(parse("هدنة AND حلب").root) is None


LEAVES = st.sampled_from(
    [
        HUDNA,
        HALAB,
        GENEVA,
        Phrase(("وقف", "النار"), 0, 0),
        Prefix("مفاوض", 0, 0),
        Exact("استانة", 0, 0),
        Fuzzy("لافروف", 1, 0, 0),
        Tied(Field.PERSON, (7,), "", 0, 0),
        Published(Field.BEFORE, days("2017-02-03", "2017-04-05"), 0, 0),
        InTitle(HUDNA, 0, 0),
        Near(((HUDNA,), (HALAB, GENEVA), (Prefix("وقف", 0, 0),)), (3, 40), 0, 0),
    ]
)
QUERIES = st.recursive(
    LEAVES.map(lambda leaf: render(leaf, Syntax.LATIN)).map(
        lambda text: text.replace('person:""', 'person:"Sergey Lavrov"')
    ),
    lambda inner: (
        st.builds(
            lambda parts, sign: f" {sign} ".join(f"({part})" for part in parts),
            st.lists(inner, min_size=2, max_size=3),
            st.sampled_from(["AND", "OR", "NOT", "و", "أو", "", "AND NOT"]),
        )
        | inner.map(lambda text: f"NOT ({text})")
        | inner.map(lambda text: f"said:لافروف ({text})")
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(QUERIES, st.sampled_from(Syntax))
@example('("وقف النار") (هدنة)', Syntax.ARABIC)
def test_what_a_tree_is_read_as_is_read_as_the_same(text, syntax):
    query = parse(text, People())
    if len(query.text) > 250:
        return
    again = parse(render(query.root, syntax), People())
    assert again.root == query.root
    assert not again.notes


SIGNS = '«»"-−+=*~():/ \u202e\x00'
PIECES = st.sampled_from(
    [
        "هدنة",
        "حلب",
        "في",
        "من",
        "SYRIA",
        "«وقف النار»",
        "«أو»",
        "=استانة",
        "مفاوض*",
        "لافروف~",
        "+في",
        "-(هدنة حلب)",
        "شخص:(لافروف أو الأسد)",
        "في:2017..2018",
        "و",
        "أو",
        "ليس",
        "قرب",
        "قرب/3",
        "AND",
        "OR",
        "NOT",
        "NEAR/2",
        "شخص:",
        "قال:لافروف",
        "في:2017",
        "قبل:",
        "عنوان:",
        "كاتب:فلان",
        "title: ",
        "(",
        ")",
        "«",
        "~9",
        "*",
        *SIGNS,
    ]
)


TYPED = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join)


@settings(max_examples=500, deadline=None)
@given(TYPED, st.sampled_from(Syntax))
def test_whatever_is_typed_is_read_back_as_the_same(text, syntax):
    query = parse(text, People())
    if query.root is None or not query.uses_language or len(text) > 150:
        return
    assert parse(render(query.root, syntax), People()).root == query.root


@pytest.mark.parametrize(
    ("text", "arabic", "latin"),
    [
        ("في مفاوض*", "في مفاوض*", "في مفاوض*"),
        ("+في هدنة من", "في و هدنة من", "في AND هدنة من"),
        ("+في من", "من +في", "من +في"),
        ("NOT في", "ليس (في)", "NOT في"),
        (
            "شخص:لافروف من هدنة",
            "شخص:«سيرغي لافروف» و من هدنة",
            'person:"Sergey Lavrov" AND من هدنة',
        ),
        (
            "حلب AND حمص AND حماة AND درعا AND إدلب AND الرقة AND عفرين",
            "(حلب) و حمص و حماة و درعا و إدلب و الرقة و عفرين",
            None,
        ),
    ],
)
def test_what_is_read_back_keeps_every_word_in_its_place(text, arabic, latin):
    root = parse(text, People()).root
    assert render(root, Syntax.ARABIC) == arabic
    assert render(root, Syntax.LATIN) == (latin or text)


@settings(max_examples=300, deadline=None)
@given(TYPED)
def test_no_sequence_of_signs_is_an_error(text):
    query = parse(text, People())
    for note in query.notes:
        assert 0 <= note.start < note.end <= len(query.text)
    if query.root is not None:
        render(query.root, Syntax.ARABIC)
        relaxed(query.root)
