"""The first page."""

import calendar
import datetime as dt

from django.utils import timezone

from archive.dates import DateRange, Precision
from archive.models import Article, Mention

from .counts import archive_counts
from .naming import person_counts
from .paging import article_rows_of
from .rounds import axis, track_blocks
from .rows import article_rows
from .values import ArticleRow, HomePage

LATEST = 8
MOST_NAMED = 10
MOST_ON_THIS_DAY = 6


def home_page() -> HomePage:
    """Return the counts, the axis, the latest reports and who is named most."""
    counts = archive_counts()
    blocks = track_blocks()
    latest = Article.objects.public().newest_first().values_list("pk", flat=True)[:LATEST]
    return HomePage(
        counts=counts,
        axis=axis(blocks),
        latest=article_rows_of(latest),
        tracks=blocks,
        most_named=person_counts(Mention.objects.all(), MOST_NAMED),
        on_this_day=_on_this_day(timezone.localdate(), counts.days),
    )


def _on_this_day(today: dt.date, held: DateRange | None) -> tuple[ArticleRow, ...]:
    """Return the latest reports of today's day and month in other years."""
    years = range(held.first.year, held.last.year + 1) if held else range(0)
    # Asked for by date: an index answers that, and not a day and a month cut out of every date.
    days = [
        dt.date(year, today.month, today.day)
        for year in years
        if year != today.year and _exists(year, today)
    ]
    reports = Article.objects.public().filter(
        published_from__in=days, published_precision=Precision.DAY.value
    )
    return article_rows(reports.newest_first()[:MOST_ON_THIS_DAY])


def _exists(year: int, day: dt.date) -> bool:
    return (day.month, day.day) != (2, 29) or calendar.isleap(year)
