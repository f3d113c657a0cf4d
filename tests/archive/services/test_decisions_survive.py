"""What an editor decided outlives a new run of extraction over a corrected report."""

import datetime as dt
import json

import pytest

from archive import models
from archive.dates import DateRange, PartialDate, Precision
from archive.services import review
from archive.services.importing import import_paths
from tests import factories

pytestmark = pytest.mark.django_db

HEADLINE = "انطلاق الجولة الخامسة من محادثات أستانا"
BODY = (
    "قال فلان الفلاني إن الجولة الخامسة من محادثات أستانا بدأت اليوم الثلاثاء 4 تموز 2017.\n"
    "ووصل علان العلاني إلى أستانا برفقة وفد من عشرة أشخاص."
)


@pytest.fixture
def article(tmp_path):
    """Return a report that was imported, with two people and a round found in it."""
    for name in ("فلان الفلاني", "علان العلاني"):
        person = factories.ParticipantFactory(name_ar=name)
        factories.AliasFactory(participant=person, text=name)
    talks = factories.RoundFactory(slug="astana-5", number=5)
    for name in ("أستانا 5", "الجولة الخامسة من محادثات أستانا"):
        models.RoundAlias.objects.create(round=talks, text=name)
    write_and_import(tmp_path, BODY)
    return models.Article.objects.get()


def write_and_import(folder, body):
    path = folder / "reports.jsonl"
    record = {"id": "1", "source": "daily", "title": HEADLINE, "text": body}
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    import_paths([path])


def status_of(article, name):
    return article.mentions.get(participant__name_ar=name).status


def test_decisions_and_dates_stay_when_the_report_is_imported_anew(article, tmp_path):
    review.reject(article.mentions.filter(participant__name_ar="فلان الفلاني"), None)
    review.confirm(article.round_links.all(), None)
    review.set_publication(article, DateRange.of(PartialDate(2017, 7, 3)), Precision.DAY, None)
    write_and_import(tmp_path, f"{BODY}\nوقال علان العلاني إن الوفد متفائل.")
    article.refresh_from_db()
    assert article.body.endswith("متفائل.")
    assert status_of(article, "فلان الفلاني") == models.ReviewStatus.REJECTED
    assert article.mentions.filter(participant__name_ar="علان العلاني").count() == 2
    assert article.round_links.get().status == models.ReviewStatus.CONFIRMED
    assert article.published_from == dt.date(2017, 7, 3)
    assert article.published_origin == models.DateOrigin.EDITED


def test_a_date_that_nobody_knows_is_not_guessed_again(article, tmp_path):
    review.set_publication(article, None, None, None)
    write_and_import(tmp_path, f"{BODY}\nالثلاثاء 4 تموز 2017.")
    article.refresh_from_db()
    assert article.published_from is None
