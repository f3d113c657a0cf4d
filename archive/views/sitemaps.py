"""The sitemap: every page in both languages, each naming the other."""

import datetime as dt
from collections.abc import Sequence

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from archive.dates import DateRange
from archive.models import Article, Participant, Round, Source
from archive.selectors.periods import (
    by_month,
    by_year,
    calendar_url,
    held_days,
    month_of,
    year_of,
)


class BilingualSitemap(Sitemap):
    """Pages that are there in every language of the site."""

    i18n = True
    alternates = True
    limit = 2000


class FixedPages(BilingualSitemap):
    """The pages that are there whatever the archive holds."""

    def items(self) -> Sequence[str]:
        """Return the names of the pages."""
        return ["home", "round-list", "person-list", "source-list", "about", "search-help"]

    def location(self, item: str) -> str:
        """Return the page's address."""
        return reverse(item)


class RoundPages(BilingualSitemap):
    """The rounds."""

    def items(self) -> Sequence[str]:
        """Return the slugs."""
        return list(Round.objects.values_list("slug", flat=True))

    def location(self, item: str) -> str:
        """Return the round's address."""
        return reverse("round-detail", args=[item])


class PersonPages(BilingualSitemap):
    """The participants."""

    def items(self) -> Sequence[str]:
        """Return the slugs."""
        return list(Participant.objects.values_list("slug", flat=True))

    def location(self, item: str) -> str:
        """Return the participant's address."""
        return reverse("person-detail", args=[item])


class SourcePages(BilingualSitemap):
    """The sources."""

    def items(self) -> Sequence[str]:
        """Return the slugs."""
        return list(Source.objects.values_list("slug", flat=True))

    def location(self, item: str) -> str:
        """Return the source's address."""
        return reverse("source-detail", args=[item])


class CalendarPages(BilingualSitemap):
    """The years and the months that have reports."""

    def items(self) -> Sequence[DateRange]:
        """Return the years, then the months."""
        held = held_days(Article.objects.public())
        years = [year_of(year) for year in sorted(by_year(held))]
        return years + [month_of(*month) for month in sorted(by_month(held))]

    def location(self, item: DateRange) -> str:
        """Return the address of the year or month."""
        return calendar_url(item)


class ArticlePages(BilingualSitemap):
    """The public reports, with the time of their last change."""

    def items(self) -> Sequence[tuple[int, dt.datetime]]:
        """Return keys and times, oldest first, so that pages of the sitemap stay as they are."""
        return list(Article.objects.public().order_by("pk").values_list("pk", "modified_at"))

    def location(self, item: tuple[int, dt.datetime]) -> str:
        """Return the report's address."""
        return reverse("article-detail", args=[item[0]])

    def lastmod(self, item: tuple[int, dt.datetime]) -> dt.datetime:
        """Return the time of the last change."""
        return item[1]

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Return the time of the latest change of any report."""
        return Article.objects.public().aggregate(latest=Max("modified_at"))["latest"]


SITEMAPS: dict[str, type[Sitemap]] = {
    "pages": FixedPages,
    "rounds": RoundPages,
    "people": PersonPages,
    "sources": SourcePages,
    "calendar": CalendarPages,
    "reports": ArticlePages,
}
