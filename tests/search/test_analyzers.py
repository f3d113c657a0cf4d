"""The ladder of forms: what a word is on each rung, and that no field is analysed in English."""

import pickle

from haystack import connections
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from hypothesis import given
from hypothesis import strategies as st
from whoosh.analysis import StemFilter, StopFilter
from whoosh.fields import TEXT

from archive.arabic.tokens import words
from search.analyzers import FormTable, Rung, rung_analyzer
from search.backends import schema as names
from search.backends.schema import build_schema, field_name
from tests.search.analysis import words_on


def texts(analyzer, text):
    return [token.text for token in analyzer(text)]


def test_a_word_keeps_its_letters_on_the_exact_rung_and_loses_tashkeel_and_tatweel():
    forms = FormTable()["والمُفاوضـــات"]
    assert forms.exact == "والمفاوضات"
    assert forms.folded == "والمفاوضات"
    assert forms.stem == "مفاوض"


def test_the_folded_rung_joins_spellings_that_the_exact_one_keeps_apart():
    table = FormTable()
    assert table["أستانا"].exact != table["استانا"].exact
    assert table["أستانا"].folded == table["استانا"].folded


def test_the_root_rung_joins_words_of_one_deed_and_not_those_of_one_root():
    table = FormTable()
    assert table["التفاوض"].root == table["المفاوضات"].root
    assert table["التفاوض"].stem != table["المفاوضات"].stem
    assert len({table[word].root for word in ("سلام", "إسلام", "استسلام", "تسليم")}) == 4


def test_a_protected_name_is_of_no_family():
    assert FormTable()["مشارك"].has_family
    assert not FormTable(["مشارك"])["المشارك"].has_family


def test_english_words_are_written_small_and_not_stemmed():
    analyzer = rung_analyzer(Rung.STEM, FormTable())
    assert texts(analyzer, "محادثات Geneva Talks") == ["محادث", "geneva", "talks"]


def test_a_protected_name_is_left_whole_and_loses_only_what_is_written_onto_it():
    table = FormTable(["سادات"])
    assert table["والسادات"].stem == table["سادات"].stem == "سادات"
    assert FormTable()["سادات"].stem != "سادات"


@given(st.text(max_size=300) | st.text("يتفاوضوناملمس ", max_size=100))
def test_any_text_has_as_many_words_on_every_rung_but_the_root_in_the_same_places(text):
    table = FormTable()
    places = {
        rung: sorted(place for places in words_on(rung, text, table).values() for place in places)
        for rung in Rung
    }
    everywhere = list(range(len(places[Rung.EXACT])))
    assert places[Rung.EXACT] == places[Rung.FOLDED] == places[Rung.STEM] == everywhere
    families = [place for place, word in enumerate(words(text)) if table[word].has_family]
    assert places[Rung.ROOT] == families


def test_words_that_meet_on_a_strict_rung_meet_on_the_looser_ones():
    table = FormTable()
    spellings = [
        "مفاوضات",
        "المفاوضات",
        "المُفاوضات",
        "تفاوض",
        "أستانا",
        "استانا",
        "أستانة",
        "Geneva",
    ]
    for one in spellings:
        for other in spellings:
            if table[one].exact == table[other].exact:
                assert table[one].folded == table[other].folded
            if table[one].folded == table[other].folded:
                assert table[one].stem == table[other].stem
            if table[one].stem == table[other].stem:
                assert table[one].root == table[other].root


def test_a_table_that_is_stored_keeps_its_names():
    table = pickle.loads(pickle.dumps(FormTable(["سادات"])))
    assert table["السادات"].stem == "سادات"


def test_no_text_field_of_the_index_is_analysed_in_english():
    fields = {name: field for name, field in build_schema().items() if isinstance(field, TEXT)}
    assert set(fields) == {field_name(zone, rung) for zone in names.ZONES for rung in names.RUNGS}
    for name, field in fields.items():
        filters = list(field.analyzer)
        assert not any(isinstance(part, StemFilter | StopFilter) for part in filters), name
        expected = [] if name.endswith("_root") else ["running", "the", "talks"]
        assert texts(field.analyzer, "running the talks") == expected, name


def test_every_text_field_that_haystack_knows_names_its_analyzer():
    fields = connections["default"].get_unified_index().all_searchfields()
    texts_ = [field for field in fields.values() if field.field_type == "string"]
    several = {name for name, field in fields.items() if field.is_multivalued}
    assert several == {"participants", "rounds", "said"}
    indexed = [f for f in texts_ if f.indexed and f.index_fieldname not in several]
    assert all(field.analyzer is not None for field in indexed)


def test_the_index_uses_haystacks_names_for_what_a_result_is_known_by():
    assert (names.ID, names.DJANGO_CT, names.DJANGO_ID) == (ID, DJANGO_CT, DJANGO_ID)
