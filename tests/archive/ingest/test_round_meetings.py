"""Rounds are told by level, participants, place and time where nobody names them."""

from dataclasses import replace
from functools import reduce

import pytest

from archive.ingest import dating, people, rounds
from archive.ingest.values import KnownRound, Relation
from tests.archive.ingest.known import KNOWLEDGE, days, draft

SUBJECT, MENTIONED = Relation.SUBJECT, Relation.MENTIONED


def summit(number, day, city):
    return KnownRound(
        f"summit-{number}", "summits", number, days(day), "summit", city, (f"قمة الضامنين {day}",)
    )


WIDER = replace(
    KNOWLEDGE,
    rounds=(
        *KNOWLEDGE.rounds,
        summit(1, "2017-11-22", "سوتشي"),
        summit(2, "2018-04-04", "أنقرة"),
        summit(3, "2018-09-07", "طهران"),
        KnownRound(
            "ministerial-2018-04-28",
            "astana",
            None,
            days("2018-04-28"),
            "ministerial",
            "موسكو",
            ("لقاء وزاري في موسكو",),
        ),
    ),
)


@pytest.fixture(scope="module")
def stages():
    return [module.build_stage(WIDER) for module in (dating, people, rounds)]


def found(stages, body, headline, day):
    read = reduce(lambda done, stage: stage(done), stages, draft(body, headline, published=day))
    return {each.round: each.relation for each in read.rounds}


# Day of publication, headline, and the round that the headline is about.
HEADLINES = [
    ("2018-09-07", "قمة ثلاثية في طهران حول إدلب", "summit-3"),
    ("2018-09-08", "القمة الثلاثية في طهران تنتهي بلا اتفاق على سوريا", "summit-3"),
    ("2018-04-04", "رؤساء روسيا وإيران وتركيا يجتمعون في أنقرة", "summit-2"),
    ("2018-04-28", "وزراء خارجية روسيا وإيران وتركيا في موسكو", "ministerial-2018-04-28"),
    ("2018-04-28", "اجتماع وزراء خارجية الدول الضامنة لبحث سوريا", "ministerial-2018-04-28"),
    ("2018-07-30", "جولة جديدة من المحادثات حول سوريا في سوتشي", "astana-10"),
    ("2017-02-03", "لقاء الخبراء حول سوريا في أستانا يوم 6 شباط", "astana-tech-2017-02-06"),
    ("2018-09-01", "رؤساء روسيا وإيران وتركيا سيلتقون قريبا في طهران", "summit-3"),
]

# Day of publication, a sentence further down, and the round that it mentions.
SENTENCES = [
    ("2018-04-28", "انعقدت آخر قمة بين الدول الثلاث حول سوريا قبل أسابيع.", "summit-2"),
    ("2018-04-28", "تعود القمة الأخيرة بين روسيا وتركيا وإيران إلى مطلع نيسان.", "summit-2"),
    ("2018-04-04", "عقد قادة الدول الثلاث لقاء حول سوريا في 22 تشرين الثاني 2017.", "summit-1"),
    ("2017-12-13", "لم تحرز محادثات أستانا الأخيرة تقدما في سوريا.", "astana-7"),
    ("2017-12-13", "تجري محادثات سياسية حول سوريا في جنيف.", "geneva-8"),
    ("2017-02-03", "استضافت أستانا لقاء حول سوريا يومي 23 و24 كانون الثاني الماضي.", "astana-1"),
    (
        "2018-03-10",
        "قال الوزير إن الاجتماع الوزاري يوم 16 آذار في أستانا سيبحث سوريا.",
        "ministerial-2018-03-16",
    ),
    (
        "2018-03-20",
        "أقر الاجتماع الوزاري في أستانا يوم 16 آذار بيانا عن سوريا.",
        "ministerial-2018-03-16",
    ),
    ("2017-07-04", "انطلقت في أستانا خامس جولة من المحادثات السورية.", "astana-5"),
    ("2018-03-17", "وصل الوزير للمشاركة في اجتماع حول سوريا في أستانا.", "ministerial-2018-03-16"),
]

# Day of publication, a sentence in a report on the talks, and the round that it tells of.
OF_THE_TALKS = [
    ("2017-10-30", "وكانت الجولة الماضية قد انتهت بلا اتفاق.", "astana-5"),
    ("2017-10-30", "وأقرت الجولة السابقة مذكرة جديدة.", "astana-5"),
    ("2018-08-20", "وانتهت الجولة الأخيرة من دون اتفاق.", "astana-10"),
    ("2018-11-01", "وتبحث الجولة القادمة ملف المعتقلين.", "astana-11"),
]

# Day of publication, and a sentence that fixes no round.
NO_ROUND = [
    ("2018-04-04", "تعقد قمة ثلاثية بين مصر واليونان وقبرص."),
    ("2018-04-04", "تنعقد القمة العربية حول سوريا في الظهران."),
    ("2018-06-12", "تعقد روسيا وإيران وتركيا قمة حول سوريا."),
    ("2018-05-02", "عقدت محادثات حول سوريا في أستانا."),
    ("2018-04-04", "شاركت الوفود في محادثات أستانا العام الماضي حول سوريا."),
    ("2018-04-28", "اجتمع وزراء خارجية ثلاث دول في الخرطوم."),
    ("2018-07-30", "منذ بدأت المفاوضات حول سوريا في أستانا تغير الكثير."),
    ("2018-07-30", "عقد اجتماع حول المناخ في سوتشي."),
    ("2018-03-10", "يعقد الاجتماع الوزاري يوم 16 آذار في بروكسل حول سوريا."),
    ("2018-03-10", "يعقد الاجتماع الوزاري العربي يوم 16 آذار."),
]


@pytest.mark.parametrize(("day", "headline", "slug"), HEADLINES)
def test_a_report_is_about_the_round_of_its_headline(stages, day, headline, slug):
    assert found(stages, "لا شيء هنا.", headline, day) == {slug: SUBJECT}


@pytest.mark.parametrize(("day", "sentence", "slug"), SENTENCES)
def test_a_round_is_mentioned_further_down(stages, day, sentence, slug):
    assert found(stages, f"مقدمة قصيرة.\n{sentence}", "عنوان", day) == {slug: MENTIONED}


@pytest.mark.parametrize(("day", "sentence", "slug"), OF_THE_TALKS)
def test_a_bare_round_is_of_the_talks_that_the_report_is_on(stages, day, sentence, slug):
    body = f"تتواصل التحضيرات لعقد محادثات أستانا.\n{sentence}"
    assert found(stages, body, "مسار أستانا", day)[slug] is MENTIONED


@pytest.mark.parametrize(("day", "sentence"), [row[:2] for row in OF_THE_TALKS])
def test_in_another_report_a_bare_round_is_none(stages, day, sentence):
    assert found(stages, f"مقدمة قصيرة.\n{sentence}", "عنوان", day) == {}


@pytest.mark.parametrize(("day", "sentence"), NO_ROUND)
def test_place_or_time_does_not_fit(stages, day, sentence):
    assert found(stages, f"مقدمة قصيرة.\n{sentence}", "عنوان", day) == {}


def test_counted_rounds_of_this_year_are_all_mentioned(stages):
    body = "بدأت الجولة.\nواستضافت أستانا ثلاثة اجتماعات حول سوريا هذا العام."
    links = found(stages, body, "اجتماع أستانا 5", "2017-07-04")
    earlier = dict.fromkeys(["astana-1", "astana-2", "astana-4"], MENTIONED)
    assert links == {"astana-5": SUBJECT, **earlier}


def test_of_all_rounds_until_now_the_last_is_mentioned(stages):
    body = "تجري محادثات أستانا.\nوانعقدت سبع جولات من المفاوضات حتى الآن."
    assert found(stages, body, "مسار أستانا", "2017-12-13") == {"astana-7": MENTIONED}


def test_a_count_that_does_not_agree_with_the_calendar_names_none(stages):
    body = "تجري محادثات أستانا.\nوانعقدت تسع جولات من المفاوضات حتى الآن."
    assert found(stages, body, "مسار أستانا", "2017-12-13") == {}


def test_a_summit_that_is_over_is_no_subject_of_the_ministers_report(stages):
    body = "كان زعماء الدول الثلاث قد اجتمعوا حول سوريا مطلع نيسان الجاري."
    links = found(stages, body, "وزراء خارجية روسيا وإيران وتركيا في موسكو", "2018-04-28")
    assert links == {"ministerial-2018-04-28": SUBJECT, "summit-2": MENTIONED}


COMPANY = replace(
    WIDER,
    rounds=tuple(
        replace(known, participants=frozenset({"mohammed-alloush", "alexander-lavrentiev"}))
        if known.slug == "astana-5"
        else known
        for known in WIDER.rounds
    ),
)


@pytest.fixture(scope="module")
def seated():
    return [module.build_stage(COMPANY) for module in (dating, people, rounds)]


class TestCompany:
    """Where nothing is named, the day and those who met tell the round."""

    BODY = "التقى ألكسندر لافرنتييف محمد علوش في اجتماع حول سوريا."

    def test_two_who_sat_there_on_its_day(self, seated):
        assert found(seated, self.BODY, "لقاء", "2017-07-05") == {"astana-5": SUBJECT}

    @pytest.mark.parametrize("day", ["2017-07-06", "2017-07-03", ""])
    def test_not_on_another_day(self, seated, day):
        assert found(seated, self.BODY, "لقاء", day) == {}

    @pytest.mark.parametrize(
        "body",
        [
            "التقى محمد علوش الوفد في اجتماع حول سوريا.",
            "تحدث ألكسندر لافرنتييف ومحمد علوش عن سوريا.",
            "التقى ألكسندر لافرنتييف محمد علوش في اجتماع حول المناخ.",
        ],
    )
    def test_not_one_alone_nor_without_a_meeting_on_syria(self, seated, body):
        assert found(seated, body, "عنوان", "2017-07-05") == {}
