"""Persons whom reports name wait for an editor, whose word then stands and can be taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from filelock import FileLock

from archive import models
from archive.models import Proposal, ProposalStatus, Sighting
from archive.selectors.proposals import counted_proposals, near_participants, proposal_page
from archive.services import proposals, review
from archive.services.extraction import reextract
from archive.services.importing import ImportRunningError, import_paths
from archive.services.importing.lock import LOCK_NAME
from tests import factories
from tests.archive.reports import report, write_lines

pytestmark = pytest.mark.django_db

FIRST = "وصل وزير الخارجية المجري بيتر سيارتو إلى أستانا.\nوقال سيارتو إن الحوار مستمر مع الجميع."
SECOND = "قال الوزير المجري بيتر سيارتو إن بلاده تدعم محادثات أستانا."
OTHER = "وصل وزير الخارجية الفرنسي جان إيف لودريان، ثم غادر."


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("muharrir")


@pytest.fixture
def archive(tmp_path):
    """Import three reports: two name one person, the third another."""
    path = write_lines(
        tmp_path / "reports.jsonl",
        report(1, text=FIRST, published="2018-03-01"),
        report(2, text=SECOND, published="2018-05-01"),
        report(3, text=OTHER),
    )
    import_paths([path])


def hungarian():
    return Proposal.objects.get(name="بيتر سيارتو")


def details(**fields):
    values = {
        "name_ar": "بيتر سيارتو",
        "name_en": "Péter Szijjártó",
        "slug": "peter-szijjarto",
        "kind": "person",
        "names": ["بيتر سيارتو"],
    }
    return proposals.NewParticipant(**{**values, **fields})


class TestQueue:
    def test_each_person_once_with_reports_and_days(self, archive):
        rows = {each.name: each for each in counted_proposals(Proposal.objects.all())}
        assert set(rows) == {"بيتر سيارتو", "جان إيف لودريان"}
        person = rows["بيتر سيارتو"]
        assert person.reports == 2
        assert (str(person.first_day), str(person.last_day)) == ("2018-03-01", "2018-05-01")
        assert person.office in {"وزير الخارجية المجري", "الوزير المجري"}

    def test_the_page_shows_spellings_offices_and_places(self, archive):
        page = proposal_page(hungarian())
        assert [spelling.reports for spelling in page.spellings] == [2]
        assert set(page.titles) == {"وزير الخارجية المجري", "الوزير المجري"}
        assert page.places[0].words.endswith("بيتر سيارتو")

    def test_who_may_be_meant_is_the_one_with_the_likest_name(self, archive):
        near = factories.ParticipantFactory(name_ar="بيتر سيّارتو")
        factories.AliasFactory(participant=near, text="بيتر سزيارتو")
        far = factories.ParticipantFactory(name_ar="سمير الحسيني")
        factories.AliasFactory(participant=far)
        assert [each.participant for each in near_participants(["بيتر سيارتو"])] == [near]

    def test_a_second_run_proposes_nobody_twice(self, archive):
        before = list(Sighting.objects.values_list("pk", flat=True))
        assert reextract().changed == 0
        assert list(Sighting.objects.values_list("pk", flat=True)) == before
        assert Proposal.objects.count() == 2


class TestAdding:
    def test_reports_name_the_new_participant_once_they_are_read_again(self, archive, editor):
        person = proposals.add_as_participant(hungarian(), details(), editor)
        assert proposals.read_again(hungarian()) == 2
        assert person.mentions.count() == 3
        assert person.statements.count() == 2
        assert not Sighting.objects.filter(name__proposal=hungarian()).exists()
        assert hungarian().status == ProposalStatus.ADDED
        assert hungarian().history.latest().history_user == editor

    def test_a_slug_that_is_taken_is_refused(self, archive, editor):
        factories.ParticipantFactory(slug="peter-szijjarto")
        with pytest.raises(ValidationError):
            proposals.add_as_participant(hungarian(), details(), editor)

    def test_a_name_of_another_participant_is_refused(self, archive, editor):
        other = factories.ParticipantFactory()
        factories.AliasFactory(participant=other, text="بيتر سيّارتو")
        with pytest.raises(ValidationError, match="بيتر"):
            proposals.add_as_participant(hungarian(), details(), editor)
        assert hungarian().status == ProposalStatus.WAITING

    def test_undone_it_is_as_if_it_had_not_been(self, archive, editor):
        proposals.add_as_participant(hungarian(), details(), editor)
        proposals.read_again(hungarian())
        assert proposals.undo(hungarian(), editor).kept is None
        assert hungarian().status == ProposalStatus.WAITING
        assert not models.Participant.objects.filter(slug="peter-szijjarto").exists()

    def test_undone_reports_propose_the_person_again(self, archive, editor):
        proposals.add_as_participant(hungarian(), details(), editor)
        proposals.read_again(hungarian())
        undone = proposals.undo(hungarian(), editor)
        assert proposals.read_again(hungarian(), undone.reports) == 2
        assert Sighting.objects.filter(name__proposal=hungarian()).count() == 3

    def test_undoing_keeps_a_participant_of_whom_editors_made_more(self, archive, editor):
        person = proposals.add_as_participant(hungarian(), details(), editor)
        proposals.read_again(hungarian())
        review.confirm([person.mentions.first()], editor)
        assert proposals.undo(hungarian(), editor).kept == person
        assert not person.aliases.exists()


class TestAttaching:
    def test_the_names_become_those_of_the_participant(self, archive, editor):
        known = factories.ParticipantFactory(name_ar="بيتر زيارتو")
        proposals.attach_to(hungarian(), known, ["بيتر سيارتو"], editor)
        assert proposals.read_again(hungarian()) == 2
        assert known.mentions.count() == 3
        assert hungarian().participant == known

    def test_undone_the_participant_keeps_the_names_it_had(self, archive, editor):
        known = factories.ParticipantFactory(name_ar="بيتر زيارتو")
        factories.AliasFactory(participant=known)
        proposals.attach_to(hungarian(), known, ["بيتر سيارتو", "بيتر زيارتو"], editor)
        proposals.undo(hungarian(), editor)
        assert [alias.text for alias in known.aliases.all()] == ["بيتر زيارتو"]
        assert hungarian().participant is None


class TestRejecting:
    def test_it_outlives_a_new_run(self, archive, editor):
        assert proposals.reject([hungarian()], editor) == 1
        Sighting.objects.all().delete()
        reextract()
        assert hungarian().status == ProposalStatus.REJECTED
        assert Sighting.objects.filter(name__proposal=hungarian()).count() == 3

    def test_a_new_spelling_of_the_rejected_does_not_come_back(self, archive, editor, tmp_path):
        french = Proposal.objects.get(name="جان إيف لودريان")
        proposals.reject([french], editor)
        text = "وصل الوزير الفرنسي جان ايف لودريين، ثم غادر."
        import_paths([write_lines(tmp_path / "more.jsonl", report(4, text=text))])
        assert Proposal.objects.count() == 2
        assert french.names.count() == 2

    def test_only_what_waits_is_rejected(self, archive, editor):
        proposals.reject([hungarian()], editor)
        assert proposals.reject([hungarian()], editor) == 0

    def test_undone_it_waits_again(self, archive, editor):
        proposals.reject([hungarian()], editor)
        proposals.undo(hungarian(), editor)
        assert hungarian().status == ProposalStatus.WAITING


def test_reports_are_not_read_while_an_import_runs_and_the_decision_stands(
    archive, editor, settings
):
    proposals.add_as_participant(hungarian(), details(), editor)
    with FileLock(settings.DATA_DIR / LOCK_NAME), pytest.raises(ImportRunningError):
        proposals.read_again(hungarian())
    assert hungarian().status == ProposalStatus.ADDED


def test_a_sighting_beyond_the_end_of_its_report_is_refused(archive):
    with pytest.raises(IntegrityError), transaction.atomic():
        Sighting.objects.update(end=1_000_000)
