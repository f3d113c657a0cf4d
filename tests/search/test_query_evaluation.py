"""What trees of the query language find, compared with texts looked through word by word."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from archive.dates import DateRange
from search.analyzers import FormTable
from search.query.evaluation import evaluate
from search.query.expansion import MOST_FORMS, beginnings, capped, expand
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

TABLE = FormTable()
VOCABULARY = ["مفاوضات", "والمفاوضات", "المفاوض", "أستانا", "استانا", "هدنة", "الهدنة", "لافروف"]
VOCABULARY += ["لافرف", "النار", "وقف"]
WORDS = st.sampled_from(VOCABULARY)
TEXTS = st.lists(WORDS, max_size=7).map(" ".join)
# Headline, lead, body, participants, source, first and last day, and where what is said stands.
REPORTS = st.tuples(
    TEXTS,
    TEXTS,
    TEXTS,
    st.sets(st.integers(1, 3)),
    st.integers(1, 2),
    st.sampled_from([(0, 0), (20170101, 20171231), (20170201, 20170228), (20170216, 20170216)]),
    st.lists(st.tuples(st.integers(1, 2), st.integers(0, 6), st.integers(1, 7)), max_size=2),
)

LEAVES = (
    WORDS.map(lambda text: Word(text, 0, 0))
    | st.lists(WORDS, min_size=2, max_size=2).map(lambda words: Phrase(tuple(words), 0, 0))
    | WORDS.map(lambda text: Exact(text, 0, 0))
    | st.sampled_from(["مفاوض", "المفا", "هدن", "است", "لا"]).map(lambda t: Prefix(t, 0, 0))
    | st.builds(lambda text, most: Fuzzy(text, most, 0, 0), WORDS, st.integers(1, 2))
)
PARTS = st.lists(LEAVES, min_size=1, max_size=2)
NEAR = st.builds(
    lambda parts, most: Near(tuple(map(tuple, parts)), (most,) * (len(parts) - 1), 0, 0),
    st.lists(PARTS, min_size=2, max_size=3),
    st.integers(1, 4),
)
KEYS = st.sets(st.integers(1, 3), min_size=1).map(lambda keys: tuple(sorted(keys)))
DAYS = st.sampled_from([("2017-02-01", "2017-02-28"), ("2017-02-16", "2017-02-16")])
FILTERS = st.builds(
    lambda field, keys: Tied(field, keys, "", 0, 0),
    st.sampled_from([Field.PERSON, Field.SOURCE]),
    KEYS,
) | st.builds(
    lambda relation, days: Published(relation, DateRange(*map(dt.date.fromisoformat, days)), 0, 0),
    st.sampled_from([Field.BEFORE, Field.AFTER, Field.ON]),
    DAYS,
)
TREES = st.recursive(
    LEAVES | NEAR | FILTERS,
    lambda inner: (
        st.builds(
            lambda must, should, must_not: Clauses(tuple(must), tuple(should), tuple(must_not)),
            st.lists(inner, max_size=2),
            st.lists(inner, max_size=2),
            st.lists(inner, max_size=1),
        )
        | inner.map(lambda node: InTitle(node, 0, 0))
        | st.builds(lambda keys, node: Said(keys, node, "", 0, 0), KEYS, inner | st.none())
    ),
    max_leaves=5,
)


class Report:
    """A report, looked through without an index."""

    def __init__(self, headline, lead, body, people, source, days, statements):
        self.zones = {"headline": headline.split(), "lead": lead.split(), "body": body.split()}
        self.people, self.source, self.days = people, source, days
        length = len(self.zones["headline"]) + len(self.zones["body"])
        self.statements = {}
        for speaker, first, count in statements:
            inside = set(range(first, min(first + count, length)))
            if inside:
                self.statements.setdefault(speaker, set()).update(inside)

    def places(self, leaf, scope):
        """Return (zone, first, last) of all that a leaf stands for within a scope."""
        found = []
        for zone, words in self.zones.items():
            size = len(leaf.words) if isinstance(leaf, Phrase) else 1
            found += [
                (zone, first, first + size - 1)
                for first in range(len(words) - size + 1)
                if self.is_in(zone, first, scope) and stands(leaf, words[first : first + size])
            ]
        return found

    def is_in(self, zone, place, scope):
        """Return whether a place is in the zones and the statements of a scope."""
        zones, speakers = scope
        if zone not in zones:
            return False
        if speakers is None:
            return True
        if zone == "lead":
            return False
        if zone == "body":
            place += len(self.zones["headline"])
        return any(place in self.statements.get(speaker, ()) for speaker in speakers)


def stands(leaf, words):
    """Return whether the words are what the leaf stands for."""
    forms = TABLE[words[0]]
    match leaf:
        case Phrase():
            wanted = [TABLE[word].folded for word in leaf.words]
            here = [TABLE[word].folded for word in words]
            return here[1:] == wanted[1:] and here[0] in {wanted[0], f"و{wanted[0]}"}
        case Exact():
            return forms.exact == TABLE[leaf.text].exact
        case Prefix():
            return forms.folded.startswith(beginnings(TABLE[leaf.text].folded))
        case Fuzzy():
            sought = TABLE[leaf.text].stem
            return forms.stem[0] == sought[0] and OSA.distance(forms.stem, sought) <= leaf.distance
    sought = TABLE[leaf.text]
    return forms.stem == sought.stem or (sought.has_family and forms.root == sought.root)


def is_beside(one, other, most):
    """Return whether two places in a zone are apart and near enough."""
    if one[0] != other[0]:
        return False
    return 0 < other[1] - one[2] <= most or 0 < one[1] - other[2] <= most


def near(report, node, scope):
    """Return the places of the last part of NEAR that stand near the one before."""
    before = [place for leaf in node.parts[0] for place in report.places(leaf, scope)]
    for part, most in zip(node.parts[1:], node.distances, strict=True):
        here = [place for leaf in part for place in report.places(leaf, scope)]
        before = [place for place in here if any(is_beside(place, b, most) for b in before)]
    return before


def holds(report, node, scope):
    """Return whether the report is what the tree asks for."""
    zones, speakers = scope
    match node:
        case Clauses():
            if not all(holds(report, part, scope) for part in node.must):
                return False
            if any(holds(report, part, scope) for part in node.must_not):
                return False
            enough = bool(node.must) or not node.should
            return enough or any(holds(report, part, scope) for part in node.should)
        case InTitle():
            return holds(report, node.node, (zones & {"headline"}, speakers))
        case Said():
            said = any(report.statements.get(speaker) for speaker in node.speakers)
            return said and (node.node is None or holds(report, node.node, (zones, node.speakers)))
        case Tied():
            own = {report.source} if node.field is Field.SOURCE else report.people
            return bool(own & set(node.keys))
        case Published():
            return was_published(report, node)
        case Near():
            return bool(near(report, node, scope))
    return bool(report.places(node, scope))


def was_published(report, node):
    """Return whether the report may have been published then."""
    first, last = (int(day.strftime("%Y%m%d")) for day in (node.days.first, node.days.last))
    start, end = report.days
    if not start:
        return False
    if node.relation is Field.BEFORE:
        return start < first
    return end > last if node.relation is Field.AFTER else start <= last and end >= first


def spans(report):
    """Return the statements as the index is told of them: by characters."""
    words = [*report.zones["headline"], *report.zones["body"]]
    text = f"{' '.join(report.zones['headline'])}\n{' '.join(report.zones['body'])}"
    starts, place = [], 0
    for word in words:
        place = text.index(word, place)
        starts.append(place)
        place += len(word)
    return tuple(
        (speaker, starts[place], starts[place] + len(words[place]))
        for speaker, places in report.statements.items()
        for place in sorted(places)
    )


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(REPORTS, min_size=1, max_size=5), st.lists(TREES, min_size=1, max_size=6))
def test_a_tree_finds_what_looking_through_every_word_finds(build_of, document, rows, trees):
    reports = [Report(*row) for row in rows]
    documents = []
    for number, (headline, lead, body, people, source, days, _) in enumerate(rows, 1):
        documents.append(
            document(
                number,
                body,
                headline=headline,
                lead=lead,
                participants=tuple(sorted(people)),
                source=source,
                date_start=days[0],
                date_end=days[1],
                statements=spans(reports[number - 1]),
            )
        )
    snapshot = build_of(*documents)
    for tree in trees:
        match = evaluate(snapshot, tree)
        for found, score, report in zip(match.found, match.scores, reports, strict=True):
            wanted = holds(report, tree, ({"headline", "lead", "body"}, None))
            assert found == wanted
            assert score >= 0


def found(snapshot, node):
    return (evaluate(snapshot, node).found.nonzero()[0] + 1).tolist()


def test_a_beginning_is_found_behind_an_article_and_a_clitic(build_of, document):
    bodies = ["المفاوضون", "ومفاوضات", "للمفاوضين", "بمفاوضاتهم", "فاوض", "المتفاوضون"]
    snapshot = build_of(*(document(n, body, headline="") for n, body in enumerate(bodies, 1)))
    assert found(snapshot, Prefix("مفاوض", 0, 0)) == [1, 2, 3, 4]


def test_a_short_beginning_takes_no_letter_of_a_word_for_a_clitic(build_of, document):
    bodies = ["رمضان", "كرم الضيافة", "والرمان", "ورم"]
    snapshot = build_of(*(document(n, body, headline="") for n, body in enumerate(bodies, 1)))
    assert found(snapshot, Prefix("رم", 0, 0)) == [1, 3]


def test_a_rough_word_keeps_its_first_letter(build_of, document):
    bodies = ["لافرف", "ولافروف", "كافروف", "لافروفا", "بوتين"]
    snapshot = build_of(*(document(n, body, headline="") for n, body in enumerate(bodies, 1)))
    assert found(snapshot, Fuzzy("لافروف", 1, 0, 0)) == [1, 2, 4]


def test_of_too_many_words_those_in_the_most_reports_are_used(build_of, document):
    letters = "ابتثجحخدذرزسشصضطظعغفقك"
    words = [f"مس{a}{b}" for a in letters for b in letters][: MOST_FORMS + 50]
    frequent = words[-1]
    snapshot = build_of(*(document(n, f"{frequent} {word}") for n, word in enumerate(words, 1)))
    prefix = Prefix("مس", 0, 0)
    assert len(expand(snapshot, prefix).terms) == MOST_FORMS
    assert expand(snapshot, prefix).terms[0] == frequent
    assert [piece for piece, _ in capped(snapshot, Clauses(must=(prefix,)))] == [prefix]
    assert not capped(snapshot, Prefix("مسا", 0, 0))


def test_an_exact_word_is_found_as_it_is_typed(build_of, document):
    bodies = ["في أستانا", "في استانا", "في أستانة"]
    snapshot = build_of(*(document(n, body, headline="") for n, body in enumerate(bodies, 1)))
    assert found(snapshot, Exact("استانا", 0, 0)) == [2]
    assert found(snapshot, Exact("أستانا", 0, 0)) == [1]


def test_near_words_stand_in_one_part_of_a_report(build_of, document):
    snapshot = build_of(
        document(1, "وقف", headline="هدنة"),
        document(2, "وقف ثم كان بعد حين هدنة", headline=""),
        document(3, "هدنة وقف", headline=""),
    )
    pair = ((Word("وقف", 0, 0),), (Word("هدنة", 0, 0),))
    assert found(snapshot, Near(pair, (4,), 0, 0)) == [3]
    assert found(snapshot, Near(pair, (5,), 0, 0)) == [2, 3]


def test_a_word_near_another_is_found_in_the_forms_in_which_it_is_found_alone(build_of, document):
    snapshot = build_of(
        document(1, "تفاوض الوفدان مع روسيا", headline=""),
        document(2, "المفاوضات التي ترعاها روسيا", headline=""),
        document(3, "موقف روسيا وحده", headline=""),
    )
    near = Near(((Word("مفاوضات", 0, 0),), (Word("روسيا", 0, 0),)), (3,), 0, 0)
    assert found(snapshot, near) == [1, 2]
    exactly = Near(((Exact("المفاوضات", 0, 0),), (Word("روسيا", 0, 0),)), (3,), 0, 0)
    assert found(snapshot, exactly) == [2]
    as_spelled = Near(((Phrase(("تفاوض", "الوفدان"), 0, 0),), (Word("روسيا", 0, 0),)), (3,), 0, 0)
    assert found(snapshot, as_spelled) == [1]


def test_an_exact_word_near_another_is_told_from_its_other_spellings(build_of, document):
    snapshot = build_of(
        document(1, "أستانا بعيدة عن كل مدينة كبيرة ثم استانا قرب الحدود", headline=""),
        document(2, "استانا بعيدة عن كل مدينة كبيرة ثم أستانا قرب الحدود", headline=""),
    )
    near = Near(((Exact("أستانا", 0, 0),), (Word("الحدود", 0, 0),)), (2,), 0, 0)
    assert found(snapshot, near) == [2]


def test_a_filter_alone_scores_nothing_and_words_beside_it_as_they_do_alone(build_of, document):
    snapshot = build_of(document(1, "هدنة", source=1), document(2, "هدنة هدنة", source=2))
    tied = Tied(Field.SOURCE, (2,), "", 0, 0)
    assert evaluate(snapshot, tied).scores.tolist() == [0, 0]
    alone = evaluate(snapshot, Word("هدنة", 0, 0))
    both = evaluate(snapshot, Clauses(must=(tied, Word("هدنة", 0, 0))))
    assert both.found.tolist() == [False, True]
    assert both.scores[1] == alone.scores[1]
