"""What the archive knows is what the stages get."""

import datetime as dt

import pytest

from archive.dates import PartialDate
from archive.ingest.knowledge import load_knowledge
from archive.ingest.values import KnownName, KnownOffice
from archive.models import Attendance, ReviewStatus, RoundAlias, Tenure
from tests.factories import AliasFactory, ParticipantFactory, RoundFactory

pytestmark = pytest.mark.django_db


def test_names_are_all_aliases_and_the_main_names():
    person = ParticipantFactory(slug="p", name_ar="فلان", name_en="John")
    AliasFactory(participant=person, text="فلان")
    AliasFactory(participant=person, text="الفلاني", is_ambiguous=True)
    assert set(load_knowledge().names) == {
        KnownName("p", "فلان", False, "person"),
        KnownName("p", "الفلاني", True, "person"),
        KnownName("p", "John", False, "person"),
    }


def test_the_spelling_of_the_main_name_comes_first():
    person = ParticipantFactory(slug="p", name_ar="رجب طيب أردوغان", name_en="Erdogan")
    for text in ("إردوغان", "رجب طيب اردوغان", "أردوغان", "رجب طيب أردوغان"):
        AliasFactory(participant=person, text=text)
    texts = [name.text for name in load_knowledge().names]
    assert texts[:2] == ["أردوغان", "رجب طيب أردوغان"]


def test_rounds_come_with_every_name():
    meeting = RoundFactory(slug="astana-5", number=5, name_ar="أستانا 5", name_en="Astana 5")
    RoundAlias.objects.create(round=meeting, text="أستانة الخامسة")
    [known] = load_knowledge().rounds
    assert (known.slug, known.track, known.number) == ("astana-5", "astana", 5)
    assert known.names == ("أستانا 5", "Astana 5", "أستانة الخامسة")
    assert known.days == meeting.days


def test_a_name_of_several_meetings_is_kept_apart_and_so_is_who_sat_there():
    meeting = RoundFactory(name_ar="أستانا 5", name_en="Astana 5")
    RoundAlias.objects.create(round=meeting, text="لقاء المجموعة", is_ambiguous=True)
    head, state = ParticipantFactory(slug="head"), ParticipantFactory(slug="state")
    Attendance.objects.create(round=meeting, participant=head, delegation=state)
    [known] = load_knowledge().rounds
    assert known.names == ("أستانا 5", "Astana 5")
    assert known.ambiguous_names == ("لقاء المجموعة",)
    assert known.participants == {"head"}


def test_offices_that_an_editor_rejected_are_not_known():
    person = ParticipantFactory(slug="p")
    office = {"participant": person, "office_ar": "وزير", "start": PartialDate(2004, 3)}
    Tenure.objects.create(**office, office_en="Minister")
    Tenure.objects.create(**office, office_en="Other", status=ReviewStatus.REJECTED)
    assert load_knowledge().offices == (KnownOffice("p", "وزير", dt.date(2004, 3, 1), None),)


def test_queries_do_not_grow(django_assert_num_queries):
    RoundFactory.create_batch(3)
    AliasFactory.create_batch(5)
    with django_assert_num_queries(6):
        load_knowledge()
