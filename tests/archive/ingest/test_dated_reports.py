"""Undated reports dated by those most like them: right where sure, silent where not."""

import datetime as dt
from itertools import chain

import pytest

from archive.dates import Precision
from archive.ingest.date_finding import find_dates
from archive.ingest.date_inference import ARCHIVE_RULE, TEXT_RULE
from archive.ingest.dated_neighbours import neighbours
from archive.ingest.dated_reports import DatedReport, DatedReports
from archive.ingest.dating import Dater, build_stage
from archive.ingest.values import Knowledge, Origin
from tests.archive.ingest.known import KNOWLEDGE, TODAY, draft
from tests.archive.news import FIRST_DAY, dated_news, story_words, told

DAY = FIRST_DAY + dt.timedelta(100)
"""The middle of the three days of story 33: a Tuesday."""
STORY = 33
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


@pytest.fixture(scope="module")
def reports():
    return DatedReports(dated_news())


@pytest.fixture(scope="module")
def stage(reports):
    return build_stage(Knowledge(rounds=KNOWLEDGE.rounds, today=TODAY, dated=reports))


def few(*texts, source="sabah"):
    """Reports of one day each, and enough others for words to be rare."""
    own = [
        DatedReport(number, FIRST_DAY + dt.timedelta(number), source, text)
        for number, text in enumerate(texts)
    ]
    return DatedReports(
        [*own, *(each._replace(number=1000 + each.number) for each in dated_news())]
    )


def likeness(reports, text, *leave_out):
    return reports.likeness(reports.shared_words(text, leave_out))


class TestLikeness:
    def test_is_whole_for_the_same_text_and_nothing_without_a_common_word(self):
        reports = few("وصل الموفد كاترينا برفقة ستة خبراء", "حريق هائل يلتهم غابات صنوبر")
        found = likeness(reports, "وصل الموفد كاترينا برفقة ستة خبراء")
        assert found[0] == pytest.approx(1, abs=0.05)
        assert found[1] == 0

    def test_is_greater_for_a_rarer_word(self):
        reports = few("كاترينا ثعلب", "كاترينا ثعلب", "كاترينا غزال", "كاترينا أرنب")
        found = likeness(reports, "كاترينا غزال ثعلب")
        assert found[2] > found[0] > found[3]

    def test_is_greater_where_the_common_word_stands_early(self):
        rest = " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" * 5)
        reports = few(f"كاترينا {rest}", f"{rest} كاترينا", f"{rest} ثعلب")
        found = likeness(reports, "كاترينا")
        assert found[0] > found[1] > found[2] == 0

    def test_takes_no_notice_of_spelling_that_writers_change_freely(self):
        assert likeness(few("إعصار أنطاليا"), "اعصار انطاليا")[0] == pytest.approx(1, abs=0.05)

    def test_is_none_of_a_report_that_is_left_out(self, reports):
        text = told(STORY, "sabah 2017-04-11")
        own = int(likeness(reports, text).argmax())
        assert reports.days[own] == DAY.toordinal()
        without = likeness(reports, text, int(reports.numbers[own]))
        assert without[own] == 0
        assert without.max() > 0.1

    def test_is_told_by_the_words_that_make_it(self, reports):
        text = told(STORY, "another")
        nearest = int(reports.numbers[likeness(reports, text).argmax()])
        common = reports.common_words(reports.shared_words(text), nearest, 5)
        assert len(common) == 5
        assert set(common) <= set(story_words(STORY))

    @pytest.mark.parametrize("text", ["", "١٢٣", "zzz", "\n\n", "كلمة لم ترد قط"])
    def test_of_texts_without_a_known_word_is_nothing(self, reports, text):
        assert likeness(reports, text).max() == 0


def test_an_archive_without_reports_has_no_neighbours(reports):
    assert neighbours(DatedReports([]), "نص", "sabah") is None
    everything = frozenset(reports.numbers.tolist())
    assert neighbours(reports, "نص", "sabah", everything) is None


class TestDating:
    @pytest.mark.parametrize("shift", [0, 1, 2])
    def test_the_story_gives_the_days_and_the_weekday_chooses(self, stage, shift):
        day = FIRST_DAY + dt.timedelta(3 * STORY + shift)
        body = f"{told(STORY, 'another')} اليوم {WEEKDAYS[day.weekday()]}."
        publication = stage(draft(body)).publication
        assert publication.days.isoformat() == day.isoformat()
        assert publication.precision is Precision.DAY
        assert (publication.origin, publication.rule) == (Origin.INFERRED, ARCHIVE_RULE)
        assert 0.4 <= publication.confidence <= 0.95

    def test_without_a_weekday_it_says_between_which_days(self, stage):
        found = stage(draft(told(STORY, "another")))
        publication = found.publication
        assert publication.days.contains(DAY)
        assert publication.days.days <= 7
        assert len(found.candidates) >= 2
        assert {each.days.first for each in found.candidates[:3]} <= {
            DAY + dt.timedelta(away) for away in (-2, -1, 0, 1, 2)
        }

    def test_the_evidence_names_the_words_and_the_dated_reports(self, stage, reports):
        body = f"{told(STORY, 'another')} اليوم الثلاثاء."
        found = stage(draft(body))
        assert "اليوم الثلاثاء" in found.publication.evidence
        near = found.candidates[0].reports[0]
        assert f"#{near.number}" in found.publication.evidence
        assert abs((near.day - DAY).days) <= 3
        assert set(near.words) <= set(story_words(STORY))

    def test_the_days_that_words_name_are_seen_from_the_inferred_day(self, stage):
        body = f"{told(STORY, 'another')} اليوم الثلاثاء، بعد لقاء أمس."
        dates = {each.surface: each.days for each in stage(draft(body)).dates}
        assert dates["أمس"].first == DAY - dt.timedelta(1)

    def test_a_story_that_the_archive_does_not_have_stays_undated(self, stage):
        found = stage(draft(f"{told(5000, 'another')} اليوم الثلاثاء."))
        assert found.publication is None

    def test_words_of_stories_months_apart_leave_it_undecided(self, stage):
        # Both stories ran on a Friday, 21 weeks apart.
        mixed = chain.from_iterable(zip(story_words(20)[:7], story_words(69)[:7], strict=True))
        body = f"{' '.join(mixed)} اليوم الجمعة."
        found = stage(draft(body))
        assert found.publication is None or found.publication.precision is not Precision.DAY

    def test_what_the_words_alone_fix_is_left_to_them(self, stage):
        body = "التقى الوفدان اليوم الثلاثاء في إطار اجتماع أستانا 5 المنعقد اليوم وغدا. "
        publication = stage(draft(body + told(STORY, "another"))).publication
        assert (publication.days.isoformat(), publication.rule) == ("2017-07-04", TEXT_RULE)

    def test_a_stated_date_is_never_weighed_against_others(self, stage):
        found = stage(draft(told(STORY, "another"), published="2016-05-05"))
        assert found.publication.origin is Origin.STATED
        assert found.candidates == ()

    def test_copies_give_the_day_of_the_copied_report(self, stage, reports):
        copy = next(each.text for each in dated_news() if each.day == DAY)
        publication = stage(draft(copy, source="third")).publication
        assert publication.days.isoformat() == DAY.isoformat()

    def test_no_day_after_today_is_given(self, reports):
        known = Knowledge(rounds=KNOWLEDGE.rounds, today=DAY - dt.timedelta(30), dated=reports)
        text = draft(f"{told(STORY, 'another')} اليوم الثلاثاء.")
        found = Dater(known).date(text, find_dates(text.text))
        assert found.publication is None or found.publication.days.last <= known.today
        assert all(each.days.last <= known.today for each in found.candidates)

    def test_of_held_back_news_most_days_are_right_and_none_is_far(self, reports):
        dater = Dater(Knowledge(rounds=KNOWLEDGE.rounds, today=TODAY, dated=reports))
        exact = answered = 0
        for report in list(dated_news())[::13]:
            body = f"{report.text} وذلك {WEEKDAYS[report.day.weekday()]}."
            found = dater.date(draft(body), find_dates(f"\n{body}"), frozenset([report.number]))
            if found.publication is None or found.publication.precision is not Precision.DAY:
                continue
            answered += 1
            distance = abs((found.publication.days.first - report.day).days)
            exact += distance == 0
            assert distance <= 7
        assert answered >= 30
        assert exact >= 0.6 * answered
