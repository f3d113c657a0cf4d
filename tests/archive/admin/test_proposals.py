"""The queue of persons not yet known: what editors see, decide and take back."""

from http import HTTPStatus

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from archive.models import Participant, Proposal, ProposalStatus
from archive.services.importing import import_paths
from tests import factories
from tests.archive.reports import report, write_lines

QUEUE = reverse("admin:archive_proposal_changelist")
OFTEN, ONCE = "بيتر سيارتو", "جان إيف لودريان"


@pytest.fixture
def queue(db, tmp_path):
    """Import reports that name one unknown person twice and another once."""
    texts = (
        f"وصل وزير الخارجية المجري {OFTEN} إلى أستانا.",
        f"قال الوزير المجري {OFTEN} إن بلاده تدعم محادثات أستانا.",
        f"وصل وزير الخارجية الفرنسي {ONCE}، ثم غادر.",
    )
    reports = [report(n, text=text) for n, text in enumerate(texts, start=1)]
    import_paths([write_lines(tmp_path / "reports.jsonl", *reports)])


def person(name=OFTEN):
    return Proposal.objects.get(name=name)


def page_of(proposal):
    return reverse("admin:archive_proposal_change", args=[proposal.pk])


def post(desk, decision, **fields):
    return desk.post(page_of(person()), {"decision": decision, **fields}, follow=True)


def add(desk, **fields):
    values = {
        "name_ar": OFTEN,
        "name_en": "Peter Szijjarto",
        "slug": "",
        "kind": "person",
        "description_ar": "وزير الخارجية المجري",
        "names": OFTEN,
    }
    return post(desk, "add", **{f"add-{key}": value for key, value in (values | fields).items()})


def test_the_most_named_come_first(desk, queue):
    html = desk.get(QUEUE).content.decode()
    assert html.index(OFTEN) < html.index(ONCE)


def test_the_desk_says_how_many_wait(desk, queue):
    html = desk.get(reverse("admin:index")).content.decode()
    assert f'href="{QUEUE}"' in html


def test_the_form_is_filled_in_with_what_reports_say(desk, queue):
    html = desk.get(page_of(person())).content.decode()
    assert f'value="{OFTEN}"' in html
    assert "الوزير المجري" in html


def test_an_accepted_person_is_a_participant_whom_reports_name(desk, queue):
    response = add(desk)
    assert response.redirect_chain[-1][0] == QUEUE
    participant = Participant.objects.get(slug="peter-szijjarto")
    assert participant.mentions.count() == 2
    assert participant.description_ar == "وزير الخارجية المجري"
    assert OFTEN not in desk.get(QUEUE).content.decode()
    assert OFTEN in desk.get(QUEUE, {"decision": "added"}).content.decode()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"name_en": ""}, "name_en"),
        ({"slug": "ليس عنوانا"}, "slug"),
        ({"name_en": "سيارتو"}, "slug"),
        ({"names": " \n "}, "names"),
        ({"names": "س" * 301}, "names"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_box_and_nothing_is_lost(desk, queue, fields, wrong):
    response = add(desk, **fields)
    assert wrong in response.context["add"].errors
    assert response.context["add"]["description_ar"].value() == "وزير الخارجية المجري"
    assert person().status == ProposalStatus.WAITING


def test_a_name_that_another_has_is_refused(desk, queue):
    factories.AliasFactory(text=OFTEN)
    response = add(desk)
    assert "names" in response.context["add"].errors
    assert person().status == ProposalStatus.WAITING


def test_one_who_is_known_is_offered_and_taken_with_one_button(desk, queue):
    known = factories.ParticipantFactory(name_ar="بيتر سيارتوف")
    factories.AliasFactory(participant=known)
    assert f'name="attach-near" value="{known.pk}"' in desk.get(page_of(person())).content.decode()
    post(desk, "attach", **{"attach-near": known.pk, "attach-names": OFTEN})
    assert known.mentions.count() == 2
    assert person().participant == known


def test_whoever_is_meant_can_be_looked_up(desk, queue):
    known = factories.ParticipantFactory()
    post(desk, "attach", **{"attach-participant": known.pk, "attach-names": OFTEN})
    assert person().status == ProposalStatus.KNOWN
    html = desk.get(page_of(person(ONCE))).content.decode()
    assert "admin-autocomplete" in html


def test_nobody_chosen_is_nobody_attached(desk, queue):
    response = post(desk, "attach", **{"attach-names": OFTEN})
    assert "participant" in response.context["attach"].errors
    assert person().status == ProposalStatus.WAITING


def test_rejected_ones_leave_the_queue(desk, queue):
    post(desk, "reject")
    data = {"action": "reject", "_selected_action": [person(ONCE).pk]}
    desk.post(QUEUE, data, follow=True)
    assert set(Proposal.objects.values_list("status", flat=True)) == {ProposalStatus.REJECTED}
    html = desk.get(QUEUE).content.decode()
    assert OFTEN not in html
    assert ONCE not in html


def test_a_decision_is_undone_on_its_page(desk, queue):
    add(desk)
    response = post(desk, "undo")
    assert response.redirect_chain[-1][0] == page_of(person())
    assert not Participant.objects.filter(slug="peter-szijjarto").exists()
    assert OFTEN in desk.get(QUEUE).content.decode()


def test_the_places_of_one_person_are_listed(desk, queue):
    url = reverse("admin:archive_sighting_changelist")
    html = desk.get(url, {"name__proposal__id__exact": person().pk}).content.decode()
    assert html.count("<mark>") == 2


def test_who_may_only_look_decides_nothing(queue):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_proposal"))
    client = Client()
    client.force_login(reader)
    assert 'name="decision"' not in client.get(page_of(person())).content.decode()
    response = client.post(page_of(person()), {"decision": "reject"})
    assert response.status_code == HTTPStatus.FORBIDDEN


def test_an_unknown_decision_changes_nothing(desk, queue):
    assert post(desk, "nonsense").status_code == HTTPStatus.OK
    assert person().status == ProposalStatus.WAITING
