"""Speakers without a known name, titles that mean a known person, and reported clauses."""

import datetime as dt

import pytest

from archive.ingest import people
from archive.ingest.office_holders import OfficeHolders
from archive.ingest.statements import build_stage
from archive.ingest.values import KnownOffice
from tests.archive.ingest.known import KNOWLEDGE, draft

LAVROV, PUTIN = "sergey-lavrov", "vladimir-putin"
WORDS = "القافلة ستصل إلى البلدة صباح الغد"


@pytest.fixture(scope="module")
def stages():
    return people.build_stage(KNOWLEDGE), build_stage(KNOWLEDGE)


def said(stages, body, day="2017-07-05"):
    """Return speaker or surface, verb and words of each statement."""
    find_people, find_statements = stages
    given = find_statements(find_people(draft(body, day=day)))
    return [
        (each.speaker or each.speaker_surface, each.verb, given.text[each.start : each.end])
        for each in given.statements
    ]


# Each says WORDS, in place of the star.
UNKNOWN = [
    ("قال مصدر دبلوماسي إن *.", "مصدر دبلوماسي"),
    ("وذكر ناشطون أن *.", "ناشطون"),
    ("وأفاد المرصد المحلي للإغاثة بأن *.", "المرصد المحلي للإغاثة"),
    ("وقال سالم إن *.", "سالم"),
    ("وقال سالم الخطيب لوكالة سبوتنيك إن *.", "سالم الخطيب"),
    ("وقالت المحامية هدى السالم إن *.", "المحامية هدى السالم"),
    ('وقال أحد سكان البلدة "*".', "أحد سكان البلدة"),
    ("وقال عدد من السكان إن *.", "عدد من السكان"),
    ('"*"، قال تاجر من البلدة.', "تاجر"),
    ("وكانت مصادر محلية قد ذكرت أن *.", "مصادر محلية"),
    ("أما المحلل سالم الخطيب فقد قال إن *.", "المحلل سالم الخطيب"),
    ("لكن الصليب الأحمر أعلن أن *.", "الصليب الأحمر"),
    ("ونقلت الصحيفة عن مسؤول كردي قوله إن *.", "مسؤول كردي"),
    ("ونقلت وكالة سبوتنيك عن أحد الحاضرين أن *.", "أحد الحاضرين"),
    ("وقال لوكالة سبوتنيك سالم الخطيب إن *.", "سالم الخطيب"),
    ("وحذرت منظمة إغاثة من أن *.", "منظمة إغاثة"),
]


@pytest.mark.parametrize(("pattern", "surface"), UNKNOWN)
def test_a_speaker_without_a_known_name_is_kept_as_named(stages, pattern, surface):
    ((speaker, _, words),) = said(stages, pattern.replace("*", WORDS))
    assert (speaker, words) == (surface, WORDS)


@pytest.mark.parametrize(
    "body",
    [
        f"أكد رفضه أن {WORDS}.",
        f"أعلن وقف العمل بعد أن وصلت {WORDS}.",
        f"ويذكر أن {WORDS}.",
        f"وعلقت المنظمة عملها بعد أن عرفت أن {WORDS}.",
        f"إن ذكر القافلة بعد أن تأخرت يعني أن {WORDS}.",
        f"وتحدث التقرير عن أسباب أولها أن {WORDS}.",
        f"بعيد تعهد سالم أن {WORDS}.",
        'وأعلنت "كتيبة سهل البلدة" وصولها.',
        f"وتتخذ المنظمة من البلدة مقرا لها مع أن {WORDS}.",
    ],
)
def test_nobody_says_what_only_looks_like_it(stages, body):
    assert said(stages, body) == []


class TestTitles:
    @pytest.mark.parametrize(
        ("body", "speaker"),
        [
            (f"قال الرئيس الروسي إن {WORDS}.", PUTIN),
            (f"وقال وزير الخارجية الروسي إن {WORDS}.", LAVROV),
            (f"وقال وزير خارجية روسيا إن {WORDS}.", LAVROV),
            (f"وقال الوزير الروسي إن {WORDS}.", LAVROV),
            (f"وقال وزير الدفاع الروسي إن {WORDS}.", "وزير الدفاع الروسي"),
            (f"وقال الرئيس الفرنسي إن {WORDS}.", "الرئيس الفرنسي"),
            (f"وقال نائب وزير الخارجية الروسي إن {WORDS}.", "نائب وزير الخارجية الروسي"),
        ],
    )
    def test_an_office_means_who_holds_it(self, stages, body, speaker):
        assert [who for who, _, _ in said(stages, body)] == [speaker]

    def test_but_not_before_he_held_it(self, stages):
        found = said(stages, f"قال الرئيس الروسي إن {WORDS}.", day="2009-05-01")
        assert found[0][0] == "الرئيس الروسي"

    def test_of_several_holders_the_one_named_before(self):
        offices = [
            KnownOffice(slug, "نائب وزير الخارجية الروسي", dt.date(2011, 1, 1), None)
            for slug in ("one", "other")
        ]
        holders, day = OfficeHolders(offices), dt.date(2018, 1, 1)
        title = "نائب وزير الخارجية الروسي"
        assert holders.holder(title, day, []) is None
        assert holders.holder(title, day, ["one", "other"]) is None
        holder = holders.holder(title, day, ["other"])
        assert holder is not None
        assert (holder.participant, holder.is_by_office) == ("other", False)

    def test_a_bare_surname_means_the_one_named_before(self, stages):
        body = f"وصل ستيفان دي ميستورا إلى البلدة. وقال ميستورا إن {WORDS}."
        assert said(stages, body)[0][0] == "staffan-de-mistura"


class TestWhatWentBefore:
    @pytest.mark.parametrize(
        ("end", "speaker"),
        [
            ("حسبما قال لافروف", LAVROV),
            ("وفق ما أفاد المرصد المحلي", "المرصد المحلي"),
            ("بحسب ما ذكرت وكالة سبوتنيك", "sputnik"),
            ("وفقا لما أعلنته وزارة الدفاع الروسية", "russian-mod"),
        ],
    )
    def test_the_sentence_is_what_was_said(self, stages, end, speaker):
        found = said(stages, f"وصل الوفد أمس. {WORDS}، {end}.")
        assert [(who, words) for who, _, words in found] == [(speaker, WORDS)]

    def test_a_sentence_that_has_its_speaker_is_not_the_relays(self, stages):
        found = said(stages, f"قال لافروف إن {WORDS}، حسبما ذكرت وكالة سبوتنيك.")
        assert [who for who, _, _ in found] == [LAVROV]


class TestClauses:
    @pytest.mark.parametrize(
        ("body", "words"),
        [
            (f'قال لافروف إن القافلة "تأخرت كثيرا" {WORDS}.', f'القافلة "تأخرت كثيرا" {WORDS}'),
            (
                f'قال لافروف إن "{WORDS}" مع كل ما يحتاجه السكان.',
                f'"{WORDS}" مع كل ما يحتاجه السكان',
            ),
            (f"قال لافروف إن {WORDS} التي ذكرتها الصحف أمس.", f"{WORDS} التي ذكرتها الصحف أمس"),
            (f"قال لافروف إن {WORDS}، وسط مخاوف من القصف.", WORDS),
            (f"قال لافروف إن {WORDS} فيما واصل الوفد عمله.", WORDS),
            (f'قال لافروف إن "{WORDS}" بعدما عاد من البلدة.', WORDS),
            (f"قال لافروف إن {WORDS}.وصل الوفد بعد ذلك.", WORDS),
        ],
    )
    def test_go_as_far_as_the_speaker_does(self, stages, body, words):
        ((_, _, found),) = said(stages, body)
        assert found == words

    def test_a_quotation_that_begins_with_its_own_particle_is_given_once(self, stages):
        body = f'وأضاف لافروف، "إن {WORDS}، وهذا ما نسميه "النجاح"".'
        assert len(said(stages, body)) == 1

    @pytest.mark.parametrize("verb", ["مؤكدا", "قائلا", "مشيرا إلى"])
    def test_a_participle_is_of_whoever_the_sentence_is_about(self, stages, verb):
        body = f"وندد الوزير سيرغي لافروف بالهجوم على القافلة، {verb} أن {WORDS}."
        assert [(who, words) for who, _, words in said(stages, body)] == [(LAVROV, WORDS)]

    def test_goes_on_saying_in_the_next_paragraph(self, stages):
        body = f'قال لافروف إن {WORDS}.\nومضى قائلا: "{WORDS}".'
        assert [who for who, _, _ in said(stages, body)] == [LAVROV, LAVROV]
