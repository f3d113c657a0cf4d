"""The reports of a comparison as rows of the archive's database."""

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from tests.bench.collection import PEOPLE, SOURCES, BenchReport

_BATCH = 500


def start_django(folder: Path, settings: str) -> None:
    """Point these settings at an archive of its own in the folder."""
    os.environ["MASAR_DATA_DIR"] = str(folder)
    os.environ["STATIC_ROOT"] = str(folder / "static")
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()


def fill(reports: Iterable[BenchReport]) -> None:
    """Migrate the database and write the reports into it, with whom they name."""
    from django.core.management import call_command

    from archive import models

    call_command("migrate", verbosity=0)
    original = models.Original.objects.create(
        sha256="0" * 64, size=1, media_type="text/plain", encoding="utf-8", name="bench"
    )
    models.Source.objects.bulk_create(
        models.Source(pk=key, slug=f"source-{key}", name_ar=f"مصدر {key}", name_en=f"Source {key}")
        for key in range(1, SOURCES + 1)
    )
    models.Participant.objects.bulk_create(
        models.Participant(pk=key, slug=f"person-{key}", kind="person",
                           name_ar=f"شخص {key}", name_en=f"Person {key}")
        for key in range(1, PEOPLE + 1)
    )  # fmt: skip
    remaining = iter(reports)
    first = 1
    while batch := list(islice(remaining, _BATCH)):
        models.Article.objects.bulk_create(
            models.Article(
                pk=key, source_id=report.source, external_id=report.id,
                headline=report.headline[:1000], body=report.body, original=original,
                published_from=report.day, published_to=report.day, published_precision="day",
                published_origin="stated", published_confidence=1.0,
            )
            for key, report in enumerate(batch, first)
        )  # fmt: skip
        models.Mention.objects.bulk_create(
            models.Mention(article_id=key, participant_id=person, surface="-", start=0, end=1)
            for key, report in enumerate(batch, first)
            for person in report.people
        )
        first += len(batch)
