"""Who speaks where the subject is not beside its verb, and how far what was said goes."""

import pytest

from archive.ingest import people
from archive.ingest.statements import build_stage
from tests.archive.ingest.known import KNOWLEDGE, draft

LAVROV, PUTIN, MISTURA = "sergey-lavrov", "vladimir-putin", "staffan-de-mistura"
WORDS = "القافلة ستصل إلى البلدة صباح الغد"
QUOTED = "نحن مستعدون للحوار مع كل الأطراف"


@pytest.fixture(scope="module")
def stages():
    return people.build_stage(KNOWLEDGE), build_stage(KNOWLEDGE)


def said(stages, body):
    """Return speaker or surface, verb and words of each statement."""
    find_people, find_statements = stages
    given = find_statements(find_people(draft(body, day="2017-07-05")))
    return [
        (each.speaker or each.speaker_surface, each.verb, given.text[each.start : each.end])
        for each in given.statements
    ]


def speakers(stages, body):
    return [who for who, _, _ in said(stages, body)]


class TestTextsThatSaySomething:
    @pytest.mark.parametrize(
        ("body", "speaker"),
        [
            (f'وجاء في بيان وزارة الدفاع الروسية: "{QUOTED}".', "russian-mod"),
            (f'وجاء في بيان لوزارة الدفاع الروسية أن "{QUOTED}".', "russian-mod"),
            (f"جاء في بيان صادر عن الأمم المتحدة أن {WORDS}.", "united-nations"),
            (f"وورد في بيان نشرته وزارة الدفاع الروسية أن {WORDS}.", "russian-mod"),
            (f'وجاء في بيان أصدره المجلس المحلي، "{QUOTED}".', "المجلس المحلي"),
            (f'وورد في تقرير للمنظمة أن "{QUOTED}".', "للمنظمة"),
            (
                f'وجاء في بيان أصدره ما يسمى بـ "مركز البلدة الإخباري"، "{QUOTED}".',
                "مركز البلدة الإخباري",
            ),
            (f"وأضاف بيان وزارة الدفاع الروسية أن {WORDS}.", "russian-mod"),
        ],
    )
    def test_are_by_whoever_issued_them(self, stages, body, speaker):
        assert speakers(stages, body) == [speaker]

    @pytest.mark.parametrize(
        "body",
        [
            f"وجاء في وقت متأخر أن {WORDS}.",
            f"ورد في التفاصيل أن {WORDS}.",
            f'وجاء في بيان أمريكي "{QUOTED}".',
        ],
    )
    def test_are_nobodys_where_no_text_or_no_author_is_named(self, stages, body):
        assert said(stages, body) == []

    def test_an_answer_is_no_text(self, stages):
        body = f'ورد لافروف على ذلك قائلا: "{QUOTED}".'
        assert said(stages, body) == [(LAVROV, "قائلا", QUOTED)]


class TestAttributionsWithoutAVerb:
    @pytest.mark.parametrize(
        ("body", "speaker"),
        [
            (f"وبحسب لافروف، فإن {WORDS}.", LAVROV),
            (f"ووفقا للأمم المتحدة، {WORDS}.", "united-nations"),
            (f"وبحسب المرصد، {WORDS}.", "المرصد"),
            (f"{WORDS}، وفق المرصد المحلي.", "المرصد المحلي"),
            (f"{WORDS}، بحسب مسؤول في البلدية.", "مسؤول في البلدية"),
            (f"{WORDS}، وفق بيان لوزارة الدفاع الروسية.", "russian-mod"),
            (f"{WORDS}، حسب وكالة أنباء محلية.", "وكالة أنباء محلية"),
        ],
    )
    def test_name_who_says_the_clause(self, stages, body, speaker):
        assert [(who, words) for who, _, words in said(stages, body)] == [(speaker, WORDS)]

    @pytest.mark.parametrize(
        "body",
        [
            f"{WORDS}، وفق اتفاق أبرم العام الماضي.",
            f"وبحسب القانون، {WORDS}.",
            f"{WORDS}، حسب الحاجة.",
        ],
    )
    def test_laws_and_agreements_say_nothing(self, stages, body):
        assert said(stages, body) == []

    def test_a_relay_takes_no_words_from_their_speaker(self, stages):
        body = f"قال لافروف إن {WORDS}، بحسب وكالة سبوتنيك."
        assert said(stages, body) == [(LAVROV, "قال", WORDS)]

    def test_where_the_words_came_from_does_not_cut_them_off_from_their_speaker(self, stages):
        body = f'وأوضح لافروف حسب ما نقلت عنه وكالة سبوتنيك "{QUOTED}".'
        assert said(stages, body) == [(LAVROV, "أوضح", QUOTED)]


class TestSubjectsBefore:
    @pytest.mark.parametrize(
        ("body", "speaker"),
        [
            (f"وصل لافروف إلى البلدة. لكنه أكد أن {WORDS}.", LAVROV),
            (f'قال لافروف: "{QUOTED}".\nلكنه أضاف أن {WORDS}.', LAVROV),
            (f'قال لافروف: "{QUOTED}". إلا أنه حذر من أن {WORDS}.', LAVROV),
            (f'قال لافروف: "{QUOTED}". بيد أنه أشار إلى أن {WORDS}.', LAVROV),
            (f'قال لافروف: "{QUOTED}". غير أنه استرسل قائلا "{QUOTED} غدا".', LAVROV),
            (f"إلا أن لافروف انتقد التأخير، وقال إن {WORDS}.", LAVROV),
            (f"انتهى اللقاء، وفق السالم الذي اعتبر أن {WORDS}.", "السالم"),
            (f"ووصل المدير سالم الخطيب الذي أوضح أن {WORDS}.", "المدير سالم الخطيب"),
            (f"صحيفة البلد كتبت أن {WORDS}.", "صحيفة البلد"),
            (f"الصحيفة ترى أن {WORDS}.", "الصحيفة"),
        ],
    )
    def test_name_the_speaker(self, stages, body, speaker):
        assert speakers(stages, body)[-1:] == [speaker]

    @pytest.mark.parametrize(
        "body",
        [
            f"وكانت البلدة هادئة، وقال إن {WORDS}.",
            f"وأبدى السالم أسفه وقال إن {WORDS}.",
            f'انتقده كثيرون بسبب الملاعب التي كانت تقام عليها المباريات، قال: "{QUOTED}".',
        ],
    )
    def test_what_stands_before_another_verb_is_no_subject(self, stages, body):
        assert said(stages, body) == []

    def test_another_subject_in_the_sentence_stops_who_spoke_before(self, stages):
        body = f'قال لافروف: "{QUOTED}".\nوأبدى السالم أسفه وقال إن {WORDS}.'
        assert speakers(stages, body) == [LAVROV]


class TestWhomTheSentenceIsAbout:
    @pytest.mark.parametrize(
        "body",
        [
            f"أصدر سيرغي لافروف بيانا أعرب فيه عن أسفه وقال فيه إن {WORDS}.",
            f'وزار لافروف البلدة أمس.\nوقال: "{QUOTED}".',
            f'وفقا للمصدر، هنأ لافروف الوفد وشدد على "{QUOTED}".',
        ],
    )
    def test_speaks_where_nobody_else_does(self, stages, body):
        assert speakers(stages, body) == [LAVROV]

    def test_but_going_on_is_whoever_spoke(self, stages):
        body = f'قال ستيفان دي ميستورا: "{QUOTED}".\nوأضاف: "{QUOTED} غدا".'
        assert speakers(stages, body) == [MISTURA, MISTURA]


class TestCarriedOver:
    def test_past_a_demand_of_the_same_speaker(self, stages):
        body = f'قال لافروف: "{QUOTED}".\nكما طالب بإنشاء ممرات.\nوتابع: "{QUOTED} غدا".'
        assert speakers(stages, body) == [LAVROV, LAVROV]

    def test_many_go_on_in_the_plural_though_their_first_verb_was_singular(self, stages):
        body = f"اتهم دبلوماسيون غربيون الوفد بالتأخير.\nوقالوا إن {WORDS}."
        assert speakers(stages, body) == ["دبلوماسيون غربيون"]

    def test_one_does_not_go_on_in_the_plural(self, stages):
        body = f'قال لافروف: "{QUOTED}".\nوقالوا إن {WORDS}.'
        assert speakers(stages, body) == [LAVROV]

    def test_a_paragraph_that_is_all_quotation_goes_on(self, stages):
        more = "هذا ما نريده منذ سنوات طويلة ولن نتراجع عنه أبدا مهما طال الزمن"
        body = f'وقال لافروف: "{QUOTED}".\n"{more}".'
        assert said(stages, body)[1] == (LAVROV, "", more)

    def test_a_quoted_heading_does_not(self, stages):
        assert len(said(stages, f'وقال لافروف: "{QUOTED}".\n"لن نتراجع عن هذا"')) == 1


class TestSpeakersSurfaces:
    @pytest.mark.parametrize(
        ("body", "surface"),
        [
            (f"قال مسؤول في البلدية إن {WORDS}.", "مسؤول في البلدية"),
            (f"قالت سفيرة البلاد لدى المنظمة إن {WORDS}.", "سفيرة البلاد لدى المنظمة"),
            (
                f"قال المبعوث إلى البلدة، سالم الخطيب، إن {WORDS}.",
                "المبعوث إلى البلدة، سالم الخطيب",
            ),
            (f"قال رئيس النادي، سالم الخطيب، إن {WORDS}.", "رئيس النادي، سالم الخطيب"),
            (f"قال رئيس النادي في مؤتمر صحفي إن {WORDS}.", "رئيس النادي"),
            (f"أشار رئيس النادي إلى أن {WORDS}.", "رئيس النادي"),
            (f"قال متحدث باسم تلك الجماعة إن {WORDS}.", "متحدث باسم تلك الجماعة"),
            (f'وذكرت صحيفة "صباح" أن {WORDS}.', 'صحيفة "صباح'),
            (f'وأفاد "المركز المحلي للإغاثة" بأن {WORDS}.', "المركز المحلي للإغاثة"),
            (f"وقال له السالم إن {WORDS}.", "السالم"),
            (f'قال رئيس النادي سالم الخطيب لـ"الصحيفة" إن {WORDS}.', "رئيس النادي سالم الخطيب"),
            (f"وأكدت الوكالة الدولية أكثر من مرة أن {WORDS}.", "الوكالة الدولية"),
            (f'واتهم رئيس النادي السابق "جهات" بأنها {WORDS}.', "رئيس النادي السابق"),
            (f"واعترف السالم بالتأخير وقال إن {WORDS}.", "السالم"),
        ],
    )
    def test_are_whole_and_no_more(self, stages, body, surface):
        assert speakers(stages, body) == [surface]

    @pytest.mark.parametrize(
        "body",
        [
            f"أفادت بحدوث تأخير يعني أن {WORDS}.",
            f"وكرر القول إن {WORDS}.",
            f"وكتب بداية هذا الشهر أن {WORDS}.",
        ],
    )
    def test_objects_and_days_are_no_speakers(self, stages, body):
        assert said(stages, body) == []

    def test_a_title_after_a_name_is_the_objects(self, stages):
        body = f"ووصف السالم أيضا وزير الخارجية الروسي سيرغي لافروف بأنه {WORDS}."
        assert speakers(stages, body) == ["السالم"]

    @pytest.mark.parametrize("verb", ["ويتوقع", "ويرجح", "ويذكر"])
    def test_what_is_expected_is_nobodys(self, stages, verb):
        body = f'قال لافروف: "{QUOTED}". {verb} أن {WORDS}. وتابع: "{QUOTED} غدا".'
        assert [words for _, _, words in said(stages, body)] == [QUOTED, f"{QUOTED} غدا"]

    def test_a_state_after_a_masculine_verb_is_its_object(self, stages):
        body = f'قال لافروف: "{QUOTED}". وطالب روسيا بالتدخل، قائلا: "{QUOTED} غدا".'
        assert "russia" not in speakers(stages, body)


class TestVerbs:
    @pytest.mark.parametrize(
        "verb", ["يصر", "تكرر", "يعترف", "تكشف", "ينفي", "تستبعد", "أخبر", "اعترف", "استرسل"]
    )
    def test_of_saying_in_every_tense(self, stages, verb):
        assert speakers(stages, f"و{verb} لافروف أن {WORDS}.") == [LAVROV]

    @pytest.mark.parametrize(
        "body",
        [
            f"قال لافروف إن {WORDS} بعد أن باتت مهددة بالإغلاق.",
            f"قال لافروف إن {WORDS} حيث نقلوا المصابين.",
        ],
    )
    def test_words_of_the_same_letters_do_not_cut_what_was_said(self, stages, body):
        ((who, _, words),) = said(stages, body)
        assert who == LAVROV
        assert words.startswith(WORDS)

    def test_warned_that_and_warned_of(self, stages):
        assert speakers(stages, f"وحذر لافروف من أن {WORDS}.") == [LAVROV]
        assert said(stages, "وحذر لافروف من تأخر القافلة في البلدة.") == []

    def test_the_press_relays_what_it_names_nobody_for(self, stages):
        assert speakers(stages, f"ونقلت صحف محلية أن {WORDS}.") == ["صحف محلية"]


class TestOneWithinAnother:
    def test_a_quotation_is_of_whoever_says_it(self, stages):
        body = f'وأعلنت وكالة سبوتنيك أن لافروف قال "{QUOTED}".'
        assert said(stages, body) == [(LAVROV, "قال", QUOTED)]

    def test_a_clause_is_of_whoever_reports_it(self, stages):
        body = f"وأعلنت وكالة سبوتنيك أن الوفد أكد أن {WORDS}."
        assert speakers(stages, body) == ["sputnik"]

    def test_said_takes_its_own_particle_after_a_relative_clause(self, stages):
        body = f"وقال السفير الذي حضر اللقاء إن {WORDS}."
        assert said(stages, body) == [("السفير", "قال", WORDS)]

    @pytest.mark.parametrize("verb", ["وأقر", "واعترف"])
    def test_so_do_verbs_that_take_by(self, stages, verb):
        body = f"{verb} السفير الذي حضر اللقاء بأن {WORDS}."
        assert said(stages, body)[0][0::2] == ("السفير", WORDS)

    @pytest.mark.parametrize("verbs", ["وتابع لافروف يقول", "وكتب لافروف يقول"])
    def test_two_verbs_in_a_row_are_of_one(self, stages, verbs):
        assert speakers(stages, f'{verbs}: "{QUOTED}".') == [LAVROV]

    def test_what_another_calls_it_is_not_the_speakers(self, stages):
        body = f'نفى لافروف ما وصفه "{QUOTED} في كل مكان".'
        assert said(stages, body) == []

    def test_a_new_clause_is_no_part_of_what_was_said(self, stages):
        body = f"قال لافروف إن {WORDS} فيما أوضح الخطيب أن الوفد سيصل غدا."
        assert speakers(stages, body) == [LAVROV, "الخطيب"]
