"""Postings, positions and columns as arrays: what is written is what is read, and Whoosh agrees."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.query import Term
from whoosh.searching import Searcher

from search.backends.field_postings import FieldPostings
from search.backends.postings import pack_postings, read_postings
from search.backends.schema import NUMBERS, Zone
from search.backends.snapshot import Snapshot
from search.backends.writing import apply_changes

PLACES = ("حلب", "حمص", "حماة")


def written(docs, weights, positions):
    """Return a file of the postings of two terms of which the second is given."""
    field = FieldPostings(
        [b"a", b"b"],
        np.array([1, len(docs)]),
        np.array([3, *docs]),
        np.array([1, *weights]),
        None if positions is None else np.array([7, *positions]),
    )
    data, sizes = pack_postings(field)
    assert sizes.sum() == len(data)
    data = data[sizes[0] :]
    return SimpleNamespace(get=lambda offset, length: data[offset : offset + length])


@given(
    st.lists(
        st.tuples(
            st.integers(0, 1_000),
            st.lists(st.integers(0, 2**31), min_size=1, max_size=300, unique=True),
        ),
        min_size=1,
        max_size=30,
        unique_by=lambda posting: posting[0],
    )
)
def test_postings_are_read_as_they_were_written(postings):
    postings.sort()
    docs = [doc for doc, _ in postings]
    weights = [len(places) for _, places in postings]
    file = written(docs, weights, [place for _, places in postings for place in places])
    read = read_postings(file, 0)
    assert read.docs.tolist() == docs
    assert read.weights.tolist() == weights
    for place, (_, places) in enumerate(postings):
        assert read.positions_in(place).tolist() == places


@pytest.mark.parametrize("greatest", [1, 2, 255, 256, 65_535, 65_536])
def test_words_that_are_said_ever_so_often_are_counted(greatest):
    read = read_postings(written([1, 5], [1, greatest], None), 0)
    assert read.weights.tolist() == [1, greatest]


def test_asking_for_positions_that_are_not_kept_is_an_error():
    with pytest.raises(ValueError, match="no positions"):
        read_postings(written([1], [1], None), 0).positions_in(0)


def test_a_snapshot_knows_positions_lengths_and_columns(build_of, document):
    view = build_of(
        document(7, "مفاوضات في أستانا ثم مفاوضات", date_start=20170101, date_end=20171231),
        document(9, "هدنة", source=3, participants=(4, 11), rounds=(2,)),
    )
    postings = view.postings("text", "مفاوض")
    assert postings.docs.tolist() == [0]
    assert postings.positions_in(0).tolist() == [0, 4]
    assert view.lengths(Zone.BODY).tolist() == [5.0, 1.0]
    assert view.column("number").tolist() == [7, 9]
    assert view.column("date_end").tolist() == [20171231, 20170704]
    assert view.column("source").tolist() == [1, 3]
    everything = np.ones(2, np.bool_)
    assert view.participants.counts(everything) == {4: 1, 11: 1}
    assert view.rounds.holding({2}, 2).tolist() == [False, True]


def test_a_term_that_is_nowhere_has_no_postings(build_of, document):
    assert build_of(document(1)).postings("text", "غائب") is None


def test_an_empty_index_can_be_opened_and_asked(build_of):
    view = build_of()
    assert view.count == 0
    assert view.postings("text", "سلام") is None
    assert view.column("number").tolist() == []


def test_whooshs_own_matchers_find_the_same_documents(build_of, document):
    bodies = ["سلام وهدنة", "هدنة في حلب", "سلام في أستانا سلام", "لا شيء هنا"]
    view = build_of(*(document(n, body) for n, body in enumerate(bodies)))
    with Searcher(view.reader, closereader=False) as searcher:
        for term in ("سلام", "هدن", "استانا", "في"):
            whoosh = sorted(searcher.docs_for_query(Term("text", term)))
            ours = view.postings("text", term)
            assert whoosh == ([] if ours is None else ours.docs.tolist())


def test_segments_that_are_merged_keep_every_report_and_position(root, build_of, document):
    build_of(document(0, "مفاوضات أستانا"))
    generation = root.current()
    for number in range(1, 16):
        apply_changes(generation, [number], [document(number, f"كلمة مفاوضات رقم {number}")])
    apply_changes(generation, [3], [])
    view = Snapshot(generation)
    held = sorted(view.column("number")[view.alive].tolist())
    assert held == [number for number in range(16) if number != 3]
    assert len(list(generation.path.glob("*.seg"))) <= 12
    postings = view.postings("text", "مفاوض")
    alive = [place for place, doc in enumerate(postings.docs) if view.alive[doc]]
    for place in alive:
        number = int(view.column("number")[postings.docs[place]])
        assert postings.positions_in(place).tolist() == ([0] if number == 0 else [1])


def everything_in(view):
    """Return all that an index holds of living reports, by the reports' numbers."""
    numbers = view.column("number").tolist()
    living = [document for document in range(view.size) if view.alive[document]]
    held = {numbers[document]: {} for document in living}
    for name in NUMBERS:
        column = view.column(name).tolist()
        for document in living:
            held[numbers[document]][name] = column[document]
    for document in living:
        words = view.words_of([document])
        held[numbers[document]]["words"] = words.bounds.tolist(), words.keys.tolist()
        held[numbers[document]]["stored"] = view.reader.stored_fields(document)
        for zone in Zone:
            held[numbers[document]][zone] = float(view.lengths(zone)[document])
    for field in view.schema.names():
        for segment, base in zip(view._segments, view._bases, strict=True):
            for term in segment.terms_of(field):
                postings = segment.arrays(field, term)
                for place, document in enumerate((postings.docs + base).tolist()):
                    if view.alive[document]:
                        positions = postings.positions
                        held[numbers[document]][field, term] = (
                            float(postings.weights[place]),
                            None if positions is None else postings.positions_in(place).tolist(),
                        )
    return held


def test_an_index_that_was_changed_often_is_one_built_anew(root, build_of, document):
    def version(number, edition):
        return document(
            number,
            f"{PLACES[number % 3]} " * (1 + 300 * (number == 7)) + f"تفاوض المفاوضون {edition}",
            lead="" if number % 2 else "هدنة",
            participants=(number % 4, 9),
            rounds=(number % 3,),
            statements=((5, 0, 20),) if number % 5 else (),
        )

    build_of(*(version(number, 1) for number in range(40)))
    generation = root.current()
    for edition, number in enumerate([*range(3, 30), 3, 3, *range(40, 60), 45], start=2):
        apply_changes(generation, [number], [version(number, edition)])
    apply_changes(generation, [2, 50], [])
    changed = Snapshot(generation)
    assert len(changed._segments) <= 10
    held = everything_in(changed)
    assert sorted(held) == [number for number in range(60) if number not in (2, 50)]
    editions = {int(number): held[number]["fingerprint"] for number in held}
    latest = {3: 30, 45: 51}
    for number in range(4, 30):
        latest[number] = number - 1
    for number in range(40, 60):
        latest.setdefault(number, number - 9)
    anew = build_of(*(version(number, latest.get(number, 1)) for number in sorted(held)))
    assert {number: anew_of["fingerprint"] for number, anew_of in everything_in(anew).items()} == (
        editions
    )
    assert everything_in(anew) == held


def test_what_was_read_of_a_segment_is_kept_when_another_one_comes(root, build_of, document):
    before = build_of(document(1, "مفاوضات"), document(2, "هدنة", participants=(4,)))
    assert everything_in(before)
    apply_changes(root.current(), [2], [document(2, "سلام", participants=(5,))])
    after = Snapshot(root.current(), before)
    assert after.vocabularies[0] is before.vocabularies[0]
    assert after.participants.counts(after.alive) == {5: 1}
    assert before.participants.counts(before.alive) == {4: 1}
    assert everything_in(after) == everything_in(Snapshot(root.current()))


def test_many_processes_write_the_same_index_as_one(build_of, document):
    documents = [
        document(n, f"{PLACES[n % 3]} مفاوضات {n}", rounds=(n % 3,)) for n in range(1, 1_101)
    ]
    done: list[int] = []
    one = build_of(*documents)
    two = build_of(*documents, processes=2, progress=done.append)
    assert done[-1] == len(documents)
    assert one.column("fingerprint").tolist() == two.column("fingerprint").tolist()
    for term in ("مفاوض", "حمص"):
        first, second = one.postings("text", term), two.postings("text", term)
        assert first.docs.tolist() == second.docs.tolist()
        assert first.positions.tolist() == second.positions.tolist()
    assert one.rounds.counts(one.alive) == two.rounds.counts(two.alive)
