"""A reader of the data, and a report with everything that can be worked out about it."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from archive import models
from archive.dates import PartialDate
from tests import factories

Fetch = Callable[..., Any]


@pytest.fixture
def fetch(client: Client) -> Fetch:
    """Return a function that asks the API and gives back the status and the JSON."""

    def ask(path: str, status: int = 200, /, **parameters: Any) -> Any:
        response = client.get(f"/api/v1/{path}", parameters)
        assert response.status_code == status, response.content
        assert response["Content-Type"].startswith("application/json")
        return json.loads(response.content)

    return ask


@pytest.fixture
def report(db) -> models.Article:
    """Return a report of the fifth round with a speaker, a date and a statement."""
    article = factories.ArticleFactory(
        headline="انطلاق الجولة الخامسة من أستانا",
        body="وصل بشار الجعفري أمس.\nوقال الجعفري «نريد تقدماً» بعد الجلسة.",
        url="https://news.example/5",
        published_evidence="الثلاثاء 4 تموز",
    )
    text = article.text
    speaker = factories.ParticipantFactory(
        slug="bashar-jaafari", name_ar="بشار الجعفري", name_en="Bashar Jaafari"
    )
    state = factories.ParticipantFactory(slug="syria", kind="state", name_en="Syria")
    talks = factories.RoundFactory(slug="astana-5", number=5)

    def span(words: str, after: int = 0) -> dict[str, int]:
        start = text.index(words, after)
        return {"start": start, "end": start + len(words)}

    second = text.index("\nوقال")
    factories.MentionFactory(
        article=article, participant=speaker, surface="الجعفري", **span("الجعفري", second)
    )
    factories.MentionFactory(
        article=article, participant=speaker, surface="بشار الجعفري", **span("بشار الجعفري")
    )
    factories.MentionFactory(
        article=article,
        participant=state,
        surface="وصل",
        status=models.ReviewStatus.REJECTED,
        **span("وصل"),
    )
    factories.RoundLinkFactory(
        article=article, round=talks, evidence="الجولة الخامسة من أستانا", confidence=0.9
    )
    factories.StatementFactory(article=article, speaker=speaker, **span("نريد تقدماً"))
    models.DateMention.objects.create(
        article=article,
        surface="أمس",
        first=dt.date(2017, 7, 3),
        last=dt.date(2017, 7, 3),
        precision="day",
        rule="yesterday",
        **span("أمس"),
    )
    factories.AliasFactory(participant=speaker)
    factories.AliasFactory(participant=speaker, text="السفير الجعفري", is_ambiguous=True)
    models.Tenure.objects.create(
        participant=speaker,
        office_ar="المندوب الدائم",
        office_en="Permanent representative",
        organisation=state,
        start=PartialDate(2006),
    )
    models.Attendance.objects.create(round=talks, participant=speaker, delegation=state)
    models.RoundAlias.objects.create(round=talks, text="أستانا 5")
    return article
