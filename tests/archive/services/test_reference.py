"""Reference data comes with each release; what an editor did with it stands."""

import json

import pytest
from simple_history.utils import bulk_update_with_history

from archive.dates import PartialDate
from archive.models import Alias, Attendance, Participant, Round, RoundAlias, SlugRedirect, Tenure
from archive.services.reference import UnknownRowError, load_reference
from archive.services.renaming import rename_slug

pytestmark = pytest.mark.django_db

PERSON = {"slug": "sergei-lavrov", "kind": "person", "name_ar": "سيرغي لافروف", "name_en": "Lavrov"}
STATE = {"slug": "russia", "kind": "state", "name_ar": "روسيا", "name_en": "Russia"}
ALIAS = {"participant": ["sergei-lavrov"], "text": "لافروڤ", "script": "arabic"}
MEETING = {
    "slug": "astana-5", "track": ["astana"], "number": 5, "name_ar": "أستانا 5",
    "name_en": "Astana 5", "start": "2017-07-04", "end": "2017-07-05", "level": "delegations",
}  # fmt: skip
TRACK = {"slug": "astana", "name_ar": "مسار أستانا", "name_en": "Astana process"}
TENURE = {
    "participant": ["sergei-lavrov"], "office_ar": "وزير", "office_en": "Minister",
    "start": "2004-03", "organisation": ["russia"],
}  # fmt: skip
SEAT = {"round": ["astana-5"], "participant": ["sergei-lavrov"], "delegation": ["russia"]}


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("muharrir")


@pytest.fixture
def folder(tmp_path):
    rows = {
        "participant": [PERSON | {"affiliation": ["russia"]}, STATE],
        "alias": [ALIAS],
        "track": [TRACK],
        "round": [MEETING],
        "roundalias": [{"round": ["astana-5"], "text": "آستانة ٥"}],
        "tenure": [TENURE],
        "attendance": [SEAT],
    }
    for model, fields in rows.items():
        write(tmp_path, model, *fields)
    return tmp_path


def write(folder, model, *rows):
    data = [{"model": f"archive.{model}", "fields": fields} for fields in rows]
    (folder / f"{model}s.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def edit(row, editor, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row._history_user = editor
    row.save()


def test_everything_is_created_once_whatever_the_order_of_the_files(folder):
    report = load_reference(folder)
    assert (report.created, report.updated, report.kept) == (8, 0, 0)
    person = Participant.objects.get(slug="sergei-lavrov")
    assert person.affiliation.slug == "russia"
    assert Tenure.objects.get().start == PartialDate(2004, 3)
    assert Attendance.objects.get().delegation.slug == "russia"
    again = load_reference(folder)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 8)


def test_names_are_folded_so_that_they_are_found(folder):
    load_reference(folder)
    assert Alias.objects.get().folded == "لافروف"
    assert Round.objects.get().aliases.get().folded == "استانه 5"


def test_a_release_corrects_what_no_editor_has_touched(folder):
    load_reference(folder)
    write(folder, "participant", PERSON | {"name_en": "Sergey Lavrov"}, STATE)
    report = load_reference(folder)
    assert (report.updated, report.unchanged) == (1, 7)
    assert Participant.objects.get(slug="sergei-lavrov").name_en == "Sergey Lavrov"


def test_what_an_editor_changed_is_left_alone(folder, editor):
    load_reference(folder)
    edit(Participant.objects.get(slug="sergei-lavrov"), editor, name_en="S. Lavrov")
    write(folder, "participant", PERSON | {"name_en": "Sergey Lavrov"}, STATE)
    report = load_reference(folder)
    assert (report.updated, report.kept) == (0, 1)
    assert Participant.objects.get(slug="sergei-lavrov").name_en == "S. Lavrov"


def test_changes_in_bulk_by_an_editor_count_too(folder, editor):
    load_reference(folder)
    alias = Alias.objects.get()
    alias.is_ambiguous = True
    bulk_update_with_history([alias], Alias, ["is_ambiguous"], default_user=editor)
    assert load_reference(folder).kept == 1
    assert Alias.objects.get().is_ambiguous


def test_what_an_editor_deleted_does_not_come_back(folder, editor):
    load_reference(folder)
    alias = Alias.objects.get()
    alias._history_user = editor
    alias.delete()
    assert load_reference(folder).kept == 1
    assert not Alias.objects.exists()


def test_a_name_of_a_round_that_an_editor_deleted_does_not_come_back(folder, editor):
    load_reference(folder)
    alias = RoundAlias.objects.get()
    alias._history_user = editor
    alias.delete()
    assert load_reference(folder).kept == 1
    assert not RoundAlias.objects.exists()


def test_a_name_that_an_editor_corrected_does_not_come_back_misspelt(folder, editor):
    load_reference(folder)
    edit(Alias.objects.get(), editor, text="لافروف")
    load_reference(folder)
    assert Alias.objects.get().text == "لافروف"


def test_a_participant_that_was_renamed_is_found_under_the_old_slug(folder, editor):
    load_reference(folder)
    person = Participant.objects.get(slug="sergei-lavrov")
    rename_slug(person, "sergey-lavrov", editor)
    write(folder, "alias", ALIAS, ALIAS | {"text": "سيرغي لافروف"})
    report = load_reference(folder)
    assert report.created == 1
    assert set(Participant.objects.values_list("slug", flat=True)) == {"sergey-lavrov", "russia"}
    assert set(person.aliases.values_list("text", flat=True)) == {"لافروڤ", "سيرغي لافروف"}


def test_a_participant_that_an_editor_deleted_takes_what_hangs_on_it_along(folder, editor):
    load_reference(folder)
    person = Participant.objects.get(slug="sergei-lavrov")
    person._history_user = editor
    person.delete()
    report = load_reference(folder)
    assert report.created == 0
    assert not Alias.objects.exists()
    assert not SlugRedirect.objects.exists()


def test_data_that_names_nothing_is_refused_as_a_whole(folder):
    write(folder, "attendance", SEAT | {"delegation": ["atlantis"]})
    with pytest.raises(UnknownRowError, match="atlantis"):
        load_reference(folder)
    assert not Participant.objects.exists()


def test_the_data_that_come_with_the_archive_load_quickly_the_second_time(
    django_assert_max_num_queries,
):
    created = load_reference().created
    assert created > 1000
    with django_assert_max_num_queries(40):
        again = load_reference()
    assert (again.created, again.updated, again.unchanged) == (0, 0, created)
