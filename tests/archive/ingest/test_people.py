"""Participants are found under every spelling, and never where somebody else is meant."""

import json
from collections import Counter

import pytest

from archive.ingest.people import build_stage
from archive.ingest.values import Knowledge
from tests.archive.ingest.known import KNOWLEDGE, draft


@pytest.fixture(scope="module")
def stage():
    return build_stage(KNOWLEDGE)


def names(stage, body, headline=""):
    return [(name.participant, name.surface) for name in stage(draft(body, headline)).names]


# A text, and the one participant in it with the words that name them.
FOUND = [
    ("قال سيرغي لافروف اليوم", "sergey-lavrov", "سيرغي لافروف"),
    ("قال سيرغى لافروف اليوم", "sergey-lavrov", "سيرغى لافروف"),
    ("التقى لافروف الوفد", "sergey-lavrov", "لافروف"),
    ("وقال سيرجي لافروف", "sergey-lavrov", "سيرجي لافروف"),
    ("قال سِيرغي لافرُوف", "sergey-lavrov", "سِيرغي لافرُوف"),
    ("قال ســيرغي لافروف", "sergey-lavrov", "ســيرغي لافروف"),
    ("قال سيرغي  لافروف", "sergey-lavrov", "سيرغي  لافروف"),
    ("قال الكسندر لافرنتييف", "alexander-lavrentiev", "الكسندر لافرنتييف"),
    ("قال ألكسندر لافرنتيف", "alexander-lavrentiev", "ألكسندر لافرنتيف"),
    ("ولافروف في المطار", "sergey-lavrov", "لافروف"),
    ("رسالة للافروف", "sergey-lavrov", "لافروف"),
    ("رسالة بلافروف", "sergey-lavrov", "لافروف"),
    ("ولدي ميستورا رأي", "staffan-de-mistura", "دي ميستورا"),
    ("قال دى ميستورا", "staffan-de-mistura", "دى ميستورا"),
    ("قال ديميستورا", "staffan-de-mistura", "ديميستورا"),
    ("قال ستيفان ديميستورا", "staffan-de-mistura", "ستيفان ديميستورا"),
    ("الوزير خيرت عبد الرحمنوف", "kairat-abdrakhmanov", "خيرت عبد الرحمنوف"),
    ("الوزير خيرت عبدالرحمنوف", "kairat-abdrakhmanov", "خيرت عبدالرحمنوف"),
    ("بحسب عبدالرحمنوف", "kairat-abdrakhmanov", "عبدالرحمنوف"),
    ("القيادي أسامة ابوزيد", "osama-abu-zaid", "أسامة ابوزيد"),
    ("مولود جاويش اوغلو", "mevlut-cavusoglu", "مولود جاويش اوغلو"),
    ("استقبله الرئيس بوتين", "vladimir-putin", "بوتين"),
    ("أعلنت وزارة الخارجية الكازاخستانية", "kazakh-mfa", "وزارة الخارجية الكازاخستانية"),
    ("رئيس المكتب للخارجية الكازاخستانية", "kazakh-mfa", "للخارجية الكازاخستانية"),
    ("وللخارجية الكازاخستانية دور", "kazakh-mfa", "للخارجية الكازاخستانية"),
    ("بالخارجية الكازاخستانية", "kazakh-mfa", "الخارجية الكازاخستانية"),
    ("قرار للجنة الدستورية", "constitutional-committee", "للجنة الدستورية"),
    ("دور للأمم المتحدة", "united-nations", "للأمم المتحدة"),
    ('مقاتلو تنظيم "جبهة النصرة" هناك', "jabhat-al-nusra", "جبهة النصرة"),
    ("نقلت وكالة سبوتنيك الخبر", "sputnik", "وكالة سبوتنيك"),
    ("المعارضة السورية المسلحة", "syrian-armed-opposition", "المعارضة السورية المسلحة"),
    ("نظام الأسد", "syrian-government", "نظام الأسد"),
    ("عاد إلى سوريا", "syria", "سوريا"),
    ("عاد إلى سورية بعد عام", "syria", "سورية"),
    ("وزير خارجية كازاخستان وصل", "kazakhstan", "كازاخستان"),
    ("Lavrov met the delegation", "sergey-lavrov", "Lavrov"),
    ("Bashar Jaafari spoke", "bashar-jaafari", "Bashar Jaafari"),
    ("The UN sent an envoy", "united-nations", "UN"),
]

NOBODY = [
    "لافروفية ليست اسما",
    "المجموعة الدستورية",
    "السيد أونال حضر",
    "قال الجعفري اليوم",
    "هذا هو الوقت المناسب",
    "توجه إلى موسكو",
    "قوات سورية وعراقية",
    "كانت إيفانكا ترامب هناك",
    "وزارة الدفاع أعلنت",
    "fun with lavrov lowercase",
    "un homme",
    "",
]


@pytest.mark.parametrize(("text", "participant", "surface"), FOUND)
def test_found(stage, text, participant, surface):
    assert names(stage, text) == [(participant, surface)]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(stage, text):
    assert names(stage, text) == []


class TestShortForms:
    def test_a_surname_is_understood_after_the_full_name(self, stage):
        body = "وصل بشار الجعفري. وقال الجعفري إن الوفد جاهز."
        found = stage(draft(body)).names
        assert [name.evidence.rule for name in found] == ["alias", "surname-after-full-name"]
        assert found[1].evidence.confidence < found[0].evidence.confidence

    def test_and_with_less_confidence_before_it(self, stage):
        found = stage(draft("قال الجعفري إن الوفد جاهز.\nووصل بشار الجعفري.")).names
        assert [name.evidence.rule for name in found] == ["surname-before-full-name", "alias"]

    def test_not_before_it_where_another_bears_it_too(self, stage):
        body = "قال الجعفري إن الوفد جاهز.\nووصل بشار الجعفري وإبراهيم الجعفري."
        assert names(stage, body) == [("bashar-jaafari", "بشار الجعفري")]

    def test_in_the_headline_the_body_explains_it(self, stage):
        found = names(stage, "وصل بشار الجعفري.", "الجعفري يصل إلى العاصمة")
        assert found == [("bashar-jaafari", "الجعفري"), ("bashar-jaafari", "بشار الجعفري")]

    def test_shared_by_two_it_is_the_one_who_was_named(self, stage):
        assert names(stage, "حضر سادات أونال، ثم خرج أونال")[1:] == [("sedat-onal", "أونال")]

    def test_shared_by_two_who_were_both_named_it_is_nobody(self, stage):
        body = "حضر سادات أونال وسلجوق أونال، ثم خرج أونال"
        assert [participant for participant, _ in names(stage, body)] == [
            "sedat-onal",
            "selcuk-unal",
        ]

    def test_after_another_given_name_it_is_somebody_else_from_then_on(self, stage):
        body = "حضر نصر الحريري. وقال سعد الحريري كلمة، ثم خرج الحريري."
        assert names(stage, body) == [("nasr-al-hariri", "نصر الحريري")]

    def test_a_common_word_stays_a_common_word(self, stage):
        body = "التقى إبراهيم رئيسي الوفد بشكل رئيسي."
        assert names(stage, body) == [("ebrahim-raisi", "إبراهيم رئيسي")]

    def test_an_organisations_short_form_likewise(self, stage):
        body = "قالت وزارة الدفاع الروسية شيئا، وأضافت وزارة الدفاع آخر."
        assert names(stage, body)[1] == ("russian-mod", "وزارة الدفاع")


class TestContext:
    def test_a_delegation_is_its_states_where_the_state_is_named(self, stage):
        assert ("russia", "الوفد الروسي") in names(stage, "وصل الوفد الروسي. وتشارك روسيا غدا.")
        assert names(stage, "وصل الوفد الروسي.") == []

    def test_a_capital_is_not_its_state(self, stage):
        assert names(stage, "تشارك روسيا، وتقول موسكو إنها مستعدة.") == [("russia", "روسيا")]

    def test_a_party_to_the_talks_is_understood_where_the_talks_are_named(self, stage):
        party = ("syrian-armed-opposition", "فصائل المعارضة")
        assert party in names(stage, "شاركت فصائل المعارضة في محادثات أستانا.")
        assert party not in names(stage, "شاركت فصائل المعارضة في المعارك.")

    def test_an_outlet_that_signs_its_report(self, stage):
        assert names(stage, "الوقت- وصل الوفد في الوقت المحدد.", "عنوان") == [("alwaght", "الوقت")]


class TestSpans:
    def test_the_longest_name_wins_and_none_overlaps(self, stage):
        body = "وفد المعارضة السورية المسلحة والمعارضة السورية"
        assert names(stage, body) == [
            ("syrian-armed-opposition", "المعارضة السورية المسلحة"),
            ("syrian-opposition", "المعارضة السورية"),
        ]

    def test_offsets_are_of_headline_and_body_as_written(self, stage):
        given = draft("قــال سِيرغي لافرُوف", "بوتين في سوريا")
        for name in stage(given).names:
            assert given.text[name.start : name.end] == name.surface

    def test_a_name_does_not_go_on_from_headline_to_body(self, stage):
        assert names(stage, "المتحدة تعلن", "تقرير الأمم") == []

    def test_two_aliases_of_one_participant_are_not_ambiguous(self, stage):
        assert names(stage, "لافروف") == [("sergey-lavrov", "لافروف")]


def test_an_archive_without_names_finds_none():
    assert build_stage(Knowledge())(draft("قال لافروف")).names == ()


class TestSeeds:
    """Precision and recall on the three labelled reports."""

    @pytest.fixture
    def found_and_wanted(self, seeds, seed_drafts, facts):
        labels = json.loads((seeds / "seed_labels.json").read_text(encoding="utf-8"))["seeds"]
        stage = build_stage(facts)
        known = {name.participant for name in facts.names}
        found, wanted = Counter(), Counter()
        for report, label in labels.items():
            for name in stage(seed_drafts[report]).names:
                found[report, name.participant, name.surface] += 1
            for group in ("people", "organisations", "places"):
                for named in label[group]:
                    for form in named["surfaces"]:
                        surface = form["occurrences"][0].get("text", form["surface"])
                        if named["id"] in known:
                            wanted[report, named["id"], surface] += form["count_outside_noise"]
        return found, wanted

    def test_participants_of_a_report(self, found_and_wanted):
        found, wanted = ({entry[:2] for entry in +entries} for entries in found_and_wanted)
        assert len(found & wanted) / len(found) >= 0.95
        assert len(found & wanted) / len(wanted) >= 0.95

    def test_mentions(self, found_and_wanted):
        found, wanted = found_and_wanted
        right = (found & wanted).total()
        assert right / found.total() >= 0.95
        assert right / wanted.total() >= 0.92
