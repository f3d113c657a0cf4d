"""Made-up news for tests of dating: stories that run for a few days, in words of their own."""

import datetime as dt
import random
from collections.abc import Iterator

from archive.ingest.dated_reports import DatedReport
from archive.models import Article, DateOrigin
from tests.factories import OriginalFactory, SourceFactory

FIRST_DAY = dt.date(2017, 1, 1)
STORY_DAYS = 3
"""How many days a story runs; another one follows it."""
OUTLETS = ("sabah", "masaa")

_LETTERS = "بتجحدرزسشصطعفقكلمن"
_USUAL = (
    "قال مصدر إن الجانبين بحثا سبل تعزيز التعاون بينهما وأكدا ضرورة مواصلة الحوار حول القضايا "
    "التي تهم البلدين والشعبين في هذه المرحلة كما شددا على أهمية العمل المشترك من أجل الاستقرار"
)


def story_words(story: int) -> list[str]:
    """Return the words that only this story has: names of people and places, as it were."""
    chance = random.Random(f"story {story}")
    return ["".join(chance.choices(_LETTERS, k=6)) for _ in range(14)]


def story_of(day: dt.date) -> int:
    """Return the story that is told on that day."""
    return (day - FIRST_DAY).days // STORY_DAYS


def told(story: int, teller: str) -> str:
    """Return a report of the story as that teller has it: most of its words among usual ones."""
    chance = random.Random(f"{story} told by {teller}")
    words = chance.sample(story_words(story), 10) + chance.choices(_USUAL.split(), k=30)
    chance.shuffle(words)
    return " ".join(words)


def dated_news(days: int = 260) -> Iterator[DatedReport]:
    """Yield a report a day from each outlet, for so many days."""
    for number in range(days * len(OUTLETS)):
        day = FIRST_DAY + dt.timedelta(number // len(OUTLETS))
        outlet = OUTLETS[number % len(OUTLETS)]
        yield DatedReport(number, day, outlet, told(story_of(day), f"{outlet} {day}"))


def store_news(days: int = 260) -> None:
    """Fill the archive with the dated news."""
    sources = {outlet: SourceFactory(slug=outlet) for outlet in OUTLETS}
    original = OriginalFactory()
    Article.objects.bulk_create(
        Article(
            source=sources[report.source],
            external_id=f"news-{report.number}",
            original=original,
            headline=" ".join(report.text.split()[:6]),
            body=report.text,
            published_from=report.day,
            published_to=report.day,
            published_precision="day",
            published_origin=DateOrigin.STATED,
            published_confidence=1.0,
        )
        for report in dated_news(days)
    )
