"""When a report was published: stated, in a dateline, inferred, or honestly unknown."""

import datetime as dt
import gzip
import json

import pytest

from archive.dates import Precision
from archive.ingest.dating import build_stage
from archive.ingest.hidden_dates import WITH_OTHERS, WITHOUT_COPIES, infer_hidden_dates
from archive.ingest.readers.files import read_paths
from archive.ingest.values import Origin, Record
from tests.archive.ingest.known import KNOWLEDGE, TODAY, draft
from tests.conftest import shared_path


@pytest.fixture(scope="module")
def stage():
    return build_stage(KNOWLEDGE)


def published(stage, body, headline="", **fields):
    publication = stage(draft(body, headline, **fields)).publication
    return publication and (publication.days.isoformat(), publication.origin)


class TestStated:
    @pytest.mark.parametrize(
        ("field", "days"),
        [
            ("2017-07-04", "2017-07-04"),
            ("2017-07-04T08:30:00+03:00", "2017-07-04"),
            ("2017-07-04T23:30:00Z", "2017-07-04"),
            (" 2017-07-04T08:30:00 ", "2017-07-04"),
            ("2017-07", "2017-07"),
            ("2017", "2017"),
            ((TODAY + dt.timedelta(1)).isoformat(), "2025-06-02"),
        ],
    )
    def test_is_taken_as_it_stands(self, stage, field, days):
        assert published(stage, "نص", published=field) == (days, Origin.STATED)

    @pytest.mark.parametrize(
        "field",
        [
            "",
            "أمس",
            "2017-02-30",
            "0000-01-01",
            "9999-12-31",
            "1850-01-01",
            "2017-07-04T99:00:00",
            (TODAY + dt.timedelta(2)).isoformat(),
        ],
    )
    def test_is_not_taken_where_it_cannot_be(self, stage, field):
        assert published(stage, "نص بلا تاريخ", published=field) is None

    def test_keeps_the_moment_only_where_the_offset_is_stated(self, stage):
        aware = stage(draft("نص", published="2017-07-04T08:30:00+03:00")).publication
        naive = stage(draft("نص", published="2017-07-04T08:30:00")).publication
        assert aware.moment == dt.datetime(2017, 7, 4, 5, 30, tzinfo=dt.UTC)
        assert naive.moment is None

    def test_goes_before_what_the_text_says(self, stage):
        body = "أستانا، 4 تموز 2017 (وكالة) - بدأت الجولة."
        assert published(stage, body, published="2018-01-01") == ("2018-01-01", Origin.STATED)


class TestDateline:
    @pytest.mark.parametrize(
        "body",
        [
            "أستانا، 4 تموز/يوليو 2017 (سانا) - بدأت الجولة.",
            "أستانا - الثلاثاء 4 تموز 2017: بدأت الجولة.",
            "دمشق، ٤ يوليو ٢٠١٧ (وكالة)\nبدأت الجولة.",
            "الثلاثاء 4 تموز 2017\nبدأت الجولة.",
            "بدأت الجولة في موعدها.\nنشر في 4 تموز 2017",
            "بدأت الجولة في موعدها.\nتاريخ النشر: 04/07/2017",
            "2017-07-04 08:15\nبدأت الجولة.",
            "ASTANA, 4 July 2017 (Agency) - The round began.",
        ],
    )
    def test_is_the_reports_own_date(self, stage, body):
        assert published(stage, body, "عنوان") == ("2017-07-04", Origin.STATED)

    @pytest.mark.parametrize(
        "body",
        [
            "وقع الهجوم في باريس في 13 نوفمبر 2015 - وهو الأعنف.",
            "كتب رئيس الوفد في 4 تموز 2014 رسالة.",
            "فقرة أولى.\nدمشق، 4 تموز 2014 (وكالة) - خبر قديم.\nفقرة أخيرة.",
        ],
    )
    def test_is_not_any_date_in_a_sentence(self, stage, body):
        found = published(stage, body, "عنوان")
        assert found is None or found[1] is not Origin.STATED


# Reports that state no date, and the day that their words and the calendar of rounds give away.
INFERRED = {
    "2017-02-16": (
        "وفد تقني يصل إلى محادثات أستانا\n"
        "تنطلق في العاصمة الكازاخية اليوم الخميس محادثات أستانا. وكان موعدها قد أُجّل إلى منتصف "
        "يوم الخميس 16 شباط."
    ),
    "2017-07-04": "\nالتقى الوفدان اليوم الثلاثاء في إطار اجتماع أستانا 5 المنعقد اليوم وغدا.",
    "2017-05-02": (
        "\nتبدأ غداً الأربعاء 3 أيار وتستمر يومين الجولة الرابعة من محادثات أستانا بحضور الدول "
        "الضامنة."
    ),
    "2018-03-16": (
        "الوزراء يجتمعون في أستانا\n"
        "بدأ اليوم الجمعة اجتماع وزراء خارجية الدول الضامنة لمسار أستانا. ويلتقي الرؤساء في "
        "الرابع من أبريل المقبل. وكان مؤتمر الحوار الوطني السوري قد عقد نهاية يناير الماضي."
    ),
    "2017-10-25": (
        "محادثات جديدة في أستانا\n"
        "تعقد جولة جديدة من محادثات أستانا مطلع الأسبوع المقبل يومي 30 و31 تشرين الأول الجاري. "
        "وكان الوفد قد وصل أول من أمس الاثنين إلى العاصمة."
    ),
    "2017-08-09": (
        "\nاختتم الخبراء في طهران، اليوم الأربعاء 9 آب 2017، اجتماعاً مهد لجولة أستانا 7."
    ),
}


class TestInference:
    @pytest.mark.parametrize("day", INFERRED)
    def test_finds_the_day(self, stage, day):
        headline, body = INFERRED[day].split("\n")
        assert published(stage, body, headline) == (day, Origin.INFERRED)

    @pytest.mark.parametrize(
        ("body", "day"),
        [
            ("يلتقي الوفدان اليوم الخميس 16 شباط، بعد اتفاق أبرم في عام 2016.", "2017-02-16"),
            ("عقد الوفدان لقاء أمس الأحد 24 حزيران، في أول لقاء منذ عام 2017.", "2018-06-25"),
        ],
    )
    def test_a_weekday_with_its_day_and_the_latest_year_named_fix_the_year(self, stage, body, day):
        assert published(stage, body) == (day, Origin.INFERRED)

    @pytest.mark.parametrize(
        "body",
        [
            "عقد الوفدان لقاء في العاصمة وبحثا وقف إطلاق النار.",
            "التقى الوفدان اليوم الثلاثاء في العاصمة.",
            "عقد الوفدان لقاء أمس الأحد 24 حزيران.",
            "عقد الوفدان لقاء أمس الأحد 24 حزيران، بعد انتخابات عام 2011.",
            "قال الوزير الخميس إن المحادثات مستمرة في 16 شباط الجاري.",
            "وقعت الهجمات في 11 سبتمبر/أيلول 2001، وتحل ذكراها الثلاثاء.",
            "عقدت محادثات أستانا بحضور الدول الضامنة.",
        ],
    )
    def test_says_nothing_where_the_words_fit_many_days(self, stage, body):
        assert published(stage, body) is None

    def test_gives_the_words_it_rests_on_and_is_not_quite_sure(self, stage):
        headline, body = INFERRED["2017-07-04"].split("\n")
        publication = stage(draft(body, headline)).publication
        assert "اليوم الثلاثاء" in publication.evidence
        assert "أستانا 5" in publication.evidence
        assert 0.5 <= publication.confidence < 1
        assert publication.precision is Precision.DAY

    def test_never_gives_a_day_after_today(self, stage):
        body = "تبدأ غدا الخميس 20 أيلول 2029 محادثات أستانا."
        assert published(stage, body) is None


class TestDatesInTheText:
    def test_mean_days_seen_from_the_day_of_the_report(self, stage):
        body = "وصل الوفد أمس الأربعاء، وتختتم الجولة الجمعة المقبل، بعد عام على اتفاق 4 أيار 2016."
        found = stage(draft(body, published="2017-07-06")).dates
        assert [(date.surface, date.days.isoformat()) for date in found] == [
            ("أمس الأربعاء", "2017-07-05"),
            ("الجمعة المقبل", "2017-07-07"),
            ("4 أيار 2016", "2016-05-04"),
        ]

    def test_mean_no_day_where_the_report_has_none(self, stage):
        (today, full) = stage(draft("وصل الوفد اليوم بعد اتفاق 4 أيار 2016")).dates
        assert (today.days, today.precision) == (None, None)
        assert full.days.isoformat() == "2016-05-04"


class TestSeeds:
    """The five real reports, from their text alone."""

    def test_all_have_the_right_day(self, seeds, seed_drafts, facts):
        stage = build_stage(facts)
        labels = json.loads((seeds / "seed_labels.json").read_text(encoding="utf-8"))["seeds"]
        days = {name: label["publication_date"] for name, label in labels.items()}
        days |= {
            "001_6617070030061a61.txt": "2017-02-16",
            "004_ece4fd1bba93b40f.txt": "2018-03-16",
        }
        found = {name: stage(given).publication for name, given in seed_drafts.items()}
        assert {name: given and given.days.isoformat() for name, given in found.items()} == days

    def test_their_dates_mean_what_their_labels_say(self, seeds, seed_drafts, facts):
        stage = build_stage(facts)
        labels = json.loads((seeds / "seed_labels.json").read_text(encoding="utf-8"))["seeds"]
        right, wrong = set(), set()
        for name, label in labels.items():
            found = {date.surface: date.days for date in stage(seed_drafts[name]).dates}
            for date in label["dates"]:
                first = date.get("literal_iso_start", date["iso_start"])
                last = date.get("literal_iso_end", date["iso_end"])
                if first is not None and date["text"] in found:
                    days = found[date["text"]]
                    is_right = days and (f"{days.first}", f"{days.last}") == (first, last)
                    (right if is_right else wrong).add((name, date["text"]))
        assert len(right) >= 18
        # It ends on the Sunday here, on the round's Friday in the labels.
        assert {text for _, text in wrong} <= {"نهاية الأسبوع المقبل"}


@pytest.mark.corpus
def test_hidden_dates_of_the_corpus_are_seldom_guessed_wrong(stage):
    path = shared_path("corpus/reporting.jsonl.gz")
    answered = wrong = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in list(lines)[::19]:
            report = json.loads(line)
            found = stage(draft(report["text"], report["title"])).publication
            if found is not None:
                day = dt.date.fromisoformat(report["published"][:10])
                answered += 1
                wrong += abs((found.days.first - day).days) > 31
    assert wrong <= max(1, 0.03 * answered)


@pytest.mark.corpus
def test_hidden_dates_of_the_corpus_are_mostly_found_beside_the_other_reports(corpus):
    records = (record for record in read_paths([corpus]) if isinstance(record, Record))
    scores = infer_hidden_dates(records, KNOWLEDGE, sample=200, seed=3)
    for setting, least in ((WITH_OTHERS, 0.3), (WITHOUT_COPIES, 0.1)):
        score = scores[setting]
        assert score.answered >= least * score.total
        assert score.exact >= 0.6 * score.answered
        assert len(score.far_off) <= max(1, 0.03 * score.answered)
