"""Which rounds a report is linked to, and whether it is about them."""

import json
from dataclasses import replace
from functools import reduce

import pytest

from archive.ingest import dating, people, rounds
from archive.ingest.rounds import build_stage
from archive.ingest.values import Knowledge, Relation
from tests.archive.ingest.known import KNOWLEDGE, draft

SUBJECT, MENTIONED = Relation.SUBJECT, Relation.MENTIONED


@pytest.fixture(scope="module")
def stages():
    return [module.build_stage(KNOWLEDGE) for module in (dating, people)] + [build_stage(KNOWLEDGE)]


def found(stages, body, headline="", day=""):
    given = reduce(lambda read, stage: stage(read), stages, draft(body, headline, published=day))
    return {each.round: each for each in given.rounds}


def slugs(stages, body):
    """Return the rounds that a text names, in a report that states no date."""
    return list(found([stages[-1]], body))


NAMED = [
    ("اجتماع أستانا 5 انتهى", "astana-5"),
    ("اجتماع أستانا-5 انتهى", "astana-5"),
    ("اجتماع آستانة ٥ انتهى", "astana-5"),
    ("في إطار أستانا 5 حول الحدود", "astana-5"),
    ("بعد «أستانا» 5، عاد الوفد", "astana-5"),
    ('بعد "أستانا 5" عاد الوفد', "astana-5"),
    ("وبأستانا 5 بدأ المسار", "astana-5"),
    ("في أستانا 5 التي بدأت", "astana-5"),
    ("اجتماع أستانا الخامس", "astana-5"),
    ("محادثات أستانة الخامسة", "astana-5"),
    ("جولة أستانا السابعة", "astana-7"),
    ("مفاوضات جنيف الثامنة", "geneva-8"),
    ("الجولة السابعة من محادثات أستانة", "astana-7"),
    ("للجولة السابعة من محادثات أستانة", "astana-7"),
    ("الجولة الحادية عشرة من المحادثات السورية في العاصمة الكازاخية أستانا", "astana-11"),
    ("الجولة الخامسة عشرة من محادثات أستانا", "astana-15"),
    ("الجولة الخامس عشر من محادثات أستانا", "astana-15"),
    ("الجولة 7 من محادثات أستانا", "astana-7"),
    ("الجولة الـ7 من مفاوضات أستانا", "astana-7"),
    ("الجولة رقم 7 من مفاوضات أستانا", "astana-7"),
    ("الاجتماع الخامس في أستانا", "astana-5"),
    ("خامس جولة من محادثات أستانا", "astana-5"),
    ("سابع جولات أستانا", "astana-7"),
    ("جولة جنيف 8 توقفت", "geneva-8"),
    ("مؤتمر سوتشي انتهى", "sochi-congress-2018"),
    ("لمؤتمر الحوار الوطني السوري", "sochi-congress-2018"),
    ("The Astana-5 meeting ended", "astana-5"),
    ("the seventh round of the Astana talks", "astana-7"),
    ("the 11th round of talks in Astana", "astana-11"),
]

UNNAMED = [
    "وصل الوفد إلى أستانا",
    "في أستانا 5 قتلى وجرحى",
    "في أستانا 5 وفود عربية",
    "وصل إلى أستانا 5 تموز",
    "وصل إلى أستانا 5/7/2017",
    "في أستانا 23 و24 كانون الثاني",
    "أستانا 99 ليست جولة",
    "الجولة الثالثة من محادثات أستانا",
    "الجولة السابعة من مفاوضات فيينا بعد لقاء أستانا",
    "في أستانا الثانية ظهرا",
    "مجموعة العمل حول المحتجزين",
    "محادثات فيينا النووية",
]


@pytest.mark.parametrize(("text", "slug"), NAMED)
def test_named_outright(stages, text, slug):
    assert slugs(stages, text) == [slug]


@pytest.mark.parametrize("text", UNNAMED)
def test_names_no_round(stages, text):
    assert slugs(stages, text) == []


class TestRelation:
    def test_a_report_that_opens_with_the_round_near_its_days_is_about_it(self, stages):
        links = found(stages, "بدأت اليوم جولة أستانا 5 في العاصمة.", day="2017-07-04")
        assert links["astana-5"].relation is SUBJECT
        assert links["astana-5"].evidence.rule == "number-in-lead"

    def test_named_further_on_it_is_mentioned(self, stages):
        body = "بدأت اليوم جولة جديدة.\nوكانت أستانا 4 قد أقرت المذكرة."
        assert found(stages, body, day="2017-07-04")["astana-4"].relation is MENTIONED

    def test_long_after_the_round_it_is_mentioned(self, stages):
        links = found(stages, "تذكّر الوزير أستانا 5.", "بعد أستانا 5", day="2018-03-01")
        assert links["astana-5"].relation is MENTIONED

    def test_one_link_a_round_however_often_it_is_named(self, stages):
        body = "أستانا 5 تبدأ.\nوأستانا 5 تستمر يومين.\nالجولة الخامسة من محادثات أستانا."
        links = found(stages, body, "أستانا 5", day="2017-07-04")
        assert list(links) == ["astana-5"]
        assert links["astana-5"].relation is SUBJECT

    def test_evidence_lies_at_its_words(self, stages):
        headline, body = "تقرير", "ســاد الهدوء، وانتهت آستانة ٥ أمس."
        link = found(stages, body, headline)["astana-5"]
        text = f"{headline}\n{body}"
        assert text[link.evidence.start : link.evidence.end] == link.surface == "آستانة ٥"


class TestByTheCalendar:
    def test_talks_on_their_day(self, stages):
        body = "تستضيف العاصمة اليوم مشاورات جديدة."
        links = found(stages, body, 'محادثات "أستانا" تنطلق', day="2017-02-16")
        assert links["astana-2"].relation is SUBJECT
        assert links["astana-2"].evidence.confidence <= 0.8
        assert links["astana-2"].surface == 'محادثات "أستانا"'

    def test_a_date_in_the_lead_names_a_round_to_come(self, stages):
        body = "تعقد جولة محادثات جديدة في أستانة يومي 30 و31 تشرين الأول الجاري."
        links = found(stages, body, day="2017-10-20")
        assert links["astana-7"].evidence.rule == "date-and-place"

    def test_the_nearest_of_two_rounds(self, stages):
        links = found(stages, "بدأ اجتماع وزاري لمسار أستانا.", day="2018-03-16")
        assert list(links) == ["ministerial-2018-03-16"]

    @pytest.mark.parametrize("day", ["2017-02-20", "2017-06-01", ""])
    def test_on_other_days_talks_are_no_round(self, stages, day):
        assert found(stages, "تستضيف العاصمة مشاورات.", "محادثات أستانا", day) == {}

    def test_the_city_alone_is_no_round(self, stages):
        assert found(stages, "وصل الرئيس إلى أستانا في زيارة.", "زيارة", "2017-07-04") == {}

    def test_a_loose_name_counts_near_its_days_only(self, stages):
        text = "انتهت محادثات فيينا أمس."
        assert list(found(stages, text, day="2018-01-27")) == ["geneva-9"]
        assert found(stages, text, day="2018-05-27") == {}

    def test_nobody_speaks_of_a_congress_a_year_ahead(self, stages):
        assert found(stages, "ذكر مؤتمر سوتشي في كلمته.", day="2017-01-10") == {}


@pytest.fixture(scope="module")
def sharing():
    shared = {
        "astana-tech-2017-02-06": ("لقاء المجموعة المشتركة",),
        "astana-2": ("لقاء المجموعة المشتركة", "ندوة البحيرة"),
        "working-group-2018-03-15": ("مجموعة العمل حول المحتجزين",),
    }
    known = replace(
        KNOWLEDGE,
        rounds=tuple(
            replace(
                each,
                names=tuple(set(each.names) - set(shared.get(each.slug, ()))),
                ambiguous_names=shared.get(each.slug, ()),
            )
            for each in KNOWLEDGE.rounds
        ),
    )
    return [module.build_stage(known) for module in (dating, people, rounds)]


class TestSharedNames:
    """Names that several meetings have count near the days of one of them alone."""

    def test_near_its_days_in_a_report_on_the_talks(self, sharing):
        body = "عقدت ندوة البحيرة حول سوريا."
        links = found(sharing, body, "عنوان", day="2017-02-17")
        assert links["astana-2"].evidence.rule == "shared-name-in-lead"
        assert links["astana-2"].evidence.confidence < 0.9

    def test_a_name_that_is_also_a_bodys(self, sharing):
        body = "اجتمعت مجموعة العمل حول المحتجزين في أستانا."
        assert "working-group-2018-03-15" in found(sharing, body, "عنوان", day="2018-03-15")
        assert found(sharing, body, "عنوان", day="2019-04-25") == {}

    @pytest.mark.parametrize("day", ["2017-05-17", "2016-05-17", ""])
    def test_at_other_times_it_names_none(self, sharing, day):
        assert found(sharing, "عقدت ندوة البحيرة حول سوريا.", "عنوان", day=day) == {}

    def test_nor_in_a_report_on_something_else(self, sharing):
        assert found(sharing, "عقدت ندوة البحيرة حول المناخ.", "عنوان", day="2017-02-17") == {}

    def test_where_two_rounds_are_near_it_is_neither(self, sharing):
        body = "عقد لقاء المجموعة المشتركة حول سوريا."
        assert found(sharing, body, "عنوان", day="2017-02-12") == {}


def test_an_archive_without_rounds_links_none():
    assert build_stage(Knowledge())(draft("الجولة السابعة من محادثات أستانة")).rounds == ()


def test_seeds_are_about_the_rounds_that_their_labels_say(seeds, seed_drafts, facts):
    labels = json.loads((seeds / "seed_labels.json").read_text(encoding="utf-8"))["seeds"]
    stages = [module.build_stage(facts) for module in (dating, people)] + [build_stage(facts)]
    subjects = {name: set(label["primary_rounds"]) for name, label in labels.items()}
    subjects |= {
        "001_6617070030061a61.txt": {"astana-2"},
        "004_ece4fd1bba93b40f.txt": {"ministerial-2018-03-16-astana"},
    }
    for name, given in seed_drafts.items():
        read = reduce(lambda done, stage: stage(done), stages, given)
        about = {each.round for each in read.rounds if each.relation is SUBJECT}
        assert about == subjects[name], name
