"""Small archives for the tests of pages: everything that a page can show, once or many times."""

import datetime as dt

from archive.models import (
    Article,
    Attendance,
    AttendanceRole,
    DateMention,
    Participant,
    ReviewStatus,
    Round,
    RoundAlias,
    Tenure,
)
from archive.selectors.periods import month_of, year_of
from tests.factories import (
    AliasFactory,
    ArticleFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    RoundLinkFactory,
    SourceFactory,
    StatementFactory,
)

FIRST_DAY = dt.date(2017, 7, 4)


def archive_of(count: int) -> tuple[Round, Participant]:
    """Fill the archive with so many of everything; return the round and the person of it all.

    Each report is of a day and a source of its own, about one round, and names and quotes people.
    """
    meeting = RoundFactory(number=5, slug="astana-5", start=FIRST_DAY)
    person = ParticipantFactory(slug="head-of-delegation")
    RoundAlias.objects.get_or_create(round=meeting, text="أستانا 5")
    # A second call adds to the first.
    held = Article.objects.count()
    for number in range(held, held + count):
        RoundFactory(number=100 + number, start=dt.date(2018, 1, 1), end=dt.date(2018, 1, 2))
        _report(number, meeting, person)
        _seat(number, meeting, person)
    ArticleFactory.create_batch(count, published=None)
    undated = ArticleFactory.create_batch(count, published=None)
    for article in undated:
        RoundLinkFactory(article=article, round=meeting)
    for days in (month_of(2017, 7), year_of(2017)):
        ArticleFactory.create_batch(
            count,
            published_from=days.first,
            published_to=days.last,
            published_precision=days.precision.value,
        )
    return meeting, person


def _report(number: int, meeting: Round, person: Participant) -> None:
    # Days before, during and after the round in turn, none of them outside of July.
    day = FIRST_DAY + dt.timedelta(days=(number * 3) % 12 - 2)
    article = ArticleFactory(source=SourceFactory(), published=day)
    ArticleFactory(duplicate_of=article, published=day, source=article.source)
    RoundLinkFactory(article=article, round=meeting)
    alias = AliasFactory(participant=person, text=f"فلان {number}")
    MentionFactory(article=article, participant=person, alias=alias)
    MentionFactory(article=article, start=5, end=9, status=ReviewStatus.CONFIRMED)
    StatementFactory(article=article, speaker=person, start=45, end=60)
    DateMention.objects.create(
        article=article, surface="اليوم", start=50, end=55, first=day, last=day, precision="day"
    )


def _seat(number: int, meeting: Round, person: Participant) -> None:
    delegation = ParticipantFactory(kind="state")
    Attendance.objects.create(
        round=meeting,
        participant=person,
        delegation=delegation,
        role=AttendanceRole.HEAD,
        status=ReviewStatus.CONFIRMED,
    )
    Tenure.objects.create(
        participant=person,
        office_ar=f"منصب {number}",
        office_en=f"Office {number}",
        organisation=delegation,
        start="2015",
    )
