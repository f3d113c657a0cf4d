"""The participants from A to Z, and each one's page."""

import datetime as dt

import pytest
from django.utils import translation

from archive.models import Attendance, Participant, ReviewStatus, Tenure
from archive.selectors.people import people_page
from archive.selectors.person_page import person_page
from tests.factories import (
    AliasFactory,
    ArticleFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def test_people_are_filed_under_the_letter_that_a_reader_looks_under():
    for name in ("الوقت", "أنور عشقي", "ابن سعيد", "Moreau"):
        ParticipantFactory(name_ar=name)
    groups = people_page().groups
    assert [(g.initial, [p.person.name for p in g.people]) for g in groups] == [
        ("ا", ["أنور عشقي"]),
        ("س", ["ابن سعيد"]),
        ("و", ["الوقت"]),
        ("M", ["Moreau"]),
    ]


def test_people_are_filed_in_the_language_of_the_page():
    ParticipantFactory(name_ar="بشار الجعفري", name_en="Bashar Jaafari")
    ParticipantFactory(name_ar="ستيفان دي ميستورا", name_en="Staffan de Mistura")
    with translation.override("en"):
        assert [group.initial for group in people_page().groups] == ["B", "S"]


def test_a_kind_shows_its_own_and_counts_the_others_too():
    ParticipantFactory.create_batch(2)
    state = ParticipantFactory(kind="state")
    page = people_page("state")
    assert [p.person.slug for g in page.groups for p in g.people] == [state.slug]
    assert page.counts == (("person", 2), ("state", 1))


def test_everyone_has_the_number_of_public_reports_that_name_them():
    person = ParticipantFactory()
    article = ArticleFactory()
    MentionFactory(article=article, participant=person, start=0, end=4)
    MentionFactory(article=article, participant=person, start=5, end=9)
    MentionFactory(participant=person)
    MentionFactory(participant=person, status=ReviewStatus.REJECTED)
    MentionFactory(participant=person, article__is_public=False)
    (group,) = people_page().groups
    assert group.people[0].reports == 2
    page, reports = person_page(person.slug)
    assert page.reports == reports.count == len(reports.page(1)) == 2


def test_reports_of_a_person_are_newest_first_and_the_undated_last():
    person = ParticipantFactory()
    days = [None, dt.date(2017, 7, 4), dt.date(2018, 1, 1)]
    articles = [ArticleFactory(published=day) for day in days]
    for article in articles:
        MentionFactory(article=article, participant=person)
    page, reports = person_page(person.slug)
    assert [row.id for row in reports.page(1)] == [article.pk for article in articles[::-1]]
    assert [(p.days.first.year, p.reports) for p in page.years] == [(2017, 1), (2018, 1)]
    assert page.years[0].url.endswith(f"?person={person.slug}&from=2017-01-01&to=2017-12-31")


def test_names_are_told_by_script_the_most_used_first():
    person = ParticipantFactory()
    latin = AliasFactory(participant=person, text="J. Doe", script="latin")
    rare = AliasFactory(participant=person, text="الفلاني")
    common = AliasFactory(participant=person, text="فلان", is_ambiguous=True)
    MentionFactory.create_batch(2, participant=person, alias=common)
    MentionFactory(participant=person, alias=rare, status=ReviewStatus.REJECTED)
    page, _ = person_page(person.slug)
    assert [(a.text, a.mentions, a.is_ambiguous) for a in page.aliases] == [
        ("فلان", 2, True),
        ("الفلاني", 0, False),
        (latin.text, 0, False),
    ]


def test_statements_are_the_latest_and_all_are_counted():
    person = ParticipantFactory()
    days = [dt.date(2017, 7, day) for day in range(1, 15)]
    for day in days:
        article = ArticleFactory(published=day, body="قال إننا سنعود.")
        StatementFactory(article=article, speaker=person, start=45, end=55)
    StatementFactory(speaker=person, status=ReviewStatus.REJECTED)
    page, _ = person_page(person.slug)
    assert page.statement_count == 14
    shown = [statement.article.publication.days.first for statement in page.statements]
    assert shown == sorted(days, reverse=True)[: len(shown)]
    assert page.statements[0].text == article.text[45:55].strip()


WORDS = "إننا سنعود إلى المحادثات غدا"


def saying(person, words=WORDS, headline="عنوان", **fields):
    article = ArticleFactory(headline=headline, body=f"قال {words}.", **fields)
    start = article.text.index(words)
    return StatementFactory(
        article=article, speaker=person, start=start, end=start + len(words)
    ).article


def test_a_statement_in_copies_of_a_report_is_told_once_from_the_first():
    person = ParticipantFactory()
    first = saying(person, published=dt.date(2017, 7, 4))
    saying(person, headline="عنوان آخر أطول", published=dt.date(2017, 7, 5), duplicate_of=first)
    saying(person, words=WORDS.replace("إلى", "الى"), duplicate_of=first)
    page, _ = person_page(person.slug)
    assert page.statement_count == 1
    assert [(s.article.id, s.also_in) for s in page.statements] == [(first.pk, 2)]


def test_what_only_a_copy_adds_and_what_is_said_again_are_told():
    person = ParticipantFactory()
    first = saying(person)
    saying(person, words="ولن نتراجع عن هذا القرار", duplicate_of=first)
    saying(person)
    page, _ = person_page(person.slug)
    assert page.statement_count == 3
    assert [statement.also_in for statement in page.statements] == [0, 0, 0]


def test_copies_that_are_not_public_are_not_counted():
    person = ParticipantFactory()
    first = saying(person)
    saying(person, duplicate_of=first, is_public=False)
    page, _ = person_page(person.slug)
    assert [statement.also_in for statement in page.statements] == [0]


def test_a_statement_is_told_from_a_copy_where_the_first_report_is_not_public():
    person = ParticipantFactory()
    copy = saying(person, duplicate_of=saying(person, is_public=False))
    page, _ = person_page(person.slug)
    assert [(s.article.id, s.also_in) for s in page.statements] == [(copy.pk, 0)]


def test_named_with_counts_shared_reports():
    person, friend, stranger = ParticipantFactory.create_batch(3)
    for _ in range(2):
        article = ArticleFactory()
        MentionFactory(article=article, participant=person)
        MentionFactory(article=article, participant=friend)
    MentionFactory(participant=stranger)
    page, _ = person_page(person.slug)
    assert [(p.person.slug, p.reports) for p in page.named_with] == [(friend.slug, 2)]


def test_offices_and_seats_are_told_in_order_of_time_without_the_rejected():
    person, state = ParticipantFactory(), ParticipantFactory(kind="state")
    for office, start, status in [
        ("Later", "2016-05", ReviewStatus.CONFIRMED),
        ("Earlier", "2014", ReviewStatus.SUGGESTED),
        ("Wrong", "2015", ReviewStatus.REJECTED),
    ]:
        Tenure.objects.create(
            participant=person, office_ar=office, office_en=office, start=start, status=status
        )
    late = RoundFactory(number=8, start=dt.date(2017, 12, 21), end=dt.date(2017, 12, 22))
    early = RoundFactory(number=1, start=dt.date(2017, 1, 23), end=dt.date(2017, 1, 24))
    for meeting in (late, early):
        Attendance.objects.create(round=meeting, participant=person, delegation=state)
    page, _ = person_page(person.slug)
    assert [(t.office, t.start, t.is_confirmed) for t in page.tenures] == [
        ("Earlier", "2014", False),
        ("Later", "2016-05", True),
    ]
    assert [a.round.slug for a in page.attendances] == [early.slug, late.slug]


def test_a_state_has_the_rounds_that_it_sent_a_delegation_to_once_each():
    state = ParticipantFactory(kind="state")
    meeting = RoundFactory()
    for person in ParticipantFactory.create_batch(2):
        Attendance.objects.create(round=meeting, participant=person, delegation=state)
    with translation.override("en"):
        (seat,) = person_page(state.slug)[0].attendances
    assert (seat.round.slug, seat.role) == (meeting.slug, "sent a delegation")


@pytest.mark.parametrize(
    ("identifier", "url"),
    [("Q42", "https://www.wikidata.org/wiki/Q42"), ("", ""), ("../x", ""), ("Q", "")],
)
def test_only_sound_identifiers_lead_to_wikidata(identifier, url):
    person = ParticipantFactory(wikidata_id=identifier)
    assert person_page(person.slug)[0].wikidata_url == url


def test_an_unknown_participant_is_not_there():
    with pytest.raises(Participant.DoesNotExist):
        person_page("nobody")
