"""bootstrap: a working archive from nothing, and nothing twice."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils.translation import override

from archive.models import Article, ImportBatch, Participant, Round
from archive.services.editors import create_first_editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def built(monkeypatch):
    """Return the calls of build_index, which another app answers for."""
    calls = []
    real = call_command

    def record(name, *arguments, **options):
        if name == "build_index":
            calls.append(arguments)
        elif name != "migrate":  # the test database has its tables
            real(name, *arguments, **options)

    monkeypatch.setattr("archive.management.commands.bootstrap.call_command", record)
    return calls


def test_a_new_archive_has_reference_data_reports_an_index_and_an_editor(built, capsys):
    call_command("bootstrap", "--sample")
    assert Round.objects.filter(slug="astana-5").exists()
    assert Participant.objects.count() > 100
    assert Article.objects.count() >= 30
    assert set(Article.objects.values_list("source__kind", flat=True)) == {"digest"}
    assert built == [("--if-needed",)]
    password = re.search(r"editor, password (\S+)", capsys.readouterr().out)[1]
    assert User.objects.get(username="editor").check_password(password)
    assert len(password) >= 16


def test_a_second_start_loses_nothing_adds_nothing_and_tells_no_password(built, capsys):
    call_command("bootstrap", "--sample")
    before = list(Article.objects.values_list("pk", "modified_at"))
    capsys.readouterr()
    call_command("bootstrap", "--sample")
    out = capsys.readouterr().out
    assert list(Article.objects.values_list("pk", "modified_at")) == before
    assert ImportBatch.objects.count() == 1, "a start that brings nothing is no import"
    assert User.objects.count() == 1
    assert "password" not in out


def test_without_sample_there_are_no_reports(built):
    call_command("bootstrap")
    assert not Article.objects.exists()
    assert Round.objects.exists()


def test_an_archive_that_has_accounts_is_given_no_other(django_user_model):
    django_user_model.objects.create_user("muharrir")
    assert create_first_editor() is None
    assert User.objects.count() == 1
