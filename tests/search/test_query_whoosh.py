"""Trees evaluated on arrays find what Whoosh's own matchers find in the same index.

Nearness is left out: Whoosh's matchers of spans fail where one of the words is in no report.
"""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh
from whoosh.searching import Searcher

from search.analyzers import FormTable, Rung
from search.backends.schema import ZONES, field_name
from search.query.evaluation import evaluate
from search.query.expansion import beginnings, expand
from search.query.nodes import Clauses, Exact, Fuzzy, Phrase, Prefix, Word
from search.query.phrases import with_proclitics

TABLE = FormTable()
VOCABULARY = ["مفاوضات", "والمفاوضات", "أستانا", "استانا", "هدنة", "الهدنة", "لافروف", "وقف"]
WORDS = st.sampled_from(VOCABULARY)
TEXTS = st.lists(WORDS, max_size=7).map(" ".join)
LEAVES = (
    WORDS.map(lambda text: Word(text, 0, 0))
    | WORDS.map(lambda text: Exact(text, 0, 0))
    | st.sampled_from(["مفاوض", "هدن", "است"]).map(lambda text: Prefix(text, 0, 0))
    | st.sampled_from(["لافرف", "هدنه"]).map(lambda text: Fuzzy(text, 1, 0, 0))
    | st.tuples(WORDS, WORDS).map(lambda words: Phrase(words, 0, 0))
)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Clauses(must=tuple(parts)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: Clauses(should=tuple(parts)))
        | st.builds(lambda one, other: Clauses((one,), (), (other,)), inner, inner)
    ),
    max_leaves=6,
)


def anywhere(rung, make):
    """Return a query for what is made for each zone's field."""
    return whoosh.Or([make(field_name(zone, rung)) for zone in ZONES])


def terms(rung, *forms):
    """Return a query for any of the terms of a rung."""
    return anywhere(rung, lambda field: whoosh.Or([whoosh.Term(field, form) for form in forms]))


def in_whoosh(snapshot, node):
    """Return the tree as a query of Whoosh."""
    match node:
        case Clauses():
            parts = [in_whoosh(snapshot, part) for part in node.must or node.should]
            joined = whoosh.And(parts) if node.must else whoosh.Or(parts)
            without = [in_whoosh(snapshot, part) for part in node.must_not]
            return whoosh.And([joined, *map(whoosh.Not, without)])
        case Exact():
            return terms(Rung.EXACT, TABLE[node.text].exact)
        case Prefix():
            starts = beginnings(TABLE[node.text].folded)
            return anywhere(
                Rung.FOLDED,
                lambda field: whoosh.Or([whoosh.Prefix(field, start) for start in starts]),
            )
        case Fuzzy():
            return terms(Rung.STEM, *expand(snapshot, node).terms)
        case Phrase():
            first, second = (TABLE[word].folded for word in node.words)
            return anywhere(
                Rung.FOLDED,
                lambda field: whoosh.Or(
                    [whoosh.Phrase(field, [form, second]) for form in with_proclitics(first)]
                ),
            )
    forms = TABLE[node.text]
    if not forms.has_family:
        return terms(Rung.STEM, forms.stem)
    return terms(Rung.STEM, forms.stem) | terms(Rung.ROOT, forms.root)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6),
    st.lists(TREES, min_size=1, max_size=6),
)
def test_arrays_find_what_matchers_find(build_of, document, texts, trees):
    snapshot = build_of(
        *(
            document(number, body, headline=headline)
            for number, (headline, body) in enumerate(texts, 1)
        )
    )
    with Searcher(snapshot.reader, closereader=False) as searcher:
        for tree in trees:
            found = evaluate(snapshot, tree).found.nonzero()[0].tolist()
            query = in_whoosh(snapshot, tree)
            assert found == sorted(searcher.docs_for_query(query)), tree
