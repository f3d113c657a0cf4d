"""Segments are written by arrays, and hold what reading word by word would give."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.filetables import OrderedHashReader

from archive.arabic.tokens import words
from search.analyzers import FormTable
from search.backends.field_postings import from_occurrences, joined
from search.backends.inversion import Inversion
from search.backends.schema import RUNGS, ZONES, field_name
from search.backends.term_table import TermTable
from tests.search.analysis import words_on

NAMES = FormTable(["لافروف"])
TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            *("مفاوضات", "المفاوضات", "والمفاوضات", "يتفاوضون", "المُفاوضات", "تفاوض"),
            *("أستانا", "استانا", "لافروف", "ولافروف", "في", "٢٠١٧", "2017", "Geneva"),
        ]
    ),
    max_size=12,
).map(" ".join)


def as_read(field):
    """Return field postings as {term: {document: positions}}, counts where none are kept."""
    found = defaultdict(dict)
    ends = np.cumsum(field.weights).tolist()
    posting = 0
    for term, count in zip(field.terms, field.counts.tolist(), strict=True):
        for _ in range(count):
            weight = int(field.weights[posting])
            held = weight
            if field.positions is not None:
                held = field.positions[ends[posting] - weight : ends[posting]].tolist()
            found[term][int(field.docs[posting])] = held
            posting += 1
    return dict(found)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5))
def test_what_is_indexed_is_what_the_analyzer_of_each_rung_gives(documents):
    inversion = Inversion(NAMES)
    expected = defaultdict(lambda: defaultdict(dict))
    lengths = defaultdict(lambda: [0] * len(documents))
    for number, texts in enumerate(documents):
        for zone, text in zip(ZONES, texts, strict=True):
            inversion.add(number, zone, words(text))
            for rung in RUNGS:
                name = field_name(zone, rung)
                for form, places in words_on(rung, text, NAMES).items():
                    expected[name][form.encode()][number] = places
                    lengths[name][number] += len(places)
    fields = {field.name: field for field in inversion.fields(len(documents))}
    for zone in ZONES:
        for rung in RUNGS:
            name = field_name(zone, rung)
            if name in fields:
                assert as_read(fields[name].postings) == expected[name]
                assert list(fields[name].postings.terms) == sorted(fields[name].postings.terms)
                assert fields[name].lengths.tolist() == lengths[name]
            else:
                assert not expected[name]


POSTINGS = st.dictionaries(
    st.binary(max_size=3),
    st.dictionaries(
        st.integers(0, 9), st.lists(st.integers(0, 99), min_size=1, max_size=3, unique=True)
    ).filter(bool),
    max_size=8,
).filter(bool)


def field_of(postings):
    return from_occurrences(
        {term: sorted(documents.items()) for term, documents in postings.items()},
        with_positions=True,
    )


@given(st.lists(POSTINGS, min_size=1, max_size=3), st.sets(st.integers(0, 29)))
def test_lots_that_are_joined_and_lose_documents_keep_the_postings_of_the_others(lots, dropped):
    """Lot ``n`` holds the documents from ``10 n`` on."""
    kept = [number for number in range(30) if number not in dropped]
    numbers = np.full(30, -1)
    numbers[kept] = np.arange(len(kept))
    parts = []
    expected = defaultdict(dict)
    for lot, postings in enumerate(lots):
        parts.append(field_of(postings).renumbered(numbers[10 * lot : 10 * lot + 10]))
        for term, documents in postings.items():
            for document, positions in documents.items():
                if 10 * lot + document not in dropped:
                    expected[term][kept.index(10 * lot + document)] = positions
    whole = joined(parts)
    assert list(whole.terms) == sorted(expected)
    assert as_read(whole) == expected


@given(st.lists(st.sets(st.binary(max_size=4), min_size=1), min_size=1, max_size=3))
def test_whoosh_finds_in_a_dictionary_every_term_and_no_other(fields):
    storage = RamStorage()
    table = TermTable(storage.create_file("terms"))
    held = {}
    for number, terms in enumerate(fields):
        records = np.arange(len(terms), dtype=">i8")
        table.add_field(number, sorted(terms), records)
        for term, record in zip(sorted(terms), records.tolist(), strict=True):
            held[number.to_bytes(2) + term] = record.to_bytes(8)
    table.close()
    reader = OrderedHashReader(storage.open_file("terms"), storage.file_length("terms"))
    assert dict(reader) == held
    assert list(reader.keys_from(b"")) == sorted(held)
    for key, data in held.items():
        assert reader[key] == data
        assert key + b"?" in held or key + b"?" not in reader
