"""Who said what: the speaker, the verb and the very words."""

import pytest

from archive.ingest import people
from archive.ingest.statements import build_stage
from tests.archive.ingest.known import KNOWLEDGE, draft


@pytest.fixture(scope="module")
def stages():
    return people.build_stage(KNOWLEDGE), build_stage(KNOWLEDGE)


def statements(stages, body, headline=""):
    find_people, find_statements = stages
    given = find_statements(find_people(draft(body, headline)))
    return [(each, given.text[each.start : each.end]) for each in given.statements]


def direct(stages, body, headline=""):
    """Return speaker, verb and words of each quotation."""
    return [
        (each.speaker, each.verb, words)
        for each, words in statements(stages, body, headline)
        if each.is_direct
    ]


LAVROV, ALLOUSH, MISTURA = "sergey-lavrov", "mohammed-alloush", "staffan-de-mistura"
WORDS = "نحن مستعدون للحوار مع كل الأطراف"

# Each quotes WORDS, in place of the star.
ONE = [
    ('قال لافروف: "*".', LAVROV, "قال"),
    ('قال لافروف "*".', LAVROV, "قال"),
    ("وقال لافروف «*».", LAVROV, "قال"),
    ("فقال لافروف إن “*”.", LAVROV, "قال"),
    ('أكّد لافروف أن "*".', LAVROV, "أكّد"),
    ('وأعلن سيرغي لافروف أنّ "*".', LAVROV, "أعلن"),
    ('قال وزير الخارجية الروسي سيرغي لافروف، "*".', LAVROV, "قال"),
    ('قال وزير الخارجية الروسي، سيرغي لافروف، إن "*".', LAVROV, "قال"),
    ('وقال لافروف للصحفيين: "*".', LAVROV, "قال"),
    ('وقال لافروف لوكالة سبوتنيك: "*".', LAVROV, "قال"),
    ('وقال لافروف اليوم الثلاثاء في مؤتمر صحفي: "*".', LAVROV, "قال"),
    ('قال أمس الخميس لافروف: "*".', LAVROV, "قال"),
    ('وأشار لافروف إلى أن "*".', LAVROV, "أشار"),
    ('ورأى لافروف أن "*".', LAVROV, "رأى"),
    ('وشدد لافروف على أن "*".', LAVROV, "شدد"),
    ('لكن لافروف قال إن "*".', LAVROV, "قال"),
    ('وكان لافروف قد قال: "*".', LAVROV, "قال"),
    ('وكان ستيفان دي ميستورا، أعلن أن "*".', MISTURA, "أعلن"),
    ('وصل لافروف الذي قال إن "*".', LAVROV, "قال"),
    ('ونقلت وكالة سبوتنيك عن لافروف قوله: "*".', LAVROV, "قوله"),
    ('ونقلت الوكالة عن الوزير الروسي سيرغي لافروف قوله للصحفيين "*".', LAVROV, "قوله"),
    ('ونقلت وكالة سبوتنيك عن لافروف أن "*".', LAVROV, "نقلت"),
    ('"*"، قال لافروف.', LAVROV, "قال"),
    ('"*"، كما قال لافروف للصحفيين.', LAVROV, "قال"),
    ('"*"، بحسب لافروف.', LAVROV, "بحسب"),
    ('"*"، وفق لافروف.', LAVROV, "وفق"),
    ('"*"، وفقا للافروف.', LAVROV, "وفقا"),
    ('لافروف: "*"', LAVROV, ""),
    ('قال المتحدث باسم الوفد محمد علوش "*".', ALLOUSH, "قال"),
    ('كشف رئيس الوفد في اجتماع أستانا ألكسندر لافرنتييف أن "*".', "alexander-lavrentiev", "كشف"),
    ('قالت ماريا زاخاروفا: "*".', "maria-zakharova", "قالت"),
    ('أعلنت وزارة الدفاع الروسية أن "*".', "russian-mod", "أعلنت"),
    ('أعلنت "وزارة الدفاع الروسية" في بيان أن "*".', "russian-mod", "أعلنت"),
    ('قالت الأمم المتحدة إن "*".', "united-nations", "قالت"),
    ('واتهم لافروف خصومه بأن "* ولن نتراجع عنه".', LAVROV, "اتهم"),
    ('يقول لافروف إن "*".', LAVROV, "يقول"),
    ('Lavrov said: "*".', LAVROV, "said"),
]


@pytest.mark.parametrize(("pattern", "speaker", "verb"), ONE)
def test_speaker_and_verb(stages, pattern, speaker, verb):
    found = direct(stages, pattern.replace("*", WORDS))
    assert [(who, how) for who, how, _ in found] == [(speaker, verb)]
    assert found[0][2].startswith(WORDS)


NONE = [
    'عقد وفد من "المعارضة السورية المسلحة في أستانا وجنيف" اجتماعاً.',
    'تحدث لافروف عن "مناطق خفض التوتر" في سوريا.',
    'قال لافروف إن تنظيم "الدولة" انتهى هناك.',
    f'وصل الوفد. "{WORDS}".',
    f'قال خلال لقائه لافروف: "{WORDS}".',
    f'قال محامي ترامب إن "{WORDS}".',
    f'قال مستشار الرئيس الروسي فلاديمير بوتين إن "{WORDS}".',
    f'وفي رسالة إلى لافروف، دعا باسيل إلى "{WORDS} والعودة".',
    f'قالت المستشارة والوزير سيرغي لافروف إن "{WORDS}".',
    f'يعبر عن حكم الرئيس بوتين: "{WORDS}".',
]


@pytest.mark.parametrize("body", NONE)
def test_no_known_speaker(stages, body):
    assert [found for found in direct(stages, body) if found[0]] == []


class TestCarriedOver:
    def test_a_bare_verb_goes_on_with_who_spoke(self, stages):
        body = f'قال لافروف: "{WORDS}". وأضاف: "لن نتراجع عن هذا القرار أبدا".'
        assert direct(stages, body)[1] == (LAVROV, "أضاف", "لن نتراجع عن هذا القرار أبدا")

    def test_also_in_the_next_paragraph_and_less_surely(self, stages):
        body = f'قال لافروف: "{WORDS}".\nوأوضح أنه "{WORDS}".'
        (first, _), (second, _) = statements(stages, body)
        assert second.speaker == LAVROV
        assert second.evidence.confidence < first.evidence.confidence

    def test_not_two_paragraphs_on(self, stages):
        body = f'قال لافروف: "{WORDS}".\nوصل الوفد.\nوأضاف: "{WORDS}".'
        assert len(direct(stages, body)) == 1

    def test_not_past_somebody_unnamed(self, stages):
        body = f'قال لافروف: "{WORDS}". وكان مصدر رفيع قد أعلن أن "{WORDS}".'
        assert len([who for who, _, _ in direct(stages, body) if who]) == 1

    def test_not_by_a_verb_of_the_other_gender(self, stages):
        body = f'قال لافروف: "{WORDS}". وأضافت: "{WORDS}".'
        assert len(direct(stages, body)) == 1

    def test_a_participle_is_of_its_sentences_speaker(self, stages):
        body = f'رأى لافروف أن "{WORDS}"، مضيفاً: "{WORDS} غدا".'
        assert [(who, how) for who, how, _ in direct(stages, body)] == [
            (LAVROV, "رأى"),
            (LAVROV, "مضيفاً"),
        ]

    def test_a_title_refers_back(self, stages):
        body = f'ونقلت الوكالة عن لافروف قوله: "{WORDS}". وأضاف المسؤول الروسي: "{WORDS}".'
        (_, _), (second, _) = statements(stages, body)
        assert (second.speaker, second.speaker_surface) == (LAVROV, "المسؤول الروسي")

    def test_a_statement_is_the_organisations(self, stages):
        body = f'أعلنت وزارة الدفاع الروسية أن "{WORDS}".\nوأضافت الوزارة أن "{WORDS}".'
        assert [who for who, _, _ in direct(stages, body)] == ["russian-mod", "russian-mod"]


class TestUnknownSpeakers:
    def test_a_title_is_kept_in_place_of_a_name(self, stages):
        ((found, words),) = statements(stages, f'وقال الوزير الكازاخي إنه "{WORDS}".')
        assert (found.speaker, found.speaker_surface, words) == ("", "الوزير الكازاخي", WORDS)

    def test_and_carried_over_like_a_name(self, stages):
        body = f'قال متحدث باسم الشركة إن "{WORDS}". وأضاف: "{WORDS}".'
        found = [(each.speaker, each.speaker_surface) for each, _ in statements(stages, body)]
        assert found == [("", "متحدث باسم الشركة")] * 2

    def test_the_day_is_no_part_of_the_title(self, stages):
        ((found, _),) = statements(stages, f'قال وزير الخارجية الفرنسي الخميس إن "{WORDS}".')
        assert found.speaker_surface == "وزير الخارجية الفرنسي"

    def test_ali_is_a_name_and_on_is_not(self, stages):
        ((found, _),) = statements(stages, f'قال رئيس الوزراء بن علي يلدريم إن "{WORDS}".')
        assert found.speaker_surface == "رئيس الوزراء بن علي يلدريم"


class TestSpans:
    def test_words_are_without_their_marks(self, stages):
        for marks in ('""', "«»", "“”"):
            body = f"قال لافروف: {marks[0]} {WORDS} {marks[1]}."
            assert direct(stages, body)[0][2] == WORDS

    def test_an_unclosed_quotation_ends_with_its_paragraph_and_is_less_sure(self, stages):
        closed = statements(stages, f'قال لافروف: "{WORDS}"')[0][0]
        unclosed, words = statements(stages, f'قال لافروف: "{WORDS}\nوصل الوفد.')[0]
        assert words == WORDS
        assert unclosed.evidence.confidence < closed.evidence.confidence

    def test_the_verb_is_without_its_conjunction(self, stages):
        assert direct(stages, f'وقال لافروف: "{WORDS}"')[0][1] == "قال"

    def test_a_full_stop_within_the_words_does_not_end_them(self, stages):
        body = f'قال لافروف: "{WORDS}. لن نتراجع. هذا قرارنا"، مشيراً إلى "التزام كل الأطراف به".'
        assert direct(stages, body)[0][2].endswith("هذا قرارنا")


class TestReportedSpeech:
    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ("قال لافروف إن الحوار مستمر مع الأطراف كلها.", "الحوار مستمر مع الأطراف كلها"),
            ("وأعلن لافروف اليوم أن الجولة تبدأ غدا صباحا.", "الجولة تبدأ غدا صباحا"),
            (
                "قال لافروف إن الحوار مستمر مع الأطراف كلها، مضيفا أن الوفد سيصل.",
                "الحوار مستمر مع الأطراف كلها",
            ),
            (
                'أكد لافروف أن "الحل" لا يأتي من الخارج أبدا.',
                '"الحل" لا يأتي من الخارج أبدا',
            ),
        ],
    )
    def test_goes_to_the_end_of_the_clause(self, stages, body, words):
        ((found, said),) = statements(stages, body)
        assert (found.speaker, found.is_direct, said) == (LAVROV, False, words)

    def test_needs_words(self, stages):
        assert statements(stages, "قال لافروف كلمة.") == []

    @pytest.mark.parametrize(
        ("body", "surface"),
        [
            ("قال الوزير إن الحوار مستمر مع الأطراف.", "الوزير"),
            ("قال طبيب ترامب السابق إن السجلات سرقت من عيادته.", "طبيب ترامب السابق"),
        ],
    )
    def test_is_also_given_to_a_speaker_without_a_known_name(self, stages, body, surface):
        ((found, _),) = statements(stages, body)
        assert (found.speaker, found.speaker_surface) == ("", surface)

    def test_no_words_are_given_twice(self, stages):
        body = f'قال لافروف إن "{WORDS}" وإن الجولة مستمرة.\nوأضاف لافروف أن "{WORDS}".'
        spans = [(each.start, each.end) for each, _ in statements(stages, body)]
        assert len(spans) == len(set(spans)) == 2
