"""A round's page: what came before, during and after, who was silent, and who sat there."""

import datetime as dt

import pytest

from archive.models import Attendance, AttendanceRole, ReviewStatus, Round
from archive.selectors.round_page import round_page
from archive.selectors.timeline import STATEMENTS_A_DAY
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    RoundLinkFactory,
    SourceFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db

START, END = dt.date(2017, 7, 4), dt.date(2017, 7, 5)


@pytest.fixture
def meeting():
    return RoundFactory(number=5, slug="astana-5", start=START, end=END)


def report(meeting, day, relation="subject", **fields):
    """Return a report linked to the round; ``day`` may be ISO text, a pair of days or None."""
    if isinstance(day, tuple):
        first, last = map(dt.date.fromisoformat, day)
        span = {"published_from": first, "published_to": last, "published_precision": "range"}
        article = ArticleFactory(**span, **fields)
    else:
        article = ArticleFactory(published=day and dt.date.fromisoformat(day), **fields)
    RoundLinkFactory(article=article, round=meeting, relation=relation)
    return article


def phases(page):
    """Return the listed reports of each phase, as {phase: {days: [ids]}}."""
    return {
        phase.kind: {str(day.days): [row.id for row in day.reports] for day in phase.days}
        for phase in page.phases
    }


def test_reports_stand_before_during_and_after_the_round(meeting):
    before = report(meeting, "2017-07-03")
    first, second = report(meeting, "2017-07-04"), report(meeting, "2017-07-05")
    after = report(meeting, "2017-07-06")
    assert phases(round_page("astana-5")) == {
        "before": {"2017-07-03": [before.pk]},
        "during": {"2017-07-04": [first.pk], "2017-07-05": [second.pk]},
        "after": {"2017-07-06": [after.pk]},
    }


def test_a_mere_mention_stands_only_within_fourteen_days(meeting):
    inside = [report(meeting, day, "mentioned") for day in ("2017-06-20", "2017-07-19")]
    report(meeting, "2017-06-19", "mentioned")
    report(meeting, "2017-07-20", "mentioned")
    report(meeting, None, "mentioned")
    page = round_page("astana-5")
    assert phases(page)["before"] == {"2017-06-20": [inside[0].pk]}
    assert phases(page)["after"] == {"2017-07-19": [inside[1].pk]}
    assert page.mentioned_later == 3
    assert page.reports == 2


def test_a_report_about_the_round_stands_however_late(meeting):
    late = report(meeting, "2017-12-31")
    page = round_page("astana-5")
    assert phases(page)["after"] == {"2017-12-31": [late.pk]}
    assert page.mentioned_later == 0


def test_the_days_of_a_neighbouring_round_are_its_own(meeting):
    RoundFactory(number=4, start=dt.date(2017, 6, 26), end=dt.date(2017, 6, 28))
    RoundFactory(number=6, start=dt.date(2017, 7, 10), end=dt.date(2017, 7, 11))
    kept = [report(meeting, day, "mentioned") for day in ("2017-06-29", "2017-07-09")]
    report(meeting, "2017-06-28", "mentioned")
    report(meeting, "2017-07-10", "mentioned")
    page = round_page("astana-5")
    assert phases(page)["before"] == {"2017-06-29": [kept[0].pk]}
    assert phases(page)["after"] == {"2017-07-09": [kept[1].pk]}


def test_a_round_of_another_track_takes_no_days_away(meeting):
    RoundFactory(track__slug="geneva", number=7, start=dt.date(2017, 7, 7), end=dt.date(2017, 7, 8))
    article = report(meeting, "2017-07-09", "mentioned")
    assert phases(round_page("astana-5"))["after"] == {"2017-07-09": [article.pk]}


def test_days_known_only_together_are_one_entry_in_order_of_their_first(meeting):
    whole = report(meeting, ("2017-07-06", "2017-07-09"))
    later = report(meeting, "2017-07-07")
    assert phases(round_page("astana-5"))["after"] == {
        "2017-07-06/2017-07-09": [whole.pk],
        "2017-07-07": [later.pk],
    }


def test_a_range_that_may_be_of_the_round_is_held_to_be_of_it(meeting):
    article = report(meeting, ("2017-07-02", "2017-07-04"))
    assert phases(round_page("astana-5"))["during"] == {"2017-07-02/2017-07-04": [article.pk]}


def test_reports_of_an_unknown_day_stand_apart(meeting):
    undated = report(meeting, None)
    month = report(meeting, ("2017-07-01", "2017-07-31"))
    page = round_page("astana-5")
    assert {row.id for row in page.undated} == {undated.pk, month.pk}
    assert phases(page) == {"before": {}, "during": {}, "after": {}}
    assert page.reports == 2


def test_what_an_editor_rejected_or_hid_is_nowhere(meeting):
    RoundLinkFactory(article=ArticleFactory(), round=meeting, status=ReviewStatus.REJECTED)
    report(meeting, "2017-07-04", is_public=False)
    page = round_page("astana-5")
    assert phases(page) == {"before": {}, "during": {}, "after": {}}
    assert (page.reports, page.sources, page.coverage.rows) == (0, 0, ())


def test_reports_about_the_round_come_before_those_that_mention_it(meeting):
    mentioned = report(meeting, "2017-07-04", "mentioned")
    subject = report(meeting, "2017-07-04")
    assert phases(round_page("astana-5"))["during"]["2017-07-04"] == [subject.pk, mentioned.pk]


def test_a_busy_day_lists_some_and_counts_the_rest(meeting):
    source = SourceFactory()
    for _ in range(50):
        report(meeting, "2017-07-04", source=source)
    during = round_page("astana-5").phases[1]
    day = during.days[0]
    assert len(day.reports) + day.more == during.reports == 50
    assert day.more > 0
    assert "from=2017-07-04&to=2017-07-04" in day.search_url


def test_a_phase_leads_to_a_search_of_its_days(meeting):
    report(meeting, "2017-07-06")
    report(meeting, "2017-07-09")
    after = round_page("astana-5").phases[2]
    assert after.search_url.endswith("?round=astana-5&from=2017-07-06&to=2017-07-09")


def test_a_day_quotes_each_speaker_once_the_surest_first(meeting):
    article = report(meeting, "2017-07-04")
    speakers = ParticipantFactory.create_batch(STATEMENTS_A_DAY + 1)
    for place, speaker in enumerate(speakers):
        start = place * 10
        StatementFactory(
            article=article, speaker=speaker, start=start, end=start + 5, confidence=0.5
        )
    sure = StatementFactory(
        article=article, speaker=speakers[-1], start=50, end=60, status=ReviewStatus.CONFIRMED
    )
    StatementFactory(article=article, start=70, end=80, status=ReviewStatus.REJECTED)
    said = round_page("astana-5").phases[1].days[0].statements
    assert len(said) == STATEMENTS_A_DAY
    assert len({statement.speaker.slug for statement in said}) == STATEMENTS_A_DAY
    assert [s.text for s in said if s.is_confirmed] == [article.text[sure.start : sure.end].strip()]


def test_silence_is_seen_in_the_grid(meeting):
    loud, silent, absent = SourceFactory.create_batch(3)
    report(meeting, "2017-07-04", source=loud)
    report(meeting, "2017-07-04", source=loud)
    report(meeting, "2017-07-06", source=loud)
    ArticleFactory(source=silent, published=dt.date(2017, 7, 5))
    ArticleFactory(source=absent, published=dt.date(2017, 9, 5))
    grid = round_page("astana-5").coverage
    assert [day.isoformat() for day in grid.days] == ["2017-07-04", "2017-07-05", "2017-07-06"]
    assert [row.source.slug for row in grid.rows] == [loud.slug, silent.slug]
    assert [[cell.count for cell in row.cells] for row in grid.rows] == [[2, 0, 1], [0, 0, 0]]
    assert [cell.share for cell in grid.rows[0].cells] == [4, 0, 2]
    assert (
        grid.rows[0]
        .cells[0]
        .url.endswith(f"?round=astana-5&source={loud.slug}&from=2017-07-04&to=2017-07-04")
    )
    assert grid.rows[0].cells[1].url == ""


def test_delegations_are_listed_with_their_heads_first(meeting):
    delegation = ParticipantFactory(kind="state")
    member, head, rejected = ParticipantFactory.create_batch(3)
    for person, role, status in [
        (member, AttendanceRole.MEMBER, ReviewStatus.SUGGESTED),
        (head, AttendanceRole.HEAD, ReviewStatus.CONFIRMED),
        (rejected, AttendanceRole.HEAD, ReviewStatus.REJECTED),
    ]:
        Attendance.objects.create(
            round=meeting, participant=person, delegation=delegation, role=role, status=status
        )
    (line,) = round_page("astana-5").delegations
    assert line.delegation.slug == delegation.slug
    assert [d.person.slug for d in line.delegates] == [head.slug, member.slug]
    assert [d.is_confirmed for d in line.delegates] == [True, False]


def test_a_delegation_without_names_is_shown_without_names(meeting):
    delegation = ParticipantFactory(kind="state")
    Attendance.objects.create(round=meeting, participant=delegation, delegation=delegation)
    (line,) = round_page("astana-5").delegations
    assert (line.delegation.slug, line.delegates) == (delegation.slug, ())


def test_who_is_named_counts_reports_and_not_mentions(meeting):
    often, once = ParticipantFactory.create_batch(2)
    for day in ("2017-07-04", "2017-07-05"):
        article = report(meeting, day)
        MentionFactory(article=article, participant=often, start=0, end=4)
        MentionFactory(article=article, participant=often, start=8, end=12)
    MentionFactory(article=article, participant=once)
    MentionFactory(participant=once)
    named = round_page("astana-5").named
    assert [(entry.person.slug, entry.reports) for entry in named] == [
        (often.slug, 2),
        (once.slug, 1),
    ]


def test_the_rounds_before_and_after_are_of_the_same_track(meeting):
    RoundFactory(number=4, slug="astana-4", start=dt.date(2017, 5, 3), end=dt.date(2017, 5, 4))
    RoundFactory(track__slug="geneva", number=6, start=dt.date(2017, 6, 1), end=dt.date(2017, 6, 2))
    RoundFactory(number=22, slug="astana-22", start=dt.date(2017, 9, 1), end=dt.date(2017, 9, 2))
    page = round_page("astana-5")
    assert (page.previous.slug, page.next.slug) == ("astana-4", "astana-22")
    assert page.rounds_in_track == 22
    assert [point.round.slug for point in page.axis.points if point.is_current] == ["astana-5"]


def test_an_unknown_round_is_not_there():
    with pytest.raises(Round.DoesNotExist):
        round_page("astana-55")
