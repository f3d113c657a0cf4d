"""Sources, with what the archive holds of each."""

import datetime as dt

from django.db.models import Count, Max, Min, Q

from archive.dates import DateRange
from archive.models import Article, Round, Source

from .paging import ArticlePaginator
from .periods import held_days, year_counts
from .rounds import link_counts, round_count
from .rows import search_url, source_ref, web_address
from .values import SourceCount, SourcePage


def source_list() -> tuple[SourceCount, ...]:
    """Return the sources that have public reports, the largest first; two queries."""
    held = {
        key: (reports, undated, first, last)
        for key, reports, undated, first, last in Article.objects.public()
        .order_by()
        .values_list("source")
        .annotate(
            reports=Count("pk"),
            undated=Count("pk", filter=Q(published_from__isnull=True)),
            first=Min("published_from"),
            last=Max("published_to"),
        )
    }
    counted = (
        _source_count(source, *held[source.pk]) for source in Source.objects.filter(pk__in=held)
    )
    return tuple(sorted(counted, key=lambda entry: (-entry.reports, entry.source.name)))


def source_page(slug: str) -> tuple[SourcePage, ArticlePaginator]:
    """Return the source with its reports, newest first; raises ``Source.DoesNotExist``.

    Five queries, and those of a page of reports.
    """
    source = Source.objects.get(slug=slug)
    reports = Article.objects.public().filter(source=source)
    held = held_days(reports)
    undated = reports.undated().count()
    total = undated + sum(count for _, count in held)
    counted = link_counts(article__source=source)
    rounds = Round.objects.filter(pk__in=counted).select_related("track")
    page = SourcePage(
        source=_source_count(
            source,
            total,
            undated,
            held[0][0].first if held else None,
            max(days.last for days, _ in held) if held else None,
        ),
        needs_check=source.needs_check,
        years=year_counts(
            held, lambda days: search_url(source=slug, from_=days.first, to=days.last)
        ),
        rounds=tuple(round_count(meeting, counted) for meeting in rounds),
    )
    return page, ArticlePaginator(reports.newest_first(), count=total)


def _source_count(
    source: Source, reports: int, undated: int, first: dt.date | None, last: dt.date | None
) -> SourceCount:
    return SourceCount(
        source=source_ref(source),
        kind=source.get_kind_display(),
        country=source.country,
        homepage=web_address(source.homepage),
        reports=reports,
        undated=undated,
        days=DateRange(first, last) if first and last else None,
    )
