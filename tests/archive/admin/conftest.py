"""An editor at the desk, and an archive with a row of every kind."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import models
from archive.dates import PartialDate
from tests import factories


@pytest.fixture
def editor(db) -> User:
    """Return an editor with every right."""
    return User.objects.create_superuser("editor", password="a long enough secret")


@pytest.fixture
def desk(editor) -> Client:
    """Return the browser of an editor who has signed in and reads Arabic."""
    client = Client()
    client.force_login(editor)
    return client


def add_rows(count: int) -> None:
    """Add so many rows of every kind, all about different things."""
    track = factories.TrackFactory()
    for _ in range(count):
        article = factories.ArticleFactory(
            noise=[{"kind": "most-read", "text": "الأكثر قراءة", "line": 3}]
        )
        person = factories.ParticipantFactory(affiliation=factories.ParticipantFactory())
        round_ = factories.RoundFactory(track=track)
        alias = factories.AliasFactory(participant=person)
        factories.MentionFactory(article=article, participant=person, alias=alias)
        factories.RoundLinkFactory(
            article=article, round=round_, evidence="أستانا", evidence_start=0, evidence_end=6
        )
        factories.StatementFactory(article=article, speaker=person)
        models.DateMention.objects.create(
            article=article,
            surface="اليوم",
            start=41,
            end=46,
            first=dt.date(2017, 7, 4),
            last=dt.date(2017, 7, 4),
            precision="day",
            rule="weekday",
        )
        models.Tenure.objects.create(
            participant=person,
            office_ar="وزير الخارجية",
            office_en="Foreign minister",
            organisation=person.affiliation,
            start=PartialDate(2016, 5),
        )
        models.Attendance.objects.create(
            round=round_, participant=person, delegation=person.affiliation
        )
        models.RoundAlias.objects.create(round=round_, text=f"أستانا {round_.number}")
        models.SlugRedirect.objects.create(old_slug=f"old-{person.pk}", participant=person)
        models.SlugRedirect.objects.create(old_slug=f"old-{round_.pk}", round=round_)
        proposal = models.Proposal.objects.create(name="علان العلاني")
        name = models.ProposedName.objects.create(
            proposal=proposal, text="علان العلاني", key=f"علان {proposal.pk}"
        )
        models.Sighting.objects.create(
            article=article, name=name, surface="علان", start=0, end=4, rule="title-and-given-name"
        )
        batch = models.ImportBatch.objects.create(paths=["reports.jsonl"], added=1)
        models.BatchEntry.objects.create(
            batch=batch, action=models.BatchAction.ADDED, name="reports.jsonl:1", article=article
        )
        models.ArticleChange.objects.note([article.pk])
        models.DuplicateLink.objects.create(
            article=article, other=factories.ArticleFactory(), rule="near-copy", confidence=0.8
        )


@pytest.fixture
def populated(db) -> None:
    """Fill the archive with some rows of every kind."""
    add_rows(2)
