"""Lists of reports that are too long for one page."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator

from archive.models import Article

from .rows import article_rows

REPORTS_A_PAGE = 25


class ArticlePaginator(Paginator):
    """Pages of ``ArticleRow``s, two queries each.

    Takes articles in their order. The keys of a page are read first and its rows then, so that
    sorting a long list moves no texts. Where the number is already known, give it as ``count`` and
    nothing is counted again.
    """

    def __init__(self, articles: Any, count: int | None = None) -> None:
        super().__init__(articles.values_list("pk", flat=True), REPORTS_A_PAGE)
        if count is not None:
            # A cached property of Paginator: setting it is how it is told.
            self.count = count

    def _get_page(self, keys: Iterable[int], number: int, paginator: Paginator) -> Page:
        rows = article_rows_of(keys)
        return Page(rows, number, paginator)


def article_rows_of(keys: Iterable[int]) -> Any:
    """Return the rows of the articles with these keys, in the order of the keys."""
    wanted = list(keys)
    position = {key: place for place, key in enumerate(wanted)}
    rows = article_rows(Article.objects.filter(pk__in=wanted))
    return tuple(sorted(rows, key=lambda row: position[row.id]))
